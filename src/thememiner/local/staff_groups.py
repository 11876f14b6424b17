"""Whom training is for: the eight staff groups (CODEBOOK 0.12), and the agencies that the evidence names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thememiner.evidence.prevalence import case_of
from thememiner.evidence.themes import Coded
from thememiner.reading.stated.agencies import SECTORS

GROUPS: Mapping[str, str] = {
    "G1": "staff in infrequent contact with children",
    "G2": "staff in regular, or intense but irregular, contact",
    "G3": "staff who work mainly with children or parents and contribute to assessment and planning",
    "G4": "staff with particular child protection duties",
    "G5": "named and designated leads, advisers",
    "G6": "operational managers and supervisors",
    "G7": "senior and strategic managers",
    "G8": "board members",
}
"""The eight groups of Working Together (2010), still seen in local strategies; boards vary."""
LEADERS = frozenset({"G5", "G6", "G7", "G8"})

_RANGE = re.compile(r"G([1-8])(?:\s*[\u2013\u2014-]\s*G?([1-8]))?\b")
_GENERAL = re.compile(r"as named|all users of the procedure|(?:core )?for(?: dissemination)?|core", re.IGNORECASE)
_ENOUGH_CASES = 2


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a theme's training is for.

    Args:
        groups: ``G1`` to ``G8``, in order; empty where the codebook names none.
        roles: What else the codebook names ("health visitors").
        said: The codebook's own words.
    """

    groups: tuple[str, ...]
    roles: tuple[str, ...]
    said: str

    @property
    def in_words(self) -> tuple[str, ...]:
        """Each group with what it means."""
        return tuple(f"{one}: {GROUPS[one]}" for one in self.groups)


def audience(said: str) -> Audience:
    """What the codebook says of the staff groups, taken apart: "G2–G4; GPs, A&E" has three groups and two roles."""
    numbers: set[int] = set()
    for match in _RANGE.finditer(said):
        first, last = int(match[1]), int(match[2] or match[1])
        numbers |= set(range(min(first, last), max(first, last) + 1))
    parts = (_role(part) for part in re.split(r"[;,]", said))
    return Audience(tuple(f"G{one}" for one in sorted(numbers)), tuple(filter(None, parts)), said)


def agencies_named(coded: Iterable[Coded]) -> tuple[str, ...]:
    """Types of agency that the statements on a theme name, in at least two cases of one kind (or in the only one).

    In a fixed order and without counts: being named is no measure of an agency.
    """
    cases: dict[str, set[tuple[str, str]]] = defaultdict(set)
    every: dict[str, set[str]] = defaultdict(set)
    for one in coded:
        every[one.review.kind].add(case_of(one.review))
        for name, pattern in SECTORS:
            if pattern.search(one.passage.text):
                cases[name].add((one.review.kind, case_of(one.review)))
    return tuple(name for name, _ in SECTORS if _is_enough(cases[name], every))


def _is_enough(cases: set[tuple[str, str]], every: Mapping[str, set[str]]) -> bool:
    return any(
        sum(kind == other for other, _ in cases) >= min(_ENOUGH_CASES, len(all_cases))
        for kind, all_cases in every.items()
    )


def _role(part: str) -> str:
    left = re.sub(r"^especially\s+", "", re.sub(r"\([^)]*\)", "", _RANGE.sub("", part)).strip())
    return "" if not re.search(r"\w", left) or _GENERAL.fullmatch(left) else left
