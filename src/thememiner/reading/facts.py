"""Facts about a review, as its title pages state them; empty where they are not stated, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from thememiner.reading.areas import area_of
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.catalogue import iso_date
from thememiner.reading.front import PARAGRAPH, title_run
from thememiner.records import ReviewKind

_FIRST_BLOCKS = 40
_FIRST_LINES = 12


class _Type(NamedTuple):
    pattern: re.Pattern[str]
    kind: ReviewKind
    name: str


def _type(kind: ReviewKind, name: str, pattern: str) -> _Type:
    return _Type(re.compile(rf"\b(?:{pattern})", re.IGNORECASE), kind, name)


_TYPES = (
    _type("inspection", "JTAI", r"joint targeted area inspection|jtai\b"),
    _type("inspection", "SEND", r"(?:area )?send inspection|inspection of .{0,60}local area partnership"),
    _type("inspection", "SIF", r"(?:re-?)?inspection of services for children in need of help and protection"),
    _type(
        "inspection",
        "ILACS",
        r"ilacs\b|(?:inspection|focused visit) (?:of|to) .{0,60}"
        r"(?:local authority|children[’']s (?:social care )?services)",
    ),
    _type("inspection", "", r"inspection (?:of|report)\b"),
    _type("inquiry", "inquiry", r"(?:public |independent )?inquiry\b"),
    _type("case-review", "SUSR", r"single unified safeguarding review"),
    _type("case-review", "DHR", r"domestic (?:homicide|abuse related death) review|dhr\b"),
    _type("case-review", "SAR", r"safeguarding adults? review"),
    _type("case-review", "Learning Together", r"learning together\b"),
    _type("case-review", "SILP", r"silp\b|significant incident learning process"),
    _type("case-review", "LCSPR", r"(?:local )?child safeguarding practice review|lcspr\b|cspr\b"),
    _type("case-review", "Welsh CPR", r"child practice review"),
    _type("case-review", "SCR", r"serious case review|scr\b"),
    _type("case-review", "Significant Case Review", r"significant case review"),
    _type("case-review", "CMR", r"case management review"),
    _type("thematic", "thematic review", r"(?:thematic|national|triennial) (?:review|analysis|report)"),
    _type("case-review", "learning review", r"(?:practice )?learning (?:lessons )?review|lessons learned review"),
    _type("case-review", "learning review", r"(?:partnership|multi.agency|management|case) review"),
)
"""The first that fits decides within a kind: a model (SILP, Learning Together) tells more than the legal form."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTHS}),? (?P<year>(?:19|20)\d{{2}})\b"
_BARE_DATE = re.compile(_DATE)
_PUBLISHED = re.compile(
    r"\b(?:date of publication|publication date|date published|published)(?: on| in| by [^.:]{1,60}?)?\W{0,4}" + _DATE,
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"\b(?:agreed|adopted|endorsed|approved|completed|commissioned|inspections?|visit|born|died|death|version|draft|letter|"
    r"period|between|from|to|until|status|previous)\b|[–-] ?\d",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"^(?:Title|Report title)\s*[:|]\s*(.+)$")
_NO_TITLE = re.compile(
    rf"^(?:and|for publication|final.*|confidential|.*{_DATE}.*|(?:\w+ )?(?:author|reviewer|inspector|chair)s?\b.*|"
    r"(?:inspection|report) (?:dates?|published)\b.*|h(?:er|is) majesty[’']s inspector.*|volume \d+|\d+ of \d+)$",
    re.IGNORECASE,
)
_WORKING_TITLE = re.compile(r"template|draft|untitled|microsoft word|\.docx?\b|\.indd|ready for|^\W*$", re.IGNORECASE)


class Facts(TypedDict):
    """The facts of a `Review`."""

    title: str
    kind: ReviewKind
    review_type: str
    area: str
    published: str


def facts_of(document: RawDocument, source: str) -> Facts:
    """What the title pages state, or else, for the kind and the area, what the first pages say with one voice.

    Args:
        document: What a reader found.
        source: The file's name, which stands in for a title that is not stated.
    """
    front = _front(document.blocks)
    lines = [block.text for block in front]
    body = [block.text for block in document.blocks[: len(front) + _FIRST_BLOCKS]]
    kind, review_type = _type_of(lines) or _type_of(body) or ("other", "")
    return Facts(
        title=_title(front, document.title) or source,
        kind=kind,
        review_type=review_type,
        area=area_of(front, body, is_inspection=kind == "inspection"),
        published=_published(front),
    )


def _front(blocks: Sequence[Block]) -> list[Block]:
    """The title pages; where none were told apart, the short lines that come first."""
    run = title_run(blocks)
    if run:
        return list(blocks[:run])
    return [block for block in blocks[:_FIRST_LINES] if (block.page or 1) == 1 and len(block.text) < PARAGRAPH]


def _type_of(lines: Sequence[str]) -> tuple[ReviewKind, str] | None:
    """The kind that is named first, and its most telling name."""
    words = " \n ".join(lines)
    found = [(match.start(), one) for one in _TYPES if (match := one.pattern.search(words))]
    if not found:
        return None
    kind = min(found, key=lambda pair: pair[0])[1].kind
    return kind, next(one.name for _, one in found if one.kind == kind)


def types_in(text: str) -> list[tuple[ReviewKind, str, str]]:
    """Every kind of review that the text names: its kind, its short name and the words."""
    found = ((one, one.pattern.search(text)) for one in _TYPES)
    return [(one.kind, one.name, match.group()) for one, match in found if match and one.name]


def _names_type(text: str) -> bool:
    return any(one.pattern.search(text) for one in _TYPES)


def _title(front: Sequence[Block], given: str) -> str:
    """The labelled title; else the largest heading, and with it the one that says what kind of report this is."""
    for block in front:
        if match := _TITLE_LABEL.match(block.text):
            return match.group(1).strip()
    lines = [block for block in front if block.role in ("heading", "paragraph") and not _NO_TITLE.match(block.text)]
    headings = [block for block in lines if block.role == "heading"]
    naming = next((block for block in [*headings, *lines] if _names_type(block.text)), None)
    if not headings or (naming is None and not _WORKING_TITLE.search(given)):
        return naming.text if naming else "" if _WORKING_TITLE.search(given) else given.strip()
    largest = max(block.size for block in headings)
    # What is named comes last of several lines in the largest print: board, kind of review, child.
    top = [block for block in headings if block.size >= largest - 0.01][-1]
    if naming is None or _names_type(top.text):
        return top.text
    return " – ".join(block.text for block in front if block in (top, naming))


def _published(front: Sequence[Block]) -> str:
    """The stated date of publication; else a date alone on a line of the title page; no other date stands for it."""
    if match := _PUBLISHED.search(" ".join(block.text for block in front)):
        return _iso(match)
    for block in front:
        match = _BARE_DATE.search(block.text)
        if match and len(block.text) < 40 and not _OTHER_DATE.search(block.text):
            return _iso(match)
    return ""


def _iso(match: re.Match[str]) -> str:
    day, month, year = match.group("day", "month", "year")
    date = iso_date(f"{day or 1} {month} {year}")
    return date if day else date[:7]
