"""What a case feature is: its name, its definition, of whom it is said, and what states it.

A wording is a regular expression without groups, tried on one clause. ``whose`` says of whom it must be said: of a
parent or another adult of the household, of a child of the family, or of anybody in the family.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Whose = Literal["adult", "child", "any"]


@dataclass(frozen=True, slots=True)
class FeatureKind:
    """A circumstance that reviews count.

    Args:
        name: As it stands in `CaseFeature.feature`.
        definition: When it is there.
        whose: Of whom it is said.
        wordings: What states it.
        stems: Small letters of which some stand in every sentence that a wording fits, so that most are passed over.
    """

    name: str
    definition: str
    whose: Whose
    wordings: tuple[str, ...]
    stems: tuple[str, ...]
