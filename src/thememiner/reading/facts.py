"""Facts about a review, from its first pages and the file's own metadata; empty where they are not stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.catalogue import iso_date
from thememiner.records import ReviewKind

_FIRST_BLOCKS = 40
_TYPES: tuple[tuple[str, ReviewKind, str], ...] = (
    (r"joint targeted area inspection|\bjtai\b", "inspection", "JTAI"),
    (
        r"area send inspection|special educational needs and/or disabilities|\blocal area partnership\b.*\binspection",
        "inspection",
        "SEND",
    ),
    (
        r"\bilacs\b|inspection of .*(children.s services|looked after children|services for children)|"
        r"(inspection|focused visit) (of|to) .*(local authority|council)|inspection report",
        "inspection",
        "ILACS",
    ),
    (r"\b(infected blood|public|independent) inquiry\b|inquiry report", "inquiry", "inquiry"),
    (r"domestic homicide review|\bdhr\b", "case-review", "DHR"),
    (r"child practice review", "case-review", "Welsh CPR"),
    (r"learning together", "case-review", "Learning Together"),
    (r"\bsilp\b|significant incident learning process", "case-review", "SILP"),
    (r"local child safeguarding practice review|child safeguarding practice review|\blcspr\b", "case-review", "LCSPR"),
    (r"serious case review|\bscr\b", "case-review", "SCR"),
    (r"(thematic|national) review", "thematic", "thematic review"),
    (r"case management review", "case-review", "CMR"),
    (r"(learning|partnership|multi.agency) review", "case-review", "learning review"),
)
_BODY = re.compile(
    r"\b((?:[A-Z][\w&'’-]+ (?:and |& |of |upon |on |the )?){1,6}?)"
    r"(?:Local )?Safeguarding (?:Children(?:['’]s)? )?(?:Board|Partnership|Assurance Partnership)"
)
_NAME = r"((?:[A-Z][\w&'’-]+(?: and | & | of | upon | on | the |-|, | )?){1,6}?)"
_INSPECTED = re.compile(
    r"\b(?:[Ii]nspection|[Vv]isit|[Rr]eview) (?:of|to) (?:the )?"
    + _NAME
    + r"(?: [Ll]ocal [Aa]uthority| [Cc]ouncil| [Cc]ounty| [Cc]hildren|$)"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FULL_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTHS}),? (\d{{4}})\b")
_MONTH_DATE = re.compile(rf"\b({_MONTHS}),? (\d{{4}})\b")
_PUBLISHED = re.compile(r"\b(date of publication|publication date|published|report published)\b", re.IGNORECASE)


class Facts(TypedDict):
    """The facts of a `Review`."""

    title: str
    kind: ReviewKind
    review_type: str
    area: str
    published: str


def facts_of(document: RawDocument, source: str) -> Facts:
    """What the first blocks state; nothing is guessed."""
    blocks = document.blocks[:_FIRST_BLOCKS]
    words = " \n ".join(block.text for block in blocks)
    kind, review_type = _type_of(words)
    return Facts(
        title=_title(blocks, document.title) or source,
        kind=kind,
        review_type=review_type,
        area=_area(blocks, words),
        published=_published(blocks),
    )


def _type_of(words: str) -> tuple[ReviewKind, str]:
    lowered = words.lower()
    found = [(match.start(), kind, name) for pattern, kind, name in _TYPES if (match := re.search(pattern, lowered))]
    if not found:
        return "other", ""
    # A case review that uses a named model says both; the model tells more than the legal form, so the table's order
    # decides among case reviews, and the first words of the document among kinds.
    kind = min(found)[1]
    return kind, next(name for _, of, name in found if of == kind)


def _title(blocks: Sequence[Block], given: str) -> str:
    headings = [block for block in blocks if block.role == "heading" and (block.page or 1) <= 2]
    if headings:
        largest = max(block.size for block in headings)
        titled = [block.text for block in headings if block.size >= largest - 0.01]
        return titled[0] if len(titled[0]) > 12 else " – ".join(block.text for block in headings[:2])
    return given.strip()


def _area(blocks: Sequence[Block], words: str) -> str:
    if match := _BODY.search(words):
        return match.group(1).strip().removeprefix("The ").removesuffix(" Local").strip()
    for block in blocks[:8]:
        if match := _INSPECTED.search(block.text):
            return match.group(1).strip().rstrip(",")
    return ""


def _published(blocks: Sequence[Block]) -> str:
    """The stated date of publication; else a bare date on the cover; an inspection's own days are no such date."""
    for block in blocks:
        if (match := _PUBLISHED.search(block.text)) and (date := _date(block.text[match.start() :][:120])):
            return date
    cover = [block.text for block in blocks if block.page in (1, None) and len(block.text) < 40]
    return next((date for text in cover[:12] if (date := _date(text)) and not re.search(r"\bto\b|–|-", text)), "")


def _date(text: str) -> str:
    if match := _FULL_DATE.search(text):
        return iso_date(" ".join(match.groups()))
    if match := _MONTH_DATE.search(text):
        return iso_date(f"1 {match.group(1)} {match.group(2)}")[:7]
    return ""
