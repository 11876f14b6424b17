"""The board paper's figures: at a glance, what did not work well, what worked well, and all themes in an appendix.

Each kind of review has its own tables and its own n; nothing is added up over kinds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from thememiner.evidence.prevalence import FLOOR, in_words
from thememiner.evidence.themes import ThemeEvidence
from thememiner.records import Page, Prevalence, Quotation
from thememiner.reports.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from thememiner.reports.board_evidence import BoardEvidence, Quotations
from thememiner.reports.chart import Bar, theme_chart
from thememiner.reports.phrasing import (
    cited,
    counted,
    kind_words,
    kinds_in_order,
    many_of,
    names,
    of_kind,
    plain,
    said,
)

_HEADLINE = 5
_CHARTED = 7
_SHOWN = {True: 6, False: 3}
"""Themes in the body for the first kind of review and for each other one; all are in the appendix."""
_GOOD_SHOWN = {True: 4, False: 2}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A theme with the figure it is ranked by."""

    theme: ThemeEvidence
    figure: Prevalence


def most_recurrent(
    themes: Sequence[ThemeEvidence], kind: str, figures: Callable[[ThemeEvidence], tuple[Prevalence, ...]]
) -> list[Ranked]:
    """The themes seen at all in one kind of review, by the lower bound of the interval; ties as in the codebook."""
    ranked = [Ranked(theme, of_kind(figures(theme), kind)) for theme in themes]
    seen = [one for one in ranked if one.figure.reviews_with]
    return sorted(seen, key=lambda one: (-one.figure.low, -one.figure.reviews_with))


def confirmed_words(confirmed: int, codings: int) -> str:
    """What stands over every table of codings."""
    return f"Codings confirmed by a person: {confirmed:,} of {codings:,}."


def at_a_glance(evidence: BoardEvidence) -> list[Block]:
    """What was read, and the most recurrent themes of the first kind of review in a table and a chart."""
    blocks: list[Block] = [Heading(1, "At a glance"), Bullets(_what_was_read(evidence))]
    kinds = kinds_in_order(evidence.cases)
    ranked = most_recurrent(evidence.themes, kinds[0], lambda theme: theme.prevalence) if kinds else []
    if not ranked:
        return [*blocks, Paragraph("No learning on any theme of the codebook was found in what was read.")]
    return [*blocks, _headline_table(evidence, kinds[0], ranked), _chart(kinds[0], ranked)]


def failing_section(evidence: BoardEvidence) -> list[Block]:
    """What reviewers identified as not working well, one table for each kind of review."""
    intro = (
        "Themes on which reviewers identified practice or systems that did not work well, most recurrent first. What "
        "worked well is in section 4 and is not set off against this."
    )
    return [
        Heading(1, "Themes: what reviewers identified as not working well"),
        Paragraph(intro),
        *_by_kind(evidence, lambda theme: theme.failing, evidence.failing_quotations, _SHOWN),
    ]


def good_section(evidence: BoardEvidence) -> list[Block]:
    """Good practice seen as such, one table for each kind of review."""
    return [
        Heading(1, "Good practice that reviewers identified"),
        Paragraph("Themes on which reviewers identified practice that worked well, most recurrent first."),
        *_by_kind(evidence, lambda theme: theme.good, evidence.good_quotations, _GOOD_SHOWN),
    ]


def themes_appendix(evidence: BoardEvidence) -> list[Block]:
    """Every theme of the codebook, those never seen among them; one table for each kind of review."""
    return [
        Heading(1, f"Appendix {evidence.letter('themes')}. All themes", new_page=True),
        Paragraph(
            "Every theme of the codebook in its own order, including those that were not found. A theme that was not "
            "found is one that these reviews did not take up, or that the coding did not recognise."
        ),
        *(_all_themes(evidence, kind, first=place == 0) for place, kind in enumerate(kinds_in_order(evidence.cases))),
    ]


def _what_was_read(evidence: BoardEvidence) -> tuple[str, ...]:
    documents = Counter(str(review.kind) for review in evidence.reviews)
    lines = []
    for kind in kinds_in_order(evidence.cases):
        count = evidence.cases[kind]
        more = f" ({documents[kind]} documents; those about one case count once)" if documents[kind] > count else ""
        lines.append(f"{count} {kind_words(kind, count)} read{more}.")
    if len(lines) > 1:
        lines.append("Each kind is counted by itself; they are never added together.")
    if not lines:
        lines.append("No review was read.")
    lines.append(pages_read(evidence.pages))
    if evidence.left_out:
        things = counted(len(evidence.left_out), "file, page or row", "files, pages or rows")
        lines.append(f"{things} could not be used, each with its reason in section {evidence.section('left out')}.")
    return tuple(lines)


def pages_read(pages: Sequence[Page]) -> str:
    """Say how many pages were read, how many of them by machine from a picture, and how many had no text."""
    numbered = [page for page in pages if page.number is not None]
    by_status = Counter(page.status for page in numbered)
    words = f"{counted(len(numbered) - by_status['no-text'], 'page', 'pages')} read"
    if by_status["ocr"]:
        words += f", {by_status['ocr']:,} of them recognised from a scanned picture (misreadings are possible)"
    if by_status["no-text"]:
        words += f"; {counted(by_status['no-text'], 'page', 'pages')} without readable text"
    without = len({page.review_id for page in pages if page.number is None})
    if without:
        words += f"; {counted(without, 'document', 'documents')} in a format without page numbers"
    return f"{words}."


