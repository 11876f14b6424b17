"""What speaks for one theme of one text, beside the text's other themes: the numbers that the second step weighs.

All themes share these weights, so that a theme with few examples is judged as the others are; each has one offset.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.fitted.features import Features, Matrix

Scores = Mapping[str, Matrix]
"""By name of a linear score, texts x labels."""

NAMES = (
    "all",
    "vectors",
    "words",
    "all, below the text's best",
    "all, from the text's second",
    "all, among the text's three best",
    "all, summed over themes",
    "all x length",
    "all where rules fire",
    "rules",
    "rules, root",
    "rules fire",
    "rules, share of the text's best",
    "rules, summed over themes",
    "rules x length",
    "nearness to the entry",
    "nearness to the entry, below the best",
    "nearness to a phrase",
    "length",
)
_MOST_RULES = 8.0


def pair_features(scores: Scores, given: Features) -> NDArray[np.float32]:
    """Texts x labels x `NAMES`."""
    whole, rules = scores["all"], np.minimum(given.evidence, _MOST_RULES)
    ordered = np.sort(whole, axis=1)
    size = whole.shape[1]
    best, second, third = (ordered[:, [max(0, size - place)]] for place in (1, 2, 3))
    length = np.repeat(given.lengths[:, None], size, axis=1)
    fires = (rules > 0).astype(np.float32)
    columns = (
        whole,
        scores["vectors"],
        scores["words"],
        whole - best,
        whole - second,
        (whole >= third).astype(np.float32),
        _summed(np.maximum(whole + 0.4, 0), size),
        whole * length,
        whole * fires,
        rules,
        np.sqrt(rules),
        fires,
        rules / np.maximum(1, rules.max(axis=1, keepdims=True)),
        _summed(rules, size),
        rules * length,
        given.to_labels,
        given.to_labels - given.to_labels.max(axis=1, keepdims=True),
        given.to_phrases,
        length,
    )
    return np.stack(columns, axis=2).astype(np.float32)


def _summed(matrix: Matrix, size: int) -> Matrix:
    return np.repeat(matrix.sum(axis=1, keepdims=True), size, axis=1)
