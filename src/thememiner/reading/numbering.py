"""Printed numbers at the beginning of a line: "4.12", "12.", "R1", "(a)", "iv."; and bullets.

Digits at a line's beginning are a printed number only when the layout says so: a tab behind them, text that hangs from
them, or a full stop and a capital at the beginning of a paragraph. "12 March 2014", "3 children" and a cross-reference
that happens to wrap ("see paragraph / 4.12 above") are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from thememiner.reading.lines import Line

_SHAPE = re.compile(
    r"""(?P<open>[(\[]?)
    (?:(?P<decimal>\d{1,3}(?:\.\d{1,3}){0,4})|(?P<code>[A-Z]{1,4}\d{1,3})|(?P<roman>[ivxl]{1,5})|(?P<letter>[A-Za-z]))
    (?P<close>[.:]?[)\]]?[.:]?)""",
    re.VERBOSE,
)
_BULLETS = frozenset("•‣▪■□▫●○◦◆◇►▶➢➤✓✔❖·*–—-─―‒→\u2043\u2219")
_MONTH_OR_UNIT = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|am|pm|years?|months?|weeks?|days?|hours?)|%",
    re.IGNORECASE,
)

Strength = Literal["strong", "weak"]


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number.

    Args:
        label: As printed, without brackets and trailing stop.
        kind: ``decimal``, ``code``, ``roman`` or ``letter``.
        closed: Whether a stop, colon or bracket follows it.
        tabbed: Whether a tab follows it.
    """

    label: str
    kind: str
    closed: bool
    tabbed: bool

    @property
    def depth(self) -> int:
        """How many figures a decimal number has; 0 for every other kind."""
        return self.label.count(".") + 1 if self.kind == "decimal" else 0


def bullet(line: Line) -> bool:
    """Whether the line begins with a bullet."""
    if len(line.words) < 2:
        return False
    first, second = line.words[:2]
    gap = (second.x0 - first.x1) / line.size
    if len(first.text) != 1:
        return False
    if first.text in "–—-─―‒*·":
        return gap > 0.2
    return first.text in _BULLETS or "\ue000" <= first.text <= "\uf8ff" or (first.text == "o" and gap > 0.5)


def printed_number(line: Line) -> Number | None:
    """The number-like token at the beginning of a line with its look, before its surroundings are considered."""
    if len(line.words) < 2:
        return None
    match = _SHAPE.fullmatch(line.words[0].text)
    if match is None:
        return None
    kind = next(name for name in ("decimal", "code", "roman", "letter") if match[name])
    label = match[kind]
    closed = bool(match["close"])
    if kind in ("roman", "letter") and not closed:
        return None
    if match["open"] and not any(sign in match["close"] for sign in ")]"):
        return None
    return Number(label, kind, closed, _is_tabbed(line))


def _is_tabbed(line: Line) -> bool:
    """Whether the first gap is much wider than the line's other gaps (which justification may have widened)."""
    gaps = [after.x0 - before.x1 for before, after in zip(line.words, line.words[1:], strict=False)]
    usual = median(gaps[1:]) if len(gaps) > 2 else 0.25 * line.size
    return gaps[0] > max(0.55 * line.size, 1.6 * usual)


def is_number(line: Line, number: Number, *, fresh: bool, hanging: bool, heading: bool) -> Strength | None:
    """Whether a number-like token is a printed number.

    Args:
        line: The line that begins with it.
        number: The token.
        fresh: Whether the layout says that a paragraph begins here, whatever the token.
        hanging: Whether the lines below are indented to the text behind the token.
        heading: Whether the line is set like a heading (bold or large).

    Returns:
        ``strong`` when the layout alone proves it, ``weak`` when it also must fit the numbers before it.
    """
    follows = line.words[1].text
    if number.kind == "decimal" and not number.closed and _MONTH_OR_UNIT.match(follows):
        return None
    if number.kind == "decimal" and follows[0].isdigit() and not number.tabbed:
        return None
    if number.tabbed and (fresh or hanging):
        return "strong"
    if not fresh:
        return None
    capital = follows[0].isupper() or follows[0] in "‘“'\"(["
    if hanging and capital:
        return "strong"
    if number.kind in ("roman", "letter"):
        return "weak" if number.closed and (not number.label.isupper() or number.tabbed) else None
    if number.closed or number.depth >= 2 or heading:
        return "weak" if capital else None
    return None


def follows_on(number: Number, before: Sequence[Number], *, may_begin_anywhere: bool = False) -> bool:
    """Whether a number fits those already seen: the first of its series, or a small step on from the last one.

    Args:
        number: The number.
        before: Those seen.
        may_begin_anywhere: Whether a series may begin with another number than 1 or 2 (headings in part of a report).
    """
    value = value_of(number)
    if value is None:
        return True
    parent = _parent(number)
    sibling = next((one for one in reversed(before) if one.kind == number.kind and _parent(one) == parent), None)
    if sibling is None:
        return value <= 2 or may_begin_anywhere
    return value == 1 or 0 < value - (value_of(sibling) or 0) <= 3


def is_next(number: Number, last: Number) -> bool:
    """Whether a number is the very next one of the same series."""
    before, value = value_of(last), value_of(number)
    return before is not None and value == before + 1 and _parent(number) == _parent(last)


def _parent(number: Number) -> str:
    if number.kind == "decimal":
        return number.label.rpartition(".")[0]
    return number.label.rstrip("0123456789") if number.kind == "code" else number.kind


def value_of(number: Number) -> int | None:
    """The last figure of a number, or a letter's place in the alphabet; Roman numerals have none."""
    if number.kind == "letter":
        return ord(number.label.lower()) - ord("a") + 1
    digits = re.search(r"\d+$", number.label)
    return int(digits[0]) if digits else None
