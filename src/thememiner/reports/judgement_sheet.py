"""The spreadsheet for a meeting: a row a theme with what is known of it, and empty columns for what the group decides.

A row is known by its key, not by its place: see `Key`, and `judgement_answers`, which reads the sheet.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from thememiner.evidence.prevalence import FLOOR
from thememiner.local.comparison import ComparisonRow
from thememiner.local.judgements import RESPONSES
from thememiner.local.positions import POSITIONS
from thememiner.local_records import Judgement
from thememiner.records import Prevalence, Review
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.phrasing import cited, kind_words, listed, names, of_kind, said
from thememiner.reports.workbook import Sheet, workbook_bytes

SHEET = "judgements"
LAST = "last judgement"
SHOWN = ("theme", "what reviews say", "local position", "why", LAST)
ANSWERS = ("position", "response", "reason")
KEY = "key"
COLUMNS = (*SHOWN, *ANSWERS, "who", "date", KEY)
_WIDTHS = {
    "theme": 24,
    "what reviews say": 50,
    "local position": 14,
    "why": 28,
    LAST: 28,
    "position": 14,
    "response": 16,
    "reason": 34,
    "who": 12,
    "date": 11,
    KEY: 18,
}
_HELP = (
    "One row a theme. Fill in the columns position, response and reason for the themes that the group decided upon.",
    "Leave a row empty where nothing was decided: all stays as it was.",
    "last judgement: what the group decided last, what thememiner said then, and what became of it.",
    "position: what the group says of the local position, from the list; leave it empty to keep what thememiner says.",
    "response: what the group decided to do, from the list. 'no action' is an answer, too.",
    "reason: why, in the group's words; it is needed, and shown wherever the judgement is shown.",
    "who and date: who decided and when, if it is not what is said when the sheet is read in.",
    "Rows may be sorted, filtered and deleted. Leave the column key as it is.",
)
_LIMITS = (
    "What thememiner says prepares the group's judgement and is not one. Where no local evidence is known, that is "
    "not assurance.",
    "Reviews are counted once a case, each kind of review by itself; below ten no percentage is given.",
    "Themes are given by rules and a small model on this computer, and people's decisions come before both.",
)


@dataclass(frozen=True, slots=True)
class Key:
    """What a row is known by: its theme, and the position that the group was shown as at a day."""

    theme_id: str
    as_at: str
    mark: str

    @classmethod
    def of(cls, theme_id: str, as_at: str, position: str) -> Self:
        """The key with a few letters that fit only this position of this theme as at this day."""
        mark = hashlib.sha256(f"{theme_id}\n{as_at}\n{position}".encode()).hexdigest()[:8]
        return cls(theme_id, as_at, mark)

    @classmethod
    def parsed(cls, written: str) -> Self:
        """The key as the sheet writes it; parts that are not there are empty."""
        rest, _, mark = written.rpartition("/")
        theme_id, _, as_at = rest.rpartition("/")
        return cls(theme_id, as_at, mark)

    def __str__(self) -> str:
        return f"{self.theme_id}/{self.as_at}/{self.mark}"


def judgement_rows(rows: Sequence[ComparisonRow], reviews: Sequence[Review], *, date: str) -> list[dict[str, str]]:
    """One row for each theme, in the order of the comparison.

    Args:
        rows: National beside local, with the judgements that hold.
        reviews: The national reviews, for citations.
        date: The day on which the comparison was made (ISO).
    """
    called = names(reviews)
    return [
        {
            **dict.fromkeys(COLUMNS, ""),
            "theme": named(row.label, row.local_terms),
            "what reviews say": national_words(row, called),
            "local position": row.position,
            "why": why_words(row),
            LAST: f"{judgement_words(row.judgement)}\n{_sentence(row.follow_up)}" if row.judgement else "",
            KEY: str(Key.of(row.theme_id, date, row.position)),
        }
        for row in rows
    ]


def why_words(row: ComparisonRow) -> str:
    """Whether the theme was audited, how far sources agree, and what the position rests on."""
    parts = [row.position_words, *((row.agreement, row.because) if row.local else ())]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}" + ("" if words.endswith(".") else ".")


def named(label: str, own_words: Sequence[str]) -> str:
    """A theme's label, and in a line of its own the board's words for it."""
    return f"{label}\n(our words: {'; '.join(own_words)})" if own_words else label


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
    """Say a judgement; what was decided, and when, is said with what became of it.

    For example "QA group: weak (thememiner said: mixed). Nothing was audited."
    """
    said_then = f" (thememiner said: {one.machine_position})" if one.machine_position and one.position else ""
    position = one.position or f"position as thememiner said, {one.machine_position or 'not known'}"
    return f"{one.who}: {position}{said_then}. {one.reason}"


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
