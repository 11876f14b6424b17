"""What a codebook knows of the labels: vectors of its entries and phrases, and the wordings of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook, Theme
from thememiner.coding.evidence import Evidence, find_evidence
from thememiner.coding.theme_index import theme_index
from thememiner.encoding import Encoder

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Vectors of the labels' entries, centred on their own mean (themes and texts lie in different places).

    Attributes:
        labels: k x d, label with definition; zeros for a label that the codebook does not have.
        phrases: p x d, indicative phrases.
        owners: For each phrase the number of its label.
        texts: The phrases.
    """

    labels: Matrix
    phrases: Matrix
    owners: NDArray[np.int32]
    texts: tuple[str, ...]

    def nearness(self, centred: Matrix) -> tuple[Matrix, Matrix]:
        """Cosines of texts (n x d, centred) with each label and with the nearest phrase of each label: n x k, twice."""
        unit = unit_rows(centred)
        to_labels = unit @ self.labels.T
        to_phrases = np.zeros_like(to_labels)
        if len(self.texts):
            cosines = unit @ self.phrases.T
            for label in np.unique(self.owners):
                to_phrases[:, label] = cosines[:, self.owners == label].max(axis=1)
        return to_labels, to_phrases

    def nearest(self, centred: Matrix, label: int) -> tuple[str, float]:
        """The phrase of a label that one text (d) is nearest to, and the cosine; empty if it has none."""
        own = np.flatnonzero(self.owners == label)
        if not len(own):
            return "", 0.0
        cosines = self.phrases[own] @ unit_rows(centred[None])[0]
        best = int(np.argmax(cosines))
        return self.texts[own[best]], float(cosines[best])


def unit_rows(matrix: Matrix) -> Matrix:
    """Rows of length 1; rows of zeros stay."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    rows: Matrix = (matrix / np.maximum(lengths, 1e-9)).astype(np.float32)
    return rows


def entries_of(labels: Sequence[str], codebook: Codebook | None, encoder: Encoder, dimensions: int) -> Entries:
    """Encode the codebook's entries for these labels."""
    themes = themes_of(labels, codebook)
    owned = [(place, text) for place, theme in enumerate(themes) if theme for text in _phrases(theme)]
    matrix = np.zeros((len(labels), dimensions), dtype=np.float32)
    known = [place for place, theme in enumerate(themes) if theme]
    phrases = np.zeros((0, dimensions), dtype=np.float32)
    if known:
        matrix[known] = _centred(encoder.encode([_entry(theme) for theme in themes if theme]))
        phrases = _centred(encoder.encode([text for _, text in owned]))
    owners = np.array([place for place, _ in owned], dtype=np.int32)
    return Entries(matrix, phrases, owners, tuple(text for _, text in owned))


def centres_of(labels: Sequence[str], codebook: Codebook | None, encoder: Encoder, mean: Matrix) -> Matrix:
    """Unit vectors, centred on the mean of the fitting texts, of the entries' phrases."""
    phrases = [text for theme in themes_of(labels, codebook) if theme for text in _phrases(theme)]
    texts = list(dict.fromkeys(phrases))
    if not texts:
        return np.zeros((0, len(mean)), dtype=np.float32)
    # Kept in 16 bits: what is fitted must be fitted on what will be read again.
    return unit_rows(encoder.encode(texts) - mean).astype(np.float16).astype(np.float32)


def themes_of(labels: Sequence[str], codebook: Codebook | None) -> list[Theme | None]:
    """For each label the theme of the codebook that has it as its id or (whatever the case) its label."""
    themes = codebook.themes if codebook else ()
    by_name = {theme.label.strip().casefold(): theme for theme in themes} | {theme.id: theme for theme in themes}
    return [by_name.get(label) or by_name.get(label.strip().casefold()) for label in labels]


class RuleEvidence:
    """What the rules and cues of a codebook find for labels in texts.

    Args:
        labels: The labels.
        codebook: Where their wordings come from; none: nothing is ever found.
    """

    def __init__(self, labels: Sequence[str], codebook: Codebook | None) -> None:
        self._size = len(labels)
        themes = themes_of(labels, codebook)
        self._places = {theme.id: place for place, theme in enumerate(themes) if theme}
        self._index = theme_index(codebook) if codebook and self._places else None

    def find(self, texts: Sequence[str]) -> list[dict[int, Evidence]]:
        """Evidence by number of the label, for each text."""
        if self._index is None:
            return [{} for _ in texts]
        found = [find_evidence(self._index, text) for text in texts]
        return [
            {self._places[theme_id]: one for theme_id, one in row.items() if theme_id in self._places} for row in found
        ]

    def weights(self, found: Sequence[dict[int, Evidence]]) -> Matrix:
        """Weights of what was found: texts x labels."""
        matrix = np.zeros((len(found), self._size), dtype=np.float32)
        for row, by_label in enumerate(found):
            for label, one in by_label.items():
                matrix[row, label] = one.weight
        return matrix


def _entry(theme: Theme) -> str:
    return f"{theme.label}: {theme.definition}"


def _phrases(theme: Theme) -> list[str]:
    given = (theme.definition, theme.include, theme.failing, theme.good, *theme.facets)
    return [text for text in (*given, *(phrase.text for phrase in theme.phrases)) if text]


def _centred(vectors: Matrix) -> Matrix:
    return unit_rows(vectors - vectors.mean(axis=0)) if len(vectors) > 1 else unit_rows(vectors)
