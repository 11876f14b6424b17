from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from reading.drawn import LEFT, PROSE, line, numbered, paragraph, read, texts

GLOSSARY = [
    ("CAF", "common assessment framework"),
    ("GP", "general practitioner"),
    ("IRO", "independent reviewing officer"),
]


def rows(canvas: Canvas, pairs: list[tuple[str, str]], top: float = 100) -> None:
    for label, value in pairs:
        line(canvas, LEFT, top, label)
        top = paragraph(canvas, top, value, LEFT + 90, 300) + 6


def test_labels_with_values_are_rows(tmp_path):
    document = read(tmp_path, lambda c: rows(c, GLOSSARY))
    assert texts(document, "table-row") == [f"{label} | {value}" for label, value in GLOSSARY]


def test_a_value_over_several_lines_is_one_cell(tmp_path):
    pairs = [("June 2012", PROSE), *GLOSSARY]
    document = read(tmp_path, lambda c: rows(c, pairs))
    assert texts(document, "table-row") == [f"{label} | {value}" for label, value in pairs]


def test_two_rows_are_not_enough(tmp_path):
    assert texts(read(tmp_path, lambda c: rows(c, GLOSSARY[:2])), "table-row") == []


def test_paragraphs_that_hang_from_numbers_are_none(tmp_path):
    def page(canvas: Canvas) -> None:
        top = 100.0
        for number in ("2.1", "2.2", "2.3", "2.4"):
            top = numbered(canvas, top, number, "Nobody asked the child.") + 6

    document = read(tmp_path, page)
    assert [block.number for block in document.blocks] == ["2.1", "2.2", "2.3", "2.4"]


def test_a_contents_page_is_none(tmp_path):
    def page(canvas: Canvas) -> None:
        for index, name in enumerate(["Introduction", "Method", "Findings", "Lessons", "Recommendations"]):
            line(canvas, LEFT, 100 + 18 * index, name)
            canvas.drawRightString(520, canvas._pagesize[1] - 100 - 18 * index, str(index + 3))

    document = read(tmp_path, page)
    assert {block.role for block in document.blocks} == {"contents-line"}
    assert document.blocks[1].text == "Method 4"
