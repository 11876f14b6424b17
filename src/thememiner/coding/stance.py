"""What a passage does: the kind of its section, its heading, the shape of its sentences and its words.

Shapes and guards are those of the project's domain notes (where learning is stated and how it sounds; boilerplate that
must not count). Where the section is known it decides and words make exceptions; where it is not, words decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from thememiner.coding.leans import is_recommended
from thememiner.coding.polarity import clauses
from thememiner.coding.shapes import Found, StatementFound, is_telling
from thememiner.coding.signs import is_bare_item
from thememiner.coding.stance_by_words import by_words, is_narrative
from thememiner.reading.kinds import kind_of_heading
from thememiner.records import CodingUnit, Statement

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

_IN_A_SUMMARY: frozenset[str | None] = frozenset(OF_KIND) - {"executive-summary", "contents", "footnote"}
"""Kinds that a heading within an executive summary may name: it repeats the report in small."""

NOT_LEARNING: frozenset[str] = frozenset({"narrative", "method", "terms-of-reference", "other-boilerplate"})

_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|(?:\s/\s[^/]{3,60}\s\d{1,3}){2,}")
_GLOSSARY = re.compile(r"(?:\b[A-Z]{2,6}\s[–—:-]\s[^.]{3,120}\.\s*){3,}")
_ACTION_ROW = re.compile(
    r"\b(?:RAG|Status|Target date|Timescale|Lead|Progress)\s*:|\bAction \d[\d.]*\s[–—-]|^Audit of .* RAG", re.I
)
_LABELS: tuple[tuple[Statement, re.Pattern[str]], ...] = (
    ("lesson", re.compile(r"^\W*(?:Key )?(?:Learning|Lesson)(?: point)?(?: \d+)?\s*[:.–—]", re.IGNORECASE)),
    ("good-practice", re.compile(r"^\W*(?:Good|Effective|Notable) practice(?: \d+)?\s*[:–—]", re.IGNORECASE)),
)
_SYMPATHY = re.compile(r"\b(?:condolences|tragedy|wishes to thank|sad and difficult)\b", re.IGNORECASE)
_UNDER_AN_ACT = re.compile(
    r"\b(?:under|by|of|as) (?:section|s\.?|regulation) ?\d+|"
    r"\b[Uu]nder the (?:\w+ ){1,5}(?:Act|Regulations) (?:19|20)\d\d\b|\bpower to inspect\b",
)
_MADE = re.compile(
    r"\binspection took place\b|\bcarried out by (?:\w+ ){0,3}inspectors\b|"
    r"\b(?:letter|report) (?:summarises|outlines|sets out)\b|\bundertook a\b|"
    r"\binspection\b.{0,40}\bincluded an? \w+ of\b",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"\b(?:audits?|evaluations?)\b(?:[^.;]){0,60}?\b(?:shows?|showed|found|confirms?|confirmed)\b|"
    r"\b(?:has|have) been (?:tested|evaluated)\b",
    re.IGNORECASE,
)
_ASKS_ITSELF = re.compile(r"\bask (?:itself|themselves) (?:how|whether|what|if)\b")
_NAMED_SPEAKER = re.compile(r"^\W*[A-Z][\w’']+ (?:said|told|says|remembers?)\b")
_OF_LESSONS = re.compile(r"\b(?:lessons?|learn\w*|points?)\b|^$", re.IGNORECASE)
_STATES = re.compile(r"\b(?:is|are|has|have|do|does|will|can|tends?|so that|which|that|with the)\b")
_GRADED = re.compile(
    r"\b(?:good|outstanding|inadequate|requires? improvement(?: to be good)?)\W*$|^The graded\b", re.IGNORECASE
)
_MET = re.compile(
    r"\b(?:met|spoke (?:to|with)|visited|interviewed) (?:with )?(?:the|both|our) (?:\w+ )?(?:author|reviewers?|chair)\b"
    r"|\b(?:author|reviewers?|chair) (?:met|spoke (?:to|with)|visited|interviewed)\b|"
    r"\binvited to (?:take part|contribute|meet)\b|\bdeclined\b|"
    r"\bdid not (?:reply|respond|wish to (?:take part|contribute))\b"
)
_REPORTED = re.compile(
    r"\b(?:said|told|says|described|explained|felt|feels|thought|believed?s?|recalled|remember\w*|reflected|wanted|"
    r"asked (?:why|that|for)|spoke (?:of|about)|view is|angry|grateful that)\b|[“\"]"
)
_OF_STAFF = re.compile(r"\b(?:staff|practitioners?|professionals?|agenc(?:y|ies)|people)\b", re.IGNORECASE)
_ASKED_OF_IT = re.compile(
    r"\b(?:issues?|questions?|areas?|matters) to be (?:addressed|answered|considered|examined)\b|"
    r"\basked (?:each|every|all) (?:agency|agencies|author)\w* (?:whether|to consider)\b|"
    r"\bwhether\b[^.]{5,90}, whether\b"
)
_FORMAL = re.compile(
    r"\bindependent of (?:all|any|the)\b|\bprotect the (?:identity|identities|anonymity)\b|"
    r"\bnot an (?:inquiry|investigation|enquiry) into\b|\bto (?:apportion|attribute) blame\b"
)
_SHORT = 60
_TITLE = 12
"""Words from which a heading may be a finding that is printed as one."""


def statement_of(unit: CodingUnit, *, assume_learning: bool = False) -> StatementFound:
    """What the unit does.

    Args:
        unit: The unit.
        assume_learning: Whether it comes from a table of learning, so that a finding is not doubted for its words.
    """
    text = unit.text
    if len(text.split()) < 3 or (text.strip() == unit.heading.strip() and not _is_stated_in_heading(unit)):
        return StatementFound("other-boilerplate", "heading or fragment only", text[:80])
    for pattern, rule in ((_LEADERS, "contents line"), (_GLOSSARY, "glossary"), (_ACTION_ROW, "action plan row")):
        if found := pattern.search(text):
            return StatementFound("other-boilerplate", rule, found.group()[:80])
    found_shapes = Found(text)
    if unit.section_kind in OF_KIND:
        return _in_section(unit, found_shapes)
    return by_words(found_shapes, unit.heading, doubts=not assume_learning)


def _is_stated_in_heading(unit: CodingUnit) -> bool:
    """Whether a heading is a whole sentence that states, as findings of Learning Together are."""
    is_long = len(unit.text.split()) >= _TITLE and not unit.text.rstrip().endswith("?")
    is_sentence = _STATES.search(unit.text) is not None and _GRADED.search(unit.text) is None
    return is_long and is_sentence and unit.section_kind in {"findings", "lessons", "analysis"}


def _in_section(unit: CodingUnit, found: Found) -> StatementFound:
    kind = unit.section_kind
    exception = None
    if kind in {"family-contribution", "practitioner-contribution"}:
        exception = _process_text(found)
    elif kind in {"recommendations", "agency-sections"}:
        exception = _of_recommending_section(unit, found)
    elif kind == "appendices":
        exception = _appendix(found)
    elif kind in {"introduction", "childs-story"}:
        exception = _of_telling_section(kind, found)
    elif kind in {"method", "confidentiality", "developments", "good-practice"}:
        exception = _BY_KIND[kind](found)
    elif kind == "executive-summary" and (own := kind_of_heading(unit.heading)) in _IN_A_SUMMARY:
        return _in_section(replace(unit, section_kind=str(own)), found)
    elif kind == "executive-summary":
        exception = by_words(found, unit.heading)
    elif kind == "analysis" and unit.review_kind == "inquiry":
        exception = _of_an_inquiry(found, unit.heading)
    elif OF_KIND[kind] in {"finding", "lesson"}:
        exception = _of_learning_section(kind, found, unit.heading)
    return exception or StatementFound(OF_KIND[kind], f"section: {kind}")


def _of_an_inquiry(found: Found, heading: str) -> StatementFound:
    """An inquiry tells what happened and judges it in the same chapters: there only words that judge make a finding."""
    said = by_words(found, heading)
    if said.statement == "finding" and not found.count("finding") and not _judges(found.text):
        return StatementFound("narrative", "tells within a chapter that also judges")
    return said


def _judges(text: str) -> bool:
    return any(one.polarity != "neutral" and one.outright for one in clauses(text, [(0, len(text))]))


def _process_text(found: Found) -> StatementFound | None:
    """Who was invited, met, declined or was thanked is no view of theirs."""
    if found.count("process") and not found.count("family-view", "practitioner-view"):
        return StatementFound("other-boilerplate", "invitation, thanks or process", found.words("process"))
    return _taking_part(found)


def _taking_part(found: Found) -> StatementFound | None:
    """Who met the author, and how, where nothing of what they said is reported."""
    if (met := _MET.search(found.text)) and not _REPORTED.search(found.text):
        return StatementFound("other-boilerplate", "who took part", met.group())
    return None


def _appendix(found: Found) -> StatementFound | None:
    statements: tuple[Statement, ...] = ("terms-of-reference", "method")
    for statement in statements:
        if found.count(statement):
            return StatementFound(statement, f"appendix: {statement}", found.words(statement))
    return None


def _method(found: Found) -> StatementFound | None:
    """The act that gives the power is purpose; independence, identity and who of the family took part are formal."""
    if under := _UNDER_AN_ACT.search(found.text):
        return StatementFound("other-boilerplate", "the act under which it was done", under.group())
    if formal := _FORMAL.search(found.text):
        return StatementFound("other-boilerplate", "independence, identity or blame", formal.group())
    if asked := _ASKED_OF_IT.search(found.text):
        return StatementFound("terms-of-reference", "what the review was to look at", asked.group())
    is_of_family = found.names_persons and not _OF_STAFF.search(found.text)
    return _taking_part(found) if is_of_family else None


def _confidentiality(found: Found) -> StatementFound | None:
    """Sections on identity may be formal ("names have been changed") or say how identity was thought about."""
    if found.count("finding", "voice", "practitioner-view") > found.count("other-boilerplate", "statute", "method"):
        return StatementFound("finding", "judges within a formal section", found.words("finding", "voice"))
    return None


def _developments(found: Found) -> StatementFound | None:
    """What was changed since counts only where somebody has looked whether it works."""
    if (tested := _TESTED.search(found.text)) and not found.count("other-boilerplate") > 1:
        return StatementFound("good-practice", "a change that was tested", tested.group())
    return None


def _good_practice(found: Found) -> StatementFound | None:
    if (said := found.signpost) and found.length < _SHORT:
        return StatementFound("other-boilerplate", "speaks of the report itself", said)
    return None


_BY_KIND = {
    "method": _method,
    "confidentiality": _confidentiality,
    "developments": _developments,
    "good-practice": _good_practice,
}


def _of_telling_section(kind: str, found: Found) -> StatementFound:
    """Introductions and the child's story tell; a passage that judges is a finding, one about the report is not."""
    if kind == "introduction":
        return _of_introduction(found)
    if taking_part := _taking_part(found):
        return taking_part
    if found.opening_count("family-view", within=_SHORT) or _NAMED_SPEAKER.search(found.text):
        return StatementFound("family-view", "reported speech", found.words("family-view"))
    if found.count("finding"):
        return StatementFound("finding", "judges within a telling section", found.words("finding"))
    return StatementFound("narrative", f"section: {kind}")


