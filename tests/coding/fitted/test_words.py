from __future__ import annotations

import numpy as np
import pytest

from thememiner.coding.fitted.words import fit_words, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Plans drifted.", ["plans", "drifted", "plans drifted"]),
        ("A 2019 plan", ["plan"]),
        ("", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


def test_names_are_no_terms_but_abbreviations_and_first_words_are() -> None:
    texts = ["Visits in Borchester were late.", "The MASH and Borchester visits.", "No visits by MASH; Borchester."]
    terms = fit_words(texts).terms
    assert {"visits", "mash"} <= set(terms)
    assert not [term for term in terms if "borchester" in term]


def test_rows_have_length_one_or_nothing() -> None:
    words = fit_words(["keys lost", "keys found", "lost again"])
    lengths = np.sqrt(words.weigh(["keys keys lost", "unknown"]).power(2).sum(axis=1)).ravel()
    assert np.allclose(lengths, [1, 0])
