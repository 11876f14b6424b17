from __future__ import annotations

from pathlib import Path

import pytest

from reading.sheets import HEIGHT, Sheets, blocks
from thememiner.reading.blocks import Block

LONG = (
    "The health visitor came to the house on six occasions and recorded each time that the mother was alone with "
    "the children, while the father was at work and was not asked about his own view of the family at all. "
)
OTHER = (
    "Police officers who attended in the spring made a referral the same night, and the referral was read by a "
    "manager on the next working day, who decided that it needed no answer beyond a letter."
)


def roles(found: list[Block]) -> list[tuple[str, str | None, str]]:
    return [(block.role, block.number, block.text) for block in found]


def over_a_page_end(sheets: Sheets, first: str, rest: str) -> None:
    """The first part at the foot of page 1 and the rest at the head of page 2, between heads and feet."""
    for page, (text, y) in enumerate(((first, 760), (rest, 90)), 1):
        sheets.write("Serious Case Review: Child K", 40, size=9)
        if page == 1:
            sheets.write("2 What happened", 90, size=15, bold=True)
            sheets.flow(OTHER, 120)
        sheets.flow(text, y)
        if page == 2:
            sheets.flow(OTHER, 200)
        sheets.write(f"Page {page} of 2", 820, size=9)
        sheets.turn()


def test_a_paragraph_over_a_page_end_is_one_block_with_a_break(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "over.pdf")
    rest = "and was seen by nobody outside the family, although two services knew of the move to the coast."
    over_a_page_end(sheets, "In the third year of his life the child moved with his mother to an aunt", rest)
    found = blocks(sheets)
    assert [block.text for block in found] == [
        "What happened",
        OTHER,
        f"In the third year of his life the child moved with his mother to an aunt {rest}",
        OTHER,
    ]
    one = found[2]
    assert (one.page, one.page_end) == (1, 2)
    assert [(one.text[offset:][:3], page) for offset, page in one.breaks] == [("and", 2)]


def test_a_paragraph_that_ends_with_its_page_is_left_alone(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "ends.pdf")
    over_a_page_end(sheets, "The child moved to an aunt.", "The aunt was not known to any service at that time.")
    found = blocks(sheets)
    assert [block.text for block in found][2:4] == [
        "The child moved to an aunt.",
        "The aunt was not known to any service at that time.",
    ]
    assert all(not block.breaks for block in found)


def test_a_footnote_stands_apart_from_the_paragraph_it_interrupts(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "footnote.pdf")
    sheets.flow(OTHER, 90)
    sheets.flow("The panel held that the child had been overlooked by services that met", 740)
    sheets.write("1 Working Together to Safeguard Children, chapter 4,", 790, size=8)
    sheets.write("as it stood in that year.", 800, size=8)
    sheets.turn()
    sheets.flow("only the adults of the family.", 90)
    sheets.flow(OTHER, 140)
    assert roles(blocks(sheets)) == [
        ("paragraph", None, OTHER),
        (
            "paragraph",
            None,
            "The panel held that the child had been overlooked by services that met only the adults of the family.",
        ),
        ("footnote", "1", "Working Together to Safeguard Children, chapter 4, as it stood in that year."),
        ("paragraph", None, OTHER),
    ]


def test_the_mark_of_a_footnote_is_no_part_of_the_sentence(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "mark.pdf")
    y = sheets.flow(LONG, 90) + 12
    sheets.write("The plan was agreed", y)
    sheets.write("12", y - 4, x=172.5, size=6)
    y = sheets.write("in the autumn of the year by all who had been at the meeting.", y, x=184)
    sheets.flow(OTHER, y + 12)
    sheets.write("12 See the minutes.", 780, size=8)
    assert roles(blocks(sheets))[1:] == [
        ("paragraph", None, "The plan was agreed in the autumn of the year by all who had been at the meeting."),
        ("paragraph", None, OTHER),
        ("footnote", "12", "See the minutes."),
    ]


@pytest.mark.parametrize(("size", "bold"), [(16, False), (16, True), (11, True)])
def test_a_heading_over_two_lines_is_one_heading(tmp_path: Path, size: int, bold: bool) -> None:
    sheets = Sheets(tmp_path / "heading.pdf")
    y = sheets.write("1 How well agencies worked", 90, size=size, bold=bold)
    y = sheets.write("together around the child", y, size=size, bold=bold)
    y = sheets.flow(LONG * 2, y + 12)
    sheets.flow(OTHER, y + 12)
    assert roles(blocks(sheets)) == [
        ("heading", "1", "How well agencies worked together around the child"),
        ("paragraph", None, (LONG * 2).strip()),
        ("paragraph", None, OTHER),
    ]


