"""Topics in learning statements, set beside the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thememiner.codebook import Codebook
from thememiner.encoding import Encoder
from thememiner.topics.find import find_topics
from thememiner.topics.near import centred, nearest_theme, theme_texts

if TYPE_CHECKING:
    from thememiner.topics.slots import Method

IdTextReview = tuple[str, str, str]
"""A passage as its id, its text and the id of its review."""


@dataclass(frozen=True, slots=True)
class TopicSuggestion:
    """A suggestion for the codebook: a group of passages that a model found, and the theme it is nearest to.

    It is unnamed until a person names it and never counted as a theme. ``reviews`` is in how many reviews it was found,
    which is not a prevalence. ``exemplars`` are ids of the passages nearest to its centre. ``nearness`` is the cosine
    with the nearest theme (-1 to 1; low: perhaps the codebook has no entry for this) and ``stability`` how much of it
    is found again when a fifth of the passages are missing (0 to 1). ``note`` says how all topics of one call were
    found, and belongs on every page that shows them.
    """

    id: int
    terms: tuple[str, ...]
    reviews: int
    passages: int
    exemplars: tuple[str, ...]
    theme_id: str
    theme_label: str
    nearness: float
    stability: float | None
    note: str


def topics_for(
    passages: Sequence[IdTextReview],
    codebook: Codebook,
    encoder: Encoder,
    *,
    seed: int = 0,
    min_size: int | None = None,
    method: Method = "auto",
) -> list[TopicSuggestion]:
    """Find topics and the theme each is near; from the one in most reviews to the one in fewest.

    Give it the learning statements of reviews of one kind. The order of the passages does not
    matter. For an encoder that has to be fitted, fit it on the passages and `theme_texts` together.

    Args:
        passages: Id, text and review id of each.
        codebook: Its themes are compared with the topics; it is not changed.
        encoder: From `load_encoder`; its note, if any, becomes part of every suggestion's note.
        seed: For what is drawn at random.
        min_size: Fewest passages that make a topic, see `find_topics`.
        method: See `find_topics`.

    Raises:
        InputError: Too few passages, see `find_topics`.
        ThememinerError: BERTopic is not installed.
    """
    ordered = sorted(passages)
    texts = [text for _, text, _ in ordered]
    vectors = encoder.encode(texts)
    found = find_topics(texts, vectors, seed=seed, min_size=min_size, method=method)
    note = " ".join(filter(None, (found.note, encoder.note)))
    centred_passages, themes = centred(vectors), centred(encoder.encode(theme_texts(codebook)))
    reviews = {topic: len({ordered[row][2] for row in topic.members}) for topic in found.topics}
    widest_first = sorted(found.topics, key=lambda topic: (-reviews[topic], topic.id))
    suggestions = []
    for number, topic in enumerate(widest_first, start=1):
        row, nearness = nearest_theme(centred_passages[list(topic.members)].mean(axis=0), themes)
        suggestions.append(
            TopicSuggestion(
                id=number,
                terms=topic.terms,
                reviews=reviews[topic],
                passages=topic.size,
                exemplars=tuple(ordered[member][0] for member in topic.exemplars),
                theme_id=codebook.themes[row].id,
                theme_label=codebook.themes[row].label,
                nearness=nearness,
                stability=topic.stability,
                note=note,
            )
        )
    return suggestions
