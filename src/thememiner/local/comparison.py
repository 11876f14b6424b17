"""National reviews beside local evidence, theme by theme. The comparison prepares people's judgement; it makes none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from thememiner.codebook import Codebook
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus, ThemeEvidence, coded_statements, theme_evidence
from thememiner.local.areas import same_area, shares_area
from thememiner.local.by_source import (
    MONTHS,
    Heard,
    SourceKey,
    agreement,
    copies_of,
    cutoff,
    source_of,
    stated_cases,
    views_of,
)
from thememiner.local.by_source import SourceView as SourceView
from thememiner.local.crosswalk import local_terms_of
from thememiner.local.eras import EraFigure as EraFigure
from thememiner.local.eras import era_figures, eras_of_cases
from thememiner.local.follow_up_of_judgements import follow_up
from thememiner.local.judgements import latest_judgements
from thememiner.local.positions import POSITIONS as POSITIONS
from thememiner.local.positions import in_words, position_of
from thememiner.local_records import Judgement, LocalTerm
from thememiner.records import AuditFinding, Code, Prevalence, Quotation, Stance

CONDITIONS = ("area", "agency", "source", "audit")
"""The fields of local findings by which `where` can narrow a comparison."""

_NOT_EVIDENCE = frozenset({"method", "terms-of-reference", "other-boilerplate"})
_NOT_CONFIRMED = frozenset({"suggested", "stated"})


@dataclass(frozen=True, slots=True)
class LocalRecord:
    """The local findings that were brought in, with their codings, and the board's own words for themes."""

    findings: tuple[AuditFinding, ...]
    stances: Mapping[str, Stance]
    codes: Mapping[str, tuple[Code, ...]]
    terms: tuple[LocalTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One theme: what reviews teach nationally, and what is known locally.

    The three tuples hold one figure for each kind of review, ``quotations`` the words for each; ``eras`` the same by
    the terms of their time. ``local`` are the local findings on the theme, newest first, without those of copies;
    ``local_failing`` and ``local_good`` count them (a mixed finding counts in both). ``cases`` are the stated "k of n"
    as they stand, never added up. ``position`` is one of the words of `POSITIONS`; ``because`` says why,
    ``position_words`` whether it was audited ("audited and weak"), ``agreement`` how far sources agree.
    ``last_audited`` is the date of the newest audit: returns that a service makes about itself, complaints, surveys,
    indicators and inspections by others are none. ``judgement`` is what the group concluded last, which overrides the
    position (`standing`); ``follow_up`` says what became of its decision. ``local_terms`` are the board's own words.
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
    position_words: str = ""
    agreement: str = ""
    local_terms: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """The local position that holds: the group's where it judged, else the machine's."""
        return (self.judgement.position if self.judgement else "") or self.position


def compare(
    corpus: Corpus,
    local: LocalRecord,
    codebook: Codebook,
    *,
    date: str,
    judgements: Sequence[Judgement] = (),
    months: int = MONTHS,
) -> list[ComparisonRow]:
    """One row for each theme of the codebook, in its order.

    Args:
        corpus: The national reviews; leave an area's own out with `where`.
        local: The local findings.
        codebook: The themes.
        date: ISO date from which the age of local evidence is counted.
        judgements: What the group concluded; the latest on a theme holds.
        months: The age at which local evidence is stale.

    Raises:
        InputError: ``date`` is not an ISO date.
    """
    cutoff(date, months)
    copies, judged, eras = copies_of(local.findings), latest_judgements(judgements), _eras(corpus)
    heard = _by_theme(local, copies)
    rows = []
    for evidence in theme_evidence(corpus, codebook):
        theme = evidence.theme_id
        row = _row(evidence, _Local(heard.get(theme, []), date, months, copies))
        judgement = judged.get(theme)
        rows.append(
            replace(
                row,
                eras=eras(theme),
                local_terms=local_terms_of(theme, local.terms),
                judgement=judgement,
                follow_up=follow_up(judgement, heard.get(theme, []), date, months) if judgement else "",
            )
        )
    return rows


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


@dataclass(frozen=True, slots=True)
class _Local:
    """The local findings on one theme, the day of the comparison, and the age at which they are stale."""

    heard: Sequence[Heard]
    date: str
    months: int
    copies: Mapping[SourceKey, SourceKey]


def _row(evidence: ThemeEvidence, local: _Local) -> ComparisonRow:
    heard = local.heard
    position, because = position_of(heard, local.date, local.months)
    views = views_of(heard, local.date, local.months, local.copies)
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
        cases=stated_cases(findings),
        grades=tuple(dict.fromkeys(one.grade for one in findings if one.grade)),
        position=position,
        because=because,
        confirmed=evidence.confirmed + sum(one.code.status not in _NOT_CONFIRMED for one in heard),
        codings=evidence.statements + len(heard),
        quotations=evidence.quotations,
        by_source=views,
        last_audited=max((one.finding.date for one in heard if one.is_audit), default=""),
        position_words=in_words(position, views),
        agreement=agreement(views, local.months),
    )


def _eras(corpus: Corpus) -> Callable[[str], tuple[EraFigure, ...]]:
    """For a theme, its figures by era."""
    coded, eras = coded_statements(corpus), eras_of_cases(corpus.reviews)

    def figures(theme: str) -> tuple[EraFigure, ...]:
        return era_figures(theme, [one.review for one in coded.get(theme, ())], corpus.reviews, eras)

    return figures


def _by_theme(local: LocalRecord, copies: Mapping[SourceKey, SourceKey]) -> dict[str, list[Heard]]:
    """The findings on each theme, newest first and those without a date last; a copy is not heard again."""
    heard: dict[str, list[Heard]] = defaultdict(list)
    in_order = sorted(sorted(local.findings, key=lambda one: one.id), key=lambda one: one.date, reverse=True)
    for finding in in_order:
        stance = local.stances.get(finding.id)
        is_evidence = stance is None or stance.statement not in _NOT_EVIDENCE or bool(finding.theme_id)
        if source_of(finding) in copies or not is_evidence:
            continue
        for code in local.codes.get(finding.id, ()):
            heard[code.theme_id].append(Heard(finding, code, stance))
    return heard


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
