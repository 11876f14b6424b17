from __future__ import annotations

import numpy as np
import pytest

from thememiner.coding.fitted_stance.layout import Layout, Seen, Vocabulary
from thememiner.coding.fitted_stance.linear import Linear

WORDS = Vocabulary("words", ("late", "plans", "visits"), np.array([2.0, 1.0, 1.0], dtype=np.float32))


@pytest.fixture
def layout() -> Layout:
    means, spreads = np.array([4.0], dtype=np.float32), np.array([2.0], dtype=np.float32)
    return Layout((WORDS,), ("length",), means, spreads, ("section: findings", "section: unknown"), 2, 0.5, 3.0)


def seen(text: str, *context: str) -> Seen:
    return Seen(text, np.array([0.6, 0.8], dtype=np.float32), {"length": 6.0}, context)


def test_a_row_is_words_numbers_vector_and_context(layout):
    row = layout.matrix([seen("Visits late, visits missed", "section: findings")]).toarray()[0]
    late, visits = 2.0, 1.0 + np.log(2)
    length = np.hypot(late, visits)
    assert row == pytest.approx([late / length, 0, visits / length, 0.15, 0.3, 0.4, 3.0, 0.0], abs=1e-6)


def test_a_text_without_known_words_has_an_empty_row(layout):
    assert layout.matrix([seen("Nothing here")]).toarray()[0][:3].tolist() == [0, 0, 0]


def test_no_texts_give_no_rows(layout):
    assert WORDS.matrix([]).shape == (0, 3)


def test_shares_and_telling_words(layout):
    weights = np.array([[5, 1, 0, 0, 0, 0, 0, 0], [0, 0, 5, 0, 0, 0, 0, 0]], dtype=np.float32)
    model = Linear(("failing", "good"), layout, weights, np.zeros(2, dtype=np.float32))
    matrix = layout.matrix([seen("plans late"), seen("visits")])
    shares = model.shares(matrix)
    assert shares.sum(axis=1) == pytest.approx([1, 1])
    assert shares.argmax(axis=1).tolist() == [0, 1]
    assert model.telling(matrix, 0, "failing") == "late, plans"
    assert model.telling(matrix, 1, "good") == "visits"
