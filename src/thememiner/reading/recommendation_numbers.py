"""Printed numbers of recommendations, and the number of the lowest item composed with those above it: "4a(i)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["label", "code", "decimal", "whole", "letter", "roman", "other"]

_LABELLED = re.compile(
    r"^(?P<label>(?:[A-Z][\w&'’/-]*\s){0,4}?(?i:recommendation)\s+(?:\d{1,3}(?:\.\d{1,2})*[a-z]?|[A-Z]|(?i:one|two|"
    r"three|four|five|six|seven|eight|nine|ten))(?:\s?\([^)]{1,30}\))?)(?:\s*[:.–—-]\s*|\s+(?=[A-Z“‘\"])|$)"
)
_UNNUMBERED = re.compile(
    r"^(?:(?:key|local|national|agency|overview) )?recommendation\s*[:–—-]\s*(?=\S)", re.IGNORECASE
)
_BEFORE_WORDS = re.compile(
    r"^(?:\[(?P<bracket>[A-Z]{0,2}\d{1,3})\]|(?P<whole>\d{1,3})[.)]|(?P<code>M?R\d{1,3})[.):]?|"
    r"\(?(?P<minor>[a-z]|[ivx]{2,5})[.)])\s+(?=\S)"
)
_CODE = re.compile(r"[A-Z]{1,3}\d{1,3}[a-z]?")
_OWN_CODE = re.compile(r"(?:M?R|REC|NR|LR)\d")
_ROMAN = {
    name: value
    for value, name in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"], start=1
    )
}
_MAJOR: frozenset[Style] = frozenset({"label", "code", "decimal", "whole", "other"})


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number: as printed, its style, and its place in its series (0 where it has none)."""

    printed: str
    style: Style
    value: int = 0

    @property
    def is_major(self) -> bool:
        """Whether it stands for itself; a letter or a Roman numeral needs what is above it."""
        return self.style in _MAJOR

    @property
    def is_of_a_recommendation(self) -> bool:
        """Whether the number itself says what it numbers: "Recommendation 4", "R4", "MR4"."""
        return self.style == "label" or (self.style == "code" and bool(_OWN_CODE.match(self.printed)))


def label_of(text: str, paragraph: str | None = None) -> tuple[Label | None, str]:
    """The printed number of a passage or cell, wherever the reader left it, and the words behind it."""
    if paragraph:
        return _classified(paragraph), text
    if match := _LABELLED.match(text):
        return _classified(match["label"]), text[match.end() :]
    if match := _UNNUMBERED.match(text):
        return Label("", "label"), text[match.end() :]
    if match := _BEFORE_WORDS.match(text):
        return _classified(next(filter(None, match.groups()))), text[match.end() :]
    return None, text


def is_labelled(heading: str, number: str | None) -> bool:
    """Whether a heading is a numbered recommendation itself ("Recommendation 4", "Recommendation 4: Supervision")."""
    return bool(_LABELLED.match(heading) or _UNNUMBERED.match(heading)) or bool(number and _LABELLED.match(number))


def _classified(printed: str) -> Label:
    digits = re.findall(r"\d+", printed)
    value = int(digits[-1]) if digits else 0
    if re.search(r"\brecommendations?\b", printed, re.IGNORECASE):
        return Label(printed, "label", value)
    if re.fullmatch(r"\d{1,3}[a-z]?", printed):
        return Label(printed, "whole", value)
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})+[a-z]?", printed):
        return Label(printed, "decimal", value)
    if _CODE.fullmatch(printed):
        return Label(printed, "code" if printed[0] not in "FLK" else "other", value)
    if printed.lower() in _ROMAN and len(printed) > 1:
        return Label(printed, "roman", _ROMAN[printed.lower()])
    if re.fullmatch(r"[A-Za-z]", printed):
        return Label(printed, "letter", ord(printed.lower()) - 96)
    return Label(printed, "other", value)


class Nesting:
    """The numbers that are open at a place of a list, the highest first."""

    def __init__(self) -> None:
        self._open: list[Label] = []
        self._is_barred = False

    def bar(self) -> None:
        """A heading without a number: letters below it do not belong to the number before it."""
        self._is_barred = True

    def add(self, label: Label) -> tuple[Label, ...]:
        """Put a number in its place; returns the numbers from the highest down to it."""
        label = self._as_roman(label)
        styles = [one.style for one in self._open]
        if self._is_barred and label.style not in styles[:1]:
            self._open, styles = [], []
        self._is_barred = False
        if label.is_major and self._open:
            self._open = self._open[: self._above_major(label, styles)]
        elif label.style in styles:
            self._open = self._open[: styles.index(label.style)]
        self._open.append(label)
        return tuple(self._open)

    def _above_major(self, label: Label, styles: list[Style]) -> int:
        """How many open numbers stay above a number that stands for itself: a label above "(1)", else none."""
        is_below_label = label.style == "whole" and styles[0] == "label" and (label.value == 1 or "whole" in styles)
        return 1 if is_below_label else 0

    def _as_roman(self, label: Label) -> Label:
        """A single letter as a Roman numeral where the series says so ("i" anywhere but behind "h")."""
        value = _ROMAN.get(label.printed.lower()) if label.style == "letter" else None
        if value is None:
            return label
        last = {one.style: one.value for one in self._open}
        if last.get("letter") == label.value - 1 and last.get("roman") != value - 1:
            return label
        if value == 1 or last.get("roman") == value - 1:
            return Label(label.printed, "roman", value)
        return label


def composed(path: tuple[Label, ...]) -> str:
    """The whole number of an item: "4a(i)", "R3b", "14.3(ii)", "Recommendation 2(1)"."""
    printed = path[0].printed
    for depth, label in enumerate(path[1:], start=1):
        bare = label.style == "letter" and depth == 1 and path[0].is_major
        printed += label.printed if bare else f"({label.printed})"
    return printed
