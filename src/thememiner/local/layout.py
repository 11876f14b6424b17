"""How one table is read: which columns hold findings, what stands above the header, on which scale its grades are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thememiner.local.cells import words
from thememiner.local.columns import field_of
from thememiner.local.grades import scale_of_column
from thememiner.local.sheets import Row, is_blank
from thememiner.local.tables import Column, Table, is_prose
from thememiner.records import LeftOut

_ABOVE = ("date", "agency", "area", "audit")
_NAME_IT = "name it with --text-column if it holds findings"


@dataclass(frozen=True, slots=True)
class Layout:
    """One table, ready to be read row by row.

    ``stated`` are the facts that stand once above the header for all rows; ``usual`` is the width of its rows.
    """

    source: str
    table: Table
    text: tuple[Column, ...]
    context: Mapping[str, Column]
    stated: Mapping[str, str]
    grade_scale: str
    usual: int

    @property
    def mapping(self) -> dict[str, str]:
        """Our field -> the column it was read from (several text columns joined by " + ")."""
        names = {field: column.name for field, column in self.context.items()}
        return {"text": " + ".join(column.name for column in self.text), **names}


def layout_of(source: str, table: Table, named: Mapping[str, str]) -> tuple[Layout | None, list[LeftOut]]:
    """The layout of a table, or None where no column can be told to hold findings; and what it leaves out."""
    text, told = _text_columns(source, table, named)
    if not text:
        return None, told
    context = {
        column.field: column
        for column in table.columns
        if column.field and column.field not in ("text", "case") and column not in text and _holds(table, column)
    }
    widths = Counter(len(row.cells) for row in table.rows)
    usual = widths.most_common(1)[0][0] if widths else 0
    grade = context.get("grade")
    scale = scale_of_column(grade.name, map(words, table.values(grade))) if grade else ""
    layout = Layout(source, table, text, context, _stated(table), scale, max(usual, len(table.header.cells)))
    return layout, [*told, *_rows_above(layout), *_not_read(layout)]


def _text_columns(source: str, table: Table, named: Mapping[str, str]) -> tuple[tuple[Column, ...], list[LeftOut]]:
    """Columns named as findings; else the only one that holds prose, and that is said."""
    found = table.of("text")
    if "text" not in named:
        found = tuple(column for column in found if not _only_grades(table, column))
    if found:
        return found, []
    prose = [
        column for column in table.columns if column.field in (None, "grade", "text") and is_prose(table.values(column))
    ]
    if len(prose) != 1 or is_prose([prose[0].name]):
        return (), []
    reason = "no column is named as one of findings; this one was read, since it alone holds sentences"
    place = table.sheet.place(column=prose[0].name)
    return (prose[0],), [LeftOut(source, place, reason, "name another with --text-column if this is wrong")]


def _only_grades(table: Table, column: Column) -> bool:
    """A column "Evidence" with yes and no in it holds no findings."""
    return bool(scale_of_column(column.name, map(words, table.values(column))))


def _holds(table: Table, column: Column) -> bool:
    """Whether what stands in a column can be what its name says: "Outcome" may hold a grade or sentences."""
    return column.field != "grade" or not is_prose(table.values(column))


def _stated(table: Table) -> dict[str, str]:
    """Facts above the header: "Date: March 2022" in one cell or two; and the title, which names the audit."""
    facts: dict[str, str] = {}
    for row in table.preface:
        label, value = _label_and_value(row)
        field = field_of(label)
        if field in _ABOVE and value:
            facts.setdefault(field, value)
        elif label and not value:
            facts.setdefault("title", label)
    return facts


def _label_and_value(row: Row) -> tuple[str, str]:
    filled = [words(cell) for cell in row.cells if not is_blank(cell)]
    if len(filled) == 1:
        label, colon, value = filled[0].partition(":")
        return (label, value.strip()) if colon and field_of(label) in _ABOVE else (filled[0], "")
    return (filled[0].rstrip(": "), filled[1]) if filled else ("", "")


def _rows_above(layout: Layout) -> Iterator[LeftOut]:
    table = layout.table
    for row in table.preface:
        if any(is_prose([cell]) for cell in row.cells) and row.filled > 1:
            reason = f"stands above the header (row {table.header.number}) and was not read as a finding"
            yield LeftOut(layout.source, table.sheet.place(row.number), reason, "move it below the header if it is one")


def _not_read(layout: Layout) -> Iterator[LeftOut]:
    """Columns with sentences that were not read, and columns that another of the same kind was preferred to."""
    read = {column.index for column in (*layout.text, *layout.context.values())}
    for column in layout.table.columns:
        values = layout.table.values(column)
        if column.index in read or column.field == "case" or not values:
            continue
        place = layout.table.sheet.place(column=column.name or f"number {column.index + 1}, without a name")
        field = field_of(column.name)
        if field and field in layout.context:
            reason = f"was not read: '{layout.context[field].name}' was taken as {field}"
            yield LeftOut(layout.source, place, reason, f"choose with --column {field}='{column.name}'")
        elif is_prose(values):
            yield LeftOut(layout.source, place, f"{_count(values)} of sentences were not read", _NAME_IT)


def _count(values: Sequence[object]) -> str:
    return "1 cell" if len(values) == 1 else f"{len(values)} cells"


def title_words(layout: Layout) -> str:
    """The title above the table as one line, without a trailing date of printing or the like."""
    return re.sub(r"\s+", " ", layout.stated.get("audit", "") or layout.stated.get("title", "")).strip()
