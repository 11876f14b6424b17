"""What a review states about itself and its case, as rows: with the words and the page, or "not stated"."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from thememiner.library_records import Fact, FactName
from thememiner.records import Passage, Reading

NOT_STATED = "not stated"
_KINDS = {
    "case-review": "review of a case",
    "inspection": "inspection",
    "inquiry": "inquiry",
    "thematic": "thematic review",
    "abstract": "abstract only",
    "other": NOT_STATED,
}
_SOURCES = {"cover-sheet": "cover sheet", "catalogue": "the catalogue", "person": "put right by a person"}
_LONGEST = 300
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: what it is called, its value, the words that state it and where they stand."""

    name: str
    value: str
    words: str = ""
    page: int | None = None
    source: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether the review says anything of it."""
        return self.value != NOT_STATED


def review_rows(reading: Reading) -> list[FactRow]:
    """The facts that every reading has."""
    review = reading.review
    by_name = {fact.name: fact for fact in reversed(reading.facts)}
    rows = [
        _found("Title", review.title, by_name.get("subject"), reading.passages),
        _found("Kind of report", _KINDS[review.kind], None, ()),
        _found("Type of review", review.review_type, by_name.get("review-type"), reading.passages),
        _found("Area", review.area, by_name.get("board"), reading.passages),
        _found("Published", review.published, by_name.get("published"), reading.passages),
    ]
    if not rows[0].words:  # a title may be put together from two lines: the last one names the subject
        rows[0] = replace(_found("Title", review.title.split(" – ")[-1], None, reading.passages), value=review.title)
    return [*rows, FactRow("Case", review.case)] if review.case else rows


def _found(name: str, value: str, fact: Fact | None, passages: Iterable[Passage]) -> FactRow:
    """A field with the words of the fact that agrees with it, else those of the first passage that holds its value."""
    if not value:
        return FactRow(name, NOT_STATED)
    if fact is not None and fact.words and value.casefold() in (fact.value.casefold(), fact.words.casefold()):
        return FactRow(name, value, fact.words, fact.page)
    wanted = re.compile(rf"(?<!\w)(?:{_as_printed(value)})(?!\w)", re.IGNORECASE)
    for passage in passages:
        if found := wanted.search(passage.text):
            return FactRow(name, value, _around(passage.text, *found.span()), passage.page)
    return FactRow(name, value)


def _as_printed(value: str) -> str:
    """A pattern for a value as a report prints it: an ISO date with the name of its month."""
    date = _ISO.fullmatch(value)
    if date is None or not 1 <= int(date[2]) <= 12:
        return re.escape(value)
    day = rf"{int(date[3])}(?:st|nd|rd|th)?\s+" if date[3] else ""
    return rf"{day}{month_name[int(date[2])]},?\s+{date[1]}"


def _around(text: str, first: int, last: int) -> str:
    """A short stretch of text with the words in it."""
    start, end = max(0, first - 40), last + 40
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def fact_rows(facts: Iterable[Fact]) -> list[FactRow]:
    """Every fact by its name; a name that has none is not stated."""
    held = list(facts)
    rows: list[FactRow] = []
    for name in get_args(FactName):
        own = [fact for fact in held if fact.name == name]
        label = name.replace("-", " ").capitalize()
        rows += [
            FactRow(label, fact.value, fact.words[:_LONGEST], fact.page, _SOURCES.get(fact.source, "")) for fact in own
        ] or [FactRow(label, NOT_STATED)]
    return rows


def feature_rows(reading: Reading) -> list[FactRow]:
    """Circumstances of the case, each as present, denied or suspected."""
    return [
        FactRow(one.feature.replace("-", " ").capitalize(), one.presence, one.words[:_LONGEST], one.page)
        for one in reading.features
    ]