def _headline_table(evidence: BoardEvidence, kind: str, ranked: Sequence[Ranked]) -> Table:
    rows = tuple(
        (
            one.theme.label,
            _in_line(one.figure),
            plain(of_kind(one.theme.failing, kind)),
            plain(of_kind(one.theme.good, kind)),
            plain(of_kind(one.theme.recommended, kind)),
        )
        for one in ranked[:_HEADLINE]
    )
    return Table(
        caption=f"The most recurrent themes in {many_of(kind)}. {_confirmed(evidence)}",
        columns=("Theme", "Reviews with learning on it", "Did not work well", "Worked well", "Recommended"),
        rows=rows,
        note="One review can count under several headings. " + _beyond(ranked, _HEADLINE, evidence),
        widths=(32, 28, 13, 11, 16),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _chart(kind: str, ranked: Sequence[Ranked]) -> Figure:
    shown = ranked[:_CHARTED]
    intervals = shown[0].figure.reviews_read >= FLOOR
    bars = [
        Bar(one.theme.label, one.figure.reviews_with, one.figure.reviews_read, one.figure.low, one.figure.high)
        for one in shown
    ]
    png, svg = theme_chart(bars, what=many_of(kind), intervals=intervals)
    drawn = "A dot and the line of its interval" if intervals else "A bar"
    alt = f"{drawn} for each theme: " + "; ".join(f"{one.theme.label}, {_in_line(one.figure)}" for one in shown) + "."
    caption = f"Themes in {many_of(kind)}, most recurrent first" + (
        ": the share of reviews with learning on the theme (dot) and its interval (line)." if intervals else "."
    )
    rows = tuple((one.theme.label, said(one.figure)) for one in shown)
    data = Table(caption, ("Theme", "Reviews with learning on it"), rows, numeric=frozenset({1}))
    return Figure(png=png, svg=svg, alt=alt, caption=caption, data=data)


def _by_kind(
    evidence: BoardEvidence,
    figures: Callable[[ThemeEvidence], tuple[Prevalence, ...]],
    quotations: Quotations,
    limits: dict[bool, int],
) -> list[Block]:
    blocks: list[Block] = []
    called = names(evidence.reviews)
    for place, kind in enumerate(kinds_in_order(evidence.cases)):
        ranked = most_recurrent(evidence.themes, kind, figures)
        blocks.append(Heading(2, _read(kind, evidence)))
        if not ranked:
            blocks.append(Paragraph(f"None was found in {many_of(kind)}: 0 of {evidence.cases[kind]}."))
            continue
        limit = limits[place == 0]
        rows = tuple(
            (one.theme.label, said(one.figure), _quoted(quotations.get((kind, one.theme.theme_id)), called))
            for one in ranked[:limit]
        )
        caption = f"Themes in {many_of(kind)}, each with a quotation. {_confirmed(evidence)}"
        columns = ("Theme", "Reviews", "In the words of a review")
        note = _beyond(ranked, limit, evidence)
        blocks.append(Table(caption, columns, rows, note=note, widths=(25, 18, 57)))
    return blocks


def _all_themes(evidence: BoardEvidence, kind: str, *, first: bool) -> Table:
    """All themes as rows for the first kind of review; for the others those not found are named under the table."""
    shown = [theme for theme in evidence.themes if first or of_kind(theme.prevalence, kind).reviews_with]
    rows = tuple(
        (
            theme.label,
            said(of_kind(theme.prevalence, kind)),
            plain(of_kind(theme.failing, kind)),
            plain(of_kind(theme.good, kind)),
            plain(of_kind(theme.recommended, kind)),
            f"{theme.confirmed:,} of {theme.statements:,}" if theme.statements else "none",
        )
        for theme in shown
    )
    columns = ("Theme", "With learning on it", "Did not work well", "Worked well", "Recommended", "Codings confirmed")
    over = "Codings are counted over all kinds of review. " if len(evidence.cases) > 1 else ""
    absent = "; ".join(theme.label for theme in evidence.themes if theme not in shown)
    unseen = f"0 of {evidence.cases[kind]} for each of these: {absent}." if absent else ""
    return Table(
        caption=f"All themes: {_read(kind, evidence)}. {_confirmed(evidence)}",
        columns=columns,
        rows=rows,
        note=over + unseen,
        widths=(30, 19, 11, 10, 16, 14),
        numeric=frozenset({1, 2, 3, 4, 5}),
    )


def _in_line(figure: Prevalence) -> str:
    words = in_words(figure.reviews_with, figure.reviews_read, figure.low, figure.high)
    return words.replace(" %", "\u00a0%")


def _read(kind: str, evidence: BoardEvidence) -> str:
    name = many_of(kind)
    return f"{name[0].upper()}{name[1:]} ({evidence.cases[kind]} read)"


def _confirmed(evidence: BoardEvidence) -> str:
    return confirmed_words(evidence.confirmed, evidence.codings)


def _quoted(quotation: Quotation | None, called: dict[str, str]) -> str:
    if quotation is None:
        return "(no quotation: no sentence that is short enough and says only this was found word for word on its page)"
    return f"\u201c{quotation.text}\u201d\n{cited(quotation, called)}"


def _beyond(ranked: Sequence[Ranked], limit: int, evidence: BoardEvidence) -> str:
    """Say what a table of the first ones does not show; a cut between equals is said to be one."""
    if len(ranked) <= limit:
        return ""
    rest = ranked[limit:]
    equal = sum(one.figure.reviews_with == ranked[limit - 1].figure.reviews_with for one in rest)
    ties = f", {equal} of them as recurrent as the last one shown" if equal else ""
    more = counted(len(rest), "more theme", "more themes")
    return f"{more} found{ties}: see Appendix {evidence.letter('themes')}."
