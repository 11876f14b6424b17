"""A filled-in tool as a workbook: its rows are found by the names of columns, whatever the sheets are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.local.audit_tool import Mark
from thememiner.local.cells import remedy_for, why_unusable, words
from thememiner.local.sheets import Cell, Formula, Row, Sheet, is_blank, read_sheets
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS, Answer, CaseForm, Returned, case_key, field_of

_HEADER_WITHIN = 15
_CARRIED_BY_MERGE = frozenset({"case", "id", "question", "reference", "agency", "date"})
"""Fields in which a cell that is merged with the one above says the same; elsewhere it says nothing more."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The table of a sheet: the row of its header, and our field -> column."""

    sheet: Sheet
    header: Row
    columns: Mapping[str, int]

    @property
    def rows(self) -> Sequence[Row]:
        return [row for row in self.sheet.rows if row.number > self.header.number]

    def name(self, column: int) -> str:
        return words(self.header.cell(column))


def read_workbook_of_tool(path: Path, source: str, mark: Mark) -> Returned:
    """The cases and answers of a filled-in workbook.

    Raises:
        UnreadableFileError: The file cannot be read as a workbook.
    """
    returned = Returned(source, mark)
    for sheet in read_sheets(path):
        cases, answers = _table(sheet, CASE_FIELDS), _table(sheet, ANSWER_FIELDS)
        if answers is not None and _asks(answers):
            _note_columns(returned, answers, ANSWER_FIELDS)
            returned.answers += [_answer(returned, answers, row) for row in answers.rows]
        elif cases is not None and _describes(cases):
            _note_columns(returned, cases, CASE_FIELDS)
            returned.cases += [_case(returned, cases, row) for row in cases.rows]
    return returned


def _table(sheet: Sheet, fields: dict[str, str]) -> _Found | None:
    """The row in which most fields are named."""
    best: _Found | None = None
    for row in sheet.rows[:_HEADER_WITHIN]:
        columns: dict[str, int] = {}
        for place, cell in enumerate(row.cells):
            name = field_of(words(cell), fields)
            if name:
                columns.setdefault(name, place)
        if columns and (best is None or len(columns) > len(best.columns)):
            best = _Found(sheet, row, columns)
    return best


def _asks(table: _Found) -> bool:
    named = table.columns.keys()
    return bool(named & {"id", "question"}) and bool(named & {"grade", "strengths", "improvements"})


def _describes(table: _Found) -> bool:
    named = table.columns.keys()
    return bool(named & {"case", "reference"}) and len(named & {"overall", "agency", "concern", "moderated"}) > 1


def _note_columns(returned: Returned, table: _Found, fields: dict[str, str]) -> None:
    """Keep which columns were read; say which are missing and which are nobody's."""
    sheet = table.sheet
    returned.columns[sheet.name] = {name: table.name(place) for name, place in table.columns.items()}
    for name in fields:
        if name not in table.columns and name not in ("number", "where"):
            remedy = "put it back from an unfilled copy if answers were in it"
            returned.leave_out(sheet.place(table.header.number), f"has no column '{fields[name]}'", remedy)
    read = set(table.columns.values())
    for place in range(max((len(row.cells) for row in table.rows), default=0)):
        filled = sum(not is_blank(row.cell(place)) for row in table.rows)
        if filled and place not in read:
            name = table.name(place)[:60]
            reason = f"is no column of the tool, or is named twice; {filled} cells were not read"
            where = sheet.place(column=name) if name else sheet.place(column=f"number {place + 1}, without a name")
            returned.leave_out(where, reason, "move what is a finding into the tool's own columns")
    if sheet.hidden:
        returned.leave_out(sheet.place(), "is a hidden sheet; what is in it was read")


def _case(returned: Returned, table: _Found, row: Row) -> CaseForm:
    values = _values(returned, table, row)
    key = case_key(values.get("case", "")) or case_key(values.get("reference", ""))
    return CaseForm(table.sheet.place(row.number), row.number, table.sheet.name, key, values)


def _answer(returned: Returned, table: _Found, row: Row) -> Answer:
    values = _values(returned, table, row)
    key = case_key(values.get("case", ""))
    return Answer(table.sheet.place(row.number), row.number, table.sheet.name, key, values)


def _values(returned: Returned, table: _Found, row: Row) -> dict[str, str]:
    values = {}
    for name, place in table.columns.items():
        cell = row.cell(place)
        if is_blank(cell) and name in _CARRIED_BY_MERGE:
            cell = table.sheet.merged.get((row.number, place), (0, None))[1]
        values[name] = _text(cell)
        if not is_blank(cell) and _is_broken(cell):
            where = table.sheet.place(row.number, table.name(place))
            returned.leave_out(where, why_unusable(cell), remedy_for(cell))
    return values


def _is_broken(cell: Cell) -> bool:
    return isinstance(cell, Formula) or "spreadsheet error" in why_unusable(cell)


def _text(cell: Cell) -> str:
    """A cell as text; Excel keeps a 2 as 2.0, and an error is no text."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if _is_broken(cell) else words(cell)
