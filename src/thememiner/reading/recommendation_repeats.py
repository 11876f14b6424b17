"""Recommendations that are printed more than once in a review: one of each, and where else it stands.

Two items are one when their words are nearly the same; an equal number lets the words differ somewhat more, but never
makes one of two that say different things. Items of one list are never each other's repeats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from thememiner.reading.recommendation_item import Item

_SAME = 88.0
_SAME_WITH_NUMBER = 78.0
_SAME_IN_PROSE = 85.0
_SAME_WORDS = 93.0
_SHARE_OF_LENGTH = 0.6
_OPENING = re.compile(
    r"^(?:(?:it is (?:\w+ )?recommended|(?:i|we|the (?:\w+ )*(?:review|inquiry|panel|author)) (?:\w+ )?recommends?|"
    r"my \w+ recommendation (?:is|remains)) )?(?:that )?"
)
_RANKS = (
    "recommendations",
    "unknown",
    "findings",
    "lessons",
    "analysis",
    "conclusions",
    "good-practice",
    "agency-sections",
)
_LATE = {"executive-summary": 40, "board-response": 50, "appendices": 51}


@dataclass(slots=True)
class Printed:
    """A recommendation with all the places it is printed at; the first is the main one."""

    items: list[Item] = field(default_factory=list)

    @property
    def main(self) -> Item:
        """The one that the register shows."""
        return self.items[0]


def together(items: Sequence[Item]) -> list[Printed]:
    """One `Printed` for each recommendation, in the order of their main places."""
    lists: dict[int, list[Item]] = {}
    for item in items:
        lists.setdefault(item.list_id, []).append(item)
    found: list[Printed] = []
    for one in sorted(lists.values(), key=lambda one: min(map(_rank, one))):
        _add_list(found, one)
    order = {id(item): place for place, item in enumerate(items)}
    return sorted(found, key=lambda one: order[id(one.main)])


def _add_list(found: list[Printed], items: Sequence[Item]) -> None:
    """Give each item of a list to the recommendation it repeats, the surest first, or make it one of its own."""
    pairs = sorted(_pairs(found, items), reverse=True)
    taken: set[int] = set()
    placed: set[int] = set()
    for _, item, printed in pairs:
        if item not in placed and printed not in taken:
            found[printed].items.append(items[item])
            taken.add(printed)
            placed.add(item)
    found += [Printed([one]) for place, one in enumerate(items) if place not in placed and not one.only_repeats]


def _pairs(found: Sequence[Printed], items: Sequence[Item]) -> list[tuple[float, int, int]]:
    if not found:
        return []
    ours, theirs = [_plain(one.text) for one in items], [_plain(one.main.text) for one in found]
    scores = process.cdist(ours, theirs, scorer=fuzz.ratio)
    return [
        (score, row, column)
        for row, item in enumerate(items)
        for column, printed in enumerate(found)
        if (score := _score(float(scores[row, column]), item, printed.main, (ours[row], theirs[column])))
    ]


def _score(ratio: float, item: Item, other: Item, words: tuple[str, str]) -> float:
    """How surely two items are one, 0 where they are not; equal numbers decide between equally good ones."""
    has_number = bool(_figures(item.number)) and _figures(item.number) == _figures(other.number)
    if item.is_question != other.is_question or _apart(item, other):
        return 0.0
    if ratio >= (_SAME_WITH_NUMBER if has_number else _SAME):
        return ratio + has_number
    short, long = sorted(map(len, words))
    likeness = fuzz.token_set_ratio(*words) if short >= _SHARE_OF_LENGTH * long or item.only_repeats else 0.0
    least = _SAME_IN_PROSE if has_number or item.only_repeats else _SAME_WORDS
    return likeness - 5 if likeness >= least and short > 40 else 0.0


def _apart(item: Item, other: Item) -> bool:
    """Whether an agency's own recommendation meets one of the overview's: they are counted apart."""
    return (item.place.part == "agency-sections") != (other.place.part == "agency-sections") and not (
        {item.place.part, other.place.part} & {"executive-summary", "board-response", "appendices"}
    )


def _rank(item: Item) -> int:
    if item.place.part in _LATE:
        return _LATE[item.place.part]
    base = _RANKS.index(item.place.part) if item.place.part in _RANKS else len(_RANKS)
    return base + (5 if item.is_embedded else 0) + (20 if item.place.is_summary else 0) + (0 if item.is_formal else 6)


def _figures(number: str) -> str:
    """What of a number can be compared: "Recommendation 4a(i)" and "R4a(i)" are both "4ai"."""
    match = re.search(r"\d.*", number)
    return re.sub(r"[^0-9a-z]", "", match[0].lower()) if match else ""


def _plain(text: str) -> str:
    words = " ".join(re.sub(r"[^a-z0-9 ]+", " ", text.lower().replace("’", "'").replace("'", "")).split())
    return _OPENING.sub("", words)
