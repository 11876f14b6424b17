from __future__ import annotations

import numpy as np
import pytest

from thememiner.codebook import Codebook, Theme
from thememiner.encoding import Encoder
from thememiner.topics.near import centred, nearest_theme, theme_texts

CODEBOOK = Codebook(
    themes=(
        Theme(id="school", label="School absence", definition="Missing education and exclusion from school."),
        Theme(id="teeth", label="Dental neglect", definition="Untreated decay of teeth; dental care not sought."),
        Theme(id="police", label="Police response", definition="How police answered calls to the home."),
    )
)


def test_a_theme_is_read_as_label_and_definition() -> None:
    assert theme_texts(CODEBOOK)[0] == "School absence: Missing education and exclusion from school."


def test_centred_rows_sum_in_no_direction_and_have_length_one() -> None:
    rows = centred(np.array([[1, 0], [0, 1]], dtype=np.float32))
    np.testing.assert_allclose(rows, np.array([[1, -1], [-1, 1]]) / np.sqrt(2), atol=1e-6)


def test_a_single_row_is_not_centred_away() -> None:
    np.testing.assert_array_equal(
        centred(np.array([[0.6, 0.8]], dtype=np.float32)), [[np.float32(0.6), np.float32(0.8)]]
    )


def test_the_nearest_theme_and_how_near() -> None:
    themes = np.array([[1, 0], [0, 1], [-1, 0]], dtype=np.float32)
    row, nearness = nearest_theme(np.array([0.3, 0.4], dtype=np.float32), themes)
    assert (row, nearness) == (1, pytest.approx(0.8))


def test_topics_are_near_the_theme_they_are_about(vectors: np.ndarray, encoder: Encoder) -> None:
    themes, passages = centred(encoder.encode(theme_texts(CODEBOOK))), centred(vectors)
    near = [nearest_theme(passages[start : start + 24].mean(axis=0), themes) for start in (0, 24, 48)]
    assert [row for row, _ in near[:2]] == [0, 1]
    # Housing has no theme here, and shows it by being far from all.
    assert near[2][1] < min(near[0][1], near[1][1]) - 0.1
