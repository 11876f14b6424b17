"""Tables that are set without any line: three or more columns parted by white space alone.

The first row with three texts side by side gives the columns' left edges. Rows below belong to the table as long as no
word crosses one of these edges; it is a table if three rows have three written cells, and if its cells are short, since
columns of prose are read down, not across.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from thememiner.reading.lines import Line
from thememiner.reading.pdf_words import Word
from thememiner.reading.tables import Cell, Grid

Row = list[Line]

_SAME_EDGE = 2.5
_LEAST = 3
"""Columns, and rows that fill them, that make a table."""
_FARTHEST = 3.5
"""Distance between lines, in font sizes, from which what follows is no more of the table."""


def white_grids(rows: Sequence[Row], closed: Sequence[Grid]) -> list[Grid]:
    """Tables without lines among the rows of a page, as grids.

    Args:
        rows: Segments by baseline, from top to bottom.
        closed: Grids already found; rows inside one are left alone.
    """
    if sum(len(row) >= _LEAST for row in rows) < _LEAST:
        return []
    found: list[Grid] = []
    start = 0
    while start < len(rows):
        end = _end(rows, start, closed) if len(rows[start]) >= _LEAST else start
        grid = _grid(rows[start:end], _edges(rows[start])) if end - start >= _LEAST else None
        if grid is not None:
            found.append(grid)
        start = end if grid is not None else start + 1
    return found


def _edges(row: Row) -> list[float]:
    return [segment.x0 for segment in row]


def _end(rows: Sequence[Row], start: int, closed: Sequence[Grid]) -> int:
    """The row behind the last one that keeps to the columns of the first."""
    edges = _edges(rows[start])
    for index in range(start, len(rows)):
        first = rows[index][0]
        if index > start and first.y - rows[index - 1][0].y > _FARTHEST * first.size:
            return index
        if first.x0 < edges[0] - _SAME_EDGE or any(grid.holds(first.x0, first.y) for grid in closed):
            return index
        if not any(-_SAME_EDGE < first.x0 - edge < 20 for edge in edges):
            return index
        if any(_crosses(word, edge) for segment in rows[index] for word in segment.words for edge in edges[1:]):
            return index
    return len(rows)


def _crosses(word: Word, edge: float) -> bool:
    return word.x0 < edge - _SAME_EDGE and word.x1 > edge + 0.5


def _cells_of(row: Row, edges: Sequence[float]) -> dict[int, list[Word]]:
    """The words of a row by column."""
    cells: dict[int, list[Word]] = {}
    for segment in row:
        for word in segment.words:
            cells.setdefault(sum(word.x0 >= edge - _SAME_EDGE for edge in edges) - 1, []).append(word)
    return cells


def _grid(rows: Sequence[Row], edges: list[float]) -> Grid | None:
    cells = [_cells_of(row, edges) for row in rows]
    if sum(len(row) >= _LEAST for row in cells) < _LEAST or not _is_table(cells, len(edges)):
        return None
    starts = _starts(rows, cells)
    if len(starts) < _LEAST:
        return None
    size = rows[0][0].size
    ys = [rows[index][0].y - 0.95 * size for index in starts] + [rows[-1][0].y + 0.4 * size]
    xs = [edge - 2 for edge in edges] + [max(segment.x1 for row in rows for segment in row) + 2]
    made = tuple(
        Cell(row, column, x0, top, x1, bottom)
        for row, (top, bottom) in enumerate(pairwise(ys))
        for column, (x0, x1) in enumerate(pairwise(xs))
    )
    return Grid(made, xs[0], ys[0], xs[-1], ys[-1])


def _is_table(cells: Sequence[dict[int, list[Word]]], columns: int) -> bool:
    """Whether two columns have short lines, the last one is no column of page numbers, and words begin at its edges."""
    widths = [[len(row[column]) for row in cells if column in row] for column in range(columns)]
    last = [row[columns - 1] for row in cells if columns - 1 in row]
    are_pages = all(len(words) == 1 and words[0].text.isdigit() for words in last[1:])
    return not are_pages and sum(median(width) <= 3 for width in widths if width) >= 2


def _starts(rows: Sequence[Row], cells: Sequence[dict[int, list[Word]]]) -> list[int]:
    """The lines that begin a row of the table: they stand off, or their first cell begins beside another one."""
    steps = [below[0].y - above[0].y for above, below in pairwise(rows)]
    usual = sorted(steps)[len(steps) // 4]
    starts = [0]
    for index in range(1, len(rows)):
        begins = 0 in cells[index] and len(cells[index]) >= 2 and 0 not in cells[index - 1]
        if steps[index - 1] > 1.2 * usual or begins or len(cells[index]) == len(cells[0]):
            starts.append(index)
    return starts
