from __future__ import annotations

import pytest

from thememiner.local.grades import SCALES, graded, says, scale_of_column


@pytest.mark.parametrize(
    ("grade", "scale", "rank"),
    [
        ("Inadequate", "ofsted", 0),
        ("requires improvement", "ofsted", 1),
        ("Requires improvement to be good", "ofsted", 1),
        ("RI", "ofsted", 1),
        ("Good", "ofsted", 2),
        ("GOOD (moderated)", "ofsted", 2),
        ("Grade: Outstanding", "ofsted", 3),
        ("Red", "rag", 0),
        ("RAG: Amber", "rag", 1),
        ("Amber – some progress", "rag", 1),
        ("green", "rag", 2),
        ("Blue", "rag", 3),
        ("Not met", "met", 0),
        ("Partially met", "met", 1),
        ("Met", "met", 2),
        ("Yes", "yes/no", 2),
        ("partly", "yes/no", 1),
        ("No", "yes/no", 0),
    ],
)
def test_grades_that_one_cell_settles(grade: str, scale: str, rank: int) -> None:
    assert graded(grade) == (scale, rank)


@pytest.mark.parametrize(
    "grade",
    [
        "",
        "n/a",
        "G",
        "A",
        "R",
        "2",
        "0",
        "Amber/Green",
        "Red - was green, now amber: amber",
        "Satisfactory",
        "good enough",
    ],
)
def test_grades_that_are_kept_as_written_and_not_ranked(grade: str) -> None:
    assert graded(grade) == ("", None)


@pytest.mark.parametrize(
    ("name", "column", "scale"),
    [
        ("RAG", ["R", "A", "G", "n/a"], "rag"),
        ("Score", ["0", "3", "2"], "self-score 0-3"),
        ("Self-score", ["1", "2.0"], "self-score 0-3"),
        ("Score (0-3)", ["1", "2"], "self-score 0-3"),
        ("Score", ["1", "2", "3"], ""),
        ("Self-score", ["1", "4"], ""),
        ("Grade", ["Good", "Red"], ""),
        ("Grade", ["Good", "Inadequate"], "ofsted"),
        ("Owner", ["A", "B"], ""),
        ("Grade", [], ""),
        ("Grade", ["n/a"], ""),
    ],
)
def test_letters_and_numbers_need_their_column(name: str, column: list[str], scale: str) -> None:
    assert scale_of_column(name, column) == scale


def test_a_grade_outside_the_scale_of_its_column_is_not_ranked() -> None:
    assert graded("G", "rag") == ("rag", 2)
    assert graded("Good", "rag") == ("", None)


def test_what_grades_say_of_practice() -> None:
    assert says("ofsted", 1) == "failing"
    assert says("rag", 1) == "mixed"
    assert says("yes/no", 2) == "neutral"
    assert says("", None) == "neutral"


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda one: one.name)
def test_every_rank_of_every_scale_says_something(scale) -> None:  # type: ignore[no-untyped-def]
    assert len(scale.grades) == len(scale.says)
