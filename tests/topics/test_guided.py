from __future__ import annotations

import numpy as np
import pytest

from thememiner.topics.far import far_centres
from thememiner.topics.guided import Centred, Guided, place

AXES = np.eye(40, dtype=np.float32)


def cloud(*sizes: int, spread: float = 0.05) -> np.ndarray:
    """Rows of length 1 around the first axes, so many around each."""
    rows = np.concatenate([np.repeat(AXES[[axis]], size, axis=0) for axis, size in enumerate(sizes)])
    rows = rows + spread * np.random.default_rng(0).standard_normal(rows.shape)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_passages_go_to_the_theme_they_are_near() -> None:
    found = Guided(AXES[:3], min_size=3).fit(cloud(10, 20, 5))
    assert found.labels_.tolist() == [0] * 10 + [1] * 20 + [2] * 5
    assert found.anchors_ == (0, 1, 2)


def test_a_theme_with_too_few_passages_is_no_topic() -> None:
    found = Guided(AXES[:3], min_size=3).fit(cloud(10, 20, 2))
    assert found.anchors_ == (0, 1)
    # They are near no other theme, and so in none.
    assert found.labels_.tolist()[-2:] == [-1, -1]


def test_what_no_theme_is_near_is_a_topic_of_its_own() -> None:
    found = Guided(AXES[:2], min_size=5).fit(cloud(40, 40, 40))
    assert -1 in found.anchors_
    assert {found.anchors_[label] for label in found.labels_[80:]} == {-1}
    assert {found.anchors_[label] for label in found.labels_[:80]} == {0, 1}


@pytest.mark.parametrize(("spread", "found"), [(0.05, True), (1.0, False)])
def test_only_close_groups_count_as_far_ones(spread: float, found: bool) -> None:
    assert bool(len(far_centres(cloud(60, 60, spread=spread), AXES[:1], 5, 0))) == found


def test_too_few_passages_have_no_far_groups() -> None:
    assert far_centres(cloud(30), AXES[1:2], 3, 0).shape == (0, 40)


def test_placing_new_passages_moves_nothing_and_leaves_the_distant_out() -> None:
    guided = Guided(AXES[:2], min_size=3).fit(cloud(10, 10))
    before = guided.centres_.copy()
    assert place(np.stack([AXES[1], AXES[0], AXES[7]]), guided.centres_).tolist()[:2] == [1, 0]
    assert place(AXES[[7]], AXES[:2]).tolist() == [-1]
    np.testing.assert_array_equal(guided.centres_, before)


def test_other_seeds_change_nothing_where_no_group_is_far() -> None:
    points = cloud(30, 30, spread=0.2)
    one, other = (Guided(AXES[:2], min_size=3, seed=seed).fit(points) for seed in (0, 9))
    np.testing.assert_array_equal(one.centres_, other.centres_)


def test_the_mean_is_taken_off_with_what_was_learnt() -> None:
    reducer = Centred().fit(AXES[:2])
    np.testing.assert_allclose(reducer.transform(AXES[:1])[0, :2], [2**-0.5, -(2**-0.5)], atol=1e-6)
