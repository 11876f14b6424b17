"""Local findings as coding units."""

from __future__ import annotations

import pytest

from thememiner.coding.work import units_by_source
from thememiner.records import AuditFinding


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Strengths", "good-practice"),
        ("What is working well", "good-practice"),
        ("What are we worried about?", "findings"),
        ("Supervision", "findings"),
        ("", "findings"),
    ],
)
def test_a_short_note_under_strengths_is_good_practice(heading: str, section: str) -> None:
    ((_, (unit,)),) = units_by_source(
        [], [AuditFinding("a", "Seen alone in 5 of 6 cases.", "a.csv", 2, heading=heading)]
    )
    assert unit.section_kind == section


def test_a_bare_grade_is_not_coded_and_one_with_words_is() -> None:
    bare = AuditFinding("a", "Graded: Good (case 2, Police)", "a.docx", 2, grade="Good")
    words = AuditFinding("b", "Supervision was recorded.", "a.docx", 3, grade="Good")
    told = AuditFinding("c", "Graded work was shared with the child.", "a.docx", 4)
    ((_, units),) = units_by_source([], [bare, words, told])
    assert [one.id for one in units] == ["b", "c"]
