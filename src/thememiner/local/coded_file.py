"""A coded spreadsheet (CSV or XLSX) as a plain table, with the row numbers that a spreadsheet shows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from thememiner.coding.coded_table import RawTable
from thememiner.errors import InputError
from thememiner.local.cells import words
from thememiner.local.delimited import DELIMITERS, decoded
from thememiner.local.sheets import Cell, Formula, Row, Sheet, read_sheets, rows_of


def read_coded_file(path: Path, text_column: str) -> RawTable:
    """Read the sheet whose first row names the text column (a workbook may have others).

    Raises:
        InputError: No sheet has that column, a row is longer than the first one, or a formula has no result.
        UnreadableFileError: The file cannot be read as a table.
    """
    sheets = [sheet for sheet in _sheets(path, text_column) if sheet.rows]
    for sheet in sheets:
        header = tuple(words(cell) for cell in sheet.rows[0].cells)
        if text_column in header:
            rows = tuple((row.number, _cells(path, row, header)) for row in sheet.rows[1:])
            return RawTable(str(path), header, rows)
    raise InputError(str(path), f"has no column {text_column!r}", remedy=f"--text is one of: {_there(sheets)}")


def _sheets(path: Path, text_column: str) -> list[Sheet]:
    """The sheets of a file; of a text file with the delimiter that makes a column of that name.

    Between themes stand semicolons, so that the most regular mark of a file need not be its delimiter.
    """
    sheets = read_sheets(path)
    if not sheets[0].ragged:
        return sheets
    content = decoded(path.read_bytes(), path.name)
    for delimiter in DELIMITERS:
        header = next(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter), [])
        if text_column in map(words, header):
            return [Sheet("", rows_of(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)), ragged=True)]
    return sheets


def _cells(path: Path, row: Row, header: tuple[str, ...]) -> tuple[str, ...]:
    if len(row.cells) > len(header):
        reason = f"has {len(row.cells)} cells, but row 1 names {len(header)} columns"
        raise InputError(str(path), reason, place=f"row {row.number}", remedy="put texts with commas into quotes")
    return tuple(_cell(path, row, place, name) for place, name in enumerate(header))


def _cell(path: Path, row: Row, place: int, name: str) -> str:
    cell: Cell = row.cell(place)
    if isinstance(cell, Formula):
        where = f"row {row.number}, column {name!r}"
        reason = "holds a formula whose result is not in the file"
        raise InputError(str(path), reason, place=where, remedy="open the file in a spreadsheet and save it")
    return words(cell)


def _there(sheets: list[Sheet]) -> str:
    names = (words(cell) for sheet in sheets for cell in sheet.rows[0].cells)
    return ", ".join(repr(name) for name in names if name) or "nothing: the file is empty"
