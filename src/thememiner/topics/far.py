"""Close groups of passages that no theme of the codebook is near: what may be new.

k-means is asked for many small groups; a group counts where it is close, where no theme is near its centre, and where
it is found again, nearly in the same place, in halves of the passages. (Consensus over subsamples: Monti et al.,
*Consensus clustering*, Machine Learning 52, 2003.)

The limits were chosen on ``coded/training.csv``: of its groups, those with a nearness below `FAR` were mostly passages
that people had given no theme, or part of a theme that its entry does not name.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans

from thememiner.topics.near import unit

FAR = 0.3
"""A group whose centre is less near than this (cosine) to every theme may be a topic of its own."""
CLOSE = 0.5
"""Mean cosine of a group's passages with its centre, from which on it is close enough."""
AGAIN = 0.9
"""How near (cosine) to its place a group has to be found again."""
HALVES = 6
"""In so many halves (three splits), and in every one."""
_PASSAGES_A_GROUP = 20
_MOST_GROUPS = 60
_SAMPLE = 2000

Vectors = NDArray[np.float32]


def far_centres(points: Vectors, anchors: Vectors, min_size: int, seed: int) -> Vectors:
    """Centres of the groups that no theme is near, largest first.

    Args:
        points: Passages x dimensions, centred and of length 1; of more than 2,000 a sample is looked at.
        anchors: Themes x dimensions.
        min_size: Fewest passages that make a topic; a group needs twice as many.
        seed: For what is drawn at random.
    """
    drawn = np.random.default_rng(seed)
    share = min(1.0, _SAMPLE / max(len(points), 1))
    if share < 1:
        points = points[np.sort(drawn.choice(len(points), _SAMPLE, replace=False))]
    wanted = min(_MOST_GROUPS, len(points) // _PASSAGES_A_GROUP)
    if wanted < 2:
        return points[:0]
    groups = _close_groups(points, wanted, 2 * min_size * share, seed)
    if len(anchors) and len(groups):
        groups = groups[(groups @ anchors.T).max(axis=1) < FAR]
    for _ in range(HALVES // 2 if len(groups) else 0):
        order = drawn.permutation(len(points))
        for half in np.array_split(order, 2):
            again = _close_groups(points[half], wanted, min_size * share / 2, seed)
            found = (groups @ again.T).max(axis=1) >= AGAIN if len(again) else np.zeros(len(groups), dtype=bool)
            groups = groups[found]
    return groups


def _close_groups(points: Vectors, wanted: int, least: float, seed: int) -> Vectors:
    labels = KMeans(wanted, n_init=1, random_state=seed).fit_predict(points)
    found = []
    for label in range(wanted):
        own = points[labels == label]
        centre = unit(own.mean(axis=0))
        if len(own) >= least and float((own @ centre).mean()) >= CLOSE:
            found.append((len(own), centre))
    found.sort(key=lambda one: -one[0])
    return np.array([centre for _, centre in found], dtype=np.float32).reshape(-1, points.shape[1])
