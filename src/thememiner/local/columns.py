"""Which column is which: by name, with misspellings; else by what stands in it.

A name is compared in three ways, strictest first: as written, without filling words and in any order ("Date of the
audit"), and with a letter wrong (OSA distance 1, from ten letters on 2; the first letter must be right, and short names
have to be right altogether, since "score" is not "scope"). Names that say both or neither are not guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache

# fmt: off
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "finding", "audit finding", "issue", "issue identified", "gap", "gap identified", "weakness", "concern",
        "area of concern", "area for improvement", "area for development", "area for priority action",
        "improvement area", "development area", "what needs to improve", "what needs improving", "what needs to change",
        "what does the area partnership need to do better", "what could be better", "even better if", "strength",
        "area of strength", "good practice", "best practice", "what is working well", "what works well",
        "what went well", "what are we worried about", "what we are worried about", "worries", "comment",
        "auditor comment", "commentary", "evidence", "narrative", "learning",
        "learning point", "lesson", "lesson learned", "lesson learnt", "observation", "analysis", "text", "free text",
        "statement", "feedback", "what we found", "what was found", "what did we find", "what auditors found",
    ),
    "agency": (
        "agency", "agencies", "lead agency", "partner agency", "organisation", "organization", "partner", "service",
        "provider", "team", "department", "directorate", "trust",
    ),
    "area": (
        "local authority", "local authorities", "council", "borough", "area", "safeguarding partnership", "partnership",
        "locality", "authority", "la", "lscp", "lscb",
    ),
    "date": (
        "audit date", "date of audit", "date audited", "inspection date", "date of inspection", "report date",
        "date of report", "date", "date published", "publication date", "published", "date completed", "completed",
        "audit period", "reporting period", "period", "quarter", "month", "financial year", "year",
    ),
    "grade": (
        "moderated grade", "overall grade", "audit grade", "grade", "grading", "overall judgement", "judgement",
        "judgment", "rating", "rag", "rag rating", "rag status", "score", "self score", "self assessment score",
        "self assessment", "compliance", "outcome", "result", "met partly met not met",
    ),
    "audit": (
        "audit title", "audit name", "name of audit", "title of audit", "audit", "audit topic", "audit type",
        "inspection", "inspection type", "title", "source", "source document", "document", "report",
    ),
    "heading": (
        "section heading", "heading", "area of practice", "practice area", "theme", "domain", "standard", "section",
        "topic", "indicator", "performance indicator", "measure", "performance measure", "kpi",
        "key line of enquiry", "kloe", "criterion", "criteria", "category", "question", "audit question",
    ),
    "source_type": (
        "source type", "type of source", "type of evidence", "evidence type", "kind of evidence",
        "evidence source type",
    ),
    "cases": (
        "k of n", "n of n", "cases", "no of cases", "number of cases", "cases affected", "number of cases affected",
        "in how many cases", "how many cases", "cases with issue", "cases with finding", "number of files",
        "no of files",
    ),
    "sample": (
        "sample size", "sample", "cases audited", "cases reviewed", "cases sampled", "number of cases audited",
        "number of cases reviewed", "no of cases audited", "files audited", "number in sample", "total cases",
    ),
    "case": (
        "case id", "case", "case no", "case number", "case ref", "case reference", "child id", "child ref", "child",
        "record id", "ref", "ref no", "reference", "audit ref", "id", "no", "number", "row",
    ),
}
# fmt: on
"""Our field -> names of its column, likeliest first: where two columns of one field are found, the first name wins."""

_WHOLE_PHRASE = re.compile(
    r"\b(areas? (for|of) (improvement|development|strength)|needs? to improve|(work(ing|s|ed)|going|went) well"
    r"|do(ne)? better|good practice|strengths)\b"
)
_SAYS_OTHERWISE = re.compile(
    r"\b(action|owner|lead|due|target|by whom|when|grade|rag|score|date|number|no of|impact)s?\b"
)
_FILLING_WORDS = (
    "the a an of and for to in from by this key main name names detail details description summary local your our"
)
_FILLING = frozenset(_FILLING_WORDS.split())
_PIECES = re.compile(r"\s*(?:/|\||:|;|,|\s[-–—]\s|\s&\s|\band\b|\bor\b)\s*")


def plain(name: object) -> str:
    """A column name in the form in which names are compared: lower case, words only, no footnote number."""
    words = re.sub(r"[^a-z0-9]+", " ", str(name).casefold().replace("’", "").replace("'", "")).strip()
    return re.sub(r"(?<=[a-z])\d$", "", words)


@lru_cache(maxsize=4096)
def field_of(name: object) -> str | None:
    """The field that a column of this name holds, or None."""
    if not isinstance(name, str) or not name.strip() or len(name) > 200:
        return None
    without_brackets = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name)
    for form in (name, without_brackets):
        field = _exactly(plain(form))
        if field:
            return field
    return _by_pieces(without_brackets) or _misspelt(plain(without_brackets)) or _by_phrase(plain(without_brackets))


def rank(field: str, name: str) -> int:
    """How likely a name is for its field (0 likeliest); only text may have several columns."""
    forms = [_core(one) for one in FIELDS[field]]
    core = _core(plain(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name)))
    return forms.index(core) if core in forms else len(forms)


def says_how(name: str) -> bool:
    """Whether a text column's name itself says how practice was, or what should change: "Gaps", not "Findings"."""
    from rapidfuzz.distance import OSA

    core = _core(plain(name).removesuffix("s"))
    return field_of(name) == "text" and all(OSA.distance(core, one, score_cutoff=2) > 2 for one in _NEUTRAL)


def _exactly(words: str) -> str | None:
    singular = words.removesuffix("s")
    by_name = _BY_NAME.get(words) or _BY_NAME.get(singular)
    return by_name or _BY_CORE.get(_core(words)) or _BY_CORE.get(_core(singular))


def _by_pieces(name: str) -> str | None:
    """Several names in one: "Agency / Service" is an agency; "Grade / comment" says both and so neither."""
    pieces = [plain(piece) for piece in _PIECES.split(name) if plain(piece)]
    fields = {_exactly(piece) for piece in pieces}
    return fields.pop() if len(pieces) > 1 and len(fields) == 1 else None


def _misspelt(words: str) -> str | None:
    from rapidfuzz.distance import OSA

    fields = set()
    for name, field in _BY_NAME.items():
        if len(name) < 6 or name[0] != words[:1]:
            continue
        allowed = 2 if len(name) >= 10 else 1
        if any(OSA.distance(name, form, score_cutoff=allowed) <= allowed for form in (words, words.removesuffix("s"))):
            fields.add(field)
    return fields.pop() if len(fields) == 1 else None


def _by_phrase(words: str) -> str | None:
    return "text" if _WHOLE_PHRASE.search(words) and not _SAYS_OTHERWISE.search(words) else None


def _core(words: str) -> str:
    return " ".join(sorted(word for word in words.split() if word not in _FILLING))


_NEUTRAL_NAMES = (
    "finding,audit finding,comment,auditor comment,commentary,evidence,narrative,observation,analysis,text,free text,"
    "statement,feedback,what we found,what was found,what did we find,what auditors found"
)
_NEUTRAL = frozenset(map(_core, _NEUTRAL_NAMES.split(",")))
_BY_NAME = {name: field for field, names in FIELDS.items() for name in names}
_BY_CORE = {core: field for name, field in reversed(_BY_NAME.items()) if (core := _core(name))}
