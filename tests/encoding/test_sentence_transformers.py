from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from thememiner.encoding import load_encoder
from thememiner.errors import InputError, ThememinerError

# What of the package is used, with its names and defaults; the real one was tried once by hand (docs/evaluation.md).
PACKAGE = """
import numpy as np

class SentenceTransformer:
    def __init__(self, path, device=None, local_files_only=False):
        assert local_files_only, "might download"
        self.path = path

    def encode(self, sentences, convert_to_numpy=True, normalize_embeddings=False, show_progress_bar=None):
        rows = np.array([[len(one), 1.0] for one in sentences], dtype=np.float64)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True) if normalize_embeddings else rows
"""


@pytest.fixture
def model(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    yield folder
    sys.modules.pop("sentence_transformers", None)


def test_a_local_model_is_used_without_network(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sentence_transformers.py").write_text(PACKAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    encoder = load_encoder(f"sentence-transformers:{model}")
    vectors = encoder.encode(["neglect", "a"])
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert str(model) in encoder.note


def test_without_the_package_the_command_is_named(model: Path) -> None:
    with pytest.raises(ThememinerError, match="pip install sentence-transformers"):
        load_encoder(f"sentence-transformers:{model}")


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no model; give the folder"):
        load_encoder(f"sentence-transformers:{tmp_path}")
