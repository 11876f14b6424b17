"""Numbers and ages in words or figures."""

from __future__ import annotations

import re

# fmt: off
_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS = {word: place for place, word in enumerate(_UNITS)} | _TENS
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS[1:]))})"
"""A number from one to fifty-nine in words, or up to three figures; a pattern without groups."""

_UNIT = r"(?:years?|months?|weeks?|days?)"
AGE = re.compile(
    rf"\b(?P<first>{NUMBER})(?P<half>½|[ -]and[ -]a[ -]half)?"
    rf"(?:[ -](?P<unit>{_UNIT})(?:(?:,? and|,)? (?P<second>{NUMBER}) (?P<lesser>months?|weeks?|days?))?)?"
    r"(?:[ -](?P<years>years?)\b)?(?P<old>[ -]olds?\b)?",
    re.IGNORECASE,
)


def number_of(words: str) -> int:
    """The number that the words or figures stand for.

    Raises:
        KeyError: They are no number of `NUMBER`.
    """
    words = words.lower().replace("-", " ")
    return int(words) if words.isdigit() else sum(_WORDS[word] for word in words.split())


def age_of(match: re.Match[str]) -> str:
    """An age found by `AGE` in its normal form.

    ``"3y 2m"`` or ``"6y"`` from a year upwards (eighteen months are ``"1y 6m"``), else ``"5m"``, ``"11w"`` or ``"4d"``
    as stated; a bare number is years.
    """
    first, unit = number_of(match["first"]), (match["unit"] or "years").lower()[0]
    second = number_of(match["second"]) if match["second"] else 6 if match["half"] else 0
    if unit == "y":
        months = second if (match["lesser"] or "m").lower().startswith("m") else 0
        return _years(first * 12 + months)
    return _years(first) if unit == "m" and first >= 12 else f"{first}{unit}"


def band_of(age: str) -> str:
    """The age band of an age in normal form; empty from eighteen years upwards."""
    years = int(age.split("y")[0]) if "y" in age else 0
    bands = ((1, "<1"), (6, "1-5"), (11, "6-10"), (16, "11-15"), (18, "16-17"))
    return next((name for limit, name in bands if years < limit), "")


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years}y {rest}m" if years and rest else f"{years}y" if years else f"{rest}m"
