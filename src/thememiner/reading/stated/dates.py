"""Dates as they are printed in reports, whole or in part."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "May" else "May" for name in _MONTHS)
DATE = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?(?:{_MONTH}),? (?:19|20)\d{{2}}\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d{{2}}\b)"
"""A date with its year, as a pattern without groups."""
_PARTS = re.compile(  # month names as printed, also in capitals
    rf"\b(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{_MONTH})(?:,? (?P<year>(?:19|20)\d{{2}}))?\b"
    rf"|(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>(?:19|20)\d{{2}}))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in a text: its ISO form, as much of it as is stated, and where it stands."""

    iso: str
    start: int
    end: int


def dates_in(text: str) -> list[Stated]:
    """Dates with a year, in order.

    A day without a year takes the year of the date before it in the same sentence ("considered on 16 August 2013 and
    decided on 2 September"), if it falls later in that year; no other date is completed.
    """
    found: list[Stated] = []
    for match in _PARTS.finditer(text):
        iso = _iso(match, found[-1].iso if found else "")
        if iso:
            found.append(Stated(iso, match.start(), match.end()))
    return found


def first_date(text: str) -> str:
    """The first date of a text in ISO form, or empty."""
    found = dates_in(text)
    return found[0].iso if found else ""


def _iso(match: re.Match[str], earlier: str) -> str:
    if match["y"]:
        return _checked(int(match["y"]), int(match["m"]), int(match["d"]))
    month = next(
        place for place, name in enumerate(_MONTHS, start=1) if name.startswith(match["month"][:3].capitalize())
    )
    if match["year"]:
        return _checked(int(match["year"]), month, int(match["day"] or 0))
    if match["day"] and len(earlier) == len("2013-08-16"):
        iso = _checked(int(earlier[:4]), month, int(match["day"]))
        return iso if iso > earlier else ""
    return ""


def _checked(year: int, month: int, day: int) -> str:
    """The date in ISO form; empty for one that cannot be."""
    if not 1 <= month <= 12 or not 0 <= day <= 31:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
