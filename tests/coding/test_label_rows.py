from __future__ import annotations

import pytest

from thememiner.coding.label_rows import differing_by_case, mark, split_labels, theme_columns
from thememiner.errors import InputError

HEADER = ("id", "text", "A", "B b", "C", "note")
CELLS = {"id": ["1"], "text": ["t"], "A": ["1"], "B b": [""], "C": ["x"], "note": ["long"]}


@pytest.mark.parametrize(
    ("cell", "separator", "expected"),
    [
        ("poor records; Lack of staff", ";", ("poor records", "Lack of staff")),
        (" poor   records ;; poor records;", ";", ("poor records",)),
        ("risk, harm; delay", ";", ("risk, harm", "delay")),
        ("risk, harm; delay", ",", ("risk", "harm; delay")),
        ("a|b", "|", ("a", "b")),
        ("a|b", ";", ("a|b",)),
        ("None", ";", ()),
        ("none of these", ";", ("none of these",)),
        ("", ";", ()),
    ],
)
def test_labels_of_a_cell(cell, separator, expected):
    assert split_labels(cell, separator) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *((cell, True) for cell in ("1", "1.0", " X ", "Yes", "TRUE")),
        *((cell, False) for cell in ("", "0", "no", "False", "–")),
        *((cell, None) for cell in ("2", "maybe", "10", "yes?")),
    ],
)
def test_marks(cell, expected):
    assert mark(cell) is expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("A", ("A",)),
        ("C, A", ("C", "A")),
        ("A..C", ("A", "B b", "C")),
        ("C..A", ("A", "B b", "C")),
        ("note", ("note",)),
    ],
)
def test_named_columns(wanted, expected):
    assert theme_columns(wanted, HEADER, ["id", "text"], CELLS, "f.csv") == expected


def test_star_takes_columns_of_marks_that_say_something():
    # "B b" is blank throughout: that is no theme.
    assert theme_columns("*", HEADER, ["id", "text"], CELLS, "f.csv") == ("A", "C")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("A,D", "no column 'D' for themes"), ("A..Z", "no column 'A..Z'"), ("text,A", "no column 'text'")],
)
def test_a_column_that_is_not_there_is_named(wanted, said):
    with pytest.raises(InputError, match=said):
        theme_columns(wanted, HEADER, ["id", "text"], CELLS, "f.csv")


def test_star_without_marks_is_an_error():
    with pytest.raises(InputError, match="no column of 0 and 1"):
        theme_columns("*", ("id", "text", "note"), ["id", "text"], CELLS, "f.csv")


def test_a_name_with_a_comma_is_one_column():
    assert theme_columns("risk, harm", ("risk, harm", "t"), ["t"], {}, "f.csv") == ("risk, harm",)


def test_labels_that_differ_by_capitals_only():
    assert differing_by_case(["Neglect", "neglect", "harm", "Neglect"]) == [("Neglect", "neglect")]
