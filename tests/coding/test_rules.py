"""The check examples of the codebook (its section 7), as far as they concern the coder."""

from __future__ import annotations

import pytest

from thememiner.codebook import default_codebook
from thememiner.coding.rules import RuleCoder
from thememiner.records import Coding, CodingUnit

CHECKS = [
    # number, section kind, heading, text, statement, {theme: polarity} that must be given, first theme
    (
        1,
        "method",
        "Methodology",
        "The panel sought to see events as they appeared to staff then and to avoid hindsight.",
        "method",
        {},
        "",
    ),
    (
        2,
        "analysis",
        "",
        "Looking back, the three contacts form a pattern, but none of the agencies held all three at the time.",
        "finding",
        {"hindsight": None},
        "hindsight",
    ),
    (
        3,
        "findings",
        "",
        "Supervision was monthly yet dealt only with deadlines.",
        "finding",
        {"supervision-oversight": "failing"},
        "supervision-oversight",
    ),
    (4, "chronology", "", "Father had supervised contact at the centre each week.", "narrative", {}, ""),
    (
        5,
        "good-practice",
        "Good practice",
        "The school nurse rang the surgery the same day and recorded the outcome.",
        "good-practice",
        {"information-sharing": "good"},
        "information-sharing",
    ),
    (
        6,
        "family-contribution",
        "",
        "Grandmother told the reviewer that her calls to the office were not returned.",
        "family-view",
        {"family-voice": "failing"},
        "family-voice",
    ),
    (
        7,
        "family-contribution",
        "",
        "Mother was offered a meeting but chose not to take part.",
        "other-boilerplate",
        {},
        "",
    ),
    (
        8,
        "findings",
        "",
        "Workers described the home in detail but not what the days were like for the twins.",
        "finding",
        {"voice-lived-experience": "failing"},
        "voice-lived-experience",
    ),
    (
        9,
        "recommendations",
        "Recommendation 3",
        "The Board should ask partners to show how they know that children are seen alone.",
        "recommendation",
        {"voice-lived-experience": "neutral"},
        "voice-lived-experience",
    ),
    (
        10,
        "purpose",
        "",
        "A review is required where abuse or neglect is known or suspected.",
        "other-boilerplate",
        {},
        "",
    ),
    (
        11,
        "analysis",
        "",
        "There was no evidence that poor information sharing affected the outcome.",
        "finding",
        {"information-sharing": "neutral"},
        "information-sharing",
    ),
    (
        12,
        "lessons",
        "",
        "The case kept returning to the front door and each contact was looked at by itself.",
        "lesson",
        {"thresholds-referrals": "failing", "history-cumulative-harm": "failing"},
        "thresholds-referrals",
    ),
    (
        13,
        "lessons",
        "",
        "Because the plan was being attended, it was thought to be working.",
        "lesson",
        {"engagement-avoidance": "failing", "plans-drift-delay": "failing"},
        "engagement-avoidance",
    ),
    (
        14,
        "introduction",
        "Background",
        "Both parents had experienced depression and there had been domestic abuse.",
        "narrative",
        {},
        "",
    ),
    (
        15,
        "recommendations",
        "",
        "Provide training on bruising in babies who are not yet mobile.",
        "recommendation",
        {"injuries-medical-opinion": "neutral"},
        "injuries-medical-opinion",
    ),
    (
        16,
        "good-practice",
        "",
        "Although communication between hospital and community was slow, the ward's discharge meeting was exemplary.",
        "good-practice",
        {"transitions-closure": "good", "information-sharing": "failing"},
        "transitions-closure",
    ),
    (
        17,
        "findings",
        "",
        "The manager agreed the closure without reading the earlier file.",
        "finding",
        {"supervision-oversight": "failing", "history-cumulative-harm": "failing"},
        "supervision-oversight",
    ),
    (
        18,
        "board-response",
        "",
        "Audit of supervision completed; 7 of 10 files met the standard. RAG: amber.",
        "other-boilerplate",
        {},
        "",
    ),
    (19, "findings", "Voice of the child", "Voice of the child", "other-boilerplate", {}, ""),
]


@pytest.fixture(scope="module")
def coder() -> RuleCoder:
    return RuleCoder(default_codebook())


@pytest.fixture(scope="module")
def table_coder() -> RuleCoder:
    return RuleCoder(default_codebook(), assume_learning=True)


def given(coding: Coding) -> list[str]:
    return [tag.theme_id for tag in sorted(coding.tags, key=lambda tag: tag.rank) if tag.assigned]


def code_one(coder: RuleCoder, text: str, kind: str = "unknown", heading: str = "") -> Coding:
    return coder.code([CodingUnit("u", text, kind, heading)])[0]


@pytest.mark.parametrize(
    ("number", "kind", "heading", "text", "statement", "themes", "first"), CHECKS, ids=[str(one[0]) for one in CHECKS]
)
def test_check_example(coder, number, kind, heading, text, statement, themes, first):
    coding = code_one(coder, text, kind, heading)
    assert coding.stance.statement == statement
    found = given(coding)
    assert found[:1] == ([first] if first else [])
    polarity = {tag.theme_id: tag.polarity for tag in coding.tags}
    for theme_id, expected in themes.items():
        assert theme_id in found
        assert expected is None or polarity[theme_id] == expected


def test_mixed_example_is_mixed_as_a_whole(coder):
    text = CHECKS[15][3]
    assert code_one(coder, text, "good-practice").stance.polarity == "mixed"
