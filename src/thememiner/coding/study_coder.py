"""The coder put right by a study's own model, and that model as files.

What the coder says of statements and polarities stays as it is; themes are given by the model's probabilities.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thememiner.artefacts import check_files, file_sha256
from thememiner.codebook import Codebook
from thememiner.coding import Coder
from thememiner.coding.rules import CAP
from thememiner.coding.stance import NOT_LEARNING
from thememiner.coding.study_model import NAMES, StudyModel, given_themes
from thememiner.encoding import Encoder
from thememiner.errors import InputError
from thememiner.records import Coding, CodingUnit, Tag

FORMAT = 1
KIND = "decisions"
CARD, ARRAYS = "card.json", "model.safetensors"
REMEDY = "run `thememiner fit` again, or delete the folder"
MARGIN = 0.1
"""A theme whose probability is this near to the threshold is doubtful."""

_KEPT = ("mean", "lines", "heights", "weights", "offsets")


def cap_of(codebook: Codebook) -> int | None:
    """How many themes a unit may have at most; only the packaged codebook says."""
    return CAP if codebook.is_default else None


class DecidedCoder:
    """A coder whose themes are put right by people's decisions.

    Args:
        coder: The coder.
        model: Fitted on that coder's scores.
        encoder: Makes the vectors that the model was fitted on.
        cap: Most themes of one unit, where there is such a number.
        themes: The codebook's ids; others are not given.
    """

    def __init__(
        self, coder: Coder, model: StudyModel, encoder: Encoder, *, cap: int | None, themes: Sequence[str]
    ) -> None:
        self._coder = coder
        self._model = model
        self._encoder = encoder
        self._cap = cap
        self._kept = np.array([theme in set(themes) for theme in model.themes], dtype=bool)

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in order."""
        codings = self._coder.code(units)
        if not units:
            return codings
        found = self._model.probabilities(codings, self._encoder.encode([unit.text for unit in units]))
        found[:, ~self._kept] = 0.0
        given = given_themes(found, self._model.threshold, self._cap)
        return [self._put_right(coding, found[row], given[row]) for row, coding in enumerate(codings)]

    def _put_right(self, coding: Coding, found: NDArray[np.float64], given: NDArray[np.bool_]) -> Coding:
        tags = {tag.theme_id: tag for tag in coding.tags}
        counts = coding.stance.statement not in NOT_LEARNING or any(tag.assigned for tag in coding.tags)
        order = np.argsort(-found, kind="stable")
        ranks = {int(place): rank for rank, place in enumerate((one for one in order if given[one]), start=1)}
        made = []
        for place in order:
            theme = self._model.themes[int(place)]
            if theme in tags or given[place]:
                rank = ranks.get(int(place), 0) if counts else 0
                made.append(self._tag(coding, theme, tags.get(theme), float(found[place]), rank))
        # Themes that came into the codebook after the fit are the coder's alone, and come last.
        unknown = [tag for tag in coding.tags if tag.theme_id not in self._model.themes]
        later = [tag for tag in unknown if tag.assigned]
        moved = [replace(tag, rank=len(ranks) + place) for place, tag in enumerate(later, start=1)]
        return Coding(coding.stance, (*made, *moved, *(tag for tag in unknown if not tag.assigned)))

    def _tag(self, coding: Coding, theme: str, tag: Tag | None, found: float, rank: int) -> Tag:
        said = f"people's decisions: {found:.2f}"
        near = abs(found - self._model.threshold) < MARGIN
        if tag is None:
            stance = coding.stance
            return Tag(stance.unit_id, theme, stance.polarity, round(found, 4), rank, said, "", doubtful=True)
        rule = f"{tag.rule}; {said}" if tag.rule else said
        doubtful = near or (tag.doubtful and tag.assigned == (rank > 0))
        return Tag(tag.unit_id, theme, tag.polarity, round(found, 4), rank, rule, tag.words, doubtful)


def save_study_model(model: StudyModel, folder: Path, card: Mapping[str, object]) -> None:
    """Write a model into a folder, made if need be; the same model and card are the same bytes."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: np.ascontiguousarray(getattr(model, name), dtype=np.float32) for name in _KEPT}
    save_file(arrays, str(folder / ARRAYS))
    content = {
        "format": FORMAT,
        "kind": KIND,
        **card,
        "weighs": NAMES,
        "threshold": model.threshold,
        "intercept": round(model.intercept, 6),
        "themes": model.themes,
        "sha256": {ARRAYS: file_sha256(folder / ARRAYS)},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (folder / CARD).write_text(text, encoding="utf-8", newline="\n")


def load_study_model(folder: Path, *, coder: str, encoder: str) -> StudyModel:
    """Read a model, and check that it was fitted on this coder's scores and this encoder's vectors.

    Raises:
        InputError: It is missing, was altered, is of a later version, or was fitted on something else.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    card = _card(folder)
    for name, used in (("coder", coder), ("encoder", encoder)):
        if card.get(name) != used:
            reason = f"was fitted with the {name} {card.get(name)!r}, and the study's is {used!r}"
            raise InputError(str(folder), reason, remedy=REMEDY)
    try:
        check_files(folder, {ARRAYS: str(card["sha256"][ARRAYS])}, remedy=REMEDY)
        if tuple(card["weighs"]) != NAMES:
            raise ValueError("it weighs other things than this version does")
        arrays = {name: array.astype(np.float64) for name, array in load_file(str(folder / ARRAYS)).items()}
        parts = {name: arrays[name] for name in _KEPT}
        return StudyModel(tuple(card["themes"]), **parts, intercept=card["intercept"], threshold=card["threshold"])
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise InputError(str(folder), f"is not a model that can be used ({error})", remedy=REMEDY) from error


def remove_study_model(folder: Path) -> bool:
    """Take a model away; returns whether there was one."""
    there = (folder / CARD).exists()
    for name in (CARD, ARRAYS):
        (folder / name).unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return there


def _card(folder: Path) -> dict[str, Any]:
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(str(folder / CARD), f"cannot be read ({error})", remedy=REMEDY) from error
    if not isinstance(card, dict) or card.get("kind") != KIND:
        raise InputError(str(folder / CARD), "is not the card of a model fitted on decisions", remedy=REMEDY)
    if card.get("format") != FORMAT:
        raise InputError(str(folder / CARD), "was made by a later version", remedy="update thememiner")
    return card
