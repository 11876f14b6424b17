"""Groups of passages that say alike things, found by BERTopic with parts that give the same result every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from thememiner.errors import InputError, ThememinerError
from thememiner.topics.near import centred, unit

if TYPE_CHECKING:
    from thememiner.topics.slots import Method, Slots
    from thememiner.topics.stability import Progress, Returns

INSTALL = "pip install --no-deps bertopic==0.17.4"
FEWEST_PASSAGES = 12
"""Below this a group is a handful of passages, and reading them all is quicker and surer."""
FEWEST_IN_TOPIC = 5
FEWEST_IN_SMALL = 3
"""Passages that make a topic where there are fewer than `SMALL` of them in all."""
SMALL = 200
NOT_THEMES = "Topics are suggestions for the codebook; they are not themes and are not counted as such."
FEW = "With so few passages a topic that is not found says nothing, and one that is found is a place to read."
_TERMS = 6
_EXEMPLARS = 3
_ALL_PLACED = "Each passage is in the topic it is nearest to, however far that is."
_WORDS = {
    "guided": (
        "nearness to the codebook's themes and to close groups that no theme is near",
        "A passage that is near no topic (cosine below 0.15) is in none.",
    ),
    "ward": ("Ward's method", _ALL_PLACED),
    "kmeans": ("k-means", _ALL_PLACED),
    "umap-hdbscan": ("UMAP and HDBSCAN", "Passages that resemble too few others are left out of all topics."),
}
"""What each method is called, and what a reader must know of it: the rule for outliers."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A group of passages that a model found: a suggestion for the codebook, never counted as a theme.

    ``members`` and ``exemplars`` are places in the sequence of texts; exemplars are the three different texts nearest
    to the centre, nearest first. ``anchor`` is the row of the theme that the topic began at, ``None`` where it began at
    none. ``centre`` is its direction, after the mean of all passages is taken off. ``returns`` says how often it
    returned when it was looked for again, ``None`` where that was not tried.
    """

    id: int
    terms: tuple[str, ...]
    members: tuple[int, ...]
    exemplars: tuple[int, ...]
    anchor: int | None
    centre: tuple[float, ...]
    returns: Returns | None = None

    @property
    def size(self) -> int:
        """Number of passages."""
        return len(self.members)

    @property
    def holds(self) -> bool:
        """Whether it returned often enough to be shown as a topic; so it is where that was not tried."""
        return self.returns is None or self.returns.holds


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics from the largest to the smallest, the topic of each text (``None``: in none), and how they were found."""

    topics: tuple[Topic, ...]
    assignment: tuple[int | None, ...]
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """What topics are looked for in, and how.

    Args:
        texts: Passages.
        vectors: Texts x dimensions, rows of length 1, from an `Encoder`.
        reviews: The review of each text; refits leave out whole reviews. Empty: passages are left out instead.
        anchors: Themes x dimensions from `theme_anchors`: where topics begin.
        min_size: Fewest passages that make a topic; by default 5 (3 where there are fewer than 200), or one in 200
            passages if that is more.
        method: ``auto`` (``guided`` with anchors; else Ward's method up to 200 texts and k-means above), or one of
            these, or ``umap-hdbscan``.
        seed: For what is drawn at random.
    """

    texts: Sequence[str]
    vectors: NDArray[np.float32]
    reviews: Sequence[str] = ()
    anchors: NDArray[np.float32] | None = None
    min_size: int | None = None
    method: Method = "auto"
    seed: int = 0

    @property
    def smallest(self) -> int:
        """Fewest passages that make a topic."""
        floor = FEWEST_IN_TOPIC if len(self.texts) >= SMALL else FEWEST_IN_SMALL
        return self.min_size or max(floor, len(self.texts) // 200)

    def slots(self) -> Slots:
        """The parts that find them; call it with one thread."""
        from thememiner.topics.slots import slots_for

        return slots_for(
            self.vectors,
            self.method,
            anchors=self.anchors,
            distinct=len(set(self.texts)),
            min_size=self.smallest,
            seed=self.seed,
        )


def find_topics(search: Search) -> Topics:
    """Group texts that say alike things. The same input gives the same topics.

    Raises:
        InputError: Too few different texts, or no group of ``min_size``; says how many there are.
        ThememinerError: BERTopic is not installed; says how to install it.
        ValueError: Not one vector per text.
    """
    if len(search.texts) != len(search.vectors):
        raise ValueError(f"{len(search.texts)} texts but {len(search.vectors)} vectors")
    _check_enough(len(set(search.texts)), search.smallest)
    bertopic = _bertopic()
    from threadpoolctl import threadpool_limits

    # Sums over several threads come in another order, and so with other last digits, which can move a passage.
    with threadpool_limits(limits=1):
        labels, terms, clusterer = _fit(bertopic, search)
    began, centres = _began(labels, clusterer)
    middle = centred(search.vectors)
    topics = tuple(
        Topic(
            number,
            terms[label],
            tuple(members),
            _exemplars(search.texts, middle, members),
            began.get(label),
            tuple(centres.get(label, unit(middle[members].mean(axis=0))).tolist()),
        )
        for number, (label, members) in enumerate(_groups(labels, search.smallest).items(), start=1)
    )
    of_text = {member: topic.id for topic in topics for member in topic.members}
    assignment = tuple(of_text.get(row) for row in range(len(search.texts)))
    return Topics(topics, assignment, _note(topics, search))


def with_returns(found: Topics, search: Search, *, progress: Progress) -> Topics:
    """The same topics with how often each returns in up to 20 refits; ``progress`` is told of each."""
    from threadpoolctl import threadpool_limits

    from thememiner.topics.stability import refits, stability

    with threadpool_limits(limits=1):
        slots = search.slots()
        parts = refits(search.reviews or [""] * len(search.texts), search.seed)
        back = stability(search.vectors, slots, parts=parts, seed=search.seed, progress=progress)
        reducer, clusterer = slots(search.seed, 1.0)
        labels = clusterer.fit_predict(reducer.fit_transform(search.vectors))
    returns = {topic.id: back[int(labels[topic.members[0]])] for topic in found.topics}
    return replace(found, topics=tuple(replace(topic, returns=returns[topic.id]) for topic in found.topics))


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
    search: Search,
) -> tuple[NDArray[np.int64], dict[int, tuple[str, ...]], Any]:
    """Labels by text (-1: none), terms by label, and the clusterer that found them."""
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    from thememiner.topics.words import distinct, terms_of

    reducer, clusterer = search.slots()(search.seed, 1.0)
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
    model.fit([f"{text} ." for text in search.texts], embeddings=search.vectors)
    terms = {
        label: distinct((word for word, _ in words if word), most=_TERMS) for label, words in model.get_topics().items()
    }
    return np.asarray(model.topics_), terms, clusterer


def _began(labels: NDArray[np.int64], clusterer: Any) -> tuple[dict[int, int], dict[int, NDArray[np.float32]]]:  # noqa: ANN401
    """Where a clusterer has centres: by BERTopic's numbers (it counts anew, by size) the theme's row and the centre."""
    if not hasattr(clusterer, "centres_"):
        return {}, {}
    own = {label: row for label, row in zip(labels.tolist(), clusterer.labels_.tolist(), strict=True) if row >= 0}
    began = {label: clusterer.anchors_[row] for label, row in own.items() if clusterer.anchors_[row] >= 0}
    return began, {label: clusterer.centres_[row] for label, row in own.items()}


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


def _note(topics: Sequence[Topic], search: Search) -> str:
    from thememiner.topics.slots import resolve

    passages = len(search.texts)
    how, caution = _WORDS[resolve(search.method, passages, search.anchors is not None)]
    outside = passages - sum(topic.size for topic in topics)
    said = (
        f"{passages} passages grouped by {how} (BERTopic) into {len(topics)} topics of {search.smallest} or more "
        f"passages; {outside} are in none. {caution} {NOT_THEMES}"
    )
    return f"{said} {FEW}" if passages < SMALL else said
