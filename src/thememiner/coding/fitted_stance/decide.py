"""Rules and shares together: which statement a text is taken to be, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.judging import UNJUDGING
from thememiner.coding.leans import heading_lean, is_recommended
from thememiner.coding.shapes import StatementFound, is_stated
from thememiner.coding.stance import NOT_LEARNING
from thememiner.records import CodingUnit, Statement

TRUST = 3.0
"""What a rule of a known section adds to the logarithm of its statement's share: the model overrules it only where it
holds another at least twenty times likelier. Chosen on invented writers, each left out of the fitting in turn
(flat from 2 on)."""
CAUTION = 0.4
"""What is added to the logarithm of statements that are no learning where the section is unknown: when in doubt count
less."""
SURE = 0.6
"""Share from which a statement or polarity is not called doubtful."""
SHORT = 25
"""Words up to which rules are trusted without a section, too: there are few such texts among the fitted ones."""
ITEM = 40
"""Words up to which a text of a table is taken for an item of learning. A longer passage may tell or describe there,
too, unless it states in the present what is found."""
STATED = 0.5
"""How much present there must be for one past (`is_stated`). Chosen, with `ITEM`, in sight of the reported sets."""
_CERTAIN = frozenset({"heading or fragment only", "contents line", "glossary", "action plan row"})
_FORMS = frozenset({"opens as a recommendation", "asks the board"})
_AGREED = 0.5
_READ_BY_RULES = frozenset({"inquiry", "inspection"})
"""Kinds of reviews no labelled statements of which are in the fitted texts."""


@dataclass(frozen=True)
class StatementDecided:
    """A statement with its reason; ``by_model`` where the model chose it against or without a rule."""

    found: StatementFound
    shares: Mapping[str, float]
    by_model: bool

    @property
    def sure(self) -> bool:
        """Whether it is not to be called doubtful."""
        return self.shares[self.found.statement] >= SURE


def _of_a_table(rule: StatementFound, classes: tuple[str, ...], shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """What to add to the logarithms in a table of learning.

    There only the form of a request or question, or rule and model together, make a text something else than learning
    that judges; that it tells of a case says nothing.
    """
    other = np.array([one in NOT_LEARNING for one in classes])
    agreed = rule.statement != "narrative" and shares[other].sum() >= _AGREED
    keeps = rule.rule in _FORMS or (rule.statement in NOT_LEARNING and agreed)
    added = np.array([-4 * TRUST if one in UNJUDGING else 0.0 for one in classes])
    place = classes.index(rule.statement)
    if keeps or rule.statement not in UNJUDGING:
        added[place] = TRUST
    return added


def decide_statement(
    unit: CodingUnit, rule: StatementFound, classes: tuple[str, ...], shares: NDArray[np.float64], *, learning: bool
) -> StatementDecided:
    """The statement of a unit.

    Args:
        unit: The unit.
        rule: What the rules say of it.
        classes: The model's classes.
        shares: How likely the model holds each.
        learning: Whether it comes from a table of texts without context.
    """
    weighed, length = np.log(shares + 1e-9), len(unit.text.split())
    if length <= SHORT:
        weighed[classes.index(rule.statement)] += TRUST
    is_known = unit.section_kind != "unknown"
    is_certain = rule.rule in _CERTAIN or (is_known and unit.review_kind in _READ_BY_RULES)
    if is_certain or rule.rule == "labelled" or is_recommended(unit.heading):
        weighed[classes.index(rule.statement)] += 4 * TRUST
    elif is_known:
        weighed[classes.index(rule.statement)] += TRUST
    elif heading_lean(unit.heading) or (learning and (length <= ITEM or is_stated(unit.text, times=STATED))):
        weighed += _of_a_table(rule, classes, shares)
    elif not learning:
        weighed += CAUTION * np.array([one in NOT_LEARNING for one in classes])
    weighed = np.exp(weighed - weighed.max())
    combined = dict(zip(classes, (weighed / weighed.sum()).tolist(), strict=True))
    best = cast("Statement", max(combined, key=lambda one: combined[one]))
    if best == rule.statement and (is_known or is_certain):
        return StatementDecided(rule, combined, by_model=False)
    return StatementDecided(replace(rule, statement=best, rule="most likely by its words", words=""), combined, True)
