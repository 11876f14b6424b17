"""The need for training on a theme: what reviews and local evidence say, whom it concerns, and what else would help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.codebook import Codebook, Theme
from thememiner.evidence.prevalence import case_of
from thememiner.evidence.themes import Coded, Corpus, ThemeEvidence, coded_statements, theme_evidence
from thememiner.library_records import Recommendation, RecommendationKind
from thememiner.local.comparison import ComparisonRow
from thememiner.local.staff_groups import Audience, agencies_named, audience
from thememiner.local.training_conditions import Condition, Share, Signal, is_condition, signals
from thememiner.records import Page

LEAST_CASES = 2
ALONE = 0.25
"""From two cases and a quarter of those that teach the theme on, training alone will not change it."""
DOMINANT_CASES = 3
DOMINANT = 0.5
"""From three cases and half of them on, training is not what is suggested."""

LEARNING: frozenset[RecommendationKind] = frozenset({"training", "awareness"})
SYSTEM: frozenset[RecommendationKind] = frozenset({"structure", "tool"})


@dataclass(frozen=True, slots=True)
class Recommended:
    """What the reviews of one kind recommend on a theme, counted by case; a case can count in several columns."""

    kind: str
    cases: int
    training: int
    procedure: int
    system: int


@dataclass(frozen=True, slots=True)
class TrainingNeed:
    """What is known of one theme.

    Args:
        evidence: The national evidence.
        row: National beside local.
        own_cases: Cases of the area's own published reviews that teach it, of ``own_read``; never quoted.
        agencies: Types of agency that the national statements name.
        conditions: Conditions of work that reviews speak of together with it.
        recommended: What national reviews recommend on it.
        itself: The condition that the theme is itself about, if any.
    """

    theme: Theme
    evidence: ThemeEvidence
    row: ComparisonRow
    own_cases: int
    own_read: int
    audience: Audience
    agencies: tuple[str, ...]
    conditions: tuple[Signal, ...]
    recommended: tuple[Recommended, ...]
    itself: Condition | None

    @property
    def telling(self) -> tuple[tuple[Signal, Share], ...]:
        """The conditions that stand in enough cases to say that training alone will not change it."""
        return tuple((one, share) for one, share in _shares(self.conditions) if _reaches(share, LEAST_CASES, ALONE))

    @property
    def dominant(self) -> tuple[tuple[Signal, Share], ...]:
        """Those that stand in so many that something else comes first."""
        return tuple(
            (one, share) for one, share in _shares(self.conditions) if _reaches(share, DOMINANT_CASES, DOMINANT)
        )

    @property
    def asks_for_systems(self) -> tuple[Recommended, ...]:
        """Where three cases of a kind and half of those that recommend something ask for structures or tools.

        And more of them than ask for training.
        """
        return tuple(
            one
            for one in self.recommended
            if one.system >= DOMINANT_CASES and one.system >= DOMINANT * one.cases and one.system > one.training
        )

    @property
    def is_enough_alone(self) -> bool:
        """Whether nothing was found that speaks against training alone."""
        return not (self.telling or self.asks_for_systems or self.itself)


@dataclass(frozen=True, slots=True)
class NeedEvidence:
    """What needs are made of.

    Args:
        corpus: The national reviews.
        own: The area's own published reviews; counted, never quoted.
        rows: National beside local.
        recommendations: The register.
    """

    corpus: Corpus
    own: Corpus
    rows: Sequence[ComparisonRow]
    recommendations: Sequence[Recommendation]


def training_needs(found: NeedEvidence, codebook: Codebook) -> list[TrainingNeed]:
    """One need for each theme, in the codebook's order."""
    coded, own = coded_statements(found.corpus), coded_statements(found.own)
    evidence = {one.theme_id: one for one in theme_evidence(found.corpus, codebook)}
    rows = {one.theme_id: one for one in found.rows}
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in found.corpus.pages:
        pages[page.review_id].append(page)
    asked = _asked(found)
    return [
        TrainingNeed(
            theme=theme,
            evidence=evidence[theme.id],
            row=rows[theme.id],
            own_cases=len(_cases(own.get(theme.id, ()))),
            own_read=len({case_of(one) for one in found.own.reviews}),
            audience=audience(theme.staff_groups),
            agencies=agencies_named(coded.get(theme.id, ())),
            conditions=signals(theme.id, coded.get(theme.id, ()), found.corpus.codes, pages),
            recommended=asked.get(theme.id, ()),
            itself=is_condition(theme.id),
        )
        for theme in codebook.themes
    ]


def _cases(coded: Iterable[Coded]) -> set[tuple[str, str]]:
    return {(one.review.kind, case_of(one.review)) for one in coded}


def _shares(found: Iterable[Signal]) -> list[tuple[Signal, Share]]:
    return [(one, share) for one in found for share in one.shares]


def _reaches(share: Share, cases: int, part: float) -> bool:
    return share.cases >= cases and share.cases >= part * share.of


def _asked(found: NeedEvidence) -> dict[str, tuple[Recommended, ...]]:
    reviews = {one.id: one for one in found.corpus.reviews}
    cases: dict[str, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in found.recommendations:
        if one.review_id not in reviews:
            continue
        review = reviews[one.review_id]
        for theme in {code.theme_id for unit in one.passages.split(";") for code in found.corpus.codes.get(unit, ())}:
            cases[theme][review.kind, case_of(review)].add(one.kind)
    return {theme: _by_kind(own) for theme, own in cases.items()}


def _by_kind(cases: Mapping[tuple[str, str], set[str]]) -> tuple[Recommended, ...]:
    found = []
    for kind in sorted({kind for kind, _ in cases}):
        own = [kinds for (other, _), kinds in cases.items() if other == kind]
        learning, procedure, system = (
            sum(bool(kinds & wanted) for kinds in own) for wanted in (LEARNING, frozenset({"procedure"}), SYSTEM)
        )
        found.append(Recommended(kind, len(own), learning, procedure, system))
    return tuple(found)
