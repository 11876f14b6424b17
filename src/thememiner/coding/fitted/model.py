"""The fitted model in use: scores, ranks and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook
from thememiner.coding.fitted.features import Extractor, Features, Matrix
from thememiner.coding.fitted.pairs import pair_features
from thememiner.coding.fitted.reasons import reason_for
from thememiner.coding.fitted.ridge import Linear
from thememiner.coding.ranking import GOES_FIRST
from thememiner.encoding import Encoder, load_encoder

LISTED = 0.15
"""Score from which a theme that is not given is listed, too."""


class RankedTheme(NamedTuple):
    """One theme of one text: rank 1 primary, 2 and more secondary, 0 not given; ``score`` is a probability.

    ``spans`` are the places (start, end) that speak of the theme.
    """

    theme_id: str
    score: float
    rank: int
    doubtful: bool
    reason: str
    words: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The second step: weights of what speaks for a theme, shared by all, with one offset per theme.

    Attributes:
        weights: One per name in `pairs.NAMES`.
        offsets: One per label: how much more or less one asks of it than of the others.
        threshold: A theme with at least this probability is given.
        doubtful: Probabilities between these two are doubtful.
        cap: Most themes for a text; 0: as many as there are.
    """

    weights: Matrix
    offsets: Matrix
    threshold: float
    doubtful: tuple[float, float]
    cap: int


@dataclass(frozen=True, slots=True, eq=False)
class ThemeModel:
    """A fitted theme coder.

    Attributes:
        labels: As they came, in their order.
        extractor: Makes features.
        linear: Linear scores by name (`ridge.MIXES`).
        decision: What is made of them.
        encoder_name: The encoder that vectors must come from.
        codebook: The codebook whose entries and rules are used, if any.
        encoder: Used where vectors are not given; none: loaded by its name when needed.
    """

    labels: tuple[str, ...]
    extractor: Extractor
    linear: Mapping[str, Linear]
    decision: Decision
    encoder_name: str
    codebook: Codebook | None = None
    encoder: Encoder | None = None

    def texts_to_encode(self, texts: Sequence[str]) -> list[str]:
        """The texts whose vectors `scores` and `rank` take as ``vectors``, in this order: the texts themselves."""
        return list(texts)

    def scores(self, texts: Sequence[str], vectors: Matrix | None = None) -> NDArray[np.float64]:
        """Probability of each label, texts x labels."""
        return self.scores_of(self.features(texts, vectors))

    def scores_of(self, given: Features) -> NDArray[np.float64]:
        """As `scores`, of features that are there already."""
        scores = {name: linear.scores(given) for name, linear in self.linear.items()}
        logits = pair_features(scores, given) @ self.decision.weights + self.decision.offsets
        return np.asarray(1 / (1 + np.exp(-logits.astype(np.float64))))

    def features(self, texts: Sequence[str], vectors: Matrix | None = None) -> Features:
        """Features of texts; their vectors are computed unless given (texts x d, of the encoder `encoder_name`)."""
        if vectors is None:
            vectors = (self.encoder or _encoder(self.encoder_name)).encode(self.texts_to_encode(texts))
        return self.extractor.features(texts, vectors)

    def rank(self, texts: Sequence[str], vectors: Matrix | None = None) -> list[list[RankedTheme]]:
        """For each text its themes, those given first, then (rank 0) those that came near; none where none fits."""
        given = self.features(texts, vectors)
        scores = self.scores_of(given)
        return [self._rank(text, row, given, scores[row]) for row, text in enumerate(texts)]

    def _rank(self, text: str, row: int, given: Features, scores: NDArray[np.float64]) -> list[RankedTheme]:
        ranked = []
        low, high = self.decision.doubtful
        for label, rank in ranks(scores, self.labels, self.decision):
            why, score = reason_for(self, text, row, label, given), float(scores[label])
            ranked.append(RankedTheme(self.labels[label], round(score, 4), rank, low <= score < high, *why))
        return ranked


def ranks(scores: NDArray[np.float64], labels: Sequence[str], decision: Decision) -> list[tuple[int, int]]:
    """Numbers of the labels of one text with their ranks: those given, then those that are only listed (rank 0)."""
    near = np.flatnonzero(scores >= min(LISTED, decision.threshold)).tolist()
    order = sorted(near, key=lambda one: (-scores[one], one))
    given = [one for one in order if scores[one] >= decision.threshold][: decision.cap or None]
    rest = [one for one in order if one not in given]
    # Reasoning about what could be known at the time is primary, its topic secondary (CODEBOOK 4, rule 2).
    given.sort(key=lambda one: labels[one] not in GOES_FIRST)
    return [(one, rank) for rank, one in enumerate(given, start=1)] + [(one, 0) for one in rest]


@lru_cache(maxsize=1)
def _encoder(name: str) -> Encoder:
    return load_encoder(name)
