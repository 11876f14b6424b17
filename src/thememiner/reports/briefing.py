"""The chair's briefing of the sub-group on published reviews: could it happen here?

It serves CAM-32 and CAM-52 of `docs/frameworks.md`.

Each heading of level 1 is a slide that is understood by itself; sources and method are in the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thememiner.codebook import Codebook, Theme
from thememiner.errors import InputError
from thememiner.evidence.prevalence import FLOOR, in_words
from thememiner.evidence.themes import ThemeEvidence
from thememiner.local.comparison import ComparisonRow
from thememiner.records import Prevalence, Quotation
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Notes, Paragraph, Report, Table
from thememiner.reports.board_evidence import INVENTED, BoardEvidence, Quotations
from thememiner.reports.board_method import method_appendix, method_section
from thememiner.reports.board_themes import Ranked, confirmed_words, most_recurrent, pages_read
from thememiner.reports.briefing_local import (
    also_weak,
    also_weak_in_full,
    here,
    local_asks,
    local_sources,
    reason_words,
    standing_words,
)
from thememiner.reports.phrasing import (
    cannot_show,
    cited,
    counted,
    kind_words,
    kinds_in_order,
    long_date,
    many_of,
    names,
    of_kind,
    plain,
)

TITLE = "Could it happen here?"
MOST = 6
SUFFIXES = (".docx", ".html", ".md", ".pptx")
"""What a briefing is written as."""

_RESPONSES = (
    "no action, watch, assurance request, thematic audit, training message, procedure change, or escalation to the "
    "chair or the board"
)


@dataclass(frozen=True, slots=True)
class BriefingEvidence:
    """What the briefing is made of: what the board paper says, and the codebook's questions.

    Args:
        most: How many themes are shown.

    Raises:
        InputError: ``most`` is less than 1.
    """

    board: BoardEvidence
    codebook: Codebook
    most: int = MOST

    def __post_init__(self) -> None:
        if self.most < 1:
            raise InputError("--most", f"{self.most} themes make no briefing", remedy="say 1 or more")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A theme with all that its slide says."""

    theme: Theme
    evidence: ThemeEvidence
    local: ComparisonRow | None


def briefing(evidence: BriefingEvidence) -> Report:
    """Build the briefing.

    Raises:
        InputError: The date is not an ISO date.
    """
    board = evidence.board
    kind, ranked = _ranked(board)
    rows = {row.theme_id: row for row in board.comparison}
    shown = [
        _Shown(evidence.codebook.theme(one.theme.theme_id), one.theme, rows.get(one.theme.theme_id))
        for one in ranked[: evidence.most]
    ]
    title = f"{TITLE} (invented sample)" if board.says_invented else TITLE
    day = f"Briefing of {long_date(board.date)}"
    about = "What published safeguarding reviews teach, for discussion"
    blocks = (
        *_opening(board),
        *_purpose(board),
        *_reviews(board),
        *_glance(board, kind, shown, left=ranked[evidence.most :]),
        *(block for one in shown for block in _theme(board, one)),
        *_questions(shown),
        *_asks(board, shown),
    )
    return Report(
        title=title,
        subtitle="\n".join(filter(None, (about, board.partnership, day))),
        date=board.date,
        author=board.partnership or "thememiner",
        blocks=blocks,
    )


def _ranked(board: BoardEvidence) -> tuple[str, list[Ranked]]:
    """The themes of the first kind of review that has any, most recurrent first."""
    kinds = kinds_in_order(board.cases)
    for kind in kinds:
        if ranked := most_recurrent(board.themes, kind, lambda theme: theme.prevalence):
            return kind, ranked
    return (kinds[0] if kinds else ""), []


def _opening(board: BoardEvidence) -> list[Block]:
    unread = board.codings - board.confirmed
    provisional = " The others are suggestions of a machine that a person has yet to read." if unread else ""
    said = f"{confirmed_words(board.confirmed, board.codings)}{provisional}"
    checked = Callout("caution" if unread else "note", said)
    return [Callout("invented", INVENTED), checked] if board.says_invented else [checked]


def _purpose(board: BoardEvidence) -> list[Block]:
    where = (f"Local evidence was limited to {board.where}.",) if board.where else ()
    return [
        Heading(1, "Purpose and limits"),
        Bullets(
            (
                "To ask of what published reviews teach: could it happen here, and how would we know? The briefing "
                "prepares the group\u2019s judgement and makes none.",
                *cannot_show(board.cases),
                "Kinds of review are counted apart, good practice apart from what did not work well.",
                "Where nothing is known locally, that is not assurance.",
                *where,
            )
        ),
        Notes(_method(board)),
    ]


