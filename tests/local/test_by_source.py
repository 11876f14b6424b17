from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from invented import code, stance
from thememiner.errors import InputError
from thememiner.local.by_source import (
    Heard,
    SourceView,
    agreement,
    agreement_in_short,
    copies_of,
    cutoff,
    is_old,
    said_by,
    views_of,
)
from thememiner.records import AuditFinding, Polarity, Statement

TODAY = "2024-06-15"


def heard(
    polarity: Polarity = "failing",
    *,
    audit: str = "one",
    date: str = "2024-01",
    statement: Statement = "finding",
    **fields: Any,
) -> Heard:
    finding = AuditFinding("x", "t", "a.csv", 2, audit=audit, date=date, **{"source_type": "audit", **fields})
    return Heard(finding, code("x", "sup", polarity=polarity), stance("x", statement))


GREEN = {"grade": "Green", "grade_scale": "rag", "grade_rank": 2}
RED = {"grade": "Red", "grade_scale": "rag", "grade_rank": 0}


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([heard("failing"), heard("neutral")], "failing"),
        ([heard("good"), heard("good")], "good"),
        ([heard("good"), heard("failing")], "mixed"),
        ([heard("mixed")], "mixed"),
        ([heard("neutral")], "neutral"),
        ([heard("neutral", **GREEN)], "neutral"),
        ([heard("neutral", **GREEN), heard("good")], "good"),
        ([heard("neutral", **RED)], "failing"),
        ([heard("good", statement="recommendation")], "neutral"),
        ([heard("good", statement="question", theme_id="sup")], "good"),
        ([heard("failing", value="24 %")], "neutral"),
        ([heard("good", value="24 %", **RED)], "failing"),
    ],
)
def test_what_one_source_says(findings: list[Heard], said: str) -> None:
    assert said_by(findings) == said


@pytest.mark.parametrize(
    ("kind", "fields", "is_audit"),
    [
        ("audit", {}, True),
        ("multi-agency-audit", {}, True),
        ("supervision-audit", {}, True),
        ("section-11", {}, False),
        ("inspection", {}, False),
        ("audit-report-of-complaints", {}, False),
        ("", {}, False),
        ("", {"theme_id": "sup"}, True),
        ("audit", {"theme_id": "another theme than that of the code"}, False),
    ],
)
def test_an_audit_is_where_somebody_looked_at_cases(kind: str, fields: dict[str, str], is_audit: bool) -> None:
    assert heard(source_type=kind, **fields).is_audit is is_audit


def test_each_source_speaks_once_the_newest_first_and_undated_last() -> None:
    found = views_of(
        [
            heard("failing", audit="old", date="2019-03", cases_with=4, cases=6, **RED),
            heard("good", audit="new", date="2024-05", source_type="complaint"),
            heard("failing", audit="new", date="2023-05"),
            heard("failing", audit="undated", date=""),
        ],
        TODAY,
    )
    assert [(one.source, one.says, one.findings, one.date, one.stale) for one in found] == [
        ("new", "mixed", 2, "2024-05", False),
        ("old", "failing", 1, "2019-03", True),
        ("undated", "failing", 1, "", False),
    ]
    assert (found[1].cases, found[1].grades, found[1].file) == (("4 of 6",), ("Red",), "a.csv")


def test_what_a_source_said_long_ago_does_not_speak_beside_what_it_says_now() -> None:
    assert views_of([heard("good", date="2024-05"), heard("failing", date="2019")], TODAY)[0].says == "good"


def test_the_same_audit_name_in_two_files_is_two_sources() -> None:
    found = views_of([heard(), replace(heard(), finding=AuditFinding("y", "t", "b.csv", 2, audit="one"))], TODAY)
    assert [one.file for one in found] == ["a.csv", "b.csv"]


@pytest.mark.parametrize(
    ("views", "newest"),
    [
        ([("failing", "2023-01-31"), ("good", "2024-01-31")], "; the newest, of 2024-01-31, says that it works"),
        ([("good", "2023"), ("failing", "2024-01")], "; the newest, of 2024-01, says that it does not work"),
        ([("failing", "2024-01-31"), ("good", "2024-01-31")], ""),
        ([("failing", "2024-01"), ("good", "2024-01-31")], ""),
        ([("failing", "2024-01-31"), ("good", "")], ""),
        ([("failing", "2023-01-31"), ("mixed", "2024-01-31")], ""),
        ([("failing", "2023-01-31"), ("failing", "2024-01-31")], ""),
    ],
)
def test_of_sources_on_two_sides_the_newest_is_told(views: list[tuple[str, str]], newest: str) -> None:
    told = agreement([view(says, date=date) for says, date in views], 240)
    assert told.partition("; the newest")[1:] == (newest.partition("; the newest")[1:])


