"""Shares put right for the machine's errors, with what both the drawing of reviews and the checking leave open.

Both bootstraps draw whole reviews: those that were read, and with them the checked passages they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import numpy as np

from thememiner.coding.agreement import NOTHING, Estimate, Floats, percentiles
from thememiner.evidence.prevalence import FLOOR


@dataclass(frozen=True, slots=True)
class Corrected:
    """A share of all that was read: what the machine says, and what is left when its errors are taken out.

    ``raw`` of ``total`` is a count over everything; ``share`` is the corrected share (0..1). ``because`` says why there
    is none.
    """

    raw: int
    total: int
    share: Estimate = NOTHING
    because: str = ""


def rogan_gladen(raw: Floats, sensitivity: Floats, specificity: Floats) -> Floats:
    """The true share behind the share that an imperfect test finds; NaN where the test is no better than chance.

    (raw + specificity - 1) / (sensitivity + specificity - 1), kept within 0 and 1.
    Source: Rogan and Gladen (1978), American Journal of Epidemiology 107:71-76.
    """
    better = sensitivity + specificity - 1
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(better > 0, np.clip((raw + specificity - 1) / better, 0, 1), nan)


@dataclass(frozen=True, slots=True)
class Known:
    """What was checked, by cluster, and what was read.

    Attributes:
        checked: Weighted tables (clusters, 2, 2): the machine's yes and no down, the truth's across.
        read: Units read by cluster, and how many of them have the theme by the machine: (clusters, 2).
        positive: Checked units that truly have it, not weighted.
        negative: Checked units that truly do not.
    """

    checked: Floats
    read: Floats
    positive: int
    negative: int


def corrected_share(known: Known, taken: Floats, *, least_clusters: int = FLOOR) -> Corrected:
    """The corrected share with an interval from a bootstrap over clusters.

    Args:
        known: What was checked and read.
        taken: How often each cluster is taken in each round (rounds, clusters).
        least_clusters: Clusters with something checked below which there is no interval.
    """
    total, raw = (int(one) for one in known.read.sum(0))
    if min(known.positive, known.negative) < FLOOR:
        short = "have it" if known.positive < FLOOR else "do not have it"
        because = f"fewer than {FLOOR} that were checked {short}"
        return Corrected(raw, total, because=because)
    value = float(_share(known.checked.sum(0), known.read.sum(0)))
    if np.isnan(value):
        return Corrected(raw, total, because="the machine is no better than chance here")
    if sum(bool(one.any()) for one in known.checked) < least_clusters:
        return Corrected(raw, total, Estimate(value), f"no interval: fewer than {least_clusters} reviews were checked")
    again = _share(np.tensordot(taken, known.checked, axes=1), taken @ known.read)
    share = percentiles(value, again)
    return Corrected(raw, total, share, "" if share.low is not None else "no interval: too little was checked")


def _share(checked: Floats, read: Floats) -> Floats:
    """The corrected share from tables (..., 2, 2) and what was read (..., 2)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        sensitivity = checked[..., 0, 0] / checked[..., :, 0].sum(-1)
        specificity = checked[..., 1, 1] / checked[..., :, 1].sum(-1)
        return rogan_gladen(read[..., 1] / read[..., 0], sensitivity, specificity)


def corrected_reviews(
    machine: Sequence[bool], truth: Sequence[bool], everywhere: Sequence[bool], taken: Floats
) -> Corrected:
    """The share of reviews with a theme, where some whole reviews were coded twice.

    Args:
        machine: Whether the machine gave the theme anywhere in the review, by checked review.
        truth: Whether people did, by checked review.
        everywhere: What the machine says of every review read, the checked ones first, in the same order.
        taken: How often each review is taken in each round (rounds, reviews).
    """
    checked = np.zeros((len(everywhere), 2, 2))
    for place, (said, right) in enumerate(zip(machine, truth, strict=True)):
        checked[place, int(not said), int(not right)] = 1
    read = np.array([[1.0, float(one)] for one in everywhere]).reshape(-1, 2)
    positive = sum(truth)
    return corrected_share(Known(checked, read, positive, len(truth) - positive), taken)
