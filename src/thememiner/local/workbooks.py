"""XLSX workbooks: values, what is merged, and formulas without a result."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from thememiner.errors import UnreadableFileError, visible
from thememiner.local.sheets import MOST_BYTES, Cell, Formula, Row, Sheet, rows_of

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAMAGED = "cannot be read as a workbook"
_SUSPICIOUS = 100_000_000
_HIGHEST_RATIO = 200
"""Rows that are empty but for their formats pack to a fiftieth, a zip bomb to a thousandth."""

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
    RuntimeError,
)

Merges = Mapping[tuple[int, int], tuple[int, Cell]]


def read_workbook(path: Path) -> list[Sheet]:
    """Read every sheet with cells, hidden ones too.

    Raises:
        UnreadableFileError: Not a workbook, damaged, or a zip bomb.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_archive(archive, path.name)
            parts = _sheet_parts(archive)
            raw = {title: archive.read(part) for title, part in parts.items()}
        values = _values(path, data_only=True)
        if any(_FORMULA.search(content) for content in raw.values()):
            _mark_formulas(values, _values(path, data_only=False))
    except _FAULTS as error:
        reason = f"{_DAMAGED} ({visible(str(error).replace(str(path), path.name)) or type(error).__name__})"
        raise UnreadableFileError(path.name, reason, remedy="open it in Excel and save it again as .xlsx") from error
    return [Sheet(title, rows, _merged(raw.get(title, b""), rows), hidden) for title, (rows, hidden) in values.items()]


def _check_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Sizes are declared in the archive; zipfile never unpacks more than is declared."""
    entries = archive.infolist()
    unpacked, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if unpacked > MOST_BYTES or (unpacked > _SUSPICIOUS and unpacked > _HIGHEST_RATIO * packed):
        reason = f"would unpack to {unpacked:,} bytes, which no audit workbook needs"
        raise UnreadableFileError(name, reason, remedy="copy the findings into a new workbook")
    if "xl/workbook.xml" not in archive.namelist():
        reason = "is not an Excel workbook (a Word document or another archive?)"
        raise UnreadableFileError(name, reason, remedy="copy its table into a spreadsheet and save it as .xlsx")


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title of each sheet -> where its XML should be in the archive (openpyxl passes over a sheet that is missing)."""
    from defusedxml.ElementTree import fromstring

    targets = {
        one.get("Id"): one.get("Target", "")
        for one in fromstring(archive.read("xl/_rels/workbook.xml.rels"), forbid_dtd=True)
    }
    parts = {}
    for sheet in fromstring(archive.read("xl/workbook.xml"), forbid_dtd=True).iter():
        target = targets.get(sheet.get(_RELATION), "")
        if sheet.tag.endswith("}sheet") and target:
            parts[sheet.get("name", "")] = str(PurePosixPath("xl") / target) if target[0] != "/" else target[1:]
    return parts


def _values(path: Path, *, data_only: bool) -> dict[str, tuple[tuple[Row, ...], bool]]:
    """Title -> rows and whether the sheet is hidden; chart sheets have no rows and are passed over."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of what it would lose on saving (validations, slicers); nothing is saved here.
        warnings.simplefilter("ignore", UserWarning)
        # Given the path, openpyxl would look at its ending and leave a damaged file open.
        with path.open("rb") as file, closing(load_workbook(file, read_only=True, data_only=data_only)) as book:
            return {title: (rows_of(rows), hidden) for title, rows, hidden in _sheets(book)}


def _sheets(book: Workbook) -> Iterator[tuple[str, Iterator[tuple[Cell, ...]], bool]]:
    for sheet in book.worksheets:
        # The size that a file declares is often wrong; without it openpyxl reads what is there.
        sheet.reset_dimensions()
        rows = (tuple(map(_value, row)) for row in sheet.iter_rows())
        yield sheet.title, rows, sheet.sheet_state != "visible"


def _value(cell: Any) -> Cell:  # noqa: ANN401 - openpyxl has a type for every kind of cell
    """The value of a cell; a share that is shown as a percentage is one: 0.24 would not be what is written."""
    value: Cell = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float) or "%" not in (cell.number_format or ""):
        return value
    decimals = re.search(r"\.(0+)", cell.number_format)
    return f"{value:.{len(decimals[1]) if decimals else 0}%}"


def _mark_formulas(
    values: dict[str, tuple[tuple[Row, ...], bool]], formulas: Mapping[str, tuple[tuple[Row, ...], bool]]
) -> None:
    """Put a `Formula` where the workbook has one and no result."""
    for title, (rows, hidden) in formulas.items():
        results = {row.number: row for row in values[title][0]}
        marked = [Row(row.number, tuple(_marked(row, results.get(row.number)))) for row in rows]
        values[title] = tuple(marked), hidden


def _marked(row: Row, result: Row | None) -> Iterator[Cell]:
    for column, cell in enumerate(row.cells):
        value = result.cell(column) if result else None
        is_formula = value is None and cell is not None
        yield Formula(str(cell)) if is_formula else value


def _merged(content: bytes, rows: Sequence[Row]) -> Merges:
    """For each cell that a merge covers, but its top left, the value and the row number at the top left."""
    from openpyxl.worksheet.cell_range import CellRange

    by_number = {row.number: row for row in rows}
    widest = max((len(row.cells) for row in rows), default=0)
    found: dict[tuple[int, int], tuple[int, Cell]] = {}
    for match in _MERGE.finditer(content):
        left, top, right, bottom = CellRange(match.group(1).decode()).bounds
        anchor = by_number.get(top)
        if anchor is None or left > widest:
            continue
        for number in range(top, min(bottom, rows[-1].number) + 1):
            for column in range(left - 1, min(right, widest)):
                if (number, column) != (top, left - 1):
                    found[number, column] = (top, anchor.cell(left - 1))
    return found
