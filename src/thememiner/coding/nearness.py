"""Nearness of texts to theme definitions, by sentence vectors: what a theme is about beside the words that it uses.

A theme's vector is that of "label: definition". The mean of all themes is taken from the themes, the mean of all texts
from the texts, and both are brought back to length 1 (Mu and Viswanath 2018, "all-but-the-top", had the same thought of
words). Measured, it lifts finding the right theme much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Theme
from thememiner.coding.background import load_background
from thememiner.coding.sentences import sentence_spans
from thememiner.encoding import Encoder

Matrix = NDArray[np.float32]
LEAST_WORDS = 3
"""A sentence of fewer words ("Bruises.", "2.") is read with its text only: alone it is near to anything."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near one text is to each theme.

    Attributes:
        scores: One per theme, -1..1: half that of the whole text, half that of its nearest sentence.
        nearest: For each theme, the span of the nearest sentence.
    """

    scores: Matrix
    nearest: tuple[tuple[int, int], ...]


class NearnessCoder:
    """Says how near texts are to the themes of a codebook.

    Args:
        themes: The themes; phrases they have count beside label and definition.
        encoder: Makes vectors.
        corpus: Vectors of the texts that are to be compared (texts x dimensions), to take their mean from; without
            them the packaged mean stands in, so that a text scores the same whatever else is coded.
    """

    def __init__(self, themes: Sequence[Theme], encoder: Encoder, *, corpus: Matrix | None = None) -> None:
        self._encoder = encoder
        entries = encoder.encode([entry_line(theme) for theme in themes])
        background = load_background(encoder.name, entries.shape[1])
        none = np.zeros((0, entries.shape[1]), np.float32)
        self._centre = background.centre_of_texts(none if corpus is None else corpus)
        bare = _unit(entries - background.centre_of_themes(entries))
        self._themes = _unit(bare + _phrases(themes, encoder, background.texts))

    def scores(self, texts: Sequence[str], vectors: Matrix | None = None) -> Matrix:
        """Nearness, texts x themes, -1..1.

        Args:
            texts: The texts.
            vectors: Their vectors, texts x dimensions, where they are known already.
        """
        found = self.near(texts, vectors)
        return np.stack([one.scores for one in found]) if found else np.zeros((0, len(self._themes)), np.float32)

    def near(self, texts: Sequence[str], vectors: Matrix | None = None) -> list[Nearness]:
        """Scores and nearest sentences, one per text."""
        if not texts:
            return []
        vectors = self._encoder.encode(texts) if vectors is None else vectors
        whole = self._to_themes(vectors)
        spans = [_sentences(text) for text in texts]
        # A text of one sentence is its own nearest sentence: nothing to encode.
        parts = [text[start:end] for text, own in zip(texts, spans, strict=True) if len(own) > 1 for start, end in own]
        near = self._to_themes(self._encoder.encode(parts)) if parts else whole[:0]
        found, at = [], 0
        for text, own, score in zip(texts, spans, whole, strict=True):
            if len(own) < 2:
                found.append(Nearness(score, ((own or [(0, len(text))])[0],) * len(score)))
                continue
            here = near[at : at + len(own)]
            at += len(own)
            found.append(Nearness((score + here.max(axis=0)) / 2, tuple(own[row] for row in here.argmax(axis=0))))
        return found

    def _to_themes(self, vectors: Matrix) -> Matrix:
        # A text without a word that the encoder knows is a row of zeros, near to nothing.
        known = vectors.any(axis=1, keepdims=True)
        product: Matrix = (_unit(vectors - self._centre) * known) @ self._themes.T
        return product


def entry_line(theme: Theme) -> str:
    """A theme as one line of text: what its vector is made of."""
    return f"{theme.label}: {theme.definition}"


def _phrases(themes: Sequence[Theme], encoder: Encoder, centre: Matrix) -> Matrix:
    """By theme, the direction of its phrases; zeros for a theme without any."""
    listed = [(row, phrase.text) for row, theme in enumerate(themes) for phrase in theme.phrases]
    sums = np.zeros((len(themes), len(centre)), np.float32)
    if listed:
        vectors = encoder.encode([text for _, text in listed])
        np.add.at(sums, [row for row, _ in listed], _unit(vectors - centre))
    return _unit(sums)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences that say something, without the white space around them."""
    found = []
    for start, end in sentence_spans(text):
        words = text[start:end]
        if len(words.split()) >= LEAST_WORDS:
            found.append((start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return found


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Matrix = np.divide(rows, np.maximum(lengths, 1e-9), dtype=np.float32)
    return unit
