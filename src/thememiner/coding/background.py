"""Where texts and theme definitions lie on average: what is subtracted before likeness of meaning is compared.

Sentence vectors of one field all point the same way; without that common part themes are told apart far better.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.artefacts import artefact_folder, check_files

NAME = "background"
FILE = "means.safetensors"
SHA256 = "abb0d9a668f0479bd5b52b24b8007f09003451947ef64f310ee5ecb161408b60"
ENCODERS = frozenset({"minilm", "minilm-fp32"})
"""Encoders in whose space the packaged means lie (the two differ by rounding only)."""

TEXTS_WORTH = 100
"""The packaged mean of texts counts like so many texts beside the user's own."""
THEMES_WORTH = 5
"""The packaged mean of definitions counts like so many themes: the mean of three themes alone would take away most of
what tells them from everything else."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Background:
    """Mean vectors of texts and of ``label: definition`` lines, before any of the user's own are seen."""

    texts: Vector
    themes: Vector

    def centre_of_texts(self, vectors: Vector) -> Vector:
        """The mean of these texts (texts x dimensions, or none), held near the packaged one while they are few."""
        return _towards(self.texts, TEXTS_WORTH, vectors)

    def centre_of_themes(self, vectors: Vector) -> Vector:
        """The mean of these themes, likewise."""
        return _towards(self.themes, THEMES_WORTH, vectors)


def load_background(encoder: str, dimensions: int) -> Background:
    """The packaged means for an encoder of this name; means of zero for one in whose space none were made.

    Raises:
        InputError: The file is missing or is not the one that was made.
    """
    if encoder not in ENCODERS:
        return Background(np.zeros(dimensions, np.float32), np.zeros(dimensions, np.float32))
    from safetensors.numpy import load_file

    folder = artefact_folder(NAME)
    check_files(folder, {FILE: SHA256})
    arrays = load_file(folder / FILE)
    return Background(arrays["texts"], arrays["themes"])


def _towards(packaged: Vector, worth: int, vectors: Vector) -> Vector:
    # Where there is no packaged mean (all zeros) it must not draw the own mean towards nothing.
    worth = worth if packaged.any() else 0
    if not worth + len(vectors):
        return packaged
    mean: Vector = ((worth * packaged + vectors.sum(axis=0)) / (worth + len(vectors))).astype(np.float32)
    return mean
