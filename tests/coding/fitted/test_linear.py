from __future__ import annotations

import numpy as np
import pytest

from thememiner.codebook import Codebook, Theme
from thememiner.coding.fitted.linear import (
    best_threshold,
    doubtful_between,
    fit_themes,
    fold_of,
    given,
    label_matrix,
    micro_macro,
)
from thememiner.encoding.tfidf import TfidfEncoder
from thememiner.errors import InputError

BOOK = Codebook(
    themes=(
        Theme(id="garden", label="Gardens", definition="Watering of the garden and its roses."),
        Theme(id="keys", label="Keys", definition="Where a key is kept, and keys that are lost."),
    )
)
TEXTS = ["The key was lost again.", "Dry roses in the garden.", "The key was kept.", "Roses were dry.", "A sound roof."]
THEMES = [["keys"], ["garden"], ["keys"], ["garden"], []]


def test_labels_stand_in_the_codebooks_order_then_as_they_came() -> None:
    labels, right = label_matrix([["Z z"], ["keys", "a"], ["garden"], []], BOOK)
    assert labels == ("garden", "keys", "Z z", "a")
    assert right.sum(axis=1).tolist() == [1, 2, 1, 0]


def test_five_rows_are_enough_to_answer() -> None:
    model = fit_themes(TEXTS, THEMES, codebook=BOOK, encoder=TfidfEncoder(TEXTS))
    ranked = model.rank(["A key was lost.", "The roses of the garden are dry."])
    assert [row[0].theme_id for row in ranked] == ["keys", "garden"]
    assert ranked[0][0].rank == 1
    assert "key" in ranked[0][0].words


@pytest.mark.parametrize(("texts", "themes"), [([], []), (["one"], [["a"]]), (["one", "two"], [[], []])])
def test_what_cannot_be_learnt_is_refused(texts: list[str], themes: list[list[str]]) -> None:
    with pytest.raises(InputError, match="cannot be learnt"):
        fit_themes(texts, themes, encoder=TfidfEncoder(TEXTS))


def test_a_cap_keeps_the_best() -> None:
    scores = np.array([[0.9, 0.8, 0.7, 0.6], [0.1, 0.2, 0.9, 0.3]])
    assert given(scores, 0.5, 3).tolist() == [[True, True, True, False], [False, False, True, False]]
    assert given(scores, 0.5, 0).sum() == 5


def test_scores() -> None:
    right = np.array([[1, 0], [1, 1], [0, 1]], dtype=bool)
    found = np.array([[1, 0], [0, 1], [0, 1]], dtype=bool)
    micro, macro = micro_macro(found, right)
    assert micro == pytest.approx(6 / 7)
    assert macro == pytest.approx((2 / 3 + 1) / 2)


def test_the_threshold_parts_right_from_wrong() -> None:
    scores = np.array([[0.6, 0.2], [0.55, 0.2], [0.2, 0.6]])
    right = np.array([[1, 0], [1, 0], [0, 1]], dtype=bool)
    assert 0.2 < best_threshold(scores, right, 0) <= 0.55


def test_nothing_is_doubtful_where_all_above_is_right() -> None:
    scores = np.array([[0.45, 0.1], [0.5, 0.1]])
    right = np.array([[1, 0], [1, 0]], dtype=bool)
    assert doubtful_between(scores, right, 0.4) == (0.2, 0.4)
    assert doubtful_between(scores, ~right, 0.4)[1] > 0.5


def test_a_group_is_in_one_fold() -> None:
    groups = ["a", "b", "a", "c", "b", "d", "e", "f"]
    folds = fold_of(8, groups, 0)
    assert folds[0] == folds[2]
    assert folds[1] == folds[4]
    assert len(set(folds.tolist())) == 5
