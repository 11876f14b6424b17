"""What is written beside a model: what it was fitted on, how good it was on what it did not see, and its limits."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.fitted.linear import FOLDS, Fitted, given, micro_macro

FEW_EXAMPLES = 5
LIMITS = (
    "Scores are on rows left out, drawn like the rows that it was fitted on; on other texts it may do worse.",
    "A theme is given by what stands in the text; whether it is learning at all is not decided here.",
    "English only.",
)


@dataclass(frozen=True, slots=True)
class DataSource:
    """One source of rows: its name, how many, the sha256 of its file and who labelled it."""

    name: str
    rows: int
    sha256: str
    labelled_by: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a model cannot know of itself.

    Attributes:
        name: Of the model.
        date: When it was made, ``YYYY-MM-DD``.
        made_by: The command.
        sources: What it was fitted on.
        seed: As given to the fitting.
        grouped_by: What the groups were, if there were any.
        parts: Name of a part of the rows and which rows they are, to be scored apart.
        limits: More that a user must know.
    """

    name: str
    date: str
    made_by: str
    sources: Sequence[DataSource]
    seed: int = 0
    grouped_by: str = ""
    parts: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    limits: Sequence[str] = ()


def make_card(fitted: Fitted, about: About) -> dict[str, object]:
    """The card as JSON can hold it; `artefact.save_model` adds the hashes of the files."""
    model = fitted.model
    return {
        "name": about.name,
        "what": f"gives texts {len(model.labels)} themes; two linear steps over sentence vectors, words and cues",
        "made by": about.made_by,
        "date": about.date,
        "fitted on": [
            {"name": one.name, "rows": one.rows, "sha256": one.sha256, "labelled by": one.labelled_by}
            for one in about.sources
        ],
        "codebook": model.codebook.fingerprint if model.codebook else "",
        "encoder": model.encoder_name,
        "seed": about.seed,
        "versions": {"python": sys.version.split()[0]} | {one: version(one) for one in ("numpy", "scikit-learn")},
        "scores": _scores(fitted, about),
        "labels with few examples": _few(fitted),
        "limits": [*LIMITS, *about.limits],
    }


def _scores(fitted: Fitted, about: About) -> dict[str, object]:
    decision = fitted.model.decision
    found = given(fitted.left_out, decision.threshold, decision.cap)
    right = fitted.right
    doubtful = found & (fitted.left_out < decision.doubtful[1])
    rows = f"groups ({about.grouped_by})" if about.grouped_by else "rows"
    return {
        "protocol": f"each row scored without itself, {FOLDS} folds of {rows}; one threshold, chosen on these scores",
        "threshold": decision.threshold,
        "all": _line(found, right),
        "parts": {name: _line(found[rows], right[rows]) for name, rows in about.parts.items() if rows.any()},
        "share right of themes given, not doubtful": _share(right[found & ~doubtful]),
        "share right of themes given, doubtful": _share(right[doubtful]),
        "share doubtful of themes given": round(float(doubtful.sum() / max(1, found.sum())), 3),
    }


def _line(found: NDArray[np.bool_], right: NDArray[np.bool_]) -> dict[str, object]:
    micro, macro = micro_macro(found, right)
    return {"rows": len(right), "micro-F1": round(micro, 3), "macro-F1": round(macro, 3)}


def _share(which: NDArray[np.bool_]) -> float | None:
    return round(float(which.mean()), 3) if which.size else None


def _few(fitted: Fitted) -> dict[str, int]:
    counts = fitted.right.sum(axis=0).tolist()
    return {label: count for label, count in zip(fitted.model.labels, counts, strict=True) if count < FEW_EXAMPLES}
