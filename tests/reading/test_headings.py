from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from reading.drawn import BODY, BOLD, ITALIC, LEFT, MORE, PROSE, line, numbered, paragraph, read
from thememiner.reading.headings import Look, levels

FINDING = "Finding 2. Concerns are passed on in writing, and nobody is asked what was done about them."


@pytest.mark.parametrize(
    ("text", "font", "size", "is_heading"),
    [
        ("What agencies knew", BOLD, 16, True),
        ("What agencies knew", BODY, 16, True),
        ("What agencies knew", BOLD, 11, True),
        ("WHAT AGENCIES KNEW", BODY, 11, True),
        ("What did agencies know?", ITALIC, 11, True),
        ("How did agencies know?", BODY, 11, False),
        ("What agencies knew", BODY, 11, False),
        ("Nobody asked.", BOLD, 11, False),
        ("“Nobody asked”", ITALIC, 11, False),
        ("Nobody asked, and nobody told;", BODY, 11, False),
        (FINDING, BOLD, 14, True),
        ("and", BODY, 14, False),
        ("Report published: 27 June 2016", BODY, 14, False),
        ("Finding 3: nobody asked until June 2016", BODY, 14, True),
    ],
)
def test_a_short_line_over_a_paragraph(tmp_path, text, font, size, is_heading):
    def page(canvas: Canvas) -> None:
        below = paragraph(canvas, 100, PROSE) + 20
        below = paragraph(canvas, below, text, font=font, size=size) + 10
        paragraph(canvas, below, MORE)

    blocks = read(tmp_path, page).blocks
    assert [block.text for block in blocks] == [PROSE, text, MORE]
    assert [block.role == "heading" for block in blocks] == [False, is_heading, False]


def test_a_bold_beginning_of_a_paragraph_is_no_heading(tmp_path):
    def page(canvas: Canvas) -> None:
        line(canvas, LEFT, 100, "Learning 1:", BOLD)
        start = LEFT + canvas.stringWidth("Learning 1: ", BOLD, 11)
        line(canvas, start, 100, "two questions tend to get run together, and the")
        paragraph(canvas, 113.75, "answer to the one is taken for an answer to the other.")

    (block,) = read(tmp_path, page).blocks
    assert block.role == "paragraph"
    assert block.text.startswith("Learning 1: two questions")


def test_numbered_titles_with_text_behind_them_are_headings_and_a_list_is_none(tmp_path):
    def page(canvas: Canvas) -> None:
        numbered(canvas, 100, "3", "What was done")
        paragraph(canvas, 130, PROSE)
        numbered(canvas, 260, "4", "Police")
        numbered(canvas, 274, "5", "Health visiting")
        numbered(canvas, 288, "6", "School")
        paragraph(canvas, 320, MORE)

    found = [(block.role, block.number) for block in read(tmp_path, page).blocks if block.number]
    assert found == [("heading", "3"), ("paragraph", "4"), ("paragraph", "5"), ("paragraph", "6")]


def test_the_title_of_a_chapter_follows_its_number_on_the_next_line(tmp_path):
    def page(canvas: Canvas) -> None:
        line(canvas, LEFT, 100, "Chapter 4", BODY, 16)
        line(canvas, LEFT, 120, "What happened", BODY, 16)
        paragraph(canvas, 150, PROSE)

    assert [block.text for block in read(tmp_path, page).blocks] == ["Chapter 4 What happened", PROSE]


CHAPTER, SECTION, TITLE = Look(16, True, False, False), Look(12, True, False, False), Look(30, True, False, False)


@pytest.mark.parametrize(
    ("looks", "depths", "pages", "expected"),
    [
        ([CHAPTER, SECTION, SECTION, CHAPTER], [0, 0, 0, 0], [2, 2, 3, 4], [1, 2, 2, 1]),
        ([TITLE, CHAPTER, SECTION], [0, 0, 0], [1, 2, 3], [1, 1, 2]),
        ([CHAPTER, CHAPTER, SECTION], [1, 2, 3], [1, 1, 1], [1, 2, 2]),
        ([], [], [], []),
    ],
)
def test_levels(looks, depths, pages, expected):
    assert levels(looks, depths, pages) == expected
