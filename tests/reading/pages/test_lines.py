from __future__ import annotations

from pathlib import Path

from reading.sheets import LEADING, Sheets, lines_of

LEFT = [f"left side line {place} of the story" for place in range(12)]
RIGHT = [f"right side line {place} of the case" for place in range(12)]


def column(sheets: Sheets, lines: list[str], y: float, x: float) -> float:
    for line in lines:
        y = sheets.write(line, y, x=x)
    return y


def texts(sheets: Sheets) -> list[str]:
    return [line.text for line in lines_of(sheets.save())[0]]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "two.pdf")
    column(sheets, LEFT, 100, 72)
    column(sheets, RIGHT, 100, 320)
    assert texts(sheets) == LEFT + RIGHT


def test_columns_whose_lines_stand_at_different_heights(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "shifted.pdf")
    column(sheets, LEFT, 100, 72)
    column(sheets, RIGHT, 107, 320)
    column(sheets, RIGHT, 100 + 13 * LEADING, 320)
    column(sheets, LEFT, 100 + 13 * LEADING, 72)
    assert texts(sheets) == LEFT + LEFT + RIGHT + RIGHT


def test_heading_over_both_columns_parts_what_is_above_from_what_is_below(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "heading.pdf")
    column(sheets, LEFT, 100, 72)
    below = column(sheets, RIGHT, 100, 320)
    heading = "What the panel made of the work of the agencies in that period"
    below = sheets.write(heading, below + 10, size=15)
    column(sheets, ["lower " + line for line in LEFT], below + 10, 72)
    column(sheets, ["lower " + line for line in RIGHT], below + 10, 320)
    expected = [*LEFT, *RIGHT, heading, *("lower " + line for line in LEFT), *("lower " + line for line in RIGHT)]
    assert texts(sheets) == expected


def test_hanging_numbers_are_no_column(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "hanging.pdf")
    y = 100.0
    for place in range(1, 15):
        sheets.write(f"4.{place}", y)
        y = sheets.write(f"The health visitor wrote to the family for the {place}th time that year.", y, x=120)
    assert texts(sheets)[:2] == [
        "4.1 The health visitor wrote to the family for the 1th time that year.",
        "4.2 The health visitor wrote to the family for the 2th time that year.",
    ]


def test_page_numbers_of_a_contents_page_are_no_column(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "contents.pdf")
    y = 100.0
    for place in range(1, 15):
        sheets.right(str(place * 2), y)
        y = sheets.write(f"Chapter about {place}", y)
    assert texts(sheets)[:2] == ["Chapter about 1 2", "Chapter about 2 4"]


def test_a_short_second_column_is_read_across(tmp_path: Path) -> None:
    """Three rows with a gap, such as a date beside what happened, are no page in two columns."""
    sheets = Sheets(tmp_path / "short.pdf")
    column(sheets, LEFT[:3], 100, 72)
    column(sheets, RIGHT[:3], 100, 320)
    assert texts(sheets) == [f"{one} {other}" for one, other in zip(LEFT[:3], RIGHT[:3], strict=True)]


def test_raised_mark_stays_in_its_line(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "raised.pdf")
    sheets.write("The plan was agreed", 100)
    sheets.write("12", 96, x=171, size=6)
    sheets.write("in the autumn", 100, x=182)
    sheets.write("and was reviewed twice.", 114)
    assert texts(sheets) == ["The plan was agreed 12 in the autumn", "and was reviewed twice."]


def test_a_line_is_bold_when_all_its_words_are(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "bold.pdf")
    sheets.write("All of it", 100, bold=True)
    sheets.write("Some", 130, bold=True)
    sheets.write("of it", 130, x=110)
    sheets.write("None of it", 160)
    assert [line.bold for line in lines_of(sheets.save())[0]] == [True, False, False]
