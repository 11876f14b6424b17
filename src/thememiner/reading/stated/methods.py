"""Type of review, methodology (CAM-44) and the guidance it was held under."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.facts import types_in
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.cover_sheet import is_cover_sheet
from thememiner.reading.stated.elsewhere import is_of_other_reviews
from thememiner.reading.stated.sentences import Sentence
from thememiner.records import SectionKind

METHODOLOGIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))
    for name, pattern in (
        ("Learning Together", r"Learning Together\b|SCIE (?:systems )?(?:model|method\w*)"),
        ("SILP", r"SILP\b|Significant Incident Learning Process"),
        ("Welsh model", r"Welsh (?:model|method\w*|Government (?:guidance|model))|(?:child practice|concise|extended) (?:child practice )?review (?:process|model|method\w*)|"
         r"(?:concise|extended) child practice review"),
        ("root cause analysis", r"root[ -]cause analysis"),
        ("Appreciative Inquiry", r"appreciative (?:i|e)nquiry"),
        ("hybrid", r"hybrid\b"),
        ("IMR", r"(?:individual|internal|independent) management reviews?\b|IMRs?\b"),
        ("systems approach", r"systems? (?:approach|model|method\w*|based (?:approach|review))|systemic (?:approach|review|model)|systems[- ]based"),
    )
)  # fmt: skip
"""Methods that reviews state, and the wordings of each."""

_KINDS: tuple[SectionKind, ...] = (
    "method",
    "introduction",
    "executive-summary",
    "purpose",
    "unknown",
    "people",
    "terms-of-reference",
)
_USED = re.compile(
    r"\b(?:us(?:ed?|es|ing)|adopt\w*|chosen?|chose|follow\w*|appl(?:y|ied)|based on|in line with|employ\w*|informed by|undertaken|carried out|conducted|model|method\w*|"
    r"process engages|approach|learning process|is a feature)\b",
    re.IGNORECASE,
)
_IMR_GIVEN = re.compile(
    r"\b(?:submit\w*|provid\w*|receiv\w*|gave|prepar\w*|request\w*|commission\w*|complet\w*|quality assured|produc\w*|used|authors?|reports|hybrid of|combination of)\b",
    re.IGNORECASE,
)
_NOT_USED = re.compile(
    r"\b(?:decided against|rather than|instead of|considered using|accredited|trained in|qualified|experience of|has (?:led|written|undertaken|authored)|"
    r"next review|future|should|not (?:to )?(?:use|adopt|be)|was not|were not)\b",
    re.IGNORECASE,
)
_OF_AN_AGENCY = re.compile(r"\b(?:hospital|trust|its own|health board)\b.{0,40}\broot", re.IGNORECASE)

_GUIDANCE = re.compile(
    r"Working Together(?: to Safeguard Children)?\W{0,5}(?:\(?(?:HM Government|DfE|DCSF|Department for \w+)?[,\s]*)?\(?(?P<after>(?:19|20)\d{2})\b|"
    r"\b(?P<before>(?:19|20)\d{2})\)?,? ?(?:edition of |version of )?[‘'“\"]?Working Together"
)
_GUIDANCE_KINDS: tuple[SectionKind, ...] = (
    "introduction",
    "purpose",
    "method",
    "terms-of-reference",
    "executive-summary",
    "unknown",
    "footnote",
)
_MODELS = frozenset({"SILP", "Learning Together"})
_TYPE_IN_TEXT = re.compile(
    r"\b(?:criteria|decided|decision|commission\w*|undertake|conduct\w*|hold|carried out|joint(?:ly)?)\b", re.IGNORECASE
)
_WELSH = re.compile(r"\b(?P<kind>concise|extended) (?:child practice )?review", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:joint|combined|and)\b", re.IGNORECASE)
_COLLECTION = re.compile(r"\b(?:collection|repository|deposited)\b", re.IGNORECASE)
_NAMED_SO = ("SCR", "LCSPR", "DHR", "SAR", "SUSR", "Welsh CPR", "CMR")


def review_types(told: Told) -> Iterator[Fact]:
    """The legal form and the model that the title pages name; the legal form from the opening where they name a model."""
    named: set[str] = set()
    cover = [one for one in told.front if is_cover_sheet(told.front) and one.text.lower().startswith("title")]
    types = [
        (name, passage)
        for passage in told.front
        if not _COLLECTION.search(passage.text)
        for name in _types_of(told, passage.text)
    ]
    is_told_further = any(name in ("Welsh concise", "Welsh extended") for name, _ in types)
    for name, passage in types:
        if name == "Welsh CPR" and is_told_further:
            continue
        named.add(name)
        yield told.from_passage("review-type", name, passage, "cover-sheet" if passage in cover else "text")
    if not named and told.review.review_type and not told.front:
        yield Fact(told.review.id, "review-type", told.review.review_type, told.review.title, None)
    if not named or named <= _MODELS:
        for sentence in told.of("introduction", "executive-summary"):
            if not _TYPE_IN_TEXT.search(sentence.text) or "not met" in sentence.text:
                continue
            for name in set(_types_of(told, sentence.text)) & set(_NAMED_SO):
                yield told.from_sentence("review-type", name, sentence)


def _types_of(told: Told, text: str) -> list[str]:
    """The types named, the most telling of those that lie inside each other, in the words of `FactName` review-type."""
    found = [(name, words) for kind, name, words in types_in(text) if kind == told.review.kind]
    names = [
        name
        for name, words in found
        if not any(words.lower() in other.lower() and words != other for _, other in found)
    ]
    if welsh := _WELSH.search(text):
        names = [f"Welsh {welsh['kind'].lower()}" if name == "Welsh CPR" else name for name in names]
    if {"SCR", "DHR"} <= set(names) and _JOINT.search(text):
        names.insert(0, "joint SCR/DHR")
    if len(names) > 1 and "learning review" in names:
        names.remove("learning review")
    return list(dict.fromkeys(names))


def methodologies(told: Told) -> Iterator[Fact]:
    """Methods that were used, not those that somebody is trained in, or that were decided against."""
    for passage in told.front:
        for name, pattern in METHODOLOGIES:
            if name != "IMR" and pattern.search(passage.text):
                yield told.from_passage("methodology", name, passage)
    for sentence in told.of(*_KINDS):
        if _NOT_USED.search(sentence.text) or _OF_AN_AGENCY.search(sentence.text) or is_of_other_reviews(sentence.text):
            continue
        for name, pattern in METHODOLOGIES:
            if pattern.search(sentence.text) and _is_used(name, sentence):
                yield told.from_sentence("methodology", name, sentence)


def _is_used(name: str, sentence: Sentence) -> bool:
    if name == "IMR":
        return bool(_IMR_GIVEN.search(sentence.text)) and sentence.kind != "terms-of-reference"
    return sentence.kind not in ("people", "terms-of-reference") and bool(_USED.search(sentence.text))


def guidance(told: Told) -> Iterator[Fact]:
    """The edition of Working Together that the report says it follows; bibliographies say nothing."""
    for sentence in told.of(*_GUIDANCE_KINDS):
        for match in _GUIDANCE.finditer(sentence.text):
            yield told.from_sentence("guidance", f"Working Together {match['after'] or match['before']}", sentence)
