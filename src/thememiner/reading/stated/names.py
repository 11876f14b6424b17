"""What this review calls its children and adults: letters, initials and pseudonyms; never resolved any further."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Sequence

from thememiner.reading.stated.numbers import NUMBER, number_of
from thememiner.reading.stated.people import People
from thememiner.records import Passage

_NAME = r"(?P<name>[A-Z][a-z]{2,}|[A-Z]\d)"
_NO_NAME = frozenset(
    [
        "Mother",
        "Father",
        "Child",
        "Baby",
        "Family",
        "Police",
        "Board",
        "Panel",
        "Sister",
        "Brother",
        "Partner",
        "Stepfather",
        "Stepmother",
        "Aunt",
        "Uncle",
        "Review",
        "Adult",
        "Young",
        "Person",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "The",
        "Both",
        "Two",
        "Who",
        "She",
        "Her",
        "His",
        "They",
        "Aged",
    ]
)
_IN_BRACKETS = re.compile(rf"\b{_NAME} \((?:aged )?(?P<age>{NUMBER})(?: years?)?(?: old)?\)")
_AGED = re.compile(
    rf"\b{_NAME}, (?:who was |who is |then |now |a \w+ )?(?:aged )?(?P<age>{NUMBER})\b|\b{_NAME.replace('name', 'other')} was (?P<was>{NUMBER})(?= when|\b)"
)
_KIN = re.compile(
    r"\b(?i:(?P<adult>mother|father|partner|stepfather|stepmother|husband|wife|boyfriend|grandmother|grandfather|aunt|uncle)|"
    rf"(?P<child>brother|sister|son|daughter|half-brother|half-sister)),? {_NAME}\b"
)


def people_of(passages: Sequence[Passage], subjects: Sequence[str] = ()) -> People:
    """The people finder of one review, knowing the names that it gives an age or a place in the family.

    Args:
        passages: All of the review.
        subjects: Names in its title, taken for children unless an age says otherwise.
    """
    children = {name for name in subjects if name not in _NO_NAME}
    adults: set[str] = set()
    for passage in passages:
        for match in _AGED.finditer(passage.text):
            name, age = match["name"] or match["other"], number_of(match["age"] or match["was"])
            (children if age < 18 else adults).add(name)
        for match in _IN_BRACKETS.finditer(passage.text):
            (children if number_of(match["age"]) < 18 else adults).add(match["name"])
        for match in _KIN.finditer(passage.text):
            (adults if match["adult"] else children).add(match["name"])
    adults -= _NO_NAME
    return People(children - _NO_NAME - adults, adults)
