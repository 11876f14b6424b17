from __future__ import annotations

from typing import Any

import pytest

from invented import code, stance
from thememiner.codebook import parse_codebook
from thememiner.local.comparison import LocalRecord
from thememiner.local.stated import with_stated
from thememiner.local_records import LocalTerm
from thememiner.records import AuditFinding, Code, Decision

BOOK = parse_codebook(
    "themes:\n" + "\n".join(f"- {{id: {one}, label: {one}, definition: d}}" for one in ("sup", "voice", "plans")), "t"
)
TERMS = [
    LocalTerm("Priority 2:  Hearing children", "voice", True, "bm", "2024-01-01"),
    LocalTerm("Management grip", "sup", False, "bm", "2024-01-01"),
    LocalTerm("Management grip", "plans", False, "bm", "2024-01-01"),
]


def codes(*tagged: Code, decisions: list[Decision] | None = None, terms: Any = TERMS, **fields: str) -> dict[str, Code]:
    finding = AuditFinding("f", "Words.", "a.csv", 2, **fields)  # type: ignore[arg-type]
    local = LocalRecord((finding,), {"f": stance("f", polarity="good")}, {"f": tagged})
    found = with_stated(local, terms, BOOK, decisions or ())
    return {one.theme_id: one for one in found.codes.get("f", ())}


def decision(theme: str, verdict: Any) -> Decision:
    return Decision("f", theme, verdict, "", "", "a person", "2024-01-01", "", "")


def test_a_heading_of_the_boards_own_gives_its_themes_whatever_the_case() -> None:
    found = codes(heading="priority 2: hearing  CHILDREN")
    assert {theme: (one.status, one.polarity, one.rank) for theme, one in found.items()} == {
        "voice": ("stated", "good", 1)
    }
    assert "priority 2" in found["voice"].rule
    assert set(codes(audit="management grip")) == {"sup", "plans"}


@pytest.mark.parametrize("heading", ["", "Hearing children", "Priority 2: Hearing children at school"])
def test_other_headings_give_none(heading: str) -> None:
    assert codes(heading=heading) == {}


def test_the_theme_of_the_audit_tool_is_given_and_the_machines_others_stay() -> None:
    found = codes(code("f", "plans"), theme_id="sup", heading="Management grip")
    assert {theme: one.status for theme, one in found.items()} == {"plans": "stated", "sup": "stated"}
    assert "audit tool" in found["sup"].rule
    assert found["plans"].polarity == "failing"
    assert codes(code("f", "voice"), theme_id="sup")["voice"].status == "suggested"


@pytest.mark.parametrize(
    ("polarity", "status", "kept"),
    [
        ("good", "suggested", False),
        ("neutral", "suggested", False),
        ("failing", "suggested", True),
        ("mixed", "suggested", True),
        ("good", "confirmed", True),
    ],
)
def test_an_aside_on_another_theme_in_an_audit_tool_is_no_word_that_it_works(
    polarity: Any, status: Any, kept: bool
) -> None:
    aside = Code("f", "voice", polarity, 1, 0.9, status, "r", "heard")
    assert ("voice" in codes(aside, theme_id="sup")) is kept
    assert "voice" in codes(aside)


def test_a_theme_that_the_codebook_does_not_have_is_passed_over() -> None:
    assert codes(theme_id="gone") == {}


def test_what_a_person_decided_about_the_finding_comes_first() -> None:
    assert codes(theme_id="sup", decisions=[decision("sup", "rejected")]) == {}
    assert codes(theme_id="sup", decisions=[decision("none", "confirmed")]) == {}
    confirmed = Code("f", "sup", "failing", 1, 1.0, "confirmed", "decided by a person", "")
    assert codes(confirmed, theme_id="sup", decisions=[decision("sup", "confirmed")]) == {"sup": confirmed}


def test_a_term_that_was_taken_back_gives_nothing() -> None:
    terms = [*TERMS, LocalTerm("MANAGEMENT GRIP", "", False, "bm", "2024-02-01")]
    assert codes(heading="Management grip", terms=terms) == {}


def test_the_record_keeps_the_terms() -> None:
    assert with_stated(LocalRecord((), {}, {}), TERMS, BOOK).terms == tuple(TERMS)
