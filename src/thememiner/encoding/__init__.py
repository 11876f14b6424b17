"""Encoding: texts -> vectors in which likeness of meaning is nearness.

An encoder is anything with ``encode``; a new one is one file and one row in `ENCODERS`. Nothing heavy is imported here.
Which encoder is used is always somebody's choice: where one cannot be had, that is an error and never another encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from thememiner.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT_ENCODER = "minilm"


class Encoder(Protocol):
    """Turns texts into vectors."""

    @property
    def name(self) -> str:
        """Its name in `ENCODERS`."""
        ...

    @property
    def note(self) -> str:
        """What everything made with it must tell the reader; empty where there is nothing to tell."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row per text, of length 1 (a row of zeros for a text without any word the encoder knows)."""
        ...


def _minilm(fit_on: Sequence[str], threads: int) -> Encoder:
    from thememiner.encoding.minilm import MiniLM

    return MiniLM(threads=threads)


def _minilm_fp32(fit_on: Sequence[str], threads: int) -> Encoder:
    from thememiner.encoding.minilm import MiniLM

    return MiniLM(threads=threads, quantised=False)


def _tfidf(fit_on: Sequence[str], threads: int) -> Encoder:
    from thememiner.encoding.tfidf import TfidfEncoder

    return TfidfEncoder(fit_on)


ENCODERS: Mapping[str, Callable[[Sequence[str], int], Encoder]] = {
    "minilm": _minilm,
    "minilm-fp32": _minilm_fp32,
    "tfidf": _tfidf,
}
"""Encoders by name, each made of the texts to fit on (a pre-trained one ignores them) and a number of threads."""


def _sentence_transformers(folder: str) -> Encoder:
    from thememiner.encoding.sentence_transformers import SentenceTransformersEncoder

    return SentenceTransformersEncoder(Path(folder))


ADAPTERS: Mapping[str, Callable[[str], Encoder]] = {"sentence-transformers": _sentence_transformers}
"""Encoders of packages that are not ours to install, named with the folder of their model behind a colon."""


def load_encoder(name: str = DEFAULT_ENCODER, *, fit_on: Sequence[str] = (), threads: int = 0) -> Encoder:
    """Make the encoder of this name.

    Args:
        name: A key of `ENCODERS`, or one of `ADAPTERS` with a folder: ``sentence-transformers:models/mine``.
        fit_on: The texts that an encoder without a model of its own learns its words from: give it all that is to be
            compared, since vectors of two fits cannot be compared.
        threads: Threads to compute with; 0 means one per core.

    Raises:
        InputError: There is no such encoder, its files are not the ones that were checked, or it cannot be fitted.
        ThememinerError: The package that holds its files is not installed.
    """
    adapter, _, folder = name.partition(":")
    if folder and adapter in ADAPTERS:
        return ADAPTERS[adapter](folder)
    if name not in ENCODERS:
        known = ", ".join([*ENCODERS, *(f"{one}:FOLDER" for one in ADAPTERS)])
        raise InputError("settings", f"there is no encoder {name!r}", place="field 'encoder'", remedy=f"use: {known}")
    return ENCODERS[name](fit_on, threads)
