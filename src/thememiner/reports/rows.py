"""Evidence as flat rows, for data frames, CSV files and the terminal: one row for each theme and kind of review.

Below ten reviews the shares are left empty: an interval of four reviews is a percentage of four reviews.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from thememiner.evidence.prevalence import FLOOR, in_words
from thememiner.evidence.themes import Coded, ThemeEvidence
from thememiner.local.by_source import agreement_in_short
from thememiner.local.comparison import ComparisonRow, EraFigure, LocalRecord
from thememiner.records import Prevalence, Quotation

if TYPE_CHECKING:
    import pandas as pd

THEME_COLUMNS = (
    "theme_id",
    "label",
    "group",
    "kind",
    "reviews_with",
    "reviews_read",
    "low",
    "high",
    "in_words",
    "reviews_failing",
    "reviews_good",
    "reviews_recommending",
    "statements",
    "recommendations",
    "local_findings",
    "confirmed",
    "quotation",
    "citation",
)
STATEMENT_COLUMNS = (
    "review_id",
    "title",
    "kind",
    "page",
    "page_label",
    "paragraph",
    "heading",
    "section_kind",
    "statement",
    "theme_polarity",
    "rank",
    "score",
    "status",
    "rule",
    "words",
    "text",
    "unit_id",
)
COMPARISON_COLUMNS = (
    "theme_id",
    "label",
    "group",
    "kind",
    "national_with",
    "national_read",
    "low",
    "high",
    "national_in_words",
    "national_failing",
    "national_good",
    "local_findings",
    "local_failing",
    "local_good",
    "sources",
    "last_dated",
    "cases",
    "grades",
    "position",
    "because",
    "confirmed",
    "codings",
    "quotation",
    "citation",
    "eras",
    "position_words",
    "agreement",
    "last_audited",
    "standing",
    "response",
    "judged_on",
    "judged_by",
    "reason",
    "follow_up",
    "local_terms",
)

Row = dict[str, object]


def theme_rows(evidence: Iterable[ThemeEvidence], local: LocalRecord) -> list[Row]:
    """The theme table; ``statements`` to ``confirmed`` are over all kinds of review and the same in a theme's rows."""
    findings = {finding.id for finding in local.findings}
    codes = [code.theme_id for unit, codes in local.codes.items() if unit in findings for code in codes]
    return [
        {
            "theme_id": theme.theme_id,
            "label": theme.label,
            "group": theme.group,
            "kind": one.kind,
            "reviews_with": one.reviews_with,
            "reviews_read": one.reviews_read,
            **_interval(one),
            "in_words": in_words(one.reviews_with, one.reviews_read, one.low, one.high),
            "reviews_failing": failing.reviews_with,
            "reviews_good": good.reviews_with,
            "reviews_recommending": recommended.reviews_with,
            "statements": theme.statements,
            "recommendations": theme.recommendations,
            "local_findings": codes.count(theme.theme_id),
            "confirmed": theme.confirmed,
            **_quoted(quotation),
        }
        for theme in evidence
        for one, failing, good, recommended, quotation in zip(
            theme.prevalence, theme.failing, theme.good, theme.recommended, theme.quotations, strict=True
        )
    ]


def statement_rows(coded: Sequence[Coded]) -> list[Row]:
    """The learning statements behind one theme, in reading order."""
    return [
        {
            "review_id": one.review.id,
            "title": one.review.title,
            "kind": one.review.kind,
            "page": one.passage.page,
            "page_label": one.passage.page_label,
            "paragraph": one.passage.paragraph,
            "heading": one.passage.heading,
            "section_kind": one.passage.section_kind,
            "statement": one.stance.statement,
            "theme_polarity": one.code.polarity,
            "rank": one.code.rank,
            "score": one.code.score,
            "status": one.code.status,
            "rule": one.code.rule,
            "words": one.code.words,
            "text": one.passage.text,
            "unit_id": one.passage.id,
        }
        for one in coded
    ]


def comparison_rows(compared: Iterable[ComparisonRow]) -> list[Row]:
    """National beside local; what is local is the same in each of a theme's rows, and is never turned into a share."""
    return [
        {
            "theme_id": row.theme_id,
            "label": row.label,
            "group": row.group,
            "kind": one.kind,
            "national_with": one.reviews_with,
            "national_read": one.reviews_read,
            **_interval(one),
            "national_in_words": in_words(one.reviews_with, one.reviews_read, one.low, one.high),
            "national_failing": failing.reviews_with,
            "national_good": good.reviews_with,
            "local_findings": len(row.local),
            "local_failing": row.local_failing,
            "local_good": row.local_good,
            "sources": "; ".join(row.sources),
            "last_dated": row.last_dated,
            "cases": "; ".join(row.cases),
            "grades": "; ".join(row.grades),
            "position": row.position,
            "because": row.because,
            "confirmed": row.confirmed,
            "codings": row.codings,
            **_quoted(quotation),
            "eras": eras_in_words(row.eras, one.kind),
            **_judged(row),
        }
        for row in compared
        for one, failing, good, quotation in zip(
            row.national, row.national_failing, row.national_good, row.quotations, strict=True
        )
    ]


