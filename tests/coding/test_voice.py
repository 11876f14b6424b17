from __future__ import annotations

import csv
from pathlib import Path

import pytest

from thememiner.coding.persons import marked
from thememiner.coding.voice import child_people, find_voice
from thememiner.records import CodingUnit

LABELLED = Path(__file__).parent.parent / "data" / "voice-hindsight.csv"


def labels(
    text: str, kind: str = "analysis", *, review_kind: str = "case-review", names: tuple[str, ...] = ()
) -> set[str]:
    return {one.label for one in find_voice(CodingUnit("u", text, kind, "", review_kind), child_people(names))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The social worker saw Wren alone.", {"practice:seen", "practice:seen-alone"}),
        ("Wren was never seen.", {"practice:absent"}),
        ("The grey car was seen outside.", set()),
        ("Mother was seen by the GP.", set()),
        ("Wren's mother was seen by the GP.", set()),
        ("The nurse spoke to Wren.", {"practice:spoken-to"}),
        ("The nurse should have spoken to Wren.", set()),
        ("Had Wren been spoken to, more might be known.", {"practice:absent"}),
        ("Wren told the teacher that she was cold.", {"practice:quoted", "practice:spoken-to"}),
        ("The worker undressed the baby, explained the chart and left.", set()),
        ("The worker left a voicemail.", set()),
        ("The voice of the adult victim was heard.", set()),
        ("There is no record of her wishes.", {"practice:absent"}),
        ("Was Wren spoken to alone?", set()),
    ],
)
def test_practice_and_its_near_misses(text: str, expected: set[str]) -> None:
    assert labels(text, names=("Wren",)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mother met the reviewer.", {"review:mother:contributed"}),
        ("Wren's mother met the reviewer.", {"review:mother:contributed"}),
        ("The reviewer met Wren.", {"review:child:contributed"}),
        ("Father was invited and declined.", {"review:father:declined"}),
        ("Father did not reply.", {"review:father:invited"}),
        ("Families should be invited to take part.", set()),
        ("The family were not approached.", {"review:family:not-approached"}),
        ("Nine practitioners attended a learning event.", {"review:practitioners:contributed"}),
        ("No practitioners took part.", set()),
    ],
)
def test_taking_part_in_the_review(text: str, expected: set[str]) -> None:
    assert labels(text, "method", names=("Wren",)) == expected


def test_children_in_general_count_in_reports_on_a_service_only() -> None:
    assert labels("Children were seen.", "findings", review_kind="inspection") == {"practice:seen"}
    assert labels("Recommendations: children were seen.", "recommendations", review_kind="inspection") == set()


def test_who_did_it_is_named_as_printed() -> None:
    (found,) = find_voice(CodingUnit("u", "The school nurse spoke to Wren.", "analysis"), child_people(["Wren"]))
    assert (found.by, found.who, found.words) == ("school nurse", "child", "spoke to Wren")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wren and her mother.", "kkkk and her mmmmmm."),
        ("Wren's sister", "Wren's zzzzzz"),
        ("Mother's sister", "Mother's gggggg"),
        ("The girl left. She ran.", "The kkkk left. kkk ran."),
        ("The boy left. She ran.", "The kkk left. She ran."),
        ("The girl left. They ran.", "The kkkk left. They ran."),
        ("Grandmother told the author.", "ggggggggggg told rrrrrrrrrr."),
    ],
)
def test_persons_are_marked_and_offsets_stay(text: str, expected: str) -> None:
    assert marked(text, child_people(["Wren"])) == expected


def test_the_labelled_passages_are_found() -> None:
    """All parts have been seen: this holds the rules where they are and measures nothing (see the README there)."""
    right = wrong = 0
    with LABELLED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            wanted = set(filter(None, row["voice"].split(";")))
            names = tuple(filter(None, [row["children"]]))
            found = labels(row["text"], row["section_kind"], review_kind="", names=names)
            right, wrong = right + len(found & wanted), wrong + len(found - wanted)
    assert wrong <= 1
    assert right >= 76
