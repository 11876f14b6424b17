"""Printed numbers of PDF pages, where the layout says what is one; see test_typed_numbers for the other formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.utils import simpleSplit

from reading.sheets import Sheets, blocks
from thememiner.reading import read_file

BEFORE = (
    "The health visitor came to the house on six occasions and recorded each time that the mother was alone with the "
    "children, while the father was at work and was not asked about his own view of the family at all."
)
REST = (
    "The school wrote to the same team in the same week, and nobody put the two letters beside each other until the "
    "spring, when the child was seen at hospital with a third bruise."
)


def first_words(tmp_path: Path, start: str, rest: str, *, hanging: bool) -> tuple[str, str | None, str]:
    """Role, number and text of the second paragraph: ``start`` at the margin, ``rest`` behind it or hanging from it."""
    sheets = Sheets(tmp_path / "number.pdf")
    y = sheets.flow(BEFORE, 90) + 12
    if hanging:
        sheets.write(start, y)
        y = sheets.flow(rest, y, x=112, width=400)
    else:
        y = sheets.flow(f"{start} {rest}", y)
    sheets.flow(BEFORE, y + 12)
    found = blocks(sheets)
    assert (found[0].text, found[-1].text) == (BEFORE, BEFORE)
    assert len(found) == 3
    return found[1].role, found[1].number, found[1].text


@pytest.mark.parametrize(
    ("start", "number"),
    [
        ("1.1", "1.1"),
        ("1.", "1"),
        ("1", "1"),
        ("(1)", "1"),
        ("1)", "1"),
        ("1.1.1", "1.1.1"),
        ("(a)", "a"),
        ("a)", "a"),
        ("i.", "i"),
        ("(i)", "i"),
        ("R1", "R1"),
        ("R1.", "R1"),
    ],
)
def test_a_number_that_its_paragraph_hangs_from(tmp_path: Path, start: str, number: str) -> None:
    assert first_words(tmp_path, start, REST, hanging=True) == ("paragraph", number, REST)


@pytest.mark.parametrize(("start", "number"), [("1.1", "1.1"), ("1.", "1"), ("(a)", "a"), ("1.1.1", "1.1.1")])
def test_a_number_before_a_sentence(tmp_path: Path, start: str, number: str) -> None:
    assert first_words(tmp_path, start, REST, hanging=False) == ("paragraph", number, REST)


@pytest.mark.parametrize("start", ["•", "-", "–"])
def test_a_bullet_is_taken_off(tmp_path: Path, start: str) -> None:
    assert first_words(tmp_path, start, REST, hanging=True) == ("list-item", None, REST)


@pytest.mark.parametrize(
    "start",
    [
        "12 March 2014 was the day on which",
        "2015 saw a new service, and",
        "3 children were seen, and then",
        "3 of the children were seen, and then",
        "10.30 p.m. was the time at which",
        "10.30 am was the time at which",
        "4.5 per cent of families moved, and",
        "2.5 million pounds were spent, while",
        "A child was not seen, and then",
        "I was not asked, and then",
        "R1 had been accepted, and then",
        "Recommendation 3 was not carried out, since",
    ],
)
def test_what_only_looks_like_a_number(tmp_path: Path, start: str) -> None:
    rest = REST[0].lower() + REST[1:]
    assert first_words(tmp_path, start, rest, hanging=False) == ("paragraph", None, f"{start} {rest}")


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Recommendation 1:", "Recommendation 1"),
        ("Learning point 2:", "Learning point 2"),
        ("Key finding 1.", "Key finding 1"),
        ("Finding 4 –", "Finding 4"),
    ],
)
def test_labels_are_numbers_of_the_passage(tmp_path: Path, label: str, number: str) -> None:
    """They are taken off where all formats meet, in ``structure``."""
    sheets = Sheets(tmp_path / "label.pdf")
    y = sheets.flow(BEFORE, 90) + 12
    y = sheets.flow(f"{label} {REST}", y) + 12
    sheets.flow(BEFORE, y)
    one = read_file(sheets.save()).passages[1]
    assert (one.paragraph, one.text) == (number, REST)


def test_a_cross_reference_that_wraps_to_a_line_of_its_own_begins_nothing(tmp_path: Path) -> None:
    text = (
        "The panel came back to this question more than once, as it has been set out in paragraph "
        "4.12 above, and it found no record that would have answered it for the family or in the files of the school."
    )
    sheets = Sheets(tmp_path / "reference.pdf")
    y = sheets.flow(text, sheets.flow(BEFORE, 90) + 12)
    sheets.flow(BEFORE, y + 12)
    assert simpleSplit(text, "Helvetica", 11, 451)[1].startswith("4.12")
    assert [block.text for block in blocks(sheets)] == [BEFORE, text, BEFORE]
