from __future__ import annotations

import numpy as np
import pytest

from thememiner.coding.fitted.entries import RuleEvidence, entries_of
from thememiner.coding.fitted.features import Extractor, Features
from thememiner.coding.fitted.ridge import fit_linear
from thememiner.coding.fitted.words import fit_words
from thememiner.encoding.tfidf import TfidfEncoder

TEXTS = ["keys were lost", "a key was found", "the garden is dry", "dry roses, dry garden", "a key in the garden"]
RIGHT = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [1, 1]], dtype=bool)
MIX = (2.0, 0.0, 1.0, 0.5)
NO_CENTRES = np.zeros((0, 0), dtype=np.float32)


@pytest.fixture(scope="module")
def given() -> Features:
    encoder = TfidfEncoder(TEXTS)
    vectors = encoder.encode(TEXTS)
    none = np.zeros((0, vectors.shape[1]), dtype=np.float32)
    parts = entries_of(["a", "b"], None, encoder, vectors.shape[1])
    return Extractor(vectors.mean(axis=0), none, fit_words(TEXTS), parts, RuleEvidence(["a", "b"], None)).features(
        TEXTS, vectors
    )


def rows(given: Features, kept: list[int]) -> Features:
    parts = (given.vectors, given.pulls, given.words, given.evidence, given.to_labels, given.to_phrases, given.lengths)
    return Features(*(part[kept] for part in parts), tuple(given.found[row] for row in kept))


@pytest.mark.parametrize(("groups", "out"), [(None, [2]), (["x", "y", "z", "z", "y"], [2, 3])])
def test_left_out_scores_are_those_of_a_fit_without_the_rows(
    given: Features, groups: list[str] | None, out: list[int]
) -> None:
    kept = [row for row in range(len(TEXTS)) if row not in out]
    _, left_out = fit_linear(given, RIGHT, MIX, between=NO_CENTRES, groups=groups)
    without, _ = fit_linear(rows(given, kept), RIGHT[kept], MIX, between=NO_CENTRES, groups=None)
    assert np.allclose(left_out[out], without.scores(rows(given, out)), atol=1e-4)
