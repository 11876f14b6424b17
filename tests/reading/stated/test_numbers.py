from __future__ import annotations

import pytest

from thememiner.reading.stated.numbers import AGE, age_of, band_of, number_of


@pytest.mark.parametrize(
    ("words", "age", "band"),
    [
        ("eleven weeks", "11w", "<1"),
        ("11 weeks old", "11w", "<1"),
        ("two and a half", "2y 6m", "1-5"),
        ("3 years 2 months", "3y 2m", "1-5"),
        ("three years and two months", "3y 2m", "1-5"),
        ("eighteen months", "1y 6m", "1-5"),
        ("twelve months", "1y", "1-5"),
        ("eleven months", "11m", "<1"),
        ("17-year-old", "17y", "16-17"),
        ("nine-week-old", "9w", "<1"),
        ("four days", "4d", "<1"),
        ("six", "6y", "6-10"),
        ("eleven", "11y", "11-15"),
        ("18", "18y", ""),
        ("twenty-one years", "21y", ""),
    ],
)
def test_ages(words: str, age: str, band: str) -> None:
    match = AGE.match(words)
    assert match
    assert match.group() == words
    assert age_of(match) == age
    assert band_of(age) == band


@pytest.mark.parametrize(
    ("words", "number"), [("seven", 7), ("Forty-one", 41), ("twelve", 12), ("60", 60), ("twenty", 20)]
)
def test_numbers(words: str, number: int) -> None:
    assert number_of(words) == number
