"""The hindsight sheet: how each review and the findings on each theme are worded. For discussion, never a ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.coding.hindsight import FACETS
from thememiner.evidence.hindsight_counts import (
    HindsightOfReview,
    HindsightOfTheme,
    HindsightPlace,
    hindsight_by_review,
    hindsight_by_theme,
    hindsight_places,
)
from thememiner.evidence.prevalence import in_words
from thememiner.evidence.themes import Corpus
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Paragraph, Report, Table
from thememiner.reports.phrasing import kind_words, names
from thememiner.reports.sheet_quotes import Pages, pages_by_review, place_of, quoted
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.workbook import Sheet, workbook_bytes
from thememiner.reports.write import PAPERS, write_report

HINDSIGHT_COLUMNS = (
    "review_id",
    "facet",
    "means",
    "explained",
    "reason",
    "words",
    "sentence",
    "page",
    "paragraph",
    "passage_id",
)
_REVIEW_COLUMNS = (
    "review",
    "method promises to avoid it",
    "reviewer’s own",
    "of these with a reason",
    "foresight and prevention",
    "later reflection",
    "known at the time",
)
_THEME_COLUMNS = ("theme", "kind of review", "failing findings", "worded with hindsight", "with a reason")
_CAUTION = (
    "This sheet is for discussion. It does not rank reviews or reviewers: long reports have more of everything, "
    "and an inquiry is asked to judge. It finds wordings; whether a wording is fair is for readers to say."
)
_READING = (
    "Reviewer’s own: practice is judged by what became known later (“should have realised”, “obvious signs”), by "
    "certainty of what would have happened, or by blame. Quotations and what others say are not counted.",
    "With a reason: words in the same passage, or in the next one of the section, that say why (“because”, workload, "
    "systems, what was known at the time). It is not judged whether the reason is a good one.",
    "Foresight and prevention: reasoning about what could have been foreseen, predicted or prevented.",
    "Later reflection: practitioners or family say how they see it now.",
    "Known at the time: practice is weighed by what was known then, which the codebook calls good.",
    "A promise in the method to avoid hindsight is a flag, noted once for each report, and no theme.",
)
_QUESTIONS = (
    "Would the same practice be judged the same way if the outcome had been good?",
    "Does the passage say what those involved knew on the day, and why it made sense to them?",
)
_WIDTHS = {"review": 40, "review_id": 30, "means": 26, "sentence": 80, "words": 26, "reason": 22, "theme": 44}


def hindsight_rows(corpus: Corpus) -> list[dict[str, object]]:
    """One row for each sentence and facet."""
    return [_row(one) for one in hindsight_places(corpus)]


def _row(place: HindsightPlace) -> dict[str, object]:
    found, passage = place.found, place.passage
    explained = ("yes" if found.explained else "no") if found.facet == "R" else ""
    values = (explained, found.reason, found.words, place.sentence)
    where = (passage.page, passage.paragraph or "", passage.id)
    row = (place.review.id, found.facet, FACETS[found.facet], *values, *where)
    return dict(zip(HINDSIGHT_COLUMNS, row, strict=True))


def write_hindsight(corpus: Corpus, codebook: Codebook, path: Path, *, date: str, author: str = "") -> None:
    """Write the sheet as .html, .docx, .md or .xlsx.

    Args:
        corpus: The reviews; the table by theme needs their codings.
        codebook: The themes.
        path: The file; its suffix says the form.
        date: The date of the sheet (ISO).
        author: The partnership, printed in the file's properties.

    Raises:
        InputError: The suffix is another one, or the file cannot be written.
    """
    if path.suffix.lower() == ".xlsx":
        write_file(path, _workbook(corpus, codebook))
    else:
        write_report(hindsight_report(corpus, codebook, date=date, author=author), path, known=(*PAPERS, ".xlsx"))


def hindsight_report(corpus: Corpus, codebook: Codebook, *, date: str, author: str = "") -> Report:
    """The sheet as blocks: how to read it, reviews, themes, and the words of each review."""
    reviews, themes = hindsight_by_review(corpus), hindsight_by_theme(corpus, codebook)
    pages, called = pages_by_review(corpus.pages), names(corpus.reviews)
    blocks: list[Block] = [
        Callout("caution", _CAUTION),
        Heading(1, "How to read it"),
        Bullets(_READING),
        Paragraph("Questions to put to a passage:"),
        Bullets(_QUESTIONS),
        Heading(1, "Review by review"),
        _reviews_table(reviews, called),
        Heading(1, "Theme by theme"),
        *_of_themes(themes),
        Heading(1, "The words", new_page=True),
    ]
    for one in reviews:
        blocks += _words_of(one, called[one.review.id], pages)
    return Report("Hindsight in the reviews", f"{len(reviews)} reviews, {date}", date, author, tuple(blocks))


def _reviews_table(reviews: Sequence[HindsightOfReview], called: Mapping[str, str]) -> Table:
    return Table(
        "Passages in each review, in the order in which the reviews were read",
        _REVIEW_COLUMNS,
        tuple(_review_cells(one, called[one.review.id]) for one in reviews),
        note="Counts are of passages; a passage may be in several columns.",
        widths=(32, 14, 11, 11, 12, 11, 11),
        numeric=frozenset(range(2, 7)),
    )


def _review_cells(one: HindsightOfReview, name: str) -> tuple[str, ...]:
    reasons = f"{one.explained} of {one.own}" if one.own else "–"
    counts = (str(one.own), reasons, str(one.foresight), str(one.reflection), str(one.careful))
    return (name, "yes" if one.promised else "not found", *counts)


def _of_themes(themes: Sequence[HindsightOfTheme]) -> list[Block]:
    if not themes:
        return [Paragraph("No failing findings are coded yet; `thememiner code` gives them their themes.")]
    return [
        Table(
            "Of the failing findings on each theme",
            _THEME_COLUMNS,
            tuple(_theme_cells(one) for one in themes),
            note="Findings are passages. Percentages are given from ten on, with their 95 % interval.",
            widths=(34, 14, 12, 20, 20),
            numeric=frozenset({2}),
        )
    ]


def _theme_cells(one: HindsightOfTheme) -> tuple[str, ...]:
    shares = (in_words(one.worded, one.failing), in_words(one.explained, one.failing))
    return (one.label, kind_words(one.kind, 1), str(one.failing), *shares)


def _words_of(one: HindsightOfReview, name: str, pages: Pages) -> list[Block]:
    heading = Heading(2, name)
    if not one.places:
        return [heading, Paragraph("No such wording was found.")]
    rows = tuple(
        (
            FACETS[place.found.facet],
            quoted(place.passage, place.found.words, pages),
            place_of(place.passage.page, place.passage.paragraph),
            _reason(place),
        )
        for place in one.places
    )
    columns = ("what it is", "words", "where", "reason given near it")
    return [heading, Table("Words found", columns, rows, widths=(20, 50, 13, 17))]


def _reason(place: HindsightPlace) -> str:
    if place.found.facet != "R":
        return ""
    return f"yes: “{place.found.reason}”" if place.found.explained else "none found"


def _workbook(corpus: Corpus, codebook: Codebook) -> bytes:
    reviews = [_named(_REVIEW_COLUMNS, _review_cells(one, one.review.id)) for one in hindsight_by_review(corpus)]
    themes = [_named(_THEME_COLUMNS, _theme_cells(one)) for one in hindsight_by_theme(corpus, codebook)]
    found = [{key: _text(value) for key, value in row.items()} for row in hindsight_rows(corpus)]
    explained = [{"how to read it": one} for one in (_CAUTION, *_READING, *_QUESTIONS)]
    return workbook_bytes(
        [
            Sheet("how to read", ("how to read it",), explained, widths={"how to read it": 120}),
            Sheet("reviews", _REVIEW_COLUMNS, reviews, widths=_WIDTHS),
            Sheet("themes", _THEME_COLUMNS, themes, widths={**_WIDTHS, _THEME_COLUMNS[3]: 26, _THEME_COLUMNS[4]: 26}),
            Sheet("words", HINDSIGHT_COLUMNS, found, widths=_WIDTHS),
        ]
    )


def _named(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return dict(zip(columns, cells, strict=True))


def _text(value: object) -> str:
    return "" if value is None else str(value)
