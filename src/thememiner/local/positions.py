"""What the local evidence on a theme amounts to, in one word and with its reasons.

The words prepare the group's judgement and are not it. Having no local evidence is never assurance (DOMAIN 2, step 7).
What the words of a finding say comes first; its grade speaks only where they do not judge, and a good grade alone never
makes a position strong. Findings older than `MONTHS` are set aside where there are newer ones, and make the position
stale where there are none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thememiner.errors import InputError
from thememiner.local.grades import says
from thememiner.records import AuditFinding, Code, Polarity, Stance

POSITIONS: dict[str, str] = {
    "not known": "no local finding speaks of the theme; this is not assurance",
    "weak": "every judgement that was found says that it does not work",
    "mixed": "judgements go both ways, also within one source",
    "strong": "every judgement that was found says that it works",
    "stated without judgement": "none of the findings says in words how well it works; a good grade is not enough",
    "stale": "the newest finding is older than 24 months",
    "contradictory": "one source says that it works and another that it does not",
}
"""The words for a position, and what each means."""

MONTHS = 24
"""Local evidence older than this is stale."""

_SAYS_NOTHING_OF_PRACTICE = ("recommendation", "question")
_POLARITIES = (("failing", "failing"), ("good", "good"), ("mixed", "mixed"), ("neutral", "without judgement"))


@dataclass(frozen=True, slots=True)
class Heard:
    """A local finding with its code for one theme."""

    finding: AuditFinding
    code: Code
    stance: Stance | None = None

    @property
    def worded(self) -> Polarity:
        """What its words say of practice on the theme."""
        if self.stance is not None and self.stance.statement in _SAYS_NOTHING_OF_PRACTICE:
            return "neutral"
        return self.code.polarity

    @property
    def polarity(self) -> Polarity:
        """What its words say, or where they do not judge, its grade."""
        if self.worded != "neutral":
            return self.worded
        return says(self.finding.grade_scale, self.finding.grade_rank)

    @property
    def source(self) -> str:
        """The audit it comes from; the file's name where the audit has none."""
        return self.finding.audit or self.finding.source


def position_of(heard: Sequence[Heard], today: str) -> tuple[str, str]:
    """One of `POSITIONS`, and why in plain words.

    Args:
        heard: The local findings on one theme.
        today: The ISO date from which their age is counted.
    """
    if not heard:
        return "not known", "no local finding speaks of it; that is not assurance"
    current = [one for one in heard if not _is_old(one.finding.date, today)]
    if not current:
        return "stale", f"{_counts(heard)}; the newest is more than {MONTHS} months old on {today}"
    reasons = [_counts(heard)]
    if len(current) < len(heard):
        reasons.append(f"{len(heard) - len(current)} more than {MONTHS} months old set aside")
    later = sum(one.finding.date > today for one in heard)
    if later:
        reasons.append(f"{later} dated after {today}")
    if len(current) == 1:
        reasons.append("rests on one finding")
    return _judgement(current), "; ".join(reasons)


def cutoff(today: str) -> str:
    """The ISO date 24 months before.

    Raises:
        InputError: ``today`` is not an ISO date.
    """
    from dateutil.relativedelta import relativedelta

    try:
        return (date.fromisoformat(today) - relativedelta(months=MONTHS)).isoformat()
    except ValueError as error:
        reason = f"{today!r} is not a date"
        raise InputError("date of the comparison", reason, remedy="write it like 2026-01-31") from error


def _is_old(dated: str, today: str) -> bool:
    """A date that gives only month or year is compared as far as it goes; without a date age is not known."""
    return bool(dated) and dated < cutoff(today)[: len(dated)]


def _judgement(heard: Sequence[Heard]) -> str:
    by_source: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in heard:
        sides = {"failing", "good"} if one.polarity == "mixed" else {one.polarity} - {"neutral"}
        by_source[one.finding.source, one.source] |= sides
    views = list(by_source.values())
    said = set().union(*views)
    if not said:
        return "stated without judgement"
    if {"failing"} in views and {"good"} in views:
        return "contradictory"
    if said == {"failing", "good"}:
        return "mixed"
    if said == {"failing"}:
        return "weak"
    # A green box on a row that touches on a theme is no assurance about it: somebody has to have said so.
    return "strong" if any(one.worded != "neutral" for one in heard) else "stated without judgement"


def _counts(heard: Sequence[Heard]) -> str:
    """For example "3 findings from 2 sources, newest 2023-04, 2 failing, 1 good; graded requires improvement"."""
    sources = len({(one.finding.source, one.source) for one in heard})
    dates = [one.finding.date for one in heard if one.finding.date]
    counted = Counter(one.worded for one in heard)
    parts = [
        f"{_number(len(heard), 'finding')} from {_number(sources, 'source')}",
        f"newest {max(dates)}" if dates else "none dated",
        *(f"{counted[polarity]} {word}" for polarity, word in _POLARITIES if counted[polarity]),  # type: ignore[index]
    ]
    if dates and len(dates) < len(heard):
        parts.append(f"{len(heard) - len(dates)} without a date")
    return "; ".join([", ".join(parts), *_grades_in_words(heard)])


def _grades_in_words(heard: Sequence[Heard]) -> list[str]:
    written = list(dict.fromkeys(one.finding.grade for one in heard if one.finding.grade))
    told = [f"graded {', '.join(written)}"] if written else []
    by_grade = Counter(one.polarity for one in heard if one.worded == "neutral" and one.polarity != "neutral")
    if by_grade:
        told.append(
            "by grade alone " + ", ".join(f"{count} {polarity}" for polarity, count in sorted(by_grade.items()))
        )
    against = sum(
        {one.worded, says(one.finding.grade_scale, one.finding.grade_rank)} == {"failing", "good"} for one in heard
    )
    return [*told, f"{against} where words and grade disagree"] if against else told


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
