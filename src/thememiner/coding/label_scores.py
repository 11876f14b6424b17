"""How good a model is at somebody's labels: fitted anew without each fold, and plain words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook
from thememiner.coding.coded_table import CodedTexts
from thememiner.coding.fitted.linear import FOLDS, fit_themes, fold_of, label_matrix
from thememiner.coding.plain_words import NAME, plain_words
from thememiner.encoding import Encoder

Labels = NDArray[np.bool_]
FEW = 10
"""A label with fewer examples has a score that is no figure: one text more or less would change it much."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one coder on one label, or on all (0..1; 0 where nothing was given or right)."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label: how many texts have it, and how well it is found by the model and by plain words."""

    label: str
    examples: int
    model: Score
    plain: Score

    @property
    def too_few(self) -> bool:
        """Whether its score is no figure."""
        return self.examples < FEW


@dataclass(frozen=True, slots=True)
class CrossValidation:
    """Scores on left-out folds.

    ``micro`` is over all decisions, ``macro`` the mean F1 of labels with at least `FEW` examples (0 if there are none);
    each for the model and for plain words.
    """

    protocol: str
    labels: tuple[LabelScore, ...]
    micro: tuple[Score, Score]
    macro: tuple[float, float]


def cross_validate(
    coded: CodedTexts, *, codebook: Codebook | None, encoder: Encoder, seed: int = 0
) -> CrossValidation | None:
    """Fit without each fold in turn, thresholds chosen inside the rest; None where there are too few texts."""
    labels, right = label_matrix(coded.labels, codebook)
    folds = fold_of(len(right), coded.groups, seed)
    if len(set(folds.tolist())) < 2 or len(right) < FEW:
        return None
    model, plain = np.zeros_like(right), np.zeros_like(right)
    for fold in sorted(set(folds.tolist())):
        rest, held = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        if right[rest].any():
            unseen = [coded.texts[row] for row in held]
            model[held] = _given(coded, rest, unseen, labels, codebook=codebook, encoder=encoder)
            plain[held] = plain_words([coded.texts[row] for row in rest], right[rest], unseen)
    by_label = tuple(
        LabelScore(label, int(right[:, k].sum()), _score(model[:, k], right[:, k]), _score(plain[:, k], right[:, k]))
        for k, label in enumerate(labels)
    )
    enough = [one for one in by_label if not one.too_few]
    macro = tuple(float(np.mean([s.f1 for s in own])) if own else 0.0 for own in _both(enough))
    groups = f", {coded.grouped_by} kept together" if coded.grouped_by else ""
    return CrossValidation(
        protocol=f"{len(set(folds.tolist()))} folds{groups}; threshold chosen inside; beside it {NAME}",
        labels=by_label,
        micro=(_score(model, right), _score(plain, right)),
        macro=(macro[0], macro[1]),
    )


def _given(
    coded: CodedTexts,
    rest: NDArray[np.intp],
    unseen: Sequence[str],
    labels: Sequence[str],
    *,
    codebook: Codebook | None,
    encoder: Encoder,
) -> Labels:
    groups = None if coded.groups is None else [coded.groups[row] for row in rest]
    texts, themes = [coded.texts[row] for row in rest], [coded.labels[row] for row in rest]
    model = fit_themes(texts, themes, codebook=codebook, encoder=encoder, groups=groups)
    place = {label: number for number, label in enumerate(labels)}
    given = np.zeros((len(unseen), len(labels)), dtype=bool)
    for row, ranked in enumerate(model.rank(unseen, encoder.encode(unseen))):
        given[row, [place[one.theme_id] for one in ranked if one.rank]] = True
    return given


def _score(found: Labels, right: Labels) -> Score:
    hit, given, wanted = int((found & right).sum()), int(found.sum()), int(right.sum())
    return Score(hit / max(1, given), hit / max(1, wanted), 2 * hit / max(1, given + wanted))


def _both(labels: Sequence[LabelScore]) -> tuple[list[Score], list[Score]]:
    return [one.model for one in labels], [one.plain for one in labels]


__all__ = ["FEW", "FOLDS", "CrossValidation", "LabelScore", "Score", "cross_validate"]
