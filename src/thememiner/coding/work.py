"""Coding in batches that can cross into a worker process, and the fingerprint that says when to code anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import groupby

from thememiner.codebook import Codebook
from thememiner.coding import CODERS, Coder
from thememiner.errors import InputError
from thememiner.records import AuditFinding, Coding, CodingUnit, Passage


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


def units_by_source(
    passages: Sequence[Passage], findings: Sequence[AuditFinding], kinds: Mapping[str, str] | None = None
) -> list[tuple[str, list[CodingUnit]]]:
    """Passages by review and findings by file, as coding units.

    Args:
        passages: Sorted by review.
        findings: Local findings.
        kinds: Kind of each review, by its id.
    """
    kinds = kinds or {}
    groups = [
        (review_id, [_unit(one, kinds.get(review_id, "")) for one in own])
        for review_id, own in groupby(passages, key=lambda one: one.review_id)
    ]
    ordered = sorted(findings, key=lambda one: (one.source, one.id))
    # A local finding stands under its own heading ("Areas for improvement"); it is a finding by being one.
    return groups + [
        (source, [CodingUnit(one.id, one.text, "findings", one.heading) for one in own])
        for source, own in groupby(ordered, key=lambda one: one.source)
    ]


def _unit(passage: Passage, review_kind: str) -> CodingUnit:
    return CodingUnit(passage.id, passage.text, passage.section_kind, passage.heading, review_kind)


def to_code(
    groups: Iterable[tuple[str, Sequence[CodingUnit]]], codebook: Codebook, coder: str, done: Mapping[str, str]
) -> list[Batch]:
    """Batches of the units that are new or were coded with something else.

    Args:
        groups: Units by source, as `units_by_source` gives them.
        codebook: The study's codebook.
        coder: Name of the coder.
        done: By unit id, the fingerprint it was last coded with.
    """
    mark, as_json = fingerprint(codebook, coder), codebook.model_dump_json()
    batches = []
    for name, units in groups:
        marks = {unit.id: hashlib.sha256(f"{mark}{unit!r}".encode()).hexdigest()[:16] for unit in units}
        stale = tuple(unit for unit in units if done.get(unit.id) != marks[unit.id])
        if stale:
            batches.append(Batch(name, stale, as_json, coder, marks))
    return batches


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
