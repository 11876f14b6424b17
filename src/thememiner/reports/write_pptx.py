"""A report as slides: real titles, real tables, notes for the presenter; the same bytes each time."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

from thememiner.reports.blocks import Report, printable
from thememiner.reports.pptx_parts import (
    add_slide_number,
    as_bullet,
    colour,
    describe,
    new_presentation,
    write_run,
)
from thememiner.reports.pptx_parts import wrapped as in_lines
from thememiner.reports.slides import (
    ACROSS,
    CELL,
    FOOT,
    FOOT_TOP,
    GAP,
    INDENT,
    LEFT,
    LINE,
    PADDING,
    SMALLEST,
    TITLE_POINTS,
    TITLE_TOP,
    Box,
    Grid,
    Shown,
    Slide,
    Words,
    slides_of,
)
from thememiner.reports.workbook import without_clock

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.text.text import TextFrame

_TITLE_ONLY = 5
_FILLS = {"light": "FFFFFF", "grey": "F2F2F2", "heavy": "FFFFFF"}


def pptx_bytes(report: Report) -> bytes:
    """The report as a PPTX file; its times are those of the report's date."""
    presentation = new_presentation()
    _properties(presentation, report)
    foot = printable(report.title)
    shown = in_lines(foot, SMALLEST, ACROSS - 80)
    foot = foot if len(shown) == 1 else f"{in_lines(foot, SMALLEST, ACROSS - 110)[0]} \u2026"
    for number, slide in enumerate(slides_of(report), start=1):
        _draw(presentation, slide, number, foot)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return without_clock(buffer.getvalue(), report.date)


def _properties(presentation: Presentation, report: Report) -> None:
    core = presentation.core_properties
    core.title, core.author, core.last_modified_by = (
        printable(part)[:255] for part in (report.title, report.author, report.author)
    )
    core.language, core.comments, core.keywords = "en-GB", "", ""
    core.created = core.modified = datetime.datetime.fromisoformat(report.date)


def _draw(presentation: Presentation, slide: Slide, number: int, foot: str) -> None:
    page: Any = presentation.slides.add_slide(presentation.slide_layouts[_TITLE_ONLY])
    _place(page.shapes.title, TITLE_TOP, slide.body_top - TITLE_TOP)
    frame = _plain(page.shapes.title.text_frame)
    _align_left(frame)
    write_run(frame.paragraphs[0], slide.title, TITLE_POINTS, bold=True)
    top = slide.body_top
    for box in slide.boxes:
        _box(page, box, top)
        top += box.height + GAP
    _foot(page, number, foot)
    if slide.notes:
        page.notes_slide.notes_text_frame.text = slide.notes


def _box(page: Any, box: Box, top: float) -> None:  # noqa: ANN401 - python-pptx gives its slides no type
    match box:
        case Words():
            _words(page, box, top)
        case Grid():
            _grid(page, box, top)
        case Shown():
            _picture(page, box, top)


def _words(page: Any, box: Words, top: float) -> None:  # noqa: ANN401
    from pptx.util import Pt

    shape = page.shapes.add_textbox(0, 0, 0, 0)
    _place(shape, top, box.height)
    frame: Any = _plain(shape.text_frame, padding=PADDING if box.frame else 0.0)
    if box.frame:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(_FILLS[box.frame])
        shape.line.color.rgb = colour("000000")
        shape.line.width = Pt(2.5 if box.frame == "heavy" else 1.0)
    for place, item in enumerate(box.items):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        paragraph.space_before = Pt(box.points * LINE / 3 if place else 0)
        if box.bullets:
            as_bullet(paragraph, INDENT)
        write_run(paragraph, item, box.points, bold=box.bold)


def _grid(page: Any, box: Grid, top: float) -> None:  # noqa: ANN401
    from pptx.util import Pt

    lines = [*([box.head] if box.head else []), *box.rows]
    shape = page.shapes.add_table(len(lines), len(box.shares), *map(Pt, (LEFT, top, ACROSS, box.height)))
    describe(shape, f"Table: {box.name}")
    table = shape.table
    table.first_row, table.horz_banding = bool(box.head), False
    for column, share in zip(table.columns, box.shares, strict=True):
        column.width = Pt(ACROSS * share)
    for place, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        is_head = place == 0 and bool(box.head)
        row.height = Pt(box.row_height(texts, bold=is_head))
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            _cell(cell, text, is_head=is_head, right=column in box.numeric)


def _cell(cell: Any, text: str, *, is_head: bool, right: bool) -> None:  # noqa: ANN401
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(CELL)
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour("D9D9D9" if is_head else "F5F5F5")
    paragraph = cell.text_frame.paragraphs[0]
    if right:
        paragraph.alignment = PP_ALIGN.RIGHT
    write_run(paragraph, text, SMALLEST, bold=is_head)


def _picture(page: Any, box: Shown, top: float) -> None:  # noqa: ANN401
    from pptx.util import Pt

    picture = page.shapes.add_picture(
        io.BytesIO(box.figure.png), Pt(LEFT), Pt(top), width=Pt(box.width), height=Pt(box.height)
    )
    describe(picture, printable(box.figure.alt))


def _foot(page: Any, number: int, foot: str) -> None:  # noqa: ANN401
    from pptx.enum.text import PP_ALIGN

    title = page.shapes.add_textbox(0, 0, 0, 0)
    _place(title, FOOT_TOP, FOOT, across=ACROSS - 70)
    write_run(_plain(title.text_frame).paragraphs[0], foot, SMALLEST)
    count = page.shapes.add_textbox(0, 0, 0, 0)
    _place(count, FOOT_TOP, FOOT, left=LEFT + ACROSS - 60, across=60)
    paragraph = _plain(count.text_frame).paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    add_slide_number(paragraph, number, SMALLEST)


def _place(shape: Any, top: float, height: float, *, left: float = LEFT, across: float = ACROSS) -> None:  # noqa: ANN401
    from pptx.util import Pt

    shape.left, shape.top, shape.width, shape.height = map(Pt, (left, top, across, height))


def _plain(frame: TextFrame, padding: float = 0.0) -> TextFrame:
    """A frame that wraps, starts at its top and never changes the size of its words."""
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
    from pptx.util import Pt

    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(padding)
    return frame


def _align_left(frame: TextFrame) -> None:
    """The layout centres its titles."""
    from pptx.enum.text import PP_ALIGN

    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
