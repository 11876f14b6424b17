from __future__ import annotations

from pathlib import Path

import pytest

from reading.sheets import Sheets
from reading.sheets import read as read_sheets

ACTS = (
    "the school telephoned the police and was told that nobody could come before the evening",
    "a health visitor weighed the baby and wrote that he had lost a little since the last time",
    "the father's solicitor asked for the papers, which the council sent to the wrong address",
    "an aunt drove over from the coast because she had not been able to reach her sister",
    "the housing officer found the flat cold and said so to the duty team, which made a note",
    "midwives kept asking about the bruise, and each of them was given another explanation",
    "the paediatrician's letter arrived and lay unread, as the practice had changed its system",
    "neighbours heard shouting through the wall and one of them knocked until it was quiet",
    "the core group was put off again since two of its members had left and none had come",
    "grandparents offered a room, an offer that was recorded but that no assessment took up",
)
WEEKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def body(place: int) -> str:
    return f"In the {WEEKS[place]} week {ACTS[place]}, and {ACTS[place - 1]}."


def pages(path: Path, heads: list[str], feet: list[str], firsts: list[str] | None = None) -> Sheets:
    sheets = Sheets(path)
    for place, (head, foot) in enumerate(zip(heads, feet, strict=True)):
        if place:
            sheets.turn()
        if head:
            sheets.write(head, 40, size=9)
        y = sheets.write(firsts[place], 90) if firsts else 90
        sheets.flow(body(place), y)
        if foot:
            sheets.write(foot, 810, x=280, size=9)
    return sheets


def read(sheets: Sheets) -> tuple[list[str], dict[int, str]]:
    """The words of each page, a paragraph over a page end cut there, and the printed page numbers."""
    document = read_sheets(sheets)
    texts = {page.number: "" for page in document.pages}
    for block in document.blocks:
        starts = [(0, block.page), *block.breaks]
        ends = [*(offset for offset, _ in block.breaks), len(block.text)]
        for (start, page), end in zip(starts, ends, strict=True):
            texts[page or 0] += " " + block.text[start:end].strip()
    return [text.strip() for text in texts.values()], {page.number: page.label for page in document.pages}


@pytest.mark.parametrize("total", [2, 3, 4, 5, 9])
def test_repeated_head_and_page_numbers_go(tmp_path: Path, total: int) -> None:
    feet = [f"Page {number} of {total}" for number in range(1, total + 1)]
    texts, labels = read(pages(tmp_path / "heads.pdf", ["Serious Case Review: Child K – Final"] * total, feet))
    assert texts == [body(place) for place in range(total)]
    assert labels == {number: str(number) for number in range(1, total + 1)}


def test_heads_that_change_by_section_go(tmp_path: Path) -> None:
    heads = ["The story of the family"] * 4 + ["What agencies did well"] * 3 + ["Recommendations to the board"] * 3
    texts, _ = read(pages(tmp_path / "sections.pdf", heads, [""] * 10))
    assert texts == [body(place) for place in range(10)]


def test_first_lines_of_text_stay(tmp_path: Path) -> None:
    firsts = [f"In that {week} week it was the grandmother who first told the nursery of bruises." for week in WEEKS]
    texts, _ = read(pages(tmp_path / "firsts.pdf", [""] * 10, [""] * 10, firsts))
    assert texts == [f"{first} {body(place)}" for place, first in enumerate(firsts)]


def test_words_that_repeat_in_the_middle_of_pages_stay(tmp_path: Path) -> None:
    sheets = Sheets(tmp_path / "middle.pdf")
    for place in range(6):
        sheets.flow(body(place), 90)
        sheets.write("Learning point", 400, bold=True)
        sheets.flow(body(place), 430)
        sheets.turn()
    texts, _ = read(sheets)
    assert sum("Learning point" in text for text in texts) == 6


@pytest.mark.parametrize(
    ("feet", "labels"),
    [
        ([str(number) for number in range(3, 9)], {number: str(number + 2) for number in range(1, 7)}),
        ([f"{number} | P a g e" for number in range(1, 7)], {number: str(number) for number in range(1, 7)}),
        ([f"- {number} -" for number in range(11, 17)], {number: str(number + 10) for number in range(1, 7)}),
        (["i", "ii", "1", "2", "3", "4"], {1: "i", 2: "ii", 3: "1", 4: "2", 5: "3", 6: "4"}),
        (["Published in 2019"] * 6, {number: str(number) for number in range(1, 7)}),
        ([""] * 6, {number: str(number) for number in range(1, 7)}),
    ],
)
def test_printed_page_labels(tmp_path: Path, feet: list[str], labels: dict[int, str]) -> None:
    texts, found = read(pages(tmp_path / "labels.pdf", [""] * 6, feet))
    assert found == labels
    assert texts == [body(place) for place in range(6)]
