from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from reports.paper import board_evidence
from thememiner.reports.blocks import Bullets, Callout, Figure, Heading, Notes, Paragraph, Quote, Report, Table
from thememiner.reports.board import board_report
from thememiner.reports.pptx_parts import cut_text, width, wrapped
from thememiner.reports.slides import ACROSS, BODY_BOTTOM, GAP, SMALLEST, Grid, Shown, Slide, Words, slides_of
from thememiner.reports.write_pptx import pptx_bytes

LONG = " ".join(f"word{place}" for place in range(900))
ARIAL = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")


def png(across: int, down: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff" * across for _ in range(down))
    head = struct.pack(">IIBBBBB", across, down, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def figure(across: int, down: int) -> Figure:
    return Figure(png(across, down), "<svg/>", "what it shows", "Caption of it", Table("c", ("a",), ()))


def report(*blocks, title: str = "Title") -> Report:
    return Report(title, "Subtitle", "2026-03-06", "x", blocks)


def table(rows: int, cell: str = "short", *, note: str = "") -> Table:
    lines = tuple((f"row {place}", cell) for place in range(rows))
    return Table("The caption", ("First", "Second"), lines, note=note, widths=(30, 70))


def shown(slide: Slide) -> str:
    found = []
    for box in slide.boxes:
        if isinstance(box, Words):
            found += box.items
        elif isinstance(box, Grid):
            found += [cell for row in (box.head, *box.rows) for cell in row]
    return " ".join(found)


def bottom(slide: Slide) -> float:
    return slide.body_top + sum(box.height for box in slide.boxes) + GAP * max(0, len(slide.boxes) - 1)


OVERFULL = [
    pytest.param((Paragraph(LONG),), id="a paragraph"),
    pytest.param((Bullets((LONG, "short", LONG)),), id="bullets"),
    pytest.param((Callout("caution", LONG),), id="a callout"),
    pytest.param((Callout("invented", LONG),), id="a bold callout"),
    pytest.param((Quote(LONG, "p. 3"),), id="a quotation"),
    pytest.param((table(60),), id="many rows"),
    pytest.param((table(3, LONG),), id="rows taller than a slide"),
    pytest.param((Table("t", (LONG, "b"), (("a", "b"),)),), id="a head taller than a slide"),
    pytest.param((Table("t", ("a", "b"), ()),), id="no rows"),
    pytest.param((table(8, note=LONG),), id="a long note"),
    pytest.param((figure(10, 4000),), id="a high picture"),
    pytest.param((figure(4000, 10),), id="a wide picture"),
    pytest.param((Paragraph("x" * 3000),), id="one word"),
    pytest.param((*(Heading(2, f"heading {place}") for place in range(60)),), id="headings only"),
    pytest.param((Paragraph("\n".join("ab" * 90)),), id="lines of one letter"),
    pytest.param(
        (Table("t", tuple("abcdefghij"), (tuple("some words here and there" for _ in range(10)),)),), id="wide"
    ),
]


@pytest.mark.parametrize("blocks", OVERFULL)
def test_nothing_reaches_below_the_slide(blocks):
    slides = slides_of(report(Heading(1, "A heading"), *blocks))
    assert [slide.title for slide in slides if bottom(slide) > BODY_BOTTOM + 0.1] == []


@pytest.mark.parametrize("blocks", OVERFULL)
def test_what_is_split_is_all_there(blocks):
    said = " ".join(shown(slide) for slide in slides_of(report(Heading(1, "A heading"), *blocks)))
    wanted = " ".join(
        text
        for block in blocks
        for text in (getattr(block, "text", ""), *getattr(block, "items", ()), getattr(block, "note", ""))
    )
    assert [word for word in set(wanted.split()) if len(word) < 50 and word not in said] == []
    assert sum(map(len, said.split())) >= len("".join(wanted.split()))


def test_each_heading_of_level_one_begins_a_slide():
    made = slides_of(
        report(Paragraph("before"), Heading(1, "One"), Heading(2, "sub"), Heading(1, "Two"), Paragraph("b"))
    )
    assert [slide.title for slide in made] == ["Title", "One", "Two"]
    assert shown(made[0]) == "Subtitle before"


def test_a_table_over_slides_repeats_its_head_and_the_title_says_so():
    first, *more = slides_of(report(Heading(1, "Rows"), table(40)))[1:]
    assert more
    assert all(slide.title == "Rows (continued)" for slide in more)
    grids = [box for slide in (first, *more) for box in slide.boxes if isinstance(box, Grid)]
    assert {grid.head for grid in grids} == {("First", "Second")}
    assert [row[0] for grid in grids for row in grid.rows] == [f"row {place}" for place in range(40)]


def test_a_row_taller_than_a_slide_is_cut_between_lines():
    grids = [box for slide in slides_of(report(Heading(1, "Rows"), table(1, LONG))) for box in slide.boxes]
    cells = [row[1] for box in grids if isinstance(box, Grid) for row in box.rows]
    assert len(cells) > 1
    assert " ".join(cells) == LONG


@pytest.mark.parametrize("rows", range(1, 30))
def test_a_note_never_stands_on_a_slide_without_a_row(rows):
    for slide in slides_of(report(Heading(1, "Rows"), table(rows, note="The note."))):
        if "The note." in shown(slide):
            assert any(isinstance(box, Grid) and box.rows for box in slide.boxes)


@pytest.mark.parametrize("lines", range(1, 24))
def test_a_caption_or_a_heading_never_ends_a_slide(lines):
    filler = Paragraph("\n".join("line" for _ in range(lines)))
    for block in (table(2), Paragraph("what follows")):
        for slide in slides_of(report(Heading(1, "x"), filler, Heading(2, "Held"), block))[1:]:
            assert shown(slide).split()[-1:] != ["Held"]
            assert not shown(slide).endswith("The caption")


def test_a_heading_too_long_for_a_title_is_said_whole_below():
    slide = slides_of(report(Heading(1, LONG[:600]), Paragraph("words")))[1]
    assert slide.title.endswith("\u2026")
    assert LONG[:600] in shown(slide)


def test_notes_and_the_places_of_quotations_are_in_the_notes_of_the_first_slide():
    blocks = (Heading(1, "One"), Quote("Words of a review.", "Child K, p. 3"), table(40), Notes("How it was done."))
    first, second, *_ = slides_of(report(*blocks))[1:]
    assert first.notes == "Source of \u201cWords of a review.\u201d: Child K, p. 3\nHow it was done."
    assert "\u201cOne\u201d" in second.notes
    assert "How it was done." not in "".join(map(shown, (first, second)))


def test_a_picture_keeps_its_form():
    slide = slides_of(report(Heading(1, "One"), figure(300, 600)))[1]
    picture = next(box for box in slide.boxes if isinstance(box, Shown))
    assert picture.width / picture.height == pytest.approx(0.5)


def test_the_written_file_has_titles_alternative_text_numbers_and_nothing_small():
    from pptx import Presentation
    from pptx.util import Pt

    content = pptx_bytes(replace(board_report(board_evidence()), title="Paper"))
    slides = list(Presentation(io.BytesIO(content)).slides)
    assert len(slides) > 10
    for number, slide in enumerate(slides, start=1):
        assert slide.shapes.title.text_frame.text
        fields = slide._element.xpath(".//a:fld[@type='slidenum']/a:t")
        assert [one.text for one in fields] == [str(number)]
        for shape in slide.shapes:
            assert shape.top + shape.height <= Pt(540)
            if not shape.has_text_frame:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
        sizes = [int(one.get("sz")) for one in slide._element.xpath(".//a:rPr[@sz]")]
        assert sizes
        assert min(sizes) >= SMALLEST * 100
        assert {one.get("lang") for one in slide._element.xpath(".//a:rPr")} == {"en-GB"}


@pytest.mark.skipif(not ARIAL.is_file(), reason="Liberation Sans, which has Arial's widths, is not installed")
@pytest.mark.parametrize(
    "text", ["The child was seen, and alone, on two of eleven occasions (p. 12, ¶4.1).", LONG[:400]]
)
def test_widths_are_those_of_the_typeface(text):
    from PIL import ImageFont

    true = ImageFont.truetype(str(ARIAL), 100).getlength(text) / 100
    assert true * 0.995 <= width(text, 1) <= true * 1.02


def test_lines_fit_their_room():
    for line in wrapped(LONG, 16, 200):
        assert width(line, 16) <= 200
    assert " ".join(wrapped(LONG, 16, ACROSS)) == LONG


@pytest.mark.parametrize(
    ("lines", "head", "rest"),
    [(0, "", "one\ntwo"), (1, "one", "two"), (2, "one\ntwo", "")],
)
def test_a_text_is_cut_between_its_own_lines(lines, head, rest):
    assert cut_text("one\ntwo", 16, 400, lines) == (head, rest)
