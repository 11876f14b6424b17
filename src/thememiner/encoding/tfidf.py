"""Words counted and condensed: for where no sentence model may be used.

TF-IDF followed by a truncated singular value decomposition (latent semantic analysis; Deerwester and others, *Indexing
by latent semantic analysis*, JASIS 41, 1990). It knows which words stand together in the texts it was fitted on, and
nothing else: two passages that say the same in other words stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from thememiner.errors import InputError

DIMENSIONS = 100
SEED = 0


class TfidfEncoder:
    """An encoder that is fitted on the texts it is to compare.

    Args:
        fit_on: The texts to learn words from. Vectors of two encoders fitted on different texts cannot be compared.

    Raises:
        InputError: There are not two different texts with words in them.
    """

    name = "tfidf"
    note = (
        "Made with word counts (TF-IDF), not with the sentence model: passages that say the same in different words "
        "are not brought together."
    )

    def __init__(self, fit_on: Sequence[str]) -> None:
        self._counter = TfidfVectorizer(stop_words="english", sublinear_tf=True, dtype=np.float64)
        counted = self._counter.fit_transform(_with_words(fit_on, self._counter))
        self._condense = TruncatedSVD(min(DIMENSIONS, *counted.shape), random_state=SEED)
        # Sums over several threads come in another order, and so with other last digits.
        with threadpool_limits(limits=1):
            self._condense.fit(counted)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        Returns:
            float32, texts x (at most 100), rows of length 1; zeros for a text without a word it was fitted on.
        """
        if not texts:
            return np.zeros((0, self._condense.n_components), dtype=np.float32)
        with threadpool_limits(limits=1):
            condensed = self._condense.transform(self._counter.transform(texts))
        return np.asarray(normalize(condensed), dtype=np.float32)


def _with_words(texts: Sequence[str], counter: TfidfVectorizer) -> list[str]:
    words_of = counter.build_analyzer()
    kept = [text for text in texts if words_of(text)]
    if len({tuple(words_of(text)) for text in kept}) < 2:
        reason = f"the encoder 'tfidf' needs two different texts with words to be fitted on, of {len(texts)} given"
        raise InputError("encoder", reason, remedy="give it the texts that are to be compared")
    return kept
