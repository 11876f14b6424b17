from __future__ import annotations

import pytest

from thememiner.encoding.windows import windows


def cut(text: str, size: int) -> list[str]:
    """Cut a text whose tokens are written apart by ``|`` (as the tokeniser splits "p.m" where no space is)."""
    tokens, offsets, at = [], [], 0
    for word in text.split(" "):
        for token in word.split("|"):
            tokens.append(token)
            offsets.append((at, at + len(token.removeprefix("##"))))
            at = offsets[-1][1]
        at += 1
    return [" ".join(tokens[start:end]) for start, end in windows(tokens, offsets, size=size)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("a b c|.", ["a b c ."]),
        ("a b|. c d", ["a b .", "c d"]),
        ("a b|? c d|! e f", ["a b ?", "c d !", "e f"]),
        ("a b c 4|.|12 d", ["a b c 4", ". 12 d"]),
        ("a b c neg|##lect d", ["a b c", "neg ##lect d"]),
        ("a|##b|##c|##d|##e f", ["a ##b ##c ##d", "##e f"]),
        ("a|. b c d e", ["a . b c", "d e"]),
    ],
    ids=[
        "nothing but an empty token",
        "it fits",
        "after a sentence",
        "after the last sentence that fits",
        "a stop inside a number ends no sentence",
        "not inside a word",
        "inside a word too long for a window",
        "a sentence that ends early does not leave a window nearly empty",
    ],
)
def test_windows(text: str, expected: list[str]) -> None:
    assert cut(text, 4) == expected


def test_no_tokens_no_window() -> None:
    assert windows([], [], size=4) == []


def test_windows_follow_each_other_to_the_end() -> None:
    text = " ".join(f"w{number}|." if number % 7 == 0 else f"w{number}" for number in range(1, 500))
    assert " ".join(cut(text, 50)) == text.replace("|", " ")
