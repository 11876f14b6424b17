"""The plain thing to beat: words by TF-IDF and a linear support vector machine, with a line chosen on left-out rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.bool_]
NAME = "TF-IDF + linear SVC"
_INNER = 3


def plain_words(texts: Sequence[str], right: Labels, unseen: Sequence[str]) -> Labels:
    """What TF-IDF (words and pairs) with one linear SVC a label gives to unseen texts: unseen x labels.

    The line above which a label is given, one for all, is the best mean of micro and macro-F1 over three inner folds;
    with fewer than 30 texts it is the SVC's own.
    """
    from thememiner.coding.fitted.linear import micro_macro

    line = 0.0
    if len(texts) >= 10 * _INNER:
        inner = np.random.default_rng(1).permutation(len(texts)) % _INNER
        margins = np.zeros(right.shape)
        for fold in range(_INNER):
            held, rest = np.flatnonzero(inner == fold).tolist(), np.flatnonzero(inner != fold).tolist()
            margins[held] = _margins([texts[i] for i in rest], right[rest], [texts[i] for i in held])
        lines = np.round(np.arange(-1.0, 0.55, 0.05), 2)
        line = float(max(lines, key=lambda one: (sum(micro_macro(margins >= one, right)), -abs(one))))
    return np.asarray(_margins(texts, right, unseen) >= line)


def _margins(texts: Sequence[str], right: Labels, unseen: Sequence[str]) -> NDArray[np.float64]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2 if len(texts) >= 60 else 1, sublinear_tf=True)
    try:
        rows, others = vectors.fit_transform(texts), vectors.transform(unseen)
    except ValueError:  # no word at all
        return np.full((len(unseen), right.shape[1]), -1.0)
    # A label that all texts have, or none, cannot be learnt.
    margins = np.where(right.all(axis=0), 1.0, -1.0) * np.ones((len(unseen), 1))
    for label in np.flatnonzero(right.any(axis=0) & ~right.all(axis=0)):
        model = LinearSVC(class_weight="balanced", random_state=0)
        margins[:, label] = model.fit(rows, right[:, label]).decision_function(others)
    return np.asarray(margins)
