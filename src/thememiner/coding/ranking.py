"""Which themes a unit is given: threshold, distance from the first theme, cap and precedence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thememiner.coding.evidence import Evidence

SHORT, LONG = 30, 90
"""Lengths in words between which the weight asked for rises: a long passage mentions more than it is about."""
NEEDED_SHORT, NEEDED_LONG = 1.6, 2.6
SHARE_OF_FIRST = 0.5
"""A secondary theme weighs at least this share of the first."""
GOES_FIRST = frozenset({"hindsight"})
REASONS = 2.0
"""Weight of a wording that by itself says that the passage reasons so; lighter ones together put no theme first."""
MARGIN = 0.15
"""A theme this close (as a share) to the line that separates it from others is doubtful."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A theme's place: rank 1 primary, 2 and more secondary, 0 not given."""

    theme_id: str
    rank: int
    doubtful: bool


def needed_weight(n_words: int) -> float:
    """Weight of evidence that a theme needs in a text of so many words."""
    share = min(max((n_words - SHORT) / (LONG - SHORT), 0.0), 1.0)
    return NEEDED_SHORT + share * (NEEDED_LONG - NEEDED_SHORT)


def rank_themes(evidence: Mapping[str, Evidence], n_words: int, *, cap: int | None) -> list[Ranked]:
    """Rank all themes with evidence, the heaviest first; ``cap`` limits how many are given."""
    if not evidence:
        return []
    line = max(needed_weight(n_words), SHARE_OF_FIRST * max(one.weight for one in evidence.values()))
    ordered = sorted(evidence.values(), key=lambda one: _order(one, line))
    ranked = []
    for place, one in enumerate(ordered, start=1):
        given = one.weight >= line and (cap is None or place <= cap)
        ranked.append(Ranked(one.theme_id, place if given else 0, abs(one.weight - line) <= MARGIN * line))
    return ranked


def _order(evidence: Evidence, line: float) -> tuple[bool, float, int, str]:
    """Heaviest first; of two that weigh about the same, the one whose words come first."""
    return not _goes_first(evidence, line), -round(evidence.weight, 1), evidence.hits[0].start, evidence.theme_id


def _goes_first(evidence: Evidence, line: float) -> bool:
    """Reasoning about what could be known at the time is primary, its topic secondary (CODEBOOK 4, rule 2)."""
    reasons = any(hit.key.weight >= REASONS for hit in evidence.hits)
    return evidence.theme_id in GOES_FIRST and evidence.weight >= line and reasons
