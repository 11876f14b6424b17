from __future__ import annotations

from typing import Any, get_args

import pytest

from invented import code, stance
from thememiner.local.by_source import Heard
from thememiner.local.follow_up_of_judgements import follow_up
from thememiner.local_records import Judgement, Response
from thememiner.records import AuditFinding, Polarity

TODAY = "2026-11-24"


def judged(response: Any = "thematic audit", when: str = "2026-03-04") -> Judgement:
    return Judgement("sup", "weak", response, "because", "the group", when)


def heard(date: str, polarity: Polarity = "failing", source_type: str = "audit", **fields: Any) -> Heard:
    finding = AuditFinding("x", "t", "a.csv", 2, date=date, source_type=source_type, **fields)
    return Heard(finding, code("x", "sup", polarity=polarity), stance("x"))


@pytest.mark.parametrize(
    ("response", "findings", "said"),
    [
        ("thematic audit", [], "audit not yet in"),
        ("thematic audit", [heard("2026-03-04")], "audit not yet in"),
        ("thematic audit", [heard("2025-06")], "audit not yet in"),
        ("thematic audit", [heard("2026-06", source_type="complaint")], "audit not yet in"),
        ("thematic audit", [heard("2026-03")], "audit not yet in (1 finding not surely of a later date)"),
        (
            "thematic audit",
            [heard("2026"), heard(""), heard("2025")],
            "audit not yet in (2 findings not surely of a later date)",
        ),
        ("thematic audit", [heard("2026-06", cases_with=2, cases=6)], "audit of 2026-06 is in: 2 of 6"),
        (
            "thematic audit",
            [heard("2026-06"), heard("2026-05-01", "good"), heard("2026-05-01", "mixed")],
            "audit of 2026-06 is in: 3 findings (2 not working well, 2 working well)",
        ),
        ("thematic audit", [heard("2026-06", "neutral")], "audit of 2026-06 is in: 1 finding"),
        ("assurance request", [], "no assurance has come in yet"),
        (
            "assurance request",
            [heard("2026-03-05", "good", "complaint")],
            "local evidence of 2026-03-05 has come in: 1 finding (1 working well)",
        ),
        ("training message", [], "no evidence of it yet"),
        (
            "training message",
            [heard("2026-09", "good", cases_with=5, cases=6)],
            "local evidence of 2026-09 has come in: 5 of 6; whether it is because of this is not known",
        ),
        ("watch", [], "nothing local has come in since"),
        ("escalate to the board", [], "what came of it is not recorded here"),
    ],
)
def test_what_became_of_a_decision(response: Response, findings: list[Heard], said: str) -> None:
    assert follow_up(judged(response), findings, TODAY) == f"decided 2026-03-04: {response}; {said}"


def test_every_response_has_its_words() -> None:
    for response in get_args(Response):
        assert follow_up(judged(response), [], TODAY).startswith(f"decided 2026-03-04: {response}; ")


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2024-11-23", "the judgement is more than 24 months old"),
        ("2024-11-24", ""),
        ("2026-11-25", "dated after 2026-11-24"),
    ],
)
def test_an_old_judgement_and_one_of_a_later_day_are_said_to_be_so(when: str, said: str) -> None:
    expected = f"decided {when}: thematic audit; audit not yet in"
    assert follow_up(judged(when=when), [], TODAY) == (f"{expected}; {said}" if said else expected)
