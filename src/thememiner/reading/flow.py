"""The flow of a page: its text columns, boxes, tables and footnotes, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from thememiner.reading.layout import Columns, reading_order
from thememiner.reading.lines import Line, line_of, rows, segments
from thememiner.reading.pairs import find_pairs
from thememiner.reading.pdf_words import Word
from thememiner.reading.tables import Grid

SMALL = 0.93
"""Share of the body's font size below which text at the foot of a page may be a footnote."""

_LONG_CELL = 4
"""Lines above which the only cell of a table row is running text, not a title."""
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[ivx]{1,4})[\])]?")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines of one column, box or footnote area, from top to bottom.

    Args:
        lines: The lines.
        left: Left edge of the column.
        right: Right edge of the column.
        kind: What the run is.
        box: Number of the box in the document.
        frame: Which of its page's grids it stands in, so that the parts of one grid get one number.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    kind: str = "text"
    box: int | None = None
    frame: int = -1


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: the lines of each written cell, in column order."""

    page: int
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table or the part of one that stands on a page; ``columns`` are the left edges of its columns."""

    rows: tuple[TableRow, ...]
    columns: tuple[int, ...]
    top: float
    left: float
    right: float
    box: int | None = None
    frame: int = -1


Part = Run | Table


def page_parts(
    number: int,
    words: Sequence[Word],
    found: Sequence[Grid],
    *,
    body: float,
    turned: Sequence[Word] = (),
    known: Columns | None = None,
) -> list[Part]:
    """Set a page's words (running heads taken out) in reading order.

    Args:
        number: Physical page.
        words: The words that are read the way the page is.
        found: The page's grids, smallest first.
        body: Font size of the body text.
        turned: Words at another angle; they come last.
        known: The columns in which the page, or the one before it, is set.
    """
    main, held = _shared_out(words, found)
    floats = [(grid, inside, _framed(number, grid, inside, frame)) for frame, (grid, inside) in enumerate(held)]
    beside = [(inside, framed) for grid, inside, framed in floats if not _is_alone(grid, main)]
    cuts = sorted((grid.top, index) for index, (grid, _, _) in enumerate(floats) if _is_alone(grid, main))
    owners = {word.at: index for index, (inside, _) in enumerate(beside) for word in inside}
    main += [word for inside, _ in beside for word in inside]
    parts: list[Part] = []
    notes: list[Run] = []
    for part in _banded(number, main, [(top, floats[index][2]) for top, index in cuts], known):
        for piece in _split_at_floats(part, owners, [item for _, item in beside]):
            kept, footnotes = _without_footnotes(piece, body) if isinstance(piece, Run) else (piece, None)
            parts += _with_pairs(kept) if isinstance(kept, Run) and kept.kind == "text" else [kept]
            if footnotes and footnotes.lines:
                (notes if footnotes.kind == "footnotes" else parts).append(footnotes)
    sideways = _columns(number, list(turned))
    return [*parts, *notes, *(replace(run, kind="sideways") for run in sideways)]


