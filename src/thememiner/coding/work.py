"""Coding in batches that can cross into a worker process, and the fingerprint that says when to code anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import groupby
from pathlib import Path

from thememiner.artefacts import artefact_folder
from thememiner.codebook import Codebook
from thememiner.coding import CODERS, Coder, CoderParts
from thememiner.coding.leans import heading_lean
from thememiner.encoding import Encoder, load_encoder
from thememiner.encoding.kept import KeptVectors, Vectors, text_key
from thememiner.errors import InputError
from thememiner.records import AuditFinding, Coding, CodingUnit, Passage

PACKAGED = ("safeguarding-stance", "safeguarding-themes")
CARD = "card.json"
"""A model's card names the sha256 of its files: whatever changes in a model changes its card."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What makes a coder, in a form that crosses into a worker process.

    Attributes:
        codebook: The codebook as JSON.
        coder: Name of the coder.
        encoder: Name of the encoder.
        model: Folder of a model fitted on the user's own codings; empty: none.
    """

    codebook: str
    coder: str
    encoder: str
    model: str = ""

    def fingerprint(self) -> str:
        """What a coding depends on beside its unit: codebook, coder, encoder, models, and the coder's own rules.

        Raises:
            InputError: There is no coder of this name.
        """
        if self.coder not in CODERS:
            known = ", ".join(CODERS)
            remedy = f"coders are: {known}"
            raise InputError("settings.yaml", f"no coder {self.coder!r}", place="field 'coder'", remedy=remedy)
        cards = hashlib.sha256(self.card() + b"".join(_packaged_cards())).hexdigest()
        parts = (self.codebook, self.coder, self.encoder, cards, _rules())
        return hashlib.sha256("".join(parts).encode()).hexdigest()

    def card(self) -> bytes:
        """The card of the model; nothing where there is none."""
        return (Path(self.model) / CARD).read_bytes() if self.model else b""


@dataclass(frozen=True, slots=True)
class Batch:
    """Units to code together (those of one review or audit file), with all that a worker process needs.

    ``fingerprints`` says by unit id what it is being coded with; ``vectors`` are those of the units' texts.
    """

    name: str
    units: tuple[CodingUnit, ...]
    recipe: Recipe
    fingerprints: Mapping[str, str]
    vectors: Vectors


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
    worded = [one for one in findings if not one.only_graded]
    ordered = sorted(worded, key=lambda one: (one.source, one.id))
    return groups + [
        (source, [_local_unit(one) for one in own]) for source, own in groupby(ordered, key=lambda one: one.source)
    ]


def _local_unit(finding: AuditFinding) -> CodingUnit:
    """A local finding is one by being one; under "Strengths" a short note without a word of praise is good practice."""
    section = "good-practice" if heading_lean(finding.heading) == "good" else "findings"
    return CodingUnit(finding.id, finding.text, section, finding.heading)


def _unit(passage: Passage, review_kind: str) -> CodingUnit:
    return CodingUnit(passage.id, passage.text, passage.section_kind, passage.heading, review_kind)


def to_code(groups: Iterable[tuple[str, Sequence[CodingUnit]]], recipe: Recipe, done: Mapping[str, str]) -> list[Batch]:
    """Batches of the units that are new or were coded with something else, without vectors yet.

    Args:
        groups: Units by source, as `units_by_source` gives them.
        recipe: What they are to be coded with.
        done: By unit id, the fingerprint it was last coded with.
    """
    mark = recipe.fingerprint()
    batches = []
    for name, units in groups:
        marks = {unit.id: hashlib.sha256(f"{mark}{unit!r}".encode()).hexdigest()[:16] for unit in units}
        stale = tuple(unit for unit in units if done.get(unit.id) != marks[unit.id])
        if stale:
            batches.append(Batch(name, stale, recipe, marks, {}))
    return batches


def with_vectors(batches: Iterable[Batch], encoder: KeptVectors) -> Iterator[Batch]:
    """The batches with the vectors of their texts, computed as they are asked for: one batch in memory at a time."""
    for batch in batches:
        texts = [unit.text for unit in batch.units]
        keys = [text_key(text) for text in texts]
        yield replace(batch, vectors=dict(zip(keys, encoder.encode(texts), strict=True)))


def code_batch(batch: Batch) -> list[Coding]:
    """Code the units of one batch, aligned by position."""
    coder, encoder = _coder(batch.recipe, batch.recipe.card())
    encoder.hold(batch.vectors)
    return coder.code(batch.units)


@lru_cache(maxsize=2)
def _coder(recipe: Recipe, _card: bytes) -> tuple[Coder, KeptVectors]:
    """Making a coder compiles rules and loads models; a worker process does that once, not once a batch.

    A model that was fitted anew lies in the same folder; its card is part of what is remembered.
    """
    encoder = KeptVectors(recipe.encoder, lambda: _encoder(recipe.encoder), {})
    codebook = Codebook.model_validate_json(recipe.codebook)
    coder = CODERS[recipe.coder](CoderParts(codebook, encoder))
    return (_put_right(coder, recipe, codebook, encoder) if recipe.model else coder), encoder


def _put_right(coder: Coder, recipe: Recipe, codebook: Codebook, encoder: Encoder) -> Coder:
    """The coder with what people decided in the study."""
    from thememiner.coding.study_coder import DecidedCoder, cap_of, load_study_model

    model = load_study_model(Path(recipe.model), coder=recipe.coder, encoder=recipe.encoder)
    themes = [theme.id for theme in codebook.themes]
    return DecidedCoder(coder, model, encoder, cap=cap_of(codebook), themes=themes)


@lru_cache(maxsize=1)
def _encoder(name: str) -> Encoder:
    """Beside its siblings a worker has one core to itself."""
    return load_encoder(name, threads=1)


def _packaged_cards() -> list[bytes]:
    """The cards of the models in the package: a model that was fitted anew must not leave old codings standing."""
    return [(artefact_folder(name) / CARD).read_bytes() for name in PACKAGED]


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
