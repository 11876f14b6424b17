"""A study's own model: the coder's scores, put right by what people decided.

It does not replace the coder. For every theme there is a line in the space of the texts' vectors, fitted (ridge) on the
passages that people decided upon; one logistic regression over all pairs of passage and theme then weighs the coder's
score, whether the coder gave the theme, and that line, with an offset for each theme (stacking: Wolpert, *Stacked
generalization*, 1992). With few decisions it stays near the coder; with many it goes where they point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.judged import Judged
from thememiner.records import Coding

Matrix = NDArray[np.float64]
PENALTY = 1.0
"""Of the lines: added to the diagonal of the passages' likenesses."""
LEAST_OF_EACH = 2
"""Passages that a theme must fit, and must not fit, for a line of its own."""
FOLDS = 5
NAMES = ("coder's score", "given by the coder", "line through decisions")
_STRENGTH = 1.0
_OFFSET_SCALE = 0.5
_LOWEST = 0.02
_THRESHOLDS = np.round(np.arange(0.2, 0.81, 0.02), 2)


@dataclass(frozen=True, slots=True, eq=False)
class StudyModel:
    """What was fitted.

    Attributes:
        themes: k ids, in the codebook's order.
        mean: d, taken off every vector.
        lines: d x k.
        heights: k, offsets of the lines.
        weights: One for each of `NAMES`.
        offsets: k, of the themes.
        intercept: Of all.
        threshold: Probability from which a theme is given.
    """

    themes: tuple[str, ...]
    mean: Matrix
    lines: Matrix
    heights: Matrix
    weights: Matrix
    offsets: Matrix
    intercept: float
    threshold: float

    def probabilities(self, codings: Sequence[Coding], vectors: NDArray[np.float32]) -> Matrix:
        """How likely each theme fits: n x k.

        Args:
            codings: The coder's, n of them.
            vectors: n x d.
        """
        lines = (vectors - self.mean) @ self.lines + self.heights
        pairs = np.stack([*_of_coder(codings, self.themes), lines], axis=2)
        found: Matrix = 1 / (1 + np.exp(-(pairs @ self.weights + self.offsets + self.intercept)))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Decided passages as numbers: n passages, k themes.

    Attributes:
        themes: k ids.
        codings: The coder's, n.
        vectors: n x d.
        right: n x k, whether the theme fits.
        known: n x k, whether people's decisions say so.
        groups: n, the source of each.
    """

    themes: tuple[str, ...]
    codings: Sequence[Coding]
    vectors: NDArray[np.float32]
    right: NDArray[np.bool_]
    known: NDArray[np.bool_]
    groups: NDArray[np.str_]

    def of(self, rows: NDArray[np.intp]) -> Examples:
        """Some of the passages."""
        codings = [self.codings[row] for row in rows]
        return Examples(self.themes, codings, self.vectors[rows], self.right[rows], self.known[rows], self.groups[rows])


def examples_of(judged: Sequence[Judged], themes: Sequence[str], vectors: NDArray[np.float32]) -> Examples:
    """Put decisions into numbers.

    Args:
        judged: The decided passages, n.
        themes: The codebook's ids.
        vectors: n x d.
    """
    right = np.array([[theme in one.fits for theme in themes] for one in judged], dtype=bool)
    known = np.array([[one.knows(theme) for theme in themes] for one in judged], dtype=bool)
    groups = np.array([one.source for one in judged])
    return Examples(tuple(themes), [one.coding for one in judged], vectors, right, known, groups)


def folds(groups: NDArray[np.str_], seed: int, number: int = FOLDS) -> list[NDArray[np.intp]]:
    """Rows left out together: whole sources, spread so that the folds are about alike in size."""
    names, counts = np.unique(groups, return_counts=True)
    order = np.random.default_rng(seed).permutation(len(names))
    largest_first = sorted(order, key=lambda place: -counts[place])
    sizes = [0] * min(number, len(names))
    fold_of: dict[str, int] = {}
    for place in largest_first:
        smallest = sizes.index(min(sizes))
        fold_of[str(names[place])] = smallest
        sizes[smallest] += int(counts[place])
    places = np.array([fold_of[str(group)] for group in groups])
    return [np.flatnonzero(places == fold) for fold in range(len(sizes))]


def fit_study_model(given: Examples, *, seed: int = 0, cap: int | None = None) -> StudyModel:
    """Fit on decided passages.

    Args:
        given: The passages; of at least two sources.
        seed: Of the folds in which the lines are scored for the second step.
        cap: Most themes of one passage, where there is such a number.
    """
    from threadpoolctl import threadpool_limits

    # Sums over several threads come in another order, and so with other last digits.
    with threadpool_limits(limits=1):
        left_out = np.zeros(given.right.shape)
        for rows in folds(given.groups, seed):
            others = np.setdiff1d(np.arange(len(given.groups)), rows)
            mean, lines, heights = _lines(given.of(others))
            left_out[rows] = (given.vectors[rows] - mean) @ lines + heights
        pairs = np.stack([*_of_coder(given.codings, given.themes), left_out], axis=2)
        weights, offsets, intercept = _second_step(pairs, given)
        found = 1 / (1 + np.exp(-(pairs @ weights + offsets + intercept)))
        mean, lines, heights = _lines(given)
    threshold = _best_threshold(found, given, cap)
    return StudyModel(given.themes, mean, lines, heights, weights, offsets, intercept, threshold)


def given_themes(probabilities: Matrix, threshold: float, cap: int | None) -> NDArray[np.bool_]:
    """Which themes are given: those above the threshold, the likeliest where there are more than the cap."""
    above: NDArray[np.bool_] = probabilities >= threshold
    if cap is not None:
        places = np.argsort(np.argsort(-probabilities, axis=1, kind="stable"), axis=1, kind="stable")
        above &= places < cap
    return above


def coder_gives(codings: Sequence[Coding], themes: Sequence[str]) -> NDArray[np.bool_]:
    """Which themes the coder itself gives: n x k."""
    given = _of_coder(codings, tuple(themes))[1] > 0
    return np.asarray(given, dtype=bool)


def f1(given: NDArray[np.bool_], right: NDArray[np.bool_], known: NDArray[np.bool_]) -> float:
    """Micro-F1 over what people decided."""
    both = int((given & right & known).sum())
    total = int((given & known).sum()) + int((right & known).sum())
    return 2 * both / total if total else 0.0


def _of_coder(codings: Sequence[Coding], themes: tuple[str, ...]) -> tuple[Matrix, Matrix]:
    """The coder's scores as log-odds, and whether it gave the theme: n x k, twice."""
    place = {theme: number for number, theme in enumerate(themes)}
    scores = np.full((len(codings), len(themes)), _LOWEST)
    given = np.zeros((len(codings), len(themes)))
    for row, coding in enumerate(codings):
        for tag in coding.tags:
            if tag.theme_id in place:
                scores[row, place[tag.theme_id]] = min(max(tag.score, _LOWEST), 1 - _LOWEST)
                given[row, place[tag.theme_id]] = float(tag.assigned)
    return np.log(scores / (1 - scores)), given


