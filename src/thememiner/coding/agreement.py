"""How well two codings of the same units agree, with intervals that keep the units of one review together.

Point estimates come from scikit-learn and krippendorff; the bootstrap, which needs them a thousand times, reckons the
same measures from sums of confusion tables (tests hold the two against each other).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 1000
LEAST_CLUSTERS = 10
"""Fewer reviews than this give no bootstrap interval: it would look surer than it is."""

_MOST_UNDEFINED = 0.05
_STILL = 1e-9


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with a 95 % interval; ``value`` is None where it is not defined, the ends where there is none."""

    value: float | None
    low: float | None = None
    high: float | None = None


NOTHING = Estimate(None)


@dataclass(frozen=True, slots=True)
class Table:
    """The raw two by two table: how often both, only the first, only the second, and neither gave something."""

    both: int
    first: int
    second: int
    neither: int

    @property
    def given(self) -> int:
        """Units to which at least one of the two gave it."""
        return self.both + self.first + self.second

    @property
    def units(self) -> int:
        """All units."""
        return self.given + self.neither


@dataclass(frozen=True, slots=True)
class Scores:
    """A machine's precision, recall and their harmonic mean; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


def two_by_two(first: Sequence[bool], second: Sequence[bool]) -> Table:
    """Count a yes-or-no coding of the same units by two coders."""
    counts = confusions(first, second, [0] * len(first), values=(True, False), clusters=1)[0].astype(int)
    return Table(*(int(one) for one in counts.ravel()))


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Agreement beyond chance, where chance follows each coder's own habits.

    Source: Cohen (1960), Educational and Psychological Measurement 20:37-46.

    Returns:
        None without units, or where both only ever used one and the same value: there is no chance to go beyond.
    """
    from sklearn.metrics import cohen_kappa_score

    if len({*first, *second}) < 2:
        return None
    return float(cohen_kappa_score([str(one) for one in first], [str(one) for one in second]))


