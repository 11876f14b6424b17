from __future__ import annotations

from pathlib import Path

from reading.sheets import Sheets, blocks, read

BODY = (
    "Police officers who attended in the spring made a referral the same night, and the referral was read by a "
    "manager on the next working day, who decided that it needed no answer beyond a letter to the parents."
)
ROWS = (("Name in the report", "Relation"), ("Child K", "the subject"), ("Mother", "birth mother of Child K"))


def table(sheets: Sheets, y: float) -> float:
    """Three rows of two cells, ruled; returns the height below it."""
    height = 24
    for place, cells in enumerate(ROWS):
        for x, text in zip((78, 300), cells, strict=True):
            sheets.write(text, y + place * height + 16, x=x)
    sheets.grid([72, 294, 520], [y + place * height for place in range(len(ROWS) + 1)])
    return y + len(ROWS) * height + 20


def test_rows_of_a_ruled_table_stand_where_they_are_printed(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "table.pdf")
    y = table(sheets, sheets.flow(BODY, 90) + 10)
    sheets.flow("Nobody outside the family knew of the move.", y + 10)
    found = blocks(sheets)
    assert [(block.role, block.text) for block in found] == [
        ("paragraph", BODY),
        ("table-row", "Name in the report | Relation"),
        ("table-row", "Child K | the subject"),
        ("table-row", "Mother | birth mother of Child K"),
        ("paragraph", "Nobody outside the family knew of the move."),
    ]
    assert len({block.box for block in found[1:4]}) == 1


def test_a_file_without_a_line_near_an_edge_is_read(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "middle.pdf")
    sheets.flow(BODY, 400)
    assert [block.text for block in blocks(sheets)] == [BODY]


def test_two_tables_have_two_numbers(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "two.pdf")
    table(sheets, sheets.flow(BODY, table(sheets, sheets.flow(BODY, 90) + 10)) + 10)
    rows = [block for block in blocks(sheets) if block.role == "table-row"]
    assert len(rows) == 6
    assert len({block.box for block in rows}) == 2


def test_a_cell_over_two_lines_is_one_cell(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "cell.pdf")
    sheets.flow(BODY, 90)
    sheets.flow("The board should ask every agency how it records", 216, x=78, width=200)
    sheets.write("Police", 216, x=300)
    sheets.write("Each agency", 262, x=78)
    sheets.write("Health", 262, x=300)
    sheets.grid([72, 294, 520], [200, 246, 270])
    assert [block.text for block in blocks(sheets) if block.role == "table-row"] == [
        "The board should ask every agency how it records | Police",
        "Each agency | Health",
    ]


def test_a_frame_round_a_paragraph_is_no_table(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "frame.pdf")
    sheets.flow(BODY, 90)
    sheets.flow("Learning point: ask the child alone. " * 4, 200, x=84, width=420)
    sheets.grid([72, 520], [184, 240])
    sheets.flow("Nobody outside the family knew of the move.", 270)
    found = blocks(sheets)
    assert [(block.role, block.text) for block in found] == [
        ("paragraph", BODY),
        ("paragraph", ("Learning point: ask the child alone. " * 4).strip()),
        ("paragraph", "Nobody outside the family knew of the move."),
    ]
    assert [block.box is not None for block in found] == [False, True, False]


def test_a_frame_parts_its_text_from_the_sentence_before_it(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "parted.pdf")
    sheets.write("The panel asked of every agency that knew the family in that year", 100)
    sheets.write("a question of its own about what it had done for the child, namely", 124, x=84)
    sheets.grid([72, 520], [108, 134])
    assert len(blocks(sheets)) == 2


def test_every_word_is_read_once(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "once.pdf")
    y = table(sheets, sheets.flow(BODY, 90) + 10)
    sheets.flow("A framed sentence about learning.", y + 16, x=84)
    sheets.grid([72, 520], [y, y + 30])
    sheets.flow("Nobody outside the family knew of the move.", y + 60)
    document = read(sheets)
    words = " ".join(block.text for block in document.blocks).replace(" | ", " ")
    assert sorted(words.split()) == sorted(document.pages[0].raw.split())
