"""Files of rows: what a sheet is, and which reader a file gets.

The reader is chosen by what is in the file, not by its name: workbooks saved as ``.csv`` do turn up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.reading.sniff import file_size

MOST_BYTES = 400_000_000
"""A file that is larger than this, packed or unpacked, is refused; 100,000 long findings take about a tenth of it."""

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_SAVE_AS = "save it as .xlsx or CSV"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula whose result the file does not hold: the workbook was written by a program and never opened."""

    text: str


Cell = str | int | float | bool | datetime | date | time | timedelta | Formula | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that has something in it; ``number`` is the row number that a spreadsheet shows."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The value in a column (from 0); None beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else None

    @property
    def filled(self) -> int:
        """How many cells have something in them."""
        return sum(not is_blank(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet, empty ones left away.

    ``merged`` gives, for a cell (row number, column from 0) that a merge covers, the value at the merge's top left and
    the row number it stands in. A ``ragged`` sheet came from a text file, where a row
    that is longer than the others was split wrongly. ``called`` is what a table of a document is called ("table 2"):
    its rows are numbered as the paragraphs of the document.
    """

    name: str
    rows: tuple[Row, ...]
    merged: Mapping[tuple[int, int], tuple[int, Cell]] = field(default_factory=dict)
    hidden: bool = False
    ragged: bool = False
    called: str = ""

    def place(self, row: int | None = None, column: str = "") -> str:
        """Say where something is: "sheet 'Findings', row 12, column 'Date'"."""
        parts = [self.called] if self.called else [f"sheet '{self.name}'"] if self.name else []
        parts += [f"{'paragraph' if self.called else 'row'} {row}"] if row is not None else []
        parts += [f"column '{column}'"] if column else []
        return ", ".join(parts)


def is_blank(cell: Cell) -> bool:
    """Whether there is nothing in a cell; white space is nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def rows_of(cells: Iterable[Iterable[Cell]]) -> tuple[Row, ...]:
    """Number the rows from 1, drop empty ones and the empty cells at the end of each."""
    kept = []
    for number, row in enumerate(cells, start=1):
        values = list(row)
        while values and is_blank(values[-1]):
            values.pop()
        if values:
            kept.append(Row(number, tuple(values)))
    return tuple(kept)


def read_sheets(path: Path) -> list[Sheet]:
    """Read the sheets of a CSV or XLSX file (a CSV is one sheet without a name).

    Raises:
        UnreadableFileError: The file is missing, empty, too large, damaged, or of a kind that has no rows.
    """
    from thememiner.local.delimited import read_delimited
    from thememiner.local.workbooks import read_workbook

    size = file_size(path)
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(path.name, f"cannot be opened ({reason})", remedy="check the path") from error
    if size > MOST_BYTES:
        raise UnreadableFileError(path.name, f"is too large ({size:,} bytes)", remedy="split it into several files")
    if start.startswith(_ZIP):
        return read_workbook(path)
    _check_start(path, start)
    return [read_delimited(path)]


def _check_start(path: Path, start: bytes) -> None:
    if not start:
        raise UnreadableFileError(path.name, "is empty (0 bytes)", remedy="export it again")
    if start.startswith(_OLD_EXCEL):
        reason = "is a file in an old Office format (.xls, .doc), or one with a password"
        remedy = "open it and save it as .xlsx, or a report as .docx, without a password"
        raise UnreadableFileError(path.name, reason, remedy=remedy)
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"}:
        reason = f"is not a workbook, although its name ends in {path.suffix}"
        raise UnreadableFileError(path.name, reason, remedy=f"open it and {_SAVE_AS}")
