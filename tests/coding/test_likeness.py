from __future__ import annotations

import numpy as np

from thememiner.coding import likeness
from thememiner.coding.likeness import left_out_scores


def rows(size: int):
    """Two kinds of texts, told apart by vectors; the first kind has the first theme."""
    kinds = np.arange(size) % 2
    vectors = np.eye(4, dtype=np.float32)[kinds]
    return [f"text {kind}" for kind in kinds], vectors, np.stack([kinds == 0, np.zeros(size, bool)], axis=1)


def test_a_text_is_scored_by_the_others_and_never_by_itself():
    texts, vectors, given = rows(100)
    wrong = given.copy()
    wrong[0, 0] = False
    scores = left_out_scores(texts, vectors, wrong)
    assert scores.shape == (100, 2)
    assert scores[0, 0] > 0.5, "the other texts like it have the theme"
    assert scores[1, 0] < -0.5
    assert (scores[:, 1] < -0.9).all()


def test_large_tables_learn_from_a_part_and_score_all(monkeypatch):
    texts, vectors, given = rows(101)
    monkeypatch.setattr(likeness, "MOST_TEXTS", 34)
    scores = left_out_scores(texts, vectors, given)
    assert scores.shape == (101, 2)
    assert ((scores[:, 0] > 0) == given[:, 0]).all()
