"""The rows of a spreadsheet that people filled in and sent back, from whichever program.

Our sheet may have been renamed, hidden ones and others added, columns moved, a title put above, cells merged downwards.
A row is known by what stands in it, never by its place; what it says is judged by whoever asks for the rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from thememiner.errors import InputError
from thememiner.local.cells import words
from thememiner.local.dates import iso_date
from thememiner.local.sheets import Cell, Formula, Row, Sheet, is_blank, read_sheets
from thememiner.records import LeftOut
from thememiner.reports.phrasing import counted

_HEADER_WITHIN = 10
_ERROR = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC)[!?]?|Err:\d{3}")
"""What Excel and LibreOffice leave where words that began with "=" were typed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading a filled-in sheet.

    Args:
        new: How many answers were taken in.
        known: How many of them the study had already.
        empty: How many rows were left empty, and so leave all as it was.
        left_out: What could not be taken in, or not as it stands, by row and column.
    """

    new: int
    known: int
    empty: int
    left_out: tuple[LeftOut, ...]

    def in_words(self, one: str, many: str) -> str:
        """Say it in a line: "3 judgements taken in, 1 known already, 36 rows left as they were"."""
        parts = [
            f"{counted(self.new, one, many)} taken in",
            f"{self.known} known already" if self.known else "",
            f"{counted(self.empty, 'row left as it was', 'rows left as they were')}" if self.empty else "",
            f"{counted(len(self.left_out), 'remark', 'remarks')} on rows" if self.left_out else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row by the names of its columns; ``number`` is the one that a spreadsheet shows."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, name: str) -> str:
        """What stands in a column; empty where there is nothing or no such column.

        Raises:
            InputError: It is a formula whose result the file does not hold, or a spreadsheet's error.
        """
        cell = self.cells.get(name)
        if isinstance(cell, Formula):
            remedy = "write the words themselves"
            raise InputError("", "holds a formula and no words", place=f"column '{name}'", remedy=remedy)
        if isinstance(cell, datetime | date):
            return cell.isoformat()[:10]
        text = words(cell)
        if _ERROR.fullmatch(text):
            remedy = "write the words themselves"
            raise InputError("", f"holds a spreadsheet error ({text})", place=f"column '{name}'", remedy=remedy)
        return text

    def is_empty(self, names: Sequence[str]) -> bool:
        """Whether nothing stands in any of some columns."""
        return all(is_blank(self.cells.get(name)) for name in names)

    def day(self, name: str, otherwise: str) -> str:
        """The day in a column, as text or as a date; ``otherwise`` where there is none.

        Raises:
            InputError: What stands there is no day, or only a month or a year.
        """
        cell = self.cells.get(name)
        if is_blank(cell):
            return otherwise
        found = iso_date(cell)
        if found is None or len(found) != len("2026-11-24"):
            remedy = "write it like 2026-11-24"
            raise InputError("", f"{self.text(name)!r} is not a day", place=f"column '{name}'", remedy=remedy)
        return found


def filled_rows(path: Path, sheet: str, needed: Sequence[str], *, remedy: str) -> list[FilledRow]:
    """The rows below the header, in their order.

    Args:
        path: The workbook, or the sheet saved as CSV.
        sheet: The name that our sheet was written with; else a visible one with the columns is taken.
        needed: Names of the columns that must be there, each once, in small letters.
        remedy: What to do where the file is not ours.

    Raises:
        InputError: The file cannot be read, or a column is missing or there twice; names it.
    """
    pages = sorted(read_sheets(path), key=lambda one: (one.name != sheet, one.hidden))
    nearest: tuple[int, str, str] | None = None
    for page in pages:
        for row in page.rows[:_HEADER_WITHIN]:
            names = [" ".join(words(cell).casefold().replace("_", " ").split()) for cell in row.cells]
            wrong = [name for name in needed if names.count(name) != 1]
            if not wrong:
                return [_filled(page, below, names) for below in page.rows if below.number > row.number]
            many = "more than one" if wrong[0] in names else "no"
            nearest = min(nearest or (99, "", ""), (len(wrong), page.place(row.number), f"{many} column '{wrong[0]}'"))
    _, place, what = nearest or (0, "", "no rows")
    raise InputError(path.name, f"has {what}", place=place, remedy=remedy)


def _filled(page: Sheet, row: Row, names: Sequence[str]) -> FilledRow:
    return FilledRow(row.number, {name: _cell(page, row, place) for place, name in enumerate(names) if name})


def _cell(page: Sheet, row: Row, column: int) -> Cell:
    """A cell; one that was merged with the one above it says the same."""
    if is_blank(row.cell(column)) and (row.number, column) in page.merged:
        top, value = page.merged[row.number, column]
        # Merges that reach to the left as well are titles and layout, not answers.
        return value if top < row.number and (top, column) not in page.merged else None
    return row.cell(column)
