"""What the audit ranking could not know: said beside it, since what is missing is no assurance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thememiner.evidence.prevalence import FLOOR
from thememiner.local.audit_plan import AuditPlan, AuditRank


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Something that is not known, of which themes or cases, and what would help."""

    what: str
    about: str
    remedy: str


def not_known(plan: AuditPlan, *, area: str, own_cases: int) -> list[NotKnown]:
    """Everything that the ranking could not know.

    Args:
        plan: The ranking.
        area: The partnership's own area, by the study's settings.
        own_cases: How many cases of its own were read.
    """
    themes = [*plan.ranked, *plan.decided]
    found = [*_local(themes), *_national(plan, themes), *_severity(plan), *_recommended(area, own_cases)]
    if not any(one.part("priority").value for one in themes):
        remedy = "`thememiner crosswalk add STUDY TERM THEME --priority` records the board's own priorities"
        found.append(NotKnown("which themes are priorities of the board", "none is recorded", remedy))
    return found


def _local(themes: Sequence[AuditRank]) -> list[NotKnown]:
    groups = (
        ("not known", "the local position: no local finding speaks of it, which is not assurance", "bring evidence in"),
        ("stale", "the local position today: what was found is too old to say", "bring newer evidence in"),
        (
            "stated without judgement",
            "how well it works here: local findings speak of it without saying",
            "read the findings, and record the group's judgement",
        ),
    )
    found = [
        NotKnown(what, _labels(one for one in themes if one.row.standing == standing), remedy)
        for standing, what, remedy in groups
        if any(one.row.standing == standing for one in themes)
    ]
    undated = [one for one in themes if not one.part("age").is_known]
    if undated:
        found.append(NotKnown("when it was audited: no date is stated", _labels(undated), "put a date in the file"))
    return found


def _national(plan: AuditPlan, themes: Sequence[AuditRank]) -> list[NotKnown]:
    found = []
    if plan.cases < FLOOR:
        what = "how firm the order is: with so few cases nothing can be said of it"
        found.append(NotKnown(what, f"{plan.cases} {plan.many or 'reviews'} read", "read more reviews"))
    silent = [one for one in themes if not one.part("recurrence").value]
    if silent and plan.cases:
        what = f"whether {plan.many} teach it: none was found to say that it did not work, which may be a mistake"
        found.append(NotKnown(what, _labels(silent), "add what was missed by `thememiner decisions export`"))
    if plan.confirmed < plan.codings:
        what = "whether the codings are right: they were made by a machine and nobody has looked at the rest"
        about = f"{plan.confirmed:,} of {plan.codings:,} codings confirmed by a person"
        found.append(NotKnown(what, about, "`thememiner decisions export STUDY FILE.xlsx --queue 50`"))
    return found


def _severity(plan: AuditPlan) -> list[NotKnown]:
    unknown = [one.case for one in plan.grades if one.by == "nobody"]
    read = [one.case for one in plan.grades if one.by == "read"]
    remedy = "`thememiner severity set STUDY REVIEW GRADE --reason … --who …`"
    found = []
    if not plan.grades:
        what = "how grave the cases are: no case review was read, so this part gives nothing"
        found.append(NotKnown(what, "all themes", "add case reviews"))
    if unknown:
        found.append(NotKnown("how grave the case was: no outcome is stated", "; ".join(unknown), remedy))
    if read:
        what = "whether the grade is right: read from the stated outcome, and no person has said so"
        found.append(NotKnown(what, "; ".join(read), remedy))
    return found


def _recommended(area: str, own_cases: int) -> list[NotKnown]:
    what = "which recommendations were carried out: the study keeps no record of it, so all count as open"
    found = [NotKnown(what, "all recommendations", "ask for the action plans' progress, and look for its effect")]
    if not area:
        what = "which reviews are the area's own: they count with the others"
        found.append(NotKnown(what, "all reviews", "set 'area' in the study's settings.yaml"))
    elif not own_cases:
        found.append(NotKnown("what the area's own reviews recommend", f"none of {area} was read", "add them"))
    return found


def _labels(themes: Iterable[AuditRank]) -> str:
    return "; ".join(one.label for one in themes)
