"""Which theme to audit next: a ranking whose parts, weights and firmness are all shown (BNE-19, CUM-03).

A theme's points are the weighted sum of its parts (`PARTS`). They prepare the group's choice and make none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from thememiner.codebook import Codebook
from thememiner.evidence.prevalence import cases_read
from thememiner.evidence.themes import Corpus
from thememiner.local import audit_parts, bootstrap
from thememiner.local.audit_firmness import Firmness, firmness_of, without_one
from thememiner.local.audit_parts import PARTS as PARTS
from thememiner.local.audit_parts import Part
from thememiner.local.bootstrap_cases import Cases, Table, cases_of
from thememiner.local.comparison import ComparisonRow
from thememiner.local.severity import GRADED_KIND, CaseGrade

State = Literal["ranked", "already decided", "not for an audit"]
_NATIONAL = ("recurrence", "severity", "recommendations")


@dataclass(frozen=True, slots=True)
class AuditEvidence:
    """What the ranking rests on.

    Args:
        rows: The comparison, one row for each theme of the codebook.
        corpus: The national reviews.
        grades: By case (`thememiner.local.severity.case_grades`).
        recommended: By theme, ids of the reviews that recommend something on it, the area's own as well.
        own_cases: Case by review id, of the area's own reviews.
        priorities: Terms of the board that are priorities, by theme.
        many_called: What the reviews of a kind are called ("case reviews").
    """

    rows: Sequence[ComparisonRow]
    corpus: Corpus
    grades: Mapping[str, CaseGrade]
    recommended: Mapping[str, Collection[str]]
    own_cases: Mapping[str, str]
    priorities: Mapping[str, Collection[str]]
    many_called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AuditRank:
    """One theme in the ranking.

    Args:
        place: 1 for the most points; 0 where it is not ranked. Equal points share a place (``tied``).
        points: 0 to 100, the sum of the parts' points.
        firmness: How its place moves over re-counts.
        note: What the group decided, and what to know of a theme of this sort.
    """

    row: ComparisonRow
    state: State
    place: int
    tied: bool
    points: float
    parts: tuple[Part, ...]
    firmness: Firmness
    note: str = ""

    @property
    def theme_id(self) -> str:
        """The theme."""
        return self.row.theme_id

    @property
    def label(self) -> str:
        """Its label."""
        return self.row.label

    def part(self, name: str) -> Part:
        """One of its parts by name."""
        return next(one for one in self.parts if one.name == name)


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """The ranking with what it rests on.

    Args:
        ranks: Those that are ranked by place, then those already decided, then those not for an audit.
        kind: The kind of review that recurrence is counted in; empty where none was read.
        many: What such reviews are called.
        cases: How many of their cases were read.
        first: How firm it is which theme comes first, in words; ``three`` which three do.
    """

    date: str
    ranks: tuple[AuditRank, ...]
    weights: Mapping[str, float]
    kind: str
    many: str
    cases: int
    first: str
    three: str
    grades: tuple[CaseGrade, ...]

    @property
    def codings(self) -> int:
        """Codings that it rests on, of reviews and of local findings."""
        return sum(one.row.codings for one in self.ranks)

    @property
    def confirmed(self) -> int:
        """How many of them a person has confirmed, changed or added."""
        return sum(one.row.confirmed for one in self.ranks)

    @property
    def ranked(self) -> tuple[AuditRank, ...]:
        """Those that have a place."""
        return tuple(one for one in self.ranks if one.state == "ranked")

    @property
    def decided(self) -> tuple[AuditRank, ...]:
        """Those for which a thematic audit is decided and not in."""
        return tuple(one for one in self.ranks if one.state == "already decided")

    @property
    def not_for_audit(self) -> tuple[AuditRank, ...]:
        """Those that describe reviews and not practice."""
        return tuple(one for one in self.ranks if one.state == "not for an audit")


def audit_plan(
    evidence: AuditEvidence, codebook: Codebook, *, date: str, weights: Mapping[str, float], months: int
) -> AuditPlan:
    """Rank the themes.

    Args:
        evidence: What it rests on.
        codebook: Its order stands where points are equal.
        date: The day from which age is counted (ISO).
        weights: The study's setting; see `audit_parts.weights_of`.
        months: Age at which an audit is long ago.

    Raises:
        InputError: A weight is wrong.
    """
    holding = audit_parts.weights_of(weights)
    kind = main_kind(evidence.corpus)
    tables = _tables(evidence, kind)
    parts = _parts(evidence, tables, kind, date, months)
    weighed = [tuple(_weighed(one, holding) for one in own) for own in parts]
    states = [_state(row, codebook) for row in evidence.rows]
    open_columns = [column for column, state in enumerate(states) if state == "ranked"]
    drawn = _points_drawn(evidence, tables, parts, holding)
    labels = [row.label for row in evidence.rows]
    shown = np.array([[sum(part.points for part in own) for own in weighed]])
    firm = firmness_of(
        drawn[:, open_columns],
        shown[:, open_columns],
        [labels[one] for one in open_columns],
        cases=len(tables[0].names),
    )
    held = _held([weighed[one] for one in open_columns], firm.themes)
    ranks = _ranks(evidence.rows, states, weighed, dict(zip(open_columns, held, strict=True)), codebook)
    return AuditPlan(
        date=date,
        ranks=ranks,
        weights=holding,
        kind=kind,
        many=evidence.many_called.get(kind, kind),
        cases=len(tables[0].names),
        first=firm.first,
        three=firm.three,
        grades=tuple(evidence.grades.values()),
    )


def main_kind(corpus: Corpus) -> str:
    """The kind of which most cases were read, case reviews where as many; kinds are never added up."""
    read = cases_read(corpus.reviews)
    return min(read, key=lambda kind: (-read[kind], kind != GRADED_KIND, kind), default="")


def _tables(evidence: AuditEvidence, kind: str) -> tuple[Cases, Cases]:
    """The cases of the main kind, and those that have a grade."""
    themes = [row.theme_id for row in evidence.rows]
    known = {case: one.grade for case, one in evidence.grades.items() if one.grade}
    made = {
        name: cases_of(evidence.corpus, name, themes, recommended=evidence.recommended, grades=known)
        for name in (kind, GRADED_KIND)
    }
    return made[kind], made[GRADED_KIND]


def _own_recommended(evidence: AuditEvidence) -> list[int]:
    """By theme, how many of the area's own cases recommend something on it."""
    own = evidence.own_cases
    return [
        len({own[review] for review in evidence.recommended.get(row.theme_id, ()) if review in own})
        for row in evidence.rows
    ]


