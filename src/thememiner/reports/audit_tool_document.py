"""The tool of a thematic audit as a Word document: the scope, and one form to be copied for each case."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from thememiner.local.audit_scope import AuditScope
from thememiner.local.audit_tool import AuditTool, Question
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS, FEW_DETAILS
from thememiner.reports.audit_scope_blocks import CONCERN, NO_NAMES, scope_blocks
from thememiner.reports.blocks import Report, printable
from thememiner.reports.board import numbered
from thememiner.reports.docx_parts import boxed, cells_of, shade, unsplit
from thememiner.reports.phrasing import long_date
from thememiner.reports.workbook import without_clock
from thememiner.reports.write_docx import docx_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_LABEL_CM, _VALUE_CM = 4.3, 12.7
_HEAD = ("reference", "agency", "auditor", "date", "level", "age", "concern", "done")
_END = ("overall", "rationale", "moderated", "moderation")
_ANSWER = ("where", "grade", "evidence", "strengths", "improvements", "impact")
_ROOM_CM = {
    "reference": 0.8, "agency": 0.8, "auditor": 0.8, "date": 0.8, "done": 1.4, "evidence": 1.0, "strengths": 1.5,
    "improvements": 1.5, "impact": 1.2, "rationale": 2.6, "moderation": 1.8,
}  # fmt: skip
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The id that every custom property of an Office file carries (ECMA-376 part 1, 22.3)."""
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def tool_document(scope: AuditScope, tool: AuditTool) -> bytes:
    """The document as a file; the same scope and tool give the same bytes."""
    import docx

    subtitle = ", ".join(part for part in (scope.partnership, f"scope of {long_date(tool.date)}") if part)
    blocks = tuple(numbered(scope_blocks(scope, tool)))
    report = Report(tool.name, subtitle, tool.date, scope.partnership or "thememiner", blocks)
    document = docx.Document(io.BytesIO(docx_bytes(report)))
    _form(document, tool)
    _mark(document, tool)
    buffer = io.BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue(), tool.date)


def _form(document: Document, tool: AuditTool) -> None:
    heading = document.add_paragraph("Audit form: one for each case and agency", style="Heading 1")
    heading.paragraph_format.page_break_before = True
    document.add_paragraph(
        printable(
            "Save this document once for each case, under a name of its own (agency and case number), or copy the "
            "tables below for the next case; either is read. "
            f"{NO_NAMES} Leave a row empty where you have not looked."
        )
    )
    boxed(document.add_paragraph(CONCERN), fill="F2F2F2", heavy=False)
    _fields(document, [(CASE_FIELDS[name], _choices(name, tool), _ROOM_CM.get(name, 0.8)) for name in _HEAD])
    for number, question in enumerate(tool.questions, start=1):
        _question(document, tool, number, question)
    rows = [(CASE_FIELDS[name], _choices(name, tool), _ROOM_CM.get(name, 0.8)) for name in _END]
    _fields(document, rows)
    document.add_paragraph(printable(tool.mark.line), style="Table Note")


def _choices(name: str, tool: AuditTool) -> tuple[str, ...]:
    """The words beside the boxes of a field; none where one writes."""
    boxes = {
        "grade": tool.choices,
        "overall": tool.choices[:-1],
        "moderated": tool.choices[:-1],
        "concern": ("yes", "no"),
        **FEW_DETAILS,
    }
    return boxes.get(name, ())


Field = tuple[str, tuple[str, ...], float]
"""Label of a row, the words beside its boxes, and its least height in cm."""


def _question(document: Document, tool: AuditTool, number: int, question: Question) -> None:
    rows = [(ANSWER_FIELDS[name], _choices(name, tool), _ROOM_CM.get(name, 0.7)) for name in _ANSWER]
    grid = _fields(document, [(f"Question {number}\n{question.id}", (), 0.8), *rows])
    first, where = list(cells_of(grid))[:2]
    for cell in first:
        shade(cell, "E6E6E6")
    first[1].paragraphs[0].text = printable(question.text)
    first[1].paragraphs[0].style = "Table Head"
    source = f". Asked after: {question.citation}" if question.citation else ""
    where[1].paragraphs[0].text = printable(f"{question.where}{source}")


def _fields(document: Document, rows: Sequence[Field]) -> Any:  # noqa: ANN401 - python-docx is not typed
    """A table of two columns that stays on one page: what is asked for, and room to write."""
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Cm

    grid: Any = document.add_table(rows=len(rows), cols=2)
    grid.style, grid.autofit = "Table Grid", False
    for place, ((label, value), (name, choices, room)) in enumerate(zip(cells_of(grid), rows, strict=True)):
        label.width, value.width = Cm(_LABEL_CM), Cm(_VALUE_CM)
        grid.rows[place].height, grid.rows[place].height_rule = Cm(room), WD_ROW_HEIGHT_RULE.AT_LEAST
        label.paragraphs[0].text, label.paragraphs[0].style = printable(name), "Table Head"
        value.paragraphs[0].style = "Table Text"
        _boxes(value, choices)
        for cell in (label, value):
            cell.paragraphs[0].paragraph_format.keep_with_next = place < len(rows) - 1
    grid.columns[0].width, grid.columns[1].width = Cm(_LABEL_CM), Cm(_VALUE_CM)
    unsplit(grid)
    document.add_paragraph("", style="Table Gap")
    return grid


def _boxes(cell: _Cell, choices: Sequence[str]) -> None:
    """A box to tick before each choice, by a click in Word or by hand on paper."""
    from docx.oxml import parse_xml

    paragraph = cell.paragraphs[0]
    for choice in choices:
        paragraph._p.append(parse_xml(_BOX))
        paragraph.add_run(f"\u00a0{choice.replace(' ', chr(0xA0))}   ")


_FONT = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
_BOX = (
    '<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:w14="{_W14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    f"</w14:checkbox></w:sdtPr><w:sdtContent><w:r>{_FONT}<w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
)


def _mark(document: Document, tool: AuditTool) -> None:
    """Custom properties, for which python-docx has no words: a part of the package and its relationship."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    root = etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={None: _PROPERTIES, "vt": _VALUES})
    for number, (name, value) in enumerate(tool.mark.properties, start=2):
        own = etree.SubElement(root, f"{{{_PROPERTIES}}}property", fmtid=_FORMAT_ID, pid=str(number), name=name)
        etree.SubElement(own, f"{{{_VALUES}}}lpwstr").text = printable(value)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, xml, package)
    package.relate_to(part, _CUSTOM)
