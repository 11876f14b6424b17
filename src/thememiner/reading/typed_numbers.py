"""Numbers that were typed at the beginning of a paragraph, where there is no page to measure a gap on."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"^(?:\(?(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,4})[.):]?|(?P<whole>\d{1,3})[.):]|\(?(?P<letter>[a-z]|[ivx]{1,5})\)|"
    r"(?P<code>(?:R|KF|F|LP|KLOE|L|Q)\d{1,2})[.):]?)\s+(?=\S)"
)
_LABEL = re.compile(
    r"^(?P<label>(?:Recommendation|Finding|Lesson|Theme|Learning [Pp]oint|Learning|Key [Ff]inding)\s+\d{1,3}[a-z]?"
    r"(?: \([^)\d]{1,30}\))?)(?:\s*[:.–—-]\s+|$)"
)
_ROW = re.compile(
    r"^(?P<number>(?:R|KF|F|LP|L|Q)?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?)[.):]? \| "
    r"(?=(?:[^\W\d_]{2,}(?:['’][^\W\d_]+)?\W+){3})"
)
_BARE = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[^\W\d])")
_BULLET = re.compile(r"^[•●◦○▪■□◼‣⁃·➢✓►\uf0b7\uf0a7\uf0d8]\s*")
_TIME_OR_QUANTITY = re.compile(
    r"^(?:\d|[ap]\.?m\b|%|million\b|per\b|(?:hours|days|weeks|months|years|miles)\b)", re.IGNORECASE
)


def typed_number(text: str, *, is_heading: bool = False) -> tuple[str | None, str]:
    """The number and the words after it; number None where there is none, and empty for a bullet.

    In a heading a bare number before the words is its number; in a paragraph it may be a date or a quantity.
    """
    if is_heading and (match := _BARE.match(text)):
        return match.group(1), text[match.end() :]
    if match := _BULLET.match(text):
        return "", text[match.end() :]
    label, rest = typed_label(text)
    if label is not None:
        return label, rest
    if (match := _NUMBER.match(text)) and not _TIME_OR_QUANTITY.match(text[match.end() :]):
        number = next(group for group in match.groups() if group)
        return number, text[match.end() :]
    return None, text


def typed_label(text: str) -> tuple[str | None, str]:
    """A label with a number ("Recommendation 3:") and the words after it; None where there is none."""
    match = _LABEL.match(text)
    rest = text[match.end() :] if match else ""
    return (match.group("label"), rest) if match and rest else (None, text)


def row_number(text: str) -> tuple[str | None, str]:
    """The number in the first cell of a row of a table, and the other cells; None where that cell is no number.

    What follows must begin with words: in a table of figures the first of them numbers nothing.
    """
    match = _ROW.match(text)
    return (match.group("number"), text[match.end() :]) if match else (None, text)
