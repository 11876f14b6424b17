"""The tables of a report as sheets, so that they are read as those of a spreadsheet are.

A PDF gives the written cells of a row only: where one is empty, the place of the others is told by what can stand in
each column, or the row is left out. A Word file gives empty and merged cells, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from pathlib import Path

from thememiner.local.audit_outline import Part
from thememiner.local.cells import words
from thememiner.local.columns import field_of
from thememiner.local.dates import iso_date
from thememiner.local.grades import scale_of_column
from thememiner.local.sheets import Cell, Row, Sheet, is_blank
from thememiner.local.tables import PROSE_CHARACTERS, is_prose
from thememiner.records import LeftOut

Cells = tuple[Cell, ...]
_LONGEST_LABEL = 70
_MOST_TO_TRY = 300
_WIDEST = 63
"""Columns that a table of Word may have."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table of a Word file: the words of each written row as the reader joins them, its cells, and which are merged.

    ``merged`` holds (place of the row, column): the cell goes on from the one above, or from the one to its left.
    """

    joined: tuple[str, ...]
    rows: tuple[Cells, ...]
    down: frozenset[tuple[int, int]]
    across: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """The rows of one table as a sheet, the first of its parts, and the facts that it states instead of findings."""

    sheet: Sheet
    first: Part
    pairs: tuple[tuple[str, str, int], ...] = ()

    @property
    def has_findings(self) -> bool:
        """Whether a form holds findings, and not only facts."""
        return any(field_of(name) == "text" for name, _, _ in self.pairs)


def document_tables(path: Path, parts: Sequence[Part]) -> tuple[list[DocumentTable], list[LeftOut]]:
    """The tables of a document.

    Args:
        path: The file; a Word file is opened once more for its empty and merged cells.
        parts: From `audit_outline.parts_of`; those that are table rows are used.
    """
    word_tables = list(_word_tables(path)) if path.suffix.lower() == ".docx" else []
    tables: list[DocumentTable] = []
    left_out: list[LeftOut] = []
    for number, rows in enumerate(_runs(parts, by_box=bool(word_tables)), start=1):
        page = rows[0].page
        called = f"table {number}" + (f" on page {page}" if page else "")
        table = _matching(word_tables, rows)
        if table is None:
            sheet, told = _sheet_of_text(path.name, called, rows)
            left_out += told
        else:
            sheet = _sheet_of_word(called, rows, table)
        tables.append(_recognised(sheet, rows))
    return tables, left_out


def pages_of(parts: Sequence[Part]) -> Mapping[int, str]:
    """Number of a paragraph -> its page in words; none for formats without pages."""
    return {part.number: f"page {part.page}" for part in parts if part.page}


def _runs(parts: Sequence[Part], *, by_box: bool) -> Iterator[list[Part]]:
    """Rows that follow each other; in a PDF a table goes on over the page, in Word each table is its own."""
    others = ("footnote", "caption")
    rows = [
        (part.role == "table-row", part.path, part.box if by_box else None, part)
        for part in parts
        if part.role not in others
    ]
    for (is_row, _, _), run in groupby(rows, key=lambda one: one[:3]):
        if is_row:
            yield [part for _, _, _, part in run]


def _recognised(sheet: Sheet, rows: Sequence[Part]) -> DocumentTable:
    """The table as it is, or turned: a form has names in its first column; a list of topics has no header."""
    pairs = _pairs(sheet)
    if pairs:
        first = sheet.rows[0].number
        turned = (
            Row(first, tuple(name for name, _, _ in pairs)),
            Row(first + 1, tuple(value for _, value, _ in pairs)),
        )
        return DocumentTable(replace(sheet, rows=turned, merged={}), rows[0], tuple(pairs))
    if _is_list_of_topics(sheet):
        header = Row(sheet.rows[0].number - 1, ("Topic", "Finding"))
        return DocumentTable(replace(sheet, rows=(header, *sheet.rows)), rows[0])
    return DocumentTable(sheet, rows[0])


def _pairs(sheet: Sheet) -> list[tuple[str, str, int]]:
    """Name, value and row of a form of two columns; none where it is no form."""
    if len(sheet.rows) < 2 or any(row.filled > 2 or len(row.cells) > 2 for row in sheet.rows):
        return []
    pairs = [(words(row.cell(0)), words(row.cell(1)), row.number) for row in sheet.rows]
    names = [name for name, value, _ in pairs if value]
    known = [field for name in names if (field := field_of(name.rstrip(":"))) and len(name) <= _LONGEST_LABEL]
    if len(known) < 2 or len(known) * 2 < len(names) or len(set(known) - {"heading"}) < 2:
        return []
    return [(name.rstrip(": "), value, number) for name, value, number in pairs if name and value]


def _is_list_of_topics(sheet: Sheet) -> bool:
    """Two columns without a header: short names, and sentences beside them from the first row on."""
    rows = sheet.rows
    if not rows or any(len(row.cells) != 2 or is_blank(row.cell(0)) for row in rows):
        return False
    named = all(len(words(row.cell(0))) <= _LONGEST_LABEL for row in rows)
    first = words(rows[0].cell(1))
    return named and len(first) >= PROSE_CHARACTERS and is_prose([row.cell(1) for row in rows]) and not field_of(first)


def _sheet_of_word(called: str, rows: Sequence[Part], table: WordTable) -> Sheet:
    numbers = [part.number for part in rows]
    merged: dict[tuple[int, int], tuple[int, Cell]] = {}
    for place, column in sorted(table.down | table.across):
        from_place, from_column = (place - 1, column) if (place, column) in table.down else (place, column - 1)
        if from_place < 0 or from_column < 0:
            continue
        key = numbers[from_place], from_column
        cells = table.rows[from_place]
        own = cells[from_column] if from_column < len(cells) else None
        merged[numbers[place], column] = merged.get(key, (numbers[from_place], own))
    return Sheet(
        "", tuple(_row(number, cells) for number, cells in zip(numbers, table.rows, strict=True)), merged, called=called
    )


def _sheet_of_text(source: str, called: str, rows: Sequence[Part]) -> tuple[Sheet, list[LeftOut]]:
    """Rows as the reader gives them: written cells only."""
    split = [tuple(part.text.split(" | ")) for part in rows]
    width = max(map(len, split))
    whole = [cells for cells in split if len(cells) == width]
    kept, left_out = [], []
    for part, cells in zip(rows, split, strict=True):
        placed = cells if len(cells) == width else _placed(cells, whole, width)
        if placed is None and len(cells) == 1:
            placed = cells  # a title inside the table; the row is said to hold no words where they are looked for
        if placed is None:
            reason = f"has {len(cells)} cells where the table has {width}; it is not sure which is empty"
            left_out.append(LeftOut(source, part.place, reason, "add the table as a spreadsheet"))
        else:
            kept.append(_row(part.number, placed))
    return Sheet("", tuple(kept), called=called), left_out


def _row(number: int, cells: Sequence[Cell]) -> Row:
    values = list(cells)
    while values and is_blank(values[-1]):
        values.pop()
    return Row(number, tuple(values))


def _placed(cells: Cells, whole: Sequence[Cells], width: int) -> Cells | None:
    """The cells of a shorter row at the only places where, in their order, they fit what stands in the columns."""
    found = []
    for tried, places in enumerate(combinations(range(width), len(cells))):
        if tried >= _MOST_TO_TRY:
            return None
        if all(_fits(cell, [row[place] for row in whole]) for cell, place in zip(cells, places, strict=True)):
            row: list[Cell] = [None] * width
            for cell, place in zip(cells, places, strict=True):
                row[place] = cell
            found.append(tuple(row))
    return found[0] if len(found) == 1 else None


def _fits(cell: Cell, column: Sequence[Cell]) -> bool:
    """Whether a cell is of the kind that stands in a column below its header: grades, dates, sentences or names."""
    return _kind(words(cell)) in {_kind(words(one)) for one in column[1:] or column}


def _kind(text: str) -> str:
    if scale_of_column("", [text, text]):
        return "grade"
    if iso_date(text):
        return "date"
    return "sentence" if len(text) >= PROSE_CHARACTERS else "name"


def _matching(tables: list[WordTable], rows: Sequence[Part]) -> WordTable | None:
    """The first table of the Word file with the same words; it is used up."""
    said = tuple(part.text for part in rows)
    for place, table in enumerate(tables):
        if table.joined == said:
            return tables.pop(place)
    return None


def _word_tables(path: Path) -> Iterator[WordTable]:
    """The tables of a Word file with more than one column, in order; those inside a table's cell are its words."""
    import docx

    from thememiner.reading.docx_text import W

    body = docx.Document(str(path)).element.body
    for table in body.iter(f"{W}tbl"):
        if not any(one.tag == f"{W}tc" for one in table.iterancestors()):
            yield _word_table(table)