def _method(board: BoardEvidence) -> str:
    """How the figures came about and what they rest on, as the board paper says it."""
    bullets = [item for block in method_appendix(board) if isinstance(block, Bullets) for item in block.items]
    versions = [block.text for block in method_section(board) if isinstance(block, Paragraph)][-1]
    return "\n".join([*bullets, versions])


def _reviews(board: BoardEvidence) -> list[Block]:
    documents = Counter(str(review.kind) for review in board.reviews)
    rows = tuple(
        (_capital(many_of(kind)), str(board.cases[kind]), str(documents[kind]), _years(board, kind))
        for kind in kinds_in_order(board.cases)
    )
    table = Table(
        caption="What was read. Several documents about one case count once.",
        columns=("Kind of review", "Cases or reports", "Documents", "Published"),
        rows=rows,
        widths=(40, 20, 18, 22),
        numeric=frozenset({1, 2}),
    )
    lost = counted(len(board.left_out), "file, page or row", "files, pages or rows")
    left = f"{lost} could not be used; the board paper lists each with its reason." if board.left_out else ""
    screened = board.screening or (
        "This study keeps no log of which reviews were chosen, so it is not known here what was left aside.",
    )
    called = names(board.reviews)
    read = "; ".join(called[one.id] for one in board.reviews)
    return [
        Heading(1, "The reviews covered"),
        table if rows else Paragraph("No review was read."),
        Bullets(tuple(filter(None, (pages_read(board.pages), *screened, left)))),
        Notes(f"The reviews read: {read or 'none'}."),
    ]


def _years(board: BoardEvidence, kind: str) -> str:
    years = sorted(one.published[:4] for one in board.reviews if one.kind == kind and one.published)
    undated = sum(not one.published for one in board.reviews if one.kind == kind)
    span = f"{years[0]} to {years[-1]}" if years and years[0] != years[-1] else "".join(years[:1])
    return "; ".join(filter(None, (span, f"{undated} without a date" if undated else "")))


def _glance(board: BoardEvidence, kind: str, shown: Sequence[_Shown], left: Sequence[Ranked]) -> list[Block]:
    heading = Heading(1, "At a glance: themes, and the local position")
    ids = [one.theme.id for one in shown]
    also = [Paragraph(text) for text in (also_weak(board.comparison, ids),) if text]
    if not shown:
        return [heading, Paragraph("No learning on any theme of the codebook was found in what was read."), *also]
    rows = tuple(
        (one.theme.label, _named(of_kind(one.evidence.prevalence, kind)), standing_words(one.local)) for one in shown
    )
    equal = sum(plain(one.figure) == plain(of_kind(shown[-1].evidence.prevalence, kind)) for one in left)
    ties = f", {equal} of them in as many as the last one shown" if equal else ""
    more = f"{counted(len(left), 'more theme', 'more themes')} found{ties}. " if left else ""
    table = Table(
        caption=f"The most recurrent themes in {many_of(kind)}. {confirmed_words(board.confirmed, board.codings)}",
        columns=("Theme", "With learning on it", "Local position"),
        rows=rows,
        note=f"{more}Often is not the same as important. Where the local position is not known, that is not assurance.",
        widths=(38, 22, 40),
    )
    full = also_weak_in_full(board.comparison, ids)
    chosen = (
        f"Themes are shown by the number of {many_of(kind)} with learning on them (from {FLOOR} on by the lower end of "
        "the interval), most first; other kinds of review are on the slides of the themes."
    )
    return [heading, table, *also, Notes("\n".join(filter(None, (chosen, full))))]


def _named(figure: Prevalence) -> str:
    return f"{plain(figure)} {kind_words(figure.kind, figure.reviews_read)}"


def _theme(board: BoardEvidence, shown: _Shown) -> list[Block]:
    """One theme: what did not work well and what did, each with words of a review; and the local position."""
    evidence = shown.evidence
    rows = (
        ("Did not work well", *_example(board, evidence.failing, board.failing_quotations)),
        ("Worked well", *_example(board, evidence.good, board.good_quotations)),
    )
    caption = f"What reviewers identified. {confirmed_words(evidence.confirmed, evidence.statements)}"
    table = Table(caption, ("Practice", "In how many", "In the words of one review"), rows, widths=(14, 25, 61))
    return [
        Heading(1, shown.theme.label),
        Paragraph(shown.theme.definition),
        table,
        Callout("note", here(shown.local)),
        Notes("\n".join(_theme_notes(board, shown))),
    ]


