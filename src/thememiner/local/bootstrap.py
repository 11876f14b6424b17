"""How firm an order is: counted again over other reviews that might have been read.

The cases are drawn with replacement (Efron 1979); everything that rests on them is counted anew from each draw, by the
same functions that make the figures which are shown. What is known locally stays as it is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from thememiner.local.bootstrap_cases import Cases, Table

SAMPLES = 500
SEED = 1
_Z = 1.959963984540054
"""As in `thememiner.evidence.prevalence.wilson`."""
AVERAGE_CASES = 3
"""Average cases that are added to a theme's own, so that one or two do not decide how grave it is."""


def once(cases: Cases) -> Table:
    """How often each case is counted in the figures that are shown: once (1 x cases)."""
    return np.ones((1, len(cases.names)))


def draws(cases: Cases, *, samples: int = SAMPLES, seed: int = SEED) -> Table:
    """How often each case is counted in each draw (samples x cases)."""
    count = len(cases.names)
    if not count:
        return np.zeros((samples, 0))
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=samples)
    return drawn.astype(float)


def recurrence(cases: Cases, times: Table) -> Table:
    """Lower end of the 95 % Wilson interval of the share of cases with the theme failing (draws x themes)."""
    return wilson_low(times @ cases.failing, times.sum(axis=1, keepdims=True))


def recommended(cases: Cases, times: Table) -> Table:
    """Lower end of the interval of the share of cases whose reviews recommend something on the theme."""
    return wilson_low(times @ cases.recommended, times.sum(axis=1, keepdims=True))


def gravest(cases: Cases, times: Table) -> Table:
    """Share of the gravest grade among the graded cases that teach the theme (draws x themes).

    `AVERAGE_CASES` with the share of all graded cases are added: where few or none of a theme's cases are graded, it
    stands near that share, and is neither grave nor mild for want of knowledge.
    """
    is_known = ~np.isnan(cases.gravest)
    if not is_known.any():
        return np.zeros((len(times), cases.failing.shape[1]))
    is_gravest, teaching = np.where(is_known, cases.gravest, 0.0), cases.failing * is_known[:, None]
    average = float(is_gravest.sum() / is_known.sum())
    found: Table = (times @ (teaching * is_gravest[:, None]) + AVERAGE_CASES * average) / (
        times @ teaching + AVERAGE_CASES
    )
    return found


def wilson_low(hits: Table, trials: Table) -> Table:
    """Lower ends of 95 % Wilson score intervals; 0 where there is nothing to count."""
    total = np.maximum(trials, 1.0)
    share = hits / total
    spread = _Z * np.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    low: Table = (share + _Z**2 / (2 * total) - spread) / (1 + _Z**2 / total)
    return np.where(hits > 0, low, 0.0)


def places(points: Table) -> NDArray[np.int64]:
    """The place of each theme in each draw, 1 for the most points; equal points share the better place."""
    rounded = np.round(points, 9)
    above: NDArray[np.int64] = (rounded[:, None, :] > rounded[:, :, None]).sum(axis=2)
    return above + 1
