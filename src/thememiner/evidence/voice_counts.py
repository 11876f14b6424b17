"""Voice by review: what is stated of the child in practice, and who took part; not stated is not absent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.coding.voice import PRACTICE, Voice, find_voice, parties_in, people_in
from thememiner.evidence.prevalence import case_of, cases_read
from thememiner.evidence.themes import Corpus
from thememiner.library_records import Fact
from thememiner.reading.stated.people import People
from thememiner.records import CodingUnit, Passage, Review

PARTIES = ("child", "sibling", "mother", "father", "family", "practitioners")
"""Who may have taken part in a review; ``family`` are the other relatives, or the family without saying who."""
NOT_STATED = "not stated"
STATES = ("contributed", "declined", "invited", "not-approached")
"""How somebody took part, what weighs most first: who contributed was not only invited."""
_FACTS: Mapping[tuple[str, str], str] = {
    ("family-participation", "met"): "contributed",
    ("family-participation", "contributed in writing"): "contributed",
    ("family-participation", "declined"): "declined",
    ("family-participation", "did not reply"): "invited",
    ("family-participation", "not approached"): "not-approached",
    ("practitioner-participation", "met"): "contributed",
    ("practitioner-participation", "declined"): "declined",
}


@dataclass(frozen=True, slots=True)
class VoicePlace:
    """One thing stated, with its words and where they stand; ``passage_id`` is empty for a fact of the reading."""

    review_id: str
    where: str
    who: str
    what: str
    by: str
    words: str
    page: int | None
    paragraph: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class VoiceOfReview:
    """One row of the matrix.

    ``practice`` gives the number of passages for each of `PRACTICE`; ``review`` for each of `PARTIES` how they took
    part (one of `STATES`), or ``not stated``. ``any_family`` is the same for the family as a whole, siblings of the
    child left aside.
    """

    review: Review
    practice: Mapping[str, int]
    taking_part: Mapping[str, str]
    any_family: str
    places: tuple[VoicePlace, ...]


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """Of the cases of one kind of review: in how many something is stated."""

    kind: str
    column: str
    value: str
    cases: int
    read: int


def voice_by_review(corpus: Corpus, facts: Iterable[Fact] = ()) -> list[VoiceOfReview]:
    """One row for each review, in the corpus' order.

    Args:
        corpus: The reviews; codings are not needed.
        facts: What was read of the reviews: who of the family and of the practitioners took part.
    """
    passages: dict[str, list[Passage]] = defaultdict(list)
    for one in corpus.passages:
        passages[one.review_id].append(one)
    known: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        known[fact.review_id].append(fact)
    return [_of_review(review, passages[review.id], known[review.id]) for review in corpus.reviews]


def _of_review(review: Review, passages: Sequence[Passage], facts: Sequence[Fact]) -> VoiceOfReview:
    people = people_in(passages, review)
    places: list[VoicePlace] = []
    for passage in passages:
        unit = CodingUnit(passage.id, passage.text, passage.section_kind, passage.heading, review.kind)
        places += [_place(one, passage) for one in find_voice(unit, people)]
    places += _of_facts(facts, places, people)
    practice = {what: _passages(places, what) for what in PRACTICE}
    taking_part = {who: _state(one for one in places if one.where == "review" and one.who == who) for who in PARTIES}
    family = _state(one for one in places if one.where == "review" and one.who in ("mother", "father", "family"))
    return VoiceOfReview(review, practice, taking_part, family, tuple(places))


def _place(voice: Voice, passage: Passage) -> VoicePlace:
    sentence = passage.text[voice.start : voice.end]
    place = (passage.page, passage.paragraph or "", passage.id)
    return VoicePlace(passage.review_id, voice.where, voice.who, voice.what, voice.by, sentence, *place)


def _of_facts(facts: Sequence[Fact], places: Sequence[VoicePlace], people: People) -> list[VoicePlace]:
    """Facts of the reading whose sentence has given nothing else; of the family, unless one person alone is named."""
    said = {one.words for one in places if one.where == "review"}
    found = []
    for fact in facts:
        state = _FACTS.get((fact.name, fact.value))
        if state is not None and fact.words not in said:
            named = parties_in(fact.words, people)
            is_one = len(named) == 1 and named[0] in ("mother", "father")
            who = (named[0] if is_one else "family") if fact.name == "family-participation" else "practitioners"
            found.append(VoicePlace(fact.review_id, "review", who, state, "", fact.words, fact.page, "", ""))
    return found


def _passages(places: Sequence[VoicePlace], what: str) -> int:
    return len({one.passage_id for one in places if one.where == "practice" and one.what == what})


def _state(places: Iterable[VoicePlace]) -> str:
    stated = {one.what for one in places}
    return next((state for state in STATES if state in stated), NOT_STATED)


def voice_counts(rows: Sequence[VoiceOfReview]) -> list[VoiceCount]:
    """The matrix in counts of cases, kind by kind: kinds are never added up, documents about one case are one."""
    read = cases_read(row.review for row in rows)
    cases: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        for column, value in _cells(row):
            cases[row.review.kind, column, value].add(case_of(row.review))
    return [
        VoiceCount(kind, column, value, len(cases[kind, column, value]), read[kind])
        for kind in sorted(read)
        for column, values in _COLUMNS
        for value in values
    ]


def _cells(row: VoiceOfReview) -> list[tuple[str, str]]:
    practice = [(what, "stated") for what, count in row.practice.items() if count]
    return [*practice, *row.taking_part.items(), ("any family", row.any_family)]


_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((what, ("stated",)) for what in PRACTICE),
    *((who, STATES) for who in (*PARTIES, "any family")),
)
