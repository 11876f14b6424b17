"""Reading order: which lines of a page belong to which column, and in which order the columns are read.

A gutter is a left edge that many segments share and that no segment crosses over several rows. Rows that do cross it
(titles, full-width paragraphs) part the page into bands; within a band the left column is read before the right one.
Two aligned runs of short texts are no columns but a list of labels and values: they stay rows.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from thememiner.reading.lines import Line, whole

Row = list[Line]

_LEAST_LINES = 4
"""Lines that each of two columns must have."""
_LEAST_SHARE = 0.2
"""Share of the text width that a column must have."""
_FEW = 12
"""Rows up to which a page may be the end of columns that began on the page before."""
_FILLED = 0.6
"""Share of the column width that the middle one of a column's lines must fill: prose does, labels do not."""


class Columns(NamedTuple):
    """Two columns of prose: left edge of the right one, and width of the left one."""

    gutter: float
    width: float


def columns_of(rows: Sequence[Row]) -> Columns | None:
    """The two columns in which a page is set, if it is."""
    gutter = _gutter(rows)
    if gutter is None:
        return None
    held = [row for start, end, is_columns in _bands(rows, gutter) if is_columns for row in rows[start:end]]
    return Columns(gutter, _left_width(held, gutter))


def reading_order(rows: Sequence[Row], depth: int = 0, *, known: Columns | None = None) -> list[list[Line]]:
    """The lines of a page as columns in reading order.

    Args:
        rows: Segments by baseline, from top to bottom.
        depth: How many gutters have been found on the way here.
        known: Columns of the page or of the one before: a few last lines do not show them.

    Returns:
        Runs of lines: each a column, or a stretch of text that goes over the whole width.
    """
    gutter, width = (_gutter(rows) if depth < 3 else None), 0.0
    if gutter is None and known and len(rows) <= _FEW:
        gutter, width = known
    bands = _bands(rows, gutter, width) if gutter is not None else []
    if gutter is None or not any(is_columns for _, _, is_columns in bands):
        return [[whole(row) for row in rows]] if rows else []
    ordered: list[list[Line]] = []
    for start, end, is_columns in bands:
        band = rows[start:end]
        if not is_columns:
            ordered += reading_order(band, depth + 1)
            continue
        for side in _sides(band, gutter):
            ordered += reading_order(side, depth + 1)
    return ordered


def _gutter(rows: Sequence[Row]) -> float | None:
    """Left edge of the right column, if there are two columns of prose."""
    if len(rows) < _LEAST_LINES:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    least = _LEAST_SHARE * (right - left)
    starts = Counter(
        round(segment.x0 / 3) for row in rows for segment in row if left + least < segment.x0 < right - least
    )
    for start in sorted(starts):  # a column's numbers stand left of its text: the leftmost edge that works is its own
        if starts[start] < 2 or sum(starts[start + shift] for shift in range(-1, 12)) < _LEAST_LINES:
            continue
        edge = min(s.x0 for row in rows for s in row if round(s.x0 / 3) == start) - 1
        if any(is_columns for _, _, is_columns in _bands(rows, edge)):
            return _widest(rows, edge, left + least)
    return None


def _widest(rows: Sequence[Row], edge: float, least: float) -> float:
    """The edge, or one left of it that fewer rows cross: where a column holds a list, its titles stand left of that."""
    crossing = [segment.x0 - 1 for row in rows for segment in row if segment.x0 < edge - 4 and segment.x1 > edge]
    others = sorted({x0 for x0 in crossing if x0 > least})
    return min([edge, *others], key=lambda x: sum(_crosses(row, x) for row in rows))


def _bands(rows: Sequence[Row], gutter: float, width: float = 0.0) -> list[tuple[int, int, bool]]:
    """Stretches of rows ``(start, end, whether two columns)``."""
    bands: list[tuple[int, int, bool]] = []
    start = 0
    while start < len(rows):
        end = start + 1
        crossed = _parts(rows, start, gutter)
        while end < len(rows) and _parts(rows, end, gutter) == crossed:
            end += 1
        if crossed or not _are_columns(rows[start:end], gutter):
            bands.append((start, end, False))
        else:
            bands += _trimmed(rows, start, end, gutter)
        start = end
    own = _left_width([row for start, end, is_columns in bands if is_columns for row in rows[start:end]], gutter)
    width = own or width
    return _merged([(a, b, c or _are_short_columns(rows[a:b], gutter, width)) for a, b, c in bands])


