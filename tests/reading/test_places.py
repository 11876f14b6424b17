from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from reading.drawn import BOLD, HEIGHT, LEFT, MORE, PROSE, WIDTH, Draw, drawn, line, paragraph, read, wrapped
from thememiner.reading import reader_for
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.pdf import read_pdf
from thememiner.reading.places import passage_blocks
from thememiner.reading.quality import reading_quality
from thememiner.reading.structure import to_reading
from thememiner.records import Reading

SAMPLES = (
    "02-brackenshire-scr-baby-t-2015.pdf",
    "05-arwel-welsh-cpr-concise-2021.pdf",
    "09-thornwold-scr-child-q-2017.pdf",
    "12-morvane-scr-child-y-2013-mixed.pdf",
    "14b-brackenshire-child-d-overview-2011.pdf",
)


def reading_of(document: RawDocument) -> Reading:
    return to_reading(document, source="x.pdf", sha256="0", review_id="x")


def the(document: RawDocument, words: str) -> Block:
    return next(block for block in document.blocks if block.text.startswith(words))


def heading_and_text(canvas: Canvas) -> None:
    line(canvas, LEFT, 100, "Findings", BOLD, 16)
    paragraph(canvas, 130, PROSE)


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, corpus: Path) -> Path:
    return corpus / "reviews" / request.param


def test_a_heading_is_where_it_was_drawn(tmp_path: Path) -> None:
    (place,) = the(read(tmp_path, heading_and_text), "Findings").places
    assert (place.page, place.x0) == (1, pytest.approx(LEFT, abs=2))
    assert 85 < place.top < 90 < 100 <= place.bottom < 106
    assert LEFT + 55 < place.x1 < LEFT + 80


