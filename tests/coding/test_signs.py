from __future__ import annotations

import pytest

from thememiner.coding.rulebook import rule_data
from thememiner.coding.shapes import Found, is_stated
from thememiner.coding.signs import is_bare_item, learning_share, signs_of


def test_each_sign_has_a_weight() -> None:
    weights = rule_data("sign-weights")
    assert set(signs_of(Found("Nobody asked."))) | {"intercept"} == set(weights)


@pytest.mark.parametrize(
    ("learning", "other"),
    [
        (
            "Supervision was poor and no one asked what the plan was meant to change for the children.",
            "Supervision took place on 3 March 2014 and again on 9 June 2014, when he was seen at home.",
        ),
        (
            "Managers did not know how long children waited, because nobody counted.",
            "Did managers know how long children waited?",
        ),
    ],
)
def test_judging_sounds_more_like_learning_than_telling_or_asking(learning: str, other: str) -> None:
    assert learning_share(Found(learning)) > learning_share(Found(other))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("physical damage to the files by water", True),
        ("Physical damage to the files by water", False),
        ("poor oversight of the files", False),
        ("files should be kept dry", False),
    ],
)
def test_items_that_judge_nothing(text: str, bare: bool) -> None:
    assert is_bare_item(Found(text)) is bare


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Plans are clear and children know them.", True),
        ("Plans were clear and had been shared.", False),
        ("Plans are clear and Mother has a copy.", False),
    ],
)
def test_what_is_stated_of_no_child_in_particular(text: str, stated: bool) -> None:
    assert is_stated(text) is stated
