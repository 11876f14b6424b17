"""The stance model as files: ``model.safetensors`` (arrays), ``model.json`` (what they are) and ``card.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save

from thememiner.artefacts import check_files
from thememiner.coding.fitted_stance.layout import Layout, Vocabulary
from thememiner.coding.fitted_stance.linear import Linear
from thememiner.coding.fitted_stance.model import StanceModel
from thememiner.errors import InputError

ARRAYS, SETTINGS, CARD = "model.safetensors", "model.json", "card.json"
PARTS = ("statement", "polarity", "falls_short", "good")
_LAYOUT_OF = {"good": "falls_short"}
"""Models that see the same as another."""
_FORMAT = 1


def save_stance_model(model: StanceModel, folder: Path) -> None:
    """Write arrays (in 16 bits) and settings; the same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, NDArray[np.float16]] = {}
    settings: dict[str, Any] = {"format": _FORMAT}
    for name in PARTS:
        linear: Linear = getattr(model, name)
        layout = linear.layout
        own = {"weights": linear.weights, "intercepts": linear.intercepts}
        settings[name] = {"classes": linear.classes}
        if name not in _LAYOUT_OF:
            own |= {"means": layout.means, "spreads": layout.spreads}
            own |= {f"idf {one.counted}": one.weights for one in layout.vocabularies}
            settings[name] |= _layout_settings(layout)
        arrays |= {f"{name}: {key}": np.ascontiguousarray(value, dtype=np.float16) for key, value in own.items()}
    (folder / ARRAYS).write_bytes(save(dict(sorted(arrays.items()))))
    text = json.dumps(settings, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / SETTINGS).write_text(text + "\n", encoding="utf-8", newline="\n")


def _layout_settings(layout: Layout) -> dict[str, Any]:
    return {
        "vocabularies": {one.counted: one.entries for one in layout.vocabularies},
        "numbers": layout.numbers,
        "contexts": layout.contexts,
        "vector_size": layout.vector_size,
        "vector_weight": layout.vector_weight,
        "context_weight": layout.context_weight,
    }


def load_stance_model(folder: Path) -> StanceModel:
    """Open a stance model.

    Args:
        folder: Where it lies, e.g. ``artefact_folder("safeguarding-stance")``.

    Raises:
        InputError: A file is missing, or is not the one its card names.
    """
    card = _json(folder / CARD)
    check_files(folder, {name: card.get("sha256", {}).get(name, "") for name in (ARRAYS, SETTINGS)})
    return read_stance_model(folder)


def read_stance_model(folder: Path) -> StanceModel:
    """Open a stance model that has no card yet."""
    settings = _json(folder / SETTINGS)
    if settings.get("format") != _FORMAT:
        raise InputError(str(folder / SETTINGS), "is of another format", remedy="fit it again with tools/fit_stance.py")
    arrays = {name: value.astype(np.float32) for name, value in load_file(folder / ARRAYS).items()}
    layouts = {name: _layout(name, settings[name], arrays) for name in PARTS if name not in _LAYOUT_OF}
    parts = {
        name: Linear(
            tuple(settings[name]["classes"]),
            layouts[_LAYOUT_OF.get(name, name)],
            arrays[f"{name}: weights"],
            arrays[f"{name}: intercepts"],
        )
        for name in PARTS
    }
    return StanceModel(**parts)


def _layout(name: str, own: Mapping[str, Any], arrays: Mapping[str, NDArray[np.float32]]) -> Layout:
    return Layout(
        tuple(
            Vocabulary(counted, tuple(own["vocabularies"][counted]), arrays[f"{name}: idf {counted}"])
            for counted in ("words", "shapes", "opening")
            if counted in own["vocabularies"]
        ),
        tuple(own["numbers"]),
        arrays[f"{name}: means"],
        arrays[f"{name}: spreads"],
        tuple(own["contexts"]),
        int(own["vector_size"]),
        float(own["vector_weight"]),
        float(own["context_weight"]),
    )


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise InputError(str(path), "is missing", remedy="install thememiner again")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
