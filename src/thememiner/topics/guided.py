"""Groups that begin at the codebook: each theme is a place to begin at, and holds its group near it.

A passage goes to the centre it is nearest to (cosine); a centre is the mean of its passages and of its beginning, the
beginning counting as much as `WEIGHT` passages. That is spherical k-means (Dhillon and Modha, *Concept
decompositions*, Machine Learning 42, 2001) with a prior on the direction of each centre. Nothing in it is drawn at
random, and with fewer passages a topic moves little, which is what makes it hold still. `LEAST` is the rule for
outliers.

What no theme is near is looked for apart (`thememiner.topics.far`), and moves no centre that began at a theme.

`WEIGHT` was chosen on ``coded/training.csv``; what it came to elsewhere is in docs/topics.md.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from thememiner.topics.far import far_centres
from thememiner.topics.near import unit

WEIGHT = 100.0
"""How many passages a theme's own words count as."""
LEAST = 0.15
"""A passage that is less near than this (cosine) to every centre is in no topic."""
_ROUNDS = 50

Vectors = NDArray[np.float32]
Labels = NDArray[np.int64]


class Centred:
    """A reducer that takes the mean off and brings rows to length 1, for BERTopic's first slot.

    Leaving all dimensions in agreed better with people's themes than principal components did.
    """

    mean_: Vectors

    def fit(self, vectors: Vectors, y: object = None) -> Centred:
        """Learn the mean."""
        self.mean_ = vectors.mean(axis=0)
        return self

    def transform(self, vectors: Vectors) -> Vectors:
        """Take it off."""
        return unit(vectors - self.mean_)

    def fit_transform(self, vectors: Vectors, y: object = None) -> Vectors:
        """Both."""
        return self.fit(vectors).transform(vectors)


class Guided:
    """A clusterer for BERTopic's second slot; see the module's docstring.

    Args:
        anchors: Themes x dimensions, centred and of length 1.
        min_size: Fewest passages that make a topic.
        seed: For the search for groups that no theme is near.

    Attributes:
        labels_: By passage, the row of its centre, or -1.
        centres_: Centres x dimensions: those that began at a theme, then those that began at none.
        anchors_: By centre, the row of the theme that it began at, or -1.
    """

    labels_: Labels
    centres_: Vectors
    anchors_: tuple[int, ...]

    def __init__(self, anchors: Vectors, *, min_size: int, seed: int = 0) -> None:
        self._anchors = anchors
        self._min_size = min_size
        self._seed = seed

    def fit(self, points: Vectors, y: object = None) -> Guided:
        """Find the groups among rows of length 1."""
        settled = _settle(points, self._anchors)
        kept = _large_enough(points, settled, self._min_size)
        far = far_centres(points, self._anchors, self._min_size, self._seed)
        self.centres_ = np.concatenate([settled[kept], far])
        self.anchors_ = (*kept, *[-1] * len(far))
        self.labels_ = self.layers(points)[0]
        return self

    def fit_predict(self, points: Vectors) -> Labels:
        """Find the groups and say which passage is in which."""
        return self.fit(points).labels_

    def layers(self, points: Vectors) -> tuple[Labels, Labels]:
        """Place passages, moving nothing: with all centres, and with those alone that began at a theme."""
        began = sum(row >= 0 for row in self.anchors_)
        return place(points, self.centres_), place(points, self.centres_[:began])


def place(points: Vectors, centres: Vectors) -> Labels:
    """The row of the nearest centre, or -1 where none is as near as `LEAST`. It moves no centre."""
    if not len(centres):
        return np.full(len(points), -1)
    nearness = points @ centres.T
    nearest: Labels = np.where(nearness.max(axis=1) >= LEAST, nearness.argmax(axis=1), -1)
    return nearest


def _settle(points: Vectors, begin: Vectors) -> Vectors:
    """Move the centres until no passage changes place."""
    centres, labels = begin, np.full(len(points), -2)
    for _ in range(_ROUNDS if len(begin) else 0):
        nearest = (points @ centres.T).argmax(axis=1)
        if np.array_equal(nearest, labels):
            break
        labels, sums = nearest, begin * np.float32(WEIGHT)
        np.add.at(sums, labels, points)
        centres = unit(sums)
    return centres


def _large_enough(points: Vectors, centres: Vectors, min_size: int) -> list[int]:
    """Rows of the centres that stay, where the smallest is taken out, and its passages placed anew, until all do."""
    kept = list(range(len(centres)))
    while kept:
        sizes = np.bincount(place(points, centres[kept]) + 1, minlength=len(kept) + 1)[1:]
        if sizes.min() >= min_size:
            break
        del kept[int(sizes.argmin())]
    return kept
