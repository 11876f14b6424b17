"""How well stance is judged on texts that were left out of the fitting: writers in turn, real texts in folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedKFold
from tools.stance_fitting import Texts, fit_stance
from tools.stance_texts import REAL, Labelled

from thememiner.coding.fitted_stance.model import StanceJudged, StanceModel
from thememiner.records import LEARNING_STATEMENTS

FOLDS = 3
POLARITIES = ("failing", "good", "mixed", "neutral")


@dataclass(frozen=True)
class Checked:
    """A text that was left out, and what was said of it."""

    row: Labelled
    known: bool
    judged: StanceJudged

    @property
    def is_learning(self) -> bool:
        """Whether its label counts as learning."""
        return self.row.group in REAL or self.row.statement in LEARNING_STATEMENTS

    @property
    def taken(self) -> bool:
        """Whether it was counted as learning."""
        return self.judged.stance.statement in LEARNING_STATEMENTS


def left_out(texts: Texts, *, only: Sequence[str] = ()) -> Iterator[list[Checked]]:
    """What is said of each text by a model fitted without its writer, or without its fold of the real texts."""
    groups = np.array([row.group for row in texts.rows])
    invented = sorted({row.group for row in texts.rows} - REAL)
    for writer in only or invented:
        yield _check(texts, np.flatnonzero(groups != writer), np.flatnonzero(groups == writer))
    real = np.flatnonzero(np.isin(groups, sorted(REAL)))
    rest = np.flatnonzero(~np.isin(groups, sorted(REAL)))
    strata = [f"{texts.rows[i].group} {texts.rows[i].polarity}" for i in real.tolist()]
    if only:
        return
    for fitted, held in StratifiedKFold(FOLDS, shuffle=True, random_state=2).split(real, strata):
        yield _check(texts, np.concatenate([rest, real[fitted]]), real[held])


def _check(texts: Texts, fitted: NDArray[np.intp], held: NDArray[np.intp]) -> list[Checked]:
    return check(fit_stance(texts.part(sorted(fitted.tolist()))), texts.part(held.tolist()))


def check(model: StanceModel, texts: Texts) -> list[Checked]:
    """With and without where the texts stood."""
    found = []
    for known in (True, False):
        units = [row.unit(known=known) for row in texts.rows]
        real = bool(texts.rows) and texts.rows[0].group in REAL
        judged = model.judge(units, texts.vectors, assume_learning=real)
        found += [Checked(row, known, one) for row, one in zip(texts.rows, judged, strict=True)]
    return found


def table(checked: Sequence[Checked]) -> Iterator[str]:
    """One line per group and context."""
    for group in sorted({one.row.group for one in checked}):
        for known in (True, False):
            own = [one for one in checked if one.row.group == group and one.known is known]
            yield f"{group} {'known  ' if known else 'unknown'} {_statements(own)} {_polarities(own)}"


def _statements(own: Sequence[Checked]) -> str:
    rows = [one for one in own if one.row.statement]
    if not rows:
        return " " * 56
    other = [one for one in rows if not one.is_learning]
    learning = [one for one in rows if one.is_learning]
    exact = [one.judged.stance.statement == one.row.statement for one in rows]
    right = [one.taken == one.is_learning for one in rows]
    counted, missed = [one.taken for one in other], [not one.taken for one in learning]
    return f"exact {_share(exact)} learning or not {_share(right)} counted {_share(counted)} missed {_share(missed)}"


def _polarities(own: Sequence[Checked]) -> str:
    rows = [one for one in own if one.is_learning]
    parts = [f"{name} {_share(right)}/{len(right)}" for name in POLARITIES if (right := _right(rows, name))]
    sure = [one for one in rows if one.judged.sure]
    return (
        f"polarity {_share(_right(rows))} ({', '.join(parts)}); of the sure {len(sure) / max(1, len(rows)):.2f}: "
        f"{_share(_right(sure))}"
    )


def _right(rows: Sequence[Checked], polarity: str = "") -> list[bool]:
    return [
        one.judged.stance.polarity == one.row.polarity for one in rows if not polarity or one.row.polarity == polarity
    ]


def _share(right: Sequence[bool]) -> str:
    return f"{np.mean(right):.3f}" if right else "-"