def _left_width(rows: Sequence[Row], gutter: float) -> float:
    """How wide the left column is; zero where there is none."""
    left, _ = _sides(rows, gutter)
    return max(row[-1].x1 for row in left) - min(row[0].x0 for row in left) if left else 0.0


def _are_short_columns(rows: Sequence[Row], gutter: float, width: float) -> bool:
    """Whether rows are the last or first few lines of columns that go on elsewhere: they fill the left one."""
    if not width or any(_crosses(row, gutter) for row in rows):
        return False
    left, right = _sides(rows, gutter)
    if not left or not right or any(row[0].x0 - gutter > 45 for row in right):
        return False
    return max(row[-1].x1 - row[0].x0 for row in left) > 0.8 * width and len(whole(left[0]).words) > 2


def _merged(bands: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    result: list[tuple[int, int, bool]] = []
    for start, end, is_columns in bands:
        if start == end:
            continue
        if result and not is_columns and not result[-1][2]:
            result[-1] = (result[-1][0], end, False)
        else:
            result.append((start, end, is_columns))
    return result


def _parts(rows: Sequence[Row], index: int, gutter: float) -> bool:
    """Whether a row parts the page: it crosses the gutter, or is a title that stands in white over both columns."""
    row = rows[index]
    if _crosses(row, gutter):
        return True
    return len(row) == 1 and row[0].x0 < gutter and _is_title_between(rows, index, gutter)


def _crosses(row: Row, gutter: float) -> bool:
    return any(segment.x0 < gutter - 4 and segment.x1 > gutter for segment in row)


def _is_title_between(rows: Sequence[Row], index: int, gutter: float) -> bool:
    """Whether a row on the left is larger than the right column's rows above and below, which stand well apart."""
    title = rows[index][0]
    above = next((row[-1] for row in reversed(rows[:index]) if row[-1].x0 >= gutter), None)
    if above is None or title.size < 1.1 * above.size:
        return False
    below = next((row[-1] for row in rows[index:] if row[-1].x0 >= gutter), None)
    return (
        below is not None and title.size >= 1.1 * below.size and below.y - above.y > 1.5 * title.size + 1.5 * below.size
    )


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[s for s in row if s.x0 < gutter] for row in rows]
    right = [[s for s in row if s.x0 >= gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _are_columns(rows: Sequence[Row], gutter: float) -> bool:
    left, right = _sides(rows, gutter)
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    shared = min(left[-1][0].y, right[-1][0].y) - max(left[0][0].y, right[0][0].y)
    if shared < 2.5 * right[0][0].size:
        return False
    return _is_prose(left) and _is_prose(right)


def _is_prose(column: Sequence[Row]) -> bool:
    """Whether most lines fill the column and hold several words."""
    edges = min(row[0].x0 for row in column), max(row[-1].x1 for row in column)
    filled = median((row[-1].x1 - row[0].x0) / max(1.0, edges[1] - edges[0]) for row in column)
    words = median(sum(len(segment.words) for segment in row) for row in column)
    return filled >= _FILLED and words >= 3


def _trimmed(rows: Sequence[Row], start: int, end: int, gutter: float) -> list[tuple[int, int, bool]]:
    """Take left-only rows off the end of a band where a gap or another style parts them from their column."""
    last = end
    while last > start and all(segment.x0 < gutter for segment in rows[last - 1]):
        last -= 1
    left = _sides(rows[start:last], gutter)[0]
    steps = [below[0].y - above[0].y for above, below in itertools.pairwise(left)]
    wide = max(1.6 * _leading(_sides(rows[start:end], gutter)[0]), 1.2 * max(steps, default=0.0))
    width = _left_width(rows[start:last], gutter)
    if any(row[-1].x1 - row[0].x0 > 0.7 * width for row in rows[last:end]):
        return [(start, end, True)]  # the left column goes on: text under both would cross the gutter
    for index in range(max(last, start + 1), end):
        above = next((row for row in reversed(rows[start:index]) if row[0].x0 < gutter), None)
        if above is None or above[0].size > rows[index][0].size:
            continue  # the text below a title
        if rows[index][0].y - above[0].y > wide:
            return [(start, index, True), (index, end, False)]
    return [(start, end, True)]


def _leading(column: Sequence[Row]) -> float:
    steps = [below[0].y - above[0].y for above, below in itertools.pairwise(column)]
    return median(steps) if steps else 0.0
