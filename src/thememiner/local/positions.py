"""What the local evidence on a theme amounts to, in one word and with its reasons.

The words prepare the group's judgement and are not it. Having no local evidence is never assurance (DOMAIN 2, step 7).
Findings older than the study's limit are set aside where there are newer ones, and make the position stale where there
are none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from thememiner.local.by_source import MONTHS as MONTHS
from thememiner.local.by_source import Heard as Heard
from thememiner.local.by_source import SourceKey, SourceView, is_old, said_by, source_of
from thememiner.local.by_source import cutoff as cutoff

POSITIONS: dict[str, str] = {
    "not known": "no local finding speaks of the theme; this is not assurance",
    "weak": "every judgement that is not too old says that it does not work",
    "mixed": "judgements go both ways, also within one source",
    "strong": "every judgement that is not too old says that it works; older ones may say otherwise",
    "stated without judgement": "none of the findings says in words how well it works; a good grade is not enough",
    "stale": "every finding is older than the age at which local evidence is set aside",
    "contradictory": "one source says that it works and another that it does not",
}
"""The words for a position, and what each means."""

_POLARITIES = (("failing", "failing"), ("good", "good"), ("mixed", "mixed"), ("neutral", "without judgement"))
_AUDITED = {
    "weak": "audited and weak",
    "mixed": "audited and mixed",
    "strong": "audited and strong",
    "stated without judgement": "audited, without saying how well it works",
    "stale": "audited, but stale",
    "contradictory": "audited; sources contradict each other",
}
_OTHERS = {
    "weak": "says that it does not work",
    "mixed": "speaks both ways",
    "strong": "says that it works",
    "stated without judgement": "does not say how well it works",
    "stale": "is stale",
    "contradictory": "says both that it works and that it does not",
}


def position_of(heard: Sequence[Heard], today: str, months: int = MONTHS) -> tuple[str, str]:
    """One of `POSITIONS`, and why in plain words.

    Args:
        heard: The local findings on one theme.
        today: The ISO date from which their age is counted.
        months: The age at which local evidence is stale.
    """
    if not heard:
        return "not known", "no local finding speaks of it; that is not assurance"
    current = [one for one in heard if not is_old(one.finding.date, today, months)]
    if not current:
        return "stale", f"{_counts(heard)}; the newest is more than {months} months old on {today}"
    reasons = [_counts(heard)]
    if len(current) < len(heard):
        reasons.append(f"{len(heard) - len(current)} more than {months} months old set aside")
    later = sum(one.finding.date > today for one in heard)
    if later:
        reasons.append(f"{later} dated after {today}")
    if len(current) == 1:
        reasons.append("rests on one finding")
    return _judgement(current), "; ".join(reasons)


def in_words(position: str, views: Sequence[SourceView]) -> str:
    """The position with whether the theme was audited: "audited and weak", "not audited; other evidence … says …".

    Args:
        position: One of `POSITIONS`.
        views: What each source says, from `thememiner.local.by_source.views_of`.
    """
    if not views:
        return "not audited; no local source speaks of it, which is not assurance"
    audits = [one for one in views if one.is_audit]
    is_stale = position == "stale"
    others = [one for one in views if not one.is_audit and (is_stale or not one.stale)]
    kinds = ", ".join(sorted({_kind(one) for one in others} - {""}))
    said = f"other evidence{f' ({kinds})' if kinds else ''} {_OTHERS[position]}"
    if not audits:
        return f"not audited; {said}"
    if not is_stale and all(one.stale for one in audits):
        return f"audited too long ago to count; {said}"
    return _AUDITED[position]


def _kind(view: SourceView) -> str:
    kind = view.source_type.replace("-", " ")
    # A filled-in tool that says something of another theme than its own.
    return "audit of another theme" if kind == "audit" or kind.endswith(" audit") else kind


def _judgement(heard: Sequence[Heard]) -> str:
    by_source: dict[SourceKey, list[Heard]] = defaultdict(list)
    for one in heard:
        by_source[source_of(one.finding)].append(one)
    said = {said_by(own) for own in by_source.values()} - {"neutral"}
    if not said:
        return "stated without judgement"
    if {"failing", "good"} <= said:
        return "contradictory"
    if "mixed" in said:
        return "mixed"
    return "weak" if said == {"failing"} else "strong"


def _counts(heard: Sequence[Heard]) -> str:
    """For example "3 findings from 2 sources, newest 2023-04, 2 failing, 1 good; graded requires improvement"."""
    sources = len({source_of(one.finding) for one in heard})
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
    against = sum({one.worded, one.graded} == {"failing", "good"} for one in heard)
    return [*told, f"{against} where words and grade disagree"] if against else told


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
