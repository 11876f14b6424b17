"""From what is seen of a text to a row of numbers: vocabularies, plain numbers, the sentence vector, the context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from thememiner.coding.fitted_stance.words import COUNTS

Matrix = sparse.csr_matrix
_STEP = 0.15
"""How much one standard deviation of a plain number weighs beside a text's words, whose row has length 1."""


@dataclass(frozen=True)
class Seen:
    """What is seen of one text (or sentence).

    Attributes:
        text: Its words.
        vector: Its sentence vector, where the model uses one.
        numbers: Plain numbers by name.
        context: Names of what is known of where it stands.
    """

    text: str
    vector: NDArray[np.float32] | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)
    context: Sequence[str] = ()

    def counted(self, name: str) -> Counter[str]:
        """Its counts by a way of counting, made once."""
        if name not in self._kept:
            self._kept[name] = COUNTS[name](self.text)
        return self._kept[name]

    @cached_property
    def _kept(self) -> dict[str, Counter[str]]:
        return {}


@dataclass(frozen=True)
class Vocabulary:
    """Entries of one way of counting, each with its weight (inverse document frequency)."""

    counted: str
    entries: tuple[str, ...]
    weights: NDArray[np.float32]

    @cached_property
    def places(self) -> dict[str, int]:
        """The column of each entry."""
        return {entry: place for place, entry in enumerate(self.entries)}

    def matrix(self, seen: Sequence[Seen]) -> Matrix:
        """One row of length 1 per text (of zeros where nothing is known): 1 + log count, weighted."""
        rows, columns, values = [], [], []
        for row, one in enumerate(seen):
            known = [(self.places[entry], n) for entry, n in one.counted(self.counted).items() if entry in self.places]
            places = np.array([place for place, _ in known], dtype=np.int64)
            strength = (1.0 + np.log(np.array([n for _, n in known], dtype=np.float64))) * self.weights[places]
            rows.append(np.full(len(known), row))
            columns.append(places)
            values.append(strength / max(float(np.linalg.norm(strength)), 1e-12))
        shape = (len(seen), len(self.entries))
        if not rows:
            return Matrix(shape)
        return Matrix((np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=shape)


@dataclass(frozen=True)
class Layout:
    """What the columns of a model's matrix are.

    Attributes:
        vocabularies: Words, shapes, openings.
        numbers: Names of plain numbers, with their mean and spread in the fitted texts.
        means: Means of the numbers.
        spreads: Standard deviations of the numbers.
        contexts: Names of what may be known of where a text stands.
        vector_size: Length of the sentence vector; 0 where none is used.
        vector_weight: What it is multiplied with.
        context_weight: The value of a context that holds.
    """

    vocabularies: tuple[Vocabulary, ...]
    numbers: tuple[str, ...]
    means: NDArray[np.float32]
    spreads: NDArray[np.float32]
    contexts: tuple[str, ...] = ()
    vector_size: int = 0
    vector_weight: float = 1.0
    context_weight: float = 1.0

    def matrix(self, seen: Sequence[Seen]) -> Matrix:
        """One row per text."""
        parts = [one.matrix(seen) for one in self.vocabularies]
        numbers = np.array([[one.numbers[name] for name in self.numbers] for one in seen]).reshape(len(seen), -1)
        parts.append(Matrix((numbers - self.means) / self.spreads * _STEP))
        if self.vector_size:
            parts.append(Matrix(np.array([one.vector for one in seen]).reshape(len(seen), -1) * self.vector_weight))
        holds = np.array([[name in one.context for name in self.contexts] for one in seen], dtype=np.float64)
        parts.append(Matrix(holds.reshape(len(seen), -1) * self.context_weight))
        return Matrix(sparse.hstack(parts))

    @property
    def named(self) -> list[str]:
        """The words of the columns that are words or openings; "" for all others, which nobody could read."""
        readable = [entry if one.counted != "shapes" else "" for one in self.vocabularies for entry in one.entries]
        return readable + [""] * (len(self.numbers) + self.vector_size + len(self.contexts))