def test_headings_of_two_sizes_are_of_two_levels(tmp_path: Path) -> None:
    sheets, y = Sheets(tmp_path / "headings.pdf"), 60.0
    for chapter, part in (("Findings", "Listening to children"), ("Learning", "Asking fathers")):
        sheets.write(chapter, y + 30, size=18, bold=True)
        sheets.write(part, y + 60, size=13, bold=True)
        y = sheets.flow(OTHER, sheets.flow(LONG * 2, y + 85) + 12)
    found = [(block.text, block.level) for block in blocks(sheets) if block.role == "heading"]
    assert [text for text, _ in found] == ["Findings", "Listening to children", "Learning", "Asking fathers"]
    assert found[0][1] == found[2][1] < found[1][1] == found[3][1]


def test_a_sentence_with_a_bold_word_is_no_heading(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "bold.pdf")
    sheets.write("Nobody", 90, bold=True)
    sheets.write("asked the child what she wanted.", 90, x=120)
    sheets.flow(OTHER, 130)
    assert [block.role for block in blocks(sheets)] == ["paragraph", "paragraph"]


def test_a_printed_number_always_begins_a_paragraph(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "numbers.pdf")
    y = 90.0
    for place in (1, 2, 3):
        sheets.write(f"4.{place}", y)
        y = sheets.flow(LONG if place == 2 else OTHER, y, x=110, width=410)
    found = blocks(sheets)
    assert [(block.number, block.text) for block in found] == [("4.1", OTHER), ("4.2", LONG.strip()), ("4.3", OTHER)]


def test_a_date_at_the_beginning_of_a_line_begins_nothing(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "date.pdf")
    y = sheets.flow(LONG, 90) + 12
    y = sheets.write("The strategy meeting was first fixed for the morning of the day that followed, the", y)
    y = sheets.write("12 March 2014, and was then put off because the doctor could not come until the", y)
    y = sheets.write("19 March 2014.", y)
    sheets.flow(OTHER, y + 14)
    found = blocks(sheets)
    assert [block.number for block in found] == [None] * 3
    assert found[1].text.startswith("The strategy")
    assert found[1].text.endswith(
        "the 12 March 2014, and was then put off because the doctor could not come until the 19 March 2014."
    )


def test_items_of_a_list_are_blocks(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "list.pdf")
    y = sheets.flow("The panel asked three things of each agency:", 90)
    for item in ("what it had known of the father;", "whom it had told, and when;", "what it has changed since."):
        sheets.write("•", y, x=90)
        y = sheets.write(item, y, x=108)
    sheets.flow(OTHER, y + 12)
    assert roles(blocks(sheets)) == [
        ("paragraph", None, "The panel asked three things of each agency:"),
        ("list-item", None, "what it had known of the father;"),
        ("list-item", None, "whom it had told, and when;"),
        ("list-item", None, "what it has changed since."),
        ("paragraph", None, OTHER),
    ]


def test_lines_with_leaders_are_lines_of_the_contents(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "contents.pdf")
    sheets.write("Contents", 90, size=16, bold=True)
    y = 120.0
    for name, page in (("Introduction", 3), ("Findings", 12), ("Recommendations", 19)):
        y = sheets.write(f"{name} {'.' * 60} {page}", y)
    sheets.turn()
    sheets.flow(OTHER, HEIGHT / 2)
    assert [block.role for block in blocks(sheets)] == ["heading", *["contents-line"] * 3, "paragraph"]


def test_who_signs_a_letter_heads_nothing(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "letter.pdf")
    sheets.write("What we found", 90, size=14, bold=True)
    y = sheets.flow("The panel heard that nobody had asked what had become of the letter. " * 4, 120)
    y = sheets.write("Yours sincerely", y + 20)
    for signatory in ("Jane Doe", "Chair of the Partnership", "John Roe", "Director"):
        y = sheets.write(signatory, y + 30, bold=True)
    assert [block.text for block in blocks(sheets) if block.role == "heading"] == ["What we found"]
