"""How grave a case was, on the grading matrix of a board's framework (SSC-14, appendix 3).

The machine suggests a grade only where the opening of the review states the outcome, and the lower one where the
matrix leaves it to judgement; the grades that people give hold over it. What the matrix asks about joint working is
never read from a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thememiner.errors import InputError
from thememiner.evidence.prevalence import case_of
from thememiner.library_records import Fact
from thememiner.local_records import Severity
from thememiner.records import Review

GRADES = ("Catastrophic", "Severe", "Significant", "Moderate", "Low", "Best practice")
"""The grades of the matrix, the gravest first."""
AS_READ = "as read"
"""Takes a person's grade back: what was read of the outcome holds again."""
GRADED_KIND = "case-review"
"""The kind of review that is about a case with an outcome."""

_ABUSE = frozenset(
    {
        "physical",
        "neglect",
        "sexual abuse",
        "exploitation",
        "emotional",
        "FII",
        "medical neglect",
        "suicide/self-harm",
        "extra-familial violence",
    }
)


@dataclass(frozen=True, slots=True)
class CaseGrade:
    """The grade of one case; empty where it is not known.

    ``reviews`` are the ids of the documents about it, ``suggested`` is what the machine read beside a person's grade.
    """

    case: str
    reviews: tuple[str, ...]
    grade: str
    reason: str
    by: Literal["person", "read", "nobody"]
    suggested: str = ""


def suggested(facts: Iterable[Fact]) -> tuple[str, str]:
    """The grade that the stated outcome and harm of one case come to, and why; empty where no outcome is stated."""
    stated = list(facts)
    outcomes = {one.value for one in stated if one.name == "outcome"}
    harms = sorted({one.value for one in stated if one.name == "harm"})
    abuse = [one for one in harms if one in _ABUSE]
    if "domestic homicide" in harms and not abuse:
        return "Severe", "a parent was killed in a domestic homicide"
    if "died" in outcomes:
        if abuse:
            return "Catastrophic", f"a child died; stated as well: {', '.join(abuse)}"
        return "Significant", "a child died; no abuse or neglect is stated where the review opens"
    if "serious harm" in outcomes:
        if abuse:
            why = f"serious harm; stated as well: {', '.join(abuse)}. Catastrophic if joint working gives concern"
            return "Severe", f"{why}: that is for people to say"
        return "Significant", "serious harm; no abuse or neglect is stated where the review opens"
    return "", "no outcome is stated where the review opens"


def case_grades(reviews: Sequence[Review], facts: Iterable[Fact], given: Sequence[Severity]) -> dict[str, CaseGrade]:
    """The grade of each case among the case reviews; several documents about one case give one grade.

    Args:
        reviews: Those that count; other kinds are left aside.
        facts: What they state.
        given: What people gave, as written; the latest on a case holds.
    """
    documents: dict[str, list[str]] = defaultdict(list)
    for review in reviews:
        if review.kind == GRADED_KIND:
            documents[case_of(review)].append(review.id)
    stated: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        stated[fact.review_id].append(fact)
    return {
        case: _graded(case, ids, [fact for one in ids for fact in stated[one]], given)
        for case, ids in documents.items()
    }


def _graded(case: str, ids: Sequence[str], facts: Sequence[Fact], given: Sequence[Severity]) -> CaseGrade:
    grade, why = suggested(facts)
    own = sorted((one for one in given if one.review_id in ids), key=lambda one: one.when)
    if own and own[-1].grade != AS_READ:
        last = own[-1]
        return CaseGrade(case, tuple(ids), last.grade, f"{last.reason} ({last.who}, {last.when})", "person", grade)
    return CaseGrade(case, tuple(ids), grade, why, "read" if grade else "nobody", grade)


def checked(given: Severity, kinds: Mapping[str, str]) -> Severity:
    """The record with its grade as the matrix spells it.

    Args:
        given: What a person said.
        kinds: Kind of review by the ids of the study.

    Raises:
        InputError: There is no such review or grade, it is no case review, or the reason or the name is missing.
    """
    if given.review_id not in kinds:
        raise InputError(
            given.review_id, "no review in this study has this id", remedy="`thememiner reviews` lists them"
        )
    if kinds[given.review_id] != GRADED_KIND:
        reason = f"is a review of the kind {kinds[given.review_id]!r}"
        raise InputError(given.review_id, reason, remedy="grade case reviews: they are about a case with an outcome")
    known = {name.casefold(): name for name in (*GRADES, AS_READ)}
    grade = known.get(" ".join(given.grade.casefold().split()))
    if grade is None:
        remedy = f"use one of: {', '.join(known.values())}"
        raise InputError(given.review_id, f"{given.grade!r} is not a grade of the matrix", remedy=remedy)
    for field, value in (("reason", given.reason), ("who", given.who)):
        if not value.strip():
            raise InputError(given.review_id, f"the grade has no {field}", remedy=f"give --{field}")
    return Severity(given.review_id, grade, given.reason.strip(), given.who.strip(), given.when)
