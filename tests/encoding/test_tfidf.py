from __future__ import annotations

import numpy as np
import pytest

from thememiner.encoding.tfidf import TfidfEncoder
from thememiner.errors import InputError

TEXTS = ["Dental decay went untreated.", "Decay of teeth was seen.", "Police shared what they knew."]


def test_texts_encoded_in_two_calls_can_be_compared() -> None:
    encoder = TfidfEncoder(TEXTS)
    np.testing.assert_array_equal(encoder.encode(TEXTS[1:]), encoder.encode(TEXTS)[1:])


def test_a_text_of_unknown_words_is_like_nothing() -> None:
    assert not TfidfEncoder(TEXTS).encode(["Xylophone quartz"]).any()


@pytest.mark.parametrize("texts", [[], ["Neglect."], ["Neglect.", "neglect"], ["the", "of", "neglect"]])
def test_too_little_to_learn_words_from_is_refused(texts: list[str]) -> None:
    with pytest.raises(InputError, match=f"two different texts with words to be fitted on, of {len(texts)} given"):
        TfidfEncoder(texts)
