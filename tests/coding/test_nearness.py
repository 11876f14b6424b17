from __future__ import annotations

import numpy as np
import pytest

from thememiner.codebook import Theme
from thememiner.coding.background import TEXTS_WORTH, Background, load_background
from thememiner.coding.nearness import NearnessCoder, entry_line
from thememiner.encoding import Encoder, load_encoder

THEMES = (
    Theme(id="a", label="Transport", definition="Buses, trains and cars were late or missing."),
    Theme(id="b", label="Housing", definition="Flats were damp, crowded or in bad repair."),
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


def test_one_row_per_text_one_column_per_theme(encoder):
    scores = NearnessCoder(THEMES, encoder).scores(
        ["The railway was closed and no coach ran.", "Mould covered the bedroom walls.", ""]
    )
    assert scores.shape == (3, 2)
    assert scores[0, 0] > scores[0, 1]
    assert scores[1, 1] > scores[1, 0]
    assert not scores[2].any()
    assert np.abs(scores).max() <= 1


def test_no_texts_no_rows(encoder):
    assert NearnessCoder(THEMES, encoder).scores([]).shape == (0, 2)


def test_known_vectors_are_used_as_they_are(encoder):
    coder = NearnessCoder(THEMES, encoder)
    text = ["The railway was closed and no coach ran."]
    assert np.array_equal(coder.scores(text), coder.scores(text, encoder.encode(text)))
    assert not np.array_equal(coder.scores(text), coder.scores(text, encoder.encode(["Damp."])))


def test_nearest_sentence_leaves_scraps_aside(encoder):
    text = "Cars. The kitchen ceiling was dripping with damp.  The coach to town was cancelled."
    (found,) = NearnessCoder(THEMES, encoder).near([text])
    assert [text[start:end] for start, end in found.nearest] == [
        "The coach to town was cancelled.",
        "The kitchen ceiling was dripping with damp.",
    ]


def test_own_texts_move_the_centre_as_they_grow_in_number():
    background = Background(np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32))
    own = np.array([[0.0, 1.0]] * TEXTS_WORTH, np.float32)
    assert background.centre_of_texts(own[:0]).tolist() == [1.0, 0.0]
    assert background.centre_of_texts(own).tolist() == [0.5, 0.5]
    assert background.centre_of_themes(own[:5]).tolist() == [0.0, 1.0]


def test_an_encoder_of_another_kind_has_its_own_mean_only():
    background = load_background("tfidf", 3)
    rows = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]], np.float32)
    assert background.centre_of_texts(rows).tolist() == [0.5, 0.5, 0.0]
    assert background.centre_of_texts(rows[:0]).tolist() == [0.0, 0.0, 0.0]


def test_packaged_means_are_those_of_the_model():
    background = load_background("minilm", 384)
    assert background.texts.shape == background.themes.shape == (384,)
    assert 0 < np.linalg.norm(background.texts) < 1


def test_entry_line():
    assert entry_line(THEMES[0]) == "Transport: Buses, trains and cars were late or missing."
