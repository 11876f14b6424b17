"""Words and pairs of words of texts, weighed by how few texts have them (TF-IDF)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

LEAST_TEXTS = 3
"""Texts that must have a word for it to count: what fewer have says nothing of themes, and may name somebody."""
FEW_TEXTS = 60
"""With fewer texts than this to fit on, a word counts that two of them have."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A fitted vocabulary.

    Attributes:
        terms: Words and pairs, sorted, in lower case.
        rarity: One weight per term (smoothed inverse document frequency; Spärck Jones 1972).
    """

    terms: tuple[str, ...]
    rarity: NDArray[np.float32]
    _places: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", {term: place for place, term in enumerate(self.terms)})

    def weigh(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Weights of the terms in texts: float32, texts x terms, rows of length 1 (or empty)."""
        places: list[int] = []
        values: list[float] = []
        starts = [0]
        for text in texts:
            found = Counter(self._places[term] for term in terms_of(text) if term in self._places)
            row = np.array([(1 + np.log(found[place])) * self.rarity[place] for place in sorted(found)])
            places.extend(sorted(found))
            values.extend((row / np.linalg.norm(row)).tolist() if len(row) else [])
            starts.append(len(places))
        shape = (len(texts), len(self.terms))
        return sp.csr_matrix((np.array(values, np.float32), np.array(places, np.int32), np.array(starts)), shape=shape)


def terms_of(text: str) -> list[str]:
    """Words of two letters or more and pairs of neighbours, in lower case."""
    words = [word.lower() for word in _WORD.findall(text)]
    return words + [f"{one} {other}" for one, other in pairwise(words)]


def fit_words(texts: Sequence[str]) -> Words:
    """Learn which terms count.

    A word that is never seen in lower case and is no abbreviation is taken for a name, and left out with its pairs: a
    theme must not hang on a place or a person.
    """
    least = LEAST_TEXTS if len(texts) >= FEW_TEXTS else min(2, len(texts))
    names = _names(texts)
    counted = Counter(term for text in texts for term in set(terms_of(text)))
    terms = sorted(term for term, count in counted.items() if count >= least and names.isdisjoint(term.split()))
    rarity = [np.log((1 + len(texts)) / (1 + counted[term])) + 1 for term in terms]
    return Words(tuple(terms), np.array(rarity, dtype=np.float32))


def _names(texts: Sequence[str]) -> set[str]:
    seen = {word for text in texts for word in _WORD.findall(text)}
    return {word.lower() for word in seen if word.istitle() and word.lower() not in seen and word.upper() not in seen}
