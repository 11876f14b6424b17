"""Lay out a report as PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table
from tools.corpus.model import INVENTED, Block, Report
from tools.corpus.paginate import Item, Paginator
from tools.corpus.style import Look

HYPHEN = re.compile(r"(?<=[a-z][aeiou][bcdfgklmnprstv])(?=[bcdfgklmnprstv][aeiou][a-z])")
WORD = re.compile(r"[A-Za-z]{8,}")


def markup(text: str, look: Look) -> str:
    """Turn source text into reportlab mark-up, with ligatures and soft hyphens where the look asks for them."""
    if look.hyphens:
        text = WORD.sub(lambda match: HYPHEN.sub("\u00ad", match[0]), text)
    text = escape(text)
    if look.ligatures:
        text = text.replace("fi", "\ufb01").replace("fl", "\ufb02")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"(?<!\*)\*([^*]+)\*(?!\*)", r"<i>\1</i>", text)
    return re.sub(r"\^(\w+)\^", r'<super size="70%">\1</super>', text)


class ContentsLine(Flowable):  # type: ignore[misc]
    """One line of a contents page, its text over several lines if it is long."""

    def __init__(self, text: str, page: str, look: Look, level: int) -> None:
        super().__init__()
        self.text, self.page_text, self.look, self.level = text, page, look, level
        self.kind = str(look.spec.get("contents", "dots"))
        self.font = look.faces[1 if level == 1 and self.kind != "dots" else 0]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure."""
        self.full = width
        self.left = 14.0 * (self.level - 1)
        self.lines: list[str] = simpleSplit(self.text, self.font, self.look.size, width - self.left - 60)
        return width, len(self.lines) * self.look.leading + 2

    def draw(self) -> None:
        """Draw the text, the leader and the page number."""
        canvas, size = self.canv, self.look.size
        canvas.setFont(self.font, size)
        y = (len(self.lines) - 1) * self.look.leading + 3
        for line in self.lines:
            canvas.drawString(self.left, y, line)
            y -= self.look.leading
        y += self.look.leading
        canvas.drawRightString(self.full, y, self.page_text)
        if self.kind == "dots":
            start = self.left + stringWidth(self.lines[-1], self.font, size) + 4
            end = self.full - stringWidth(self.page_text, self.font, size) - 4
            dot = stringWidth(".", self.font, size)
            canvas.drawString(start, y, "." * max(0, int((end - start) / dot)))


