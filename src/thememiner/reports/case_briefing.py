"""A briefing of one or two pages on one review, for a team's discussion, in seven headings (a 7-minute briefing).

What happened is told in the terms that the review states, never in words made up here, and no age nearer than a band.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.codebook import Codebook, Theme
from thememiner.errors import InputError
from thememiner.evidence.themes import Coded, Corpus, best_quotation, coded_statements, shows_failing, shows_good
from thememiner.library_records import Fact, Recommendation
from thememiner.local.comparison import ComparisonRow
from thememiner.records import Page, Quotation, Review
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Notes, Paragraph, Report, Table
from thememiner.reports.board_evidence import INVENTED, BoardEvidence
from thememiner.reports.board_themes import confirmed_words
from thememiner.reports.briefing_local import here
from thememiner.reports.phrasing import counted, kind_words, listed, long_date, opening

_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_FAILING, _GOOD, _ASKED, _HERE, _ALSO = 4, 3, 4, 3, 8


@dataclass(frozen=True, slots=True)
class CaseTheme:
    """A theme that the review teaches: its statements, how many say what, and words that were found on their page."""

    theme: Theme
    statements: int
    confirmed: int
    failing: int
    good: int
    failing_words: Quotation | None
    good_words: Quotation | None


@dataclass(frozen=True, slots=True)
class CaseEvidence:
    """What the case briefing is made of; ``themes`` are in order of their statements, ``board`` has the local side."""

    review: Review
    themes: tuple[CaseTheme, ...]
    facts: tuple[Fact, ...]
    recommendations: tuple[Recommendation, ...]
    board: BoardEvidence


def case_evidence(
    corpus: Corpus,
    codebook: Codebook,
    review: str,
    *,
    facts: Iterable[Fact],
    recommendations: Iterable[Recommendation],
    board: BoardEvidence,
) -> CaseEvidence:
    """Gather what one review teaches.

    Raises:
        InputError: No counted review has this id; names the nearest.
    """
    found = next((one for one in corpus.reviews if one.id == review), None)
    if found is None:
        ids = [one.id for one in corpus.reviews]
        near = difflib.get_close_matches(review, ids, n=1, cutoff=0.5)
        remedy = f"did you mean {near[0]}?" if near else "`thememiner reviews STUDY` lists the ids"
        raise InputError("report case", f"no review that counts has the id {review!r}", remedy=remedy)
    own = {
        theme: [one for one in coded if one.review.id == review] for theme, coded in coded_statements(corpus).items()
    }
    pages = {review: [page for page in corpus.pages if page.review_id == review]}
    themes = [_case_theme(codebook.theme(theme), coded, pages) for theme, coded in own.items() if coded]
    order = [theme.id for theme in codebook.themes]
    return CaseEvidence(
        review=found,
        themes=tuple(sorted(themes, key=lambda one: (-one.statements, order.index(one.theme.id)))),
        facts=tuple(one for one in facts if one.review_id == review),
        recommendations=tuple(one for one in recommendations if one.review_id == review),
        board=board,
    )


def _case_theme(theme: Theme, coded: Sequence[Coded], pages: Mapping[str, Sequence[Page]]) -> CaseTheme:
    failing, good = ([one for one in coded if shows(one)] for shows in (shows_failing, shows_good))
    return CaseTheme(
        theme=theme,
        statements=len(coded),
        confirmed=sum(one.code.status != "suggested" for one in coded),
        failing=len(failing),
        good=len(good),
        # A mixed statement may be quoted for its other half.
        failing_words=best_quotation([one for one in failing if one.code.polarity != "mixed"], pages),
        good_words=best_quotation([one for one in good if one.code.polarity != "mixed"], pages, of_good=True),
    )


def case_briefing(evidence: CaseEvidence) -> Report:
    """Build the briefing on one review.

    Raises:
        InputError: The date is not an ISO date.
    """
    board, title = evidence.board, evidence.review.title or evidence.review.id
    about = f"Briefing on one review, {long_date(board.date)}"
    rows = {row.theme_id: row for row in board.comparison}
    return Report(
        title=title,
        subtitle="\n".join(filter(None, (board.partnership, about))),
        date=board.date,
        author=board.partnership or "thememiner",
        blocks=(
            *_opening(evidence),
            Heading(1, "1. The review"),
            Bullets(_published(evidence)),
            Heading(1, "2. What happened"),
            *map(Paragraph, _happened(evidence)),
            *_learnt("3. What reviewers identified as not working well", evidence, _FAILING, _is_failing),
            *_learnt("4. What worked well", evidence, _GOOD, _is_good),
            *_asked(evidence),
            *_here(evidence, rows),
            *_questions(evidence),
        ),
    )


def _opening(evidence: CaseEvidence) -> list[Block]:
    codings, confirmed = (sum(getattr(one, name) for one in evidence.themes) for name in ("statements", "confirmed"))
    is_case = evidence.review.kind == "case-review"
    one = "It is one case, seen with its outcome known" if is_case else "It is one report"
    limits = (
        f"{one}: it shows what to ask, not how common anything is. Quotations were found word for word on the page "
        "cited."
    )
    said = Callout("caution", f"{confirmed_words(confirmed, codings)} {limits}")
    is_invented = evidence.board.says_invented or "invented" in evidence.review.title.lower()
    return [Callout("invented", INVENTED), said] if is_invented else [said]


def _published(evidence: CaseEvidence) -> tuple[str, ...]:
    review = evidence.review
    board = _first(evidence, "board") or review.area or "not stated"
    kind = review.review_type or kind_words(review.kind, 1)
    method = [one.value for one in evidence.facts if one.name == "methodology"]
    lines = [f"Board or area: {board}. Date: {_day(review.published) or 'not stated'}. Type: {kind}."]
    if method:
        lines.append(f"Method, as stated: {listed(list(dict.fromkeys(method)))}.")
    took_part = [
        f"{who}: {', '.join(dict.fromkeys(values))}"
        for who, name in (("family members", "family-participation"), ("practitioners", "practitioner-participation"))
        if (values := [one.value for one in evidence.facts if one.name == name])
    ]
    lines.append(f"Who took part: {'; '.join(took_part) if took_part else 'not found in the review'}.")
    lines.append(f"File: {review.source}.")
    return tuple(lines)


def _happened(evidence: CaseEvidence) -> list[str]:
    """Two sentences of what the review states, with pages; what was not found is said to be so."""
    if evidence.review.kind != "case-review":
        one = kind_words(evidence.review.kind, 1)
        return [f"This is not a review of a case ({one}), so there is no incident to tell of."]
    told = [(words, _stated(evidence, name)) for name, words in _TOLD]
    known = [f"{words}: {value}" for words, value in told if value]
    missing = [words for words, value in told if not value]
    first = f"As the review states it: {'; '.join(known)}." if known else ""
    unknown = f"Not found in it: {listed(missing)}." if missing else ""
    start, end = (_stated(evidence, name) for name in ("period-start", "period-end"))
    covered = " ".join(part for part in (f"from {start}" if start else "", f"up to {end}" if end else "") if part)
    period = f"It covers the time {covered}." if covered else "The period that it covers was not found in it."
    return [" ".join(filter(None, (first, unknown))), period]


_TOLD = (
    ("children", "number of children"),
    ("age-band", "age band in years"),
    ("outcome", "outcome"),
    ("harm", "kind of harm"),
)


def _stated(evidence: CaseEvidence, name: str) -> str:
    """The values of one fact, each with its page: "died (p. 1)"."""
    found: dict[str, int | None] = {}
    for one in evidence.facts:
        if one.name == name:
            found.setdefault(_day(one.value), one.page)
    return listed([f"{value} (p. {page})" if page else value for value, page in found.items()]) if found else ""


def _day(value: str) -> str:
    """A date in words where it is a whole one, a month as "November 2020", anything else as it is."""
    if _WHOLE_DATE.fullmatch(value):
        return long_date(value)
    return long_date(f"{value}-01").partition(" ")[2] if _MONTH.fullmatch(value) else value


def _first(evidence: CaseEvidence, name: str) -> str:
    return next((one.value for one in evidence.facts if one.name == name), "")


def _is_failing(one: CaseTheme) -> tuple[int, Quotation | None]:
    return one.failing, one.failing_words


def _is_good(one: CaseTheme) -> tuple[int, Quotation | None]:
    return one.good, one.good_words


def _learnt(
    heading: str, evidence: CaseEvidence, most: int, said: Callable[[CaseTheme], tuple[int, Quotation | None]]
) -> list[Block]:
    """The themes of one polarity, those with words to quote first."""
    found = [(one, *said(one)) for one in evidence.themes if said(one)[0]]
    if not found:
        return [Heading(1, heading), Paragraph("Nothing of the kind was found in this review.")]
    shown = sorted(found, key=lambda line: (line[2] is None, -line[1]))[:most]
    rows = tuple((one.theme.label, _quoted(words)) for one, _, words in shown)
    rest = [one.theme.label for one, *_ in found if one.theme.id not in {line[0].theme.id for line in shown}]
    more = f"; and {len(rest) - _ALSO} more" if len(rest) > _ALSO else ""
    note = f"Also: {'; '.join(rest[:_ALSO])}{more}." if rest else ""
    caption = "Themes, each in the words of the review."
    return [Heading(1, heading), Table(caption, ("Theme", "Words and place"), rows, note=note, widths=(28, 72))]


def _quoted(words: Quotation | None) -> str:
    if words is None:
        return "(no sentence that is short enough and says only this was found word for word on its page)"
    place = ", ".join(
        part
        for part in (f"p. {words.page}" if words.page else "", f"\u00b6{words.paragraph}" if words.paragraph else "")
        if part
    )
    return f"\u201c{words.text}\u201d {place}".rstrip()


def _asked(evidence: CaseEvidence) -> list[Block]:
    heading = Heading(1, "5. What the review asks for")
    if not evidence.recommendations:
        return [heading, Paragraph("No recommendation was found in it.")]
    owners = Counter(one.owner_type for one in evidence.recommendations)
    order = sorted(evidence.recommendations, key=lambda one: one.strength != "system-change")
    items = tuple(f"{opening(one.text)} ({_place(one)})" for one in order[:_ASKED])
    total = counted(len(evidence.recommendations), "recommendation or question", "recommendations and questions")
    to_board = f", {owners['board']} of them to the board" if owners["board"] else ""
    first = "; those that ask for a change of system come first" if len(order) > _ASKED else ""
    return [heading, Paragraph(f"{total}{to_board}{first}:"), Bullets(items)]


def _place(one: Recommendation) -> str:
    # Most numbers are printed with their word: "Recommendation 1".
    number = f"number {one.number}" if one.number[:1].isdigit() else one.number
    return ", ".join(part for part in (number, f"p. {one.page}" if one.page else "") if part)


def _here(evidence: CaseEvidence, rows: Mapping[str, ComparisonRow]) -> list[Block]:
    heading = Heading(1, "6. What it may mean here")
    if not rows:
        said = "No local evidence was brought in: the local position is not known, and that is not assurance."
        return [heading, Paragraph(said)]
    told = [f"{one.theme.label}. {here(rows[one.theme.id])}" for one in evidence.themes[:_HERE] if one.theme.id in rows]
    return [heading, Bullets(tuple(told))] if told else [heading, Paragraph("No theme was found in this review.")]


def _questions(evidence: CaseEvidence) -> list[Block]:
    asked = [one.theme.audit_questions[0] for one in evidence.themes[:_HERE] if one.theme.audit_questions]
    return [
        Heading(1, "7. Questions for the team, and next steps"),
        Bullets(
            (
                *asked,
                "Could it happen here? What would make it likely, and what stands in the way?",
                "What will we do differently, who takes it on, and how shall we know that it has helped?",
            )
        ),
        Notes(
            "Talk about the work, not about the people in the review, and do not look for who they are. If the case is "
            "close to somebody in the room, stop and offer support."
        ),
    ]
