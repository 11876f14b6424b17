"""The voice sheet: one row for each review, how many of how many, and the passages behind. Not stated is not absent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from thememiner.coding.voice import PRACTICE
from thememiner.evidence.prevalence import in_words
from thememiner.evidence.themes import Corpus
from thememiner.evidence.voice_counts import (
    PARTIES,
    VoiceCount,
    VoiceOfReview,
    VoicePlace,
    voice_by_review,
    voice_counts,
)
from thememiner.library_records import Fact
from thememiner.records import Passage
from thememiner.reports.blocks import Block, Bullets, Callout, Heading, Report, Table
from thememiner.reports.phrasing import kind_words, names
from thememiner.reports.sheet_quotes import Pages, pages_by_review, place_of, quoted
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.workbook import Sheet, workbook_bytes
from thememiner.reports.write import PAPERS, write_report

VOICE_COLUMNS = ("review_id", "kind", *PRACTICE, *PARTIES, "any family")
_PLACE_COLUMNS = ("review_id", "where", "who", "what", "by", "words", "page", "paragraph", "passage_id")
_COUNT_COLUMNS = ("kind of review", "what", "stated as", "cases", "in words")
_CAUTION = (
    "“Not stated” (–) means that no words were found, not that nothing was done: a child may have been seen in a "
    "review that does not say so. Absent is counted only where a review says so in words."
)
_READING = (
    "In practice: passages that say the child was spoken to, seen, seen alone, observed, quoted (in quotation marks "
    "or in reported speech), or that wishes were recorded; absent: “was never spoken to alone”, “no record of her "
    "views”.",
    "In the review: who met, wrote to or spoke to the reviewers (contributed), declined, was invited and is not said "
    "to have answered (invited), or was not approached. Of several, the first of these is shown; all words are below.",
    "Siblings, mother and father are shown where they are named; “family” are other relatives, or the family "
    "without saying who. Any family takes mother, father and family together.",
    "This is measured apart from the themes: a theme counts what a review teaches, this counts what it states.",
)
_WIDTHS = {"review_id": 34, "words": 90, "what": 16, "in words": 30, "passage_id": 30}


def voice_rows(corpus: Corpus, facts: Iterable[Fact] = ()) -> list[dict[str, object]]:
    """One row for each review: numbers of passages, and how each party took part, else ``not stated``."""
    return [_row(one) for one in voice_by_review(corpus, facts)]


def _row(one: VoiceOfReview) -> dict[str, object]:
    known = {"review_id": one.review.id, "kind": one.review.kind, "any family": one.any_family}
    return {**known, **one.practice, **one.taking_part}


def write_voice(corpus: Corpus, facts: Iterable[Fact], path: Path, *, date: str, author: str = "") -> None:
    """Write the sheet as .html, .docx, .md or .xlsx.

    Args:
        corpus: The reviews; no codings are needed.
        facts: What was read of the reviews.
        path: The file; its suffix says the form.
        date: The date of the sheet (ISO).
        author: The partnership, printed in the file's properties.

    Raises:
        InputError: The suffix is another one, or the file cannot be written.
    """
    rows = voice_by_review(corpus, facts)
    if path.suffix.lower() == ".xlsx":
        write_file(path, _workbook(rows))
    else:
        write_report(voice_report(rows, corpus, date=date, author=author), path, known=(*PAPERS, ".xlsx"))


def voice_report(rows: Sequence[VoiceOfReview], corpus: Corpus, *, date: str, author: str = "") -> Report:
    """The sheet as blocks: how to read it, the matrix in two tables, the counts, and the words of each review."""
    pages = pages_by_review(corpus.pages)
    passages = {one.id: one for one in corpus.passages}
    called = names(row.review for row in rows)
    blocks: list[Block] = [
        Callout("caution", _CAUTION),
        Bullets(_READING),
        Heading(1, "The child in practice"),
        _practice_table(rows, called),
        Heading(1, "Who took part in the review"),
        _party_table(rows, called),
        Heading(1, "How many of how many"),
        _counts_table(voice_counts(rows)),
        Heading(1, "The words", new_page=True),
    ]
    for row in rows:
        blocks += _words_of(row, called[row.review.id], passages, pages)
    return Report(
        "Voice of child and family in the reviews", f"{len(rows)} reviews, {date}", date, author, tuple(blocks)
    )


def _practice_table(rows: Sequence[VoiceOfReview], called: Mapping[str, str]) -> Table:
    cells = tuple((called[row.review.id], *(str(count or "–") for count in row.practice.values())) for row in rows)
    columns = ("review", *(what.replace("-", " ") for what in PRACTICE))
    numeric = frozenset(range(1, len(columns)))
    note = "Numbers of passages; – is not stated."
    return Table("Passages that say so", columns, cells, note=note, widths=(32, *(10,) * 7), numeric=numeric)


def _party_table(rows: Sequence[VoiceOfReview], called: Mapping[str, str]) -> Table:
    cells = tuple((called[row.review.id], *(_shown(state) for state in row.taking_part.values())) for row in rows)
    note = "– is not stated."
    return Table("How they took part", ("review", *PARTIES), cells, note=note, widths=(22, *(12,) * 5, 15))


def _shown(state: str) -> str:
    return "–" if state == "not stated" else state.replace("-", " ")


def _counts_table(counts: Sequence[VoiceCount]) -> Table:
    cells = tuple(_count_cells(one) for one in counts if one.cases)
    note = "Documents about one case are one. Percentages are given from ten on, with their 95 % interval."
    return Table(
        "Cases of each kind of review",
        (*_COUNT_COLUMNS[:3], "of those read"),
        cells,
        note=note,
        widths=(22, 22, 20, 36),
    )


def _count_cells(one: VoiceCount) -> tuple[str, ...]:
    return kind_words(one.kind, 1), one.column.replace("-", " "), _shown(one.value), in_words(one.cases, one.read)


def _words_of(row: VoiceOfReview, name: str, passages: Mapping[str, Passage], pages: Pages) -> list[Block]:
    heading = Heading(2, name)
    if not row.places:
        return [heading, Callout("note", "Nothing is stated that this sheet looks for.")]
    cells = tuple(_place_cells(one, passages, pages) for one in row.places)
    return [heading, Table("Words found", ("where", "who and what", "words", "page"), cells, widths=(11, 22, 53, 14))]


def _place_cells(one: VoicePlace, passages: Mapping[str, Passage], pages: Pages) -> tuple[str, ...]:
    passage = passages.get(one.passage_id)
    words = quoted(passage, one.words, pages) if passage else f"“{one.words}”"
    by = f" ({one.by})" if one.by else ""
    what = f"{one.who}: {one.what.replace('-', ' ')}{by}"
    return (
        f"in {'practice' if one.where == 'practice' else 'the review'}",
        what,
        words,
        place_of(one.page, one.paragraph),
    )


def _workbook(rows: Sequence[VoiceOfReview]) -> bytes:
    matrix = [{key: str(value) for key, value in _row(row).items()} for row in rows]
    counts = [
        dict(
            zip(
                _COUNT_COLUMNS,
                (one.kind, one.column, one.value, str(one.cases), in_words(one.cases, one.read)),
                strict=True,
            )
        )
        for one in voice_counts(rows)
    ]
    words = [{name: _text(getattr(one, name)) for name in _PLACE_COLUMNS} for row in rows for one in row.places]
    explained = [{"how to read it": one} for one in (_CAUTION, *_READING)]
    return workbook_bytes(
        [
            Sheet("how to read", ("how to read it",), explained, widths={"how to read it": 120}),
            Sheet("matrix", VOICE_COLUMNS, matrix, widths=_WIDTHS),
            Sheet("counts", _COUNT_COLUMNS, counts, widths=_WIDTHS),
            Sheet("words", _PLACE_COLUMNS, words, widths=_WIDTHS),
        ]
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)
