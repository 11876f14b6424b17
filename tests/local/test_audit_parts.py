from __future__ import annotations

import pytest

from local.planted import TODAY, Local, national
from thememiner.codebook import parse_codebook
from thememiner.local import audit_parts
from thememiner.local.audit_parts import AS_WEAKNESS, PARTS, weights_of
from thememiner.local.comparison import ComparisonRow, compare
from thememiner.local.positions import POSITIONS
from thememiner.local.severity import CaseGrade
from thememiner.local_records import LocalTerm
from thememiner.records import Polarity

BOOK = parse_codebook("themes:\n- {id: t, label: T, definition: d}", "t")


def row(*said: tuple[Polarity, str, dict[str, object]]) -> ComparisonRow:
    """The comparison of one theme with local findings: (polarity, date, other fields)."""
    found = Local()
    for polarity, date, fields in said:
        found.add("t", polarity, date=date, **fields)
    return compare(national({}), found.record(), BOOK, date=TODAY)[0]


def test_every_position_there_is_has_its_weakness() -> None:
    assert set(AS_WEAKNESS) == set(POSITIONS)


def test_weights_that_are_not_named_keep_their_defaults() -> None:
    assert weights_of({}) == {name: weight for name, (_, weight) in PARTS.items()}
    assert weights_of({"age": 3})["age"] == 3
    assert sum(weights_of({}).values()) == 100


@pytest.mark.parametrize(
    ("said", "weak"),
    [
        ([("failing", "2026-01", {"audit": "A"}), ("failing", "2026-02", {"audit": "B"})], 1.0),
        ([("failing", "2026-01", {})], 0.7),
        ([("failing", "2026-01", {}), ("failing", "2026-02", {})], 1.0),
        ([("failing", "2026-01", {}), ("failing", "2019-02", {})], 0.7),
        ([("failing", "", {"audit": "A"}), ("failing", "", {"audit": "B"})], 0.5),
        ([("failing", "", {"audit": "A"}), ("failing", "2019-01", {"audit": "B"})], 0.5),
        ([("failing", "", {"audit": "A"}), ("failing", "2026-01", {"audit": "B"})], 1.0),
        ([("failing", "2026-01", {"audit": "A"}), ("good", "2026-02", {"audit": "B"})], 0.6),
        ([("failing", "2026-01", {}), ("good", "2026-02", {})], 0.5),
        ([("good", "2026-01", {})], 0.0),
        ([("failing", "2019-01", {})], 0.3),
        ([("failing", "2019-01", {"audit": "A"}), ("good", "2020-01", {"audit": "B"})], 0.0),
        ([("good", "2019-01", {"audit": "A"}), ("failing", "2020-01", {"audit": "B"})], 0.3),
        ([("good", "2019-01", {}), ("failing", "2019-02", {})], 0.15),
        ([("neutral", "2026-01", {})], 0.0),
        ([], 0.0),
    ],
)
def test_weakness(said: list[tuple[Polarity, str, dict[str, object]]], weak: float) -> None:
    assert audit_parts.weakness(row(*said)).value == weak


@pytest.mark.parametrize(
    ("date", "fields", "value", "known"),
    [
        ("2026-01-10", {}, 0.0, True),
        ("2024-06-15", {}, 0.0, True),
        ("2024-06-14", {}, 0.6, True),
        ("2019", {}, 0.6, True),
        ("", {}, 0.6, False),
        ("2026-01", {"source_type": "complaint"}, 1.0, True),
        ("2026-01", {"source_type": "section-11"}, 1.0, True),
    ],
)
def test_age_is_that_of_audits(date: str, fields: dict[str, object], value: float, known: bool) -> None:
    part = audit_parts.age(row(("failing", date, fields)), TODAY, 24)
    assert (part.value, part.is_known) == (value, known)


def test_never_audited_says_what_else_speaks_of_it() -> None:
    part = audit_parts.age(row(("failing", "2026-01", {"source_type": "complaint"})), TODAY, 24)
    assert part.reason == "no audit that was brought in speaks of it; other local evidence does, the newest of 2026-01"
    assert audit_parts.age(row(), TODAY, 24).reason == "no audit that was brought in speaks of it"


@pytest.mark.parametrize(
    ("polarities", "value"),
    [
        (["failing"], 1 / 3),
        (["failing", "failing"], 2 / 3),
        (["failing", "mixed"], 1 / 2),
        (["failing"] * 5, 1.0),
        (["good", "neutral"], 0.0),
    ],
)
def test_sources_count_once_each(polarities: list[Polarity], value: float) -> None:
    said = [
        (one, "2026-01", {"audit": f"Audit {number}", "text": f"x {number}"}) for number, one in enumerate(polarities)
    ]
    assert audit_parts.sources(row(*said)).value == pytest.approx(value)


def test_many_findings_of_one_source_and_a_copy_of_it_are_one_source() -> None:
    said = [("failing", "2026-01", {"text": f"Finding {number}"}) for number in range(9)]
    copy = [("failing", "2026-01", {"text": f"Finding {number}", "source": "copy.csv"}) for number in range(9)]
    assert audit_parts.sources(row(*said, *copy)).value == pytest.approx(1 / 3)  # type: ignore[arg-type]
    stale = audit_parts.sources(row(("failing", "2019-01", {})))
    assert (stale.value, stale.is_known) == (0, False)


def test_recommendations_are_of_the_reviews_that_make_any() -> None:
    part = audit_parts.recommendations(0.1, 0, 4, 17, "inspection reports")
    assert part.reason == "recommended in 4 of the 17 inspection reports elsewhere in which recommendations were found"
    assert (
        audit_parts.recommendations(0.0, 0, 0, 17, "inspection reports").reason == "no recommendation on it was found"
    )


def test_severity_says_which_grades_there_are() -> None:
    cases = [
        CaseGrade("a", ("a",), "Catastrophic", "", "read"),
        CaseGrade("b", ("b",), "Severe", "", "person"),
        CaseGrade("c", ("c",), "", "", "nobody"),
    ]
    reason = audit_parts.severity(0.4, cases).reason
    assert reason == (
        "of 2 cases with a grade: 1 catastrophic, 1 severe; 1 without a known outcome; "
        "1 of these grades given by people"
    )
    assert audit_parts.severity(0.4, []).reason.startswith("no case review elsewhere teaches it, so it stands at")
    assert audit_parts.severity(0.0, []).reason == "no case review elsewhere teaches it"
    unknown = audit_parts.severity(0.4, cases[2:])
    assert "no outcome is known" in unknown.reason
    assert not unknown.is_known


def test_priorities_are_the_boards_terms_that_hold() -> None:
    terms = [
        LocalTerm("Early help", "t", True, "Board", "2026-01-01"),
        LocalTerm("Neglect", "u", True, "Board", "2026-01-01"),
        LocalTerm("Voice", "t", False, "Board", "2026-01-01"),
        LocalTerm("neglect", "", False, "Board", "2026-02-01"),
    ]
    assert audit_parts.priorities(terms) == {"t": {"Early help"}}
    assert audit_parts.priority({"Early help"}).reason == "a priority of the board: Early help"
    assert audit_parts.priority(()).value == 0
