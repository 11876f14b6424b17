"""Choosing reviews by what they state."""

from __future__ import annotations

import pytest

from thememiner.errors import InputError
from thememiner.library_records import CaseFeature, Fact
from thememiner.reading.fact_filter import meeting

FACTS = [
    Fact("a", "harm", "neglect", "", 1),
    Fact("a", "harm", "physical", "", 1),
    Fact("a", "published", "2015-03-17", "", 1),
    Fact("b", "harm", "Neglect", "", 1),
    Fact("b", "published", "2019", "", 1),
    Fact("c", "published", "2019-12-01", "", 1),
]
FEATURES = [CaseFeature("a", "poverty", "present", "", 1, ""), CaseFeature("b", "poverty", "denied", "", 1, "")]


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, "abc"),
        ({"harm": "neglect"}, "ab"),
        ({"harm": "negl"}, ""),
        ({"harm": "unknown"}, "c"),
        ({"harm": "neglect", "published": "2015"}, "a"),
        ({"published": "2019"}, "bc"),
        ({"published": "2019-12"}, "c"),
        ({"published": "201"}, ""),
        ({"published": "2015..2018"}, "a"),
        ({"published": "2015..2019"}, "abc"),
        ({"published": "2016.."}, "bc"),
        ({"published": "..2015"}, "a"),
        ({"poverty": "present"}, "a"),
        ({"poverty": "denied"}, "b"),
        ({"poverty": "unknown"}, "c"),
    ],
)
def test_conditions(conditions: dict[str, str], found: str) -> None:
    assert meeting(conditions, "abc", FACTS, FEATURES, ["poverty"]) == set(found)


def test_a_condition_on_nothing_that_is_known_is_refused() -> None:
    with pytest.raises(InputError, match=r"colour: is no fact or case feature; one of: review-type, .*poverty"):
        meeting({"colour": "red"}, "abc", FACTS, FEATURES, ["poverty"])