def theme_grid(evidence: Iterable[ThemeEvidence], local: LocalRecord, *, unseen: bool) -> pd.DataFrame:
    """The theme table for reading: one row a theme, the kinds of review side by side, the most recurrent first.

    Args:
        evidence: The evidence for each theme.
        local: The local findings.
        unseen: Whether to show themes that were found nowhere.
    """
    import pandas as pd

    frame = pd.DataFrame(theme_rows(evidence, local), columns=list(THEME_COLUMNS))
    grid = frame.drop_duplicates("theme_id").set_index("theme_id")[["label"]]
    for kind, rows in frame.groupby("kind"):
        own = rows.set_index("theme_id")
        grid[kind] = own["in_words"]
        for name in ("failing", "good", "recommending"):
            grid[f"{kind}: {name}"] = own[f"reviews_{name}"]
    once = frame.drop_duplicates("theme_id").set_index("theme_id")
    grid["local_findings"] = once["local_findings"]
    grid["confirmed"] = [f"{one.confirmed} of {one.statements}" for one in once.itertuples()]
    quoted = once["quotation"].where(
        once["quotation"] == "", "\u201c" + once["quotation"] + "\u201d " + once["citation"]
    )
    grid["quotation"] = quoted
    seen = frame.groupby("theme_id")["reviews_with"].sum().reindex(grid.index)
    order = seen.sort_values(ascending=False, kind="stable").index
    grid = grid.loc[order].reset_index()
    return grid if unseen else grid[grid["theme_id"].map(seen) + grid["local_findings"] > 0]


def eras_in_words(eras: Sequence[EraFigure], kind: str) -> str:
    """The counts of one kind of review by era: "serious case reviews …: 4 of 9 | local …: 2 of 6"; one era: nothing."""
    own = [one for one in eras if one.figure.kind == kind]
    if len(own) < 2:
        return ""
    return " | ".join(f"{one.era}: {one.figure.reviews_with} of {one.figure.reviews_read}" for one in own)


def comparison_grid(compared: Sequence[ComparisonRow]) -> pd.DataFrame:
    """The comparison for reading, one row a theme: counts by kind of review, what is known locally, what was decided.

    Themes with evidence of neither sort are left out.
    """
    import pandas as pd

    grid = []
    for row in compared:
        if row.local or row.judgement or any(one.reviews_with for one in row.national):
            national = {
                f"national: {one.kind}": in_words(one.reviews_with, one.reviews_read, one.low, one.high)
                for one in row.national
            }
            grid.append(
                {
                    "theme": row.theme_id,
                    **national,
                    "local position": (row.position_words or row.position).partition(", which")[0],
                    "local sources": agreement_in_short(row.by_source),
                    "last audited": row.last_audited,
                    "the group": _group_in_words(row),
                }
            )
    frame = pd.DataFrame(grid)
    empty = [name for name in ("the group", "last audited") if name in frame and not frame[name].any()]
    return frame.drop(columns=empty)


def _group_in_words(row: ComparisonRow) -> str:
    if row.judgement is None:
        return ""
    judged = f"judged {row.judgement.position}; " if row.judgement.position else ""
    return f"{judged}{row.follow_up}"


def _judged(row: ComparisonRow) -> Row:
    judgement = row.judgement
    return {
        "position_words": row.position_words,
        "agreement": row.agreement,
        "last_audited": row.last_audited,
        "standing": row.standing,
        "response": judgement.response if judgement else "",
        "judged_on": judgement.when if judgement else "",
        "judged_by": judgement.who if judgement else "",
        "reason": judgement.reason if judgement else "",
        "follow_up": row.follow_up,
        "local_terms": "; ".join(row.local_terms),
    }


def citation(quotation: Quotation) -> str:
    """Where the words stand: "child-k-2014, p. 23, ¶4.12"."""
    parts = [quotation.review_id]
    if quotation.page is not None:
        parts.append(f"p. {quotation.page}")
    if quotation.paragraph:
        parts.append(f"¶{quotation.paragraph}")
    return ", ".join(parts)


def _interval(one: Prevalence) -> Row:
    if one.reviews_read < FLOOR:
        return {"low": None, "high": None}
    return {"low": round(one.low, 3), "high": round(one.high, 3)}


def _quoted(quotation: Quotation | None) -> Row:
    if quotation is None:
        return {"quotation": "", "citation": ""}
    return {"quotation": quotation.text, "citation": citation(quotation)}
