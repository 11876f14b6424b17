"""Any model of sentence-transformers that lies on this machine, for those who have that package (and torch) installed.

It is never installed by thememiner. Models are opened from a folder only: nothing is downloaded, and no code that a
model's folder may carry is run.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thememiner.errors import InputError, ThememinerError


class SentenceTransformersEncoder:
    """An encoder over ``sentence_transformers.SentenceTransformer``.

    Args:
        folder: Folder of the model, as ``SentenceTransformer.save`` writes it.

    Raises:
        InputError: There is no such folder, or it holds no model.
        ThememinerError: The package is not installed.
    """

    def __init__(self, folder: Path) -> None:
        if not (folder / "modules.json").is_file():
            remedy = "give the folder of a saved sentence-transformers model (with modules.json)"
            raise InputError(str(folder), "holds no model", remedy=remedy)
        # Read by the package when it is imported: whatever a model's files ask for, nothing is fetched.
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            package = importlib.import_module("sentence_transformers")
        except ModuleNotFoundError as error:
            remedy = "install it (`pip install sentence-transformers`), or set the encoder to minilm"
            raise ThememinerError(f"the package sentence-transformers is not installed: {remedy}") from error
        self.name = f"sentence-transformers:{folder}"
        self.note = f"Vectors were made by the model in {folder}, not by the one this version was measured with."
        self._model = package.SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 per text; texts longer than the model reads are cut off by it."""
        vectors = self._model.encode(
            list(texts), convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)
