"""Coding: unit -> stance and tags.

A coder is anything with ``code``; a new one is one file and one row in `CODERS`. Nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from thememiner.codebook import Codebook
from thememiner.encoding import Encoder
from thememiner.records import Coding, CodingUnit

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
        model: Folder of a model that was fitted on the user's own codings; none: the packaged one.
        assume_learning: Give themes also to units that tell or state without a recognised shape of learning, for tables
            of texts that come without their context.
    """

    codebook: Codebook
    encoder: Encoder
    model: Path | None = None
    assume_learning: bool = False


def _rules(parts: CoderParts) -> Coder:
    from thememiner.coding.rules import RuleCoder

    return RuleCoder(parts.codebook, assume_learning=parts.assume_learning)


CODERS: Mapping[str, Callable[[CoderParts], Coder]] = {"rules": _rules, "combined": _rules}
"""Coders by name."""
