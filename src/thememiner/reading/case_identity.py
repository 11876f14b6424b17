"""Which documents are about one case: executive summary and overview, listing abstract and full report.

A letter is no identity by itself ("Child A" is somebody in every area): a case is its board, its subject and its year
together. Where the board or the subject is unknown a document stays a case of its own; nothing is merged on a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thememiner.library_records import Fact, FactName
from thememiner.records import Review

_BODY = re.compile(
    r"\b(?:local|regional|safeguarding|children(?:[’']?s)?|child|adults?|boards?|partnerships?|assurance|community|safety|the|council|lscb|lscp|scp|scb|borough|county|city|"
    r"metropolitan|london|royal|of)\b",
    re.IGNORECASE,
)
_YEARS_APART = 1


@dataclass(frozen=True, slots=True)
class _Identity:
    """What tells a case from others; ``years`` are of the event, else of publication."""

    areas: frozenset[str]
    subject: str
    incident: frozenset[int]
    published: frozenset[int]
    given: str

    @property
    def is_known(self) -> bool:
        return bool(self.areas and self.subject)


def case_key(review: Review, facts: Sequence[Fact]) -> str:
    """A readable name for the case of a review, such as ``"brackenshire-child-d-2011"``.

    The area, the subject and the year of the event; the year of publication, or of the report, where the event is not
    dated. What is not known is left out; a review of which neither area nor subject is known is named by its id. Two
    documents about one case may have different keys (one states the event, one does not): `same_cases` decides.
    """
    if review.case:
        return review.case
    identity = _identity(review, facts)
    area = _area(review, facts)
    if not (area and identity.subject):
        return review.id
    years = identity.incident or identity.published
    return "-".join(filter(None, (_slug(area), _slug(identity.subject), str(min(years)) if years else "")))


def same_cases(reviews: Sequence[Review], facts_by_review: Mapping[str, Sequence[Fact]]) -> dict[str, str]:
    """The case of every case review and listing abstract of a study, by review id.

    Two documents are of one case where a catalogue gives both the same case; or where they have an area and the subject
    in common and their years do not differ by more than one: years of the event where both state one, else of
    publication. Two that a catalogue gives different cases are never one. Joining is by chains only as long as all
    members agree with each other. Other kinds of report have no case and are not in the answer.

    Args:
        reviews: All reviews of the study.
        facts_by_review: What `thememiner.reading.review_facts.facts_from` found, after people's overrules.
    """
    groups: list[list[tuple[Review, _Identity]]] = []
    # Those whose case is given, and full reports, come first, so that others join them and not the other way round.
    wanted = [review for review in reviews if review.kind in ("case-review", "abstract")]
    for review in sorted(wanted, key=lambda one: (not one.case, one.kind == "abstract")):
        identity = _identity(review, facts_by_review.get(review.id, ()))
        home = next((group for group in groups if all(_is_one(identity, other) for _, other in group)), None)
        if home is None:
            groups.append([(review, identity)])
        else:
            home.append((review, identity))
    return _named(groups, facts_by_review)


def _named(
    groups: Sequence[Sequence[tuple[Review, _Identity]]], facts_by_review: Mapping[str, Sequence[Fact]]
) -> dict[str, str]:
    """Every group by the key of its first member; a key that is taken (the same letter years later) gets a number."""
    names: dict[str, str] = {}
    for group in groups:
        first = group[0][0]
        key = case_key(first, facts_by_review.get(first.id, ()))
        number, name = 1, key
        while name in names.values():
            number += 1
            name = f"{key}-{number}"
        names.update({review.id: name for review, _ in group})
    return names


def _is_one(one: _Identity, other: _Identity) -> bool:
    if one.given and other.given:
        return one.given == other.given
    if not (one.is_known and other.is_known) or not one.areas & other.areas or one.subject != other.subject:
        return False
    for mine, theirs in ((one.incident, other.incident), (one.published, other.published)):
        if mine and theirs:
            return min(abs(year - its) for year in mine for its in theirs) <= _YEARS_APART
    return False


def _identity(review: Review, facts: Sequence[Fact]) -> _Identity:
    boards = [review.area, *_values(facts, "board")]
    published = {*_years(_values(facts, "published")), *_years([review.published])}
    published = published or _years([*_values(facts, "adopted"), *_values(facts, "completed")])
    subjects = _values(facts, "subject")
    return _Identity(
        areas=frozenset(filter(None, (_slug(_BODY.sub(" ", board)) for board in boards))),
        subject=_slug(subjects[0]) if subjects else "",
        incident=frozenset(_years(_values(facts, "incident"))),
        published=frozenset(published),
        given=review.case,
    )


def _area(review: Review, facts: Sequence[Fact]) -> str:
    boards = _values(facts, "board")
    return review.area or (" ".join(_BODY.sub(" ", boards[0]).split()) if boards else "")


def _values(facts: Sequence[Fact], name: FactName) -> list[str]:
    return [fact.value for fact in facts if fact.name == name]


def _years(dates: Sequence[str]) -> set[int]:
    return {int(date[:4]) for date in dates if date[:4].isdigit()}


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
