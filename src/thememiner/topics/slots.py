"""The parts that go into BERTopic's slots: what makes vectors shorter and what groups them.

The default is deterministic and needs no just-in-time compiler: principal components, then Ward's method for small
collections and k-means for larger ones. On 1,179 coded sentences of inspection reports, k-means agreed better with
people's themes than Ward's method from 600 sentences on, and less well at 60 and 120 (`benchmarks/topics.py` compares
with BERTopic's own default). The number of groups is the one with the best mean silhouette (Rousseeuw, *Silhouettes*,
J. Comput. Appl. Math. 20, 1987).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer

Method = Literal["auto", "ward", "kmeans", "umap-hdbscan"]
Slots = Callable[[int], tuple[Any, Any]]
"""Makes a fresh reducer and a fresh clusterer for a seed."""

WARD_UP_TO = 200
COMPONENTS = 20
MOST_TOPICS = 40
_TRIED = 16
_SAMPLE = 2000


def slots_for(vectors: NDArray[np.float32], method: Method, *, distinct: int, min_size: int, seed: int) -> Slots:
    """Choose the parts for these vectors.

    Args:
        vectors: Passages x dimensions.
        method: ``auto`` is ``ward`` up to 200 passages and ``kmeans`` above.
        distinct: How many of the passages differ.
        min_size: Fewest passages that make a topic.
        seed: For what is drawn at random.
    """
    if method == "umap-hdbscan":
        return lambda seed: _umap_hdbscan(min_size, seed)
    grouping = _GROUPINGS[resolve(method, len(vectors))]
    most = min(MOST_TOPICS, distinct // (2 * min_size))
    count = _best_count(reducer(vectors, seed).fit_transform(vectors), grouping, most, seed)
    return lambda seed: (reducer(vectors, seed), grouping(count, seed))


def resolve(method: Method, passages: int) -> Method:
    """What ``auto`` stands for with so many passages."""
    if method != "auto":
        return method
    return "ward" if passages <= WARD_UP_TO else "kmeans"


def reducer(vectors: NDArray[np.float32], seed: int) -> Any:  # noqa: ANN401 - scikit-learn has no types
    """Principal components at length 1, so that distance means angle."""
    components = min(COMPONENTS, *vectors.shape)
    return make_pipeline(PCA(components, svd_solver="full", random_state=seed), Normalizer())


def _kmeans(count: int, seed: int) -> KMeans:
    return KMeans(count, n_init=10, random_state=seed)


def _ward(count: int, seed: int) -> AgglomerativeClustering:
    return AgglomerativeClustering(count, linkage="ward")


_GROUPINGS: dict[str, Callable[[int, int], Any]] = {"kmeans": _kmeans, "ward": _ward}


def _umap_hdbscan(min_size: int, seed: int) -> tuple[Any, Any]:
    """BERTopic's own default, seeded; UMAP with a seed runs on one thread."""
    from hdbscan import HDBSCAN
    from umap import UMAP

    umap = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed, n_jobs=1)
    return umap, HDBSCAN(min_cluster_size=min_size, core_dist_n_jobs=1)


def _best_count(points: NDArray[np.float32], grouping: Callable[[int, int], Any], most: int, seed: int) -> int:
    """The number of groups whose members lie closest together and furthest from the next group."""
    if len(points) > _SAMPLE:
        rows = np.random.default_rng(seed).choice(len(points), _SAMPLE, replace=False)
        points = points[np.sort(rows)]
    counts: list[int] = sorted({round(count) for count in np.geomspace(2, most, _TRIED)})
    # Of equals the first, and so the smallest number, is taken.
    return max(counts, key=lambda count: float(silhouette_score(points, grouping(count, seed).fit_predict(points))))
