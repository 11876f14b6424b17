"""The cells of a codebook's spreadsheet as text: CSV in the encodings that spreadsheet programs write, and XLSX."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from thememiner.errors import CodebookError, visible

MOST_BYTES = 50_000_000
"""A codebook that is larger than this, packed or unpacked, is not one."""

_ENCODINGS = ("utf-8-sig", "cp1252")
_DELIMITERS = ",;\t|"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# openpyxl lets whatever goes wrong inside a damaged workbook through as it is; XML errors are SyntaxErrors.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that has something in it; ``number`` is the one that a spreadsheet shows."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The words in a column (from 0); empty beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet; ``spread`` has, for each cell that a merge covers but the first, what stands in the first."""

    name: str
    rows: tuple[TableRow, ...]
    hidden: bool = False
    spread: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def place(self, row: int | None = None, column: str = "") -> str:
        """Say where something is: "sheet 'Themes', row 12, column 'Label'"."""
        parts = [f"sheet '{self.name}'"] if self.name else []
        parts += [f"row {row}"] if row is not None else []
        parts += [f"column '{column}'"] if column else []
        return ", ".join(parts)

    def merged(self, row: int, column: int) -> str:
        """What stands in a cell that is merged with others; empty where it is not."""
        return self.spread.get((row, column), "")


def read_rows(path: Path) -> list[TableSheet]:
    """Read the sheets of a CSV or XLSX file (a CSV is one sheet without a name).

    Raises:
        CodebookError: It is missing, too large, damaged, or no file of rows.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise CodebookError(str(path), f"cannot be read ({error.strerror})", remedy="check the path") from error
    if size > MOST_BYTES:
        raise CodebookError(path.name, "is too large for a codebook", remedy="copy the themes into a new file")
    if content.startswith(b"PK\x03\x04"):
        return _workbook(path.name, content)
    if content.startswith(b"\xd0\xcf\x11\xe0") or path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".ods"}:
        reason = "is not a workbook that can be read (an old .xls, one with a password, or another kind of file)"
        raise CodebookError(path.name, reason, remedy="open it and save it as .xlsx without a password, or as CSV")
    return [TableSheet("", _delimited(path.name, content))]


def _delimited(name: str, content: bytes) -> tuple[TableRow, ...]:
    text = _decoded(name, content)
    found = [(delimiter, _parsed(text, delimiter)) for delimiter in _DELIMITERS]
    usable = [rows for _, rows in found if rows]
    if not usable:
        remedy = "close the quotation mark that is open, or save the file as .xlsx"
        raise CodebookError(name, "holds no rows, or a quotation mark in it is not closed", remedy=remedy)
    # The delimiter that the first row has most of: cells below it hold commas and semicolons of their own.
    rows = max(usable, key=lambda one: len(one[0].cells))
    return tuple(TableRow(row.number, tuple(_unguarded(cell) for cell in row.cells)) for row in rows)


def _decoded(name: str, content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CodebookError(name, "is not text in an encoding that is known", remedy="export it as CSV UTF-8")


def _parsed(text: str, delimiter: str) -> tuple[TableRow, ...]:
    try:
        return _numbered(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error:
        return ()


def _unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a text that looks like a formula a text."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(_FORMULA) else cell


def _workbook(name: str, content: bytes) -> list[TableSheet]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
                raise CodebookError(name, "is too large for a codebook", remedy="copy the themes into a new file")
        with warnings.catch_warnings():
            # openpyxl warns of what it would lose on saving; nothing is saved here.
            warnings.simplefilter("ignore", UserWarning)
            book = load_workbook(io.BytesIO(content), data_only=True)
        sheets = []
        for page in book.worksheets:
            rows = [[_text(value) for value in row] for row in page.iter_rows(values_only=True)]
            spread = _spread(rows, [one.bounds for one in page.merged_cells.ranges])
            sheets.append(TableSheet(page.title, _numbered(rows), page.sheet_state != "visible", spread))
    except _FAULTS as error:
        reason = f"cannot be read as a workbook ({visible(str(error)) or type(error).__name__})"
        raise CodebookError(name, reason, remedy="open it in Excel and save it again as .xlsx") from error
    return sheets


def _spread(rows: Sequence[Sequence[str]], bounds: Sequence[tuple[int, int, int, int]]) -> dict[tuple[int, int], str]:
    """By row number and column (from 0), what is merged with a cell above it; merges sideways are titles."""
    return {
        (number, left - 1): rows[top - 1][left - 1]
        for left, top, _, bottom in bounds
        for number in range(top + 1, min(bottom, len(rows)) + 1)
    }


def _numbered(rows: Sequence[Sequence[str]]) -> tuple[TableRow, ...]:
    stripped = [tuple(cell.strip() for cell in row) for row in rows]
    return tuple(TableRow(number, row) for number, row in enumerate(stripped, start=1) if any(row))


def _text(value: object) -> str:
    """A cell as text: a number without ".0", a day as ISO, line ends alike."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
