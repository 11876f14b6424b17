"""The parts of the audit ranking: each 0..1 for a theme, with its reason in words.

None of them counts mentions, and what is not known is never read as strength or as weakness: it counts under ``age``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from thememiner.errors import InputError
from thememiner.evidence.prevalence import FLOOR, in_words
from thememiner.local.by_source import SourceView, is_old
from thememiner.local.comparison import ComparisonRow
from thememiner.local.crosswalk import terms_of
from thememiner.local.severity import GRADES, CaseGrade
from thememiner.local_records import LocalTerm

PARTS: dict[str, tuple[str, float]] = {
    "recurrence": ("how often reviews elsewhere say that it did not work: lower end of the interval of the share", 25),
    "weakness": ("the local position: the group's judgement where there is one, else what local findings say", 25),
    "age": ("how long ago it was audited here: never counts most, longer ago than the study's limit less", 15),
    "severity": (
        "how grave the cases are that teach it: the share of the gravest grade on the grading matrix, not their number",
        10,
    ),
    "sources": ("how many local sources of their own say that it does not work well", 10),
    "recommendations": ("reviews that recommend something on it: the area's own first, others at half", 5),
    "priority": ("whether it is a priority of the board", 10),
}
"""Name of a part -> what it is, and its weight where the settings name none."""

AS_WEAKNESS = {
    "weak": 1.0,
    "contradictory": 0.6,
    "mixed": 0.5,
    "strong": 0.0,
    "stale": 0.0,
    "stated without judgement": 0.0,
    "not known": 0.0,
}
"""How much of weakness each local position is."""
ONE_FINDING = 0.7
"""Weak by one current finding alone."""
UNDATED = 0.5
"""Weak by findings alone of which none has a date: they may be old."""
STALE_AS_WEAKNESS = {"failing": 0.3, "mixed": 0.15}
"""What the newest source said, where it is old: nobody knows whether it was put right."""
_SAID = {"failing": "that it did not work well", "mixed": "both that it worked and that it did not"}
LONG_AGO = 0.6
ENOUGH_SOURCES = 3
ELSEWHERE = 0.5
"""What a recommendation to others counts for, where one of the area's own counts 1."""
ONE_OWN_CASE = 0.75
_UNKNOWN_POSITIONS = frozenset({"not known", "stale", "stated without judgement"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one part comes to for a theme.

    ``value`` is 0..1, ``points`` what it adds to the theme's points of 100; ``is_known`` is false where nothing is
    known that it could rest on.
    """

    name: str
    value: float
    reason: str
    is_known: bool = True
    weight: float = 0.0
    points: float = 0.0


def weights_of(given: Mapping[str, float]) -> dict[str, float]:
    """The weight of each part.

    Args:
        given: The study's setting ``audit_weights``; a part that is not named keeps its default.

    Raises:
        InputError: A name is no part, a weight is negative or no number, or all of them are 0.
    """
    where = "settings.yaml"
    for name, weight in given.items():
        place = f"field 'audit_weights.{name}'"
        if name not in PARTS:
            raise InputError(where, "no part of the ranking has this name", place=place, remedy=f"use {_names()}")
        if not isfinite(weight) or weight < 0:
            raise InputError(where, f"{weight} is not a weight", place=place, remedy="give 0 or more")
    weights = {name: float(given.get(name, default)) for name, (_, default) in PARTS.items()}
    if not sum(weights.values()):
        remedy = "give at least one part a weight above 0"
        raise InputError(where, "all weights are 0", place="field 'audit_weights'", remedy=remedy)
    return weights


def _names() -> str:
    return ", ".join(PARTS)


def recurrence(value: float, row: ComparisonRow, kind: str, many: str) -> Part:
    """National recurrence, of one kind of review; ``many`` is what such reviews are called."""
    figure = next((one for one in row.national_failing if one.kind == kind), None)
    if figure is None or not figure.reviews_read:
        return Part("recurrence", 0.0, "no reviews elsewhere were read", is_known=False)
    said = in_words(figure.reviews_with, figure.reviews_read, figure.low, figure.high)
    reason = f"{said} {many} elsewhere say that something about it did not work well"
    if figure.reviews_read < FLOOR:
        reason += "; fewer than ten were read, so this rests on little"
    return Part("recurrence", value, reason)


def weakness(row: ComparisonRow) -> Part:
    """The standing local position: the group's where it judged, else the machine's."""
    value = AS_WEAKNESS[row.standing]
    reason = f"{row.standing}: {row.because}" if row.because else row.standing
    if row.judgement is not None and row.judgement.position:
        reason = f"the group judged it {row.standing} on {row.judgement.when}; thememiner says {row.position}"
        return Part("weakness", value, reason)
    newest = row.by_source[0].says if row.by_source else ""
    if row.standing == "stale" and newest in STALE_AS_WEAKNESS:
        value = STALE_AS_WEAKNESS[newest]
        reason += f"; the newest source said then {_SAID[newest]}, and whether that was put right is not known"
    current = [one for one in row.by_source if not one.stale]
    if row.standing == "weak" and not any(one.date for one in current):
        value = UNDATED
        reason += "; those that count have no date and may be old, so it counts less"
    elif row.standing == "weak" and sum(one.current for one in current) == 1:
        value = ONE_FINDING
        reason += ", so it counts less"
    return Part("weakness", value, reason, is_known=row.standing not in _UNKNOWN_POSITIONS)


def age(row: ComparisonRow, today: str, months: int) -> Part:
    """How long ago it was last audited."""
    if row.last_audited:
        if is_old(row.last_audited, today, months):
            return Part("age", LONG_AGO, f"last audited {row.last_audited}, more than {months} months ago")
        return Part("age", 0.0, f"audited {row.last_audited}, within {months} months")
    if any(one.is_audit and not one.date for one in row.by_source):
        return Part("age", LONG_AGO, "an audit speaks of it, but no date is stated", is_known=False)
    others = ""
    if row.local:
        others = f"; other local evidence does, the newest of {row.last_dated}" if row.last_dated else "; others do"
    return Part("age", 1.0, f"no audit that was brought in speaks of it{others}")


def severity(value: float, teaching: Sequence[CaseGrade]) -> Part:
    """How grave the cases are that teach the theme; ``teaching`` are those cases."""
    graded = [one for one in teaching if one.grade]
    if not graded:
        none = "no outcome is known of the cases that teach it" if teaching else "no case review elsewhere teaches it"
        average = ", so it stands at the average of all graded cases" if value else ""
        return Part("severity", value, f"{none}{average}", is_known=False)
    counts = {grade: sum(one.grade == grade for one in graded) for grade in GRADES}
    said = ", ".join(f"{count} {grade.lower()}" for grade, count in counts.items() if count)
    by_people = sum(one.by == "person" for one in graded)
    checked = f"{by_people} of these grades given by people" if by_people else "no grade checked by a person"
    missing = f"; {len(teaching) - len(graded)} without a known outcome" if len(graded) < len(teaching) else ""
    cases = "1 case" if len(graded) == 1 else f"{len(graded)} cases"
    return Part("severity", value, f"of {cases} with a grade: {said}{missing}; {checked}")


def sources(row: ComparisonRow) -> Part:
    """How many current local sources say that it does not work well; one that says both counts half."""
    if row.judgement is not None and row.judgement.position == "strong":
        return Part("sources", 0.0, "set aside, since the group judged it strong")
    current = [one for one in row.by_source if not one.stale]
    failing, mixed = _named(current, "failing"), _named(current, "mixed")
    if not failing and not mixed:
        none = "no current local source says that it does not work well"
        return Part("sources", 0.0, none, is_known=bool(current))
    value = min(1.0, (len(failing) + len(mixed) / 2) / ENOUGH_SOURCES)
    said = [f"{len(failing)} not working well ({'; '.join(failing)})"] if failing else []
    said += [f"{len(mixed)} both working and not ({'; '.join(mixed)})"] if mixed else []
    return Part("sources", value, ", ".join(said))


def _named(views: Sequence[SourceView], says: str) -> list[str]:
    """The sources that say so with their date, since audits of several years may have one name."""
    return [f"{one.source}, {one.date or 'no date'}" for one in views if one.says == says]


def own_value(cases: int) -> float:
    """What the area's own reviews count for, by how many of their cases recommend something on the theme."""
    return (0.0, ONE_OWN_CASE)[cases] if cases < 2 else 1.0


def recommendations(value: float, own: int, elsewhere: int, asking: int, many: str) -> Part:
    """Cases whose reviews recommend something on the theme; no register says which of them were carried out.

    ``asking`` are the cases elsewhere that recommend something on any theme: many inspection reports recommend nothing.
    """
    said = []
    if own:
        reviews = "1 of the area's own reviews" if own == 1 else f"{own} of the area's own reviews"
        said.append(f"recommended in {reviews}; nothing brought in says that it was carried out, so it counts as open")
    if elsewhere:
        said.append(f"recommended in {elsewhere} of the {asking} {many} elsewhere in which recommendations were found")
    return Part("recommendations", value, "; ".join(said) or "no recommendation on it was found")


def priority(terms: Collection[str]) -> Part:
    """Whether terms of the board's plan that are priorities stand for the theme."""
    if terms:
        return Part("priority", 1.0, f"a priority of the board: {'; '.join(sorted(terms))}")
    return Part("priority", 0.0, "not recorded as a priority of the board")


def priorities(terms: Iterable[LocalTerm]) -> dict[str, set[str]]:
    """Terms of the board's plan that are priorities, by theme; ``terms`` as written."""
    found: dict[str, set[str]] = {}
    for one in terms_of(terms):
        for theme in one.theme_ids if one.priority else ():
            found.setdefault(theme, set()).add(one.term)
    return found
