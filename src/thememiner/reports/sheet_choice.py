"""Which pages of a long file are drawn when nobody says: those with doubts, the first ones, one of each kind."""

from __future__ import annotations

from thememiner.reading.page_ranges import parsed_pages
from thememiner.reading.quality import Quality
from thememiner.records import Reading

ALL_UP_TO = 40
"""Pages up to which all are drawn; as many are chosen of a longer file."""
_FIRST = 3
_OF_A_REASON = 6


def chosen_pages(reading: Reading, quality: Quality, written: str | None) -> list[int]:
    """The pages to draw, in order.

    Args:
        reading: The reading.
        quality: Its quality: pages named in a reason are worth a look.
        written: What the user asked for (``"1-5,12"``, ``"all"``); None lets us choose.

    Raises:
        InputError: What the user asked for cannot be understood.
    """
    numbers = [page.number for page in reading.pages if page.number is not None]
    if not numbers:
        return []
    if written is not None:
        return parsed_pages(written, numbers[-1])
    if len(numbers) <= ALL_UP_TO:
        return numbers
    wanted = numbers[:_FIRST]
    kinds: set[str] = set()
    for section in reading.sections:
        if section.kind not in kinds and section.page is not None:
            kinds.add(section.kind)
            wanted.append(section.page)
    for reason in sorted(quality.reasons, key=lambda one: len(one.pages)):
        wanted += _spread(reason.pages)
    return sorted(list(dict.fromkeys(wanted))[:ALL_UP_TO])


def _spread(pages: tuple[int, ...]) -> list[int]:
    """A few pages of many, from all over the file."""
    if len(pages) <= _OF_A_REASON:
        return list(pages)
    step = (len(pages) - 1) / (_OF_A_REASON - 1)
    return [pages[round(index * step)] for index in range(_OF_A_REASON)]
