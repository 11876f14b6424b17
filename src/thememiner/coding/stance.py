"""What a passage does: the kind of its section, its heading, the shape of its sentences and its words.

Shapes and guards are those of the project's domain notes (where learning is stated and how it sounds; boilerplate that
must not count). Where the section is known it decides and words make exceptions; where it is not, words decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from thememiner.coding.matching import Hit, WordingIndex
from thememiner.coding.rulebook import rule_data, wordings
from thememiner.records import CodingUnit, Statement

Lean = Literal["failing", "good", ""]

OF_KIND: Mapping[str, Statement] = {
    "front-matter": "other-boilerplate",
    "contents": "other-boilerplate",
    "glossary": "other-boilerplate",
    "executive-summary": "finding",
    "introduction": "narrative",
    "purpose": "other-boilerplate",
    "terms-of-reference": "terms-of-reference",
    "method": "method",
    "people": "other-boilerplate",
    "parallel-processes": "other-boilerplate",
    "confidentiality": "other-boilerplate",
    "family-composition": "narrative",
    "family-contribution": "family-view",
    "practitioner-contribution": "practitioner-view",
    "childs-story": "narrative",
    "chronology": "narrative",
    "agency-sections": "finding",
    "analysis": "finding",
    "findings": "finding",
    "good-practice": "good-practice",
    "lessons": "lesson",
    "conclusions": "finding",
    "recommendations": "recommendation",
    "developments": "other-boilerplate",
    "board-response": "other-boilerplate",
    "appendices": "other-boilerplate",
    "footnote": "other-boilerplate",
}
"""What a passage of a section does when its own words say nothing else."""

NOT_LEARNING: frozenset[str] = frozenset({"narrative", "method", "terms-of-reference", "other-boilerplate"})

_IMPROVE = re.compile(
    r"\b(needs? to improve|(?:areas?|points?) (?:for|of) (?:improvement|development|concern|priority action|weakness)"
    r"|weakness(?:es)?|could be better|shortfalls?|gaps|what did not (?:go|work) well|even better if"
    r"|missed opportunit\w+)\b",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\b((?:good|effective|notable|best|positive) practice|strengths?|what (?:went|worked|is working) well"
    r"|positives?)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"\brecommend(?:ation|ed)\b|\bproposed actions?\b", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|(?:\s/\s[^/]{3,60}\s\d{1,3}){2,}")
_GLOSSARY = re.compile(r"(?:\b[A-Z]{2,6}\s[–—:-]\s[^.]{3,120}\.\s*){3,}")
_ACTION_ROW = re.compile(
    r"\b(?:RAG|Status|Target date|Timescale|Lead|Progress)\s*:|\bAction \d[\d.]*\s[–—-]|^Audit of .* RAG", re.I
)


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What a unit does, which rule said so, and the words it rests on."""

    statement: Statement
    rule: str
    words: str = ""


@lru_cache(maxsize=1)
def _shapes() -> WordingIndex[str]:
    return WordingIndex((kind, one) for kind, listed in rule_data("stance").items() for one in wordings(listed))


def heading_lean(heading: str) -> Lean:
    """Whether a heading says that all below it is to improve, or is strength."""
    if _IMPROVE.search(heading):
        return "failing"
    return "good" if _STRENGTH.search(heading) else ""


def statement_of(unit: CodingUnit) -> StatementFound:
    """What the unit does."""
    text = unit.text
    if len(text.split()) < 3 or text.strip() == unit.heading.strip():
        return StatementFound("other-boilerplate", "heading or fragment only", text[:80])
    for pattern, rule in ((_LEADERS, "contents line"), (_GLOSSARY, "glossary"), (_ACTION_ROW, "action plan row")):
        if found := pattern.search(text):
            return StatementFound("other-boilerplate", rule, found.group()[:80])
    hits = _shapes().find(text)
    if unit.section_kind in OF_KIND:
        return _in_section(unit, hits)
    return _by_words(unit, hits)