def _national(evidence: AuditEvidence, tables: tuple[Cases, Cases], times: tuple[Table, Table]) -> dict[str, Table]:
    """The parts that rest on national cases, as often as each is counted: name -> draws x themes."""
    main, graded = tables
    own = np.array([audit_parts.own_value(count) for count in _own_recommended(evidence)])
    elsewhere = audit_parts.ELSEWHERE * bootstrap.recommended(main, times[0])
    return {
        "recurrence": bootstrap.recurrence(main, times[0]),
        "severity": bootstrap.gravest(graded, times[1]),
        "recommendations": np.maximum(own, elsewhere),
    }


def _parts(
    evidence: AuditEvidence, tables: tuple[Cases, Cases], kind: str, date: str, months: int
) -> list[tuple[Part, ...]]:
    main, graded = tables
    values = _national(evidence, tables, (bootstrap.once(main), bootstrap.once(graded)))
    own, many = _own_recommended(evidence), evidence.many_called.get(kind, kind)
    asked, asking = main.recommended.sum(axis=0), int(main.recommended.any(axis=1).sum())
    found: list[tuple[Part, ...]] = []
    for column, row in enumerate(evidence.rows):
        at = {name: float(table[0, column]) for name, table in values.items()}
        teaching = [evidence.grades[case] for case in _teaching(graded, column) if case in evidence.grades]
        found.append(
            (
                audit_parts.recurrence(at["recurrence"], row, kind, many),
                audit_parts.weakness(row),
                audit_parts.age(row, date, months),
                audit_parts.severity(at["severity"], teaching),
                audit_parts.sources(row),
                audit_parts.recommendations(at["recommendations"], own[column], int(asked[column]), asking, many),
                audit_parts.priority(evidence.priorities.get(row.theme_id, ())),
            )
        )
    return found


