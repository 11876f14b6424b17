"""A model as files: arrays in safetensors, everything else in JSON, and a card that pins both by sha256.

Nothing in them can run code, and the same model is the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from thememiner.artefacts import check_files, file_sha256
from thememiner.codebook import Codebook
from thememiner.coding.fitted.entries import Entries, RuleEvidence
from thememiner.coding.fitted.features import Extractor
from thememiner.coding.fitted.model import Decision, ThemeModel
from thememiner.coding.fitted.pairs import NAMES
from thememiner.coding.fitted.ridge import MIXES, Linear
from thememiner.coding.fitted.words import Words
from thememiner.encoding import Encoder
from thememiner.errors import InputError

FORMAT = 1
PARTS = ("vectors", "pulls", "words", "evidence")
CARD, ARRAYS, SETTINGS = "card.json", "model.safetensors", "model.json"
REMEDY = "fit the model again, or install thememiner again if it is the packaged one"
Arrays = dict[str, NDArray[Any]]


def save_model(model: ThemeModel, folder: Path, card: Mapping[str, object]) -> None:
    """Write a model into a folder, made if need be; ``card`` as `card.make_card` gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ARRAYS).write_bytes(save(_arrays(model)))
    _write(folder / SETTINGS, _settings(model))
    digests = {name: file_sha256(folder / name) for name in (ARRAYS, SETTINGS)}
    _write(folder / CARD, {"format": FORMAT, **card, "sha256": digests})


def load_model(folder: Path, *, encoder: Encoder | None = None) -> ThemeModel:
    """Read a model.

    Args:
        folder: Where `save_model` wrote it.
        encoder: Used where vectors are not given; by default the one the model was fitted with, loaded when needed.

    Raises:
        InputError: A file is missing, was altered, or is of a later version of thememiner.
    """
    card = read_card(folder)
    digests = card.get("sha256")
    if not isinstance(digests, dict) or not {ARRAYS, SETTINGS} <= digests.keys():
        raise InputError(str(folder / CARD), "does not say what its files must be", remedy=REMEDY)
    check_files(folder, {name: str(digests[name]) for name in (ARRAYS, SETTINGS)}, remedy=REMEDY)
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    try:
        return _model(settings, load_file(str(folder / ARRAYS)), encoder)
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise InputError(str(folder), f"is not a model that can be used ({error})", remedy=REMEDY) from error


def read_card(folder: Path) -> dict[str, Any]:
    """The card of a model.

    Raises:
        InputError: It is missing, is not JSON, or is of a later version of thememiner.
    """
    path = folder / CARD
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(str(path), "is missing", remedy="give the folder of a fitted model") from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})", remedy=REMEDY) from error
    form = card.get("format") if isinstance(card, dict) else None
    if not isinstance(form, int):
        raise InputError(str(path), "is not the card of a fitted theme model", remedy=REMEDY)
    if form > FORMAT:
        raise InputError(str(path), f"was made by a later version (format {form})", remedy="update thememiner")
    return dict(card)


def _arrays(model: ThemeModel) -> Arrays:
    parts = model.extractor
    arrays: Arrays = {
        "mean": parts.mean,
        "centres": parts.centres.astype(np.float16),
        "rarity": parts.words.rarity,
        "labels": parts.entries.labels.astype(np.float16),
        "phrases": parts.entries.phrases.astype(np.float16),
        "owners": parts.entries.owners,
        "decision.weights": model.decision.weights,
        "decision.offsets": model.decision.offsets,
    }
    for name, one in model.linear.items():
        has = dict(zip(PARTS, MIXES[name], strict=True))
        arrays |= {f"{name}.{part}": getattr(one, part).astype(np.float16) for part, weight in has.items() if weight}
        arrays |= {f"{name}.pulls": one.pulls, f"{name}.offsets": one.offsets}
    return {name: np.ascontiguousarray(array) for name, array in sorted(arrays.items())}


def _settings(model: ThemeModel) -> dict[str, object]:
    decision = model.decision
    return {
        "labels": model.labels,
        "encoder": model.encoder_name,
        "threshold": decision.threshold,
        "doubtful": decision.doubtful,
        "cap": decision.cap,
        "pairs": NAMES,
        "terms": model.extractor.words.terms,
        "phrases": model.extractor.entries.texts,
        "codebook": model.codebook.model_dump(mode="json", exclude_defaults=True) if model.codebook else None,
    }


def _model(settings: Mapping[str, Any], arrays: Arrays, encoder: Encoder | None) -> ThemeModel:
    if settings["pairs"] != list(NAMES):
        raise ValueError("it weighs other things than this version does")
    labels = tuple(settings["labels"])
    codebook = Codebook.model_validate(settings["codebook"]) if settings["codebook"] else None
    wide = {name: array.astype(np.float32) for name, array in arrays.items() if name != "owners"}
    entries = Entries(wide["labels"], wide["phrases"], arrays["owners"], tuple(settings["phrases"]))
    words = Words(tuple(settings["terms"]), wide["rarity"])
    low, high = settings["doubtful"]
    decision = Decision(
        wide["decision.weights"], wide["decision.offsets"], settings["threshold"], (low, high), settings["cap"]
    )
    extractor = Extractor(wide["mean"], wide["centres"], words, entries, RuleEvidence(labels, codebook))
    linear = {
        name: _linear(name, wide, (len(wide["mean"]), len(wide["centres"]), len(words.terms), len(labels)))
        for name in MIXES
    }
    return ThemeModel(labels, extractor, linear, decision, settings["encoder"], codebook, encoder)


def _linear(name: str, arrays: Arrays, sizes: tuple[int, int, int, int]) -> Linear:
    """A part that weighs nothing is not kept."""
    vectors, pulls, words, evidence = (
        arrays.get(f"{name}.{part}", np.zeros((size, sizes[3]), dtype=np.float32))
        for part, size in zip(PARTS, sizes, strict=True)
    )
    return Linear(vectors, pulls, words, evidence, arrays[f"{name}.offsets"])


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
