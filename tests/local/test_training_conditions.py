"""Where reviews speak of conditions of work together with a theme: counted by case, and not where they deny it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from invented import code, passage, review, stance
from thememiner.evidence.themes import Coded
from thememiner.local.training_conditions import CONDITIONS, Share, is_condition, signals, spoken_of
from thememiner.records import Code, Page, Polarity, Statement


def coded(
    name: str, text: str, *, polarity: Polarity = "failing", statement: Statement = "finding", case: str = ""
) -> Coded:
    one = passage(name, text)
    return Coded(
        review(name, case=case), one, stance(one.id, statement, polarity), code(one.id, "t", polarity=polarity)
    )


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Visits were missed because caseloads were high.", "workload-capacity"),
        ("Two vacancies in the team were not filled.", "workload-capacity"),
        ("The child waited eight months on a waiting list.", "workload-capacity"),
        ("She carried a heavy caseload and did not visit.", "workload-capacity"),
        ("The health visitor carried a caseload in which the family was one of many.", ""),
        ("The supervisor had no caseload list.", ""),
        ("Officers have realistic numbers of children on their caseloads, yet children did not know of them.", ""),
        ("Reducing caseloads from 90 to 60 did not bring poor practice to the attention of managers.", ""),
        ("Now that caseloads have reduced, the arrangement no longer helps to challenge plans.", ""),
        ("Caseloads have risen, and plans drift.", "workload-capacity"),
        ("There were no unallocated cases, yet plans drifted.", ""),
        ("There is no evidence that workload affected the decision, which was wrong.", ""),
        ("The two IT systems could not exchange the alert.", "recording-systems"),
        ("Staff did not know that no procedure covered this.", "policy-procedure"),
        ("It had not been disclosed and so no procedure was breached.", ""),
        ("The guidance was unclear about who should act.", "policy-procedure"),
        ("The form was not returned.", ""),
        ("The form had no box for the father.", "tools"),
        ("Support for the mother was not commissioned in the area.", "services"),
        ("Nobody spoke up in a culture of blame.", "leadership-culture"),
        ("The plan was not carried out.", ""),
    ],
)
def test_a_condition_is_known_by_its_words(text: str, condition: str) -> None:
    found = [one for one in CONDITIONS if spoken_of(one, coded("a", text), ())]
    named = [one.theme_id or one.name.split()[0] for one in found]
    assert named == ([condition] if condition else [])


@pytest.mark.parametrize(
    "wrong",
    [
        coded("a", "Despite high caseloads visits were kept.", polarity="good"),
        coded("a", "Caseloads should be reviewed.", statement="recommendation"),
        coded("a", "Caseloads were described.", polarity="neutral"),
    ],
)
def test_only_what_did_not_work_speaks_of_a_condition(wrong: Coded) -> None:
    assert spoken_of(CONDITIONS[0], wrong, ()) == ""


@pytest.mark.parametrize(
    ("tag", "counts"),
    [
        ({}, True),
        ({"score": 0.5}, False),
        ({"score": 0.5, "status": "confirmed"}, True),
        ({"polarity": "good"}, False),
        ({"polarity": "neutral"}, False),
        ({"theme_id": "another"}, False),
    ],
)
def test_a_theme_that_the_coder_gave_counts_where_it_is_sure_and_failing(tag: dict[str, object], counts: bool) -> None:
    one = coded("a", "The ward was short that night.")
    given: Code = replace(code(one.passage.id, "workload-capacity", words="short", score=0.9), **tag)  # type: ignore[arg-type]
    assert bool(spoken_of(CONDITIONS[0], one, [given])) is counts


def test_cases_are_counted_with_words_on_their_page() -> None:
    told = [
        coded("a", "Visits stopped because caseloads were high.", case="x"),
        coded("b", "Caseloads were high in the second file about it.", case="x"),
        coded("c", "Visits stopped when vacancies were not filled."),
        coded("d", "Visits stopped."),
    ]
    pages = {one.review.id: [Page(one.review.id, 1, "1", 0, 99, "text", raw=one.passage.text)] for one in told}
    (found,) = signals("t", told, {}, pages)
    assert found.shares == (Share("case-review", 2, 3),)
    assert found.quotation is not None
    assert found.quotation.text == told[0].passage.text
    assert found.explained >= 1


def test_words_of_the_condition_itself_are_quoted_before_those_that_a_coder_went_by() -> None:
    told = [
        coded("a", "Some cases drifted. Staff were waiting for a place."),
        coded("b", "Visits had no purpose. Caseloads were too high to do more."),
    ]
    codes = {told[0].passage.id: [code(told[0].passage.id, "workload-capacity", words="cases; waiting", score=0.9)]}
    pages = {one.review.id: [Page(one.review.id, 1, "1", 0, 99, "text", raw=one.passage.text)] for one in told}
    (found,) = signals("t", told, codes, pages)
    assert found.shares == (Share("case-review", 2, 2),)
    assert found.quotation is not None
    assert found.quotation.text == "Caseloads were too high to do more."


def test_a_flood_of_mentions_in_one_case_is_one_case() -> None:
    told = [coded("a", f"Caseloads were high, and again, {number}.") for number in range(20)]
    (found,) = signals("t", told, {}, {})
    assert found.shares == (Share("case-review", 1, 1),)
    assert found.quotation is None


def test_a_theme_is_no_condition_of_itself() -> None:
    told = [coded("a", "Caseloads were high.")]
    assert signals("workload-capacity", told, {}, {}) == ()
    assert is_condition("workload-capacity") is CONDITIONS[0]
    assert is_condition("neglect") is None
    assert is_condition("") is None
