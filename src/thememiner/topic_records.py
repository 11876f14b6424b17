"""Topics as a study keeps them: how they were found, each topic's place, and what people decided.

A topic is a suggestion of the machine's; only a decision makes it part of the codebook. Lists in a field are joined by
``;``. Centres are little-endian float32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TopicState = Literal["known", "facet", "new"]
TopicVerdict = Literal["promoted", "merged", "dismissed"]


@dataclass(frozen=True, slots=True)
class TopicRun:
    """How the topics in the learning statements of one kind of review were found.

    Args:
        mean: Mean of the vectors of the passages they were found in; it is taken off a vector before it is placed.
        codebook: Fingerprint of the codebook they began at.
        passages: In how many passages they were found.
        note: What every page that shows them must say.
    """

    kind: str
    encoder: str
    mean: bytes
    codebook: str
    passages: int
    note: str


@dataclass(frozen=True, slots=True)
class KeptTopic:
    """One topic: its place, what it was called, and in how many of how many refits it returned.

    Args:
        id: The theme's id where it began at a theme, ``new-1`` and so on where it began at none.
        centre: Its direction.
        theme_id: The theme it is nearest to; ``nearness`` is the cosine.
    """

    kind: str
    id: str
    name: str
    state: TopicState
    terms: str
    centre: bytes
    theme_id: str
    nearness: float
    seeds_back: int
    seeds: int
    left_out_back: int
    left_out: int
    halves_back: int
    halves: int


@dataclass(frozen=True, slots=True)
class TopicDecision:
    """A person promoted a topic to a theme (``theme_id``: the new one), merged it into one, or dismissed it.

    The latest on a topic holds. ``centre`` is where the topic was, by which a later search knows it again.
    """

    kind: str
    topic_id: str
    verdict: TopicVerdict
    theme_id: str
    centre: bytes
    who: str
    when: str
    note: str
