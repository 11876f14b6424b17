from __future__ import annotations

import pytest

from thememiner.reading.blocks import Block
from thememiner.reading.contents import with_contents_marked, with_missed_headings

BODY = "Agencies did not ask the father about his own view of the family in the whole of that year."
HEAD = "The experiences of children in care"


def heading(text: str, level: int = 1) -> Block:
    return Block(text, "heading", level=level)


def entry(text: str, *, size: float = 1.0, bold: bool = False) -> Block:
    return Block(text, "contents-line", size=size, bold=bold)


def said(text: str = BODY) -> Block:
    return Block(text, "paragraph")


def row(text: str) -> Block:
    return Block(text, "table-row", box=1)


def made_headings(*blocks: Block) -> list[tuple[str, int]]:
    """Text and level of the headings that were found by the contents alone."""
    result = with_missed_headings(blocks)
    assert [one.text for one in result] == [one.text for one in blocks]
    return [
        (one.text, one.level)
        for one, before in zip(result, blocks, strict=True)
        if (one.role, before.role) in {("heading", "paragraph"), ("heading", "table-row"), ("heading", "list-item")}
    ]


@pytest.mark.parametrize(
    "words",
    [
        "A short entry 4",
        "A short entry .......... 4",
        "A short entry … 12",
        "A short entry Page 4",
        "1.2 A short entry 4",
        "A short entry",
    ],
)
def test_an_entry_finds_its_heading(words: str) -> None:
    assert made_headings(heading("Contents"), entry(words), said("A short entry"), said()) == [("A short entry", 1)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"{HEAD} | Good", True),
        (f"{HEAD} | Requires improvement to be good", True),
        (f"{HEAD} | The panel heard that all of them had been seen alone.", False),
        (f"{HEAD} were good.", False),
        (f"Inspection of {HEAD}", False),
    ],
)
def test_a_title_in_the_head_of_a_table(line: str, found: bool) -> None:
    assert made_headings(heading("Contents"), entry(f"{HEAD} 9"), row(line), said()) == ([(line, 1)] if found else [])


def test_an_entry_whose_heading_was_found_makes_no_other() -> None:
    blocks = [heading("Contents"), entry("Police 3"), heading("Police"), said(), row("Police"), said("Police")]
    assert made_headings(*blocks) == []


def test_an_entry_listed_twice_finds_two() -> None:
    blocks = [entry("Summary 2"), entry("Summary 9"), heading("Summary"), said(), said("Summary"), said("Summary")]
    assert made_headings(heading("Contents"), *blocks) == [("Summary", 1)]


def test_the_level_is_that_of_headings_listed_in_the_same_way() -> None:
    listed = [entry("Part 5", size=1.3, bold=True), entry("The move 6"), entry("The school 7")]
    blocks = [
        heading("Contents"),
        *listed,
        heading("Part", 1),
        heading("The move", 3),
        said(),
        said("The school"),
        said(),
    ]
    assert made_headings(*blocks) == [("The school", 3)]


def test_without_a_contents_page_nothing_changes() -> None:
    blocks = [heading("Findings"), said("The move"), said()]
    assert with_missed_headings(blocks) == blocks


def test_finding_sentences_over_several_lines_and_bare_numbers_in_a_column() -> None:
    sentence = "Workers in the area tend to close a case when a parent says that all is well"
    listed = [said("Introduction"), said("Finding 1: Workers in the area tend to close a"), said("3"), said("12")]
    later = [heading("Introduction"), said(), heading(f"Finding 1: {sentence}"), said()]
    roles = [one.role for one in with_contents_marked([heading("Contents"), *listed, *later])]
    assert roles == ["heading", *["contents-line"] * 4, "heading", "paragraph", "heading", "paragraph"]


def numbered(number: str, text: str) -> Block:
    return Block(text, "paragraph", number=number)


CHAPTERS = [
    numbered(f"3.{place}", f"Chapter {name} of another volume") for place, name in enumerate("ABCDEFG", start=1)
]


def contents_of(*blocks: Block) -> list[str]:
    return [one.text for one in with_contents_marked(blocks) if one.role == "contents-line"]


def test_a_list_of_the_chapters_of_other_volumes_goes_on_until_something_is_said() -> None:
    volume = heading("Volume 3", 2)
    found = contents_of(heading("List of Chapters"), volume, *CHAPTERS, heading("Overview"), said(), *CHAPTERS)
    assert found == ["Volume 3", *(one.text for one in CHAPTERS)]


def test_few_titles_or_short_sentences_are_no_list_of_chapters() -> None:
    assert contents_of(heading("Contents"), *CHAPTERS[:3], said()) == []
    sentences = [numbered(f"3.{number}", "The plan was not reviewed.") for number in range(1, 8)]
    assert contents_of(heading("Contents"), *sentences, said()) == []
