"""Groups of passages that say alike things, found by BERTopic with parts that give the same result every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from thememiner.errors import InputError, ThememinerError
from thememiner.topics.near import centred, unit

if TYPE_CHECKING:
    from thememiner.topics.slots import Method, Slots

INSTALL = "pip install --no-deps bertopic==0.17.4"
FEWEST_PASSAGES = 40
"""Below this a group is a handful of passages, and reading them all is quicker and surer."""
FEWEST_IN_TOPIC = 5
NOT_THEMES = "Topics are suggestions for the codebook; they are not themes and are not counted as such."
_TERMS = 6
_EXEMPLARS = 3
_ALL_PLACED = "Each passage is in the topic it is nearest to, however far that is."
_WORDS = {
    "ward": ("Ward's method", _ALL_PLACED),
    "kmeans": ("k-means", _ALL_PLACED),
    "umap-hdbscan": ("UMAP and HDBSCAN", "Passages that resemble too few others are left out of all topics."),
}
"""What each method is called, and what a reader must know of it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of passages that a model found: a suggestion for the codebook, never counted as a theme.

    ``members`` and ``exemplars`` are places in the sequence of texts; exemplars are the three different texts nearest
    to the centre, nearest first. ``stability`` is how much of the topic is found again when a fifth of the passages are
    missing (0 to 1; 0.5 and less: do not lean on it), ``None`` where it was not tried.
    """

    id: int
    terms: tuple[str, ...]
    members: tuple[int, ...]
    exemplars: tuple[int, ...]
    stability: float | None

    @property
    def size(self) -> int:
        """Number of passages."""
        return len(self.members)


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics from the largest to the smallest, the topic of each text (``None``: in none), and how they were found."""

    topics: tuple[Topic, ...]
    assignment: tuple[int | None, ...]
    note: str


def find_topics(
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    *,
    seed: int = 0,
    min_size: int | None = None,
    method: Method = "auto",
    samples: int = 10,
) -> Topics:
    """Group texts that say alike things. The same input gives the same topics.

    Args:
        texts: Passages.
        vectors: Texts x dimensions, rows of length 1, from an `Encoder`.
        seed: For what is drawn at random.
        min_size: Fewest passages that make a topic; by default 5, or one in 200 passages if that is more.
        method: ``auto`` (Ward's method up to 200 texts, k-means above), one of these, or ``umap-hdbscan``.
        samples: How often to find the topics again in part of the texts, to see how stable each is.

    Raises:
        InputError: Too few different texts, or no group of ``min_size``; says how many there are.
        ThememinerError: BERTopic is not installed; says how to install it.
        ValueError: Not one vector per text.
    """
    if len(texts) != len(vectors):
        raise ValueError(f"{len(texts)} texts but {len(vectors)} vectors")
    size = min_size or max(FEWEST_IN_TOPIC, len(texts) // 200)
    distinct = len(set(texts))
    _check_enough(distinct, size)
    bertopic = _bertopic()
    from threadpoolctl import threadpool_limits

    from thememiner.topics.slots import resolve, slots_for
    from thememiner.topics.stability import stability

    # Sums over several threads come in another order, and so with other last digits, which can move a passage.
    with threadpool_limits(limits=1):
        slots = slots_for(vectors, method, distinct=distinct, min_size=size, seed=seed)
        labels, terms = _fit(bertopic, texts, vectors, slots, seed=seed)
        groups = _groups(labels, size)
        stable = stability(vectors, list(groups.values()), slots, seed=seed, samples=samples)
    middle = centred(vectors)
    topics = tuple(
        Topic(number, terms[label], tuple(members), _exemplars(texts, middle, members), share)
        for number, ((label, members), share) in enumerate(zip(groups.items(), stable, strict=True), start=1)
    )
    of_text = {member: topic.id for topic in topics for member in topic.members}
    assignment = tuple(of_text.get(row) for row in range(len(texts)))
    return Topics(topics, assignment, _note(topics, len(texts), size, resolve(method, len(texts))))


def _check_enough(distinct: int, min_size: int) -> None:
    needed = max(FEWEST_PASSAGES, 4 * min_size)
    if distinct < needed:
        raise InputError(
            "topics",
            f"{distinct} different passages are too few to look for topics in; at least {needed} are needed",
            remedy="read them through, or add reviews",
        )


def _bertopic() -> Any:  # noqa: ANN401 - BERTopic has no types
    try:
        from bertopic import BERTopic
    except ModuleNotFoundError as error:
        if error.name != "bertopic":
            raise
        raise ThememinerError(f"topics need the package BERTopic, which is not installed: run `{INSTALL}`") from error
    return BERTopic


def _fit(
    bertopic: Any,  # noqa: ANN401
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    slots: Slots,
    *,
    seed: int,
) -> tuple[NDArray[np.int64], dict[int, tuple[str, ...]]]:
    """Labels by text (-1: none) and terms by label."""
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    from thememiner.topics.words import distinct, terms_of

    reducer, clusterer = slots(seed)
    model = bertopic(
        # Any language but English: for English BERTopic strips all punctuation and glues "multi-agency" together.
        language="multilingual",
        embedding_model=None,
        umap_model=reducer,
        hdbscan_model=clusterer,
        vectorizer_model=CountVectorizer(analyzer=terms_of),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
        top_n_words=4 * _TERMS,
    )
    # The stop keeps two texts apart when BERTopic joins them, so that no pair of words spans both.
    model.fit([f"{text} ." for text in texts], embeddings=vectors)
    terms = {
        label: distinct((word for word, _ in words if word), most=_TERMS) for label, words in model.get_topics().items()
    }
    return np.asarray(model.topics_), terms


def _groups(labels: NDArray[np.int64], min_size: int) -> dict[int, list[int]]:
    """Members of each group that is large enough, from the largest; of equals the one that begins first."""
    groups = {int(label): np.flatnonzero(labels == label).tolist() for label in np.unique(labels) if label >= 0}
    large = [item for item in groups.items() if len(item[1]) >= min_size]
    if not large:
        reason = f"no group of {min_size} or more passages was found"
        raise InputError("topics", reason, remedy="ask for smaller topics, or another method")
    return dict(sorted(large, key=lambda item: (-len(item[1]), item[1])))


def _exemplars(texts: Sequence[str], vectors: NDArray[np.float32], members: Sequence[int]) -> tuple[int, ...]:
    own = vectors[list(members)]
    order = np.argsort(-(own @ unit(own.mean(axis=0))), kind="stable")
    nearest = {texts[members[row]]: members[row] for row in reversed(order)}
    return tuple(list(nearest.values())[::-1][:_EXEMPLARS])


def _note(topics: Sequence[Topic], passages: int, min_size: int, method: Method) -> str:
    how, caution = _WORDS[method]
    outside = passages - sum(topic.size for topic in topics)
    return (
        f"{passages} passages grouped by {how} (BERTopic) into {len(topics)} topics of {min_size} or more passages; "
        f"{outside} are in none. {caution} {NOT_THEMES}"
    )
