from __future__ import annotations

import pytest

from thememiner.reading.stated.names import people_of
from thememiner.reading.stated.people import People
from told_reviews import passages_of


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mother met Child A's half-brother.", ["adult", "child", "child"]),
        ("The health visitor saw MGM.", ["professional", "adult"]),
        ("Children in the town", ["other"]),
        ("The children in the house", ["child", "family"]),
        ("A parent with no money", ["other"]),
        ("Another child at the school", ["other", "professional"]),
        ("A neighbour of the family knocked.", ["other"]),
        ("child sexual exploitation", []),
        ("school attendance", []),
        ("the school said", ["professional"]),
        ("as a child she", ["pronoun"]),
        ("67 children", ["other"]),
        ("two children", ["child"]),
    ],
)
def test_mentions(text: str, roles: list[str]) -> None:
    assert [one.role for one in People().mentions(text)] == roles


def test_names_are_known_from_an_age_or_a_place_in_the_family() -> None:
    people = people_of(
        passages_of(
            ("introduction", "Daniela, who was 34, was killed by her partner Anthony. Reece, aged eleven, slept."),
            ("introduction", "Their mother, Gemma, left in March, aged nothing."),
        )
    )
    mentions = people.mentions("Reece saw Anthony, Daniela and Gemma in March.")
    assert [(one.text, one.role) for one in mentions] == [
        ("Reece", "child"), ("Anthony", "adult"), ("Daniela", "adult"), ("Gemma", "adult"),
    ]  # fmt: skip
