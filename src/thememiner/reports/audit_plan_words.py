"""How the audit ranking says things: parts, places, how firm, method and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from thememiner.local.audit_firmness import Firmness
from thememiner.local.audit_gaps import NotKnown
from thememiner.local.audit_parts import (
    AS_WEAKNESS,
    ENOUGH_SOURCES,
    LONG_AGO,
    ONE_FINDING,
    ONE_OWN_CASE,
    STALE_AS_WEAKNESS,
    UNDATED,
    Part,
)
from thememiner.local.audit_plan import AuditPlan, AuditRank
from thememiner.local.bootstrap import AVERAGE_CASES, SAMPLES
from thememiner.reports.board_evidence import INVENTED, BoardEvidence
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.phrasing import cannot_show

TITLES: Mapping[str, str] = {
    "recurrence": "Recurs in reviews elsewhere",
    "weakness": "Local position",
    "age": "Time since the last audit",
    "severity": "How grave the cases are",
    "sources": "Local sources that agree",
    "recommendations": "Recommendations",
    "priority": "Priority of the board",
}
"""What a part is called where people read it."""
SHORT: Mapping[str, str] = {
    "recurrence": "Recurs",
    "weakness": "Local",
    "age": "Audit",
    "severity": "Grave",
    "sources": "Agree",
    "recommendations": "Asked",
    "priority": "Priority",
}
"""The same where there is little room."""
PREPARES = (
    "This ranking prepares the group's choice of what to audit next and makes none. It ranks themes, never people, "
    "agencies or boards."
)


@dataclass(frozen=True, slots=True)
class AuditPaper:
    """What the documents on the ranking are made of.

    Args:
        evidence: The national evidence, with quotations; its partnership and coder are printed.
        months: Age at which an audit is long ago.
    """

    plan: AuditPlan
    gaps: tuple[NotKnown, ...]
    evidence: BoardEvidence
    months: int


def title(name: str) -> str:
    """What a part is called."""
    return TITLES.get(name, name)


def place(rank: AuditRank) -> str:
    """Say "3", "3 =" where it shares its place, or why it has none."""
    if rank.state != "ranked":
        return rank.state
    return f"{rank.place} =" if rank.tied else str(rank.place)


def points(part: Part, plan: AuditPlan) -> str:
    """Say "18.2 of 25.0 points"."""
    most = 100 * part.weight / sum(plan.weights.values())
    return f"{part.points:.1f} of {most:.1f} points"


def telling(rank: AuditRank) -> list[Part]:
    """The parts that give it points, the most first."""
    return sorted((part for part in rank.parts if part.points), key=lambda part: -part.points)


def firm(one: Firmness) -> str:
    """Say "open: place 2 to 9; among the first three in 310 of 500 re-counts; with a part left out place 1 to 4"."""
    if not one.worst_without:
        return one.word
    without = f"with any one part left out {_places(one.best_without, one.worst_without)}"
    if not one.low:
        return f"{one.word}; {without}"
    counts = f"among the first three in {round(one.top3 * SAMPLES)} of {SAMPLES} re-counts"
    return f"{one.word}: {_places(one.low, one.high)}; {counts}; {without}"


def _places(low: int, high: int) -> str:
    return f"place {low}" if low == high else f"place {low} to {high}"


def summary(plan: AuditPlan) -> list[str]:
    """What the ranking comes to, and how firm it is."""
    if not plan.ranked:
        return ["There is no theme to rank."]
    leaders = [rank.label for rank in plan.ranked if rank.place == 1]
    most = f"Most points: {'; '.join(leaders)}" + (" (tied)." if len(leaders) > 1 else ".")
    return [most, f"Which theme comes first is {plan.first}.", f"Which three come first: {plan.three}."]


def confirmed(plan: AuditPlan) -> str:
    """How many of the codings that it rests on, of reviews and of local findings, a person has looked at."""
    return confirmed_words(plan.confirmed, plan.codings)


def said_first(paper: AuditPaper) -> list[str]:
    """What stands before everything: that it is invented, what has been checked, that people choose."""
    return [*([INVENTED] if paper.evidence.says_invented else []), PREPARES, confirmed(paper.plan)]


def method(paper: AuditPaper) -> list[tuple[str, str]]:
    """How the ranking comes about, and what it cannot say: what is told of, and what of it."""
    plan, told = paper.plan, _told(paper)
    return [
        (
            "Points",
            "a theme's points are the sum of its parts. Each part goes from 0 to 1 and is multiplied by its weight; "
            "all weights together make 100 points. The weights are a starting point set by hand and can be changed in "
            "the study's settings.yaml under audit_weights.",
        ),
        *((f"{title(name)} (weight {weight:g})", told[name]) for name, weight in plan.weights.items()),
        (
            "How firm",
            f"the cases were drawn anew {SAMPLES} times with replacement and the ranking made again from each draw. "
            "Nine of ten of these re-counts lie between the places given. Firm: in nine of ten its place is within two "
            "of the one shown; fairly firm: in seven of ten; open: in fewer. This shows what other reviews might have "
            "changed. It does not cover mistakes of the coding. Since weights are set by hand, the places that a theme "
            "takes where any one part is left out of the sum are shown as well.",
        ),
        (
            "Limits",
            " ".join(("good practice is not set off against what did not work.", *cannot_show([plan.kind]))),
        ),
        (
            "Made with",
            f"thememiner {metadata.version('thememiner')}; coder {paper.evidence.coder or 'not set'}; codebook "
            f"{paper.evidence.codebook}; made out for {plan.date}.",
        ),
    ]


def _told(paper: AuditPaper) -> dict[str, str]:
    """How each part comes about."""
    positions = ", ".join(f"{name} {value:g}" for name, value in AS_WEAKNESS.items() if value)
    return {
        "recurrence": "the lower end of the 95 % interval of the share of cases elsewhere in which something about it "
        f"did not work well, so that two of three cases do not stand before ten of fifteen. Of one kind of review only "
        f"({paper.plan.many or 'none were read'}), the kind of which most were read. Cases are counted, not mentions, "
        "and a second file about the same case adds nothing.",
        "weakness": f"{positions}, every other position 0; weak by one finding alone {ONE_FINDING:g}, by "
        f"findings without a date alone {UNDATED:g}. Where the newest "
        f"source is too old, what it said counts little: not working {STALE_AS_WEAKNESS['failing']:g}, both "
        f"{STALE_AS_WEAKNESS['mixed']:g}. The group's judgement stands before what thememiner says. What is not known "
        "is no weakness here: it counts as time since the last audit.",
        "age": f"no audit brought in 1, more than {paper.months} months ago {LONG_AGO:g}, else 0.",
        "severity": "the share of the graded cases elsewhere that teach it which are catastrophic on the matrix, with "
        f"{AVERAGE_CASES} average cases added, so that one or two do not decide. Grades were read from the stated "
        "outcome unless people gave them. That a theme is in a grave case does not show that it led to the harm.",
        "sources": f"one third for each current source that says that it does not work well, half of that where a "
        f"source says both; {ENOUGH_SOURCES} or more make 1.",
        "recommendations": f"two or more of the area's own cases 1, one {ONE_OWN_CASE:g}; else half of the lower end "
        "of the interval of the share of cases elsewhere. Whether a recommendation was carried out is not recorded.",
        "priority": "1 where a term of the board's own that is a priority stands for it, else 0.",
    }
