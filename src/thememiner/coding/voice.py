"""Whose voice a passage has: was the child spoken to, seen, observed, quoted; who took part in the review.

This is measured apart from the themes: it says what is stated, with the words, and calls nothing absent that is only
not stated. Practice is read where a review tells of the case and judges; taking part where it says how it was made.
What ought to be done, questions, headings and recommendations never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from thememiner.coding import persons
from thememiner.coding.matching import Hit, WordingIndex
from thememiner.coding.persons import marked
from thememiner.coding.rulebook import rule_data
from thememiner.coding.wording import compile_wording
from thememiner.reading.stated.elsewhere import TELLING, is_of_other_reviews
from thememiner.reading.stated.names import people_of
from thememiner.reading.stated.people import People
from thememiner.reading.stated.sentences import spans
from thememiner.reading.stated.subject import subject_of
from thememiner.records import CodingUnit, Passage, Review

Where = Literal["practice", "review"]

PRACTICE: tuple[str, ...] = ("spoken-to", "seen", "seen-alone", "observed", "quoted", "wishes", "absent")
"""What is measured of the child in practice; ``absent`` only where words say so."""
TAKING_PART: tuple[str, ...] = ("contributed", "invited", "declined", "not-approached")
PARTIES = {
    persons.CHILD: ("child",),
    persons.SIBLING: ("sibling",),
    persons.MOTHER: ("mother",),
    persons.FATHER: ("father",),
    persons.PARENTS: ("mother", "father"),
    persons.RELATIVE: ("family",),
    persons.FAMILY: ("family",),
}

_PRACTICE_KINDS = (TELLING - {"family-contribution"}) | {"practitioner-contribution"}
_REVIEW_KINDS = frozenset(
    {"family-contribution", "practitioner-contribution", "method", "people", "introduction", "executive-summary"}
    | {"unknown", "confidentiality", "parallel-processes", "childs-story", "family-composition"}
)
_NEVER = frozenset({"contents", "glossary", "footnote", "front-matter"})
_ON_A_SERVICE = frozenset({"inspection", "thematic"})
_OWN_WORDS = re.compile(r"“[^”]{8,}”|\"[^\"]{8,}\"|(?<!\w)‘[^‘\n]{8,}?’(?!\w)|(?<!\w)'[^'\n]{8,}?'(?!\w)")


_DENIED_BEFORE = re.compile(r"\b(?:not|limited|insufficient\w*|lack\w*|rarely)\b[^.;,]{0,60}$", re.IGNORECASE)
_DENIED_BEHIND = re.compile(r"[\w\s]{0,20}\b(?:are|is|was|were|have|has|had) (?:not|rarely)\b", re.IGNORECASE)
_PRONOUNS = frozenset({"both", "they", "them", "their", "hers", "himself", "herself"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One thing found in one sentence, ``text[start:end]`` of the unit.

    ``who`` is ``child``, ``sibling``, ``mother``, ``father``, ``family`` or ``practitioners``; ``by`` the professional
    that the sentence names for practice, as printed, empty if it names none.
    """

    unit_id: str
    where: Where
    what: str
    who: str
    by: str
    words: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """The finding in one word: ``practice:seen``, ``review:mother:declined``."""
        return f"practice:{self.what}" if self.where == "practice" else f"review:{self.who}:{self.what}"


def child_people(names: Iterable[str] = ()) -> People:
    """The people of a review that calls its children so."""
    return People(children=names)


def find_voice(unit: CodingUnit, people: People) -> tuple[Voice, ...]:
    """All that a unit states, each thing and person once a sentence.

    Args:
        unit: The passage.
        people: Who is who in this review.
    """
    if unit.text.strip() == unit.heading.strip():
        return ()
    if unit.section_kind in _NEVER:
        return ()
    whole = marked(
        unit.text,
        people,
        of_children=unit.section_kind == "childs-story",
        anyone=unit.review_kind in _ON_A_SERVICE,
    )
    found: dict[tuple[str, int], Voice] = {}
    for start, end in spans(unit.text):
        plain = whole[start:end]
        if plain.rstrip().endswith("?") or is_of_other_reviews(unit.text[start:end]):
            continue
        for one in _of_sentence(unit, plain, start, end):
            found.setdefault((one.label, one.start), one)
    return tuple(found.values())


