"""The abstracts of the national repository's listing: their parts, and an abstract as a source of its own.

Two forms are met, often mixed: up to 2019 "Background: … Learning: … Recommendations: … Model: … Keywords: …", later
"Learning includes: a; b; c. Recommendations include: …". Labels vary ("Key issues: include:", "Learning themes
include", "Recommendations to the partnership are"); what stands before the first of them is the summary.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thememiner.library_records import Listed
from thememiner.reading.abstract_items import items, keywords
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.listing_identity import area_name
from thememiner.reading.structure import to_reading
from thememiner.records import Reading

ID_PREFIX = "abstract-"


@dataclass(frozen=True, slots=True)
class Abstract:
    """The parts of an abstract; what it does not have is empty."""

    summary: str
    background: str
    learning: tuple[str, ...]
    recommendations: tuple[str, ...]
    model: str
    keywords: tuple[str, ...]
    good_practice: tuple[str, ...] = ()


_NAMES = {
    "summary": r"summary|abstract",
    "background": r"background",
    "learning": (
        r"(?:(?:key|main|practice|organisational|emerging)\s+)*(?:learning(?:\s+(?:points?|themes?|considerations?))?|"
        r"lessons?(?:\s+learn(?:ed|t))?|issues(?:\s+identified)?|findings|themes)"
    ),
    "good_practice": r"(?:(?:areas|examples)\s+of\s+)?(?:good|effective)\s+practice|strengths",
    "recommendations": (
        r"(?:(?:key|main|overview|strategic|national|local|single[- ]agency|multi[- ]agency)\s+)*recommendations?|"
        r"(?:key\s+)?actions|(?:key\s+)?(?:questions|considerations)(?=\s+for\b)"
    ),
    "model": r"model|methodology|method",
    "keywords": r"key[- ]?words|subject\s+terms|descriptors",
}
_VERB = (
    r"(?:includes?|included|including|is|are|focus(?:es|ed)?\s+on|considers?|covers?|relates?\s+to|concerns?)"
    r"(?:\s+the\s+following)?"
)
_LABEL = re.compile(
    rf"(?<!\S)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _NAMES.items())})"
    r"(?:\s+(?:to|for|from|of|made|identified|arising|highlighted|in|that)\b[^:;.\n]{0,70}?)?"
    rf"(?:\s*(?:[:–—]\s*)?{_VERB}\s*:|\s*:|\s+(?:includes?|focus(?:es|ed)?\s+on)\b)",
    re.IGNORECASE,
)
_LOST_LABEL = re.compile(r"^\s*includes?:", re.MULTILINE)
"""Copied pages lose a label that is a link: what is left of "Learning includes:" is its verb."""

_TERMS = re.compile(r"[A-Z][^.:;,]*(?:, [^.:;,]+){2,}\.?")
_LONGEST_TERM = 5


def parse_abstract(text: str) -> Abstract:
    """The parts of an abstract.

    Args:
        text: As listed, with its line breaks.
    """
    text = _LOST_LABEL.sub("Learning includes:", text.replace("\r\n", "\n").replace("\r", "\n"))
    parts: dict[str, str] = {}
    for name, words in _labelled(text):
        parts[name] = f"{parts[name]}\n{words}" if name in parts else words
    if len(parts) > 1 and "keywords" not in parts:
        _take_bare_keywords(parts)
    width = max((len(line) for line in text.split("\n")), default=0)
    return Abstract(
        summary=_joined(parts.get("summary", "")),
        background=_joined(parts.get("background", "")),
        learning=items(parts.get("learning", ""), width=width),
        recommendations=items(parts.get("recommendations", ""), width=width),
        model=_joined(parts.get("model", "")),
        keywords=keywords(parts.get("keywords", "")),
        good_practice=items(parts.get("good_practice", ""), width=width),
    )


def abstract_id(entry_id: str) -> str:
    """The review id that the abstract of a listed entry has."""
    return f"{ID_PREFIX}{entry_id}"


def abstract_reading(entry: Listed) -> Reading | None:
    """The abstract as a review of kind ``abstract``; None where it states neither learning nor recommendations.

    An abstract that states none has nothing that could be counted, and would only make every share smaller. Its one
    text is put together of its parts: the summary and background count as introduction, keywords as an appendix.
    """
    abstract = parse_abstract(entry.abstract)
    if not (abstract.learning or abstract.recommendations or abstract.good_practice):
        return None
    reading = to_reading(
        RawDocument(tuple(_blocks(abstract)), title=entry.title),
        source=entry.source,
        sha256=hashlib.sha256(entry.abstract.encode()).hexdigest(),
        review_id=abstract_id(entry.id),
    )
    area = area_name(entry.board)
    is_told = not area or area.casefold() in entry.title.casefold()
    review = replace(
        reading.review,
        title=entry.title if is_told else f"{entry.board} – {entry.title}",
        kind="abstract",
        review_type="listing abstract",
        area=area,
        published=entry.published,
    )
    return replace(reading, review=review)


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Field and words, in order; what stands before the first label is the summary."""
    field, start = "summary", 0
    for match in _LABEL.finditer(text):
        if _opens_a_field(match, text):
            yield field, text[start : match.start()]
            field, start = _name(match), match.end()
    yield field, text[start:]


def _name(match: re.Match[str]) -> str:
    return next(name for name in _NAMES if match.group(name))


def _opens_a_field(match: re.Match[str], text: str) -> bool:
    """On a line of its own any label does; inside a line one with a capital, after a stop or with a colon."""
    before = text[: match.start()].rstrip(" \t")
    if not before or before.endswith("\n"):
        return True
    return match.group()[0].isupper() and (before[-1] in ".;:!?)”\"’'" or match.group().endswith(":"))


def _take_bare_keywords(parts: dict[str, str]) -> None:
    """Lists of 2013 end in a line of terms without a label; it must stand on its own behind a finished sentence."""
    last = next(reversed(parts))
    body, _, line = parts[last].rstrip().rpartition("\n")
    is_terms = _TERMS.fullmatch(line.strip()) and all(len(one.split()) <= _LONGEST_TERM for one in line.split(","))
    if is_terms and body.rstrip().endswith((".", ";", ")", "?")):
        parts[last], parts["keywords"] = body, line


def _joined(text: str) -> str:
    return " ".join(text.split()).strip(" ;")


def _blocks(abstract: Abstract) -> Iterator[Block]:
    """Headings by whose words `thememiner.reading.kinds` tells the kind of what follows, and the parts under them."""
    for heading, texts in (
        ("Introduction", (abstract.summary,)),
        ("Background", (abstract.background,)),
        ("Learning", abstract.learning),
        ("Good practice", abstract.good_practice),
        ("Recommendations", abstract.recommendations),
        ("Method", (abstract.model,)),
        ("Appendix: keywords", (", ".join(abstract.keywords),)),
    ):
        filled = [text for text in texts if text]
        if filled:
            yield Block(heading, "heading", level=1)
            yield from (Block(text, "paragraph" if len(texts) == 1 else "list-item") for text in filled)
