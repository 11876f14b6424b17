"""What people's decisions say of passages, beside what the coder says: the examples of a study's own model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.coding.decisions import NOTHING
from thememiner.records import Coding, CodingUnit, Decision


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage that people decided upon.

    Attributes:
        unit: The passage or finding.
        source: The review or file it is from; passages of one source never score one another.
        coding: What the coder says of it.
        fits: Themes that people confirmed, added or changed to.
        fits_not: Themes that people rejected or changed from.
        in_full: Whether every theme that the coder gave was decided: then all other themes are known not to fit.
    """

    unit: CodingUnit
    source: str
    coding: Coding
    fits: frozenset[str]
    fits_not: frozenset[str]
    in_full: bool

    def knows(self, theme_id: str) -> bool:
        """Whether people's decisions say if the theme fits."""
        return self.in_full or theme_id in self.fits or theme_id in self.fits_not


def judged_of(
    units: Iterable[tuple[str, CodingUnit]],
    codings: Mapping[str, Coding],
    decided: Mapping[str, Mapping[str, Decision]],
) -> list[Judged]:
    """The units that people decided upon, in order.

    Args:
        units: Source and unit.
        codings: The coder's, by unit.
        decided: By unit and theme, the decision that holds.
    """
    found = []
    for source, unit in units:
        own = decided.get(unit.id)
        if own:
            fits, fits_not = _said(list(own.values()))
            given = {tag.theme_id for tag in codings[unit.id].tags if tag.assigned}
            in_full = NOTHING in own or given <= own.keys()
            found.append(Judged(unit, source, codings[unit.id], fits, fits_not - fits, in_full))
    return found


def _said(decisions: Sequence[Decision]) -> tuple[frozenset[str], frozenset[str]]:
    fits = {one.new_theme_id or one.theme_id for one in decisions if one.verdict != "rejected"}
    fits_not = {one.theme_id for one in decisions if one.verdict == "rejected" or one.new_theme_id}
    return frozenset(fits - {NOTHING}), frozenset(fits_not)