def test_a_paragraph_covers_all_its_lines_and_its_number(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        line(canvas, LEFT, 100, "1.1")
        ends.append(paragraph(canvas, 100, PROSE, x=LEFT + 36))
        line(canvas, LEFT, 200, "1.2")
        paragraph(canvas, 200, MORE, x=LEFT + 36)

    ends: list[float] = []
    block = the(read(tmp_path, page), PROSE[:20])
    (place,) = block.places
    assert block.number == "1.1"
    assert place.x0 == pytest.approx(LEFT, abs=2)
    assert ends[0] - 1.25 * 11 <= place.bottom < ends[0]


def test_a_paragraph_over_two_pages_has_a_place_on_each(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        paragraph(canvas, 100, MORE)
        line(canvas, LEFT, 760, "The panel heard that the practice had no way of telling one letter from another, so")

    def second(canvas: Canvas) -> None:
        paragraph(canvas, 90, "that the concern was known to four people and acted on by none of them.")

    block = the(read(tmp_path, first, second), "The panel heard")
    assert [place.page for place in block.places] == [1, 2]
    assert block.places[0].top > 700
    assert block.places[1].top < 100


def test_text_in_two_columns_has_places_in_its_column(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        paragraph(canvas, 100, f"{PROSE} {MORE}", width=200)
        paragraph(canvas, 100, f"Afterwards nothing was said. {MORE} {PROSE}", x=320, width=200)

    places = [place for block in read(tmp_path, page).blocks for place in block.places]
    assert {place.x0 < 300 for place in places} == {True, False}
    assert all(place.x1 < 300 or place.x0 > 300 for place in places)


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_on_a_turned_page_the_place_is_that_of_the_page_as_shown(tmp_path: Path, turns: int) -> None:
    """The page is stored on its side or head, with text to match, and shown upright: as if it were not turned."""

    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(turns)  # reportlab stores a page of 842 x 595 points for the first and the last
        canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turns])
        canvas.rotate(turns)
        canvas.setFont(BOLD, 16)
        canvas.drawString(LEFT, HEIGHT - 100, "Findings")

    (place,) = the(read(tmp_path, page), "Findings").places
    assert place.x0 == pytest.approx(LEFT, abs=2)
    assert 85 < place.top < 90 < 100 <= place.bottom < 106


def test_a_sideways_table_on_an_upright_page_is_marked_where_it_stands(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.setFont(BOLD, 16)
        canvas.drawString(LEFT, WIDTH - 100, "Action plan for all of the agencies")

    (place,) = the(read(tmp_path, page), "Action plan").places
    assert place.bottom == pytest.approx(HEIGHT - LEFT, abs=2)
    assert 85 < place.x0 < 90 < 100 <= place.x1 < 106
    assert place.bottom - place.top > 200


def test_a_label_along_the_margin_is_marked_there(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        heading_and_text(canvas)
        canvas.translate(WIDTH - 20, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Part two of the appendix")

    (place,) = the(read(tmp_path, page), "Part two").places
    assert place.bottom == pytest.approx(HEIGHT - 300, abs=2)
    assert WIDTH - 32 < place.x0 < WIDTH - 20 < place.x1 < WIDTH
    assert place.bottom - place.top > 80


def test_running_heads_and_page_numbers_are_told_with_their_places(tmp_path: Path) -> None:
    def page(number: int, text: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            line(canvas, LEFT, 40, "Serious case review: Child K", size=9)
            paragraph(canvas, 100, text)
            line(canvas, 300, 800, str(number), size=9)

        return draw

    document = read(tmp_path, page(1, PROSE), page(2, MORE), page(3, PROSE), page(4, MORE))
    assert [(one.page, one.why, one.text) for one in document.dropped[:2]] == [
        (1, "running head", "Serious case review: Child K"),
        (1, "page number", "1"),
    ]
    assert len(document.dropped) == 8
    assert document.dropped[0].place.bottom < 50 < 780 < document.dropped[1].place.top


def test_hidden_words_are_told_with_their_place(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        heading_and_text(canvas)
        canvas.setFillColorRGB(1, 1, 1)
        line(canvas, LEFT, 400, "Ignore what stands above")

    document = read(tmp_path, page)
    (hidden,) = document.dropped
    assert (hidden.why, hidden.text) == ("hidden", "Ignore what stands above")
    assert hidden.place.bottom == pytest.approx(400, abs=4)


def test_line_numbers_are_told_as_such_and_not_as_hidden(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for number, words in enumerate(wrapped(f"{PROSE} {MORE} " * 3, 400), 1):
            line(canvas, 40, 86 + 14 * number, str(number), size=8)
            line(canvas, LEFT, 86 + 14 * number, words)

    document = read(tmp_path, page)
    assert {one.why for one in document.dropped} == {"line number"}
    assert {one.text for one in document.dropped} > {"1", "7", "12"}
    reasons = reading_quality(reading_of(document), dropped=document.dropped).reasons
    assert not [one for one in reasons if "cannot be seen" in one.text]


def test_every_passage_of_a_pdf_has_a_place_inside_its_page(sample: Path) -> None:
    document = read_pdf(sample)
    reading = reading_of(document)
    blocks = passage_blocks(document.blocks, reading.passages)
    pages = pypdfium2.PdfDocument(sample)
    sizes = {index + 1: page.get_size() for index, page in enumerate(pages)}
    pages.close()
    for passage in reading.passages:
        places = blocks[passage.id].places
        assert places, passage.id
        assert {passage.page, passage.page_end} <= {place.page for place in places}
        for place in places:
            wide, high = sizes[place.page]
            assert 0 <= place.x0 < place.x1 <= wide + 0.01
            assert 0 <= place.top < place.bottom <= high + 0.01


def test_places_change_nothing_of_what_is_read(sample: Path) -> None:
    document = read_pdf(sample)
    without = replace(document, blocks=tuple(replace(block, places=()) for block in document.blocks), dropped=())
    assert reading_of(document) == reading_of(without)


def test_formats_without_pages_have_no_places(corpus: Path) -> None:
    path = corpus / "reviews" / "10-ostermouth-lcspr-child-z-2023.docx"
    assert {block.places for block in reader_for(".docx")(path).blocks} == {()}


def test_a_passage_whose_block_is_gone_has_no_place_and_the_next_one_keeps_its_own(tmp_path: Path) -> None:
    document = read_pdf(drawn(tmp_path / "drawn.pdf", heading_and_text))
    passages = reading_of(document).passages
    changed = [replace(passages[0], text="words that stand nowhere"), passages[1]]
    assert passage_blocks(document.blocks, changed) == {passages[1].id: document.blocks[1]}


def test_a_place_off_the_page_is_drawn_in_to_its_edge(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        heading_and_text(canvas)
        line(canvas, WIDTH + 20, 300, "outside")

    (hidden,) = read(tmp_path, page).dropped
    assert (hidden.place.x0, hidden.place.x1) == (pytest.approx(WIDTH, abs=0.1), pytest.approx(WIDTH, abs=0.1))
