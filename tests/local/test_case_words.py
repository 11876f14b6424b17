from __future__ import annotations

import pytest

from thememiner.local.case_words import repeated

LOCAL = ["In four of six files the plan named no date.", "Short one."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We saw that in four of six files the plan was thin", LOCAL[0]),
        ("IN FOUR, OF SIX FILES: THE plan", LOCAL[0]),
        ("in four of six files", ""),
        ("in four of the six files the plan", ""),
        ("Short one.", ""),
        ("", ""),
    ],
)
def test_six_words_in_a_row_repeat(text: str, found: str) -> None:
    assert repeated(text, LOCAL) == found
