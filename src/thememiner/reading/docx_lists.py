"""The numbers that Word prints by itself, from the list definitions of ``numbering.xml`` (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from thememiner.reading.docx_text import W, value

_HIGHEST = 9
_ROMAN = (
    ("", "m", "mm", "mmm"),
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
)


class _Level(NamedTuple):
    form: str
    pattern: str
    start: int


class Lists:
    """Counts through the lists of a document; ask for the numbers in the order of the paragraphs.

    Args:
        numbering: The root of ``numbering.xml``, None where the document has none.
    """

    def __init__(self, numbering: Any) -> None:  # noqa: ANN401 - lxml has no types
        found = [] if numbering is None else [numbering]
        self._abstract = {
            str(one.get(f"{W}abstractNumId")): one for root in found for one in root.iter(f"{W}abstractNum")
        }
        self._lists = {str(one.get(f"{W}numId")): one for root in found for one in root.iter(f"{W}num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()

    def next_number(self, identity: str, depth: int) -> str:
        """The number of the next paragraph in a list, without brackets and dots; empty for a bullet.

        Args:
            identity: ``numId`` of the list.
            depth: Its level, from 0.
        """
        if identity not in self._lists:
            return ""
        abstract = value(self._lists[identity].find(f"{W}abstractNumId"))
        counts = self._counts.setdefault(abstract, {})
        self._restart(identity, counts)
        level = self._level(identity, depth)
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none", ""):
            return ""
        printed = re.sub(
            r"%(\d)", lambda match: self._numeral(identity, int(match.group(1)) - 1, counts), level.pattern
        )
        return printed.strip().strip("()[]").rstrip(".):").strip()

    def _restart(self, identity: str, counts: dict[int, int]) -> None:
        """A list that shares its definition with others goes on counting, unless it says where to begin."""
        if identity in self._met:
            return
        self._met.add(identity)
        for override in self._lists[identity].iter(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                counts[int(override.get(f"{W}ilvl") or 0)] = int(value(start) or 1) - 1

    def _numeral(self, identity: str, depth: int, counts: dict[int, int]) -> str:
        level = self._level(identity, depth)
        return numeral(counts.get(depth, level.start), level.form)

    def _level(self, identity: str, depth: int) -> _Level:
        own = self._lists[identity]
        abstract = self._abstract.get(value(own.find(f"{W}abstractNumId")))
        for holder in (own, abstract):
            for one in () if holder is None else holder.iter(f"{W}lvl"):
                if one.get(f"{W}ilvl") == str(depth):
                    form, pattern, start = (value(one.find(f"{W}{name}")) for name in ("numFmt", "lvlText", "start"))
                    return _Level(form or "decimal", pattern, int(start or 1))
        return _Level("", "", 1)


def numeral(number: int, form: str) -> str:
    """A number in one of Word's forms; those that we do not know are printed as figures."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        digits = str(number)
        roman = "".join(row[int(one)] for row, one in zip(_ROMAN[4 - len(digits) :], digits, strict=True))
        return roman.upper() if form == "upperRoman" else roman
    return f"0{number}" if form == "decimalZero" and number <= _HIGHEST else str(number)
