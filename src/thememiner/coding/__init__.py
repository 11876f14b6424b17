"""Coding: unit -> stance and tags.

A coder is anything with ``code``; a new one is one file and one row in `CODERS`. Nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from thememiner.codebook import Codebook
from thememiner.encoding import Encoder
from thememiner.records import Coding, CodingUnit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT_CODER = "combined"


class Coder(Protocol):
    """Says what units do and what they are about."""

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in the order of the units."""
        ...


@dataclass(frozen=True, slots=True)
class CoderParts:
    """What a coder may be made of.

    Attributes:
        codebook: The themes.
        encoder: Makes the vectors of units' texts; a coder by rules alone never asks it.
        assume_learning: Give themes also to units that tell or state without a recognised shape of learning, for tables
            of texts that come without their context.
        corpus: Vectors of all texts to be coded, where they are at hand: own themes are then told apart against these
            texts; without them against a packaged mean, so that a text is coded the same whatever else is.
    """

    codebook: Codebook
    encoder: Encoder
    assume_learning: bool = False
    corpus: NDArray[np.float32] | None = None


def _rules(parts: CoderParts) -> Coder:
    from thememiner.coding.rules import RuleCoder

    return RuleCoder(parts.codebook, assume_learning=parts.assume_learning)


def _combined(parts: CoderParts) -> Coder:
    from thememiner.coding.combined import combined_coder
    from thememiner.coding.own_coder import with_own_themes

    return with_own_themes(combined_coder(parts), parts)


CODERS: Mapping[str, Callable[[CoderParts], Coder]] = {"rules": _rules, "combined": _combined}
"""Coders by name."""
