"""A fitted linear model: shares by class, and the words that told most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from thememiner.coding.fitted_stance.layout import Layout, Matrix, Seen

_TOLD = 5
_MARKS = frozenset('?;:!.,“”"()–—^0 ')


@dataclass(frozen=True)
class Linear:
    """Multinomial logistic regression.

    Attributes:
        classes: Names of the classes.
        layout: What the columns are.
        weights: classes x columns.
        intercepts: One per class.
    """

    classes: tuple[str, ...]
    layout: Layout
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]

    def shares(self, matrix: Matrix) -> NDArray[np.float64]:
        """How likely each class is, rows x classes, each row 1 in all."""
        result: NDArray[np.float64] = softmax(matrix @ self.weights.T.astype(np.float64) + self.intercepts, axis=1)
        return result

    def judged(self, seen: Sequence[Seen]) -> NDArray[np.float64]:
        """`shares` of texts."""
        return self.shares(self.layout.matrix(seen))

    def telling(self, matrix: Matrix, row: int, chosen: str) -> str:
        """The words of a row that spoke most for a class against the mean of the others, as they are weighed."""
        line = matrix[row]
        against = self.weights[self.classes.index(chosen)] - self.weights.mean(axis=0)
        said = sorted(
            (
                (value * against[place], self._named[place])
                for place, value in zip(line.indices, line.data, strict=True)
            ),
            reverse=True,
        )
        words = (name for strength, name in said if strength > 0 and name and not set(name) <= _MARKS)
        return ", ".join(dict.fromkeys(name.removeprefix("^ ") for name in islice(words, _TOLD)))

    @cached_property
    def _named(self) -> list[str]:
        return self.layout.named
