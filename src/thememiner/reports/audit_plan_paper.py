"""The audit ranking as a paper for the group: the order, why the first stand where they do, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thememiner.local.audit_plan import AuditPlan, AuditRank
from thememiner.reports.audit_plan_words import (
    PREPARES,
    SHORT,
    AuditPaper,
    confirmed,
    firm,
    method,
    place,
    points,
    summary,
    telling,
    title,
)
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Paragraph, Quote, Report, Table
from thememiner.reports.board_evidence import INVENTED
from thememiner.reports.phrasing import cited, cited_finding, long_date, names, opening

SHOWN = 10
"""Themes in the first table."""
EXPLAINED = 5
"""Themes whose every part is told in words."""
_REASONS = 3
_NAMED = 10


def audit_report(paper: AuditPaper) -> Report:
    """The paper as blocks."""
    plan, partnership = paper.plan, paper.evidence.partnership
    blocks: list[Block] = [*_opening(paper), *_order(plan), *_decided(plan), *_explained(paper), *_not_known(paper)]
    blocks += [Heading(1, "Method and limits"), Bullets(tuple(f"{about}: {text}" for about, text in method(paper)))]
    blocks += [*_all_parts(plan), *_grades(plan)]
    subtitle = " \u00b7 ".join(part for part in (partnership, long_date(plan.date)) if part)
    return Report("Which theme to audit next", subtitle, plan.date, partnership or "thememiner", tuple(blocks))


def _opening(paper: AuditPaper) -> list[Block]:
    blocks: list[Block] = [Callout("invented", INVENTED)] if paper.evidence.says_invented else []
    unchecked = paper.plan.codings - paper.plan.confirmed
    said = confirmed(paper.plan)
    rest = " Until a person has read the others, the ranking is provisional." if unchecked else ""
    return [*blocks, Callout("caution" if unchecked else "note", f"{said}{rest}"), Paragraph(PREPARES)]


def _order(plan: AuditPlan) -> list[Block]:
    shown = plan.ranked[:SHOWN]
    rest = len(plan.ranked) - len(shown)
    note = "=: as many points as another theme; in the order of the codebook. " if any(r.tied for r in shown) else ""
    more = f"{rest} more themes are in Appendix A." if rest else ""
    table = Table(
        "The order by points of 100, with what counts most",
        ("Place", "Theme", "Points", "What counts most", "How firm"),
        tuple((place(one), one.label, f"{one.points:.0f}", _reasons(one), firm(one.firmness)) for one in shown),
        note=f"{note}{more}".strip(),
        widths=(7, 20, 8, 45, 20),
        numeric=frozenset({2}),
    )
    return [Heading(1, "The order, and how firm it is"), Bullets(tuple(summary(plan))), table]


def _reasons(rank: AuditRank) -> str:
    return "\n".join(f"{title(part.name)}: {part.reason.partition(';')[0]}" for part in telling(rank)[:_REASONS])


def _decided(plan: AuditPlan) -> list[Block]:
    blocks: list[Block] = []
    if plan.decided:
        rows = tuple((one.label, one.note) for one in plan.decided)
        caption = "Themes for which the group decided on a thematic audit that is not in yet: not ranked again"
        blocks += [Heading(1, "Already decided"), Table(caption, ("Theme", "Decision"), rows, widths=(35, 65))]
    if plan.not_for_audit:
        labels = "; ".join(f"{one.label} ({one.note})" for one in plan.not_for_audit)
        blocks.append(Paragraph(f"Not ranked: {labels}."))
    return blocks


def _explained(paper: AuditPaper) -> list[Block]:
    called = names(paper.evidence.reviews)
    blocks: list[Block] = [Heading(1, "Why the first stand where they do")] if paper.plan.ranked else []
    for rank in paper.plan.ranked[:EXPLAINED]:
        blocks.append(Heading(2, f"Place {_place(rank)}: {rank.label}, {rank.points:.0f} of 100 points"))
        lines = (f"{title(part.name)} ({points(part, paper.plan)}): {part.reason}." for part in rank.parts)
        blocks.append(Bullets(tuple(lines)))
        blocks += _words(rank, paper, called)
        if rank.note:
            blocks.append(Paragraph(f"Note: {rank.note}."))
    return blocks


def _place(rank: AuditRank) -> str:
    return f"{rank.place} (tied)" if rank.tied else str(rank.place)


def _words(rank: AuditRank, paper: AuditPaper, called: Mapping[str, str]) -> list[Block]:
    """The words of a review, and of the newest local finding, that the figures lead to."""
    found: list[Block] = []
    quotation = paper.evidence.failing_quotations.get((paper.plan.kind, rank.theme_id))
    if quotation:
        found.append(Quote(quotation.text, cited(quotation, called)))
    if rank.row.local:
        newest = rank.row.local[0]
        found.append(Quote(opening(newest.text), f"Newest local finding: {cited_finding(newest)}"))
    return found


def _not_known(paper: AuditPaper) -> list[Block]:
    rows = tuple((one.what, _some(one.about), one.remedy) for one in paper.gaps)
    table = Table(
        "What the ranking could not know; none of it is assurance",
        ("What is not known", "Of", "What would help"),
        rows,
        widths=(32, 40, 28),
    )
    return [Heading(1, "What is not known"), table]


def _some(about: str) -> str:
    """The first of a long list; the workbook has all of it."""
    found = about.split("; ")
    if len(found) <= _NAMED + 1:
        return about
    return f"{'; '.join(found[:_NAMED])}; and {len(found) - _NAMED} more, which the ranking as .xlsx lists"


def _all_parts(plan: AuditPlan) -> list[Block]:
    columns = ("Place", "Theme", *(SHORT[name] for name in plan.weights), "Points")
    heads = "; ".join(f"{SHORT[name]}: {title(name).lower()}" for name in plan.weights)
    weights: Sequence[str] = [f"{100 * one / sum(plan.weights.values()):.0f}" for one in plan.weights.values()]
    rows = [("", "Most that a part can give", *weights, "100")]
    rows += [
        (place(one), one.label, *(f"{part.points:.1f}" for part in one.parts), f"{one.points:.1f}")
        for one in plan.ranks
    ]
    table = Table(
        "Points of every theme, part by part",
        columns,
        tuple(rows),
        note=f"{heads}.",
        widths=(9, 27, *(8 for _ in plan.weights), 8),
        numeric=frozenset(range(2, len(columns))),
    )
    return [Heading(1, "Appendix A. Every theme, part by part", new_page=True), table]


def _grades(plan: AuditPlan) -> list[Block]:
    if not plan.grades:
        return []
    rows = tuple((one.case, one.grade or "not known", one.reason) for one in plan.grades)
    caption = "How grave each case was; people may give another grade, which then holds"
    table = Table(caption, ("Case", "Grade", "Why"), rows, widths=(32, 16, 52))
    return [Heading(1, "Appendix B. Grades of the cases"), table]
