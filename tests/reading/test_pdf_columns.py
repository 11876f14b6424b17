"""What looks like two columns of text and what is none; see test_layout for the harder pages."""

from __future__ import annotations

from pathlib import Path

from reading.sheets import Sheets, blocks

STORY = (
    "The health visitor wrote to the surgery, and the surgery filed the letter where nobody looked for it. The "
    "school rang twice in the same week and spoke each time to another person. A neighbour came to the office and "
    "was asked to come back with an appointment. Nobody put these three things beside each other until the spring."
)
CASE = (
    "Police officers who attended at night made a referral at once, and a manager read it on the next working day. "
    "She thought that it needed no answer beyond a letter. The letter went to an address that the family had left "
    "in the autumn, and it came back unopened. That it had come back was not recorded by anyone in the team."
)
TITLE = "What the panel made of the work of the agencies in that period"


def words(sheets: Sheets) -> str:
    return " ".join(block.text for block in blocks(sheets))


def test_two_columns_are_not_interleaved(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "two.pdf")
    sheets.flow(STORY, 100, width=205)
    sheets.flow(CASE, 100, x=320, width=205)
    assert words(sheets) == f"{STORY} {CASE}"


def test_columns_whose_lines_stand_at_different_heights(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "shifted.pdf")
    sheets.flow(STORY, 100, width=205)
    sheets.flow(CASE, 107, x=320, width=205)
    assert words(sheets) == f"{STORY} {CASE}"


def test_columns_drawn_in_another_order(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "order.pdf")
    sheets.flow(CASE, 100, x=320, width=205)
    sheets.flow(STORY, 100, width=205)
    assert words(sheets) == f"{STORY} {CASE}"


def test_a_heading_over_both_columns_parts_what_is_above_from_what_is_below(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "heading.pdf")
    y = max(sheets.flow(STORY, 100, width=205), sheets.flow(CASE, 100, x=320, width=205))
    y = sheets.write(TITLE, y + 20, size=15, bold=True) + 10
    sheets.flow(CASE, y, width=205)
    sheets.flow(STORY, y, x=320, width=205)
    assert words(sheets) == f"{STORY} {CASE} {TITLE} {CASE} {STORY}"


def test_hanging_numbers_are_no_column(tmp_path: Path) -> None:
    sheets, y = Sheets(tmp_path / "hanging.pdf"), 100.0
    for place in range(1, 13):
        sheets.write(f"4.{place}", y)
        y = sheets.flow(f"The health visitor wrote to the family for reason {place} that year.", y, x=120) + 8
    found = [(block.number, block.text) for block in blocks(sheets)]
    assert found == [
        (f"4.{place}", f"The health visitor wrote to the family for reason {place} that year.")
        for place in range(1, 13)
    ]


def test_page_numbers_of_a_contents_page_are_no_column(tmp_path: Path) -> None:
    names = ("Introduction", "Method", "The family", "What happened", "Analysis", "Findings", "Learning", "Conclusion")
    sheets = Sheets(tmp_path / "contents.pdf")
    y = sheets.write("Contents", 90, size=16, bold=True) + 10
    for place, name in enumerate(names, 1):
        sheets.right(str(place * 2), y)
        y = sheets.write(name, y)
    read = [block.text for block in blocks(sheets)]
    assert read[0] == "Contents"
    assert " ".join(read[1:]) == " ".join(f"{name} {place * 2}" for place, name in enumerate(names, 1))
