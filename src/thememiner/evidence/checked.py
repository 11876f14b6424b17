"""What a check of the machine by two people comes to: theme by theme, and all together.

Three comparisons stand beside one another, each on the passages to which either of its two gave a theme: the two
people, and the machine with each of them. Precision, recall and F1 are the machine's against what is settled, weighted
so that they are those of everything that was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from thememiner.coding.agreement import (
    NOTHING,
    Estimate,
    Floats,
    Table,
    alpha_of,
    cohen_kappa,
    confusions,
    f1_of,
    kappa_of,
    krippendorff_alpha,
    precision_of,
    recall_of,
    resamplings,
    two_by_two,
    upper_bound,
    weighted_scores,
    weighted_upper_bound,
    with_interval,
)
from thememiner.coding.check_answers import Answer, Checked
from thememiner.coding.check_sample import MISSED_ELSEWHERE, MISSED_HERE, UNTAGGED, Candidate, Draw
from thememiner.evidence.corrected import Corrected, Known, corrected_reviews, corrected_share
from thememiner.evidence.prevalence import FLOOR

YES_NO = (True, False)
POLARITIES = ("failing", "good", "mixed", "neutral")
PAIRS = ("first coder and second coder", "machine and first coder", "machine and second coder")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two codings of the same units agree; ``f1`` is None where there are more than two values."""

    units: int
    same: int
    table: Table | None
    kappa: Estimate
    alpha: Estimate
    f1: Estimate = NOTHING


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine against what is settled: raw counts, and weighted figures where the counts allow them."""

    hit: int
    extra: int
    missed: int
    precision: Estimate
    recall: Estimate
    f1: Estimate

    @property
    def support(self) -> int:
        """Checked passages that truly have it."""
        return self.hit + self.missed


@dataclass(frozen=True, slots=True)
class ThemeCheck:
    """One theme (or all together: empty ``theme_id``); ``pairs`` are in the order of `PAIRS`."""

    theme_id: str
    pairs: tuple[Agreement, Agreement, Agreement]
    machine: Machine
    open: int
    share: Corrected | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """Passages without a theme from one stratum: how many were looked at, how many truly have one.

    ``bound`` is the largest share that is still likely (exact, one-sided 95 %).
    """

    stratum: str
    read: int
    looked: int
    found: int
    bound: float


@dataclass(frozen=True, slots=True)
class ReviewShare:
    """Reviews of one kind with a theme, where whole reviews were coded twice.

    Of ``checked`` reviews the machine gives the theme to ``machine``, people to ``people``; ``open`` more could not be
    told, since the coders differ.
    """

    theme_id: str
    kind: str
    checked: int
    machine: int
    people: int
    open: int
    share: Corrected


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All that a check comes to."""

    draw: Draw
    checked: tuple[Checked, ...]
    together: ThemeCheck
    themes: tuple[ThemeCheck, ...]
    learning: tuple[Agreement, Agreement, Agreement]
    polarity: tuple[Agreement, Agreement, Agreement]
    missed: tuple[Missed, ...]
    missed_share: tuple[float, float] | None
    any_theme: Corrected
    reviews: tuple[ReviewShare, ...]
    frame_now: int
    incomplete_reviews: int


def check_result(
    draw: Draw, checked: Sequence[Checked], frame: Sequence[Candidate], theme_ids: Sequence[str]
) -> CheckResult:
    """Work out everything.

    Args:
        draw: What was drawn.
        checked: From `thememiner.coding.check_answers.join`.
        frame: The study's candidates now (without local findings where whole reviews were drawn).
        theme_ids: The codebook's themes, in its order.
    """
    work = _Work(draw, checked, frame)
    reviews, incomplete = whole_reviews(draw, checked, frame, theme_ids)
    return CheckResult(
        draw=draw,
        checked=tuple(checked),
        together=work.together(theme_ids),
        themes=tuple(work.theme(theme) for theme in theme_ids),
        learning=work.learning(),
        polarity=work.polarity(),
        missed=missed_themes(draw, checked),
        missed_share=_missed_share(checked),
        any_theme=work.share(lambda one: bool(one.themes), [one.settled.tagged for one in checked]),
        reviews=reviews,
        frame_now=len(frame),
        incomplete_reviews=incomplete,
    )


Pick = Callable[[Answer], Hashable]


