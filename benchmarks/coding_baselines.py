"""What a user could have without this product: keywords, TF-IDF and a linear model, nearness of sentence vectors."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.coding_measures import Themes, micro_macro, themes_of
from thememiner.codebook import default_codebook
from thememiner.coding.matching import WordingIndex
from thememiner.coding.nearness import entry_line
from thememiner.coding.wording import compile_wording, cue_wordings
from thememiner.encoding import Encoder

Row = dict[str, str]


class Baselines:
    """The baselines.

    Args:
        data: The folder ``shared/data``.
        encoder: Makes vectors.
    """

    def __init__(self, data: Path, encoder: Encoder) -> None:
        self._data = data
        self._encoder = encoder

    def keywords(self, texts: Sequence[str]) -> Themes:
        """Every theme one of whose cues occurs, in any of the ways in which it may be read."""
        index = _cues()
        return [{hit.key for hit in index.find(text)} for text in texts]

    def regression(self, texts: Sequence[str], without: str) -> Themes:
        """TF-IDF (words and pairs) and one-vs-rest logistic regression on what ours may see (without our own rows)."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.multiclass import OneVsRestClassifier
        from sklearn.preprocessing import MultiLabelBinarizer

        rows = [*self._coded("training"), *(row for row in self._invented() if row["id"][:2] != without)]
        if without != "real":
            rows += [*self._coded("findings"), *self._coded("paragraphs")]
        labels = MultiLabelBinarizer()
        vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000))
        model.fit(vectors.fit_transform([row["text"] for row in rows]), labels.fit_transform(map(themes_of, rows)))
        likely = model.predict_proba(vectors.transform(texts)) >= 0.5
        return [set(labels.classes_[row]) for row in likely]

    def nearness(self, texts: Sequence[str]) -> Themes:
        """The themes whose "label: definition" is near enough, where the line is the best one for training.csv."""
        training = self._coded("training")
        line, right = 0.0, [themes_of(row) for row in training]
        near = self._near([row["text"] for row in training])
        line = max(np.arange(0.2, 0.7, 0.02), key=lambda one: micro_macro(_above(near, float(one)), right)[0])
        return _above(self._near(texts), float(line))

    def _near(self, texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        themes = self._encoder.encode([entry_line(theme) for theme in default_codebook().themes])
        return self._encoder.encode(texts) @ themes.T

    def _coded(self, name: str) -> list[Row]:
        with (self._data / "coded" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as source:
            return list(csv.DictReader(source))

    def _invented(self) -> list[Row]:
        with (self._data / "invented" / "passages.csv").open(encoding="utf-8-sig", newline="") as source:
            return list(csv.DictReader(source))


@lru_cache(maxsize=1)
def _cues() -> WordingIndex[str]:
    return WordingIndex(
        (theme.id, compile_wording(written, {}))
        for theme in default_codebook().themes
        for cue in theme.cues
        for written in cue_wordings(cue)
    )


def _above(near: np.ndarray[tuple[int, int], np.dtype[np.float32]], line: float) -> Themes:
    ids = [theme.id for theme in default_codebook().themes]
    return [{ids[place] for place in np.flatnonzero(row >= line)} for row in near]
