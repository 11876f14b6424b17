from __future__ import annotations

from reading.drawn import BOLD, LEFT, MORE, PROSE, line, numbered, paragraph, read, texts, with_text


def columns(canvas, top, left_text, right_text):
    paragraph(canvas, top, left_text, LEFT, 210)
    paragraph(canvas, top, right_text, LEFT + 235, 210)


def test_two_columns_are_read_one_after_the_other(tmp_path):
    document = read(tmp_path, lambda c: columns(c, 100, PROSE, MORE))
    assert texts(document) == [PROSE, MORE]


def test_a_title_over_both_columns_comes_first_and_text_below_them_last(tmp_path):
    def page(canvas):
        line(canvas, LEFT, 80, "What agencies knew about the family in the year before", BOLD, 16)
        columns(canvas, 110, PROSE, MORE)
        paragraph(
            canvas,
            320,
            "All of this was known in the spring, and the panel could see no reason for waiting until then.",
        )

    document = read(tmp_path, page)
    assert [text[:12] for text in texts(document)] == ["What agencie", PROSE[:12], MORE[:12], "All of this "]


def test_a_sentence_goes_on_from_column_to_column(tmp_path):
    first, second = PROSE.split("that the concern")
    document = read(tmp_path, lambda c: columns(c, 100, first.strip(), f"that the concern{second} {MORE}"))
    assert texts(document) == [f"{PROSE} {MORE}"]


def test_columns_of_numbered_paragraphs_that_hang_from_their_numbers(tmp_path):
    def page(canvas):
        for x, first in ((LEFT, 1), (LEFT + 235, 3)):
            for step in range(2):
                line(canvas, x, 100 + 160 * step, f"2.{first + step}")
                paragraph(canvas, 100 + 160 * step, (PROSE, MORE)[step], x + 30, 180)

    document = read(tmp_path, page)
    assert [(block.number, block.text) for block in document.blocks] == [
        ("2.1", PROSE),
        ("2.2", MORE),
        ("2.3", PROSE),
        ("2.4", MORE),
    ]


def test_labels_and_values_are_rows_of_a_table_not_columns(tmp_path):
    pairs = [
        ("Author", "A. Writer"),
        ("Board", "Northshire Board"),
        ("Published", "May 2014"),
        ("Status", "Final"),
        ("Version", "3"),
    ]

    def page(canvas):
        for index, (label, value) in enumerate(pairs):
            line(canvas, LEFT, 100 + 20 * index, label)
            line(canvas, LEFT + 220, 100 + 20 * index, value)

    assert texts(read(tmp_path, page), "table-row") == [f"{label} | {value}" for label, value in pairs]


def test_a_box_beside_text_does_not_break_the_sentence(tmp_path):
    def page(canvas):
        paragraph(canvas, 100, PROSE, LEFT, 260)
        canvas.rect(LEFT + 290, canvas._pagesize[1] - 150, 150, 60)
        paragraph(canvas, 105, "Ask the child first, and write down the answer.", LEFT + 298, 130)

    document = read(tmp_path, page)
    assert texts(document) == [PROSE, "Ask the child first, and write down the answer."]
    assert [block.box for block in document.blocks] == [None, 1]


def test_a_rotated_page_is_read_the_way_it_is_shown(tmp_path):
    def page(canvas):
        canvas.setPageRotation(90)
        canvas.saveState()
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        for index, text in enumerate(["First line of a landscape page that was turned,", "and the second line of it."]):
            canvas.drawString(60, 500 - 14 * index, text)
        canvas.restoreState()

    assert texts(read(tmp_path, page)) == ["First line of a landscape page that was turned, and the second line of it."]


def test_text_set_sideways_comes_last_and_whole(tmp_path):
    def page(canvas):
        numbered(canvas, 100, "1.", PROSE)
        canvas.saveState()
        canvas.rotate(90)
        canvas.drawString(300, -30, "Draft for the panel")
        canvas.restoreState()

    document = read(tmp_path, page)
    assert texts(document) == [PROSE, "Draft for the panel"]
    assert with_text(document.blocks, "The health").number == "1"