def _lines(given: Examples) -> tuple[Matrix, Matrix, Matrix]:
    """Mean of the vectors, and for each theme the line that parts what fits from what does not (-1 to 1)."""
    mean = given.vectors.mean(axis=0).astype(np.float64)
    centred = given.vectors - mean
    lines = np.zeros((centred.shape[1], len(given.themes)))
    heights = np.full(len(given.themes), -1.0)
    for place in range(len(given.themes)):
        rows = np.flatnonzero(given.known[:, place])
        target = given.right[rows, place] * 2.0 - 1.0
        if (target > 0).sum() >= LEAST_OF_EACH and (target < 0).sum() >= LEAST_OF_EACH:
            own = centred[rows]
            kernel = own @ own.T + 1.0 + PENALTY * np.eye(len(rows))
            dual = np.linalg.solve(kernel, target)
            lines[:, place] = own.T @ dual
            heights[place] = dual.sum()
    return mean, lines, heights


def _second_step(pairs: Matrix, given: Examples) -> tuple[Matrix, Matrix, float]:
    """Weights of the three parts, offsets of the themes, and one of all."""
    from sklearn.linear_model import LogisticRegression

    rows, themes = np.nonzero(given.known)
    # A theme's offset is drawn to nothing more strongly than a weight is.
    own = np.zeros((len(rows), len(given.themes)))
    own[np.arange(len(rows)), themes] = _OFFSET_SCALE
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(np.hstack([pairs[rows, themes], own]), given.right[rows, themes])
    weights: Matrix = model.coef_[0]
    return weights[: len(NAMES)], weights[len(NAMES) :] * _OFFSET_SCALE, float(model.intercept_[0])


def _best_threshold(found: Matrix, given: Examples, cap: int | None) -> float:
    def value(threshold: float) -> tuple[float, float]:
        return round(f1(given_themes(found, threshold, cap), given.right, given.known), 6), -abs(threshold - 0.5)

    return float(max(_THRESHOLDS, key=value))