class Rule(Flowable):  # type: ignore[misc]
    """A thin line across the column."""

    def __init__(self, colour: Any) -> None:  # noqa: ANN401
        super().__init__()
        self.colour = colour

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Measure."""
        self.full = width
        return width, 5.0

    def draw(self) -> None:
        """Draw."""
        self.canv.setStrokeColor(self.colour)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 3, self.full, 3)


class PdfLayout:
    """Builds the PDF of one report in two passes (the second knows the page numbers)."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.look = Look(report.meta.get("style", {}))
        self.pages = 0

    def build(self) -> bytes:
        """Return the bytes of the PDF; page numbers are left in the blocks."""
        self._render()
        return self._render()

    def _render(self) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, invariant=1, pageCompression=1)
        canvas.setTitle(str(self.report.meta["title"]))
        canvas.setAuthor(str(self.report.meta.get("author", "")))
        canvas.setSubject(INVENTED)
        items = self._cover() + self._items()
        self.pages = Paginator(canvas, self.look, self._decorate).run(items)
        canvas.save()
        return buffer.getvalue()

    # -- pages ---------------------------------------------------------------

    def _decorate(self, pager: Paginator) -> None:
        canvas, look = pager.canvas, self.look
        canvas.setFillColor(black)
        covers = int(self.report.meta.get("cover_pages", 1))
        plain = pager.page <= covers
        spec = look.spec
        heads: Sequence[str] = spec.get("head", ["", "", ""])
        feet: Sequence[str] = spec.get("foot", ["", INVENTED, "{page}"])
        if plain:
            heads, feet = ["", "", ""], ["", INVENTED, ""]
        left, right, top, bottom = look.margins
        size = float(spec.get("small", 8))
        self._strip(pager, heads, pager.size[1] - max(24.0, top - 26), size)
        self._strip(pager, feet, max(20.0, bottom - 28), size)
        if spec.get("head_rule") and not plain:
            canvas.setLineWidth(0.5)
            y = pager.size[1] - max(24.0, top - 26) - 5
            canvas.line(left, y, pager.size[0] - right, y)

    def _strip(self, pager: Paginator, parts: Sequence[str], y: float, size: float) -> None:
        canvas = pager.canvas
        left, right, _, _ = self.look.margins
        shown = pager.page - int(self.report.meta.get("page_offset", 0))
        total = self.pages - int(self.report.meta.get("page_offset", 0))
        values = {"page": shown, "pages": total, "section": pager.top_section, "invented": INVENTED}
        texts = [part.format(**values) for part in parts]
        canvas.setFont(self.look.faces[0], size)
        canvas.drawString(left, y, texts[0])
        canvas.drawCentredString(pager.size[0] / 2, y, texts[1])
        canvas.drawRightString(pager.size[0] - right, y, texts[2])

    def _cover(self) -> list[Item]:
        items: list[Item] = []
        sheet = self.report.meta.get("cover_sheet")
        if sheet:
            items += self._sheet(sheet)
        for line in self.report.meta.get("cover", []):
            spec = {"text": line} if isinstance(line, str) else line
            size = float(spec.get("size", self.look.size + 1))
            face = self.look.head_faces[1 if spec.get("bold") else 0]
            style = self.look.derive(
                "cover",
                fontName=face,
                fontSize=size,
                leading=size * 1.25,
                alignment=1 if self.look.spec.get("cover_align", "center") == "center" else 0,
                spaceBefore=float(spec.get("gap", 8)),
                textColor=HexColor(spec.get("colour", self.look.spec.get("colour", "#000000"))),
            )
            if not items or spec.get("down"):
                items.append(Item(Spacer(1, float(spec.get("down", 90)))))
            items.append(Item(Paragraph(markup(spec["text"], self.look), style)))
        if self.report.meta.get("cover") and self.report.meta.get("cover_break", True):
            items.append(Item(None, command="page"))
        return items

    def _sheet(self, sheet: dict[str, str]) -> list[Item]:
        plain = self.look.derive("sheet", fontName="Helvetica", fontSize=10, leading=14)
        bold = self.look.derive("sheetb", fontName="Helvetica-Bold", fontSize=10, leading=14)
        top = self.look.derive("sheett", fontName="Helvetica-Bold", fontSize=14, leading=18)
        items = [Item(Paragraph(escape(sheet["name"]), top)), Item(Rule(black))]
        rows = [
            [Paragraph(escape(f"{key}:"), bold), Paragraph(escape(str(value)), plain)]
            for key, value in sheet.items()
            if key not in {"name", "note"}
        ]
        items.append(Item(Table(rows, colWidths=[120, 320], hAlign="LEFT"), gap=20))
        items.append(Item(Paragraph(escape(sheet["note"]), plain), gap=30))
        return [*items, Item(None, command="page")]

    # -- blocks --------------------------------------------------------------

    def _items(self) -> list[Item]:
        items: list[Item] = []
        for block in self.report.blocks:
            items += getattr(self, f"_{block.kind}")(block)
        for item, after in pairwise(items):
            if item.block is not None and item.block.kind == "heading" and after.need:
                item.need += after.need
        return items

    def _command(self, block: Block) -> list[Item]:
        if block.text == "contents":
            return self._contents()
        return [Item(None, command=block.text)]

    def _contents(self) -> list[Item]:
        depth = int(self.look.spec.get("contents_depth", 2))
        template = str(self.look.spec.get("contents_page", "{page}"))
        items = []
        offset = int(self.report.meta.get("page_offset", 0))
        for block in self.report.blocks:
            if block.kind == "heading" and block.level <= depth and block.section != "contents":
                text = f"{block.number}{'  ' if block.number else ''}{block.text}"
                page = template.format(page=(block.page or offset) - offset)
                items.append(Item(ContentsLine(text, page, self.look, block.level), gap=4 if block.level == 1 else 0))
        return items

    def _heading(self, block: Block) -> list[Item]:
        style = self.look.heading(block.level)
        text = block.text.upper() if self.look.rule(block.level, "upper") else block.text
        joiner = str(self.look.rule(block.level, "join") or "&nbsp;&nbsp;")
        shown = f"{block.number}{joiner}{markup(text, self.look)}" if block.number else markup(text, self.look)
        flow = Paragraph(shown, style)
        items = [Item(flow, block, need=style.leading * 2 + self.look.leading * 3)]
        if self.look.rule(block.level, "rule"):
            items.append(Item(Rule(style.textColor)))
        if self.look.rule(block.level, "page"):
            items.insert(0, Item(None, command="page"))
        return items

    def _para(self, block: Block) -> list[Item]:
        style, bullet = self.look.body, None
        if block.number:
            bullet = block.number + str(self.look.spec.get("number_end", ""))
            style = self.look.derive("numbered", leftIndent=self.look.indent, bulletIndent=0)
            style.bulletFontName, style.bulletFontSize = self.look.faces[0], self.look.size
        return [self._with_notes(Paragraph(markup(block.text, self.look), style, bulletText=bullet), block)]

    def _with_notes(self, flow: Any, block: Block) -> Item:  # noqa: ANN401
        small = self.look.derive(
            "note", fontSize=self.look.size * 0.78, leading=self.look.size * 0.95, embeddedHyphenation=0
        )
        notes = [
            Paragraph(f"<super>{note.number}</super> {markup(note.text, self.look)}", small) for note in block.notes
        ]
        return Item(flow, block, notes=notes, note_blocks=block.notes)

    def _bullet(self, block: Block) -> list[Item]:
        indent = self.look.indent if self.report.meta.get("numbering", "none") != "none" else 0
        style = self.look.derive(
            "bullet", leftIndent=indent + 16, bulletIndent=indent + 4, spaceAfter=self.look.body.spaceAfter / 2
        )
        style.bulletFontName = self.look.faces[0]
        mark = str(self.look.spec.get("bullet", "•"))
        return [self._with_notes(Paragraph(markup(block.text, self.look), style, bulletText=mark), block)]

    def _label(self, block: Block) -> list[Item]:
        colour = self.look.spec.get("label_colour", "#000000")
        join = str(self.look.spec.get("label_join", ": "))
        label = f'<font name="{self.look.faces[1]}" color="{colour}">{escape(block.number)}{join}</font>'
        style = self.look.derive("label", leftIndent=float(self.look.spec.get("label_indent", 0)))
        return [self._with_notes(Paragraph(label + markup(block.text, self.look), style), block)]

    def _box(self, block: Block) -> list[Item]:
        bold = self.look.derive("boxtitle", fontName=self.look.faces[1], spaceAfter=3)
        cell = [Paragraph(escape(block.number), bold), Paragraph(markup(block.text, self.look), self.look.body)]
        good = block.tag.polarity == "good"
        colour = HexColor(self.look.spec.get("box_good" if good else "box", "#eef3f8"))
        style = [
            ("BOX", (0, 0), (-1, -1), 0.8, self.look.colour),
            ("BACKGROUND", (0, 0), (-1, -1), colour),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ]
        table = Table([[cell]], style=style, spaceBefore=6, spaceAfter=8)
        return [Item(table, block)]

    def _table(self, block: Block) -> list[Item]:
        shares = [float(value) for value in block.options["widths"].split(",")]
        size = float(block.options.get("size", self.look.size - 1.5))
        cell = self.look.derive("cell", fontSize=size, leading=size * 1.2, spaceAfter=0, alignment=0)
        head = self.look.derive(
            "cellhead", fontName=self.look.faces[1], fontSize=size, leading=size * 1.2, spaceAfter=0
        )
        header = block.options.get("header") != "no"
        data = [
            [Paragraph(markup(text, self.look), head if header and not index else cell) for text in row.cells]
            for index, row in enumerate(block.rows)
        ]
        style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 3)]
        if block.options.get("grid", "full") == "full":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, black))
        else:
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#888888")))
        if header and block.options.get("shade") != "no":
            style.append(("BACKGROUND", (0, 0), (-1, 0), HexColor(self.look.spec.get("table_head", "#dddddd"))))
        full = self._column_width(block.options.get("turned") == "yes")
        widths = [full * share / sum(shares) for share in shares]
        flow = Table(data, widths, style=style, repeatRows=int(header), spaceBefore=6, spaceAfter=10)
        return [Item(flow, block, rows=[row.block for row in block.rows[int(header) :]])]

    def _column_width(self, turned: bool) -> float:
        left, right, _, _ = self.look.margins
        gutter = 20.0 * (self.look.columns - 1)
        return float((A4[1] if turned else A4[0]) - left - right - gutter) / self.look.columns
