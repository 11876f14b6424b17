from __future__ import annotations

from dataclasses import replace

from thememiner.local.audit_parts import priorities
from thememiner.local.crosswalk import (
    Term,
    holding,
    local_terms_of,
    records_of,
    terms_of,
    themes_of,
)
from thememiner.local_records import LocalTerm

NEGLECT = LocalTerm("Priority 1: Neglect", "neglect", True, "QA", "2026-01-01")
HOUSING = LocalTerm("Priority 1: Neglect", "poverty-housing", True, "QA", "2026-01-01")
CHILD = LocalTerm("Hearing children", "voice-lived-experience", False, "QA", "2026-01-01")
BACK = LocalTerm("priority 1:  neglect", "", False, "QA", "2026-02-01")


def test_a_term_may_stand_for_several_themes_and_a_theme_have_several_terms() -> None:
    terms = [NEGLECT, HOUSING, CHILD, replace(CHILD, theme_id="neglect")]
    assert themes_of("PRIORITY 1: neglect", terms) == ("neglect", "poverty-housing")
    assert local_terms_of("neglect", terms) == ("Priority 1: Neglect", "Hearing children")
    assert priorities(terms) == {"neglect": {"Priority 1: Neglect"}, "poverty-housing": {"Priority 1: Neglect"}}
    assert themes_of("Priority 2", terms) == ()


def test_what_is_taken_back_holds_no_more_and_may_come_again() -> None:
    assert holding([NEGLECT, HOUSING, CHILD, BACK]) == [CHILD]
    assert holding([NEGLECT, HOUSING, BACK, HOUSING]) == [HOUSING]
    assert terms_of([NEGLECT, BACK]) == []


def test_a_term_is_spelt_as_it_was_last() -> None:
    assert terms_of([NEGLECT, replace(HOUSING, term="PRIORITY 1: Neglect")]) == [
        Term("PRIORITY 1: Neglect", ("neglect", "poverty-housing"), True)
    ]


def test_a_table_that_is_read_twice_adds_nothing() -> None:
    said = [Term("Priority 1: Neglect", ("poverty-housing", "neglect"), True), Term("Safer homes", ("neglect",), False)]
    first = records_of(said, [], who="QA", when="2026-01-01")
    assert len(first) == 3
    assert records_of(said, first, who="QA", when="2026-06-01") == []


def test_a_changed_row_says_all_the_themes_of_its_term() -> None:
    kept = [NEGLECT, HOUSING, CHILD]
    new = records_of([Term("priority 1: neglect", ("neglect",), True)], kept, who="QA", when="2026-06-01")
    assert themes_of("Priority 1: Neglect", [*kept, *new]) == ("neglect",)
    assert themes_of("Hearing children", [*kept, *new]) == ("voice-lived-experience",)


def test_a_priority_may_cease_to_be_one() -> None:
    new = records_of([Term("Priority 1: Neglect", ("neglect",), False)], [NEGLECT], who="QA", when="2026-06-01")
    assert priorities([NEGLECT, *new]) == {}
