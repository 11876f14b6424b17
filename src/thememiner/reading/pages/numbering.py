"""Printed numbers at the beginning of a line, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thememiner.reading.pages.words import Word

_DECIMAL = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,3}){1,4})[.:)]?$")
_WHOLE = re.compile(r"^\(?(\d{1,3})([.):]?)$")
_LETTER = re.compile(r"^\(?([a-z]|[ivx]{1,5}|\d{1,2}[a-z])([.)])$")
_CAPITAL = re.compile(r"^\(?([A-Z])([.)])$")
_CODE = re.compile(r"^((?:R|KF|F|LP|KLOE|L|Q|REC)\d{1,2}(?:\.\d{1,2})?)[.:)]?$")
_NAMED = re.compile(r"^(recommendation|finding|lesson|theme|learning|key|question|action|chapter)$", re.IGNORECASE)
_NAMED_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-Z])[:.–—-]?$")
_BULLETS = frozenset("•●◦○▪■□◼◾⬛❑‣⁃·➢❖✓✔►→◆\uf0b7\uf0a7\uf0d8\uf06e\uf076\uf0fc\uf02d\uf0e0\uf071")
_DASHES = frozenset("-–—*o")
_NOT_AFTER_A_NUMBER = re.compile(
    r"^(january|february|march|april|may|june|july|august|september|october|november|december|"
    r"am|pm|a\.m\.?|p\.m\.?|%|per|million|hours?|days?|weeks?|months?|years?|miles?|of|and|to|or|were|was|had|"
    r"children|young|cases|families|people|social|agencies|out)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"^(?:\d|am\b|pm\b|a\.m|p\.m)", re.IGNORECASE)
_LARGEST = 400


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number without its dot or brackets (empty for a bullet), and the words after it."""

    number: str
    rest: list[Word]


def split_number(
    words: Sequence[Word], *, expected: frozenset[str] = frozenset(), is_large: bool = False
) -> Numbered | None:
    """Take the printed number, label or bullet from the beginning of a line.

    A number needs a sign that it is one: a dot or bracket, a gap wider than a word space, bold or large print, or being
    the next in its series. A date, a quantity or a time is none.

    Args:
        words: The line.
        expected: The numbers that would carry on a series on this page.
        is_large: Whether the line is in the large print of a heading.
    """
    first, rest = words[0].text, list(words[1:])
    gap = (rest[0].x0 - words[0].x1) / max(words[0].size, 1.0) if rest else 9.0
    if first in _BULLETS or (first in _DASHES and rest and gap > 0.4):
        return Numbered("", rest) if rest else None
    if first[0] in _BULLETS and len(first) > 1:
        head = words[0]
        return Numbered("", [Word(first[1:], head.x0, head.x1, head.y, head.size, head.bold), *rest])
    if _NAMED.match(first) and rest:
        return _named(words)
    stands_out = words[0].bold or is_large
    number = _number(first, gap, next_word=rest[0].text if rest else "", bold=stands_out, expected=expected)
    return Numbered(number, rest) if number else None


def _number(first: str, gap: float, *, next_word: str, bold: bool, expected: frozenset[str]) -> str | None:
    follows = _NOT_AFTER_A_NUMBER.match(next_word)
    if match := _DECIMAL.match(first):
        return match.group(1) if not follows or gap > 1.0 else None
    if match := _WHOLE.match(first):
        number, mark = match.groups()
        signed = bool(mark) or gap > 0.75 or bold or number in expected
        doubtful = bool(_TIME.match(next_word)) if mark else bool(follows) and gap <= 1.0
        return number if signed and not doubtful and 0 < int(number) <= _LARGEST else None
    if match := _CODE.match(first):
        return match.group(1)
    if match := _LETTER.match(first) or _CAPITAL.match(first):
        return match.group(1) if first.startswith("(") or gap > 0.35 else None
    return None


def _named(words: Sequence[Word]) -> Numbered | None:
    """Labels such as "Recommendation 3:", "Learning point 2" or "Key finding 1"."""
    for place in (1, 2):
        if place >= len(words):
            return None
        if _NAMED_NUMBER.match(words[place].text):
            is_label = words[place].text[-1] in ":.–—-" or place + 1 == len(words) or words[place].bold
            if not is_label:
                return None
            label = " ".join(word.text for word in words[: place + 1]).rstrip(":.–—- ")
            return Numbered(label, list(words[place + 1 :]))
        if not re.match(r"^(points?|findings?|themes?|lessons?|learning)$", words[place].text, re.IGNORECASE):
            return None
    return None


def next_in_series(number: str) -> str:
    """The number that would follow: "4.12" after "4.11", "8" after "7", empty for anything else."""
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdigit() else ""
