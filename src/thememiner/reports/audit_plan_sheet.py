"""The audit ranking as a workbook: the order with its reasons, the parts, the method, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thememiner.local.audit_plan import AuditPlan, AuditRank
from thememiner.reports.audit_plan_words import (
    AuditPaper,
    firm,
    method,
    place,
    points,
    said_first,
    summary,
    telling,
    title,
)
from thememiner.reports.phrasing import cited, cited_finding, names, opening
from thememiner.reports.workbook import Sheet, workbook_bytes

TABLE_COLUMNS = (
    "place",
    "theme_id",
    "theme",
    "state",
    "tied",
    "points",
    "place_low",
    "place_high",
    "in_first_three",
    "in_first_five",
    "firmness",
    "best_without_a_part",
    "worst_without_a_part",
    "local_position",
    "part",
    "what",
    "value",
    "weight",
    "part_points",
    "is_known",
    "reason",
    "note",
)
"""One row for each theme and part; a stable format."""
_RANKING = (
    "place",
    "theme",
    "points",
    "why",
    "how firm",
    "local position",
    "note",
)
_WORDS = ("place", "theme", "words of a review", "where they stand", "newest local finding", "where it stands")
_RANKING_WIDTHS = {
    "place": 12,
    "theme": 28,
    "points": 8,
    "why": 80,
    "how firm": 26,
    "local position": 14,
    "note": 24,
}
_WORDS_WIDTHS = {
    "place": 12,
    "theme": 28,
    "words of a review": 60,
    "where they stand": 28,
    "newest local finding": 60,
    "where it stands": 28,
}
_PARTS = ("place", "theme", "part", "value (0 to 1)", "weight", "points", "reason")

Row = dict[str, object]


def audit_table(plan: AuditPlan) -> list[Row]:
    """One row for each theme and part, in the order of the ranking."""
    return [_line(rank, number) for rank in plan.ranks for number in range(len(rank.parts))]


def _line(rank: AuditRank, number: int) -> Row:
    part, firmness = rank.parts[number], rank.firmness
    values = (
        rank.place or None,
        rank.theme_id,
        rank.label,
        rank.state,
        rank.tied,
        round(rank.points, 2),
        firmness.low or None,
        firmness.high or None,
        round(firmness.top3, 3) if firmness.low else None,
        round(firmness.top5, 3) if firmness.low else None,
        firmness.word,
        firmness.best_without or None,
        firmness.worst_without or None,
        rank.row.standing,
        part.name,
        title(part.name),
        round(part.value, 4),
        part.weight,
        round(part.points, 2),
        part.is_known,
        part.reason,
        rank.note,
    )
    return dict(zip(TABLE_COLUMNS, values, strict=True))


def audit_workbook(paper: AuditPaper) -> bytes:
    """The workbook; the same ranking gives the same bytes."""
    plan = paper.plan
    gaps = [{"what is not known": one.what, "of": one.about, "what would help": one.remedy} for one in paper.gaps]
    told = (*(("Read first", line) for line in said_first(paper)), *method(paper))
    lines = [{"about": about, "how it comes about": text} for about, text in told]
    return workbook_bytes(
        [
            Sheet("ranking", _RANKING, _ranking(paper), widths=_RANKING_WIDTHS),
            Sheet("parts", _PARTS, _parts(plan), widths={"theme": 32, "part": 28, "reason": 90, "place": 16}),
            Sheet(
                "method and limits",
                ("about", "how it comes about"),
                lines,
                widths={"about": 36, "how it comes about": 100},
            ),
            Sheet("not known", tuple(gaps[0]), gaps, widths={"what is not known": 60, "of": 70, "what would help": 50}),
            Sheet("words", _WORDS, _words(paper), widths=_WORDS_WIDTHS),
            _grades(plan),
        ]
    )


def _ranking(paper: AuditPaper) -> list[dict[str, str]]:
    read_first = dict.fromkeys(_RANKING, "")
    read_first.update(theme="Read first", why="\n".join([*said_first(paper), *summary(paper.plan)]))
    return [read_first, *(_ranked(rank, paper.plan) for rank in paper.plan.ranks)]


def _ranked(rank: AuditRank, plan: AuditPlan) -> dict[str, str]:
    reasons = [f"{title(part.name)} ({points(part, plan)}): {part.reason}." for part in telling(rank)]
    return {
        "place": place(rank),
        "theme": rank.label,
        "points": f"{rank.points:.1f}",
        "why": "\n".join(reasons),
        "how firm": firm(rank.firmness),
        "local position": rank.row.standing,
        "note": rank.note,
    }


def _words(paper: AuditPaper) -> list[dict[str, str]]:
    """The words that the figures lead to."""
    called = names(paper.evidence.reviews)
    rows = []
    for rank in paper.plan.ranks:
        quotation = paper.evidence.failing_quotations.get((paper.plan.kind, rank.theme_id))
        finding = rank.row.local[0] if rank.row.local else None
        rows.append(
            {
                "place": place(rank),
                "theme": rank.label,
                "words of a review": f"\u201c{quotation.text}\u201d" if quotation else "none",
                "where they stand": cited(quotation, called) if quotation else "",
                "newest local finding": f"\u201c{opening(finding.text)}\u201d" if finding else "none",
                "where it stands": cited_finding(finding) if finding else "",
            }
        )
    return rows


def _parts(plan: AuditPlan) -> list[dict[str, str]]:
    return [
        {
            "place": place(rank),
            "theme": rank.label,
            "part": title(part.name),
            "value (0 to 1)": f"{part.value:.2f}",
            "weight": f"{part.weight:g}",
            "points": f"{part.points:.1f}",
            "reason": part.reason,
        }
        for rank in plan.ranks
        for part in rank.parts
    ]


def _grades(plan: AuditPlan) -> Sheet:
    by: Mapping[str, str] = {"person": "people", "read": "read from the review", "nobody": "not known"}
    rows = [
        {
            "case": one.case,
            "reviews": "\n".join(one.reviews),
            "grade": one.grade,
            "graded by": by[one.by],
            "reason": one.reason,
            "read": one.suggested,
        }
        for one in plan.grades
    ]
    columns: Sequence[str] = ("case", "reviews", "grade", "graded by", "reason", "read")
    return Sheet("grades of cases", columns, rows, widths={"case": 34, "reviews": 44, "reason": 70, "graded by": 20})
