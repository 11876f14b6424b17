from __future__ import annotations

from pathlib import Path

from reading.sheets import Sheets, blocks

TEXT = (
    "The health visitor wrote to the surgery, and the surgery filed the letter where nobody looked for it. The "
    "school rang twice in the same week and spoke each time to another person. A neighbour came to the office and "
    "was asked to come back with an appointment. Nobody put these three things beside each other until the spring, "
    "when the paediatrician asked for all of them to be sent to her and read them on one afternoon in one sitting."
)


def numbered(path: Path, every: int, start: int = 1) -> Sheets:
    """A long paragraph whose lines are counted."""
    sheets = Sheets(path)
    end = sheets.flow(f"{TEXT} {TEXT} {TEXT} {TEXT} {TEXT} {TEXT} {TEXT} {TEXT}", 100)
    for place in range(every - 1, int((end - 100) // 14), every):
        sheets.right(str(start + place), 100 + 14 * place, x=58)
    return sheets


def test_numbers_of_every_line_are_no_part_of_the_text(tmp_path: Path) -> None:
    (block,) = blocks(numbered(tmp_path / "every.pdf", 1))
    assert (block.text, block.number) == (" ".join([TEXT] * 8), None)


def test_nor_of_every_fifth_line_nor_where_they_go_on_from_the_page_before(tmp_path: Path) -> None:
    (block,) = blocks(numbered(tmp_path / "fifth.pdf", 5, start=41))
    assert block.text == " ".join([TEXT] * 8)


def test_numbers_of_paragraphs_stay(tmp_path: Path) -> None:
    sheets, y = Sheets(tmp_path / "paragraphs.pdf"), 100.0
    for place in range(1, 13):
        sheets.right(str(place), y, x=86)
        y = sheets.flow("Nobody asked about it at the time. It was found by chance in the spring.", y, x=104) + 6
    assert [block.number for block in blocks(sheets)] == [str(place) for place in range(1, 13)]


def test_rows_of_figures_stay(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "rows.pdf")
    sheets.flow(TEXT, 100)
    for place in range(1, 13):
        y = 200.0 + 14 * place
        sheets.write(str(place), y)
        sheets.write(f"Referrals in week {place}", y, x=110)
    assert "12" in " ".join(f"{block.number} {block.text}" for block in blocks(sheets)).split()