class _Work:
    """The checked passages with their clusters as numbers and one bootstrap for all figures."""

    def __init__(self, draw: Draw, checked: Sequence[Checked], frame: Sequence[Candidate]) -> None:
        self._draw, self._checked, self._frame = draw, checked, frame
        names = sorted({one.cluster for one in frame})
        self._cluster = {name: number for number, name in enumerate(names)}
        self._taken = resamplings(len(names))

    def theme(self, theme: str) -> ThemeCheck:
        """Everything of one theme."""
        settled = [None if theme in one.settled.disputed else theme in one.settled.themes for one in self._checked]
        pairs = self._theme_pairs([theme])
        return ThemeCheck(
            theme_id=theme,
            pairs=pairs,
            machine=self._machine([(theme, settled)]),
            open=sum(one is None for one in settled),
            share=self.share(lambda one: theme in one.themes, settled),
        )

    def together(self, themes: Sequence[str]) -> ThemeCheck:
        """All themes in one: each passage and theme is a yes or a no."""
        settled = [
            (theme, [None if theme in one.settled.disputed else theme in one.settled.themes for one in self._checked])
            for theme in themes
        ]
        still_open = sum(one is None for _, column in settled for one in column)
        return ThemeCheck("", self._theme_pairs(themes), self._machine(settled), still_open)

    def learning(self) -> tuple[Agreement, Agreement, Agreement]:
        """The three comparisons of learning or not, on every passage."""
        found = [self._pair(which, lambda one: one.learning, YES_NO, self._checked) for which in range(3)]
        return found[0], found[1], found[2]

    def polarity(self) -> tuple[Agreement, Agreement, Agreement]:
        """The three comparisons of polarity, each where both of its two see learning."""
        found = []
        for which in range(3):
            units = [one for one in self._checked if all(side.learning for side in _sides(one)[which])]
            found.append(self._pair(which, lambda one: one.polarity, POLARITIES, units))
        return found[0], found[1], found[2]

    def _pair(self, which: int, pick: Pick, values: Sequence[Hashable], units: Sequence[Checked]) -> Agreement:
        sides = [_sides(one)[which] for one in units]
        clusters = [self._cluster[one.unit.cluster] for one in units]
        return self._agreement([pick(a) for a, _ in sides], [pick(b) for _, b in sides], clusters, values)

    def share(self, pick: Callable[[Candidate | Answer], bool], settled: Sequence[bool | None]) -> Corrected:
        """The share of passages, corrected."""
        read = np.zeros((len(self._cluster), 2))
        for unit in self._frame:
            read[self._cluster[unit.cluster]] += (1, pick(unit))
        checked = np.zeros((len(self._cluster), 2, 2))
        for one, right in zip(self._checked, settled, strict=True):
            if right is not None:
                said = pick(one.machine)
                checked[self._cluster[one.unit.cluster], int(not said), int(not right)] += one.drawn.weight
        positive, negative = (sum(one is value for one in settled) for value in YES_NO)
        return corrected_share(Known(checked, read, positive, negative), self._taken)

    def _theme_pairs(self, themes: Sequence[str]) -> tuple[Agreement, Agreement, Agreement]:
        """On the passages to which either of the two gave any theme."""
        found = []
        for which in range(3):
            first: list[bool] = []
            second: list[bool] = []
            clusters: list[int] = []
            for one in self._checked:
                a, b = _sides(one)[which]
                if a.themes | b.themes:
                    first += [theme in a.themes for theme in themes]
                    second += [theme in b.themes for theme in themes]
                    clusters += [self._cluster[one.unit.cluster]] * len(themes)
            found.append(self._agreement(first, second, clusters, YES_NO))
        return found[0], found[1], found[2]

    def _agreement(
        self, first: Sequence[Hashable], second: Sequence[Hashable], clusters: Sequence[int], values: Sequence[Hashable]
    ) -> Agreement:
        tables = confusions(first, second, clusters, values=values, clusters=len(self._cluster))
        table, f1 = None, None
        if tuple(values) == YES_NO:
            said, other = [bool(one) for one in first], [bool(one) for one in second]
            table, f1 = two_by_two(said, other), weighted_scores(said, other, [1.0] * len(said)).f1
        return Agreement(
            units=len(first),
            same=sum(one == two for one, two in zip(first, second, strict=True)),
            table=table,
            kappa=with_interval(cohen_kappa(first, second), kappa_of, tables, self._taken),
            alpha=with_interval(krippendorff_alpha([first, second]), alpha_of, tables, self._taken),
            f1=with_interval(f1, f1_of, tables, self._taken),
        )

    def _machine(self, settled: Sequence[tuple[str, Sequence[bool | None]]]) -> Machine:
        known = [
            (theme in one.machine.themes, right, one.drawn.weight, self._cluster[one.unit.cluster])
            for theme, column in settled
            for one, right in zip(self._checked, column, strict=True)
            if right is not None
        ]
        tables = np.zeros((len(self._cluster), 2, 2))
        for says, is_right, weight, cluster in known:
            tables[cluster, int(not says), int(not is_right)] += weight
        said, truth = [one[0] for one in known], [one[1] for one in known]
        counts = two_by_two(said, truth)
        scores = weighted_scores(said, truth, [one[2] for one in known])
        enough = counts.both + counts.first >= FLOOR, counts.both + counts.second >= FLOOR
        return Machine(
            hit=counts.both,
            extra=counts.first,
            missed=counts.second,
            precision=self._floored(enough[0], scores.precision, precision_of, tables),
            recall=self._floored(enough[1], scores.recall, recall_of, tables),
            f1=self._floored(all(enough), scores.f1, f1_of, tables),
        )

    def _floored(
        self, enough: bool, value: float | None, measure: Callable[[Floats], Floats], tables: Floats
    ) -> Estimate:
        return with_interval(value, measure, tables, self._taken) if enough else NOTHING


