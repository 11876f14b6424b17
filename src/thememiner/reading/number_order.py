"""Whether printed paragraph numbers follow each other: a number that jumps may be a paragraph that was not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})+")
_WHOLE = re.compile(r"\d{1,3}")
_NEAR = 3
"""A jump over more numbers than these is taken for another series."""
_SERIES = 8
"""Series of whole numbers (chapters, paragraphs, lists) that are kept open beside each other."""


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A number that does not follow: the one before it in its series (0: none), as printed, and the page."""

    before: str
    number: str
    page: int | None
    goes_back: bool


def out_of_order(numbers: Iterable[tuple[str, int | None]]) -> list[OutOfOrder]:
    """The numbers that jump or go back.

    A series that begins again at 1 is another one (a list, an appended report), and so is one far away.

    Args:
        numbers: Printed numbers with their pages, in order.
    """
    found: list[OutOfOrder] = []
    below: dict[str, int] = {}
    open_series: list[int] = []
    for number, page in numbers:
        if _DECIMAL.fullmatch(number):
            above, _, own = number.rpartition(".")
            last, here = below.get(above, 0), int(own)
            below[above] = here
            if here not in (last + 1, 1):
                found.append(OutOfOrder(f"{above}.{last}" if last else "", number, page, here <= last))
        elif _WHOLE.fullmatch(number):
            skipped = _taken(open_series, int(number))
            if skipped:
                found.append(OutOfOrder(str(skipped), number, page, goes_back=False))
    return found


def _taken(open_series: list[int], number: int) -> int:
    """Carry on the series that the number follows; the number before it if there is a small gap, else 0."""
    for index in range(len(open_series) - 1, -1, -1):
        if open_series[index] + 1 == number:
            open_series[index] = number
            return 0
    near = [last for last in open_series if last < number <= last + 1 + _NEAR] if number > 1 else []
    if near:
        last = max(near)
        open_series[open_series.index(last)] = number
        return last
    open_series.append(number)
    del open_series[:-_SERIES]
    return 0
