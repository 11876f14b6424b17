"""The six dates of a review, kept apart: incident, review period, commissioned, completed, adopted, published.

A date without a label on a title page is the date of the report (completed), never of publication: reports are printed
months before they are published (DOMAIN 3.5). Statements that contradict each other all stay.
"""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact, FactName
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.dates import DATE, Stated, dates_in
from thememiner.reading.stated.elsewhere import is_of_other_reviews
from thememiner.reading.stated.sentences import Sentence
from thememiner.records import Passage, SectionKind

_BODY = r"(?:board|partnership|lscb|executive|partners|committee|home office)"
_LABELS: tuple[tuple[FactName, str], ...] = (
    ("published", r"(?:date of publication|publication date|date published|published|publication)"),
    ("adopted", rf"(?:adopted|endorsed|agreed|accepted|approved|ratified|signed off|presented to (?:the )?{_BODY})"),
    (
        "completed",
        r"(?:(?:report |review )?(?:completed|finalised)|(?:report )?dated|date of (?:the )?report|report date|(?<!inspection )(?<!visit )(?<!review )(?<!birth )date|final report|final version(?: \d(?:\.\d)?)?|final)",
    ),
)
_LABELLED = re.compile(
    "|".join(
        rf"(?:\b(?P<{name}>{label})(?: on| in| by [\w ’']{{1,60}}?(?: on| in)?)?\W{{0,4}}(?P<{name}_date>{DATE}))"
        for name, label in _LABELS
    ),
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"\b(?:born|died|death|draft|letter|period|between|from|to|until|inspection|visit|incident|version)\b|[–-] ?\d",
    re.IGNORECASE,
)
_LONGEST_LINE = 40
_SPAN = re.compile(rf"^(?:[Ff]rom )?(?P<start>{DATE}) ?(?:[–—-]|to|until) ?(?P<end>{DATE})$")
"""A title page that gives the period under review and no more; only case reviews print one."""

_ABOUT_THE_REPORT: tuple[SectionKind, ...] = (
    "front-matter", "introduction", "method", "people", "parallel-processes", "purpose", "confidentiality", "unknown", "board-response",
)  # fmt: skip
_ADOPTED = re.compile(
    rf"\b(?:report|review|overview)\b.*\b(?:accepted|adopted|endorsed|agreed|approved|ratified|signed off)\b.{{0,80}}?\b{_BODY}\b.{{0,60}}?\b(?:on|in|at)\b|"
    rf"\b{_BODY}\b.{{0,30}}\b(?:accepted|adopted|endorsed|approved|ratified|signed off)\b.{{0,20}}\b(?:report|review|overview)\b",
    re.IGNORECASE,
)
_COMPLETED = re.compile(
    r"\b(?:overview report|final report|this report|the report|the review)\b (?:was |were )?(?:completed|finalised|concluded)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bthis (?:report|review|overview report) (?:was|is) published\b", re.IGNORECASE)
_COMMISSIONED = re.compile(
    r"\b(?:decided|decision|agreed|determined|commissioned|concluded|recommended to|accepted the recommendation)\b",
    re.IGNORECASE,
)
_A_REVIEW = re.compile(
    r"\b(?:(?:serious case|practice|homicide|case|learning|local|partnership|multi-agency) review|review (?:should|be|was)|an? (?:\w+ )?review\b|criteria|conditions|"
    r"regulation 5|test|LCSPR|CSPR|SCR|DHR)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:chair|board|lscb|partnership|partners|sub-?group|panel|decision to)\b", re.IGNORECASE)
_ONLY_CONSIDERED = re.compile(r"\b(?:considered|discussed|met|notified|referred|recommended|advised)\b", re.IGNORECASE)
_OF_TRAINING = re.compile(r"\breview of (?!(?:the )?(?:case|Child|Baby|Family))", re.IGNORECASE)

_SCOPE = re.compile(
    r"\b(?:(?:review|scop\w+|time|timeline) ?(?:period|frame)|timeframe|timeline|period (?:under|of (?:the )?review|covered|reviewed|is)|cover(?:s|ed|ing)?\b|scope\b|"
    r"under (?:review|scrutiny|consideration)|(?:the|this) review (?:looks|covers|considers|examines|focuse[sd])|reviewed)",
    re.IGNORECASE,
)
_SCOPE_KINDS: tuple[SectionKind, ...] = (
    "terms-of-reference", "method", "introduction", "executive-summary", "purpose", "unknown", "chronology", "front-matter",
)  # fmt: skip
_RANGE = re.compile(
    rf"(?:\bfrom\b|\bbetween\b|\bis\b|\bof\b|:|[–-])(?:[^.]{{0,60}}?)(?P<start>{DATE})(?P<middle>[^.]{{0,70}}?)(?:\b(?:to|until|up to|and|till)\b| ?[–-] ?)"
    rf"(?:[^.]{{0,30}}?)(?P<end>{DATE})",
    re.IGNORECASE,
)
_UP_TO = re.compile(rf"\b(?:months|years)\b (?:up )?to (?:the )?(?P<end>{DATE})", re.IGNORECASE)
_STARTS = re.compile(
    rf"\b(?:begins|starts|began|started)\b(?: on| in| from)? (?P<start>{DATE})|\bfrom\b[^.]{{0,60}}?(?P<from>{DATE})(?=[^.]{{0,40}}\bto the date\b)",
    re.IGNORECASE,
)


