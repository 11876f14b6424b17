"""How still a topic holds: how often it returns when it is looked for again in part of the reviews.

Up to twenty times: with other seeds, with a tenth of the reviews left out (each review once; each alone where there are
at most ten), and in halves of the reviews. Each time every passage is then placed with the centre it is nearest to, and
a topic has returned where at least half of it is one topic again: its likeness (Jaccard) with the topic most like it is
0.5 or more. Below that Hennig speaks of a cluster that has dissolved (*Cluster-wise assessment of cluster stability*,
Computational Statistics and Data Analysis 52, 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from thememiner.topics.guided import place
from thememiner.topics.near import unit
from thememiner.topics.slots import Slots

RETURNED = 0.5
HOLDS = 0.8
"""The share of refits in which a topic has to return to be shown as one."""
REFITS = 20
_SEEDS = 2
_LEFT_OUT = 10

Progress = Callable[[str, int, int], None]
Part = Literal["seeds", "left-out", "halves"]
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Returns:
    """In how many of how many refits a topic returned: other seeds, reviews left out, halves of the reviews."""

    seeds: tuple[int, int]
    left_out: tuple[int, int]
    halves: tuple[int, int]

    @property
    def share(self) -> float:
        """Over all refits, 0 to 1."""
        back, tried = (sum(pair) for pair in zip(self.seeds, self.left_out, self.halves, strict=True))
        return back / tried if tried else 0.0

    @property
    def holds(self) -> bool:
        """Whether it may be shown as a topic."""
        return self.share >= HOLDS


def refits(reviews: Sequence[str], seed: int) -> list[tuple[Part, Rows]]:
    """What is fitted again: the kind of part and the rows of its passages. Whole reviews stay together.

    Args:
        reviews: Review id of each passage; where all are of one review, passages are left out and halved instead.
        seed: For the draw.
    """
    of = np.array(reviews)
    if len(set(reviews)) < 2:
        of = np.array([str(row) for row in range(len(reviews))])
    every: Rows = np.arange(len(of))
    ids = np.unique(of)
    parts: list[tuple[Part, Rows]] = [("seeds", every)] * _SEEDS
    drawn = np.random.default_rng(seed)
    groups = np.array_split(drawn.permutation(ids), min(_LEFT_OUT, len(ids)))
    parts += [("left-out", every[~np.isin(of, group)]) for group in groups]
    while len(parts) < REFITS - 1:
        half = _half(of, drawn.permutation(ids))
        parts += [("halves", every[half]), ("halves", every[~half])]
    return parts


def _half(of: NDArray[np.str_], order: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Reviews in the order given, up to that with which half of the passages is reached."""
    sizes = np.cumsum([np.count_nonzero(of == one) for one in order])
    last = min(int(np.searchsorted(sizes, len(of) / 2)) + 1, len(order) - 1)
    return np.isin(of, order[:last])


def stability(
    vectors: NDArray[np.float32], slots: Slots, *, parts: Sequence[tuple[Part, Rows]], seed: int, progress: Progress
) -> dict[int, Returns]:
    """Say for each topic, by the clusterer's label, how often it returned.

    What began at a theme is compared as if nothing but themes had been begun at: a new group that is found in one refit
    and not in another takes passages from its neighbours, and does not make these less still.

    Args:
        vectors: Passages x dimensions.
        slots: Makes the models that found them.
        parts: From `refits`.
        seed: Each refit uses another one.
        progress: Told of each refit.
    """
    every: Rows = np.arange(len(vectors))
    own, began = _placed(vectors, every, slots, seed)
    layers = {topic: int(topic in began) for topic in np.unique(own[0]).tolist() if topic >= 0}
    back = {topic: dict.fromkeys(("seeds", "left-out", "halves"), 0) for topic in layers}
    tried = dict.fromkeys(("seeds", "left-out", "halves"), 0)
    for number, (part, rows) in enumerate(parts, start=1):
        again = _placed(vectors, rows, slots, seed + number)[0]
        tried[part] += 1
        for topic, layer in layers.items():
            back[topic][part] += best_likeness(own[layer] == topic, again[layer]) >= RETURNED
        progress("looking for the topics again", number, len(parts))
    return {
        topic: Returns(*((counts[part], tried[part]) for part in ("seeds", "left-out", "halves")))
        for topic, counts in back.items()
    }


def _placed(vectors: NDArray[np.float32], rows: Rows, slots: Slots, seed: int) -> tuple[tuple[Rows, Rows], set[int]]:
    """Find topics in some rows and place every passage, those outside too.

    Returns:
        Labels by passage among all topics, and among those that began at a theme; and the labels that did.
    """
    reducer, clusterer = slots(seed, len(rows) / len(vectors))
    points = reducer.fit_transform(vectors[rows])
    found = clusterer.fit_predict(points)
    every = np.asarray(reducer.transform(vectors), dtype=np.float32)
    if hasattr(clusterer, "layers"):
        return clusterer.layers(every), {row for row, theme in enumerate(clusterer.anchors_) if theme >= 0}
    if len(rows) == len(vectors):
        return (found, found), set()
    centres = [unit(points[found == label].mean(axis=0)) for label in np.unique(found) if label >= 0]
    placed = place(every, np.array(centres, dtype=np.float32).reshape(len(centres), -1))
    return (placed, placed), set()


def best_likeness(own: NDArray[np.bool_], labels: Rows) -> float:
    """Likeness (Jaccard) of a set of passages with the topic most like it."""
    shared = np.bincount(labels[own & (labels >= 0)], minlength=1)
    sizes = np.bincount(labels[labels >= 0], minlength=len(shared))[: len(shared)]
    together = own.sum() + sizes - shared
    return float((shared / np.maximum(together, 1)).max())
