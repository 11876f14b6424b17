"""Where the table is in a sheet: title rows, header row (one or two), data rows, a second table below.

A header row is told by its names. Where no name is known, the first row that is about as wide as the table is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thememiner.local.columns import field_of, plain, rank
from thememiner.local.sheets import Cell, Row, Sheet, is_blank

_LOOK_AT = 40
_LONGEST_NAME = 200
PROSE_CHARACTERS = 40
PROSE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its name as printed, and our field for it (None: not read)."""

    index: int
    name: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A header with the rows below it; ``preface`` are the rows above (title, date, who)."""

    sheet: Sheet
    header: Row
    columns: tuple[Column, ...]
    preface: tuple[Row, ...]
    rows: tuple[Row, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns read as a field."""
        return tuple(column for column in self.columns if column.field == field)

    def values(self, column: Column) -> list[Cell]:
        """What stands in a column, blank cells left away."""
        return [cell for row in self.rows if not is_blank(cell := row.cell(column.index))]


def tables_in(sheet: Sheet, named: Mapping[str, str]) -> list[Table]:
    """The tables of a sheet, top to bottom; none where the sheet has nothing that can be a header.

    Args:
        sheet: The sheet.
        named: Our field -> column name, as the user gave it.
    """
    start = _header_index(sheet.rows, named)
    if start is None:
        return []
    tables: list[Table] = []
    while start is not None:
        header = sheet.rows[start]
        first = start + (2 if _has_second_row(sheet, start) else 1)
        end = next(_later_headers(sheet.rows, first, header), None)
        columns = _columns(sheet, sheet.rows[start:first], named)
        rows = tuple(row for row in sheet.rows[first:end] if not _repeats(row, header))
        preface = sheet.rows[:start] if not tables else ()
        tables.append(Table(sheet, header, columns, preface, rows))
        start = end
    return tables


def is_prose(cells: Sequence[Cell]) -> bool:
    """Whether at least half of some cells are sentences, not names, grades, dates or one line repeated."""
    long = [
        one
        for one in cells
        if isinstance(one, str) and len(one) >= PROSE_CHARACTERS and len(one.split()) >= PROSE_WORDS
    ]
    return len(long) * 2 >= max(len(cells), 1) and (len(cells) == 1 or len(set(long)) > 1)


def _header_index(rows: Sequence[Row], named: Mapping[str, str]) -> int | None:
    """The row with most known names; it must be at least half as wide as the widest row."""
    looked_at = rows[:_LOOK_AT]
    widest = max((row.filled for row in looked_at), default=0)
    candidates = [index for index, row in enumerate(looked_at) if row.filled * 2 >= widest]
    if not candidates:
        return None
    best = max(candidates, key=lambda index: (_known(looked_at[index], named), looked_at[index].filled, -index))
    return best if _known(looked_at[best], named) else candidates[0]


def _known(row: Row, named: Mapping[str, str]) -> int:
    """How sure a row is a header: fields known by name, text twice, what the user named above all."""
    wanted = {plain(name) for name in named.values()}
    names = [cell for cell in row.cells if isinstance(cell, str) and len(cell) <= _LONGEST_NAME]
    fields = {field for name in names if (field := field_of(name))}
    return len(fields) + ("text" in fields) + 10 * sum(plain(name) in wanted for name in names)


def _later_headers(rows: Sequence[Row], first: int, header: Row) -> Iterator[int]:
    """Rows that begin another table: only names, text and another field among them, and not the same header again."""
    for index in range(first, len(rows)):
        row = rows[index]
        if row.filled < 2 or _repeats(row, header):
            continue
        names = [cell for cell in row.cells if not is_blank(cell)]
        if any(not isinstance(name, str) or len(name) > PROSE_CHARACTERS for name in names):
            continue
        fields = [field_of(name) for name in names]
        if None not in fields and "text" in fields and len(set(fields)) > 1:
            yield index


def _repeats(row: Row, header: Row) -> bool:
    """The header once more, as where files were put together or a page began."""
    same_width = len(row.cells) == len(header.cells)
    return same_width and all(_said(one) == _said(name) for one, name in zip(row.cells, header.cells, strict=True))


def _said(cell: Cell) -> str:
    return "" if is_blank(cell) else plain(cell)


def _has_second_row(sheet: Sheet, index: int) -> bool:
    """A header of two rows: every name in the second stands under a name that is merged over several columns."""
    if index + 1 >= len(sheet.rows):
        return False
    top, below = sheet.rows[index], sheet.rows[index + 1]
    spread = _spread(sheet, top)
    names = [column for column, cell in enumerate(below.cells) if not is_blank(cell)]
    short = all(isinstance(below.cell(one), str) and len(str(below.cell(one))) <= PROSE_CHARACTERS for one in names)
    return bool(spread) and short and below.number == top.number + 1 and set(names) <= spread


def _spread(sheet: Sheet, top: Row) -> set[int]:
    """The columns under the header's merges of several columns, those at their left included."""
    covered = {column for number, column in sheet.merged if number == top.number and sheet.merged[number, column][1]}
    anchors = {column - 1 for column in covered if column - 1 not in covered}
    return covered | anchors


def _columns(sheet: Sheet, header: Sequence[Row], named: Mapping[str, str]) -> tuple[Column, ...]:
    top = header[0]
    covered = [column for number, column in sheet.merged if number == top.number]
    width = max(len(row.cells) for row in header)
    found = []
    for index in range(max([width, *(column + 1 for column in covered)])):
        above = top.cell(index)
        if is_blank(above):
            above = sheet.merged.get((top.number, index), (0, None))[1]
        below = header[1].cell(index) if len(header) > 1 else None
        names = [" ".join(str(cell).split()) for cell in (above, below) if not is_blank(cell)]
        field = next((field for name in reversed(names) if (field := field_of(name))), None)
        found.append(Column(index, ": ".join(names), field))
    return _one_each(found, named)


def _one_each(columns: Sequence[Column], named: Mapping[str, str]) -> tuple[Column, ...]:
    """One column a field (text may have several): as the user named it, else the likeliest name, else the first."""
    chosen: dict[int, str] = {}
    wanted = {plain(name): field for field, name in named.items()}
    for column in columns:
        if field := wanted.get(plain(column.name)) or wanted.get(plain(column.name.rpartition(": ")[2])):
            chosen[column.index] = field
    for field in {column.field for column in columns if column.field} - set(chosen.values()):
        of_field = [column for column in columns if column.field == field and column.index not in chosen]
        likeliest = min(of_field, key=lambda one: (rank(field, one.name), one.index), default=None)
        for column in of_field:
            if field == "text" or column is likeliest:
                chosen[column.index] = field
    return tuple(Column(one.index, one.name, chosen.get(one.index)) for one in columns)
