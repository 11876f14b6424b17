"""Running heads, running feet and page numbers: found by repetition at one height, never by wording alone.

A row of a page's margin band is *running* if its words (figures apart) stand at one height on half of the pages. Where
they repeat on fewer, or change with the section, the slot decides: a height and font size at which rows stand on many
pages, usually with more white space to the text than there is between its lines. So a heading that happens to begin
three pages is kept, since the text's own first lines share its slot. Rows inside a ruled table are let alone: the head
of a table that goes over many pages repeats as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from thememiner.reading.blocks import Why
from thememiner.reading.lines import Line, whole

BAND = 0.14
"""Share of the page height, at top and at foot, in which running rows are looked for."""
_DEEPEST = 5
"""Rows from the edge that are looked at."""
_SAME_HEIGHT = 3.0
_SAME_HEIGHT_SCANNED = 9.0
_ALIKE = 80.0
"""Similarity (0 to 100) from which two rows of scanned pages are the same, misread letters allowed for."""
_DIGITS = re.compile(r"\d+")
_PAGE_OF = re.compile(r"\bpage\s+(\d{1,4})\b|\b(\d{1,4})\s+of\s+\d{1,4}\b", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"(?:page\s*)?[-–|\[ ]*(\d{1,4})[-–|\] ]*(?:(?:of|/)\s*\d{1,4})?(?:\s*page)?", re.IGNORECASE)
_AT_THE_END = re.compile(r"^(\d{1,4})\b(?![.\d])|(?<![.\d])\b(\d{1,4})(?:\s*[-–|])?$")
_ROMAN = re.compile(r"(?:^|\s)([ivxl]{1,7})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page, where its ruled tables lie (upper and lower edges), and whether OCR read it."""

    number: int
    rows: list[list[Line]]
    height: float
    tables: tuple[tuple[float, float], ...] = ()
    scanned: bool = False


class _Candidate(NamedTuple):
    page: int
    row: int
    side: str
    distance: float
    text: str
    size: float
    gap: float
    scanned: bool


@dataclass(frozen=True, slots=True)
class Running:
    """What was found: the running rows of each page (their indices) and the printed page numbers."""

    rows: dict[int, frozenset[int]]
    labels: dict[int, str]


def find_running(pages: Sequence[PageRows]) -> Running:
    """Find the running rows of a document and the page numbers printed in them."""
    candidates = [candidate for page in pages for candidate in _candidates(page)]
    shares = _repeated(candidates, len(pages))
    candidates = _with_gap_to_text(candidates, shares)
    slots = _running_slots(candidates, shares, pages)
    taken: dict[int, set[int]] = defaultdict(set)
    kept: set[tuple[int, str]] = set()
    running: list[_Candidate] = []
    for candidate in candidates:  # from the edge inwards
        side = candidate.page, candidate.side
        share = shares.get((candidate.page, candidate.row), 0.0)
        is_certain = share >= (0.2 if _NUMBER_ALONE.fullmatch(candidate.text.strip()) else 0.5)
        if side in kept and not is_certain:
            continue
        if is_certain or _in_slot(candidate, slots, repeats=share > 0) or _is_lone_number(candidate, len(pages)):
            taken[candidate.page].add(candidate.row)
            running.append(candidate)
        else:
            kept.add(side)
    return Running({page: frozenset(rows) for page, rows in taken.items()}, _labels(running))


def why_running(row: Line, height: float) -> Why:
    """What a running row is called."""
    if _NUMBER_ALONE.fullmatch(row.text.strip()):
        return "page number"
    return "running head" if row.y < height / 2 else "running foot"


def _candidates(page: PageRows) -> list[_Candidate]:
    """Rows in the margin bands, from the edge inwards."""
    found: list[_Candidate] = []
    for side, order in (("head", range(len(page.rows))), ("foot", range(len(page.rows) - 1, -1, -1))):
        step = 1 if side == "head" else -1
        for index in list(order)[:_DEEPEST]:
            line = whole(page.rows[index])
            distance = line.y if side == "head" else page.height - line.y
            if distance > BAND * page.height or any(top < line.y < bottom for top, bottom in page.tables):
                break
            inner = index + step
            gap = abs(page.rows[inner][0].y - line.y) if 0 <= inner < len(page.rows) else page.height
            found.append(_Candidate(page.number, index, side, distance, line.text, line.size, gap, page.scanned))
    return found


def _repeated(candidates: Sequence[_Candidate], pages: int) -> dict[tuple[int, int], float]:
    """For each row that repeats, by page and row: the share of the pages on which it stands at its height."""
    groups: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[_key(candidate, groups)].append(candidate)
    least = 3 if pages > 3 else 2
    found: dict[tuple[int, int], float] = {}
    for group in groups.values():
        if len(group) < least:
            continue
        for one in group:
            within = _SAME_HEIGHT_SCANNED if one.scanned else _SAME_HEIGHT
            same = {other.page for other in group if abs(other.distance - one.distance) <= within}
            if len(same) >= least and not _may_be_text(one):
                found[one.page, one.row] = len(same) / pages
    return found


