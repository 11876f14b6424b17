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
        ({"harm": "unknown"}, "c"),
        ({"harm": "not stated"}, "c"),
        ({"harm": "physical", "published": "2019"}, ""),
        ({"harm": "neglect", "published": "2015"}, "a"),
        ({"published": "2019"}, "bc"),
        ({"published": "2019-12"}, "c"),
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


@pytest.mark.parametrize(
    "conditions", [{"harm": "negl"}, {"published": "201"}, {"published": "2019..2015"}, {"poverty": "suspected"}]
)
def test_a_value_that_no_review_states_is_refused_with_those_that_are(conditions: dict[str, str]) -> None:
    with pytest.raises(InputError, match="no review of this study states that; stated are: "):
        meeting(conditions, "abc", FACTS, FEATURES, ["poverty"])


def test_a_condition_on_nothing_that_is_known_is_refused() -> None:
    with pytest.raises(InputError, match=r"colour: is no fact or case feature; one of: review-type, .*poverty"):
        meeting({"colour": "red"}, "abc", FACTS, FEATURES, ["poverty"])