def _is_alone(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether no text stands beside the grid, and it stands in no column of text."""
    if any(grid.top < word.y - 0.3 * word.size < grid.bottom for word in words):
        return False
    return not words or not _is_in_column(grid, words)


def _is_in_column(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a narrow grid stands in one of two columns: nearly no line of the text crosses its inner edge."""
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    if grid.x1 - grid.x0 > 0.6 * (right - left):
        return False
    edge = grid.x1 + 3 if grid.x0 - left < right - grid.x1 else grid.x0 - 3
    lines = segments(0, words)
    crossing = sum(line.x0 < edge < line.x1 for line in lines)
    beyond = sum(line.x0 > edge for line in lines), sum(line.x1 < edge for line in lines)
    return min(beyond) >= 4 and crossing <= 0.15 * len(lines)


def _banded(
    number: int, words: list[Word], cuts: Sequence[tuple[float, list[Part]]], known: Columns | None
) -> list[Part]:
    """The text's runs with the tables and boxes between them that part the page from side to side."""
    bands: list[list[Word]] = [[] for _ in range(len(cuts) + 1)]
    for word in words:
        bands[sum(word.y > top for top, _ in cuts)].append(word)
    columns = [_columns(number, band, known) for band in bands]
    everything = [list(run.lines) for runs in columns for run in runs]
    ordered: list[Part] = []
    for index, runs in enumerate(columns):
        for run in runs:
            left, right = _edges(list(run.lines), everything)
            ordered.append(replace(run, left=left, right=right))
        if index < len(cuts):
            ordered += cuts[index][1]
    return ordered


def _split_at_floats(part: Part, owners: dict[int, int], floats: Sequence[list[Part]]) -> list[Part]:
    """Cut a run where words of a box or table beside the text begin, and put that in their place."""
    if isinstance(part, Table) or part.kind != "text" or not owners:
        return [part]
    pieces: list[Part] = []
    lines: list[Line] = []
    placed: set[int] = set()
    for line in part.lines:
        own = tuple(word for word in line.words if word.at not in owners)
        if own:
            lines.append(line if len(own) == len(line.words) else line_of(line.page, own))
        for index in {owners[word.at] for word in line.words if word.at in owners} - placed:
            placed.add(index)
            pieces += [replace(part, lines=tuple(lines)), *floats[index]]
            lines = []
    return [*pieces, replace(part, lines=tuple(lines))]


def _shared_out(words: Sequence[Word], found: Sequence[Grid]) -> tuple[list[Word], list[tuple[Grid, list[Word]]]]:
    """Words outside of every grid, and each grid's own words."""
    inside: list[list[Word]] = [[] for _ in found]
    main: list[Word] = []
    for word in words:
        for index, grid in enumerate(found):
            if grid.holds((word.x0 + word.x1) / 2, word.y - 0.3 * word.size):
                inside[index].append(word)
                break
        else:
            main.append(word)
    return main, [(grid, held) for grid, held in zip(found, inside, strict=True) if held]


def _framed(number: int, grid: Grid, words: list[Word], frame: int) -> list[Part]:
    """A grid with its words as tables and boxes: rows of one long cell are running text in a box."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cell = grid.cell_at(word)
        cells.setdefault((cell.row, cell.column) if cell else (len(grid.cells), 0), []).append(word)
    by_row: dict[int, list[tuple[Line, ...]]] = {}
    for (row, _), held in sorted(cells.items()):
        lines = tuple(line for run in reading_order(rows(segments(number, held))) for line in run)
        by_row.setdefault(row, []).append(lines)
    written = [by_row[row] for row in sorted(by_row)]
    only_text = max(len(row) for row in written) == 1
    parts: list[Part] = []
    for is_text, group in groupby(written, lambda row: only_text or (len(row) == 1 and len(row[0]) > _LONG_CELL)):
        if is_text:
            parts.append(_boxed([line for row in group for line in row[0]], grid, frame))
        else:
            columns = tuple(sorted({round(cell.x0) for cell in grid.cells}))
            table_rows = tuple(TableRow(number, tuple(row)) for row in group)
            parts.append(Table(table_rows, columns, grid.top, grid.x0, grid.x1, frame=frame))
    return parts


def _boxed(lines: list[Line], grid: Grid, frame: int) -> Run:
    """Running text in a box; it may go as far to the right as it stands off on the left."""
    left = min(line.x0 for line in lines)
    return Run(tuple(lines), left, grid.x1 - max(0.0, left - grid.x0), "box", frame=frame)


def _columns(number: int, words: list[Word], known: Columns | None = None) -> list[Run]:
    """Text as runs in reading order, each with the edges of its own lines."""
    columns = reading_order(rows(segments(number, words)), known=known) if words else []
    return [Run(tuple(lines), *_edges(lines, [])) for lines in columns if lines]


def _edges(lines: list[Line], columns: list[list[Line]]) -> tuple[float, float]:
    """Edges of a column: those of all runs of the page that lie in the same strip."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for other in columns:
        its_left, its_right = min(line.x0 for line in other), max(line.x1 for line in other)
        if len(lines) <= len(other) and its_left - 4 <= left and right <= its_right + 4:
            left, right = min(left, its_left), max(right, its_right)
    return left, right


def _with_pairs(run: Run) -> list[Part]:
    """A run with its rows of label and value set apart as tables."""
    parts: list[Part] = []
    done = 0
    for number, pairs in enumerate(find_pairs(run.lines, run.left, run.right)):
        if run.lines[done : pairs.start]:
            parts.append(replace(run, lines=run.lines[done : pairs.start]))
        first = run.lines[pairs.start]
        columns = (round(run.left), round(pairs.rows[0][1][0].x0))
        rows_ = tuple(TableRow(first.page, row) for row in pairs.rows)
        parts.append(Table(rows_, columns, first.top, run.left, run.right, frame=1000 + number))
        done = pairs.end
    rest = run.lines[done:]
    return [*parts, replace(run, lines=rest)] if rest else parts


def _without_footnotes(run: Run, body: float) -> tuple[Run, Run]:
    """Part the small lines at the foot of a run from its text.

    They are footnotes if one begins with a mark; else they are ``small``: the end of a footnote of the page before, or
    small print.
    """
    lines = run.lines
    start = len(lines)
    while start and lines[start - 1].size < SMALL * body:
        start -= 1
    first = next((index for index in range(start, len(lines)) if _begins_footnote(lines[index])), len(lines))
    stands_off = 0 < start < len(lines) and lines[start].y - lines[start - 1].y > 1.6 * lines[start].size
    kind = "footnotes" if first < len(lines) else "small"
    if not stands_off:  # else the lines above the first mark go on from the page before
        start = first
    if start == 0 and lines and lines[0].y < 0.3 * (lines[-1].y + 1) and len(lines) > 12:
        return run, replace(run, lines=())  # a page of small print
    return replace(run, lines=lines[:start]), replace(run, lines=lines[start:], kind=kind)


def _begins_footnote(line: Line) -> bool:
    first = line.words[0]
    if len(line.words) > 1 and _MARK.fullmatch(first.text):
        raised = first.size < 0.85 * line.size or line.y - first.y > 0.1 * line.size
        return raised or not first.text[0].isalpha()
    return False