def _sides(one: Checked) -> tuple[tuple[Answer, Answer], tuple[Answer, Answer], tuple[Answer, Answer]]:
    return (one.first, one.second), (one.machine, one.first), (one.machine, one.second)


def missed_themes(draw: Draw, checked: Sequence[Checked]) -> tuple[Missed, ...]:
    """Of the passages that have no theme by the machine: how many truly have one, by the stratum they came from."""
    rows = []
    for stratum in (UNTAGGED, MISSED_HERE, MISSED_ELSEWHERE):
        looked = [
            one.settled.tagged
            for one in checked
            if one.drawn.stratum == stratum and not one.machine.themes and one.settled.tagged is not None
        ]
        read = dict(draw.strata).get(stratum, 0)
        rows.append(Missed(stratum, read, len(looked), sum(looked), upper_bound(sum(looked), len(looked))))
    return tuple(rows)


def _missed_share(checked: Sequence[Checked]) -> tuple[float, float] | None:
    """The share of all untagged passages that truly have a theme, and its upper bound."""
    looked = [
        (one.settled.tagged, one.drawn.weight)
        for one in checked
        if one.settled.tagged is not None and not one.machine.themes
    ]
    if len(looked) < FLOOR:
        return None
    found, weights = [bool(tagged) for tagged, _ in looked], [weight for _, weight in looked]
    share = sum(weight for tagged, weight in looked if tagged) / sum(weights)
    return share, weighted_upper_bound(found, weights)


def whole_reviews(
    draw: Draw, checked: Sequence[Checked], frame: Sequence[Candidate], theme_ids: Sequence[str]
) -> tuple[tuple[ReviewShare, ...], int]:
    """Reviews with each theme, where whole reviews were drawn and both coders coded all of it.

    Returns:
        A row for each kind of review and theme that anyone gave, and how many drawn reviews were not coded whole.
    """
    passages: dict[str, list[Checked]] = defaultdict(list)
    for one in checked:
        passages[one.unit.cluster].append(one)
    kinds: dict[str, str] = {}
    given: dict[str, set[str]] = defaultdict(set)
    expected: dict[str, int] = defaultdict(int)
    for unit in frame:
        kinds.setdefault(unit.cluster, unit.kind)
        given[unit.cluster] |= unit.themes
        expected[unit.cluster] += 1
    whole = [name for name in draw.reviews if name in kinds and len(passages[name]) == expected[name]]
    rows = []
    for kind in sorted({kinds[name] for name in whole}):
        names = [name for name in whole if kinds[name] == kind]
        rest = sorted(name for name in kinds if kinds[name] == kind and name not in names)
        for theme in theme_ids:
            rows.append(_review_share(theme, kind, {name: passages[name] for name in names}, given, rest))
    return tuple(row for row in rows if row.machine or row.people or row.open), len(draw.reviews) - len(whole)


def _review_share(
    theme: str,
    kind: str,
    passages: dict[str, list[Checked]],
    given: dict[str, set[str]],
    rest: Sequence[str],
) -> ReviewShare:
    truth: dict[str, bool] = {}
    for name, own in passages.items():
        if any(theme in one.settled.themes for one in own):
            truth[name] = True
        elif not any(theme in one.settled.disputed for one in own):
            truth[name] = False
    order = [*truth, *(name for name in passages if name not in truth), *rest]
    machine = [theme in given[name] for name in truth]
    everywhere = [theme in given[name] for name in order]
    share = corrected_reviews(machine, list(truth.values()), everywhere, resamplings(len(order)))
    still_open = len(passages) - len(truth)
    return ReviewShare(theme, kind, len(truth), sum(machine), sum(truth.values()), still_open, share)
