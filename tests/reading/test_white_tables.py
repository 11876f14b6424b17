from __future__ import annotations

from pathlib import Path

from reading.sheets import Sheets, blocks

PROSE = (
    "The health visitor wrote to the surgery, and the surgery filed the letter where nobody looked for it later on. "
)
ACTIONS = (
    ("Review the protocol on bruising and publish it to all of the agencies", "Health", "May 2024"),
    ("Hold a learning event on the lived experience of the child in the autumn", "Board", "June 2024"),
    ("Audit thirty case files for evidence of challenge by the conference chair", "Police", "July 2024"),
)


def action_plan(sheets: Sheets, y: float, leading: float = 6) -> float:
    """A table without lines whose second column wraps."""
    for x, text in ((72, "No."), (110, "Action"), (330, "Lead"), (430, "By when")):
        sheets.write(text, y, x=x)
    y += 14 + leading
    for place, (action, lead, when) in enumerate(ACTIONS, 1):
        for x, text in ((72, f"1.{place}"), (330, lead), (430, when)):
            sheets.write(text, y, x=x)
        y = sheets.flow(action, y, x=110, width=200) + leading
    return y


def test_columns_parted_by_white_space_alone(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "plan.pdf")
    y = action_plan(sheets, sheets.flow(PROSE * 3, 100) + 20)
    sheets.flow(PROSE * 3, y + 20)
    read = [(block.role, block.text) for block in blocks(sheets)]
    rows = [f"1.{place} | {action} | {lead} | {when}" for place, (action, lead, when) in enumerate(ACTIONS, 1)]
    texts = ["No. | Action | Lead | By when", *rows]
    assert read[1:-1] == [("table-row", text) for text in texts]
    assert [text for role, text in read if role == "paragraph"] == [(PROSE * 3).strip()] * 2


def test_three_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "prose.pdf")
    for x in (72, 232, 392):
        sheets.flow(PROSE * 3, 100, x=x, width=140)
    assert not [block for block in blocks(sheets) if block.role == "table-row"]


def test_entries_of_a_contents_page_are_no_table(tmp_path: Path) -> None:
    sheets, y = Sheets(tmp_path / "contents.pdf"), 100.0
    for place, name in enumerate(("Introduction", "Method", "The family", "Analysis", "Findings"), 1):
        sheets.write(str(place), y)
        sheets.right(str(place * 3), y)
        y = sheets.write(name, y, x=110)
    assert not [block for block in blocks(sheets) if block.role == "table-row"]


def test_a_ruled_table_over_a_page_end_repeats_no_head_and_joins_its_row(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "over.pdf")
    xs = [72.0, 110.0, 400.0, 520.0]
    for cells, ys in (
        ((("No.", "Action", "Lead"), ("1", "Review the protocol on bruising", "Health")), [700, 720, 740]),
        ((("No.", "Action", "Lead"), ("", "and publish it to all.", ""), ("2", "Hold an event.", "Board")),
         [80, 100, 120, 140]),
    ):  # fmt: skip
        sheets.grid(xs, [float(y) for y in ys])
        for row, y in zip(cells, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                sheets.write(text, y + 14, x=x + 4)
        if ys[0] == 700:
            sheets.turn()
    assert [block.text for block in blocks(sheets)] == [
        "No. | Action | Lead",
        "1 | Review the protocol on bruising and publish it to all. | Health",
        "2 | Hold an event. | Board",
    ]