def view(says: str, **fields: Any) -> SourceView:
    return SourceView("s", "audit", says, 1, **{"date": "2024-01", "stale": False, **fields})


OLD = {"date": "2019", "stale": True}


@pytest.mark.parametrize(
    ("views", "words", "short"),
    [
        ([], "", ""),
        ([view("failing")], "the only source says that it does not work", "1 not working"),
        ([view("good")] * 2, "both sources say that it works", "2 working"),
        ([view("mixed")] * 3, "all 3 sources speak both ways", "3 both ways"),
        (
            [view("failing")] * 3 + [view("good")],
            "3 of 4 sources say that it does not work; 1 says that it works",
            "3 not working, 1 working",
        ),
        (
            [view("good"), view("neutral"), view("neutral")],
            "1 of 3 sources says that it works; 2 do not say how well it works",
            "1 working, 2 not judging",
        ),
        (
            [view("good"), view("failing", **OLD), view("failing", **OLD)],
            "the only source not set aside says that it works; 2 more than 24 months old set aside",
            "1 working; 2 older",
        ),
        (
            [view("failing", **OLD)],
            "the only source says that it does not work; more than 24 months old",
            "1 not working; old",
        ),
        (
            [view("good", **OLD), view("failing", **OLD)],
            "1 of 2 sources says that it does not work; 1 says that it works; all more than 24 months old",
            "1 not working, 1 working; old",
        ),
        (
            [view("failing", date="")],
            "the only source says that it does not work; 1 without a date, so its age is not known",
            "1 not working",
        ),
        (
            [view("good", copies=("b.csv",))],
            "the only source says that it works; 1 copy with the same words not counted again",
            "1 working",
        ),
    ],
)
def test_how_far_sources_agree(views: list[SourceView], words: str, short: str) -> None:
    assert agreement(views) == words
    assert agreement_in_short(views) == short


def finding(source: str, text: str, *, date: str = "2024-01", **fields: Any) -> AuditFinding:
    return AuditFinding(f"{source}{text}", text, source, 2, date=date, **fields)


def test_a_file_that_holds_what_another_holds_is_its_copy() -> None:
    whole = [finding("a.xlsx", "Not seen alone."), finding("a.xlsx", "Not recorded.")]
    extract = [finding("b.csv", "not  SEEN alone.")]
    other = [finding("c.csv", "Not recorded."), finding("c.csv", "Seen at school.")]
    assert copies_of([*extract, *whole, *other]) == {("b.csv", ""): ("a.xlsx", "")}


def test_of_equal_files_the_older_date_stays() -> None:
    first, again = finding("z.csv", "Not recorded.", date="2021-02"), finding("a.csv", "Not recorded.", date="2024-02")
    undated = finding("b.csv", "Not recorded.", date="")
    assert copies_of([again, undated, first]) == {("a.csv", ""): ("z.csv", ""), ("b.csv", ""): ("z.csv", "")}


def test_audits_of_one_file_are_never_copies_of_each_other() -> None:
    assert copies_of([finding("a.csv", "No chronology.", audit=f"case {number}") for number in range(3)]) == {}


@pytest.mark.parametrize("differs", [{"grade": "Green"}, {"cases_with": 1, "cases": 6}, {"agency": "Police"}])
def test_returns_that_answer_the_same_question_differently_are_no_copies(differs: dict[str, Any]) -> None:
    one = finding("a.csv", "Is there a policy?", grade="Red", cases_with=2, cases=6, agency="Health")
    assert copies_of([one, replace(one, source="b.csv")]) == {("b.csv", ""): ("a.csv", "")}
    assert copies_of([one, replace(one, source="b.csv", **differs)]) == {}


def test_the_age_is_counted_in_months() -> None:
    assert cutoff("2024-02-29", 24) == "2022-02-28"
    assert cutoff("2024-02-29", 6) == "2023-08-29"
    assert is_old("2023-08-28", "2024-02-29", 6)
    assert not is_old("2023-08", "2024-02-29", 6)
    with pytest.raises(InputError, match="'June' is not a date; write it like"):
        cutoff("June")


def test_the_forms_of_one_audit_are_one_source_and_two_audits_are_two() -> None:
    said = [heard(audit=audit, question="q1") for audit in ("May", "May", "June")]
    said = [replace(one, finding=replace(one.finding, source=f"case-{place}.docx")) for place, one in enumerate(said)]
    assert sorted(one.source for one in views_of(said, TODAY, 24)) == ["June", "May"]