def _example(board: BoardEvidence, figures: tuple[Prevalence, ...], quotations: Quotations) -> tuple[str, str]:
    """Counts by kind, and the words of the first kind that has any that were found on their page."""
    own = [of_kind(figures, kind) for kind in kinds_in_order(board.cases)]
    counts = "\n".join(map(_named, own))
    if not any(one.reviews_with for one in own):
        return counts, "(not found in what was read)"
    theme_id = own[0].theme_id
    found = (quotations.get((one.kind, theme_id)) for one in own)
    return counts, _quoted(next(filter(None, found), None), names(board.reviews))


def _quoted(quotation: Quotation | None, called: dict[str, str]) -> str:
    if quotation is None:
        return "(no sentence that is short enough and says only this was found word for word on its page)"
    return f"\u201c{quotation.text}\u201d\n{cited(quotation, called)}"


def _theme_notes(board: BoardEvidence, shown: _Shown) -> Iterator[str]:
    ways = (
        ("With learning on it", shown.evidence.prevalence),
        ("did not work well", shown.evidence.failing),
        ("worked well", shown.evidence.good),
        ("recommended", shown.evidence.recommended),
    )
    for kind in kinds_in_order(board.cases):
        own = [(name, of_kind(figures, kind)) for name, figures in ways]
        said = "; ".join(f"{name} {in_words(f.reviews_with, f.reviews_read, f.low, f.high)}" for name, f in own)
        yield f"{_capital(many_of(kind))}: {said}."
    for quotations in (board.failing_quotations, board.good_quotations):
        for kind in kinds_in_order(board.cases):
            if one := quotations.get((kind, shown.theme.id)):
                words = " ".join(one.text.split()[:6])
                yield f"\u201c{words} \u2026\u201d: {cited(one, names(board.reviews))} (review {one.review_id})."
    yield f"Every statement on the theme: thememiner show STUDY {shown.theme.id}"
    yield from filter(None, (reason_words(shown.local), local_sources(shown.local)))


def _questions(shown: Sequence[_Shown]) -> list[Block]:
    asked = "How well does this work here, and how would we know?"
    rows = tuple((one.theme.label, (*one.theme.audit_questions, asked)[0]) for one in shown)
    every = (
        "Every theme",
        "What makes this hard on a busy day: time, systems, procedures? Where does it go well, and why?",
    )
    more = [
        f"{one.theme.label}: {' '.join(one.theme.audit_questions[1:])}"
        + (f" Parts of it: {'; '.join(one.theme.facets)}." if one.theme.facets else "")
        for one in shown
        if one.theme.audit_questions[1:] or one.theme.facets
    ]
    return [
        Heading(1, "Could it happen here? Questions for the group"),
        Table(
            caption="For each: what do we know, how old is it, and how many children is it about?",
            columns=("Theme", "Question"),
            rows=(*rows, every),
            widths=(36, 64),
        ),
        Notes(
            "\n".join(["More questions, from the codebook:", *more] if more else ["Questions are the codebook\u2019s."])
        ),
    ]


def _asks(board: BoardEvidence, shown: Sequence[_Shown]) -> list[Block]:
    evidence = local_asks([one.local for one in shown], [one.theme.label for one in shown])
    rows = (
        ("Pass this briefing on in your organisation, and tell the group to whom and when.", "Each member"),
        *evidence,
        ("Bring an example of what works well on one of these themes, so that it can be shared.", "Each member"),
        (f"Agree a response to each theme: {_RESPONSES}.", "The group"),
        *([("Agree who reads and confirms the codings.", "The chair")] if board.confirmed < board.codings else []),
    )
    return [
        Heading(1, "What partners are asked to do"),
        Table(
            caption="To be filled in at the meeting.",
            columns=("The ask", "Who", "By when"),
            rows=tuple((*row, "") for row in rows),
            widths=(68, 16, 16),
        ),
        Notes(
            "What the group decides is kept in the study, and the next briefing says what came of it. Passing a "
            "briefing on is not yet a change in practice: ask at the next meeting what was done with it. Concern for "
            "a particular child goes by the usual safeguarding route at once and does not wait for a meeting."
        ),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
