"""How stable a topic is: whether it is found again when a fifth of the passages are missing.

Cluster-wise stability by resampling (Hennig, *Cluster-wise assessment of cluster stability*, Computational Statistics
and Data Analysis 52, 2007): the likeness (Jaccard) of a topic with the group most like it, averaged over samples.
Hennig's reading: 0.75 and more is stable; 0.5 and less has dissolved.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thememiner.topics.slots import Slots

SHARE = 0.8


def stability(
    vectors: NDArray[np.float32], members: Sequence[Sequence[int]], slots: Slots, *, seed: int, samples: int
) -> list[float | None]:
    """Say for each topic how much of it is found again, 0 to 1.

    Args:
        vectors: Passages x dimensions.
        members: For each topic, the rows of its passages.
        slots: Makes the models that found them.
        seed: For what is drawn; each sample also fits with another seed.
        samples: How often to fit again; with 0 nothing is known and ``None`` returned.
    """
    if not samples:
        return [None] * len(members)
    found = [_found_again(vectors, members, slots, seed=seed + number) for number in range(1, samples + 1)]
    return [float(share) for share in np.mean(found, axis=0)]


def _found_again(
    vectors: NDArray[np.float32], members: Sequence[Sequence[int]], slots: Slots, *, seed: int
) -> list[float]:
    drawn = np.random.default_rng(seed).random(len(vectors)).argsort()[: round(SHARE * len(vectors))]
    rows = np.sort(drawn)
    reducer, clusterer = slots(seed)
    labels = clusterer.fit_predict(reducer.fit_transform(vectors[rows]))
    groups = [set(rows[labels == label].tolist()) for label in np.unique(labels) if label >= 0]
    kept = set(rows.tolist())
    return [max((_jaccard(kept.intersection(own), group) for group in groups), default=0.0) for own in members]


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other)
