"""Which columns of a table of performance indicators are which: by name, or because the name is a period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from thememiner.local.columns import plain
from thememiner.local.dates import iso_date

# fmt: off
INDICATOR_FIELDS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "indicator", "performance indicator", "indicator name", "name of indicator", "indicator description", "measure",
        "performance measure", "name of measure", "metric", "kpi", "key performance indicator", "pi",
    ),
    "value": (
        "value", "actual", "actual value", "number", "figure", "outturn", "performance", "current performance",
        "current",
        "current value", "current figure", "this quarter", "this period", "this year", "latest", "latest value",
        "latest figure", "percentage", "percent", "per cent", "rate", "count", "numerator", "result",
    ),
    "period": (
        "period", "reporting period", "time period", "quarter", "month", "year", "financial year", "as at", "date",
        "date of data", "data as at",
    ),
    "comparator": (
        "comparator", "comparison", "benchmark", "england", "england average", "national", "national average", "wales",
        "wales average", "statistical neighbours", "statistical neighbour", "statistical neighbour average",
        "statistical neighbours average", "stat neighbours", "stat neighbour average", "sn", "sn average", "sns",
        "region", "regional", "regional average", "london", "london average", "inner london", "outer london",
        "north east", "north west", "south east", "south west", "east midlands", "west midlands",
        "yorkshire and the humber", "east of england",
    ),
    "target": ("target", "local target", "annual target", "target value", "goal", "ambition"),
    "previous": (
        "previous", "previous value", "previous period", "previous quarter", "previous year", "last quarter",
        "last year",
        "last period", "prior period", "prior year", "baseline", "same period last year",
    ),
    "unit": ("unit", "units", "unit of measure", "unit of measurement"),
}
# fmt: on
"""Fields of a performance indicator -> names of their columns."""

_BY_NAME = {name: field for field, names in INDICATOR_FIELDS.items() for name in names}
_ONLY_QUARTER = re.compile(r"(?:q|qtr|quarter)\s?[1-4]", re.IGNORECASE)
_WITH_YEAR = re.compile(r"^(?P<name>.*?[a-z].*?)[\s(,:–-]+(?P<period>\S*(?:19|20)\d\d\S*|\d\d/\d\d)\)?$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def indicator_field(name: str) -> str | None:
    """The field of a column of indicators; ``period column`` where its name is a period: its cells are the values."""
    if is_period(name):
        return "period column"
    words = plain(re.sub(r"[(%#£].*", " ", name))
    return _BY_NAME.get(words) or _BY_NAME.get(_without_period(words))


def is_period(name: str) -> bool:
    """Whether a column's name is a period: "Q2 2024-25", "2023/24", "April 2024", "Q2"."""
    return bool(_ONLY_QUARTER.fullmatch(name.strip()) or iso_date(name))


def stated_period(name: str) -> str:
    """The period in a column's name beside its words ("England 2023/24"), else ''."""
    match = _WITH_YEAR.match(name.strip())
    return match["period"].strip("()") if match and iso_date(match["period"].strip("()")) else ""


def named_field(name: str, named: Mapping[str, str]) -> str | None:
    """The field that the user gave a column, if any."""
    return next((field for field, column in named.items() if plain(column) == plain(name)), None)


def _without_period(words: str) -> str:
    return re.sub(r"\b(?:19|20)?\d\d(?: \d\d)?\b", " ", words).strip()
