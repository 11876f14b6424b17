"""Fitting: texts with their themes -> `ThemeModel`.

Two linear steps. First one score per theme from vectors, words and rules (`ridge`), with the score that each row gets
without itself. Then, on those left-out scores, one logistic regression over all pairs of text and theme (`pairs`): it
learns how far to trust scores, rules and nearness, and how much more one asks of one theme than of another; its
strength of penalty draws the themes' offsets to a common one. (Stacking: Wolpert, *Stacked generalization*, 1992.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from thememiner.codebook import Codebook
from thememiner.coding.fitted.entries import RuleEvidence, centres_of, entries_of
from thememiner.coding.fitted.features import Extractor, Features, Matrix, pulls_of
from thememiner.coding.fitted.model import Decision, ThemeModel
from thememiner.coding.fitted.pairs import NAMES, pair_features
from thememiner.coding.fitted.ridge import MIXES, Linear, fit_linear
from thememiner.coding.fitted.words import fit_words
from thememiner.coding.rules import CAP
from thememiner.encoding import Encoder
from thememiner.errors import InputError

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

FOLDS = 5
MOST_ROWS = 12_000
"""The matrix of all rows against all rows must fit into memory."""
FEW_ROWS = 40
"""With fewer rows than this nothing is learnt of how far to trust what; the weights below are taken."""
FEW_WEIGHTS = {"all": 3.0, "rules": 0.5, "nearness to the entry": 4.0, "nearness to a phrase": 2.0}
FEW_OFFSET = 0.0
RIGHT_ENOUGH = 0.8
"""A theme is doubtful if it is right less often than this on texts that were left out."""


class Fitted(NamedTuple):
    """A model, and what it gave to the rows it was fitted on while they were left out."""

    model: ThemeModel
    left_out: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Second:
    weights: Matrix
    offsets: Matrix


def fit_themes(
    texts: Sequence[str],
    themes: Sequence[Iterable[str]],
    *,
    codebook: Codebook | None = None,
    encoder: Encoder,
    groups: Sequence[str] | None = None,
    seed: int = 0,
) -> ThemeModel:
    """Fit a theme coder; see `fit_and_score`."""
    return fit_and_score(texts, themes, codebook=codebook, encoder=encoder, groups=groups, seed=seed).model


def fit_and_score(
    texts: Sequence[str],
    themes: Sequence[Iterable[str]],
    *,
    codebook: Codebook | None = None,
    encoder: Encoder,
    groups: Sequence[str] | None = None,
    seed: int = 0,
    fresh: Sequence[bool] | None = None,
) -> Fitted:
    """Fit a theme coder, with its scores on rows that were left out.

    Args:
        texts: What was coded; rows without a theme count as examples of no theme.
        themes: For each text its labels, spelt in any way; the model answers with these labels only.
        codebook: Adds entries and rules for labels that it has as an id or a label.
        encoder: Makes vectors; by its name the model finds it again.
        groups: For each text what it belongs to (a review, a writer): texts of one group never score one another.
        seed: Of the folds in which threshold and figures are made.
        fresh: Which texts the codebook's rules were not made on: how far scores and rules are to be trusted is learnt
            from these alone. None: from all.

    Raises:
        InputError: There are fewer than two texts, no label at all, or more than `MOST_ROWS` texts.
    """
    labels, right = label_matrix(themes, codebook)
    _check(texts, right)
    vectors = encoder.encode(texts)
    mean = vectors.mean(axis=0)
    extractor = Extractor(
        mean=mean,
        centres=centres_of(labels, codebook, encoder, mean),
        words=fit_words(texts),
        entries=entries_of(labels, codebook, encoder, vectors.shape[1]),
        rules=RuleEvidence(labels, codebook),
    )
    given = extractor.features(texts, vectors)
    linear, scores = _first_step(given, right, extractor.centres, groups)
    pairs = pair_features(scores, given)
    new = np.array(fresh if fresh is not None else [True] * len(texts))
    left_out = _left_out(pairs, right, new, fold_of(len(texts), groups, seed))
    second = _second_step(pairs[new], right[new])
    cap = CAP if codebook is not None and codebook.is_default else 0
    threshold = best_threshold(left_out[new], right[new], cap)
    doubtful = doubtful_between(left_out[new], right[new], threshold)
    decision = Decision(second.weights, second.offsets, threshold, doubtful, cap)
    model = ThemeModel(labels, extractor, linear, decision, encoder.name, codebook, encoder)
    return Fitted(model, left_out, right)


def label_matrix(
    themes: Sequence[Iterable[str]], codebook: Codebook | None
) -> tuple[tuple[str, ...], NDArray[np.bool_]]:
    """All labels in use (in the codebook's order, then as they first come), and which text has which: n x k."""
    listed = [list(one) for one in themes]
    seen = dict.fromkeys(label for one in listed for label in one)
    known = [theme.id for theme in codebook.themes if theme.id in seen] if codebook else []
    labels = tuple(dict.fromkeys([*known, *seen]))
    place = {label: number for number, label in enumerate(labels)}
    right = np.zeros((len(listed), len(labels)), dtype=bool)
    for row, one in enumerate(listed):
        right[row, [place[label] for label in one]] = True
    return labels, right


def best_threshold(scores: NDArray[np.float64], right: NDArray[np.bool_], cap: int) -> float:
    """The common threshold with the best mean of micro and macro-F1."""
    choices = np.round(np.arange(0.1, 0.71, 0.02), 2)
    return float(max(choices, key=lambda one: (sum(micro_macro(given(scores, one, cap), right)), -abs(one - 0.4))))


def given(scores: NDArray[np.float64], threshold: float, cap: int) -> NDArray[np.bool_]:
    """Which labels each text is given: n x k."""
    chosen = scores >= threshold
    if cap and scores.shape[1] > cap:
        order = np.argsort(-scores, axis=1, kind="stable")
        np.put_along_axis(chosen, order[:, cap:], False, axis=1)
    return np.asarray(chosen)


def micro_macro(found: NDArray[np.bool_], right: NDArray[np.bool_], least: int = 5) -> tuple[float, float]:
    """Micro-F1, and macro-F1 over the labels with at least so many rows (over all labels if none has)."""
    hits = (found & right).sum(axis=0)
    both = found.sum(axis=0) + right.sum(axis=0)
    enough = right.sum(axis=0) >= min(least, right.sum(axis=0).max())
    by_label = 2 * hits / np.maximum(1, both)
    return float(2 * hits.sum() / max(1, both.sum())), float(by_label[enough].mean())


def doubtful_between(scores: NDArray[np.float64], right: NDArray[np.bool_], threshold: float) -> tuple[float, float]:
    """Scores between which a theme is doubtful.

    Above: from the threshold up to where nine in ten (or, if the model is too weak, as many as it can) of the themes in
    the next tenth are right; below: to half the threshold.
    """
    upper = threshold
    for low in np.arange(threshold, 0.9, 0.05):
        here = (scores >= low) & (scores < low + 0.1)
        if here.any() and right[here].mean() >= RIGHT_ENOUGH:
            break
        upper = float(low + 0.05)
    return round(threshold / 2, 4), round(upper, 4)


def _check(texts: Sequence[str], right: NDArray[np.bool_]) -> None:
    rows, labels = right.shape
    if len(texts) != rows:
        raise ValueError(f"{len(texts)} texts, but themes of {rows}")
    if rows < 2 or not labels:
        remedy = "give at least two texts with their themes"
        raise InputError("coded texts", f"{rows} texts with {labels} different themes cannot be learnt", remedy=remedy)
    if rows > MOST_ROWS:
        raise InputError("coded texts", f"{rows} are too many to fit", remedy=f"take a sample of at most {MOST_ROWS}")


def _first_step(
    features: Features, right: NDArray[np.bool_], centres: Matrix, groups: Sequence[str] | None
) -> tuple[dict[str, Linear], dict[str, Matrix]]:
    between = pulls_of(centres, centres)
    fitted = {name: fit_linear(features, right, mix, between=between, groups=groups) for name, mix in MIXES.items()}
    return {name: one[0] for name, one in fitted.items()}, {name: one[1] for name, one in fitted.items()}


def _second_step(pairs: Matrix, right: NDArray[np.bool_]) -> _Second:
    rows, labels, _ = pairs.shape
    if rows < FEW_ROWS or right.all() or not right.any():
        weights = np.array([FEW_WEIGHTS.get(name, 0.0) for name in NAMES], dtype=np.float32)
        return _Second(weights, np.full(labels, FEW_OFFSET, dtype=np.float32))
    flat = pairs.reshape(rows * labels, -1).astype(np.float64)
    mean, spread = flat.mean(axis=0), flat.std(axis=0)
    spread[spread < 1e-6] = 1.0
    which = sp.vstack([sp.identity(labels, format="csr")] * rows)
    regression = _regression().fit(sp.hstack([sp.csr_matrix((flat - mean) / spread), which]).tocsr(), right.ravel())
    shared, own = regression.coef_[0][: len(NAMES)] / spread, regression.coef_[0][len(NAMES) :]
    offsets = own + regression.intercept_[0] - shared @ mean
    return _Second(np.asarray(shared, np.float32), np.asarray(offsets, np.float32))


def _regression() -> LogisticRegression:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, solver="liblinear", max_iter=1000, random_state=0)


def _left_out(
    pairs: Matrix, right: NDArray[np.bool_], fresh: NDArray[np.bool_], folds: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Probabilities by a second step that did not see the row (the first step's scores never did): n x k."""
    probabilities = np.zeros(right.shape)
    for fold in np.unique(folds):
        others = fresh & (folds != fold)
        second = _second_step(pairs[others], right[others])
        logits = pairs[folds == fold] @ second.weights + second.offsets
        probabilities[folds == fold] = 1 / (1 + np.exp(-logits.astype(np.float64)))
    return probabilities


def fold_of(rows: int, groups: Sequence[str] | None, seed: int) -> NDArray[np.int64]:
    """Number of the fold of each row; rows of one group are in one fold."""
    names = list(groups) if groups is not None else [str(row) for row in range(rows)]
    distinct = sorted(set(names))
    order = np.random.default_rng(seed).permutation(len(distinct))
    fold = {distinct[one]: place % min(FOLDS, len(distinct)) for place, one in enumerate(order)}
    return np.array([fold[name] for name in names])
