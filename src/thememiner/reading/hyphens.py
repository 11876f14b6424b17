"""Lines joined to running text: hyphenation undone, real hyphens kept.

Whether a hyphen at a line end belongs to the word is decided from the document itself: the form, joined or hyphenated,
that the rest of it uses wins. Where it uses neither, a known first part such as "multi" keeps its hyphen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from thememiner.reading.lines import Line

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)*")
_KEEP_AFTER = (
    " multi inter non well self co pre post long short cross ex half semi part full high low one two three four five "
    "six year decision all much day case evidence child age follow over up so in on by face step foster front single "
    "under mid anti peer trauma risk fact problem early mother father parent vice sub third second first quality hard "
    "data home school community police health "
)

Vocabulary = Counter[str]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """How often each word form, hyphenated ones whole, stands in a document (line ends apart)."""
    counts: Vocabulary = Counter()
    for text in texts:
        counts.update(match.lower() for match in _WORDS.findall(text))
    return counts


def join_lines(lines: Sequence[Line], words: Vocabulary) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of consecutive lines, and the offsets ``(offset, page)`` at which a new page begins."""
    text = ""
    breaks: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        text = joined_text(text, line.text, words)
        if index and line.page != lines[index - 1].page:
            start = len(text) - len(line.text)
            breaks.append((start, line.page))
    return text, tuple(breaks)


def joined_text(before: str, after: str, words: Vocabulary) -> str:
    """Two pieces of text across a line end."""
    if not before:
        return after
    if before.endswith("-") and len(before) > 1 and not before[-2].isspace() and after[0].isalnum():
        return (before if _keeps_hyphen(before, after, words) else before[:-1]) + after
    if before.endswith(("/", "–", "—")) and len(before) > 1 and before[-2].isalnum() and after[0].isalnum():
        return before + after
    return f"{before} {after}"


def _keeps_hyphen(before: str, after: str, words: Vocabulary) -> bool:
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None or not after[0].islower():
        return True
    head, tail = last[1].lower(), first[0].lower()
    closed, hyphened = words[head.rpartition("-")[2] + tail], words[f"{head}-{tail}"]
    if closed != hyphened:
        return hyphened > closed
    stem = head.rpartition("-")[2]
    if f" {stem} " in _KEEP_AFTER or "-" in head:
        return True
    return words[stem] > 2 and words[tail] > 2 and len(stem) > 3
