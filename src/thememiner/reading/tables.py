"""Tables and boxes of a page, from its ruling lines and shaded areas.

Lines that touch make a grid; its cells are the spaces between them, merged where no line parts them. A grid with a row
of two or more written cells is a table, one with a single column is a box around running text.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from thememiner.reading.pdf_rulings import Area
from thememiner.reading.pdf_words import Word

_SNAP = 3.0
"""Points within which edges are the same edge."""
_MOST_LINES = 500
"""Lines after merging above which a page holds a drawing, not tables."""

_WHOLE_PAGE = 0.75
"""Share of the page from which a rectangle is the page's ground or frame, not a box."""


class Edge(NamedTuple):
    """A ruling line: where it lies across its direction, and from where to where it goes."""

    at: float
    start: float
    end: float


class Cell(NamedTuple):
    """A cell: its first row and column in the grid and its edges."""

    row: int
    column: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by row and column, and the outer edges."""

    cells: tuple[Cell, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def columns(self) -> int:
        """The most cells that stand in one row."""
        rows = [cell.row for cell in self.cells]
        return max(rows.count(row) for row in set(rows))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 - 1 <= x <= self.x1 + 1 and self.top - 1 <= y <= self.bottom + 1

    def cell_at(self, word: Word) -> Cell | None:
        """The cell in which a word stands: its middle decides."""
        x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
        for cell in self.cells:
            if cell.x0 - 1 <= x <= cell.x1 + 1 and cell.top - 1 <= y <= cell.bottom + 1:
                return cell
        return None


def grids(areas: Sequence[Area], width: float, height: float) -> list[Grid]:
    """The grids on a page, smallest first (a table inside a box comes before its box)."""
    across, down = _edges(areas, width, height)
    if len(across) < 2 or len(across) + len(down) > _MOST_LINES:
        return []
    found = [_grid(*part) for part in _connected(across, down)]
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.x1 - grid.x0) * (grid.bottom - grid.top))


def open_grids(areas: Sequence[Area], words: Sequence[Word], closed: Sequence[Grid]) -> list[Grid]:
    """Tables that have rules between their rows only: stacks of equally long lines with written columns between them.

    Args:
        areas: What is drawn on the page.
        words: The page's words; the white strips between them part the columns.
        closed: Grids already found; a stack inside one is none.
    """
    across = [edge for edge in _edges(areas, 1e6, 1e6)[0] if edge.end - edge.start > 100]
    found = []
    for stack in _stacks(across):
        x0, x1 = stack[0].start, stack[0].end
        inside = [word for word in words if x0 - 2 < word.x0 and word.x1 < x1 + 2]
        for part in _columnar(stack, inside):
            middle = (x0 + x1) / 2, (part[0].at + part[-1].at) / 2
            if any(grid.columns > 1 and grid.holds(*middle) for grid in closed):
                continue
            xs = _columns(_between(inside, part[0], part[-1]), x0, x1)
            if len(xs) > 2:
                ys = _levels(edge.at for edge in part)
                down = [Edge(x, ys[0], ys[-1]) for x in xs]
                found.append(Grid(tuple(_cells(part, down, xs, ys)), x0, ys[0], x1, ys[-1]))
    return found


def _between(words: Sequence[Word], above: Edge, below: Edge) -> list[Word]:
    return [word for word in words if above.at < word.y - 0.3 * word.size < below.at]


def _columnar(stack: list[Edge], words: Sequence[Word]) -> list[list[Edge]]:
    """Runs of at least three lines between which the words always stand in columns."""
    runs: list[list[Edge]] = [stack[:1]]
    for above, below in pairwise(stack):
        if len(_columns(_between(words, above, below), above.start, above.end)) > 2:
            runs[-1].append(below)
        else:
            runs.append([below])
    return [run for run in runs if len(run) >= 3]


def _stacks(across: Sequence[Edge]) -> list[list[Edge]]:
    """At least three lines of one length above each other."""
    stacks: list[list[Edge]] = []
    for edge in across:
        for stack in stacks:
            if abs(stack[0].start - edge.start) <= _SNAP and abs(stack[0].end - edge.end) <= _SNAP:
                stack.append(edge)
                break
        else:
            stacks.append([edge])
    return [stack for stack in stacks if len(stack) >= 3]


def _columns(words: Sequence[Word], x0: float, x1: float) -> list[float]:
    """Column edges: the white strips of at least half an em that no word crosses."""
    xs, reach = [x0], x0
    for word in sorted(words, key=lambda word: word.x0):
        if word.x0 - reach > 0.55 * word.size and reach > x0 + 5:
            xs.append(word.x0 - 2)
        reach = max(reach, word.x1)
    return [*xs, x1]


def _edges(areas: Sequence[Area], width: float, height: float) -> tuple[list[Edge], list[Edge]]:
    """Horizontal and vertical lines; a rectangle gives four."""
    across: list[Edge] = []
    down: list[Edge] = []
    for area in areas:
        wide, high = area.x1 - area.x0, area.bottom - area.top
        if high <= _SNAP:
            across.append(Edge((area.top + area.bottom) / 2, area.x0, area.x1))
        elif wide <= _SNAP:
            down.append(Edge((area.x0 + area.x1) / 2, area.top, area.bottom))
        elif wide > 15 and high > 9 and wide * high < _WHOLE_PAGE * width * height:
            across += [Edge(area.top, area.x0, area.x1), Edge(area.bottom, area.x0, area.x1)]
            down += [Edge(area.x0, area.top, area.bottom), Edge(area.x1, area.top, area.bottom)]
    return _collinear(across), _collinear(down)


def _collinear(edges: Iterable[Edge]) -> list[Edge]:
    """Join lines that continue each other."""
    levels: list[list[Edge]] = []
    for edge in sorted(edges):
        if levels and edge.at - levels[-1][0].at <= _SNAP:
            levels[-1].append(edge)
        else:
            levels.append([edge])
    result = []
    for level in levels:
        at = sum(edge.at for edge in level) / len(level)
        start, end = None, 0.0
        for edge in sorted(level, key=lambda edge: edge.start):
            if start is not None and edge.start <= end + _SNAP:
                end = max(end, edge.end)
                continue
            if start is not None:
                result.append(Edge(at, start, end))
            start, end = edge.start, edge.end
        if start is not None:
            result.append(Edge(at, start, end))
    return result


def _connected(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that touch one another."""
    root = list(range(len(across) + len(down)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    for i, line in enumerate(across):
        for j, post in enumerate(down):
            if post.start - _SNAP <= line.at <= post.end + _SNAP and line.start - _SNAP <= post.at <= line.end + _SNAP:
                root[find(i)] = find(len(across) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(find(i), ([], []))[0].append(line)
    for j, post in enumerate(down):
        groups.setdefault(find(len(across) + j), ([], []))[1].append(post)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _levels(values: Iterable[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > 2 * _SNAP:
            result.append(value)
    return result


def _grid(across: list[Edge], down: list[Edge]) -> Grid | None:
    xs = _levels([e.at for e in down] + [min(e.start for e in across), max(e.end for e in across)])
    ys = _levels([e.at for e in across] + [min(e.start for e in down), max(e.end for e in down)])
    if len(xs) < 2 or len(ys) < 2 or ys[-1] - ys[0] < 12 or xs[-1] - xs[0] < 30:
        return None
    return Grid(tuple(_cells(across, down, xs, ys)), xs[0], ys[0], xs[-1], ys[-1])


def _parts(edges: list[Edge], at: float, middle: float) -> bool:
    """Whether a line lies at ``at`` and covers ``middle``."""
    return any(abs(e.at - at) <= 2 * _SNAP and e.start - 1 <= middle <= e.end + 1 for e in edges)


def _cells(across: list[Edge], down: list[Edge], xs: list[float], ys: list[float]) -> list[Cell]:
    """Cells in row order; neighbours that no line parts are one cell, which belongs to its first row."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    cells: dict[tuple[int, int], Cell] = {}
    for row, (top, bottom) in enumerate(itertools.pairwise(ys)):
        for column, (x0, x1) in enumerate(itertools.pairwise(xs)):
            here = (row, column)
            if column and not _parts(down, x0, (top + bottom) / 2):
                here = owner[row, column - 1]
            elif row and not _parts(across, top, (x0 + x1) / 2):
                here = owner[row - 1, column]
            owner[row, column] = here
            old = cells.get(here, Cell(row, column, x0, top, x1, bottom))
            cells[here] = old._replace(x1=max(old.x1, x1), bottom=max(old.bottom, bottom))
    return [cells[key] for key in sorted(cells)]
