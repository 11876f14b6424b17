"""Headings of a PDF: told from how a paragraph is set against the body text, and ranked by it.

No single sign decides: large type does, bold or capitals do in a short paragraph that does not end like a sentence, a
section number does in front of a few words that more text follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thememiner.reading.numbering import is_next
from thememiner.reading.paragraphs import Paragraph

LARGE = 1.12
"""Font size, against the body's, from which a short paragraph is a heading whatever its weight."""
_DEEPEST = 6
_SENTENCE_END = re.compile(r"[.;,!][”’\"')\]]?$")
_QUOTED = re.compile(r"^[“‘\"']|[”\"']$")
_LABELLED_DATE = re.compile(r"[A-Z][^:.]{2,40}:\s.*\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ (?:19|20)\d\d$")
_LETTERS = re.compile(r"[^\W\d_]")


class Look(NamedTuple):
    """How a heading is set; headings that look alike have one rank."""

    size: float
    bold: bool
    capitals: bool
    italic: bool


def look(paragraph: Paragraph, text: str) -> Look:
    """The look of a paragraph."""
    lines = paragraph.lines
    return Look(
        round(max(line.size for line in lines) * 2) / 2,
        all(line.bold for line in lines),
        text.isupper() and len(_LETTERS.findall(text)) >= max(4, 0.6 * len(text)),
        all(line.italic for line in lines),
    )


def is_heading(
    paragraph: Paragraph, text: str, body: float, *, following: Paragraph | None, before: Paragraph | None = None
) -> bool:
    """Whether a paragraph is a heading.

    Args:
        paragraph: The paragraph.
        text: Its text without number.
        body: Font size of the body text.
        following: The next paragraph of the text or the same box (for one alone in its box, of the text): a heading has
            one.
        before: The paragraph before it: numbered items right behind one another are a list, not titles.
    """
    if paragraph.bulleted or paragraph.kind not in ("text", "box") or not _LETTERS.search(text):
        return False
    if following is None or _LABELLED_DATE.match(text) or (text.islower() and " " not in text):
        return False
    seen, words = look(paragraph, text), text.count(" ") + 1
    ends = bool(_SENTENCE_END.search(text))
    if seen.size >= LARGE * body and seen.bold:
        return words <= 60  # a finding may be a whole sentence
    if seen.size >= LARGE * body:
        return words <= 30 and not (ends and words > 12)
    if seen.size < 0.9 * body:
        return False
    if seen.bold:
        return words <= 25 and not ends
    if ends or (text.endswith((":", "?")) and not (seen.capitals or seen.italic)):
        return False
    if seen.capitals:
        return words <= 12
    if seen.italic:
        return words <= 14 and paragraph.gap_before > 1.3 and text[0].isupper() and not _QUOTED.search(text)
    in_list = paragraph.number and before and before.number and is_next(paragraph.number, before.number)
    return not in_list and _is_numbered_title(paragraph, text, words, following)


def _is_numbered_title(paragraph: Paragraph, text: str, words: int, following: Paragraph) -> bool:
    number = paragraph.number
    if number is None or number.kind != "decimal" or number.depth > 2 or words > 8 or not text[0].isupper():
        return False
    after = following.number
    return after is None or after.depth > number.depth


def levels(looks: Sequence[Look], depths: Sequence[int], pages: Sequence[int]) -> list[int]:
    """A level for each heading: the rank of its look, and below that the depth of its number.

    Looks of the first page that do not come back push nothing down: title pages have several.

    Args:
        looks: Looks of the headings in order.
        depths: How many figures each one's number has; 0 without a number.
        pages: The page of each one.
    """
    order = {one: (-one.size, not one.bold, not one.capitals, one.italic) for one in looks}
    has_title_page = len(set(pages)) > 2
    recurring = {order[one] for one, page in zip(looks, pages, strict=True) if page > 1 or not has_title_page}
    least: dict[Look, int] = {}
    for one, depth in zip(looks, depths, strict=True):
        if depth:
            least[one] = min(depth, least.get(one, depth))
    result = []
    for one, depth in zip(looks, depths, strict=True):
        deeper = depth - least[one] if depth else 0
        result.append(min(_DEEPEST, 1 + sum(other < order[one] for other in recurring) + deeper))
    return result
