"""A text as numbers: its vector, its words, and what the codebook's rules find in it.

Long texts come in whole: the encoder reads them to their end. Taking the best of their sentences beside the whole was
measured and added nothing that was worth encoding everything twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from thememiner.coding.evidence import Evidence
from thememiner.coding.fitted.entries import Entries, RuleEvidence, unit_rows
from thememiner.coding.fitted.words import Words

Matrix = NDArray[np.float32]
NARROW = 2.0
"""How fast a centre's pull fades with distance."""
MOST_EVIDENCE = 6.0
"""Evidence above this says no more."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What is known of n texts, in one row each, for k labels.

    Attributes:
        vectors: n x d, centred on the mean of the fitting texts.
        pulls: n x c, how near each centre is, 1 at the centre and fading fast: what makes scores curved.
        words: n x v, sparse, TF-IDF.
        evidence: n x k, weights of what rules and cues found, not capped.
        to_labels: n x k, cosine with each label's entry.
        to_phrases: n x k, cosine with the nearest phrase of each label.
        lengths: n, logarithm of the number of words.
        found: The evidence itself, by number of the label, for reasons.
    """

    vectors: Matrix
    pulls: Matrix
    words: sp.csr_matrix
    evidence: Matrix
    to_labels: Matrix
    to_phrases: Matrix
    lengths: Matrix
    found: tuple[Mapping[int, Evidence], ...]

    @property
    def capped(self) -> Matrix:
        """Evidence as the linear part sees it."""
        return np.minimum(self.evidence, MOST_EVIDENCE)


@dataclass(frozen=True, slots=True, eq=False)
class Extractor:
    """Makes the features of texts; all that it knows was learnt from the fitting texts or stands in the codebook.

    Attributes:
        mean: d, mean vector of the fitting texts.
        centres: c x d, unit vectors, centred on it, of the codebook's phrases. (Fitting texts as centres
            score a little higher, but a vector tells something of its text, and a model may be passed on.)
        words: The vocabulary.
        entries: What the codebook says of the labels.
        rules: Its wordings.
    """

    mean: Matrix
    centres: Matrix
    words: Words
    entries: Entries
    rules: RuleEvidence

    def features(self, texts: Sequence[str], vectors: Matrix) -> Features:
        """The features of texts whose vectors are known (n x d, rows in the order of the texts)."""
        centred = (vectors - self.mean).astype(np.float32)
        found = self.rules.find(texts)
        to_labels, to_phrases = self.entries.nearness(centred)
        lengths = np.log([1 + len(text.split()) for text in texts]).astype(np.float32)
        evidence = self.rules.weights(found)
        return Features(
            centred,
            pulls_of(unit_rows(centred), self.centres),
            self.words.weigh(texts),
            evidence,
            to_labels,
            to_phrases,
            lengths,
            tuple(found),
        )


def pulls_of(unit: Matrix, centres: Matrix) -> Matrix:
    """Radial basis function of unit rows (n x d) around centres (c x d): n x c."""
    pulls: Matrix = np.exp(NARROW * (unit @ centres.T - 1)).astype(np.float32)
    return pulls
