"""Facts come with every reading, and a catalogue's words stand in place of the machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.reading import read_file
from thememiner.reading.known import with_catalogue
from thememiner.records import Reading

REPORT = """# Serious Case Review: Child A

Northmere Safeguarding Children Board

## Summary of events

Child A was two years old. Mother was subjected to domestic abuse by her partner throughout the pregnancy.

## Findings

2.1 Safeguarding supervision was not provided to the health visitor for five months.
"""


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    return read_file(tmp_path / "a.md")


def values(reading: Reading, name: str) -> list[tuple[str, str]]:
    return [(one.value, one.source) for one in reading.facts if one.name == name]


def test_a_reading_has_facts_and_features_with_their_words(reading: Reading) -> None:
    assert values(reading, "review-type") == [("SCR", "text")]
    assert [(one.feature, one.presence) for one in reading.features] == [("domestic-abuse", "present")]
    assert reading.features[0].words in REPORT


def test_a_catalogue_stands_in_place_of_what_was_read(reading: Reading) -> None:
    given = {"board": "Pellbridge LSCB", "child": "Child B", "published": "7 July 2014", "kind": ""}
    told = with_catalogue(reading, given)
    assert values(told, "board") == [("Pellbridge LSCB", "catalogue")]
    assert values(told, "subject") == [("Child B", "catalogue")]
    assert values(told, "published") == [("2014-07-07", "catalogue")]
    assert values(told, "review-type") == values(reading, "review-type")


def test_another_name_for_the_type_of_review_changes_no_fact(reading: Reading) -> None:
    told = with_catalogue(reading, {"review_type": "Serious Case Review (hybrid)"})
    assert told.facts == reading.facts
    assert told.review.review_type == "Serious Case Review (hybrid)"


def test_what_a_catalogue_calls_an_inspection_has_no_case_features(reading: Reading) -> None:
    assert with_catalogue(reading, {"kind": "inspection"}).features == ()
