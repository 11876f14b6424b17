from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from invented import review
from thememiner.library_records import Listed, Screening
from thememiner.reading.abstracts import abstract_reading
from thememiner.reading.screening import (
    COLUMNS,
    excluded_reviews,
    latest_status,
    screening_rows,
    screening_summary,
)
from thememiner.records import Review


def entry(name: str, first_seen: str = "2026-10-01", **other: str) -> Listed:
    blank = dict.fromkeys(("abstract", "link", "source"), "")
    facts = {"title": name, "board": "Anyshire", "published": "2016", "file": f"{name}.pdf"}
    return Listed(**{**blank, **facts, **other}, id=name, first_seen=first_seen)


def marked(entry_id: str, status: str, reason: str = "", when: str = "2026-11-01", who: str = "chair") -> Screening:
    return Screening(entry_id, status, reason, who, when)  # type: ignore[arg-type]


ENTRIES = [entry("one"), entry("two"), entry("three", first_seen="2026-11-20")]
REVIEWS = [review("one"), review("two"), review("extra")]
"""Reviews called one and two are linked by their files; the listing does not name ``extra``."""


def by_id(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["entry_id"]: row for row in rows}


@pytest.mark.parametrize(
    ("days", "holds"),
    [(("2026-01-01", "2026-02-01"), "b"), (("2026-02-01", "2026-01-01"), "a"), (("2026-01-01", "2026-01-01"), "b")],
)
def test_the_latest_holds_and_of_one_day_the_last(days: tuple[str, str], holds: str) -> None:
    decisions = [marked("one", "excluded", reason, when) for reason, when in zip("ab", days, strict=True)]
    assert latest_status(decisions)["one"].reason == holds


def test_every_entry_and_every_review_has_one_row() -> None:
    rows = screening_rows(ENTRIES, [], REVIEWS, since="2026-11-01")
    assert all(tuple(row) == COLUMNS for row in rows)
    assert [(row["entry_id"], row["listed"], row["read"], row["new"]) for row in rows] == [
        ("one", "yes", "one", "no"),
        ("two", "yes", "two", "no"),
        ("three", "yes", "", "yes"),
        ("extra", "no", "extra", "no"),
    ]


@pytest.mark.parametrize(("since", "new"), [("", 3), ("2026-09-30", 3), ("2026-10-01", 1), ("2026-11-20", 0)])
def test_new_is_what_was_first_seen_after_the_meeting(since: str, new: int) -> None:
    assert screening_summary(screening_rows(ENTRIES, [], REVIEWS, since=since)).new == new


def test_a_decision_about_a_review_is_one_about_its_entry() -> None:
    entries = [entry("one", file="r1.pdf")]
    reviews = [review("r1")]
    rows = screening_rows(
        entries, [marked("r1", "excluded", "too old", when="2026-11-02"), marked("one", "included")], reviews
    )
    assert (rows[0]["entry_id"], rows[0]["status"], rows[0]["reason"], rows[0]["who"]) == (
        "one",
        "excluded",
        "too old",
        "chair",
    )
    assert excluded_reviews(entries, [marked("one", "excluded", "too old")], reviews) == {"r1": "too old"}


def test_what_is_excluded_and_not_read_excludes_nothing_that_is_counted() -> None:
    assert excluded_reviews(ENTRIES, [marked("three", "excluded", "adult")], REVIEWS) == {}
    assert excluded_reviews(ENTRIES, [marked("extra", "excluded", "adult")], REVIEWS) == {"extra": "adult"}
    assert excluded_reviews(ENTRIES, [marked("extra", "included")], REVIEWS) == {}
    twice = [marked("one", "excluded", "x"), marked("one", "included", when="2026-11-03")]
    assert excluded_reviews(ENTRIES, twice, REVIEWS) == {}


def test_an_abstract_follows_its_entry_and_has_no_row() -> None:
    one = entry("one", abstract="A baby died.\nLearning: see the child.")
    reading = abstract_reading(one)
    assert reading is not None
    reviews = [*REVIEWS, reading.review]
    assert [row["entry_id"] for row in screening_rows([one], [], reviews)] == ["one", "two", "extra"]
    excluded = excluded_reviews([one], [marked("one", "excluded", "old")], reviews)
    assert excluded == {"one": "old", "abstract-one": "old"}


def of_case(name: str, title: str) -> Review:
    return replace(review(name, case="child-d"), title=title)


@pytest.mark.parametrize(
    ("decisions", "excluded"),
    [
        ([marked("report", "excluded", "old")], {"report": "old", "short": "same case as report: old"}),
        ([marked("short", "excluded", "repeats the report")], {"short": "repeats the report"}),
        ([marked("report", "excluded", "old"), marked("short", "included")], {"report": "old"}),
        ([marked("report", "included")], {}),
    ],
)
def test_a_case_that_is_excluded_is_not_counted_by_its_summary(
    decisions: list[Screening], excluded: dict[str, str]
) -> None:
    reviews = [of_case("report", "Child D"), of_case("short", "Child D: executive summary"), review("other")]
    assert excluded_reviews([], decisions, reviews) == excluded
    rows = screening_rows([], decisions, reviews)
    assert {row["entry_id"]: row["reason"] for row in rows if row["status"] == "excluded"} == excluded


def test_a_review_that_may_be_an_entry_is_named_in_its_note() -> None:
    reviews = [replace(review(name, area="Anyshire"), title="SCR: Child X", published="2016") for name in ("a", "b")]
    row = screening_rows([entry("e", title="Child X", file="")], [], reviews)[0]
    assert (row["read"], row["note"]) == ("", "may be a or b")


def test_summary_loses_nothing() -> None:
    decisions = [
        marked("one", "included"),
        marked("two", "excluded", "Not about  a child."),
        marked("three", "excluded", "not about a child"),
        marked("extra", "excluded", "out of area"),
    ]
    summary = screening_summary(screening_rows(ENTRIES, decisions, [*REVIEWS, review("fifth")]))
    listed, unlisted = summary.listed, summary.unlisted
    assert (listed.total, listed.included, listed.excluded, listed.not_screened) == (3, 1, 2, 0)
    assert (unlisted.total, unlisted.included, unlisted.excluded, unlisted.not_screened) == (2, 0, 1, 1)
    assert summary.reasons == (("Not about a child", 2), ("out of area", 1))
    assert summary.read == 2


def test_sums_hold_whatever_is_decided() -> None:
    for mask in range(3**4):
        choice = [(mask // 3**place) % 3 for place in range(4)]
        names = ("one", "two", "three", "extra")
        decisions = [
            marked(name, ("included", "excluded")[what - 1], "r")
            for name, what in zip(names, choice, strict=True)
            if what
        ]
        summary = screening_summary(screening_rows(ENTRIES, decisions, REVIEWS))
        for tally in (summary.listed, summary.unlisted):
            assert tally.total == tally.included + tally.excluded + tally.not_screened
        assert sum(count for _, count in summary.reasons) == Counter(choice)[2]
