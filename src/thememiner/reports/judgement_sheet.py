"""The spreadsheet for a meeting: a row a theme with what is known of it, and empty columns for what the group decides.

A row is known by its theme, not by its place. The machine's position and the day it is as at are kept with the
judgement, so a mark goes with them that tells whether somebody wrote over them: see `judgement_answers`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from thememiner.evidence.prevalence import FLOOR
from thememiner.local.comparison import ComparisonRow
from thememiner.local.crosswalk import local_terms_of
from thememiner.local.judgements import RESPONSES
from thememiner.local.positions import POSITIONS
from thememiner.local_records import Judgement, LocalTerm
from thememiner.records import Prevalence, Review
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.phrasing import cited, kind_words, listed, names, of_kind, said
from thememiner.reports.workbook import Sheet, workbook_bytes

SHEET = "judgements"
SHOWN = (
    "theme",
    "our own words",
    "what reviews say",
    "local position",
    "why",
    "last judgement",
    "what became of it",
)
ANSWERS = ("position", "response", "reason")
COLUMNS = (*SHOWN, *ANSWERS, "who", "date", "theme id", "as at", "check")
_WIDTHS = {
    "theme": 26,
    "our own words": 18,
    "what reviews say": 52,
    "local position": 14,
    "why": 32,
    "last judgement": 30,
    "what became of it": 24,
    "position": 16,
    "response": 18,
    "reason": 36,
    "theme id": 20,
    "as at": 11,
    "check": 10,
}
_HELP = (
    "One row a theme. Fill in the columns position, response and reason for the themes that the group decided upon.",
    "Leave a row empty where nothing was decided: all stays as it was.",
    "position: what the group says of the local position, from the list; leave it empty to keep what thememiner says.",
    "response: what the group decided to do, from the list. 'no action' is an answer, too.",
    "reason: why, in the group's words; it is needed, and shown wherever the judgement is shown.",
    "who and date: who decided and when, if it is not what is said when the sheet is read in.",
    "Rows may be sorted, filtered and deleted. Leave theme id, as at and check as they are.",
)
_LIMITS = (
    "What thememiner says prepares the group's judgement and is not one. Where no local evidence is known, that is "
    "not assurance.",
    "Reviews are counted once a case, each kind of review by itself; below ten no percentage is given.",
    "Themes are given by rules and a small model on this computer, and people's decisions come before both.",
)


def mark(theme_id: str, as_at: str, position: str) -> str:
    """A few letters that fit only this position of this theme as at this day."""
    return hashlib.sha256(f"{theme_id}\n{as_at}\n{position}".encode()).hexdigest()[:8]


def judgement_rows(
    rows: Sequence[ComparisonRow],
    latest: Mapping[str, Judgement],
    terms: Sequence[LocalTerm],
    reviews: Sequence[Review],
    *,
    date: str,
) -> list[dict[str, str]]:
    """One row for each theme, in the order of the comparison.

    Args:
        rows: National beside local.
        latest: The judgement that holds, by theme.
        terms: The board's own words for themes.
        reviews: The national reviews, for citations.
        date: The day on which the comparison was made (ISO).
    """
    called = names(reviews)
    made = []
    for row in rows:
        line = dict.fromkeys(COLUMNS, "")
        held = latest.get(row.theme_id)
        line.update(
            {
                "theme": row.label,
                "our own words": "\n".join(local_terms_of(row.theme_id, terms)),
                "what reviews say": national_words(row, called),
                "local position": row.position,
                "why": row.because,
                "last judgement": judgement_words(held) if held else "",
                "what became of it": row.follow_up if held else "",
                "theme id": row.theme_id,
                "as at": date,
                "check": mark(row.theme_id, date, row.position),
            }
        )
        made.append(line)
    return made


def national_words(row: ComparisonRow, called: Mapping[str, str]) -> str:
    """What published reviews say of a theme: a line for each kind, and the words of one on a page.

    Args:
        row: The theme.
        called: How each review is called where it is cited, by id.
    """
    lines = [_kind_words(row, figure) for figure in row.national if figure.reviews_with]
    silent = [figure for figure in row.national if not figure.reviews_with]
    if silent:
        read = listed([f"{figure.reviews_read} {kind_words(figure.kind, figure.reviews_read)}" for figure in silent])
        lines.append(f"Not found in the {read} that {'was' if _single(silent) else 'were'} read.")
    quotation = next((one for one in row.quotations if one), None)
    if quotation:
        lines.append(f"\u201c{quotation.text}\u201d ({cited(quotation, called)})")
    return "\n".join(lines) or "No review was read."


def _single(figures: Sequence[Prevalence]) -> bool:
    return len(figures) == 1 and figures[0].reviews_read == 1


def _kind_words(row: ComparisonRow, figure: Prevalence) -> str:
    """For example "In 4 of 6 case reviews; did not work well in 3, worked well in 1"."""
    count, _, share = said(figure, kind_words(figure.kind, figure.reviews_read)).partition("\n")
    ways = [
        f"{words} in {of_kind(figures, figure.kind).reviews_with}"
        for figures, words in ((row.national_failing, "did not work well"), (row.national_good, "worked well"))
        if any(one.kind == figure.kind and one.reviews_with for one in figures)
    ]
    counts = f"In {count} {share}".strip() if share and figure.reviews_read >= FLOOR else f"In {count}"
    return "; ".join([counts, *ways]) + "."


def judgement_words(one: Judgement) -> str:
    """Say a judgement: "2026-03-04, QA group: weak; thematic audit. Nothing was audited."."""
    said_then = f" (thememiner said: {one.machine_position})" if one.machine_position else ""
    position = one.position or "position as thememiner says"
    return f"{one.when}, {one.who}: {position}{said_then}; {one.response}. {one.reason}"


def judgement_workbook(
    lines: Sequence[Mapping[str, str]], rows: Sequence[ComparisonRow], *, is_invented: bool = False
) -> bytes:
    """The sheet with drop-down lists, and a second one that says how to fill it in and what the words mean.

    Args:
        lines: From `judgement_rows`.
        rows: The comparison they were made from.
        is_invented: Whether the sample is invented.
    """
    choices = {"position": ",".join(POSITIONS), "response": ",".join(RESPONSES)}
    sample = (
        ["The reviews in this study are invented; nothing in this sheet is about real people."] if is_invented else []
    )
    confirmed = confirmed_words(sum(row.confirmed for row in rows), sum(row.codings for row in rows))
    told = [*sample, *_HELP, confirmed, *_LIMITS, *(f"{word}: {meaning}." for word, meaning in POSITIONS.items())]
    return workbook_bytes(
        [
            Sheet(SHEET, COLUMNS, lines, widths=_WIDTHS, choices=choices),
            Sheet("how to", ("how",), [{"how": line} for line in told], widths={"how": 110}),
        ]
    )


def says_invented(reviews: Sequence[Review]) -> bool:
    """Whether a review's own title or type says that the sample is invented."""
    return any("invented" in f"{one.title} {one.review_type}".lower() for one in reviews)
