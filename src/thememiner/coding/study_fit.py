"""Whether a study's own model is better than the coder it would put right, and the model if it is.

Sources are left out in turn; what is compared is said by models that have not seen the passage's review. The two are
compared on the same passages (paired), and how far the difference can be relied on is said by drawing reviews anew,
with replacement (cluster bootstrap; Field and Welsh 2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.judged import Judged
from thememiner.coding.study_model import (
    Examples,
    StudyModel,
    coder_gives,
    examples_of,
    f1,
    fit_study_model,
    folds,
    given_themes,
)

LEAST_PASSAGES = 40
LEAST_SOURCES = 4
LEAST_REFUSED = 10
"""Themes that people must have taken away or added: where they only confirmed there is nothing to learn."""
SURE = 0.9
"""Share of the draws in which the model must be the better one."""
_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Held:
    """Figures on held-out decisions.

    Attributes:
        passages: Decided passages.
        sources: Reviews and files that they are from.
        decided: Pairs of passage and theme that people gave or refused.
        before: Micro-F1 of the coder as it is.
        after: Micro-F1 of the coder put right by decisions on other reviews.
        low: 5 % of the draws of reviews have a smaller difference.
        high: 5 % have a larger one.
        better: Share of the draws in which the difference is above nothing.
    """

    passages: int
    sources: int
    decided: int
    before: float
    after: float
    low: float
    high: float
    better: float

    def said(self) -> str:
        """Both figures, the difference, and what follows from them."""
        size = f"{self.decided} decided themes on {self.passages} passages of {self.sources} reviews or files, left out"
        figures = f"F1 {self.before:.3f} as the coder is, {self.after:.3f} with your decisions"
        spread = f"difference {self.after - self.before:+.3f}, 90 % interval {self.low:+.3f} to {self.high:+.3f}"
        return f"{size}: {figures} ({spread}); {self.why()}"

    def why(self) -> str:
        """Whether the model is kept, and why."""
        if self.keeps:
            return f"kept: better in {self.better:.0%} of the draws of reviews"
        if self.after <= self.before:
            return "not kept: no better than the coder as it is"
        return f"not kept: better in only {self.better:.0%} of the draws of reviews, and {SURE:.0%} are asked for"

    def card(self) -> dict[str, object]:
        """The figures as a model's card has them."""
        return {
            "what": "The coder's themes put right by people's decisions; see docs/decisions.md.",
            "passages": self.passages,
            "sources": self.sources,
            "decided_themes": self.decided,
            "held_out_f1_of_the_coder": round(self.before, 4),
            "held_out_f1_with_decisions": round(self.after, 4),
            "difference_90_percent_interval": [round(self.low, 4), round(self.high, 4)],
            "share_of_draws_that_are_better": round(self.better, 4),
            "limits": "Measured on passages that people looked at, reviews left out whole; these were mostly chosen to "
            "be hard where a queue was used. Not measured on other studies.",
        }

    @property
    def keeps(self) -> bool:
        """Whether the model is to be used."""
        return self.after > self.before and self.better >= SURE


@dataclass(frozen=True, slots=True)
class StudyFit:
    """What came of a fit: what it says in one line, the figures, and the model where it is to be used."""

    said: str
    held: Held | None = None
    model: StudyModel | None = None


def fit_study(
    judged: Sequence[Judged], themes: Sequence[str], vectors: NDArray[np.float32], *, cap: int | None, seed: int = 0
) -> StudyFit:
    """Compare on reviews left out, and fit on all where that is better; see `held_out` for the arguments."""
    lacking = too_few(judged)
    if lacking:
        return StudyFit(f"too few decisions to learn from: {lacking}; `thememiner decisions export STUDY --queue 50`")
    held = held_out(judged, themes, vectors, cap=cap, seed=seed)
    if not held.keeps:
        return StudyFit(held.said(), held)
    return StudyFit(held.said(), held, fit_study_model(examples_of(judged, themes, vectors), seed=seed, cap=cap))


def too_few(judged: Sequence[Judged]) -> str:
    """What is lacking for a fit, in words; empty where there is enough."""
    given = [{tag.theme_id for tag in one.coding.tags if tag.assigned} for one in judged]
    corrected = sum(len(one.fits - own) + len(one.fits_not & own) for one, own in zip(judged, given, strict=True))
    sources = len({one.source for one in judged})
    wants = (
        (len(judged), LEAST_PASSAGES, "decided passages"),
        (sources, LEAST_SOURCES, "reviews or files that they are from"),
        (corrected, LEAST_REFUSED, "themes that were taken away or added"),
    )
    return "; ".join(f"{name}: {least} are needed, there are {there}" for there, least, name in wants if there < least)


def held_out(
    judged: Sequence[Judged], themes: Sequence[str], vectors: NDArray[np.float32], *, cap: int | None, seed: int = 0
) -> Held:
    """Compare the coder with itself put right, on passages of sources that were left out.

    Args:
        judged: The decided passages, n.
        themes: The codebook's ids.
        vectors: n x d.
        cap: Most themes of one passage, where there is such a number.
        seed: Of folds and draws.
    """
    given = examples_of(judged, themes, vectors)
    before = coder_gives(given.codings, given.themes)
    after = np.zeros_like(before)
    for rows in folds(given.groups, seed):
        others = np.setdiff1d(np.arange(len(judged)), rows)
        model = fit_study_model(given.of(others), seed=seed, cap=cap)
        found = model.probabilities([given.codings[row] for row in rows], vectors[rows])
        after[rows] = given_themes(found, model.threshold, cap)
    differences = _draws(before, after, given, seed)
    low, high = np.quantile(differences, [0.05, 0.95])
    return Held(
        passages=len(judged),
        sources=len(np.unique(given.groups)),
        decided=int((given.known & (given.right | before | after)).sum()),
        before=f1(before, given.right, given.known),
        after=f1(after, given.right, given.known),
        low=float(low),
        high=float(high),
        better=float((differences > 0).mean()),
    )


def _draws(before: NDArray[np.bool_], after: NDArray[np.bool_], given: Examples, seed: int) -> NDArray[np.float64]:
    """Differences of micro-F1 over draws of sources: each source counts as often as it is drawn."""
    names, place = np.unique(given.groups, return_inverse=True)
    sums = np.zeros((len(names), 5))
    for column, marks in enumerate(
        (before & given.right, before, after & given.right, after, given.right),
    ):
        np.add.at(sums[:, column], place, (marks & given.known).sum(axis=1))
    drawn = np.random.default_rng(seed).integers(len(names), size=(_DRAWS, len(names)))
    totals = sums[drawn].sum(axis=1)
    hits_before, n_before, hits_after, n_after, right = totals.T
    old = 2 * hits_before / np.maximum(n_before + right, 1)
    new = 2 * hits_after / np.maximum(n_after + right, 1)
    difference: NDArray[np.float64] = new - old
    return difference
