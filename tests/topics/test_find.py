from __future__ import annotations

import sys

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from thememiner.errors import InputError, ThememinerError
from thememiner.topics.find import Search, Topics, find_topics, with_returns

# What umap says while BERTopic imports it.
pytestmark = pytest.mark.filterwarnings("ignore:Tensorflow not installed:ImportWarning")


@pytest.fixture(scope="module")
def found(three_groups: list[str], vectors: np.ndarray) -> Topics:
    search = Search(three_groups, vectors)
    return with_returns(find_topics(search), search, progress=lambda *_: None)


def test_three_clear_groups_are_found(found: Topics) -> None:
    assert found.assignment == (1,) * 24 + (2,) * 24 + (3,) * 24
    assert [topic.members for topic in found.topics] == [
        tuple(range(24)),
        tuple(range(24, 48)),
        tuple(range(48, 72)),
    ]


def test_their_terms_say_what_they_are_about(found: Topics) -> None:
    terms = [" ".join(topic.terms) for topic in found.topics]
    assert [word in term for word, term in zip(["absence", "dental", "arrears"], terms, strict=True)] == [True] * 3


def test_clear_groups_are_stable(found: Topics) -> None:
    assert [topic.returns.share for topic in found.topics if topic.returns] == [1.0, 1.0, 1.0]
    assert all(topic.holds for topic in found.topics)


def test_exemplars_are_three_different_texts_of_the_topic(three_groups: list[str], vectors: np.ndarray) -> None:
    # The text nearest to the centre stands there twice.
    once = find_topics(Search(three_groups, vectors)).topics[0]
    rows = [*range(72), once.exemplars[0]]
    doubled = find_topics(Search([three_groups[row] for row in rows], vectors[rows])).topics[0]
    texts = [three_groups[rows[row]] for row in doubled.exemplars]
    assert len(set(texts)) == 3
    assert set(doubled.exemplars) <= set(doubled.members)
    assert texts[0] == three_groups[once.exemplars[0]]


def test_two_runs_give_the_same_whatever_the_number_of_threads(
    found: Topics, three_groups: list[str], vectors: np.ndarray
) -> None:
    for threads in (1, 2):
        with threadpool_limits(limits=threads):
            search = Search(three_groups, vectors)
            assert with_returns(find_topics(search), search, progress=lambda *_: None) == found


def test_kmeans_finds_the_same_clear_groups(three_groups: list[str], vectors: np.ndarray, found: Topics) -> None:
    other = find_topics(Search(three_groups, vectors, method="kmeans"))
    assert other.assignment == found.assignment
    assert "k-means" in other.note


@pytest.mark.slow
def test_umap_and_hdbscan_can_be_asked_for(three_groups: list[str], vectors: np.ndarray) -> None:
    one, other = (find_topics(Search(three_groups, vectors, method="umap-hdbscan", min_size=10)) for _ in range(2))
    assert one == other
    assert "UMAP and HDBSCAN" in one.note
    # No topic mixes passages about teeth, school and housing.
    assert all(len({member // 24 for member in topic.members}) == 1 for topic in one.topics)


def test_the_note_says_how_how_many_and_that_topics_are_not_themes(found: Topics) -> None:
    assert found.note == (
        "72 passages grouped by Ward's method (BERTopic) into 3 topics of 3 or more passages; 0 are in none. "
        "Each passage is in the topic it is nearest to, however far that is. "
        "Topics are suggestions for the codebook; they are not themes and are not counted as such. "
        "With so few passages a topic that is not found says nothing, and one that is found is a place to read."
    )


def test_a_group_that_is_too_small_is_no_topic(three_groups: list[str]) -> None:
    rows = [*range(24), *range(24, 48), *range(48, 52)]
    noise = 0.02 * np.random.default_rng(0).standard_normal((52, 30))
    vectors = (np.eye(30)[[row // 24 for row in rows]] + noise).astype(np.float32)
    found = find_topics(Search([three_groups[row] for row in rows], vectors, min_size=5))
    assert [topic.size for topic in found.topics] == [24, 24]
    assert found.assignment[48:] == (None,) * 4
    assert "; 4 are in none" in found.note


@pytest.mark.slow
def test_where_no_group_is_found_the_reason_is_given(three_groups: list[str]) -> None:
    noise = np.random.default_rng(0).standard_normal((72, 300)).astype(np.float32)
    with pytest.raises(InputError, match="no group of 18 or more passages was found; ask for smaller topics"):
        find_topics(Search(three_groups, noise, min_size=18, method="umap-hdbscan"))


@pytest.mark.parametrize("count", [0, 1, 11])
def test_too_few_passages_are_explained(three_groups: list[str], vectors: np.ndarray, count: int) -> None:
    message = f"topics: {count} different passages are too few to look for topics in; at least 12 are needed; read them"
    with pytest.raises(InputError, match=message):
        find_topics(Search(three_groups[:count], vectors[:count]))


def test_forty_passages_are_enough(three_groups: list[str], vectors: np.ndarray) -> None:
    assert len(find_topics(Search(three_groups[:40], vectors[:40])).topics) == 2


def test_copies_of_a_passage_do_not_make_up_for_passages(three_groups: list[str], vectors: np.ndarray) -> None:
    with pytest.raises(InputError, match="11 different passages"):
        find_topics(Search(three_groups[:11] * 3, np.tile(vectors[:11], (3, 1))))


def test_too_large_a_smallest_topic_is_explained(three_groups: list[str], vectors: np.ndarray) -> None:
    with pytest.raises(InputError, match="at least 80 are needed"):
        find_topics(Search(three_groups, vectors, min_size=20))


def test_a_vector_too_few_is_a_programming_mistake(three_groups: list[str], vectors: np.ndarray) -> None:
    with pytest.raises(ValueError, match="72 texts but 71 vectors"):
        find_topics(Search(three_groups, vectors[:71]))


def test_where_bertopic_is_missing_the_command_that_brings_it_is_named(
    three_groups: list[str], vectors: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "bertopic", None)
    with pytest.raises(ThememinerError, match=r"run `pip install --no-deps bertopic==0\.17\.4`"):
        find_topics(Search(three_groups, vectors))
