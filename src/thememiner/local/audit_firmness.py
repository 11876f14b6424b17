"""How firm the order of the audit ranking is, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.evidence.prevalence import FLOOR
from thememiner.local.bootstrap import places
from thememiner.local.bootstrap_cases import Table

FIRM = 0.9
FAIRLY_FIRM = 0.7
"""Share of re-counts that keep something, from which on it is called so."""
POSSIBLE = 0.1
"""Share of re-counts from which on a theme is named as one that may come first."""
NEAR = 2
"""A place is kept where it is no more than this away from the one shown."""
_TOP, _NEXT = 3, 5


@dataclass(frozen=True, slots=True)
class Firmness:
    """How the place of one theme moves.

    Args:
        low: Its best place, the best of twenty re-counts left aside; 0 where firmness is not known.
        high: Its worst place, the worst of twenty left aside: nine of ten re-counts lie between.
        top3: Share of re-counts in which it is among the first three; ``top5`` among the first five.
        word: ``firm``, ``fairly firm``, ``open`` or ``not known``: in how many re-counts its place is kept.
        best_without: Its best place where any one part is left out of the sum; ``worst_without`` its worst.
    """

    low: int = 0
    high: int = 0
    top3: float = 0.0
    top5: float = 0.0
    word: str = ""
    best_without: int = 0
    worst_without: int = 0


@dataclass(frozen=True, slots=True)
class OrderFirmness:
    """Firmness of each theme, and of the question which comes first and which three do, in words."""

    themes: tuple[Firmness, ...]
    first: str
    three: str


def firmness_of(points: Table, shown: Table, labels: Sequence[str], *, cases: int) -> OrderFirmness:
    """Firmness of an order.

    Args:
        points: Draws x themes.
        shown: The points that are shown (1 x themes).
        labels: Of the themes.
        cases: How many cases the draws are made of; below ten nothing is said, since so few cannot show how they vary.
    """
    if cases < FLOOR:
        many = "1 case is" if cases == 1 else f"{cases} cases are"
        reason = f"not known: {many} too few to say how the order would move with other reviews"
        return OrderFirmness(tuple(Firmness(word="not known") for _ in labels), reason, reason)
    found = places(points)
    lows, highs = np.quantile(found, [0.05, 0.95], axis=0, method="nearest") if labels else ((), ())
    kept = (np.abs(found - places(shown)) <= NEAR).mean(axis=0)
    themes = tuple(
        Firmness(int(low), int(high), _share(own <= _TOP), _share(own <= _NEXT), _word(float(share)))
        for low, high, own, share in zip(lows, highs, found.T, kept, strict=True)
    )
    return OrderFirmness(themes, _first(found, labels), _three(found, labels))


def without_one(values: Table, weights: Sequence[float]) -> list[tuple[int, int]]:
    """Best and worst place of each theme where any one part is left out of the sum, since weights are set by hand.

    Args:
        values: Themes x parts, 0..1.
        weights: Of the parts; parts without weight are left out already.
    """
    kept = np.array(weights) * (1 - np.eye(len(weights)))
    # A part that weighs nothing, or all there is, cannot be left out.
    sums = kept[(np.array(weights) > 0) & (kept.sum(axis=1) > 0)] @ values.T
    found = places(sums if len(sums) else np.array([weights]) @ values.T)
    return [(int(own.min()), int(own.max())) for own in found.T]


def _share(which: NDArray[np.bool_]) -> float:
    return float(which.mean())


def _word(share: float) -> str:
    if share >= FIRM:
        return "firm"
    return "fairly firm" if share >= FAIRLY_FIRM else "open"


def _first(found: NDArray[np.int64], labels: Sequence[str]) -> str:
    """Which theme comes first; "open between" names those that do in one of ten re-counts."""
    ordered = _by_share((found == 1).mean(axis=0), labels)
    if not ordered:
        return "there is nothing to rank"
    leader, most = ordered[0]
    if most >= FAIRLY_FIRM:
        return f"{_word(most)}: {leader}"
    return f"open between {'; '.join(label for label, one in ordered if one >= POSSIBLE) or leader}"


def _three(found: NDArray[np.int64], labels: Sequence[str]) -> str:
    """Which three come first."""
    share = (found <= _TOP).mean(axis=0)
    sure = [label for label, one in zip(labels, share, strict=True) if one >= FIRM]
    maybe = [label for label, one in _by_share(share, labels) if POSSIBLE <= one < FIRM]
    if not sure and not maybe:
        return "there is nothing to rank"
    if not maybe:
        return f"firm: {'; '.join(sure)}"
    certain = f"firm for {'; '.join(sure)}; " if sure else ""
    return f"{certain}open between {'; '.join(maybe)}"


def _by_share(share: NDArray[np.float64], labels: Sequence[str]) -> list[tuple[str, float]]:
    return sorted(zip(labels, map(float, share), strict=True), key=lambda one: -one[1])
