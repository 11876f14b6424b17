"""Audit reports in prose (Word and PDF) from small text sources with the writer's labels after ``##``.

One line is one block: ``= title``, ``~ line of the title page``, ``# heading``, ``- list item``, ``| row | of cells``,
``@@page``, anything else a paragraph. ``**bold**`` at the beginning of a paragraph is a run-in label.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import yaml
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table
from tools.corpus.model import INVENTED
from tools.corpus.office import freeze
from tools.corpus.parse import POLARITY

_KINDS = {"=": "title", "~": "line", "#": "heading", "-": "item", "|": "row"}
_RUN_IN = re.compile(r"\*\*(.+?)\*\*\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One block of a report, the page it is on (the first is 1), and its label."""

    kind: str
    text: str
    label: str = ""
    level: int = 0
    page: int = 1

    @property
    def cells(self) -> list[str]:
        """The cells of a table row."""
        return [cell.strip() for cell in self.text.strip("|").split("|")]


def build(path: Path, target: Path) -> list[list[object]]:
    """Build one report; returns the labels of its paragraphs, by their number."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    lines = list(_lines(body))
    is_pdf = meta["file"].endswith(".pdf")
    data = _pdf(meta, lines) if is_pdf else _word(meta, lines)
    (target / meta["file"]).write_bytes(data)
    print(f"audits/{meta['file']}: {len(data) // 1024} kB")
    return list(_labels(f"audits/{meta['file']}", lines, is_pdf=is_pdf))


def _lines(body: str) -> Iterator[Line]:
    page = 1
    for raw in body.strip().split("\n"):
        if raw == "@@page":
            page += 1
            yield Line("page", "", page=page)
        elif raw.strip():
            text, _, label = raw.partition(" ## ")
            kind = _KINDS.get(text[0], "text")
            level = len(text) - len(text.lstrip("#")) if kind == "heading" else 0
            yield Line(kind, text.lstrip("=~#-").strip() if kind != "text" else text, label.strip(), level, page)


def _labels(name: str, lines: list[Line], *, is_pdf: bool) -> Iterator[list[object]]:
    written = [line for line in lines if line.kind != "page"]
    for number, line in enumerate(written, 1):
        if not line.label:
            continue
        code, *themes = line.label.split()
        count, total = themes.pop().split("/") if "/" in themes[-1] else ("", "")
        match = _RUN_IN.match(line.text)
        text = max(line.cells, key=len) if line.kind == "row" else match[2] if match else line.text
        where = f"page {line.page}" if is_pdf else ""
        yield [name, where, number, POLARITY[code], themes[0], ";".join(themes[1:]), count, total, text]


def _word(meta: dict[str, Any], lines: list[Line]) -> bytes:
    document: Any = docx.Document()
    core = document.core_properties
    core.title, core.author, core.subject = meta["title"], "Northmere SCP (invented)", INVENTED
    core.created = core.modified = dt.datetime(2026, 11, 24)
    document.sections[0].footer.paragraphs[0].text = INVENTED
    styles = {"title": "Title", "line": "Subtitle", "item": "List Bullet", "text": None}
    for kind, group in groupby(lines, key=lambda line: line.kind):
        own = list(group)
        if kind == "row":
            _word_table(document, own)
            continue
        for line in own:
            if kind == "heading":
                document.add_heading(line.text, level=line.level)
            elif kind == "page":
                document.add_page_break()
            elif match := _RUN_IN.match(line.text):
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{match[1]} ").bold = True
                paragraph.add_run(match[2])
            else:
                document.add_paragraph(line.text, style=styles[kind])
    out = io.BytesIO()
    document.save(out)
    return freeze(out.getvalue())


def _word_table(document: Any, rows: list[Line]) -> None:  # noqa: ANN401
    table = document.add_table(rows=0, cols=max(len(row.cells) for row in rows), style="Table Grid")
    for index, row in enumerate(rows):
        for cell, value in zip(table.add_row().cells, row.cells, strict=False):
            cell.paragraphs[0].add_run(value).bold = index == 0


def _pdf(meta: dict[str, Any], lines: list[Line]) -> bytes:
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, title=meta["title"], author="Northmere SCP (invented)", subject=INVENTED, invariant=1, margins=60
    )
    template.build(list(_flowables(lines)), onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _foot(canvas: Any, _: object) -> None:  # noqa: ANN401
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, 40, INVENTED)
    canvas.drawRightString(520, 40, str(canvas.getPageNumber()))


def _flowables(lines: list[Line]) -> Iterator[Flowable]:
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14, spaceAfter=7)
    bold = ParagraphStyle("bold", body, fontName="Helvetica-Bold", spaceBefore=8)
    styles = {
        "title": ParagraphStyle("title", bold, fontSize=18, leading=24),
        "line": ParagraphStyle("line", body, fontSize=12, leading=18),
        "heading": ParagraphStyle("heading", bold, fontSize=13, leading=18),
        "item": ParagraphStyle("item", body, leftIndent=16, bulletIndent=4),
        "text": body,
    }
    for kind, group in groupby(lines, key=lambda line: line.kind):
        own = list(group)
        if kind == "row":
            cells = [
                [Paragraph(cell, bold if index == 0 else body) for cell in row.cells] for index, row in enumerate(own)
            ]
            yield Table(
                cells, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            )
            continue
        for line in own:
            if kind == "page":
                yield PageBreak()
            else:
                text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", line.text)
                yield Paragraph(text, styles[kind], bulletText="•" if kind == "item" else None)