def _with_gap_to_text(candidates: Sequence[_Candidate], shares: dict[tuple[int, int], float]) -> list[_Candidate]:
    """Measure each row's gap to the text: past further rows of the same head, which repeat as well."""
    result: list[_Candidate] = []
    for candidate, inner in zip_longest(candidates, candidates[1:]):
        same_head = inner is not None and (inner.page, inner.side) == (candidate.page, candidate.side)
        if inner and same_head and (inner.page, inner.row) in shares:
            candidate = candidate._replace(gap=max(candidate.gap, inner.gap))
        result.append(candidate)
    return result


def _running_slots(
    candidates: Sequence[_Candidate], shares: dict[tuple[int, int], float], pages: Sequence[PageRows]
) -> dict[tuple[str, int, int], float]:
    """Slots that stand off from the text, with the share of the pages that have a row in them."""
    slots: dict[tuple[str, int, int], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        slots[candidate.side, round(candidate.distance), round(candidate.size)].append(candidate)
    found: dict[tuple[str, int, int], float] = {}
    least = _standing_off(pages)
    body = median([row[0].size for page in pages for row in page.rows] or [11.0])
    for slot in slots:
        near = [c for shift in (-1, 0, 1) for c in slots.get((slot[0], slot[1] + shift, slot[2]), [])]
        repeats = sum((c.page, c.row) in shares for c in near)
        stands_off = median(c.gap / max(c.size, 1.0) for c in near) >= least
        share = len({c.page for c in near}) / len(pages)
        is_small = share >= 0.6 and slot[2] < 0.95 * body
        if len(near) >= 3 and stands_off and (repeats >= 2 or is_small):
            found[slot] = share
    return found


def _standing_off(pages: Sequence[PageRows]) -> float:
    """The gap, in font sizes, from which a row stands off from the text."""
    steps = [
        (below[0].y - above[0].y) / max(below[0].size, 1.0)
        for page in pages[:60]
        for above, below in pairwise(page.rows)
    ]
    return max(1.5, 1.3 * median(steps)) if steps else 1.5


def _key(candidate: _Candidate, known: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Side and words of a row, figures apart; a scanned row takes the key of one that reads nearly the same."""
    text = _DIGITS.sub("#", candidate.text.casefold())
    if _ROMAN.fullmatch(text):
        return candidate.side, "#"
    if candidate.scanned:
        for side, other in known:
            if side == candidate.side and ratio(text, other) >= _ALIKE:
                return side, other
    return candidate.side, text


def _may_be_text(candidate: _Candidate) -> bool:
    """Whether a repeated row may be a sentence of the text: it ends like one and stands close to the next row."""
    return candidate.text.endswith((".", ":", ";")) and candidate.gap < 1.7 * candidate.size


def _in_slot(candidate: _Candidate, slots: dict[tuple[str, int, int], float], *, repeats: bool) -> bool:
    share = slots.get((candidate.side, round(candidate.distance), round(candidate.size)))
    if share is None or candidate.gap < 1.4 * candidate.size:
        return False
    return repeats or share >= 0.4


def _is_lone_number(candidate: _Candidate, pages: int) -> bool:
    """Whether the row is nothing but this page's own number (short files have no repetition to go by)."""
    match = _NUMBER_ALONE.fullmatch(candidate.text.strip())
    if not match or candidate.gap < 1.5 * candidate.size:
        return False
    return int(match[1]) == candidate.page or (pages <= 3 and "page" in candidate.text.lower())


def _labels(running: Sequence[_Candidate]) -> dict[int, str]:
    """Printed page numbers, where they run on with the pages."""
    numbers = {(c.page, number) for c in running for number in _numbers(c.text)}
    offsets = Counter(number - page for page, number in numbers)
    labels: dict[int, str] = {}
    for page, number in sorted(numbers, key=lambda pair: (offsets[pair[1] - pair[0]], -pair[1])):
        explicit = any(c.page == page and _PAGE_OF.search(c.text) for c in running)
        if offsets[number - page] >= 2 or explicit or number == page:
            labels[page] = str(number)
    romans = {(c.page, match[1]) for c in running if (match := _ROMAN.search(c.text)) and _roman(match[1])}
    shifts = Counter(_roman(text) - page for page, text in romans)
    for page, text in romans:
        if page not in labels and shifts[_roman(text) - page] >= 2:
            labels[page] = text
    return labels


def _numbers(text: str) -> list[int]:
    explicit = _PAGE_OF.search(text)
    if explicit:
        return [int(explicit[1] or explicit[2])]
    alone = _NUMBER_ALONE.fullmatch(text.strip())
    if alone:
        return [int(alone[1])]
    return [int(match[1] or match[2]) for match in _AT_THE_END.finditer(text.strip())]


def _roman(text: str) -> int:
    """The value of a Roman numeral up to 89; 0 if it is none."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
