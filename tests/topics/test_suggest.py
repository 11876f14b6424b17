from __future__ import annotations

import random

import pytest

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.encoding import Encoder
from thememiner.errors import InputError
from thememiner.topics.suggest import IdTextReview, Suggestions, plain_name, topics_for

# What umap says while BERTopic imports it.
pytestmark = pytest.mark.filterwarnings("ignore:Tensorflow not installed:ImportWarning")

CODEBOOK = Codebook(
    themes=(
        Theme(id="school", label="School absence", definition="Missing education and exclusion from school."),
        Theme(id="housing", label="Housing", definition="Rent arrears, eviction and temporary accommodation."),
        Theme(id="police", label="Police response", definition="How police answered calls to the home."),
    )
)


def quiet(*_: object) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def passages(three_groups: list[str]) -> list[IdTextReview]:
    reviews = [f"r{row % 3}" for row in range(24)] + [f"r{row % 6}" for row in range(24)] + ["r9"] * 24
    return [(f"p{row:02}", text, review) for row, (text, review) in enumerate(zip(three_groups, reviews, strict=True))]


@pytest.fixture(scope="module")
def found(passages: list[IdTextReview], encoder: Encoder) -> Suggestions:
    return topics_for(passages, CODEBOOK, encoder, codes={}, progress=quiet)


def test_what_a_theme_covers_is_known_by_its_id(found: Suggestions) -> None:
    known = {topic.id: topic for topic in found.topics if topic.state == "known"}
    assert {"school", "housing"} <= set(known)
    assert known["school"].name == "School absence"
    assert {int(one[1:]) // 24 for one in known["school"].exemplars} == {0}
    assert known["school"].returns.holds


def test_the_order_of_the_passages_does_not_matter(
    passages: list[IdTextReview], found: Suggestions, encoder: Encoder
) -> None:
    shuffled = random.Random(1).sample(passages, len(passages))
    assert topics_for(shuffled, CODEBOOK, encoder, codes={}, progress=quiet).topics == found.topics


def test_the_note_says_that_they_are_no_themes_and_few(found: Suggestions) -> None:
    assert "not themes and are not counted" in found.note
    assert "With so few passages" in found.note


@pytest.mark.parametrize(
    ("state", "name"), [("known", "Housing"), ("facet", "Housing: damp and mould"), ("new", "Damp and mould")]
)
def test_plain_names(state: str, name: str) -> None:
    assert plain_name(("damp", "mould", "landlord"), state, "Housing") == name  # type: ignore[arg-type]


def test_too_few_are_explained(passages: list[IdTextReview], encoder: Encoder) -> None:
    with pytest.raises(InputError, match="0 different passages are too few"):
        topics_for([], default_codebook(), encoder, codes={}, progress=quiet)
