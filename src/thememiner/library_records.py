"""What is known of reviews beside their text, and what people ruled about them: facts, recommendations, screening.

Records like those of `thememiner.records`, frozen and joined by id. Lists in a field are joined by ``;``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OwnerType = Literal["board", "agency", "national", "unknown"]
RecommendationKind = Literal[
    "training", "procedure", "audit", "awareness", "structure", "tool", "national", "question", "other"
]
Strength = Literal["reminder", "system-change", ""]
FactName = Literal[
    "review-type",
    "board",
    "subject",
    "author",
    "published",
    "incident",
    "period-start",
    "period-end",
    "commissioned",
    "completed",
    "adopted",
    "child-age",
    "age-band",
    "children",
    "outcome",
    "harm",
    "methodology",
    "agency",
    "family-participation",
    "practitioner-participation",
    "proceedings",
    "guidance",
]
Presence = Literal["present", "denied", "suspected"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a review states about itself or its case, with the words that say so.

    A name may have several facts (two children, five agencies); one that has none is unknown, never guessed.

    Args:
        value: In one form for all reviews: an ISO date, or as much of it as is stated; years and months as
            ``"2y 6m"``; a term of a closed list where there is one.
        words: As printed; empty where a catalogue or a person states it.
        page: Page of the words.
        source: Where it was stated.
    """

    review_id: str
    name: FactName
    value: str
    words: str
    page: int | None
    source: Literal["text", "cover-sheet", "catalogue", "person"] = "text"


@dataclass(frozen=True, slots=True)
class CaseFeature:
    """A circumstance of the case that a review states, denies or suspects; counted apart from learning.

    A feature that a review has no record of is not stated in it.
    """

    review_id: str
    feature: str
    presence: Presence
    words: str
    page: int | None
    passage_id: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation, considered question or action asked for, as printed; repeats in one review are one.

    Args:
        number: As printed, of the lowest printed item (``"4a(i)"``).
        text: Its words, the words that lead into it before them.
        part: Kind of section or part of the report that it was taken from.
        addressee: Whom it asks, as printed.
        passages: Ids of the passages that its own words stand in, joined by ``;``.
        also_at: Where else it is printed (``"page 4, executive-summary"``), joined by ``;``.
    """

    id: str
    review_id: str
    number: str
    text: str
    page: int | None
    paragraph: str
    part: str
    owner_type: OwnerType
    addressee: str
    kind: RecommendationKind
    strength: Strength
    deadline: str
    passages: str
    also_at: str = ""


@dataclass(frozen=True, slots=True)
class Overrule:
    """A person put something right that the machine read: it holds over every later reading.

    Args:
        what: ``section-kind`` (``target`` is the section's heading, with ``#2`` behind it for the second of that name),
            ``fact`` (``target`` is the fact's name), ``feature`` (``target`` is the feature).
        value: What it is instead; empty takes an earlier overrule back.
    """

    review_id: str
    what: Literal["section-kind", "fact", "feature"]
    target: str
    value: str
    who: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a catalogue or of the repository's listing: a published review, read or not.

    ``abstract`` is the listing's own text about it; ``source`` the file it came from; ``first_seen`` an ISO date.
    """

    id: str
    title: str
    board: str
    published: str
    abstract: str
    link: str
    file: str
    source: str
    first_seen: str


@dataclass(frozen=True, slots=True)
class Screening:
    """A person included or excluded a review (``entry_id``: of a `Listed` or of a `Review`); the latest holds."""

    entry_id: str
    status: Literal["included", "excluded"]
    reason: str
    who: str
    when: str
