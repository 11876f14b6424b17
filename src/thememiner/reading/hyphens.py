"""Lines joined to running text: hyphenation undone, real hyphens kept.

Whether a hyphen at a line end belongs to the word is decided from the document itself: the form, joined or hyphenated,
that the rest of it uses wins. Where it uses neither, a known first part such as "multi" keeps its hyphen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thememiner.reading.lines import Line

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)*")
_AT_LINE_END = re.compile(r"([^\W\d_]+)-\s*\n\s*([^\W\d_]+)")
_FEW = 50
"""Lines below which a document does not show whether it divides words."""
_KEEP_AFTER = (
    " multi non well self ex cross half anti vice long short low high one two three four five six seven eight nine ten "
    "twenty thirty forty fifty sixty seventy eighty ninety decision evidence trauma risk year hard low quality "
)
"""First parts that keep their hyphen whatever follows."""
_KEEP_BEFORE = (
    " centred based led focused specific related bound term time aged old long born wide free being building making "
    "agency birth school off up down in out on through "
)
"""Second parts that keep the hyphen after any word that the document uses by itself."""
_MAY_KEEP = (
    " inter co pre post semi part full year all much day case child age follow face step foster front "
    "single mid peer fact problem early mother father parent sub third second first data home school community "
    "police health to of and the up "
)
"""First parts that keep it before a word that the document uses by itself."""
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\xad": ""}
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, line ends apart.

    Args:
        counts: How often each form stands in it, hyphenated ones whole.
        hyphenates: Whether the document divides words at line ends; where it does not, hyphens there are real ones.
    """

    counts: Counter[str]
    hyphenates: bool

    def __getitem__(self, word: str) -> int:
        return self.counts[word]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """Count the words of a document."""
    counts: Counter[str] = Counter()
    divided: list[tuple[str, str]] = []
    lines = 0
    for text in texts:
        lines += text.count("\n")
        plain = text.translate(_LIGATURES)
        divided += [(match[1].lower(), match[2].lower()) for match in _AT_LINE_END.finditer(plain)]
        counts.update(match.lower() for match in _WORDS.findall(_AT_LINE_END.sub(" ", plain)))
    are_words = sum(counts[head + tail] > counts[f"{head}-{tail}"] for head, tail in divided)
    return Vocabulary(counts, lines < _FEW or are_words >= max(1, 0.1 * len(divided)))


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
    stem, tail = head.rpartition("-")[2], tail.partition("-")[0]
    if not words.hyphenates or len(stem) == 1 or (stem.endswith("ly") and words[stem]):
        return True
    if f" {stem} " in _KEEP_AFTER:
        return True
    if f" {stem} " in _MAY_KEEP or "-" in head:
        return words[tail] > 0 or f" {tail} " in _KEEP_BEFORE
    if f" {tail} " in _KEEP_BEFORE and len(stem) > 2:
        return words[stem] > 0 or tail in ("centred", "based", "led", "focused", "specific", "related", "bound")
    return words[stem] > 2 and words[tail] > 2 and len(stem) > 3
