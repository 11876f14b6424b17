"""Words to lines in reading order: baselines, then columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from thememiner.reading.pages.words import PageText, Word

_SAME_BASELINE = 0.28
"""Share of the font size by which words of one line may differ in height."""

_NARROWEST_GUTTER = 9.0
_FEWEST_LINES = 8
"""Lines that each side must have before a page counts as two columns."""

_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class Line:
    """Words on one baseline of one column, from left to right."""

    words: list[Word]
    page: int
    left: float
    right: float
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.x0 = self.words[0].x0
        self.x1 = max(word.x1 for word in self.words)
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        self.size = sizes.most_common(1)[0][0]
        self.y = next(word.y for word in self.words if word.size == self.size)
        self.bold = is_bold(self.words)
        self.text = " ".join(word.text for word in self.words)

    def same_column(self, other: Line) -> bool:
        """Whether the other line stands in the same column of the same page."""
        return (self.page, self.left, self.right) == (other.page, other.left, other.right)


def is_bold(words: Iterable[Word]) -> bool:
    """Whether every word with a letter or digit is bold, and there is one."""
    weights = [word.bold for word in words if _LETTER.search(word.text)]
    return bool(weights) and all(weights)


def page_lines(page: PageText, words: Sequence[Word]) -> list[Line]:
    """The lines of a page in reading order: two columns one after the other, what spans both where it stands."""
    rows = _baselines(words)
    if not rows:
        return []
    left, right = min(row[0].x0 for row in rows), max(word.x1 for word in words)
    gutter = _gutter(rows, left, right)
    if gutter is None:
        return [Line(row, page.number, left, right) for row in rows]
    return _in_columns(rows, page.number, left, gutter, right)


def _baselines(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.y):
        home = next((row for row in reversed(rows[-4:]) if _belongs(word, row)), None)
        if home is None:
            rows.append([word])
        else:
            home.append(word)
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _belongs(word: Word, row: Sequence[Word]) -> bool:
    main = max(row, key=lambda one: one.size)
    larger, smaller = (word, main) if word.size >= main.size else (main, word)
    drop = larger.y - smaller.y
    if abs(drop) <= _SAME_BASELINE * larger.size:
        return True
    is_raised_mark = smaller.size < 0.8 * larger.size and len(smaller.text) <= 3
    return is_raised_mark and 0 <= drop <= 0.55 * larger.size


def _gutter(rows: Sequence[Sequence[Word]], left: float, right: float) -> float | None:
    """The x that most lines with words on both sides leave free in the middle of the page, or None."""
    free: Counter[int] = Counter()
    low, high = left + 0.3 * (right - left), left + 0.7 * (right - left)
    for row in rows:
        for begin, end in _gaps(row):
            free.update(range(max(int(begin) + 1, int(low)), min(int(end), int(high)) + 1))
    if not free:
        return None
    middle = (left + right) / 2
    x = max(free, key=lambda one: (free[one], -abs(one - middle)))
    beside = [row for row in rows if not _spans(row, x)]
    # Page numbers beside the lines of a contents page are no column of text: two words make a line.
    sides = (
        sum(sum(word.x1 <= x for word in row) >= 2 for row in beside),
        sum(sum(word.x0 >= x for word in row) >= 2 for row in beside),
    )
    return float(x) if min(sides) >= _FEWEST_LINES and free[x] > len(rows) - len(beside) else None


def _gaps(row: Sequence[Word]) -> list[tuple[float, float]]:
    return [(one.x1, other.x0) for one, other in pairwise(row) if other.x0 - one.x1 >= _NARROWEST_GUTTER]


def _spans(row: Sequence[Word], x: float) -> bool:
    if row[-1].x1 <= x or row[0].x0 >= x:
        return False
    return not any(begin <= x <= end for begin, end in _gaps(row))


def _in_columns(rows: Sequence[list[Word]], page: int, left: float, gutter: float, right: float) -> list[Line]:
    lines: list[Line] = []
    band: list[list[Word]] = []

    def close_band() -> None:
        for begin, end in ((left, gutter), (gutter, right)):
            for row in band:
                side = [word for word in row if begin <= (word.x0 + word.x1) / 2 < end or word.x0 == end == right]
                if side:
                    lines.append(Line(side, page, begin, end))
        band.clear()

    for row in rows:
        if _spans(row, gutter):
            close_band()
            lines.append(Line(row, page, left, right))
        else:
            band.append(row)
    close_band()
    return lines