def _teaching(cases: Cases, column: int) -> list[str]:
    return [name for name, one in zip(cases.names, cases.failing[:, column], strict=True) if one]


def _weighed(part: Part, weights: Mapping[str, float]) -> Part:
    weight = weights[part.name]
    return replace(part, weight=weight, points=100 * weight * part.value / sum(weights.values()))


def _points_drawn(
    evidence: AuditEvidence,
    tables: tuple[Cases, Cases],
    parts: Sequence[tuple[Part, ...]],
    weights: Mapping[str, float],
) -> Table:
    """Points of each theme over draws of national cases; the local parts stay as they are (draws x themes)."""
    main, graded = tables
    drawn = bootstrap.draws(main)
    values = _national(evidence, tables, (drawn, drawn if graded is main else bootstrap.draws(graded)))
    local = [sum(one.value * weights[one.name] for one in own if one.name not in _NATIONAL) for own in parts]
    moving = sum((weights[name] * values[name] for name in _NATIONAL), np.zeros((bootstrap.SAMPLES, 1)))
    return 100 * (np.array(local) + moving) / sum(weights.values())


def _held(parts: Sequence[tuple[Part, ...]], firm: Sequence[Firmness]) -> list[Firmness]:
    """Firmness with what becomes of each place where a part is left out."""
    if not parts:
        return []
    values = np.array([[one.value for one in own] for own in parts])
    ends = without_one(values, [one.weight for one in parts[0]])
    return [replace(one, best_without=best, worst_without=worst) for one, (best, worst) in zip(firm, ends, strict=True)]


def _state(row: ComparisonRow, codebook: Codebook) -> State:
    if codebook.theme(row.theme_id).kind == "method":
        return "not for an audit"
    decided = row.judgement
    is_in = decided is not None and row.last_audited[:10] > decided.when[: len(row.last_audited)]
    if decided is not None and decided.response == "thematic audit" and not is_in:
        return "already decided"
    return "ranked"


def _ranks(
    rows: Sequence[ComparisonRow],
    states: Sequence[State],
    parts: Sequence[tuple[Part, ...]],
    firm: Mapping[int, Firmness],
    codebook: Codebook,
) -> tuple[AuditRank, ...]:
    points = [round(sum(one.points for one in own), 9) for own in parts]
    ranked = [points[column] for column in firm]
    found = []
    for column, row in enumerate(rows):
        place = 1 + sum(one > points[column] for one in ranked) if column in firm else 0
        tied = column in firm and ranked.count(points[column]) > 1
        note = _note(row, codebook)
        rank = AuditRank(
            row, states[column], place, tied, points[column], parts[column], firm.get(column, Firmness()), note
        )
        found.append(rank)
    order: tuple[State, ...] = ("ranked", "already decided", "not for an audit")
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.place)))


def _note(row: ComparisonRow, codebook: Codebook) -> str:
    said = []
    if row.judgement is not None:
        said.append(row.follow_up or f"the group decided on {row.judgement.when}: {row.judgement.response}")
    kind = codebook.theme(row.theme_id).kind
    if kind == "context":
        said.append("names a harm or circumstance: the audit is of practice in such cases")
    if kind == "method":
        said.append("says how reviews are written, and nothing of practice: it is no subject for an audit")
    return "; ".join(said)
