"""Where recommendations may stand: sections that list or plan them, ask questions, or hold them in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thememiner.reading.kinds import kind_of_heading, plain_heading
from thememiner.reading.recommendation_numbers import is_labelled, label_of
from thememiner.records import Passage, Section, SectionKind

Ground = Literal["list", "questions", "plan", "prose", "none"]

_NEVER: frozenset[SectionKind] = frozenset(
    {
        "front-matter",
        "contents",
        "glossary",
        "introduction",
        "purpose",
        "terms-of-reference",
        "method",
        "people",
        "parallel-processes",
        "confidentiality",
        "family-composition",
        "family-contribution",
        "practitioner-contribution",
        "childs-story",
        "chronology",
        "developments",
        "footnote",
    }
)
_OF_OTHERS = re.compile(
    r".*\b(?:previous|earlier|other|past|prior|existing|former|outstanding)\b.*\b(?:recommendations?|reviews?|"
    r"inquir\w+|reports?)\b.*|.*\brecommendations? (?:from|of|in|made (?:by|in)|by) (?!(?:this|our|these|imrs?)\b|"
    r"the (?:\w+ )?(?:review|overview|report|panel|scr|serious case review|inquiry|imrs?|individual|agenc|author|"
    r"independent|lscb|board))(?:\w+ )*(?:inquir\w+|review|report|commission|committee|inspection|ofsted|coroner|"
    r"council of europe)\b.*|(?:(?:review of )?progress|(?:government |board )?responses?|(?:status|implementation|"
    r"monitoring|update|action taken)) .*recommendations?.*|.*\b(?:council of europe|ofsted|coroner'?s?|"
    r"prevention of future deaths) recommendations?\b.*"
)
_WHOSE = re.compile(r"\brecommendations? (?:from|of|in|made (?:by|in)|by) (?:the )?(.+)$")
_GROUNDS_OF_THEM = re.compile(
    r"(?:the )?(?:rationale|why .*|background|reasons?|introduction|context|commentary|evidence|discussion|"
    r"progress.*|responses?.*|updates?|status|actions? taken|what (?:will )?success .*|intended (?:outcomes?|"
    r"impact)|expected (?:outcomes?|impact)|outcomes?|how (?:we|the board|the partnership) will know.*|"
    r"measures? of success|what (?:happens|will happen) next)( (?:for|to|of) .*)?"
)
_QUESTIONS = re.compile(
    r".*\b(?:questions?|considerations?|issues?)( and (?:questions?|considerations?))? for .*\b(?:boards?|"
    r"partnerships?|"
    r"partners|safeguarding|lscb|scb|scp|agencies|consideration)\b.*|"
    r"(?:key )?(?:questions|issues) to consider|considerations"
)
_RECOMMENDS = re.compile(r"(?<!no )\brecommendations?\b")
_SUMMARY = re.compile(
    r"\b(?:summary|list|overview|schedule|consolidated)\b.*\brecommendations?\b|\brecommendations? (?:summary|"
    r"in full)\b"
)
_LEVEL_OF_NONE = 99


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a passage, with its printed number."""

    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What a section may hold.

    Args:
        ground: How recommendations stand there, if any may.
        part: The section's kind.
        group: Number of the topmost section of this ground: one list, however many headings it has.
        headings: Headings above a passage, the highest first, the section's own last.
        is_summary: Whether it sums up a list that is printed elsewhere.
        is_root: Whether it is the topmost section of its group.
    """

    ground: Ground
    part: SectionKind
    group: int
    headings: tuple[Heading, ...]
    is_summary: bool = False
    is_root: bool = False


def places(sections: Sequence[Section], passages: Sequence[Passage], title: str = "") -> dict[str, Place]:
    """The place of each section, by section id; ``title`` tells the report's own inquiry from others'."""
    numbers = {one.section_id: one.paragraph for one in reversed(passages) if one.is_heading}
    found: dict[str, Place] = {}
    above: list[tuple[int, Place]] = []
    before: Place | None = None
    for count, section in enumerate(sections):
        level = section.level if section.heading else _LEVEL_OF_NONE
        above = [one for one in above if one[0] < level]
        above_it = above[-1][1] if above else None
        before = _placed(section, numbers.get(section.id), above_it, before, (count, plain_heading(title)))
        found[section.id] = before
        above.append((level, before))
    return found


def is_reason(heading: str) -> bool:
    """Whether a heading opens the reasons, progress or outcome of a recommendation."""
    return bool(_GROUNDS_OF_THEM.fullmatch(plain_heading(heading)))


def _placed(
    section: Section, number: str | None, parent: Place | None, before: Place | None, known: tuple[int, str]
) -> Place:
    """The place of a section; "Recommendation 4" as a heading goes on with the list that "Recommendation 3" is in."""
    count, title = known
    ground = _ground(section, parent, title)
    is_item = is_labelled(section.heading, number)
    of = before if is_item and (parent is None or parent.ground == "prose") else parent
    label, _ = label_of(section.heading, number)
    is_list_anew = bool(_RECOMMENDS.search(plain_heading(section.heading))) and not (
        label and label.style in ("label", "whole")
    )
    list_of = of if of is not None and of.ground == ground and ground != "prose" and not is_list_anew else None
    headings = (parent.headings if parent else ()) + ((Heading(section.heading, number),) if section.heading else ())
    is_summary = bool(_SUMMARY.search(plain_heading(section.heading))) or bool(list_of and list_of.is_summary)
    return Place(
        ground, section.kind, list_of.group if list_of else count, headings, is_summary, not (list_of or is_item)
    )


def _are_of_others(words: str, title: str) -> bool:
    """Whether a heading announces what another review or inquiry recommended; one of the report's title is its own."""
    whose = _WHOSE.search(words)
    is_own = whose is not None and len(whose[1].split()) > 1 and whose[1] in title
    return bool(_OF_OTHERS.fullmatch(words)) and not is_own


def _ground(section: Section, parent: Place | None, title: str) -> Ground:
    words = plain_heading(section.heading)
    if section.kind in _NEVER or _are_of_others(words, title):
        return "none"
    if parent is not None and parent.ground in ("list", "questions") and is_reason(section.heading):
        return "none"
    if _QUESTIONS.fullmatch(words):
        return "questions"
    if parent is not None and parent.ground == "none" and parent.part == section.kind:
        return "none"
    if section.kind == "recommendations":
        return parent.ground if parent and parent.ground in ("questions", "plan") else "list"
    if section.kind == "board-response":
        return "plan"
    if kind_of_heading(section.heading) == "board-response":
        return "plan"
    if _RECOMMENDS.search(words) and len(words) < 90:
        return "list"
    if parent is not None and parent.ground != "prose" and parent.part == section.kind:
        return parent.ground
    return "none" if section.kind == "appendices" else "prose"