def test_a_watermark_on_every_page_is_no_text(tmp_path):
    def page(canvas, text):
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont(BOLD, 60)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        paragraph(canvas, 100, text)

    own = [PROSE, MORE, "Nobody outside the family knew of the move."]
    assert texts(read(tmp_path, *(lambda c, text=text: page(c, text) for text in own))) == own


def test_a_table_set_sideways_on_an_upright_page_is_read_along_its_rows(tmp_path):
    """Word processors print landscape pages of a report like this: the page stays upright, the text is turned."""
    rows = [
        ("Action", "By whom", "By when"),
        ("Write to the school", "The board", "June"),
        ("Ask the child", "Staff", "May"),
    ]

    def page(canvas):
        canvas.rotate(90)
        canvas.setFont("Helvetica", 11)
        for index, row in enumerate(rows):
            y = -100 - 30 * index
            for x, text in zip((100, 350, 500), row, strict=True):
                canvas.drawString(x, y, text)
        for y in (-80, -110, -140, -170):
            canvas.line(95, y, 600, y)
        for x in (95, 345, 495, 600):
            canvas.line(x, -80, x, -170)

    document = read(tmp_path, page)
    assert texts(document, "table-row") == [" | ".join(row) for row in rows]


def test_three_columns(tmp_path):
    def page(canvas):
        for index, text in enumerate((PROSE, MORE, PROSE)):
            paragraph(canvas, 100, text, 50 + 170 * index, 145)

    assert texts(read(tmp_path, page)) == [PROSE, MORE, PROSE]


def test_footnotes_of_each_column_follow_their_column(tmp_path):
    def page(canvas):
        columns(canvas, 100, PROSE, MORE)
        for x, number, text in (
            (LEFT, "1", "Children Act 1989, section 47."),
            (LEFT + 235, "2", "See the annex to this."),
        ):
            line(canvas, x, 760, number, size=6)
            line(canvas, x + 5, 763, text, size=8)

    document = read(tmp_path, page)
    found = [(block.role, block.number, block.text) for block in document.blocks]
    assert ("footnote", "1", "Children Act 1989, section 47.") in found
    assert ("footnote", "2", "See the annex to this.") in found
    assert texts(document, "paragraph") == [PROSE, MORE]


def test_a_wrapped_cross_reference_begins_no_paragraph(tmp_path):
    first = "The reason for this has been given in full in what the panel said of the letters, see paragraph"
    second = "4.12 above, and need not be given again."

    def page(canvas):
        line(canvas, LEFT, 100, "4.13")
        line(canvas, LEFT + 36, 100, first)
        line(canvas, LEFT + 36, 114, second)
        numbered(canvas, 140, "4.14", PROSE)

    found = [(block.number, block.text) for block in read(tmp_path, page).blocks]
    assert found == [("4.13", f"{first} {second}"), ("4.14", PROSE)]


def test_a_running_series_of_paragraphs_beside_section_numbers(tmp_path):
    def page(canvas):
        line(canvas, LEFT, 100, "1 Introduction", BOLD, 14)
        below = numbered(canvas, 130, "1.", PROSE) + 10
        below = numbered(canvas, below, "2.", MORE) + 14
        line(canvas, LEFT, below, "2 Method", BOLD, 14)
        numbered(canvas, below + 30, "3.", PROSE)

    found = [(block.role, block.number) for block in read(tmp_path, page).blocks]
    assert found == [("heading", "1"), ("paragraph", "1"), ("paragraph", "2"), ("heading", "2"), ("paragraph", "3")]


def test_a_footnote_that_goes_on_at_the_foot_of_the_next_page_is_one(tmp_path):
    def first(canvas):
        paragraph(canvas, 100, PROSE)
        line(canvas, LEFT, 760, "7", size=5)
        line(canvas, LEFT + 5, 763, "The letter is quoted in the second report of the board, which", size=8)

    def second(canvas):
        paragraph(canvas, 100, MORE)
        line(canvas, LEFT, 763, "was published in the same year.", size=8)

    (note,) = [block for block in read(tmp_path, first, second).blocks if block.role == "footnote"]
    assert note.number == "7"
    assert note.text.endswith("of the board, which was published in the same year.")
    assert [page for _, page in note.breaks] == [2]
