from __future__ import annotations

import pytest

from thememiner.reading.broken_words import broken_words

USUAL = "the safeguarding of children in the school was the work of the school and of the safeguarding board in school"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a matter of safe guarding that", ["safe guarding"]),
        ("a matter of s chool that", ["s chool"]),
        ("told theschool of it", ["theschool"]),
        ("of schooland home", ["schooland"]),
        ("a matter of safeguarding", []),
        ("it was in the school in the end", []),
        ("safe, guarding the child", []),
        ("a school-board and a pre-school", []),
        ("they understand the thousand husbands", []),
        ("The Safe Guarding Board", []),
    ],
)
def test_words_are_broken_by_what_the_document_writes_elsewhere(text: str, found: list[str]) -> None:
    assert [one.words for one in broken_words([USUAL, text])[0]] == found


def test_it_is_told_in_which_text_and_of_how_many_words() -> None:
    found, looked_at = broken_words([USUAL, "", "safe guarding now"])
    assert [one.text for one in found] == [2]
    assert looked_at == len(USUAL.split()) + 3
