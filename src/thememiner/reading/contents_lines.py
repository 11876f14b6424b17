"""Lines of a contents page: entries with dot leaders or with page numbers in a column of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thememiner.reading.flow import Run
from thememiner.reading.lines import Line

LEADER = re.compile(r"\s*(?:(?:\.\s?){4,}|…{2,}|_{5,}|(?:·\s?){4,})\s*")
_PAGE = re.compile(r"(?:\d{1,3}|[ivxl]{1,6})")
_LEAST_ENTRIES = 4
_LEAST_SHARE = 0.4


def contents_span(run: Run) -> tuple[int, int] | None:
    """First and last line (exclusive) of the contents entries in a run, if it holds any."""
    entries = [index for index, line in enumerate(run.lines) if is_entry(line, run)]
    leaders = sum(bool(LEADER.search(run.lines[index].text)) for index in entries)
    if not entries or (len(entries) < _LEAST_ENTRIES and leaders < 2):
        return None
    first, last = entries[0], entries[-1] + 1
    if len(entries) < _LEAST_SHARE * (last - first):
        return None
    while first and not _parts(run.lines[first - 1], run.lines[first]):
        first -= 1
    return first, last


def is_entry(line: Line, run: Run) -> bool:
    """Whether a line has a dot leader, or ends in a page number set apart at the right edge."""
    if LEADER.search(line.text):
        return True
    if len(line.words) < 2 or not _PAGE.fullmatch(line.words[-1].text):
        return False
    before, page = line.words[-2:]
    if before.text.lower() in ("page", "p.") and len(line.words) > 3:
        before, page = line.words[-3], before
    set_apart = page.x0 - before.x1 > 1.5 * line.size
    return set_apart and run.right - line.x1 < 15 and any(word.text[0].isalpha() for word in line.words[:-1])


def entries(lines: Sequence[Line], run: Run) -> list[list[Line]]:
    """Group lines to entries: lines without a page number belong to the entry below, unless they stand apart."""
    found: list[list[Line]] = []
    held: list[Line] = []
    for line in lines:
        if held and _parts(held[-1], line):
            found.append(held)
            held = []
        held.append(line)
        if is_entry(line, run):
            found.append(held)
            held = []
    if held:
        found.append(held)
    return found


def _parts(above: Line, below: Line) -> bool:
    """Whether two lines are set so differently, or so far apart, that they are no one entry."""
    return abs(above.size - below.size) > 0.5 or above.bold != below.bold or below.y - above.y > 1.45 * below.size
