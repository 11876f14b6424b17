from __future__ import annotations

import pytest

from thememiner.local.areas import area_key, same_area, shares_area


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("harrow ", "harrow"),
        ("London Borough of Harrow", "harrow"),
        ("The London Borough of Camden", "camden"),
        ("Royal Borough of Greenwich", "greenwich"),
        ("Harrow Council", "harrow"),
        ("Stoke on Trent City Council", "stoke on trent"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("City of York Council", "york"),
        ("County Durham", "durham"),
        ("Durham County Council", "durham"),
        ("Harrow LSCB", "harrow"),
        ("Kelderwick Safeguarding Children Board", "kelderwick"),
        ("Northmere Safeguarding Children Partnership", "northmere"),
        ("Bournemouth, Christchurch & Poole", "bournemouth and christchurch and poole"),
        ("Bournemouth Christchurch and Poole", "bournemouth christchurch and poole"),
        ("St. Helens", "st helens"),
        ("Council", "council"),
        ("Isle of Wight", "isle of wight"),
        ("", ""),
    ],
)
def test_names_of_one_area_have_one_form(name: str, key: str) -> None:
    assert area_key(name) == key


@pytest.mark.parametrize(
    ("one", "other", "same", "shared"),
    [
        ("Harrow", "harrow council", True, True),
        ("Arwel, Kelder & Tarrow", "Arwel Kelder and Tarrow Council", True, True),
        ("Camden", "Camden and Islington", False, True),
        ("Poole", "Bournemouth, Christchurch & Poole", False, True),
        ("Somerset", "North Somerset", False, False),
        ("Somerset", "Bath and North East Somerset", False, False),
        ("Cheshire East", "Cheshire West and Chester", False, False),
        ("", "", False, False),
        ("", "Harrow", False, False),
    ],
)
def test_areas_that_are_one_and_areas_that_share_a_part(one: str, other: str, same: bool, shared: bool) -> None:
    assert (same_area(one, other), shares_area(one, other)) == (same, shared)
