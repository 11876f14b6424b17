"""The "4 of 6" of an audit: in how many cases, of how many looked at.

Only counts of cases, files, children and the like are taken, from a column for it or from the words of the finding.
Percentages are not turned into counts. Where a text states several different counts none is taken: it would not be
known which of them the finding is about.
"""

from __future__ import annotations

import re
from datetime import date
from math import inf

from thememiner.local.sheets import Cell

_IN_LETTERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS = {word: number for number, word in enumerate(_IN_LETTERS.split())} | {"none": 0}
_NUMBER = rf"(\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_THING = (
    r"(?:cases?|case files?|files?|case records?|records?|child(?:ren)?|young people|young persons?|babies|infants"
    r"|pupils|students|famil(?:y|ies)|audits|referrals|contacts|assessments|sample|households|patients)"
)
_OF = re.compile(
    rf"(?<![\w./-]){_NUMBER} (?:out of|of|in)(?: the| all| these| those| our)*(?: a total of)? {_NUMBER}"
    r"(?![\w%/]|[.,]\d)",
    re.IGNORECASE,
)
_SLASH = re.compile(rf"(?<![\w./-])(\d{{1,4}})\s?/\s?(\d{{1,4}}) (?=(?:\w+ ){{0,2}}{_THING}\b)", re.IGNORECASE)
_ALL = re.compile(rf"\ball (?:of )?(?:the )?{_NUMBER} (?:\w+ )?{_THING}\b", re.IGNORECASE)
_NOT_CASES = re.compile(
    r"\b(pages?|paragraphs?|parts?|standards?|questions?|sections?|steps?|stages?|volumes?) $", re.I
)
_MONTH = re.compile(r"(january|february|march|april|may|june|july|august|september|october|november|december)\b", re.I)
_ENDS_IN_S = frozenset(["was", "has", "is", "this", "does", "as", "its", "his", "thus", "across", "always", "perhaps"])
_CELL = re.compile(rf"{_NUMBER}\s*(?:out of|of|/|in)\s*(?:the )?{_NUMBER}(?: \w+)?", re.IGNORECASE)

Count = tuple[int | None, int | None]


def cases_in_text(text: str) -> Count:
    """(cases with, cases looked at) as the words state it, else (None, None)."""
    flat = " ".join(text.split())
    found = {
        (_number(match[1]), _number(match[2]))
        for match in _OF.finditer(flat)
        if _of_cases(flat[: match.start()], flat[match.end() :], in_words=" in" in match[0].lower())
    }
    found |= {(int(match[1]), int(match[2])) for match in _SLASH.finditer(flat)}
    found |= {(_number(match[1]), _number(match[1])) for match in _ALL.finditer(flat)}
    possible = [(part, whole) for part, whole in found if part <= whole and whole > 1]
    return possible[0] if len(possible) == 1 and len(found) == 1 else (None, None)


def cases_in_cells(cases: Cell, sample: Cell) -> Count | None:
    """The same from the columns "cases" and "sample"; None where what stands there is not understood.

    A lone number under "cases" needs the sample: nobody can tell whether it is the part or the whole.
    """
    both = _pair(cases)
    if both:
        return both
    part, whole = _whole_number(cases), _whole_number(sample)
    if (_stated(cases) and part is None) or (_stated(sample) and whole is None):
        return None
    if part is None:
        return None, whole
    return (part, whole) if whole is not None and part <= whole else None


def _pair(cell: Cell) -> tuple[int, int] | None:
    match = _CELL.fullmatch(" ".join(cell.split())) if isinstance(cell, str) else None
    if not match:
        return None
    part, whole = _number(match[1]), _number(match[2])
    return (part, whole) if part <= whole else None


def _of_cases(before: str, after: str, *, in_words: bool) -> bool:
    """Whether what is counted are cases: they are named, or ("four of the six had …") nothing else is."""
    if _NOT_CASES.search(before) or _MONTH.match(after.lstrip()):
        return False
    clause = re.split(r"[.,;:()]", after, maxsplit=1)[0]
    following = " ".join(clause.split()[:3])
    if re.search(rf"\b{_THING}\b", following, re.IGNORECASE):
        return True
    other = [word for word in following.casefold().split() if word.endswith("s") and word not in _ENDS_IN_S]
    return not other and not in_words and "per cent" not in following


def _stated(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or cell.strip().casefold() not in ("", "-", "n/a", "na"))


def _whole_number(cell: Cell) -> int | None:
    if isinstance(cell, bool | date):
        return None
    if isinstance(cell, int | float):
        return int(cell) if 0 <= cell < inf and cell == int(cell) else None
    match = (
        re.fullmatch(rf"{_NUMBER}(?:\.0+)?(?: \w+)?", cell.strip(), re.IGNORECASE) if isinstance(cell, str) else None
    )
    return _number(match[1]) if match else None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.casefold()]
