from __future__ import annotations

import pytest

from thememiner.reading.pages.numbering import next_in_series, split_number
from thememiner.reading.pages.words import Word

SIZE = 10.0


def line(text: str, *, gap: float = 0.28, bold: bool = False) -> list[Word]:
    """Words with ``gap`` font sizes after the first one."""
    words, x = [], 72.0
    for place, one in enumerate(text.split()):
        end = x + 5.0 * len(one)
        words.append(Word(one, x, end, 100.0, SIZE, bold))
        x = end + (gap if place == 0 else 0.28) * SIZE
    return words


def split(words: list[Word], expected: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    found = split_number(words, expected=expected)
    return (found.number, " ".join(word.text for word in found.rest)) if found else None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("4.12 The plan was not shared.", "4.12", "The plan was not shared."),
        ("4.12. The plan was not shared.", "4.12", "The plan was not shared."),
        ("3.2.1 The plan", "3.2.1", "The plan"),
        ("12. The school told nobody.", "12", "The school told nobody."),
        ("12) The school told nobody.", "12", "The school told nobody."),
        ("(12) The school told nobody.", "12", "The school told nobody."),
        ("(a) whether help was early", "a", "whether help was early"),
        ("(iv) whether help was early", "iv", "whether help was early"),
        ("R1 The partnership should", "R1", "The partnership should"),
        ("R1. The partnership should", "R1", "The partnership should"),
        ("KLOE2: How well was", "KLOE2", "How well was"),
        ("Recommendation 3: The board should", "Recommendation 3", "The board should"),
        ("Recommendation 3", "Recommendation 3", ""),
        ("Learning point 2: Ask the child.", "Learning point 2", "Ask the child."),
        ("Key finding 1. Nobody asked.", "Key finding 1", "Nobody asked."),
        ("Finding A: Nobody asked.", "Finding A", "Nobody asked."),
        ("• Ask the child.", "", "Ask the child."),
        ("•Ask the child.", "", "Ask the child."),
        ("\uf0b7 Ask the child.", "", "Ask the child."),
    ],
)
def test_numbers_labels_and_bullets(text: str, number: str, rest: str) -> None:
    assert split(line(text)) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2014 was the day",
        "2015 saw a new service",
        "3 children were seen",
        "3 of the children were seen",
        "12 The school told nobody.",
        "10. 30 p.m. was the time",
        "10.30 p.m. was the time",
        "2.5 million pounds were spent",
        "4.5 per cent of families",
        "0. Nothing",
        "A child was not seen",
        "I was not asked",
        "a. child",
        "- was said",
        "Recommendation 3 was not carried out",
        "Recommendations were made",
        "Finding a place took long",
        "Learning from the event was shared",
        "R1x The partnership",
        "•",
    ],
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert split(line(text)) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12 The school told nobody.", "12"),
        ("3 Children were seen alone.", "3"),
        ("a. whether help was early", "a"),
        ("- whether help was early", ""),
        ("o whether help was early", ""),
    ],
)
def test_a_wide_gap_makes_a_number(text: str, number: str) -> None:
    found = split(line(text, gap=1.6))
    assert found is not None
    assert found[0] == number


def test_bold_print_makes_a_number() -> None:
    assert split(line("7 The school", bold=True)) == ("7", "The school")


@pytest.mark.parametrize(
    ("text", "found"), [("4 How well agencies worked", ("4", "How well agencies worked")), ("12 March 2014", None)]
)
def test_large_print_makes_a_number(text: str, found: tuple[str, str] | None) -> None:
    number = split_number(line(text), is_large=True)
    assert (number and (number.number, " ".join(word.text for word in number.rest))) == found


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("8 Nobody asked", {"8"}, ("8", "Nobody asked")),
        ("8 Nobody asked", {"9"}, None),
        ("8 March was the day", {"8"}, None),
    ],
)
def test_the_next_in_the_series(text: str, expected: set[str], found: tuple[str, str] | None) -> None:
    assert split(line(text), frozenset(expected)) == found


@pytest.mark.parametrize(
    ("number", "following"),
    [("4.11", "4.12"), ("4.9", "4.10"), ("7", "8"), ("3.2.9", "3.2.10"), ("a", ""), ("R1", ""), ("Finding 2", "")],
)
def test_next_in_series(number: str, following: str) -> None:
    assert next_in_series(number) == following
