"""What the texts of a table teach about one another: texts alike get alike themes, with no label given.

The themes that names and definitions gave surely are taken as if they were labels, a linear score is fitted on them
over vectors and words, and what it says of each text without that text is added to what its own words said.
(Self-training: Yarowsky 1995. Left-out scores of least squares: Rifkin and Lippert 2007.)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from thememiner.coding.fitted.words import fit_words

Matrix = NDArray[np.float64]
LEAST_TEXTS = 100
"""With fewer texts there is too little to learn from one another."""
MOST_TEXTS = 4000
"""So many texts are learnt from, evenly spaced; the matrix of all against all must stay small."""
VECTORS_WORTH, WORDS_WORTH = 9.0, 4.0
"""What likeness of vectors and of words counts in the kernel."""
PENALTY = 1.0


def left_out_scores(texts: Sequence[str], vectors: NDArray[np.float32], given: NDArray[np.bool_]) -> Matrix:
    """About -1 to 1: what the other texts say of each theme of each text.

    Args:
        texts: n texts.
        vectors: n x d.
        given: n x k, the themes that are taken as labels.

    Returns:
        n x k.
    """
    step = -(-len(texts) // MOST_TEXTS)
    taught = np.zeros(len(texts), dtype=bool)
    taught[::step] = True
    centred = (vectors - vectors[taught].mean(axis=0)).astype(np.float64)
    words = fit_words([text for text, own in zip(texts, taught, strict=True) if own]).weigh(texts)
    target = given[taught] * 2.0 - 1.0
    # Sums over several threads come in another order, and so with other last digits.
    with threadpool_limits(limits=1):
        likeness = 1.0 + VECTORS_WORTH * centred @ centred[taught].T + WORDS_WORTH * (words @ words[taught].T).toarray()
        inverse = np.linalg.inv(likeness[taught] + PENALTY * np.eye(int(taught.sum())))
        dual = inverse @ target
        scores: Matrix = likeness @ dual
    # What a text would have scored, had it not been among those learnt from.
    scores[taught] = target - dual / np.diag(inverse)[:, None]
    return scores
