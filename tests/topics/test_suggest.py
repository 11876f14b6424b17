from __future__ import annotations

import random

import pytest

from thememiner.codebook import default_codebook
from thememiner.encoding import Encoder, load_encoder
from thememiner.errors import InputError
from thememiner.topics.near import theme_texts
from thememiner.topics.suggest import IdTextReview, TopicSuggestion, topics_for

# What umap says while BERTopic imports it.
pytestmark = pytest.mark.filterwarnings("ignore:Tensorflow not installed:ImportWarning")


@pytest.fixture(scope="module")
def passages(three_groups: list[str]) -> list[IdTextReview]:
    """Teeth in six reviews, school in three, housing in one."""
    reviews = [f"r{row % 3}" for row in range(24)] + [f"r{row % 6}" for row in range(24)] + ["r9"] * 24
    return [(f"p{row:02}", text, review) for row, (text, review) in enumerate(zip(three_groups, reviews, strict=True))]


@pytest.fixture(scope="module")
def suggested(passages: list[IdTextReview], encoder: Encoder) -> list[TopicSuggestion]:
    return topics_for(passages, default_codebook(), encoder)


def test_topics_come_from_the_one_in_most_reviews(suggested: list[TopicSuggestion]) -> None:
    assert [(topic.id, topic.reviews, topic.passages) for topic in suggested] == [(1, 6, 24), (2, 3, 24), (3, 1, 24)]


def test_exemplars_are_passages_of_the_topic(suggested: list[TopicSuggestion]) -> None:
    places = [[int(one.removeprefix("p")) // 24 for one in topic.exemplars] for topic in suggested]
    assert places == [[1, 1, 1], [0, 0, 0], [2, 2, 2]]


def test_the_nearest_theme_is_named_by_id_and_label(suggested: list[TopicSuggestion]) -> None:
    school = suggested[1]
    assert (school.theme_id, school.theme_label) == (
        "out-of-sight-education",
        default_codebook().theme("out-of-sight-education").label,
    )
    assert 0 < school.nearness < 1


def test_the_order_of_the_passages_does_not_matter(
    passages: list[IdTextReview], suggested: list[TopicSuggestion], encoder: Encoder
) -> None:
    shuffled = random.Random(1).sample(passages, len(passages))
    assert topics_for(shuffled, default_codebook(), encoder) == suggested


def test_every_suggestion_says_that_it_is_not_a_theme(suggested: list[TopicSuggestion]) -> None:
    assert all("not themes and are not counted" in topic.note for topic in suggested)


def test_what_the_encoder_has_to_tell_is_told(passages: list[IdTextReview]) -> None:
    codebook = default_codebook()
    fit_on = [text for _, text, _ in passages] + theme_texts(codebook)
    topics = topics_for(passages, codebook, load_encoder("tfidf", fit_on=fit_on))
    assert all("TF-IDF" in topic.note and "not themes" in topic.note for topic in topics)


def test_too_few_are_explained(passages: list[IdTextReview], encoder: Encoder) -> None:
    with pytest.raises(InputError, match="12 different passages are too few"):
        topics_for(passages[:12], default_codebook(), encoder)
    with pytest.raises(InputError, match="0 different passages are too few"):
        topics_for([], default_codebook(), encoder)
