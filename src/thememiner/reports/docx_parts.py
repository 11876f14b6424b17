"""What python-docx has no words for: fields, boxes, repeated table heads, alternative text; and the styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shape import InlineShape
    from docx.table import Table as Grid
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as Line

FONT = "Arial"
"""On every office machine; Liberation Sans has the same widths where it is not."""


def new_document() -> Document:
    """An empty A4 document with the paper's styles."""
    import docx
    from docx.shared import Cm

    document: Document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.0)
    page.top_margin, page.bottom_margin = Cm(1.8), Cm(1.8)
    page.footer_distance = Cm(0.9)
    _styles(document)
    return document


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    for name in ("Table Text", "Table Head", "Table Note", "Table Gap"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    #       name           size  bold  before after next
    rows = (
        ("Normal", 10, False, 0, 5, False),
        ("Title", 20, True, 0, 2, True),
        ("Subtitle", 11, False, 0, 8, False),
        ("Heading 1", 14, True, 14, 4, True),
        ("Heading 2", 11.5, True, 8, 3, True),
        ("Caption", 9.5, True, 6, 3, True),
        ("Quote", 10, False, 3, 6, False),
        ("List Bullet", 10, False, 0, 2, False),
        ("Footer", 8, False, 0, 0, False),
        ("Table Text", 9, False, 1, 1, False),
        ("Table Head", 9, True, 1, 1, True),
        ("Table Note", 8.5, False, 2, 6, False),
        ("Table Gap", 4, False, 0, 0, False),
    )
    for name, size, bold, before, after, with_next in rows:
        _style(document, name, (size, before, after), bold=bold, with_next=with_next)
    _language(document)


def _style(document: Document, name: str, points: tuple[float, float, float], *, bold: bool, with_next: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: Any = document.styles[name]
    size, before, after = points
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    # The template's headings name a theme's typeface, which would win over the name set here.
    fonts = style.element.rPr.rFonts
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    fonts.set(qn("w:cs"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.08
    style.paragraph_format.keep_with_next = with_next
    style.paragraph_format.widow_control = True
    # The template spaces the letters of titles.
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    for border in style.element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)


def _language(document: Document) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements are not typed here
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def add_field(paragraph: Line, code: str) -> None:
    """Add a field that the word processor works out, e.g. ``PAGE``."""
    from docx.oxml.ns import qn

    field = _element("fldSimple", instr=code)
    run, text = _element("r"), _element("t")
    text.text = "1"
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def boxed(paragraph: Line, *, fill: str, heavy: bool) -> None:
    """Put a frame and a ground behind a paragraph."""
    from docx.shared import Cm, Pt

    properties = paragraph._p.get_or_add_pPr()
    frame = _element("pBdr")
    style, size = ("double", "12") if heavy else ("single", "6")
    for side in ("top", "left", "bottom", "right"):
        frame.append(
            _element(side, val=style, sz="36" if side == "left" and not heavy else size, space="5", color="555555")
        )
    ground = _element("shd", val="clear", color="auto", fill=fill)
    properties.insert_element_before(frame, *_AFTER_BORDER)
    properties.insert_element_before(ground, *_AFTER_BORDER[1:])
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Cm(0.25)
    layout.space_before, layout.space_after = Pt(6), Pt(10)
    layout.keep_together = True
    for run in paragraph.runs:
        run.font.bold = heavy or None


_AFTER_BORDER = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What comes after a paragraph's border in the schema's order."""


def shade(cell: _Cell, fill: str) -> None:
    """Put a ground behind a table cell."""
    cell._tc.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=fill))


def cells_of(grid: Grid) -> Iterator[list[_Cell]]:
    """The cells row by row; python-docx's own ``row.cells`` looks the whole table through for each row."""
    from docx.table import _Cell

    for row in grid._tbl.tr_lst:
        yield [_Cell(cell, grid) for cell in row.tc_lst]


def repeat_as_head(row: _Row) -> None:
    """Let a row stand at the top of every page that the table runs over."""
    row._tr.get_or_add_trPr().append(_element("tblHeader"))


def unsplit(grid: Grid) -> None:
    """Keep each row on one page."""
    for row in grid._tbl.tr_lst:
        row.get_or_add_trPr().insert(0, _element("cantSplit"))


def set_margins(grid: Grid) -> None:
    """Grey lines between rows only, and a little room inside cells."""
    properties = grid._tbl.tblPr
    borders = _element("tblBorders")
    for side, value in (("top", "single"), ("left", "nil"), ("bottom", "single"), ("right", "nil")):
        borders.append(_element(side, val=value, sz="4", space="0", color="777777"))
    borders.append(_element("insideH", val="single", sz="4", space="0", color="BBBBBB"))
    borders.append(_element("insideV", val="nil"))
    room = _element("tblCellMar")
    for side, width in (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70")):
        room.append(_element(side, w=width, type="dxa"))
    layout = properties.find(_qualified("tblLayout"))
    layout.addprevious(borders)
    layout.addnext(room)


def alt_text(picture: InlineShape, text: str) -> None:
    """Describe a picture for those who cannot see it."""
    described = picture._inline.docPr
    described.set("descr", text)
    described.set("title", "Chart")


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