def krippendorff_alpha(coders: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Agreement of any number of coders on names, beyond chance over all values pooled; None marks a missing value.

    Source: Krippendorff (2011), "Computing Krippendorff's alpha-reliability".

    Returns:
        None where fewer than two values were used on the units that two coders coded.
    """
    import krippendorff

    pairable = [unit for unit in zip(*coders, strict=True) if sum(one is not None for one in unit) > 1]
    values = sorted({str(one) for unit in pairable for one in unit if one is not None})
    if len(values) < 2:
        return None
    numbers = [[nan if one is None else float(values.index(str(one))) for one in unit] for unit in pairable]
    return float(krippendorff.alpha(np.array(numbers).T, level_of_measurement="nominal"))


def weighted_scores(machine: Sequence[bool], truth: Sequence[bool], weights: Sequence[float]) -> Scores:
    """Precision, recall and F1 of all that was read, from a sample: each unit stands for ``weight`` of them.

    A ratio of two Horvitz-Thompson totals (Särndal, Swensson and Wretman 1992, "Model Assisted Survey Sampling", 5.3).
    """
    from sklearn.metrics import precision_recall_fscore_support

    if not (any(machine) or any(truth)):
        return Scores(None, None, None)
    right, said = np.asarray(truth, dtype=bool), np.asarray(machine, dtype=bool)
    found = precision_recall_fscore_support(
        right, said, sample_weight=weights, average="binary", pos_label=True, zero_division=0.0
    )
    precision, recall, f1 = (float(one) for one in found[:3])
    return Scores(precision if any(machine) else None, recall if any(truth) else None, f1)


def upper_bound(found: int, looked: int, *, level: float = 0.95) -> float:
    """How large a share may still be after ``found`` of ``looked``, at this one-sided level (exact).

    With none found it is near 3 / ``looked``, the "rule of three" (Hanley and Lippman-Hand 1983, JAMA 249:1743-1745).
    Source: Clopper and Pearson (1934), Biometrika 26:404-413.
    """
    from scipy.stats import binomtest

    if looked == 0:
        return 1.0
    interval = binomtest(found, looked, alternative="less").proportion_ci(confidence_level=level, method="exact")
    return float(interval.high)


def weighted_upper_bound(found: Sequence[bool], weights: Sequence[float], *, level: float = 0.95) -> float:
    """`upper_bound` for a weighted sample: with as many units as the unequal weights leave (at most all of them).

    Source: Korn and Graubard (1998), Survey Methodology 24:193-201; effective size after Kish (1965), "Survey
    Sampling", 11.7.
    """
    from scipy.stats import beta

    total = sum(weights)
    if not total:
        return 1.0
    looked = total**2 / sum(one**2 for one in weights)
    share = sum(weight for hit, weight in zip(found, weights, strict=True) if hit) / total
    return 1.0 if all(found) else float(beta.ppf(level, share * looked + 1, (1 - share) * looked))


def confusions(
    first: Sequence[Hashable],
    second: Sequence[Hashable],
    cluster_of: Sequence[int],
    *,
    values: Sequence[Hashable],
    clusters: int,
) -> Floats:
    """One confusion table for each cluster: shape (clusters, values, values), first coder down, second across."""
    place = {value: index for index, value in enumerate(values)}
    tables = np.zeros((clusters, len(values), len(values)))
    for one, other, cluster in zip(first, second, cluster_of, strict=True):
        tables[cluster, place[one], place[other]] += 1
    return tables


def kappa_of(tables: Floats) -> Floats:
    """Cohen's kappa of confusion tables (..., values, values); NaN where it is not defined."""
    n = tables.sum((-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = np.trace(tables, axis1=-2, axis2=-1) / n
        chance = (tables.sum(-1) * tables.sum(-2)).sum(-1) / n**2
        return np.where(chance < 1, (observed - chance) / (1 - chance), nan)


def alpha_of(tables: Floats) -> Floats:
    """Krippendorff's nominal alpha of two coders from confusion tables; NaN where it is not defined."""
    n = 2 * tables.sum((-2, -1))
    used = tables.sum(-1) + tables.sum(-2)
    with np.errstate(invalid="ignore", divide="ignore"):
        observed = 1 - np.trace(tables, axis1=-2, axis2=-1) / (n / 2)
        expected = (n**2 - (used**2).sum(-1)) / (n * (n - 1))
        return np.where(expected > 0, 1 - observed / expected, nan)


def f1_of(tables: Floats) -> Floats:
    """F1 of the first value (yes) from two by two tables (..., 2, 2); the same whoever is called right."""
    both = 2 * tables[..., 0, 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(both / (both + tables[..., 0, 1] + tables[..., 1, 0]))


def precision_of(tables: Floats) -> Floats:
    """Share of what the first coder (down) gave that the second gave too."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(tables[..., 0, 0] / tables[..., 0, :].sum(-1))


def recall_of(tables: Floats) -> Floats:
    """Share of what the second coder (across) gave that the first gave too."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(tables[..., 0, 0] / tables[..., :, 0].sum(-1))


def resamplings(clusters: int, *, seed: int = 1, rounds: int = ROUNDS) -> Floats:
    """How often each cluster is taken in each round of a bootstrap over clusters: shape (rounds, clusters).

    Whole reviews are drawn again, with replacement, since passages of one review resemble one another.
    Source: Davison and Hinkley (1997), "Bootstrap Methods and their Application", 3.8.
    """
    if clusters == 0:
        return np.zeros((rounds, 0))
    drawn = np.random.default_rng(seed).multinomial(clusters, np.full(clusters, 1 / clusters), size=rounds)
    return np.asarray(drawn, dtype=np.float64)


def with_interval(
    value: float | None, measure: Callable[[Floats], Floats], by_cluster: Floats, taken: Floats
) -> Estimate:
    """A figure with the 95 % percentile interval of its measure over a bootstrap.

    Args:
        value: The figure itself.
        measure: From sums (rounds, ...) to one figure a round, NaN where undefined.
        by_cluster: What is summed, by cluster: (clusters, ...).
        taken: From `resamplings`.
    """
    holding = sum(bool(one.any()) for one in by_cluster)
    if value is None or holding < LEAST_CLUSTERS:
        return Estimate(value)
    return percentiles(value, measure(np.tensordot(taken, by_cluster, axes=1)))


def percentiles(value: float, again: Floats) -> Estimate:
    """The middle 95 % of what a bootstrap gave.

    No interval where more than one round in twenty gave nothing, or where nothing moved: eleven right of eleven are
    eleven of eleven in every round, and "100 to 100 %" would be a certainty that eleven passages cannot give.
    """
    if np.isnan(again).mean() > _MOST_UNDEFINED:
        return Estimate(value)
    low, high = (float(one) for one in np.nanpercentile(again, [2.5, 97.5]))
    return Estimate(value, low, high) if high - low > _STILL else Estimate(value)
