from __future__ import annotations

from dataclasses import replace

import pytest

from thememiner.local.audit_tool import OVERALL
from thememiner.local.before_after import before_after, newcombe, rounds_of
from thememiner.records import AuditFinding

RANKS = {"inadequate": 0, "requires improvement": 1, "good": 2, "outstanding": 3}


def graded(audit: str, date: str, *grades: str, question: str = "C-1", agency: str = "GP") -> list[AuditFinding]:
    return [
        AuditFinding(
            id=f"{audit}{date}{agency}{number}{question}", text="Words.", source=f"{audit} {date} {agency}.xlsx",
            row=number, audit=audit, agency=agency, date=date, heading=f"Strengths – Asked {question}?", grade=grade,
            grade_scale="ofsted", grade_rank=RANKS[grade], case=f"{date}/{number}", question=question,
            theme_id="neglect",
        )
        for number, grade in enumerate(grades, start=1)
    ]  # fmt: skip


WEAK, GOOD = "requires improvement", "good"


@pytest.mark.parametrize(
    ("before", "after", "interval"),
    [
        # Newcombe (1998), table II, method 10: differences 56/70-48/80, 6/7-2/7 and 10/10-0/20.
        ((48, 80), (56, 70), (0.0524, 0.3339)),
        ((2, 7), (6, 7), (0.0582, 0.8062)),
        ((0, 20), (10, 10), (0.6791, 1.0)),
    ],
)
def test_newcombes_own_examples(before: tuple[int, int], after: tuple[int, int], interval: tuple[float, float]) -> None:
    assert newcombe(before, after) == pytest.approx(interval, abs=0.00006)


def test_no_cases_have_no_difference() -> None:
    with pytest.raises(ValueError, match="no cases"):
        newcombe((0, 0), (1, 2))


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ([WEAK] * 6, [GOOD] * 6, "improved"),
        ([GOOD] * 6, ["inadequate"] * 6, "worse"),
        ([WEAK] * 4 + [GOOD] * 2, [WEAK] + [GOOD] * 5, "not shown"),
        ([WEAK] * 3 + [GOOD] * 3, [WEAK] * 3 + [GOOD] * 3, "not shown"),
        ([GOOD] * 6, ["outstanding"] * 6, "not shown"),
    ],
)
def test_what_a_change_shows(before: list[str], after: list[str], verdict: str) -> None:
    found = before_after("neglect", [*graded("First", "2025-03-01", *before), *graded("Second", "2026-03-01", *after)])
    (change,) = found.changes
    assert change.verdict == verdict and change.words == "Asked C-1?" and change.is_small


def test_other_themes_and_findings_of_no_tool_are_passed_over() -> None:
    other = [replace(one, theme_id="hindsight") for one in graded("A", "2025-01-01", WEAK)]
    plain = [replace(one, question="") for one in graded("B", "2026-01-01", WEAK)]
    found = before_after("neglect", [*other, *plain])
    assert (found.before, found.after, found.changes) == (None, None, ())


def test_one_audit_is_shown_and_compared_with_nothing() -> None:
    found = before_after("neglect", graded("First", "2025-03-01", WEAK, GOOD))
    assert found.before is None and found.after is not None and found.after.graded[0].short == 1


def test_a_case_counts_once_and_falls_short_where_any_agency_says_so() -> None:
    ours = graded("First", "2025-03-01", GOOD, GOOD, WEAK)
    theirs = graded("First", "2025-03-01", WEAK, GOOD, GOOD, agency="School")
    (one,) = rounds_of([*ours, *theirs])
    assert (one.graded[0].short, one.graded[0].cases) == (2, 3)
    assert one.agencies == ("GP", "School") and len(one.files) == 2


def test_the_same_tool_after_ninety_days_is_another_audit() -> None:
    near = rounds_of([*graded("A", "2025-03-01", WEAK), *graded("A", "2025-05-29", GOOD)])
    far = rounds_of([*graded("A", "2025-03-01", WEAK), *graded("A", "2025-05-30", GOOD)])
    assert (len(near), len(far)) == (1, 2)


def test_the_last_two_of_three_are_compared_whatever_their_order() -> None:
    three = [graded("C", "2026-03-01", GOOD), graded("A", "2024-03-01", WEAK), graded("B", "2025-03-01", WEAK)]
    found = before_after("neglect", [one for audit in three for one in audit])
    assert found.before is not None and found.after is not None
    assert (found.before.name, found.after.name, len(found.earlier)) == ("B", "C", 1)


def test_an_audit_without_a_date_is_named_and_not_compared() -> None:
    found = before_after("neglect", [*graded("A", "", WEAK), *graded("B", "2025-03-01", WEAK)])
    assert found.undated == ("A",) and found.before is None


def test_what_was_asked_or_graded_differently_is_not_compared() -> None:
    first = [*graded("A", "2025-03-01", WEAK, WEAK), *graded("A", "2025-03-01", GOOD, GOOD, question="C-2")]
    second = [*graded("B", "2026-03-01", GOOD, GOOD), *graded("B", "2026-03-01", GOOD, GOOD, question="C-3")]
    met = [replace(one, grade="met", grade_scale="met", grade_rank=2) for one in second[:2]]
    found = before_after("neglect", [*first, *met, *second[2:]])
    assert found.changes == ()
    assert dict(found.not_compared) == {
        "Asked C-1?": "was graded on another scale in each audit",
        "Asked C-2?": "was asked only in the earlier audit",
        "Asked C-3?": "was asked only in the later audit",
    }


def test_what_differs_between_the_samples_is_said() -> None:
    first, second = graded("A", "2025-03-01", WEAK, WEAK), graded("B", "2026-03-01", GOOD, agency="School")
    second = [replace(second[0], case=first[0].case)]
    remarks = " ".join(before_after("neglect", [*first, *second]).remarks)
    assert "1 cases are in both audits" in remarks
    assert "GP in the earlier audit, School in the later" in remarks
    assert "differ in size: 2 and 1" in remarks


def test_the_overall_grade_comes_last() -> None:
    both = [
        *graded("A", "2025-03-01", WEAK, question=OVERALL), *graded("A", "2025-03-01", WEAK),
        *graded("B", "2026-03-01", WEAK, question=OVERALL), *graded("B", "2026-03-01", WEAK),
    ]  # fmt: skip
    found = before_after("neglect", both)
    assert [one.words for one in found.changes] == ["Asked C-1?", "Overall grade of the case"]


def test_counts_of_whole_files_are_no_cases() -> None:
    summary = [replace(one, case="", cases_with=1, cases=2) for one in graded("A", "2025-03-01", WEAK)]
    (one,) = rounds_of([*graded("A", "2025-03-01", WEAK, GOOD), *summary])
    assert (one.graded[0].short, one.graded[0].cases) == (1, 2)
