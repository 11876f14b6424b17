"""A report as a Word document: real headings, tables whose head repeats, page numbers; the same bytes each time."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

from thememiner.reports.blocks import (
    NOTES_HEAD,
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    Notes,
    Paragraph,
    Quote,
    Report,
    Table,
    printable,
)
from thememiner.reports.docx_parts import (
    add_field,
    alt_text,
    boxed,
    cells_of,
    new_document,
    repeat_as_head,
    set_margins,
    shade,
    unsplit,
)
from thememiner.reports.workbook import without_clock

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

TEXT_WIDTH_CM = 17.0
PICTURE_WIDTH_CM = 16.5


def docx_bytes(report: Report) -> bytes:
    """The report as a DOCX file; its times are those of the report's date."""
    document = new_document()
    _properties(document, report)
    _footer(document, report)
    document.add_paragraph(printable(report.title), style="Title")
    document.add_paragraph(printable(report.subtitle), style="Subtitle")
    for block in report.blocks:
        _add(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue(), report.date)


def _properties(document: Document, report: Report) -> None:
    when = datetime.datetime.fromisoformat(report.date)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = (
        printable(part)[:255] for part in (report.title, report.author, report.author)
    )
    core.language, core.comments = "en-GB", ""
    core.created = core.modified = when


def _footer(document: Document, report: Report) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.add_run(f"{printable(report.title)} \u00b7 page ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES")


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            heading = document.add_paragraph(printable(block.text), style=f"Heading {block.level}")
            heading.paragraph_format.page_break_before = block.new_page or None
        case Paragraph():
            paragraph = document.add_paragraph(printable(block.text))
            paragraph.paragraph_format.keep_with_next = block.text.endswith(":") or None
        case Bullets():
            for item in block.items:
                document.add_paragraph(printable(item), style="List Bullet")
        case Callout():
            paragraph = document.add_paragraph(printable(block.text))
            boxed(paragraph, fill="FFFFFF" if block.kind == "note" else "F2F2F2", heavy=block.kind == "invented")
        case Quote():
            document.add_paragraph(f"\u201c{printable(block.text)}\u201d\n{printable(block.citation)}", style="Quote")
        case Notes():
            document.add_paragraph(f"{NOTES_HEAD}. {printable(block.text)}", style="Table Note")
        case Figure():
            _figure(document, block)
        case Table():
            _table(document, block)


def _figure(document: Document, figure: Figure) -> None:
    from docx.shared import Cm

    document.add_paragraph(printable(figure.caption), style="Caption")
    picture = document.add_picture(io.BytesIO(figure.png), width=Cm(PICTURE_WIDTH_CM))
    alt_text(picture, printable(figure.alt))


def _table(document: Document, table: Table) -> None:
    from docx.shared import Cm

    document.add_paragraph(printable(table.caption), style="Caption")
    grid: Any = document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    grid.style = "Table Grid"
    grid.autofit = False
    set_margins(grid)
    widths = [Cm(TEXT_WIDTH_CM * share) for share in table.shares()]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    rows = list(cells_of(grid))
    for place, (cell, name) in enumerate(zip(rows[0], table.columns, strict=True)):
        _fill(cell, name, style="Table Head", right=place in table.numeric)
        shade(cell, "E6E6E6")
    for cells, row in zip(rows[1:], table.rows, strict=True):
        for place, (cell, text) in enumerate(zip(cells, row, strict=True)):
            _fill(cell, text, style="Table Text", right=place in table.numeric)
    for cells in rows:
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
    repeat_as_head(grid.rows[0])
    unsplit(grid)
    document.add_paragraph(printable(table.note), style="Table Note" if table.note else "Table Gap")


def _fill(cell: _Cell, text: str, *, style: str, right: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.text = printable(text)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