def title_page_dates(told: Told) -> Iterator[Fact]:
    """Dates on the title pages: labelled ones, and one that stands alone on its line as the date of the report."""
    joined = _joined(told.front)
    for words, passage in joined:
        if span := _SPAN.match(words.strip()):
            yield Fact(told.review.id, "period-start", dates_in(span["start"])[0].iso, words, passage.page)
            yield Fact(told.review.id, "period-end", dates_in(span["end"])[0].iso, words, passage.page)
            continue
        labelled = list(_LABELLED.finditer(words))
        for match in labelled:
            name = next(name for name, _ in _LABELS if match[name])
            yield Fact(told.review.id, name, dates_in(match[f"{name}_date"])[0].iso, match.group(), passage.page)
        dates = dates_in(words)
        if dates and not labelled and len(words) < _LONGEST_LINE and not _OTHER_LABEL.search(words):
            yield Fact(told.review.id, "completed", dates[0].iso, words, passage.page)
        elif dates and not labelled and _ends_in_a_date(words, dates[-1]) and not _OTHER_LABEL.search(words):
            yield Fact(told.review.id, "completed", dates[-1].iso, words, passage.page)


def _joined(front: tuple[Passage, ...]) -> list[tuple[str, Passage]]:
    """Lines of the title pages; a year that was broken off its month is put back."""
    lines: list[tuple[str, Passage]] = []
    for passage in front:
        if lines and re.fullmatch(r"(?:19|20)\d\d", passage.text.strip()) and not dates_in(lines[-1][0][-12:]):
            lines[-1] = (f"{lines[-1][0]} {passage.text.strip()}", lines[-1][1])
        else:
            lines.append((passage.text, passage))
    return [(words, passage) for words, passage in lines if len(words) < 300]


def _ends_in_a_date(words: str, last: Stated) -> bool:
    """Whether a line ends in a date of its own sentence ("Independent author: … June 2011")."""
    return last.end >= len(words.rstrip(".")) and bool(re.search(r"(?:[.,|–-]|\bauthor:? .*) ?$", words[: last.start]))


def report_dates(told: Told) -> Iterator[Fact]:
    """When the review was commissioned, completed, adopted and published, as its text says."""
    for sentence in told.of(*_ABOUT_THE_REPORT, "executive-summary"):
        text = sentence.text
        dates = dates_in(text)
        if not dates:
            continue
        for name, pattern in (("adopted", _ADOPTED), ("completed", _COMPLETED), ("published", _PUBLISHED)):
            match = pattern.search(text)
            after = [date for date in dates if match and date.start >= match.start()]
            if match and after and not is_of_other_reviews(text):
                yield told.from_sentence(name, after[0].iso, sentence)  # type: ignore[arg-type]
        if iso := _commissioned(text, dates):
            yield told.from_sentence("commissioned", iso, sentence)


def _commissioned(text: str, dates: list[Stated]) -> str:
    """The date next to the words of the decision, within its own clause."""
    decided = _COMMISSIONED.search(text)
    if not decided or not _A_REVIEW.search(text) or not _WHO.search(text) or _OF_TRAINING.search(text):
        return ""
    after = [
        date
        for date in dates
        if date.start > decided.start() and not _ONLY_CONSIDERED.search(text[decided.end() : date.start])
    ]
    before = [
        date for date in dates if date.end <= decided.start() and not _ONLY_CONSIDERED.search(text[: decided.start()])
    ]
    return after[0].iso if after else before[-1].iso if before else ""


def review_period(told: Told) -> Iterator[Fact]:
    """Start and end of the period that the review looks at."""
    for sentence in told.of(*_SCOPE_KINDS):
        scope = _SCOPE.search(sentence.text)
        if not scope or is_of_other_reviews(sentence.text.replace("regulation 5", "")):
            continue
        yield from _period_in(told, sentence)


def _period_in(told: Told, sentence: Sentence) -> Iterator[Fact]:
    if match := _RANGE.search(sentence.text):
        yield told.from_sentence("period-start", dates_in(match["start"])[0].iso, sentence)
        yield told.from_sentence("period-end", dates_in(match["end"])[0].iso, sentence)
    elif match := _UP_TO.search(sentence.text):
        yield told.from_sentence("period-end", dates_in(match["end"])[0].iso, sentence)
    elif match := _STARTS.search(sentence.text):
        yield told.from_sentence("period-start", dates_in(match["start"] or match["from"])[0].iso, sentence)
