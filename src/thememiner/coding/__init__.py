"""Coding: unit -> stance and tags.

A coder is anything with ``code``; a new one is one file and one row in `CODERS`. Nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from thememiner.codebook import Codebook
from thememiner.records import Coding, CodingUnit

DEFAULT_CODER = "rules"


class Coder(Protocol):
    """Says what units do and what they are about."""

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in the order of the units."""
        ...


def _rules(codebook: Codebook) -> Coder:
    from thememiner.coding.rules import RuleCoder

    return RuleCoder(codebook)


def _rules_for_tables(codebook: Codebook) -> Coder:
    from thememiner.coding.rules import RuleCoder

    return RuleCoder(codebook, assume_learning=True)


CODERS: Mapping[str, Callable[[Codebook], Coder]] = {"rules": _rules, "rules-for-tables": _rules_for_tables}
"""Coders by name: each makes a coder for a codebook."""
