"""One row of an audit file -> its findings: one for each text column that has words in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from thememiner.local.cases import Count, cases_in_cells, cases_in_text
from thememiner.local.cells import is_total, remedy_for, why_unusable, words
from thememiner.local.columns import says_how
from thememiner.local.dates import iso_date
from thememiner.local.grades import graded
from thememiner.local.layout import Layout
from thememiner.local.sheets import Cell, Formula, Row, is_blank
from thememiner.local.source_types import SOURCE_TYPES, kind_named, source_type
from thememiner.local.tables import Column
from thememiner.records import AuditFinding, LeftOut


@dataclass(slots=True)
class RowReading:
    """What came of one row; filled while it is read."""

    layout: Layout
    row: Row
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, column: str, reason: str, remedy: str) -> None:
        """Note a cell (or with '' the row) that could not be used."""
        place = self.layout.table.sheet.place(self.row.number, column)
        self.left_out.append(LeftOut(self.layout.source, place, reason, remedy))

    def context(self, name: str) -> Cell:
        """The cell of a field; where it is merged with cells above, their value."""
        column = self.layout.context.get(name)
        if column is None:
            return None
        cell = self.row.cell(column.index)
        if is_blank(cell):
            cell = self.layout.table.sheet.merged.get((self.row.number, column.index), (0, None))[1]
        if isinstance(cell, Formula):
            self.leave_out(column.name, f"{why_unusable(cell)}; {name} was left empty", remedy_for(cell))
            return None
        return cell


def findings_of(layout: Layout, row: Row) -> tuple[list[AuditFinding], list[LeftOut]]:
    """The findings of a row, without ids, and what of it was left out."""
    reading = RowReading(layout, row)
    if layout.table.sheet.ragged and len(row.cells) > layout.usual:
        reason = f"has {len(row.cells)} cells where the table has {layout.usual}: a delimiter stands in unquoted text"
        reading.leave_out("", reason, "put the text in quotation marks, or save the file as .xlsx")
        return [], reading.left_out
    if any(is_total(cell) for cell in row.cells):
        reading.leave_out("", "adds up other rows", "give it a row of its own words if it is a finding")
        return [], reading.left_out
    texts = list(_texts(reading))
    if not texts:
        return [], reading.left_out
    common = _common(reading)
    count = _count_in_columns(reading)
    findings = []
    for column, text in texts:
        cases_with, cases = _count(text, count)
        heading = _heading(reading, column)
        findings.append(
            AuditFinding(id="", text=text, heading=heading, cases_with=cases_with, cases=cases, **common)  # type: ignore[arg-type]
        )
    return findings, reading.left_out


def _texts(reading: RowReading) -> Iterator[tuple[Column, str]]:
    """Text columns with words in this row; says why there are none."""
    columns, row = reading.layout.text, reading.row
    usable = [
        column for column in columns if words(row.cell(column.index)) and not why_unusable(row.cell(column.index))
    ]
    for column in columns:
        cell = row.cell(column.index)
        reason = why_unusable(cell) if not is_blank(cell) else ""
        if column in usable:
            yield column, words(cell)
        elif reason and not (usable and reason.startswith("says only")):
            reading.leave_out(column.name, reason, remedy_for(cell))
    if not usable and not reading.layout.beside_figures and all(is_blank(row.cell(column.index)) for column in columns):
        _say_empty(reading)


def _say_empty(reading: RowReading) -> None:
    names = "' and '".join(column.name for column in reading.layout.text)
    merged = reading.layout.table.sheet.merged
    above = [merged[at][0] for column in reading.layout.text if (at := (reading.row.number, column.index)) in merged]
    if above:
        reason = f"its words are merged with row {above[0]} and were read there once"
        reading.leave_out(names, reason, "unmerge the cells if each row is a finding of its own")
    else:
        reading.leave_out(names, "there are no words in this row", "write the finding in words if there is one")


def _common(reading: RowReading) -> dict[str, object]:
    """All fields that the findings of a row share."""
    layout, sheet = reading.layout, reading.layout.table.sheet
    grade = _number_or_words(reading.context("grade"))
    scale, place = graded(grade, layout.grade_scale)
    audit = words(reading.context("audit"))
    names = (audit, sheet.name, layout.stated.get("title", ""), layout.source)
    return {
        "source": layout.source,
        "row": reading.row.number,
        "sheet": sheet.name,
        "audit": audit or layout.audit,
        "source_type": _own_type(reading) or layout.given or source_type(*names),
        "agency": words(reading.context("agency")) or layout.stated.get("agency", ""),
        "area": words(reading.context("area")) or layout.stated.get("area", ""),
        "date": _date(reading),
        "grade": grade,
        "grade_scale": scale,
        "grade_rank": place,
        "case": _number_or_words(reading.context("case")),
    }


def _own_type(reading: RowReading) -> str:
    """The type of source that the row states; one that is not known is said."""
    stated = words(reading.context("source_type"))
    kind = kind_named(stated)
    if stated and not kind:
        column = reading.layout.context["source_type"].name
        reason = f"{stated[:40]!r} is no type of source that is known; the file's was taken"
        reading.leave_out(column, reason, f"types are {', '.join(SOURCE_TYPES)}")
    return kind


def _date(reading: RowReading) -> str:
    cell = reading.context("date")
    found = iso_date(cell)
    if found is None:
        name = reading.layout.context["date"].name
        reason = f"the date {str(cell)!r} is not understood; the finding was kept without one"
        reading.leave_out(name, reason, "write dates like 31/01/2023, Jan 2023 or 2023")
        return ""
    return found or iso_date(reading.layout.stated.get("date")) or ""


def _heading(reading: RowReading, column: Column) -> str:
    """The heading of the row, and the column's own name where it says how practice was ("Areas for improvement")."""
    heading = " ".join(words(reading.context("heading")).split())
    named = column.name if len(reading.layout.text) > 1 or says_how(column.name) else ""
    return " – ".join(part for part in (heading, named) if part)


def _count_in_columns(reading: RowReading) -> Count:
    cases, sample = reading.context("cases"), reading.context("sample")
    found = cases_in_cells(cases, sample)
    if found is not None:
        return found
    column = reading.layout.context.get("cases") or reading.layout.context["sample"]
    stated = cases if cases is not None else sample
    reason = f"{str(stated)!r} does not say in how many of how many cases; no count was kept"
    reading.leave_out(column.name, reason, "write it like '4 of 6'")
    return None, None


def _count(text: str, in_columns: Count) -> Count:
    """The columns' count, or where they give only the sample or nothing, what the words state."""
    if in_columns[0] is not None:
        return in_columns
    stated = cases_in_text(text)
    return stated if stated[0] is not None else in_columns


def _number_or_words(cell: Cell) -> str:
    """A grade as written; Excel keeps a 2 as 2.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else " ".join(words(cell).split())
