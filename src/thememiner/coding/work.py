"""Coding in batches that can cross into a worker process, and the fingerprint that says when to code anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from thememiner.codebook import Codebook
from thememiner.coding import CODERS, Coder
from thememiner.errors import InputError
from thememiner.records import Coding, CodingUnit


@dataclass(frozen=True, slots=True)
class Batch:
    """Units to code together (those of one review or audit file), with all that a worker process needs.

    ``codebook`` is the codebook as JSON; ``fingerprints`` says by unit id what it is being coded with.
    """

    name: str
    units: tuple[CodingUnit, ...]
    codebook: str
    coder: str
    fingerprints: Mapping[str, str]


def code_batch(batch: Batch) -> list[Coding]:
    """Code the units of one batch, aligned by position."""
    return _coder(batch.coder, batch.codebook).code(batch.units)


def fingerprint(codebook: Codebook, coder: str) -> str:
    """What a coding depends on beside its unit: the codebook, the coder, and the coder's own rules.

    Raises:
        InputError: There is no coder of this name.
    """
    if coder not in CODERS:
        known = ", ".join(CODERS)
        raise InputError("settings.yaml", f"no coder {coder!r}", place="field 'coder'", remedy=f"coders are: {known}")
    return hashlib.sha256(f"{codebook.fingerprint}{coder}{_rules()}".encode()).hexdigest()


@lru_cache(maxsize=2)
def _coder(name: str, codebook: str) -> Coder:
    """Making a coder compiles its rules; a worker process does that once, not once a batch."""
    return CODERS[name](Codebook.model_validate_json(codebook))


def _rules() -> str:
    """Hash of the coding room's own files: a changed rule must not leave old codings standing."""
    digest = hashlib.sha256()
    folders = [resources.files("thememiner.coding")]
    while folders:
        for entry in sorted(folders.pop().iterdir(), key=lambda one: one.name):
            if entry.is_dir() and entry.name != "__pycache__":
                folders.append(entry)
            elif entry.is_file() and entry.name.endswith((".py", ".yaml")):
                digest.update(entry.read_bytes())
    return digest.hexdigest()
