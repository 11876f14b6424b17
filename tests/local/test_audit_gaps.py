from __future__ import annotations

from dataclasses import replace

from local.planted import TAUGHT, Local, graded, national, planned
from thememiner.local.audit_gaps import not_known
from thememiner.local.severity import CaseGrade


def about(said: str, **given: object) -> str:
    """Of what a thing that is not known is said; empty where nothing is."""
    options = {"area": "Northmere", "own_cases": 1} | {k: v for k, v in given.items() if k in ("area", "own_cases")}
    plan = given.get("plan") or planned(national(TAUGHT), grades=given.get("grades"))  # type: ignore[arg-type]
    return next((one.about for one in not_known(plan, **options) if said in one.what), "")  # type: ignore[arg-type]


def test_themes_without_local_evidence_are_named_and_others_are_not() -> None:
    assert about("no local finding speaks of it") == "never-audited; silent"
    assert about("too old to say") == "stale"
    assert about("may be a mistake") == "silent; decided"


def test_themes_that_are_no_subject_for_an_audit_are_left_aside() -> None:
    assert "hindsight" not in about("no local finding speaks of it")


def test_an_audit_without_a_date_is_named() -> None:
    plan = planned(national(TAUGHT), Local().add("stale", "failing", date="").record(), judgements=[])
    assert about("no date is stated", plan=plan) == "stale"
    assert about("no date is stated") == ""


def test_cases_without_a_grade_and_grades_that_nobody_checked_are_named() -> None:
    read = CaseGrade("b", ("b",), "Severe", "", "read")
    grades = graded("a") | {"b": read, "c": replace(read, case="c", grade="", by="nobody")}
    assert about("no outcome is stated", grades=grades) == "c"
    assert about("no person has said so", grades=grades) == "b"
    assert about("no case review was read") == "all themes"
    assert about("no case review was read", grades=grades) == ""


def test_what_the_study_does_not_say_of_the_area_is_named() -> None:
    assert about("which recommendations were carried out")
    assert about("the area's own: they count with the others", area="") == "all reviews"
    assert about("what the area's own reviews recommend", own_cases=0) == "none of Northmere was read"
    assert about("what the area's own reviews recommend") == ""
    assert about("priorities of the board") == "none is recorded"
    with_priority = planned(national(TAUGHT), priorities={"strong": {"Early help"}})
    assert about("priorities of the board", plan=with_priority) == ""


def test_few_cases_are_named() -> None:
    assert about("how firm", plan=planned(national({"stale": 1}, cases=3))) == "3 case reviews read"
    assert about("how firm") == ""
