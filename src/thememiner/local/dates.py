"""Dates as people write them in audit files -> ISO, only as precise as they were written.

Days come first (31/01/2023). A period ("April to June 2021", "Q2 2021/22", "2021/22") counts from its first month or
year, so that evidence never looks newer than it is. A quarter without a financial year may be either year's: only the
year is kept.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from thememiner.local.sheets import Cell

EARLIEST, LATEST = 1990, 2099
_NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "not applicable", "not known", "unknown", "none", "not dated", "undated"}
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"((?:19|20)\d\d|'?\d\d)"
_TO = r"\s*(?:-|–|—|to|until|/)\s*"
_FINANCIAL = r"((?:19|20)\d\d|\d\d)\s*[/–-]\s*((?:20)?\d\d)"
_QUARTER_FIRST = {1: 4, 2: 7, 3: 10, 4: 1}

_NUMERIC = re.compile(r"(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?:[ t]\d\d:\d\d.*)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[ t].*)?)?")
_MONTH_YEAR = re.compile(rf"{_MONTH}[\s\-/,]*{_YEAR}")
_MONTHS_RANGE = re.compile(rf"{_MONTH}\s*{_YEAR}?{_TO}{_MONTH}\s*{_YEAR}")
_QUARTER = re.compile(rf"(?:q|qtr|quarter)\s?([1-4])\W*(?:of\s+)?(?:fy\s?)?{_FINANCIAL}")
_QUARTER_LAST = re.compile(rf"(?:fy\s?)?{_FINANCIAL}\W*(?:q|qtr|quarter)\s?([1-4])")
_QUARTER_YEAR = re.compile(r"(?:q|qtr|quarter)\s?[1-4]\W*((?:19|20)\d\d)|((?:19|20)\d\d)\W*(?:q|qtr|quarter)\s?[1-4]")
_SEASON = re.compile(r"(?:early |mid |late )?(?:spring|summer|autumn|winter)(?: term)?,?\s+((?:19|20)\d\d)")
_MONTH_NUMBER = re.compile(r"(\d{1,2})[/.\-]((?:19|20)\d\d)")
_YEAR_ONLY = re.compile(rf"(?:fy\s?)?(?:{_FINANCIAL}|((?:19|20)\d\d))")


def iso_date(cell: Cell) -> str | None:
    """YYYY-MM-DD, YYYY-MM or YYYY; empty where nothing is stated; None where what is stated is not understood."""
    if isinstance(cell, datetime | date):
        return _in_range(cell.year, cell.isoformat()[:10])
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _number(cell)
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return None
    return _text(re.sub(r"\s+", " ", cell.strip().casefold()))


def _number(value: int | float) -> str | None:
    """A year, or the day number by which Excel keeps dates."""
    from openpyxl.utils.datetime import from_excel

    if EARLIEST <= value <= LATEST and value == int(value):
        return str(int(value))
    if 32_874 <= value <= 73_050:
        return str(from_excel(value).isoformat())[:10]
    return None


@lru_cache(maxsize=4096)
def _text(words: str) -> str | None:
    if words in _NOTHING:
        return ""
    if re.fullmatch(r"\d+(\.0+)?", words):
        return _number(float(words))
    if match := _ISO.fullmatch(words):
        return _iso(match[1], match[2], match[3])
    if match := _NUMERIC.fullmatch(words):
        return _checked(match[4], match[3], match[1])
    return _period(words) or _in_words(words)


def _iso(year: str, month: str, day: str | None) -> str | None:
    """2011-12 may be December or the financial year, and both begin in 2011; 2021-22 can only be the latter."""
    if day is None and _financial(year, month):
        return year
    return _checked(year, month, day)


def _period(words: str) -> str | None:
    if match := _QUARTER.fullmatch(words):
        return _quarter(int(match[1]), match[2], match[3])
    if match := _QUARTER_LAST.fullmatch(words):
        return _quarter(int(match[3]), match[1], match[2])
    if match := _QUARTER_YEAR.fullmatch(words):
        return _checked(match[1] or match[2])
    if match := _SEASON.fullmatch(words):
        return _checked(match[1])
    if match := _MONTHS_RANGE.fullmatch(words):
        return _checked(match[2] or match[4], _month(match[1]))
    if match := _MONTH_YEAR.fullmatch(words):
        return _checked(match[2], _month(match[1]))
    if match := _MONTH_NUMBER.fullmatch(words):
        return _checked(match[2], match[1])
    if match := _YEAR_ONLY.fullmatch(words):
        return _financial(match[1], match[2]) if match[1] else _checked(match[3])
    return None


def _in_words(words: str) -> str | None:
    """Dates with the month in letters, by dateutil; it fills what is missing, so two defaults tell what was there."""
    from dateutil import parser

    if not re.search(rf"\b\d*(?:st|nd|rd|th)?\s*-?{_MONTH}", words):
        return None
    cleaned = re.sub(r"(\d)(?:st|nd|rd|th)\b( of\b)?", r"\1", words)
    try:
        first = parser.parse(cleaned, dayfirst=True, default=datetime(2001, 1, 1))
        second = parser.parse(cleaned, dayfirst=True, default=datetime(2002, 2, 2))
    except (parser.ParserError, OverflowError):
        return None
    return _in_range(first.year, first.date().isoformat()) if first.date() == second.date() else None


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3]) + 1)


def _quarter(quarter: int, start: str, end: str) -> str | None:
    year = _financial(start, end)
    if not year:
        return None
    return f"{int(year) + (quarter == 4)}-{_QUARTER_FIRST[quarter]:02d}"


def _financial(start: str, end: str) -> str | None:
    """The first year of "2021/22"; a pair that are not neighbours is no financial year."""
    first = int(start) if len(start) == 4 else 2000 + int(start)
    return _in_range(first, str(first)) if (first + 1) % 100 == int(end) % 100 else None


def _checked(year: str, month: str | None = None, day: str | None = None) -> str | None:
    year = year.lstrip("'")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        whole = date(full, int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return _in_range(full, whole[: 10 if day else 7 if month else 4])


def _in_range(year: int, iso: str) -> str | None:
    return iso if EARLIEST <= year <= LATEST else None
