from __future__ import annotations

import csv
from pathlib import Path

import pytest

from thememiner.coding.hindsight import explanation, find_hindsight, hindsight_polarity
from thememiner.records import CodingUnit

LABELLED = Path(__file__).parent.parent / "data" / "voice-hindsight.csv"


def facets(text: str, kind: str = "analysis", heading: str = "") -> set[str]:
    return {one.facet for one in find_hindsight(CodingUnit("u", text, kind, heading))}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The worker should have realised that the injuries would escalate.", "analysis", {"R"}),
        ("The worker should have realised that the injuries would escalate.", "recommendations", set()),
        ("The worker should have rung the school.", "analysis", set()),
        ("“The worker should have realised what was coming,” the report reads.", "analysis", set()),
        ("Had the call been made, her death would have been prevented.", "conclusions", {"R"}),
        ("It cannot be said whether her death would have been prevented.", "conclusions", {"P"}),
        ("Could the death have been foreseen? The panel thinks not.", "conclusions", {"P"}),
        ("Could the death have been foreseen?", "terms-of-reference", set()),
        ("The mother likes a predictable routine for the foreseeable future.", "analysis", set()),
        ("No one is to blame for what followed.", "analysis", set()),
        ("The worker is to blame for what followed.", "analysis", {"R"}),
        ("In hindsight the nurse said she would have rung again.", "practitioner-contribution", {"D"}),
        ("In hindsight the visit came too late.", "analysis", {"R"}),
        ("The panel tried to avoid hindsight.", "method", {"M"}),
        ("On the information then available the decision was sound.", "analysis", {"careful"}),
        ("At the time of writing the inquest was open.", "introduction", set()),
        ("Looking back through the file, she found a letter.", "analysis", set()),
    ],
)
def test_facets_and_their_near_misses(text: str, kind: str, expected: set[str]) -> None:
    assert facets(text, kind) == expected


def test_a_heading_never_counts() -> None:
    assert facets("With hindsight", "analysis", "With hindsight") == set()


def test_a_quotation_that_began_in_the_passage_before_is_struck_out() -> None:
    assert facets("It should have been obvious to them.” The panel noted this.") == set()


@pytest.mark.parametrize(
    ("text", "following", "explained"),
    [
        ("The signs were there and she should have known.", "", False),
        ("She should have known.", "Her caseload was twice the usual.", True),
        ("She should have known, because the form had changed.", "", True),
        ("She should have known.", "The family moved in June.", False),
    ],
)
def test_a_reason_is_looked_for_in_the_passage_and_the_next(text: str, following: str, explained: bool) -> None:
    found = find_hindsight(CodingUnit("u", text, "analysis"), following)
    assert {one.explained for one in found if one.facet == "R"} == {explained}


def test_the_words_of_the_judgement_are_no_reason_for_it() -> None:
    assert explanation("It was known then.", own="known then") == ""
    assert explanation("It was known then.") == "known then"


def test_the_words_stand_where_they_are_said_to() -> None:
    text = "The visit was made. With hindsight it came too late."
    (found,) = find_hindsight(CodingUnit("u", text, "analysis"))
    assert text[found.start : found.end] == "With hindsight it came too late."
    assert found.words == "With hindsight"


def test_the_labelled_passages_are_found() -> None:
    """All parts have been seen: this holds the rules where they are and measures nothing (see the README there)."""
    right = wrong = missed = 0
    with LABELLED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            wanted = set(filter(None, row["hindsight"].split(";")))
            found = {one.facet for one in find_hindsight(CodingUnit("u", row["text"], row["section_kind"]))}
            right, wrong, missed = (
                right + len(found & wanted),
                wrong + len(found - wanted),
                missed + len(wanted - found),
            )
    assert (wrong, missed) <= (0, 1)
    assert right == 50


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("With hindsight the sequence of contacts forms a pattern that nobody acted on.", "failing"),
        ("The social worker should have realised that the injuries would escalate.", "failing"),
        ("The reviewer explains that the choice made sense on the information available at the time.", "good"),
        (
            "Looking back, the three contacts form a pattern, but none of the agencies held all three at the time.",
            "mixed",
        ),
        ("Supervision was not provided for five months.", "neutral"),
    ],
)
def test_how_a_text_stands_to_hindsight_itself(text: str, polarity: str) -> None:
    assert hindsight_polarity(CodingUnit("u", text, "findings")) == polarity
