"""Audit workbooks and tables from small text sources with the writer's labels after ``##``."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from tools.corpus import audit_reports
from tools.corpus.office import freeze
from tools.corpus.parse import POLARITY

EXPECTED = ["file", "sheet", "row", "polarity", "primary", "secondary", "cases_with", "cases_looked_at", "text"]


@dataclass
class Sheet:
    """One table: its rows of cells as written and the labels of the rows that have one."""

    name: str
    text: int
    widths: list[float]
    rows: list[list[str]] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    header: int = 1


def build(source: Path, target: Path, expected: Path) -> None:
    """Build all audit files and the labels of their rows."""
    target.mkdir(parents=True, exist_ok=True)
    labels: list[list[object]] = []
    for path in sorted(source.glob("*.txt")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        sheets = list(_sheets(body))
        data = _book(meta, sheets) if meta["file"].endswith("xlsx") else _table(meta, sheets[0])
        (target / meta["file"]).write_bytes(data)
        labels += _labels(f"audits/{meta['file']}", sheets)
        print(
            f"audits/{meta['file']}: {len(data) // 1024} kB, {sum(len(sheet.labels) for sheet in sheets)} labelled rows"
        )
    for path in sorted(source.glob("*.md")):
        labels += audit_reports.build(path, target)
    labels.sort(key=lambda row: str(row[0]))
    with (expected / "audits.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(EXPECTED)
        writer.writerows(labels)


def _sheets(body: str) -> Iterator[Sheet]:
    for part in re.split(r"^== ", body, flags=re.M)[1:]:
        head, *lines = part.rstrip("\n").split("\n")
        name, *options = head.split("; ")
        given = dict(option.split("=", 1) for option in options)
        widths = [float(value) for value in given.get("widths", "20").split(",")]
        sheet = Sheet(name, int(given.get("text", "0")), widths, header=int(given.get("header", "1")))
        for line in lines:
            cells, _, label = line.partition(" ## ")
            sheet.rows.append([cell.strip() for cell in cells.split("|")] if cells.strip() else [])
            if label:
                sheet.labels[len(sheet.rows)] = label
        yield sheet


def _value(text: str) -> Any:  # noqa: ANN401
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return dt.date.fromisoformat(text)
    return int(text) if re.fullmatch(r"\d{1,3}", text) else text or None


def _book(meta: dict[str, Any], sheets: list[Sheet]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = meta["title"], "Northmere SCP (invented)"
    book.properties.created = book.properties.modified = dt.datetime(2026, 11, 24)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    out = io.BytesIO()
    book.save(out)
    return freeze(out.getvalue())


def _fill(page: Any, sheet: Sheet) -> None:  # noqa: ANN401
    for number, row in enumerate(sheet.rows, 1):
        for column, text in enumerate(row, 1):
            cell = page.cell(number, column, _value(text))
            cell.alignment = Alignment(wrap_text=number >= sheet.header, vertical="top")
            if number == sheet.header:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="D9E2EC")
            elif number < sheet.header:
                cell.font = Font(bold=number == 1, size=13 if number == 1 else 10)
            if isinstance(cell.value, dt.date):
                cell.number_format = "dd/mm/yyyy"
        lines = [-(-len(text) // max(1, int(width * 0.95))) for text, width in zip(row, sheet.widths, strict=False)]
        if number > sheet.header:
            page.row_dimensions[number].height = 15.0 * max([1, *lines])
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for index, width in enumerate(sheet.widths):
        page.column_dimensions[chr(65 + index)].width = width


def _table(meta: dict[str, Any], sheet: Sheet) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=meta.get("delimiter", ","), lineterminator=meta.get("line", "\r\n"))
    writer.writerows(sheet.rows)
    return out.getvalue().encode(meta.get("encoding", "utf-8-sig"))


def _labels(name: str, sheets: list[Sheet]) -> Iterator[list[object]]:
    for sheet in sheets:
        for number, label in sheet.labels.items():
            code, *themes = label.split()
            count, total = "", ""
            if themes and "/" in themes[-1]:
                count, total = themes.pop().split("/")
            text = sheet.rows[number - 1][sheet.text]
            where = sheet.name if name.endswith("xlsx") else ""
            yield [name, where, number, POLARITY[code], themes[0], ";".join(themes[1:]), count, total, text]
