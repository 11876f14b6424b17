"""Lines of a page: words with one baseline, put in order and joined to text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from thememiner.reading.pdf_words import Word

GAP = 0.9
"""White space, in font sizes, at which a line falls into segments that may belong to different columns or cells."""

_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[ivx]{1,4}")
_CLOSING = re.compile(r"[,.;:!?)\]’”]+")


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from left to right.

    Args:
        page: 1-based physical page.
        words: At least one word.
        y: Baseline, points from the page's top.
        size: Font size of most of its characters.
    """

    page: int
    words: tuple[Word, ...]
    y: float
    size: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """Upper edge, about the height of a capital above the baseline."""
        return self.y - 0.75 * self.size

    @cached_property
    def text(self) -> str:
        """The words with single spaces, letter-spaced words closed up."""
        return joined(self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether every word with letters or digits is bold."""
        return all(word.bold for word in self.words if word.text[0].isalnum()) and self.words[-1].bold

    @cached_property
    def italic(self) -> bool:
        """Whether every word is slanted."""
        return all(word.italic for word in self.words)

    def without_first(self, count: int = 1) -> Line:
        """The line after its first words (a bullet, a number)."""
        return Line(self.page, self.words[count:], self.y, self.size)


def line_of(page: int, words: Sequence[Word]) -> Line:
    """A line of words that are already in order; size and baseline are those of most of its characters."""
    first = words[0]
    if all(word.size == first.size for word in words):
        return Line(page, tuple(words), first.y, first.size)
    weight: dict[tuple[float, float], int] = {}
    for word in words:
        weight[word.size, word.y] = weight.get((word.size, word.y), 0) + len(word.text)
    size, y = max(weight, key=lambda key: weight[key])
    return Line(page, tuple(words), y, size)


def segments(page: int, words: Iterable[Word]) -> list[Line]:
    """Runs of words without a wide gap, in the order in which the file gives them."""
    found: list[Line] = []
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            found.append(line_of(page, run))
            run = []
        run.append(word)
    if run:
        found.append(line_of(page, run))
    return found


def _follows(before: Word, word: Word) -> bool:
    size = before.size if before.size > word.size else word.size
    if not -0.4 * size < word.x0 - before.x1 < GAP * size:
        return False
    return abs(word.y - before.y) < (0.3 if before.size == word.size else 0.5) * size


def rows(found: Iterable[Line]) -> list[list[Line]]:
    """Group segments by baseline, from top to bottom, each row from left to right; touching segments are joined."""
    grouped: list[list[Line]] = []
    for segment in sorted(found, key=lambda line: (line.y, line.x0)):
        if grouped and _is_level(grouped[-1], segment):
            grouped[-1].append(segment)
        else:
            grouped.append([segment])
    return [_joined_where_touching(sorted(row, key=lambda line: line.x0)) for row in grouped]


def _is_level(row: list[Line], segment: Line) -> bool:
    """Whether a segment stands on a row's baseline, or a raised mark stands right before it."""
    drop = segment.y - _baseline(row)
    if drop < 0.3 * segment.size:
        return True
    mark = row[-1]
    is_raised_mark = len(row) == 1 and bool(_MARK.fullmatch(mark.text)) and mark.size < 0.95 * segment.size
    return is_raised_mark and drop < 0.75 * segment.size and -1 < segment.x0 - mark.x1 < segment.size


def _baseline(row: list[Line]) -> float:
    return max(row, key=lambda line: len(line.words)).y if len(row) > 1 else row[0].y


def _joined_where_touching(row: list[Line]) -> list[Line]:
    result = row[:1]
    for segment in row[1:]:
        if _follows(result[-1].words[-1], segment.words[0]):
            result[-1] = line_of(segment.page, result[-1].words + segment.words)
        else:
            result.append(segment)
    return result


def whole(row: Sequence[Line]) -> Line:
    """A row of segments as one line."""
    if len(row) == 1:
        return row[0]
    return line_of(row[0].page, [word for segment in row for word in segment.words])


def joined(words: Sequence[Word]) -> str:
    """The text of words that stand in one line."""
    if len(words) >= 5 and _is_letter_spaced(words):
        return _closed_up(words)
    parts = [words[0].text]
    for before, word in itertools.pairwise(words):
        if not _is_glued(before, word):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def _is_glued(before: Word, word: Word) -> bool:
    """Whether two words are one: cut at a style change, or parted by a space that is none ("R eview")."""
    gap = (word.x0 - before.x1) / max(before.size, 1.0)
    if gap > 0.15 and word.text[0].isalnum() and word.at != before.at + len(before.text):
        return False  # nearly all words end here
    if word.at == before.at + len(before.text) and gap < 0.3:
        return True
    if _CLOSING.fullmatch(word.text) and gap < 0.8 and before.text not in "–-•":
        return True
    is_torn_off = (
        len(before.text) == 1 and before.text.isupper() and before.text not in "AIO" and word.text[0].islower()
    )
    return is_torn_off and -0.3 < gap < 0.1


def _is_letter_spaced(words: Sequence[Word]) -> bool:
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    return single >= 5 and single >= 0.8 * len(words)


def _closed_up(words: Sequence[Word]) -> str:
    """Join spaced-out letters ("L E S S O N S"); wider gaps part words."""
    gaps = [word.x0 - before.x1 for before, word in itertools.pairwise(words)]
    limit = max(1.9 * median(gaps), median(gaps) + 0.15 * words[0].size)
    pieces = [words[0].text]
    for gap, word in zip(gaps, words[1:], strict=True):
        pieces.append((" " if gap > limit else "") + word.text)
    return "".join(pieces)
