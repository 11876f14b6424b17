from __future__ import annotations

import pytest

from invented import review
from thememiner.errors import InputError
from thememiner.library_records import Fact, FactName
from thememiner.local.severity import AS_READ, GRADES, case_grades, checked, suggested
from thememiner.local_records import Severity


def fact(name: FactName, value: str, review_id: str = "r") -> Fact:
    return Fact(review_id, name, value, "", 1)


@pytest.mark.parametrize(
    ("stated", "grade"),
    [
        ([("outcome", "died"), ("harm", "physical")], "Catastrophic"),
        ([("outcome", "died"), ("harm", "suicide/self-harm")], "Catastrophic"),
        ([("outcome", "died"), ("harm", "sudden unexpected death")], "Significant"),
        ([("outcome", "died")], "Significant"),
        ([("outcome", "serious harm"), ("harm", "neglect")], "Severe"),
        ([("outcome", "serious harm"), ("harm", "fire/drowning")], "Significant"),
        ([("outcome", "died"), ("harm", "domestic homicide")], "Severe"),
        ([("harm", "domestic homicide"), ("harm", "neglect"), ("outcome", "died")], "Catastrophic"),
        ([("harm", "physical")], ""),
        ([("age-band", "<1")], ""),
        ([], ""),
    ],
)
def test_the_lower_grade_is_suggested_and_none_without_an_outcome(
    stated: list[tuple[FactName, str]], grade: str
) -> None:
    found, why = suggested(fact(name, value) for name, value in stated)
    assert found == grade
    assert why


def test_two_documents_about_one_case_give_one_grade() -> None:
    reviews = [review("summary", case="c"), review("overview", case="c"), review("report", kind="inspection")]
    facts = [fact("outcome", "died", "summary"), fact("harm", "neglect", "overview"), fact("outcome", "died", "report")]
    grades = case_grades(reviews, facts, [])
    assert list(grades) == ["c"]
    assert (grades["c"].grade, grades["c"].by, grades["c"].reviews) == ("Catastrophic", "read", ("summary", "overview"))


def test_the_latest_grade_of_people_holds_over_what_was_read_until_it_is_taken_back() -> None:
    reviews, facts = [review("a", case="c"), review("b", case="c")], [fact("outcome", "died", "a")]
    first = Severity("a", "Severe", "an earlier view", "Group", "2026-03-01")
    later = Severity("b", "Low", "read in full", "Group", "2026-04-01")
    held = case_grades(reviews, facts, [later, first])["c"]
    assert (held.grade, held.by, held.suggested) == ("Low", "person", "Significant")
    assert held.reason == "read in full (Group, 2026-04-01)"
    back = Severity("a", AS_READ, "a mistake", "Group", "2026-05-01")
    assert case_grades(reviews, facts, [later, first, back])["c"].by == "read"


def test_a_case_without_an_outcome_is_known_as_not_known() -> None:
    found = case_grades([review("a")], [], [])["a"]
    assert (found.grade, found.by) == ("", "nobody")


@pytest.mark.parametrize("given", ["catastrophic", "  Best   practice ", "SEVERE", "as read"])
def test_a_grade_is_spelt_as_the_matrix_spells_it(given: str) -> None:
    kept = checked(Severity("a", given, " why ", "Group", "2026-01-01"), {"a": "case-review"})
    assert kept.grade in (*GRADES, AS_READ)
    assert kept.reason == "why"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Severity("b", "Low", "x", "y", "2026-01-01"), "no review in this study"),
        (Severity("a", "Worst", "x", "y", "2026-01-01"), "Catastrophic, Severe"),
        (Severity("a", "Low", " ", "y", "2026-01-01"), "no reason"),
        (Severity("a", "Low", "x", "", "2026-01-01"), "no who"),
        (Severity("i", "Low", "x", "y", "2026-01-01"), "'inspection'"),
    ],
)
def test_a_wrong_grade_is_refused_with_what_there_is(given: Severity, said: str) -> None:
    with pytest.raises(InputError, match=said):
        checked(given, {"a": "case-review", "i": "inspection"})
