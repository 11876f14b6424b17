"""Codes of the group's own on statements that no theme fits, and when such a label is ready to be a theme.

CODEBOOK 0.11: promoted at three or more reports from two or more boards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thememiner.coding.decisions import text_hash
from thememiner.evidence.prevalence import case_of
from thememiner.local.areas import area_key
from thememiner.local.theme_names import folded
from thememiner.local_records import EmergentCode, EmergentDecision
from thememiner.records import Review

CASES, BOARDS = 3, 2
"""From how many cases and boards on a label may become a theme."""


@dataclass(frozen=True, slots=True)
class Emergent:
    """A label with the statements that bear it.

    ``reviews`` counts cases (two documents on one are one), ``boards`` the areas that are stated; ``local`` are
    statements of local findings, which count in neither. ``gone`` are units that left the study or whose words changed:
    they count nowhere. ``decision`` is what became of the label; None while it is open.
    """

    label: str
    units: tuple[str, ...]
    reviews: int
    boards: int
    local: int
    gone: tuple[str, ...]
    decision: EmergentDecision | None

    @property
    def ready(self) -> bool:
        """Whether it may become a theme."""
        return self.decision is None and self.reviews >= CASES and self.boards >= BOARDS

    @property
    def state(self) -> str:
        """``open``, ``ready``, ``promoted``, ``merged`` or ``dropped``."""
        if self.decision:
            return self.decision.verdict
        return "ready" if self.ready else "open"


def holding(codes: Iterable[EmergentCode]) -> dict[str, EmergentCode]:
    """The emergent code of each unit that has one; the latest holds, an empty label takes it back."""
    latest = {one.unit_id: one for one in codes}
    return {unit: one for unit, one in latest.items() if one.label}


def decided(decisions: Iterable[EmergentDecision]) -> dict[str, EmergentDecision]:
    """What became of each label, by the label without case."""
    return {folded(one.label): one for one in decisions}


def emergent_of(
    codes: Iterable[EmergentCode],
    decisions: Iterable[EmergentDecision],
    *,
    texts: Mapping[str, str],
    reviews: Mapping[str, Review],
) -> list[Emergent]:
    """The labels, those of most boards and cases first.

    Args:
        codes: Every emergent code in the study.
        decisions: Every decision on a label.
        texts: By unit id, the words of passages that count and of local findings.
        reviews: By unit id, the review of each passage.
    """
    by_label: dict[str, list[EmergentCode]] = defaultdict(list)
    for one in holding(codes).values():
        by_label[folded(one.label)].append(one)
    verdicts = decided(decisions)
    found = [_emergent(own, verdicts.get(key), texts, reviews) for key, own in by_label.items()]
    return sorted(found, key=lambda one: (-one.boards, -one.reviews, -len(one.units), folded(one.label)))


def _emergent(
    codes: list[EmergentCode],
    decision: EmergentDecision | None,
    texts: Mapping[str, str],
    reviews: Mapping[str, Review],
) -> Emergent:
    gone = {one.unit_id for one in codes if text_hash(texts.get(one.unit_id, "")) != one.text_sha256}
    units = [one.unit_id for one in codes if one.unit_id not in gone]
    own = [reviews[unit] for unit in units if unit in reviews]
    # A review that states no area adds no board: who has not said where he is may be one that counts already.
    boards = {area_key(review.area) for review in own if review.area.strip()}
    cases = {case_of(review) for review in own}
    local = sum(unit not in reviews for unit in units)
    return Emergent(codes[0].label, tuple(units), len(cases), len(boards), local, tuple(sorted(gone)), decision)