def _span(stated: str) -> int:
    """Over how many columns a cell goes; what no table has is taken for one."""
    is_number = len(stated) < 4 and stated.isascii() and stated.isdigit()
    return int(stated) if is_number and 0 < int(stated) <= _WIDEST else 1


def _word_table(table: object) -> WordTable:
    from thememiner.reading.docx_text import W, children, text_of, value

    joined: list[str] = []
    rows: list[Cells] = []
    down: set[tuple[int, int]] = set()
    across: set[tuple[int, int]] = set()
    for row in children(table, f"{W}tr"):
        cells: list[Cell] = []
        said: list[str] = []
        below: list[int] = []
        right: list[int] = []
        for cell in children(row, f"{W}tc"):
            text = " ".join(filter(None, (text_of(one) for one in cell.iter(f"{W}p"))))
            span = _span(value(cell.find(f"{W}tcPr/{W}gridSpan")))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            below += [len(cells)] if merge is not None and value(merge) != "restart" else []
            said += [text] if text else []
            right += range(len(cells) + 1, len(cells) + span)
            cells += [text or None, *[None] * (span - 1)]
        if said:
            down |= {(len(rows), column) for column in below}
            across |= {(len(rows), column) for column in right}
            joined.append(" | ".join(said))
            rows.append(tuple(cells))
    return WordTable(tuple(joined), tuple(rows), frozenset(down), frozenset(across))
