"""The scope of a thematic audit: why, what is asked, of which cases and how they are drawn, when, and what comes after.

It is a draft for the group to change. What it says of reviews and of the local position is counted and cited; the rest
is how audits of this kind are usually done (about six cases, twelve months of records, a check after six months).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as calendar

from thememiner.codebook import Theme
from thememiner.errors import InputError
from thememiner.library_records import Fact
from thememiner.local.comparison import ComparisonRow
from thememiner.records import Prevalence, Quotation

LEVELS = (
    "early help",
    "child in need",
    "child protection plan, or looked after",
)
"""Levels of need that the sample is spread over; the highest takes what does not divide."""
PERIOD_MONTHS = 12
FOLLOW_UP_MONTHS = 6
_RESERVE = 4
_WEEKS = (
    (0, "Scope and tool agreed; moderator named; lists of cases asked for."),
    (1, "Lists complete; cases drawn in the presence of a second person; agencies told which cases."),
    (2, "Tool sent to each agency; families told and asked for their views."),
    (5, "Tools returned; conversations with practitioners and families held."),
    (6, "Moderation meeting: grades agreed case by case. Anything urgent was passed on earlier, the day it was seen."),
    (8, "Report to the quality assurance sub-group: findings, good practice, recommendations."),
    (10, "Actions agreed with owners, dates and the evidence that will show a difference; what was learnt goes back to "
         "the staff and families who took part."),
)  # fmt: skip
_REPORT_WEEK = 8


@dataclass(frozen=True, slots=True)
class KindEvidence:
    """What one kind of review teaches on the theme: three figures, and words for failing and for good practice."""

    kind: str
    any: Prevalence
    failing: Prevalence
    good: Prevalence
    failing_words: Quotation | None
    good_words: Quotation | None


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the sample, and the numbers (0 to 1) that draw it from its list, in the order of use."""

    level: str
    cases: int
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the timetable (ISO) and what is done by it."""

    date: str
    week: int
    what: str


@dataclass(frozen=True, slots=True)
class AuditScope:
    """All that a scope says, as records; `thememiner.reports.audit_scope_blocks` puts it into words.

    ``evidence`` has one entry for each kind of review read. ``local`` is the row of the comparison. ``agencies`` are
    those that the reviews on the theme name, in the order of the alphabet. ``confirmed`` of ``codings`` on the theme
    were confirmed by a person. ``called`` says how each review is cited.
    """

    theme: Theme
    date: str
    partnership: str
    evidence: tuple[KindEvidence, ...]
    local: ComparisonRow
    agencies: tuple[str, ...]
    agencies_from: int
    cases: int
    strata: tuple[Stratum, ...]
    seed: int
    period: tuple[str, str]
    timetable: tuple[Day, ...]
    follow_up: str
    confirmed: int
    codings: int
    called: Mapping[str, str]
    invented: bool = False


def seed_of(date: str) -> int:
    """The seed of the draw: the day the scope is made out for, so that nobody chose it."""
    return int(_day(date).strftime("%Y%m%d"))


def strata_of(cases: int, seed: int, levels: Sequence[str] = LEVELS) -> tuple[Stratum, ...]:
    """Spread the sample over levels of need, with enough numbers to draw each part and some in reserve.

    Python's own generator (Mersenne Twister) with a text seed gives the same numbers on every machine.

    Raises:
        InputError: There are fewer cases than one, or more than an audit of this kind can take.
    """
    if not 1 <= cases <= 30:
        raise InputError("--cases", f"{cases} cases cannot be sampled", remedy="give a number from 1 to 30")
    whole, rest = divmod(cases, len(levels))
    strata = []
    for place, level in enumerate(levels):
        own = whole + (len(levels) - place <= rest)
        draw = random.Random(f"{seed} {level}")  # noqa: S311 - a sample that anyone can draw again, no secret
        numbers = tuple(f"{draw.randrange(1000) / 1000:.3f}" for _ in range(own + _RESERVE)) if own else ()
        strata.append(Stratum(level, own, numbers))
    return tuple(one for one in strata if one.cases)


def drawn(number: str, listed: int) -> int:
    """The place on a list (from 1) that a number of the draw stands for.

    Raises:
        ValueError: The list is empty.
    """
    if listed < 1:
        raise ValueError("nothing is listed")
    return int(float(number) * listed) + 1


def timetable_of(date: str) -> tuple[Day, ...]:
    """The days of the audit, counted in weeks from the day of the scope."""
    from dateutil.relativedelta import relativedelta

    start = _day(date)
    return tuple(Day((start + relativedelta(weeks=week)).isoformat(), week, what) for week, what in _WEEKS)


def follow_up_of(date: str) -> str:
    """The day of the follow-up audit: six months after the report."""
    from dateutil.relativedelta import relativedelta

    return (_day(date) + relativedelta(weeks=_REPORT_WEEK, months=FOLLOW_UP_MONTHS)).isoformat()


def period_of(date: str) -> tuple[str, str]:
    """First and last day of the twelve months of records that are audited."""
    from dateutil.relativedelta import relativedelta

    last = _day(date)
    return (last - relativedelta(months=PERIOD_MONTHS) + relativedelta(days=1)).isoformat(), last.isoformat()


def agencies_of(facts: Iterable[Fact], reviews: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """Agencies that the reviews on a theme name as involved, by the alphabet, and how many of these reviews name any.

    They are not counted by agency: who is named most often is who is most often there.
    """
    wanted = set(reviews)
    by_review: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.name == "agency" and fact.review_id in wanted and fact.value:
            by_review[fact.review_id].add(fact.value)
    return tuple(sorted(set().union(*by_review.values()), key=str.casefold)), len(by_review)


def lines_of_enquiry(theme: Theme) -> tuple[str, ...]:
    """What the audit wants to know, from the codebook's picture of weak and of good practice on the theme."""
    asked = []
    if theme.good:
        asked.append(f"How far does practice here look like this: {_whole(theme.good)}")
    if theme.failing:
        asked.append(f"Does what published reviews describe happen here: {_whole(theme.failing)}")
    return (
        *asked,
        "Where practice was strong or weak, what explains it: tools, time, supervision, procedures, how services are "
        "joined up?",
        "What difference did it make to the child, and how does the child's own view show in the file?",
        "What good practice was seen that others could use?",
    )


def _whole(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _day(date: str) -> calendar:
    try:
        return calendar.fromisoformat(date)
    except ValueError as error:
        remedy = "give a day as YYYY-MM-DD, e.g. 2026-11-24"
        raise InputError("date", f"{date!r} is not a date", remedy=remedy) from error
