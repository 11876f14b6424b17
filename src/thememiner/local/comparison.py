"""National reviews beside local evidence, theme by theme. The comparison prepares people's judgement; it makes none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thememiner.records import AuditFinding, Code, Prevalence, Quotation, Stance


@dataclass(frozen=True, slots=True)
class LocalRecord:
    """The local findings that were brought in, with their codings."""

    findings: tuple[AuditFinding, ...]
    stances: Mapping[str, Stance]
    codes: Mapping[str, tuple[Code, ...]]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One theme: what reviews teach nationally, and what is known locally.

    The three tuples hold one figure for each kind of review. ``local`` are the local findings on the theme, newest
    first; ``local_failing`` and ``local_good`` count them (a mixed finding counts in both). ``cases`` are the stated
    "k of n" as they stand, never added up. ``position`` is one of the words of `POSITIONS`; ``because`` says why.
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
    quotation: Quotation | None
