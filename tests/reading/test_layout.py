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
