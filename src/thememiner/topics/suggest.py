"""Topics in learning statements, set beside the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook
from thememiner.encoding import Encoder
from thememiner.topic_records import TopicState
from thememiner.topics.find import Search, Topic, find_topics, with_returns
from thememiner.topics.near import centred, theme_anchors, unit

if TYPE_CHECKING:
    from thememiner.topics.stability import Progress, Returns

IdTextReview = tuple[str, str, str]
"""A passage as its id, its text and the id of its review."""

COVERED = 0.5
"""The share of a topic's passages that are coded with one theme, from which on it is a facet of that theme."""
NEAR = 0.3
"""A topic that is as near as this (cosine) to a theme is a facet of it, too; one that began at a theme and is less near
has drifted from it, and is called a facet and not known."""


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A suggestion for the codebook: a group of passages that a model found, and the theme it is nearest to.

    Args:
        id: The theme's id where it began at a theme, ``new-1`` and so on where it began at none.
        name: A suggested plain name; a person gives the real one.
        state: ``known`` (a theme covers it), ``facet`` (part of a theme), or ``new``.
        passages: Ids of its passages.
        exemplars: Ids of the passages nearest to its centre.
        theme_id: The theme it is nearest to, or by which most of its passages are coded.
        nearness: The cosine of the mean of its passages with that theme, -1 to 1 (the centre itself is held near the
            theme that it began at, and would say little).
        returns: How often it returned when it was looked for again.
    """

    id: str
    name: str
    state: TopicState
    terms: tuple[str, ...]
    passages: tuple[str, ...]
    exemplars: tuple[str, ...]
    theme_id: str
    nearness: float
    centre: tuple[float, ...]
    returns: Returns


@dataclass(frozen=True, slots=True, eq=False)
class Suggestions:
    """What was found; ``mean`` is taken off a vector before it is placed, ``note`` belongs on every page."""

    topics: tuple[TopicSuggestion, ...]
    mean: NDArray[np.float32]
    note: str


def topics_for(
    passages: Sequence[IdTextReview],
    codebook: Codebook,
    encoder: Encoder,
    *,
    codes: Mapping[str, Collection[str]],
    progress: Progress,
) -> Suggestions:
    """Find topics, how still they hold, and the theme each is near, from the largest to the smallest.

    Give it the learning statements of reviews of one kind. The order of the passages does not matter.

    Args:
        passages: Id, text and review id of each.
        codebook: Where the topics begin; it is not changed.
        encoder: From `load_encoder`; its note, if any, becomes part of the note.
        codes: Theme ids by passage id, where passages are coded.
        progress: Told of each refit.

    Raises:
        InputError: Too few passages, see `find_topics`.
        ThememinerError: BERTopic is not installed.
    """
    ordered = sorted(passages)
    texts = [text for _, text, _ in ordered]
    vectors = encoder.encode(texts)
    anchors = theme_anchors(codebook, encoder)
    search = Search(texts, vectors, [review for *_, review in ordered], anchors)
    found = with_returns(find_topics(search), search, progress=progress)
    ids, theme_ids = [one for one, _, _ in ordered], [theme.id for theme in codebook.themes]
    middle = centred(vectors)
    unnamed = 0
    suggestions = []
    for topic in found.topics:
        unnamed += topic.anchor is None
        nearness = anchors @ unit(middle[list(topic.members)].mean(axis=0))
        theme, state = _beside(topic, nearness, theme_ids, [codes.get(ids[row], ()) for row in topic.members])
        label = codebook.theme(theme).label
        suggestions.append(
            TopicSuggestion(
                id=f"new-{unnamed}" if topic.anchor is None else theme,
                name=plain_name(topic.terms, state, label),
                state=state,
                terms=topic.terms,
                passages=tuple(ids[row] for row in topic.members),
                exemplars=tuple(ids[row] for row in topic.exemplars),
                theme_id=theme,
                nearness=round(float(nearness[theme_ids.index(theme)]), 4),
                centre=topic.centre,
                returns=_returned(topic),
            )
        )
    note = " ".join(filter(None, (found.note, encoder.note)))
    return Suggestions(tuple(suggestions), vectors.mean(axis=0), note)


def plain_name(terms: Sequence[str], state: TopicState, label: str) -> str:
    """The theme's label; for a facet with what is special behind it; for what is new its first two terms."""
    first = " and ".join(terms[:2]) or "no term sets it apart"
    if state == "known":
        return label
    return f"{label}: {first}" if state == "facet" else first[:1].upper() + first[1:]


def _beside(
    topic: Topic, nearness: NDArray[np.float32], themes: Sequence[str], codes: Sequence[Collection[str]]
) -> tuple[str, TopicState]:
    if topic.anchor is not None:
        return themes[topic.anchor], "known" if nearness[topic.anchor] >= NEAR else "facet"
    counted = Counter(theme for own in codes for theme in own if theme in themes).most_common(1)
    if counted and counted[0][1] >= COVERED * topic.size:
        return counted[0][0], "facet"
    return themes[int(nearness.argmax())], "facet" if nearness.max() >= NEAR else "new"


def _returned(topic: Topic) -> Returns:
    if topic.returns is None:
        raise ValueError(f"topic {topic.id} was not looked for again")
    return topic.returns
