"""Vectors that are computed once: an encoder that remembers.

A text is known by the sha256 of its words, so that the same words in two reviews, or read anew, are encoded once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from thememiner.encoding import Encoder

Vectors = Mapping[str, NDArray[np.float32]]
"""By `text_key`, one vector."""


def text_key(text: str) -> str:
    """What a text is remembered by."""
    return hashlib.sha256(text.encode()).hexdigest()


class KeptVectors:
    """An encoder that computes only what it has not kept; its own encoder is loaded when that is needed.

    Args:
        name: Name of the encoder.
        load: Makes the encoder.
        kept: What is known already.
    """

    def __init__(self, name: str, load: Callable[[], Encoder], kept: Vectors) -> None:
        self.name = name
        self._load = load
        self._encoder: Encoder | None = None
        self._kept = dict(kept)
        self._new: dict[str, NDArray[np.float32]] = {}

    @property
    def note(self) -> str:
        """The note of the encoder within."""
        return self._loaded().note

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text, as the encoder within gives them."""
        keys = [text_key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._kept}
        if missing:
            computed = dict(zip(missing, self._loaded().encode(list(missing.values())), strict=True))
            self._kept |= computed
            self._new |= computed
        if not keys:
            return self._loaded().encode([])
        return np.stack([self._kept[key] for key in keys])

    def hold(self, vectors: Vectors) -> None:
        """Know these vectors, and no others."""
        self._kept = dict(vectors)

    def take_new(self) -> dict[str, NDArray[np.float32]]:
        """What was computed since the last call, to be stored."""
        new, self._new = self._new, {}
        return new

    def _loaded(self) -> Encoder:
        if self._encoder is None:
            self._encoder = self._load()
        return self._encoder