def _of_introduction(found: Found) -> StatementFound:
    if made := _MADE.search(found.text):
        return StatementFound("method", "tells how the inspection was made", made.group())
    keys = ("statute", "other-boilerplate", "method")
    tells = found.names_persons and found.dates > 0 and not found.count("statute", "method")
    if not tells and found.count(*keys) > found.count("narrative"):
        return StatementFound("other-boilerplate", "about the review", found.words(*keys))
    if not found.names_persons:
        return StatementFound("other-boilerplate", "introduces without telling of the case")
    return StatementFound("narrative", "section: introduction")


def _of_recommending_section(unit: CodingUnit, found: Found) -> StatementFound | None:
    """Questions, words about the list itself and what is only discussed there are no recommendations."""
    if found.is_question or _ASKS_ITSELF.search(found.text):
        return StatementFound("question", "asks the board", found.words("question"))
    recommends = unit.section_kind == "recommendations" or is_recommended(unit.heading)
    opens = found.opens_as_recommendation
    if (said := found.signpost) and not opens:
        return StatementFound("other-boilerplate", "speaks of the report itself", said)
    if recommends:
        discusses = found.length >= _SHORT / 2 and not (found.orders or opens or found.is_asked_for)
        return by_words(found, "") if discusses else StatementFound("recommendation", "section: recommendations")
    if opens or found.is_to_be_done:
        return StatementFound("recommendation", "asks for action", found.words("recommendation"))
    if described := found.is_description:
        return StatementFound("other-boilerplate", "describes an agency", described)
    return _context(found)


