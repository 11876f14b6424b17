from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thememiner.encoding.kept import KeptVectors, text_key


class Counting:
    """An encoder that remembers what it was asked."""

    name = "counting"
    note = "by length"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(len(texts), 2)


def test_a_text_is_encoded_once_and_rows_keep_their_order() -> None:
    inner = Counting()
    kept = KeptVectors("counting", lambda: inner, {})
    first = kept.encode(["a", "bbb", "a"])
    again = kept.encode(["bbb", "cc"])
    assert first[:, 0].tolist() == [1, 3, 1]
    assert again[:, 0].tolist() == [3, 2]
    assert inner.asked == ["a", "bbb", "cc"]


def test_what_was_kept_before_needs_no_encoder() -> None:
    def never() -> Counting:
        raise AssertionError("loaded")

    known = {text_key("a"): np.array([7, 7], dtype=np.float32)}
    assert KeptVectors("counting", never, known).encode(["a"]).tolist() == [[7, 7]]


def test_only_new_vectors_are_handed_out_and_once() -> None:
    kept = KeptVectors("counting", Counting, {text_key("a"): np.array([7, 7], dtype=np.float32)})
    kept.encode(["a", "bb"])
    assert list(kept.take_new()) == [text_key("bb")]
    assert kept.take_new() == {}
