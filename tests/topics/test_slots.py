from __future__ import annotations

import numpy as np
import pytest

from thememiner.topics.slots import resolve, slots_for


@pytest.mark.parametrize(
    ("method", "passages", "meant"),
    [("auto", 200, "ward"), ("auto", 201, "kmeans"), ("ward", 5000, "ward"), ("umap-hdbscan", 50, "umap-hdbscan")],
)
def test_what_auto_stands_for(method: str, passages: int, meant: str) -> None:
    assert resolve(method, passages, False) == meant
    assert resolve(method, passages, True) == ("guided" if method == "auto" else meant)


@pytest.mark.parametrize("method", ["ward", "kmeans"])
def test_the_number_of_groups_is_that_of_the_data(method: str) -> None:
    drawn = np.random.default_rng(0)
    centres = np.eye(30, dtype=np.float32)[:6]
    points = (np.repeat(centres, 40, axis=0) + 0.05 * drawn.standard_normal((240, 30))).astype(np.float32)
    reducer, clusterer = slots_for(points, method, anchors=None, distinct=240, min_size=5, seed=0)(0, 1.0)
    labels = clusterer.fit_predict(reducer.fit_transform(points))
    assert [len(set(labels[start : start + 40])) for start in range(0, 240, 40)] == [1] * 6
    assert len(set(labels)) == 6
