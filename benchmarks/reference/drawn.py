"""Reference documents by reportlab, and Word files by python-docx that LibreOffice prints."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.reference.model import Layout, Piece, hyphenated
from benchmarks.reference.office import converted

_FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
_LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("ff", "\ufb00"), ("fi", "\ufb01"), ("fl", "\ufb02"))


def drawn_document(layout: Layout, pieces: list[Piece], target: Path) -> Path:
    """Draw a PDF."""
    path = target.with_suffix(".pdf")
    _Drawing(layout, path).build(pieces)
    return path


class _Drawing:
    def __init__(self, layout: Layout, path: Path) -> None:
        from reportlab.lib.styles import ParagraphStyle

        self._layout, self._path, self._chapter, self._next = layout, path, "", ""
        font = self._font()
        bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}.get(font, font)
        size = 9.5 if layout.has("columns") else 11
        self._body = ParagraphStyle("p", fontName=font, fontSize=size, leading=14, spaceAfter=14)
        self._body.alignment = 4 if layout.has("justified") else 0
        self._body.embeddedHyphenation = 1
        self._heads = {
            level: ParagraphStyle(f"h{level}", fontName=bold, fontSize=big, leading=leading, spaceAfter=14)
            for level, big, leading in ((1, 17, 28), (2, 12.5, 14))
        }  # fmt: skip
        for style in self._heads.values():
            style.keepWithNext = 1

    def _font(self) -> str:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        if self._layout.has("ligatures") and _FONT.exists():
            pdfmetrics.registerFont(TTFont("DejaVuSerif", str(_FONT)))
            return "DejaVuSerif"
        return "Times-Roman" if self._layout.has("serif") else "Helvetica"

    def build(self, pieces: list[Piece]) -> None:
        """Draw twice: the first time to count the pages."""
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

        pages = 0
        for _ in range(2):
            self._pages, self._chapter, self._next = pages, "", ""
            document = BaseDocTemplate(str(self._path), pagesize=A4, invariant=1)
            document.afterFlowable = self._noted
            tall = Frame(72, 72, A4[0] - 144, A4[1] - 150, 0, 0, 0, 0, id="F1")
            wide = Frame(72, 72, A4[1] - 144, A4[0] - 150, 0, 0, 0, 0, id="F2")
            document.addPageTemplates(
                [
                    PageTemplate("tall", [tall], onPageEnd=self._furniture, pagesize=A4),
                    PageTemplate("wide", [wide], onPageEnd=self._furniture, pagesize=landscape(A4)),
                ]
            )
            document.build(self._flowables(pieces))
            pages = document.page

    def _noted(self, flowable: Any) -> None:  # noqa: ANN401
        self._chapter = getattr(flowable, "chapter", self._chapter)

    def _furniture(self, canvas: Any, document: Any) -> None:  # noqa: ANN401
        width, height = canvas._pagesize
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, height - 48, self._chapter if self._layout.has("chapter heads") else "Review: Child K")
        canvas.drawRightString(width - 72, 40, f"Page {document.page} of {self._pages}")
        if self._layout.has("line numbers"):
            for n in range(int((height - 150) // 14)):
                canvas.drawRightString(58, height - 78 - 14 * (n + 1) + 3.5, str(n + 1))

    def _flowables(self, pieces: list[Piece]) -> list[Any]:
        from reportlab.platypus import BalancedColumns

        flow: list[Any] = []
        column: list[Any] = []
        for piece in pieces:
            across = piece.kind == "heading" and piece.level == 1
            if self._layout.has("columns") and not across:
                column += self._piece(piece)
                continue
            if column:
                flow.append(BalancedColumns(column, nCols=2, innerPadding=18))
                column = []
            flow += self._piece(piece)
        return flow + ([BalancedColumns(column, nCols=2, innerPadding=18)] if column else [])

    def _piece(self, piece: Piece) -> list[Any]:
        from reportlab.platypus import Paragraph

        text = self._text(piece)
        if piece.kind == "table":
            return self._table(piece)
        if piece.kind == "heading":
            if self._layout.has("spaced headings") and piece.level == 1:
                text = "\u00a0\u00a0 ".join("\u00a0".join(word) for word in text.upper().split())
            heading = Paragraph(f"{piece.number} {text}".strip(), self._heads[piece.level])
            if piece.level == 1:
                heading.chapter = piece.text
            return [heading]
        if piece.kind == "box":
            return [
                Paragraph(f"{piece.number}: {text}", self._style(borderWidth=0.8, borderColor="black", borderPadding=5))
            ]
        if piece.kind == "caption":
            return [Paragraph(text, self._style(alignment=2, spaceAfter=4))]
        if piece.number:
            left, hang = (54, 36) if piece.kind == "item" else (36, 0)
            return [Paragraph(text, self._style(leftIndent=left, bulletIndent=hang), bulletText=piece.number)]
        return [Paragraph(text, self._body)]

    def _style(self, **changes: Any) -> Any:  # noqa: ANN401
        from reportlab.lib.styles import ParagraphStyle

        font = {"bulletFontName": self._body.fontName, "bulletFontSize": self._body.fontSize}
        return ParagraphStyle("x", parent=self._body, **font, **changes)

    def _text(self, piece: Piece) -> str:
        text = hyphenated(piece.text) if self._layout.has("hyphens") and piece.kind != "heading" else piece.text
        if self._layout.has("ligatures") and self._body.fontName == "DejaVuSerif":
            for letters, one in _LIGATURES:
                text = text.replace(letters, one)
        return escape(text)

    def _table(self, piece: Piece) -> list[Any]:
        from reportlab.platypus import NextPageTemplate, PageBreak, Paragraph, Spacer, Table

        rows = [[Paragraph(escape(cell), self._body) for cell in row] for row in piece.rows]
        ruled = [("GRID", (0, 0), (-1, -1), 0.6, "black")] if self._layout.has("ruled") else []
        widths = [40, 230, 105, 70]
        table = Table(rows, widths, repeatRows=1, style=[*ruled, ("VALIGN", (0, 0), (-1, -1), "TOP")])
        if self._layout.has("landscape"):
            return [NextPageTemplate("wide"), PageBreak(), table, NextPageTemplate("tall"), PageBreak()]
        return [table, Spacer(1, 14)]


def word_document(layout: Layout, pieces: list[Piece], target: Path) -> Path:
    """Write a Word file whose numbers Word itself gives, and convert it."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Safeguarding review\tChild K"
    _page_of(document.sections[0].footer.paragraphs[0])
    for piece in pieces:
        if piece.kind == "heading":
            document.add_heading(piece.text, piece.level)
        elif piece.kind == "table":
            table = document.add_table(0, len(piece.rows[0]), style="Table Grid")
            for row in piece.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            document.add_paragraph()
        else:
            styles = {"item": "List Bullet 2", "paragraph": "List Number" if piece.number else None}
            document.add_paragraph(piece.text, styles[piece.kind])
    path = target.with_suffix(".docx")
    document.save(str(path))
    return converted(path)


def _page_of(paragraph: Any) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        paragraph._p.append(simple)