def _of_sentence(unit: CodingUnit, plain: str, start: int, end: int) -> Iterator[Voice]:
    by_key: dict[str, list[Hit[str]]] = {}
    for hit in _index().find(plain):
        by_key.setdefault(hit.key, []).append(hit)
    sentence = unit.text[start:end]
    taking_part = list(_taking_part(unit, plain, by_key))
    for what, who, hit in taking_part:
        yield Voice(unit.id, "review", what, who, "", sentence[hit.start : hit.end], start, end)
    if taking_part or unit.section_kind not in _PRACTICE_KINDS or "general" in by_key:
        return
    for what, hit in _practice(plain, by_key):
        who = "sibling" if _has(plain[hit.start : hit.end], persons.SIBLING) else "child"
        yield Voice(unit.id, "practice", what, who, _by(plain, sentence), sentence[hit.start : hit.end], start, end)


def _practice(plain: str, by_key: dict[str, list[Hit[str]]]) -> Iterator[tuple[str, Hit[str]]]:
    absent = by_key.get("absent", []) + by_key.get("block", [])
    for what in PRACTICE:
        hits = by_key.get(what, [])
        if what == "quoted":
            # "… undressed the baby, explained to the parents" is not the baby's explanation.
            hits = [hit for hit in hits if not re.match(r"\w+,", plain[hit.start : hit.end])]
        if what != "absent":
            hits = [hit for hit in hits if not any(_meet(hit, one) for one in absent)]
        if what == "wishes":
            hits = [hit for hit in hits if not _is_denied(plain, hit)]
        if hits:
            yield what, max(hits, key=lambda hit: hit.end - hit.start)
    if "quoted" not in by_key and (own := _own_words(plain)):
        yield "quoted", own


def _is_denied(plain: str, hit: Hit[str]) -> bool:
    """Whether the sentence says that views were not heeded: nothing was recorded, nor is it said that nothing was."""
    return bool(_DENIED_BEFORE.search(plain[: hit.start]) or _DENIED_BEHIND.match(plain[hit.end :]))


def _own_words(plain: str) -> Hit[str] | None:
    """Words in quotation marks with the child's name or part beside them and nobody else's."""
    for quotation in _OWN_WORDS.finditer(plain):
        around = (
            plain[max(0, quotation.start() - 40) : quotation.start()] + plain[quotation.end() : quotation.end() + 20]
        )
        says = re.search(
            r"\b(?:kk|zz)\w* (?:said|told|wrote|words|asked|says)|(?:words|said|wrote)\W+(?:kk|zz)", around
        )
        if says:
            return Hit("quoted", "quotation", quotation.start(), quotation.end())
    return None


def _taking_part(
    unit: CodingUnit, plain: str, by_key: dict[str, list[Hit[str]]]
) -> Iterator[tuple[str, str, Hit[str]]]:
    if not (unit.section_kind in _REVIEW_KINDS or _has(plain, persons.REVIEWER)):
        return
    if "practitioners" in by_key and "not-taking-part" not in by_key:
        yield "contributed", "practitioners", by_key["practitioners"][0]
    stated: set[str] = set()
    for what in ("not-approached", "declined", "invited", "contributed"):
        for hit in by_key.get(f"review-{what}", []):
            if what != "contributed" and (unit.section_kind not in _REVIEW_KINDS or "general" in by_key):
                continue
            for who in _parties(plain[hit.start : hit.end]):
                if who not in stated:
                    stated.add(who)
                    yield what, who, hit


def _parties(words: str) -> list[str]:
    return list(dict.fromkeys(who for mark, parties in PARTIES.items() if _has(words, mark) for who in parties))


def _has(words: str, mark: str) -> bool:
    return re.search(rf"\b{mark}", words) is not None


def _by(plain: str, sentence: str) -> str:
    named = (sentence[found.start() : found.end()] for found in re.finditer(r"\bww{3,}", plain))
    return next((one for one in named if one.lower() not in _PRONOUNS), "")


def parties_in(text: str, people: People) -> list[str]:
    """Who of the family is named in the words: ``mother``, ``father`` and so on."""
    return _parties(marked(text, people))


def people_in(passages: Sequence[Passage], review: Review) -> People:
    """Who is who in a review: by the names it gives its children and adults, if it is about one case."""
    if review.kind in _ON_A_SERVICE or review.kind == "inquiry":
        return People()
    return people_of(passages, subject_of(review, passages).names)


def _meet(one: Hit[str], other: Hit[str]) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=1)
def _index() -> WordingIndex[str]:
    data = dict(rule_data("voice"))
    sets = {name: tuple(words.split("/")) for name, words in data.pop("sets").items()}
    listed = [(key, one.strip()) for key, block in data.items() for one in re.split(r"[;\n]", block) if one.strip()]
    return WordingIndex([(key, compile_wording(one, sets)) for key, one in listed])
