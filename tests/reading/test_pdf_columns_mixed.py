"""Columns among titles and lists: each page is one that was once read in the wrong order."""

from __future__ import annotations

from pathlib import Path

from reading.sheets import Sheets, blocks
from reading.test_pdf_columns import CASE, STORY, words


def test_a_short_title_that_crosses_no_gutter_parts_the_columns_too(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "title.pdf")
    y = max(sheets.flow(STORY, 100, width=205), sheets.flow(CASE, 100, x=320, width=205))
    y = sheets.write("Analysis", y + 20, size=15, bold=True) + 14
    sheets.flow(CASE, y, width=205)
    sheets.flow(STORY, y, x=320, width=205)
    assert words(sheets) == f"{STORY} {CASE} Analysis {CASE} {STORY}"


def test_a_title_inside_the_left_column_does_not(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "inside.pdf")
    y = sheets.flow(STORY, 100, width=205)
    y = sheets.write("Analysis", y + 20, size=15, bold=True) + 14
    sheets.flow(CASE, y, width=205)
    sheets.flow(f"{CASE} {STORY} {CASE}", 100, x=320, width=205)
    assert words(sheets) == f"{STORY} Analysis {CASE} {CASE} {STORY} {CASE}"


def test_a_column_that_holds_a_list_begins_where_its_title_does(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "list.pdf")
    sheets.flow(f"{STORY} {CASE}", 100, width=205)
    y = sheets.flow(STORY, 100, x=350, width=180)
    y = sheets.write("Summary of agency involvement in the case", y + 14, x=320, bold=True) + 8
    sheets.flow(CASE, y, x=350, width=180)
    assert words(sheets) == f"{STORY} {CASE} {STORY} Summary of agency involvement in the case {CASE}"


def test_the_last_lines_of_columns_above_a_title(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "last.pdf")
    end = "The letter was never answered by anyone"
    sheets.write(end, 100)
    y = sheets.write("and nobody asked about it again.", 100, x=320)
    y = sheets.write("What the panel made of the work of the agencies", y + 20, size=15, bold=True) + 14
    sheets.flow(STORY, y, width=205)
    sheets.flow(CASE, y, x=320, width=205)
    assert words(sheets).startswith(f"{end} and nobody asked about it again. What the panel made")


def test_text_below_a_title_at_the_end_of_the_left_column_stays_in_it(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "below.pdf")
    y = sheets.flow(STORY, 150, width=205)
    y = sheets.write("Views", y + 20, size=14, bold=True) + 12
    sheets.flow("He had nothing to add to what had been said by her.", y, width=205)
    sheets.flow(CASE, y - 14 * 9 - 14, x=320, width=205)  # ends beside the title
    assert words(sheets) == f"{STORY} Views He had nothing to add to what had been said by her. {CASE}"


def test_a_number_that_touches_its_paragraph(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "touching.pdf")
    y = 100.0
    for number in (1, 2, 3):
        sheets.write(f"{number}.Senior managers read each", y)
        y = sheets.flow("referral on the day on which it came in to the office.", y + 14, x=86) + 10
    assert [block.number for block in blocks(sheets)] == ["1", "2", "3"]


def test_a_box_in_the_left_column_below_the_end_of_the_right_one(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "box.pdf")
    y = sheets.flow(STORY, 100, width=205)
    sheets.flow(" ".join(CASE.split()[:30]), 100, x=320, width=205)
    sheets.grid([72, 277], [y + 4, y + 50])
    sheets.flow("Learning: ask what has become of a letter.", y + 20, x=78, width=190)
    sheets.flow(STORY, y + 70, width=205)
    learning = "Learning: ask what has become of a letter."
    assert words(sheets) == f"{STORY} {learning} {STORY} {' '.join(CASE.split()[:30])}"


def test_the_left_column_goes_on_below_the_right_one(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "longer.pdf")
    y = sheets.flow(STORY, 100, width=205)
    sheets.flow(STORY, y + 20, width=205)
    sheets.flow(CASE, 93, x=320, width=205)
    assert words(sheets) == f"{STORY} {STORY} {CASE}"


def test_the_last_lines_of_columns_on_a_page_of_their_own(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "end.pdf")
    sheets.flow(STORY, 100, width=205)
    sheets.flow(CASE, 100, x=320, width=205)
    sheets.turn()
    sheets.write("The letter was never answered by anyone", 100)
    sheets.write("and nobody asked for it again.", 100, x=320)
    sheets.write("at the office, nor by the clinic, which had", 114)
    end = "The letter was never answered by anyone at the office, nor by the clinic, which had"
    assert words(sheets) == f"{STORY} {CASE} {end} and nobody asked for it again."
