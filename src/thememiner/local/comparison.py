"""National reviews beside local evidence, theme by theme. The comparison prepares people's judgement; it makes none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from thememiner.codebook import Codebook
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus, ThemeEvidence, theme_evidence
from thememiner.local.areas import same_area, shares_area
from thememiner.local.positions import POSITIONS as POSITIONS
from thememiner.local.positions import Heard, cutoff, position_of
from thememiner.local_records import Judgement
from thememiner.records import AuditFinding, Code, Prevalence, Quotation, Stance

CONDITIONS = ("area", "agency", "source", "audit")
"""The fields of local findings by which `where` can narrow a comparison."""

_NOT_EVIDENCE = frozenset({"method", "terms-of-reference", "other-boilerplate"})


@dataclass(frozen=True, slots=True)
class LocalRecord:
    """The local findings that were brought in, with their codings."""

    findings: tuple[AuditFinding, ...]
    stances: Mapping[str, Stance]
    codes: Mapping[str, tuple[Code, ...]]


@dataclass(frozen=True, slots=True)
class SourceView:
    """What one local source (an audit, a return, a set of complaints) says of a theme.

    ``says`` is ``failing``, ``good``, ``mixed`` or ``neutral``; ``cases`` its "k of n" as stated, ``grades`` as
    written.
    """

    source: str
    source_type: str
    says: str
    findings: int
    date: str
    stale: bool
    cases: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EraFigure:
    """A theme in the reviews of one kind from one era of terms (SCR, LCSPR); eras are never joined by a line."""

    era: str
    figure: Prevalence


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One theme: what reviews teach nationally, and what is known locally.

    The three tuples hold one figure for each kind of review, ``quotations`` the words for each. ``local`` are the local
    findings on the theme, newest first; ``local_failing`` and ``local_good`` count them (a mixed finding counts in
    both). ``cases`` are the stated "k of n" as they stand, never added up. ``position`` is one of the words of
    `POSITIONS`; ``because`` says why. ``judgement`` is what the group concluded last, which overrides the position
    (`standing`); ``follow_up`` says what became of its decision. ``last_audited`` is the date of the newest audit (of
    whatever is no complaint, survey, indicator or inspection by others).
    """

    theme_id: str
    label: str
    group: str
    national: tuple[Prevalence, ...]
    national_failing: tuple[Prevalence, ...]
    national_good: tuple[Prevalence, ...]
    local: tuple[AuditFinding, ...]
    local_failing: int
    local_good: int
    sources: tuple[str, ...]
    last_dated: str
    cases: tuple[str, ...]
    grades: tuple[str, ...]
    position: str
    because: str
    confirmed: int
    codings: int
    quotations: tuple[Quotation | None, ...]
    by_source: tuple[SourceView, ...] = ()
    eras: tuple[EraFigure, ...] = ()
    last_audited: str = ""
    judgement: Judgement | None = None
    follow_up: str = ""

    @property
    def standing(self) -> str:
        """The local position that holds: the group's where it judged, else the machine's."""
        return (self.judgement.position if self.judgement else "") or self.position


def compare(corpus: Corpus, local: LocalRecord, codebook: Codebook, *, date: str) -> list[ComparisonRow]:
    """One row for each theme of the codebook, in its order.

    Args:
        corpus: The national reviews; leave an area's own out with `where`.
        local: The local findings.
        codebook: The themes.
        date: ISO date from which the age of local evidence is counted.

    Raises:
        InputError: ``date`` is not an ISO date.
    """
    cutoff(date)
    heard = _by_theme(local)
    return [_row(evidence, heard.get(evidence.theme_id, []), date) for evidence in theme_evidence(corpus, codebook)]


def where(corpus: Corpus, local: LocalRecord, conditions: Mapping[str, str]) -> tuple[Corpus, LocalRecord]:
    """Keep the local findings that meet every condition; an area's own reviews are then not national.

    Case does not matter, and areas are compared without "Council", "London Borough of" and the like.

    Args:
        corpus: The national reviews.
        local: The local findings.
        conditions: One of `CONDITIONS` -> the value wanted.

    Raises:
        InputError: There is no such condition, or there are findings and none meets it; names the values there are,
            closest first.
    """
    kept = local.findings
    for field, value in conditions.items():
        if field not in CONDITIONS:
            raise InputError(
                "local findings", f"cannot be narrowed by {field!r}", remedy=f"use one of {', '.join(CONDITIONS)}"
            )
        found = tuple(one for one in kept if _meets(getattr(one, field), field, value))
        if kept and not found:
            raise _no_match(kept, field, value)
        kept = found
    return without_own(corpus, conditions.get("area", "")), replace(local, findings=kept)


def without_own(corpus: Corpus, area: str) -> Corpus:
    """The national reviews: all but those of the area itself (no area: all)."""
    return corpus.without(review.id for review in corpus.reviews if shares_area(review.area, area))


def _row(evidence: ThemeEvidence, heard: Sequence[Heard], date: str) -> ComparisonRow:
    position, because = position_of(heard, date)
    findings = tuple(one.finding for one in heard)
    return ComparisonRow(
        theme_id=evidence.theme_id,
        label=evidence.label,
        group=evidence.group,
        national=evidence.prevalence,
        national_failing=evidence.failing,
        national_good=evidence.good,
        local=findings,
        local_failing=sum(one.worded in ("failing", "mixed") for one in heard),
        local_good=sum(one.worded in ("good", "mixed") for one in heard),
        sources=tuple(dict.fromkeys(one.source for one in heard)),
        last_dated=findings[0].date if findings else "",
        cases=tuple(f"{one.cases_with} of {one.cases}" for one in findings if _states_count(one)),
        grades=tuple(dict.fromkeys(one.grade for one in findings if one.grade)),
        position=position,
        because=because,
        confirmed=evidence.confirmed + sum(one.code.status != "suggested" for one in heard),
        codings=evidence.statements + len(heard),
        quotations=evidence.quotations,
    )


def _by_theme(local: LocalRecord) -> dict[str, list[Heard]]:
    """The findings on each theme, newest first and those without a date last."""
    heard: dict[str, list[Heard]] = defaultdict(list)
    in_order = sorted(sorted(local.findings, key=lambda one: one.id), key=lambda one: one.date, reverse=True)
    for finding in in_order:
        stance = local.stances.get(finding.id)
        if stance is not None and stance.statement in _NOT_EVIDENCE:
            continue
        for code in local.codes.get(finding.id, ()):
            heard[code.theme_id].append(Heard(finding, code, stance))
    return heard


def _states_count(finding: AuditFinding) -> bool:
    return finding.cases_with is not None and finding.cases is not None


def _meets(found: str, field: str, wanted: str) -> bool:
    if field == "area":
        return same_area(found, wanted)
    return " ".join(found.casefold().split()) == " ".join(wanted.casefold().split())


def _no_match(findings: Sequence[AuditFinding], field: str, wanted: str) -> InputError:
    from rapidfuzz import process

    there = sorted({value for one in findings if (value := getattr(one, field))})
    near = [value for value, _, _ in process.extract(wanted, there, limit=10, processor=str.casefold)]
    more = f" and {len(there) - len(near)} more" if len(there) > len(near) else ""
    add = f"none of them names its {field}: add a column, or a line '{field.capitalize()}: …' above the table"
    remedy = f"there are: {', '.join(near)}{more}" if near else add
    return InputError("local findings", f"none has {field} '{wanted}'", place=f"condition {field}", remedy=remedy)
