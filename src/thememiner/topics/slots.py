"""The parts that go into BERTopic's slots: what makes vectors shorter and what groups them.

Where there is a codebook, ``guided`` (`thememiner.topics.guided`). Without one, principal components, then Ward's
method for small collections and k-means for larger ones; the number of groups is the one with the best mean silhouette
(Rousseeuw, *Silhouettes*, J. Comput. Appl. Math. 20, 1987). ``umap-hdbscan`` is BERTopic's own default, seeded.
`benchmarks/topics.py` compares them.
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

from thememiner.topics.guided import Centred, Guided

Method = Literal["auto", "guided", "ward", "kmeans", "umap-hdbscan"]
Slots = Callable[[int, float], tuple[Any, Any]]
"""Makes a fresh reducer and a fresh clusterer for a seed and the share of the passages that they will see."""
Vectors = NDArray[np.float32]

WARD_UP_TO = 200
COMPONENTS = 20
MOST_TOPICS = 40
FEWEST_IN_PART = 2
_TRIED = 16
_SAMPLE = 2000


def slots_for(
    vectors: Vectors, method: Method, *, anchors: Vectors | None, distinct: int, min_size: int, seed: int
) -> Slots:
    """Choose the parts for these vectors.

    Args:
        vectors: Passages x dimensions.
        method: What `resolve` gave, or one of `Method`.
        anchors: Themes x dimensions, for ``guided``.
        distinct: How many of the passages differ.
        min_size: Fewest passages that make a topic.
        seed: For what is drawn at random.
    """
    resolved = resolve(method, len(vectors), anchors is not None)
    if resolved == "guided":
        begin = np.empty((0, vectors.shape[1]), dtype=np.float32) if anchors is None else anchors
        return lambda seed, share: (Centred(), Guided(begin, min_size=_of_part(min_size, share), seed=seed))
    if resolved == "umap-hdbscan":
        return lambda seed, share: _umap_hdbscan(_of_part(min_size, share), seed)
    grouping = _GROUPINGS[resolved]
    most = max(2, min(MOST_TOPICS, distinct // (2 * min_size)))
    count = _best_count(reducer(vectors, seed).fit_transform(vectors), grouping, most, seed)
    return lambda seed, share: (reducer(vectors, seed), grouping(count, seed))


def resolve(method: Method, passages: int, has_codebook: bool) -> Method:
    """What ``auto`` stands for with so many passages."""
    if method != "auto":
        return method
    if has_codebook:
        return "guided"
    return "ward" if passages <= WARD_UP_TO else "kmeans"


def _of_part(min_size: int, share: float) -> int:
    return max(FEWEST_IN_PART, round(min_size * share))


def reducer(vectors: Vectors, seed: int) -> Any:  # noqa: ANN401 - scikit-learn has no types
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


def _best_count(points: Vectors, grouping: Callable[[int, int], Any], most: int, seed: int) -> int:
    """The number of groups whose members lie closest together and furthest from the next group."""
    if len(points) > _SAMPLE:
        rows = np.random.default_rng(seed).choice(len(points), _SAMPLE, replace=False)
        points = points[np.sort(rows)]
    counts: list[int] = sorted({round(count) for count in np.geomspace(2, most, _TRIED)})
    # Of equals the first, and so the smallest number, is taken.
    return max(counts, key=lambda count: float(silhouette_score(points, grouping(count, seed).fit_predict(points))))
