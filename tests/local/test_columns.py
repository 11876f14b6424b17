from __future__ import annotations

import pytest

from thememiner.local.columns import field_of, rank, says_how


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Finding", "text"),
        ("  FINDINGS ", "text"),
        ("Key findings", "text"),
        ("Fidnings", "text"),
        ("Audit finding(s)", "text"),
        ("Finding / Evidence", "text"),
        ("What needs to improve?1", "text"),
        ("Areas for Improvment", "text"),
        ("Please list the areas for improvement you found", "text"),
        ("Strengths and areas for improvement", "text"),
        ("Learning points", "text"),
        ("Organization", "agency"),
        ("Agency name", "agency"),
        ("Agnecy", "agency"),
        ("Agency / Service", "agency"),
        ("Team", "agency"),
        ("local_authority", "area"),
        ("Local Authority", "area"),
        ("Area", "area"),
        ("Date of the audit", "date"),
        ("Audit Date", "date"),
        ("Published", "date"),
        ("Quarter", "date"),
        ("Judgment", "grade"),
        ("Grade (RAG)", "grade"),
        ("Self-score", "grade"),
        ("Met / partly met / not met", "grade"),
        ("Audit title", "audit"),
        ("Source", "audit"),
        ("section_heading", "heading"),
        ("Area of practice", "heading"),
        ("Themes", "heading"),
        ("No. of cases", "cases"),
        ("k of n", "cases"),
        ("Sample size", "sample"),
        ("Case ID", "case"),
        ("Case", "case"),
    ],
)
def test_names_that_are_known(name: str, field: str) -> None:
    assert field_of(name) == field


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Scope",
        "Issued",
        "Due date",
        "Target date",
        "Date of birth",
        "Update",
        "Grade / comment",
        "Action",
        "Action for areas for improvement",
        "Owner",
        "Recommendation",
        "Status",
        "Gate",
        "Term",
        "Scored by",
        "Finding owner",
        "Date action to address areas for improvement is due",
        "Invented column",
        7,
        None,
    ],
)
def test_near_misses_are_not_guessed(name: object) -> None:
    assert field_of(name) is None


def test_the_likelier_name_of_two_comes_first() -> None:
    assert rank("date", "Date of audit") < rank("date", "Date published") < rank("date", "Something else")
    assert rank("grade", "Moderated grade") < rank("grade", "Self score")


@pytest.mark.parametrize(
    ("name", "says"),
    [("Areas for improvement", True), ("Gaps", True), ("Strengths", True), ("Findings", False), ("Comment", False)],
)
def test_which_names_say_how_practice_was(name: str, says: bool) -> None:
    assert says_how(name) is says
