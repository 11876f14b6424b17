"""Spreadsheets to fill in: text stays text, drop-down lists where there is a choice, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell can hold (ECMA-376; Excel's own limit)."""

_WIDTH = 14
_LINE = 15.0
_TALLEST = 400.0
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: columns in order, rows by column name.

    ``widths`` are in characters; ``choices`` gives a column's allowed values, separated by commas, or
    where they stand (``=codebook!$A$2:$A$9``): a list of its own may not be longer than 255 characters.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Mapping[str, str]]
    widths: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)


def cell_text(text: str) -> str:
    """The text as a cell can hold it: without control characters, cut at the longest that fits."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_CELL]


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The workbook as a file; the same sheets give the same bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.title), sheet)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return without_clock(buffer.getvalue())


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, name in enumerate(sheet.columns, start=1):
        head = page.cell(1, column, name)
        head.font, head.data_type = Font(bold=True), "s"
        letter = get_column_letter(column)
        page.column_dimensions[letter].width = sheet.widths.get(name, _WIDTH)
        if name in sheet.choices:
            allowed = sheet.choices[name]
            values = allowed[1:] if allowed.startswith("=") else f'"{allowed}"'
            listed = DataValidation(type="list", formula1=values, allow_blank=True)
            listed.add(f"{letter}2:{letter}{len(sheet.rows) + 1000}")
            page.add_data_validation(listed)
    for number, row in enumerate(sheet.rows, start=2):
        for column, name in enumerate(sheet.columns, start=1):
            cell = page.cell(number, column, cell_text(row[name]))
            # A text that begins with "=" or "+" is a text: it is stored as one and marked as typed with an apostrophe.
            cell.data_type = "s"
            cell.quotePrefix = cell_text(row[name])[:1] in ("=", "+", "-", "@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[number].height = _height(sheet, row)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.rows:
        page.auto_filter.ref = page.dimensions


def _height(sheet: Sheet, row: Mapping[str, str]) -> float:
    """Points that the fullest cell of a row needs; a program that prints the sheet does not reckon it by itself."""
    lines = (
        sum(ceil(max(len(line), 1) / sheet.widths.get(name, _WIDTH)) for line in cell_text(row[name]).split("\n"))
        for name in sheet.columns
    )
    return min(_TALLEST, _LINE * max(lines))


def without_clock(archive: bytes, when: str = "1980-01-01") -> bytes:
    """A zip archive (XLSX, DOCX) with fixed times in its directory, and a day (ISO) in its core properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(f"{when}T00:00:00Z".encode(), content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