def _of_learning_section(kind: str, found: Found, heading: str) -> StatementFound:
    """Analysis, findings, lessons and conclusions, but for what is quoted, asked, recommended or said in sympathy."""
    for label, pattern in _LABELS:
        if named := pattern.search(found.text):
            return StatementFound(label, "labelled", named.group())
    if context := _context(found):
        return context
    if found.is_question:
        return StatementFound("question", "asks the board", found.words("question"))
    if found.opens_as_recommendation and found.count("recommendation") and kind != "lessons":
        return StatementFound("recommendation", "opens as a recommendation", found.words("recommendation"))
    if found.opening_count("family-view", within=_SHORT) and found.names_persons:
        return StatementFound("family-view", "reported speech", found.words("family-view"))
    if kind == "conclusions" and found.count("lesson"):
        return StatementFound("lesson", "conclusion stated as a lesson", found.words("lesson"))
    is_theme = kind == "lessons" and not _OF_LESSONS.search(heading)
    if is_theme and is_telling(found.text) and not found.count("lesson"):
        return StatementFound("finding", "tells of this case within lessons")
    if kind == "analysis" and is_bare_item(found):
        return StatementFound("narrative", "item of a list that judges nothing")
    return StatementFound(OF_KIND[kind], f"section: {kind}")


def _context(found: Found) -> StatementFound | None:
    """What is quoted, told or said in passing within an analysis and is none of its findings."""
    if found.count("research") and found.count("research") >= found.count("finding"):
        return StatementFound("other-boilerplate", "research, guidance or other reviews", found.words("research"))
    if expected := found.is_expected_standard:
        return StatementFound("other-boilerplate", "quotes what procedure asks", expected)
    if _SYMPATHY.search(found.text) and not found.count("finding"):
        return StatementFound("other-boilerplate", "thanks or sympathy", found.words("process"))
    if (said := found.signpost) and found.length < _SHORT and not found.count("finding", "voice"):
        return StatementFound("other-boilerplate", "speaks of the report itself", said)
    if found.opens_with_date and is_narrative(found):
        return StatementFound("narrative", "dated events without judgement", found.words("narrative"))
    return None
