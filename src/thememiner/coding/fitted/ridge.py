"""The first step: one linear score per label, by regularised least squares, with its scores on left-out rows exact.

All labels share one matrix, so forty cost what one costs, and the score that a row would have had without itself (or
without its group) follows from the same solution: nothing is fitted again for cross-validation. Rifkin and Lippert,
*Notes on regularized least squares*, MIT 2007; on texts as good as logistic regression (measured: README of models).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from thememiner.coding.fitted.features import Features, Matrix

Mix = tuple[float, float, float, float]
MIXES: dict[str, Mix] = {
    "all": (2.0, 2.0, 2.0, 0.5),
    "vectors": (2.0, 2.4, 0.0, 0.0),
    "words": (0.0, 0.0, 2.5, 0.0),
}
"""Linear scores by name: what vectors, pulls of centres, words and evidence are multiplied by."""
PENALTY = 1.0
UNSTEADY = 0.01
"""Keeps centres that are nearly the same from cancelling one another."""
DoubleMatrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Weights of one linear score: features x labels, and one offset per label."""

    vectors: Matrix
    pulls: Matrix
    words: Matrix
    evidence: Matrix
    offsets: Matrix

    def scores(self, given: Features) -> Matrix:
        """About -1 (speaks against) to 1 (speaks for): texts x labels."""
        found: Matrix = given.vectors @ self.vectors + given.pulls @ self.pulls
        found = found + given.words @ self.words + given.capped @ self.evidence
        return (found + self.offsets).astype(np.float32)


def fit_linear(
    given: Features, right: NDArray[np.bool_], mix: Mix, *, between: Matrix, groups: Sequence[str] | None
) -> tuple[Linear, Matrix]:
    """Fit one score for all labels.

    Args:
        given: Features of n texts.
        right: n x k, which labels each has.
        mix: What the parts are multiplied by.
        between: c x c, pulls of the centres on one another.
        groups: A group per text; texts of one group never help to score one another.

    Returns:
        The weights, and the score of each text by weights fitted without it (and its group): n x k.
    """
    squares = [weight * weight for weight in mix]
    target = right * 2.0 - 1.0
    # Sums over several threads come in another order, and so with other last digits.
    with threadpool_limits(limits=1):
        steady = between + UNSTEADY * np.eye(len(between))
        # Nystroem's approximation of the kernel of all rows by those of the centres.
        spread = np.linalg.solve(steady.astype(np.float64), given.pulls.T.astype(np.float64))
        kernel = _kernel(given, spread, squares)
        kernel[np.diag_indices(len(kernel))] += PENALTY
        inverse: DoubleMatrix = np.asarray(np.linalg.inv(kernel), dtype=np.float64)
        dual: DoubleMatrix = np.asarray(inverse @ target, dtype=np.float64)
        left_out = target - _residuals(inverse, dual, groups)
        linear = Linear(
            vectors=_float32(squares[0] * (given.vectors.T @ dual)),
            pulls=_float32(squares[1] * (spread @ dual)),
            words=_float32(squares[2] * (given.words.T @ dual)),
            evidence=_float32(squares[3] * (given.capped.T @ dual)),
            offsets=_float32(dual.sum(axis=0)),
        )
    return linear, _float32(left_out)


def _kernel(given: Features, spread: DoubleMatrix, squares: Sequence[float]) -> DoubleMatrix:
    kernel = np.ones((len(given.vectors),) * 2)
    if squares[0]:
        kernel += squares[0] * (given.vectors @ given.vectors.T)
    if squares[1]:
        kernel += squares[1] * (given.pulls @ spread)
    if squares[2]:
        kernel += squares[2] * (given.words @ given.words.T).toarray()
    if squares[3]:
        kernel += squares[3] * (given.capped @ given.capped.T)
    return kernel


def _residuals(inverse: DoubleMatrix, dual: DoubleMatrix, groups: Sequence[str] | None) -> DoubleMatrix:
    """What the left-out score misses the target by: each row by itself, or each group together."""
    if groups is None:
        alone: DoubleMatrix = dual / np.diag(inverse)[:, None]
        return alone
    residuals = np.zeros_like(dual)
    names = np.array(groups)
    for name in sorted(set(groups)):
        own = np.flatnonzero(names == name)
        residuals[own] = np.linalg.solve(inverse[np.ix_(own, own)], dual[own])
    return residuals


def _float32(matrix: NDArray[np.floating]) -> Matrix:
    return np.asarray(matrix, dtype=np.float32)
