from __future__ import annotations

import pytest

from thememiner.coding.fitted_stance.words import opening_counts, shape_counts, shapes_of, word_counts, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 2014 she wasn’t seen.", ["in", "0000", "she", "wasn't", "seen", "."]),
        ("12 visits", ["0", "visits"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("They did not consider Anwen", ["^", "they", "did", "not", "~", "Xx"]),
        ("CAMHS doesn't meet", ["^", "ABC", "n't", "~"]),
        ("Meetings drifted slowly", ["^", "Xx", "~ed", "~ly"]),
        ("The board", ["^", "the", "board"]),
    ],
)
def test_shapes_keep_the_small_words_and_the_endings(text, shapes):
    assert shapes_of(text) == shapes


def test_ways_of_speaking_are_alike_where_words_are_not():
    one, other = "They did not consider the risk", "They did not explore the harm"
    assert shape_counts(one) == shape_counts(other)
    assert word_counts(one) != word_counts(other)


def test_an_opening_is_counted_from_the_beginning_only():
    assert opening_counts("It is recommended that they meet")["^ it is recommended"] == 1
    assert opening_counts("They say it is recommended")["^ it is recommended"] == 0