def _in_section(unit: CodingUnit, hits: list[Hit[str]]) -> StatementFound:
    kind, found = unit.section_kind, _Found(unit.text, hits)
    exception = None
    if kind in {"family-contribution", "practitioner-contribution"}:
        exception = _process_text(found)
    elif kind == "recommendations" and found.is_question:
        exception = StatementFound("question", "asks the board", found.words("question"))
    elif kind == "appendices":
        exception = _appendix(found)
    elif kind in {"introduction", "childs-story"}:
        exception = _of_telling_section(kind, found)
    elif kind == "executive-summary":
        exception = _by_words(unit, hits)
    elif OF_KIND[kind] in {"finding", "lesson"}:
        exception = _of_learning_section(kind, found)
    return exception or StatementFound(OF_KIND[kind], f"section: {kind}")


def _process_text(found: _Found) -> StatementFound | None:
    """Who was invited, met, declined or was thanked is no view of theirs."""
    if found.count("process") and not found.count("family-view", "practitioner-view"):
        return StatementFound("other-boilerplate", "invitation, thanks or process", found.words("process"))
    return None


def _appendix(found: _Found) -> StatementFound | None:
    statements: tuple[Statement, ...] = ("terms-of-reference", "method")
    for statement in statements:
        if found.count(statement):
            return StatementFound(statement, f"appendix: {statement}", found.words(statement))
    return None


def _of_telling_section(kind: str, found: _Found) -> StatementFound:
    """Introductions and the child's story tell; a passage that judges is a finding, one about the report is not."""
    if kind == "introduction" and found.count("statute", "other-boilerplate", "method") > found.count("narrative"):
        words = found.words("statute", "other-boilerplate", "method")
        return StatementFound("other-boilerplate", "about the review", words)
    if kind == "childs-story" and found.count("finding"):
        return StatementFound("finding", "judges within a telling section", found.words("finding"))
    return StatementFound("narrative", f"section: {kind}")


def _of_learning_section(kind: str, found: _Found) -> StatementFound:
    """Analysis, findings, lessons and conclusions, but for what is quoted, asked, recommended or said in sympathy."""
    if found.count("research") and found.count("research") >= found.count("finding"):
        return StatementFound("other-boilerplate", "research, guidance or other reviews", found.words("research"))
    if re.search(r"(?i)\b(condolences|tragedy|wishes to thank|sad and difficult)\b", found.text) and not found.count(
        "finding"
    ):
        return StatementFound("other-boilerplate", "thanks or sympathy", found.words("process"))
    if found.is_question:
        return StatementFound("question", "asks the board", found.words("question"))
    if found.opens_as_recommendation and found.count("recommendation"):
        return StatementFound("recommendation", "opens as a recommendation", found.words("recommendation"))
    if kind == "conclusions" and found.count("lesson"):
        return StatementFound("lesson", "conclusion stated as a lesson", found.words("lesson"))
    return StatementFound(OF_KIND[kind], f"section: {kind}")


_GUARDS: tuple[tuple[Statement, str, tuple[str, ...]], ...] = (
    ("terms-of-reference", "asks what the review is to look at", ("terms-of-reference",)),
    ("other-boilerplate", "statutory purpose", ("statute",)),
    ("method", "tells how the review was done", ("method",)),
    ("other-boilerplate", "about the review, its people or proceedings", ("other-boilerplate",)),
    ("other-boilerplate", "invitation, thanks or process", ("process",)),
)


def _by_words(unit: CodingUnit, hits: list[Hit[str]]) -> StatementFound:
    """No section to go by: boilerplate is recognised first, then recommendations, then the rest."""
    found = _Found(unit.text, hits)
    learning = found.count("finding", "lesson", "good-practice")
    if _RECOMMENDED.search(unit.heading) or found.opens_as_recommendation:
        return StatementFound("recommendation", "opens as a recommendation", found.words("recommendation"))
    for statement, rule, keys in _GUARDS:
        count = found.count(*keys)
        if count and count > learning and (count > 1 or found.length < 60 or not learning):
            return StatementFound(statement, rule, found.words(*keys))
    if found.count("research") > found.count("finding"):
        return StatementFound("other-boilerplate", "research, guidance or other reviews", found.words("research"))
    return _learning_by_words(unit, found)


def _learning_by_words(unit: CodingUnit, found: _Found) -> StatementFound:
    if found.is_question:
        return StatementFound("question", "asks the board", found.words("question"))
    if found.count("recommendation") > found.count("finding", "lesson"):
        return StatementFound("recommendation", "asks for action", found.words("recommendation"))
    if heading_lean(unit.heading) == "good" or found.count("good-practice") > found.count("finding"):
        return StatementFound("good-practice", "names good practice", found.words("good-practice"))
    if found.count("lesson"):
        return StatementFound("lesson", "states a lesson", found.words("lesson"))
    for statement in ("family-view", "practitioner-view"):
        if found.opening_count(statement):
            return StatementFound(statement, "reported speech", found.words(statement))
    # Dates one after another are a chronology even where a word or two sounds like judgement.
    dates = len(_DATED.findall(unit.text))
    told = _PERSONS.search(unit.text) and not found.count("finding") and found.count("voice") <= max(0, dates - 2)
    if told and (_is_household(unit.text) or _is_dated(unit.text, found.count("narrative"))):
        return StatementFound("narrative", "dated events without judgement", found.words("narrative"))
    return StatementFound("finding", "states without other shape", found.words("finding"))


def _is_household(text: str) -> bool:
    return len(_AGED.findall(text)) >= 2


def _is_dated(text: str, n_events: int) -> bool:
    dates = len(_DATED.findall(text))
    return dates >= 2 or (dates == 1 and n_events >= 2)


_PERSONS = re.compile(
    r"\b(?:[Mm]other|[Ff]ather|[Hh]e|[Ss]he|[Hh]er|[Hh]is|MGM|PGM|[Pp]artner|[Ss]ibling|Child [A-Z])\b"
)
_AGED = re.compile(r"\baged? \d|\b\d{1,2} (?:years|months|weeks)(?: old)?\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}[.:]\d{2}\b|\b(?:19|20)\d{2}\b"
    r"|\bon the \d+(?:st|nd|rd|th)\b"
)
_ORDERS = (
    "ensure|review|develop|seek|consider|agree|produce|revise|write|provide|commission|ask|work|demonstrate|require"
    "|remind|audit|publish|report|satisfy|issue|establish|relaunch|raise|promote|strengthen|undertake|deliver"
)
_OPENS_RECOMMENDATION = re.compile(
    r"^\W*(?:\d[\d.]*\s*)?(?:Recommendation\b|(?:National|Local|Single[- ]agency)(?: recommendation)?\s*:"
    r"|That (?:the|all|each)\b|It is recommended"
    # "The Board should …", but not "Whether the Board should …" or "Assessments of whether children should …"
    r"|(?:(?!whether|who|which|that|if|is|are|was|were|has|have|had|do|does|did)[\w’'&()–-]+,?\s){1,9}?(?:should|must)\b"
    r"(?! have)"
    # "Constabulary to ensure …": names and small words only before the order
    rf"|(?:(?:[Tt]he|and|of|for|with|in|on|each|all|local|partner|agencies|[A-Z][\w’'&()-]*),?\s){{1,9}}?"
    rf"to (?:{_ORDERS})\b"
    rf"|(?i:{_ORDERS}) (?:\w|,))"
)


class _Found:
    """The shapes found in a text, counted by kind."""

    def __init__(self, text: str, hits: list[Hit[str]]) -> None:
        self.text = text
        self.length = len(text.split())
        self._hits = hits

    def count(self, *kinds: str) -> int:
        """How many different shapes of these kinds there are."""
        return len({hit.wording for hit in self._hits if hit.key in kinds})

    def opening_count(self, kind: str) -> int:
        """How many stand in the first 150 characters."""
        return sum(hit.key == kind and hit.start < 150 for hit in self._hits)

    def words(self, *kinds: str) -> str:
        """The words themselves, in order, each once."""
        hits = sorted((hit for hit in self._hits if hit.key in kinds), key=lambda hit: hit.start)
        return "; ".join(dict.fromkeys(self.text[hit.start : hit.end] for hit in hits))

    @property
    def is_question(self) -> bool:
        """Whether half of its sentences or more are questions."""
        ends = re.findall(r"[.?!](?=\s|$|[”\"'])", self.text)
        return bool(ends) and ends.count("?") * 2 >= len(ends)

    @property
    def opens_as_recommendation(self) -> bool:
        """Whether it begins as recommendations do."""
        return _OPENS_RECOMMENDATION.search(self.text) is not None
