"""Running heads, running feet and page numbers: found by place and repetition, and left out; page labels are kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from thememiner.reading.pages.lines import Line
from thememiner.reading.pages.words import PageText

_TOP, _BOTTOM = 0.13, 0.87
"""Shares of the page's height above and below which a line may be a running head or foot."""

_CHANGING = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–|\[]?\s*(\d{1,4}|[ivxl]{1,7})\s*[-–|\]]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE
)
_NUMBER = re.compile(r"\b\d{1,4}\b")


def without_running_heads(
    pages: Sequence[PageText], lines: Sequence[Sequence[Line]]
) -> tuple[list[list[Line]], dict[int, str]]:
    """Take running heads out of each page's lines.

    A line in the margin goes when it is nothing but a page number, or when the same words (numbers aside) stand at the
    same height on at least three pages: a third of the document's, or three close together, so that heads which change
    by section are found too.

    Returns:
        The lines that stay, and the printed page numbers by physical page.
    """
    margins = {page.number: _margin(page, own) for page, own in zip(pages, lines, strict=True)}
    heights = {page.number: page.height for page in pages}
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, margin in margins.items():
        for line in margin:
            for key in _keys(line, heights[number]):
                seen[key].add(number)
    places = _standing_places(pages, lines)
    kept, heads = [], {}
    for page, own in zip(pages, lines, strict=True):
        heads[page.number] = [
            line
            for line in margins[page.number]
            if _is_running(line, [seen[key] for key in _keys(line, page.height)], len(pages))
            or (_place(line) in places and line is own[0])
        ]
        ids = {id(line) for line in heads[page.number]}
        kept.append([line for line in own if id(line) not in ids])
    return kept, _labels(heads)


def _margin(page: PageText, lines: Sequence[Line]) -> list[Line]:
    """At most four lines at the head and four at the foot."""
    ordered = sorted(lines, key=lambda line: line.y)
    top = [line for line in ordered[:4] if line.y < _TOP * page.height]
    return top + [line for line in ordered[-4:] if line.y > _BOTTOM * page.height and line not in top]


def _keys(line: Line, height: float) -> tuple[tuple[str, int], tuple[str, int]]:
    """The words and the distance to the nearer edge, twice, so that two distances beside a boundary still meet."""
    words = _CHANGING.sub("#", line.text.lower())
    distance = line.y if line.y < height / 2 else line.y - height
    return (words, int(distance // 8)), (words, int((distance + 4) // 8) + 10_000)


def _standing_places(pages: Sequence[PageText], lines: Sequence[Sequence[Line]]) -> set[tuple[int, float]]:
    """Heights at which most pages begin with a lone short line: heads whose words change with the chapter.

    A page's first line of text stands at the same height, too, but the next one follows close below it.
    """
    pairs = list(zip(pages, lines, strict=True))
    found = Counter(
        _place(own[0]) for page, own in pairs if len(own) > 1 and _stands_alone(own[0], own[1], page.height)
    )
    return {place for place, count in found.items() if count >= max(4, 0.6 * len(pages))}


def _stands_alone(line: Line, below: Line, height: float) -> bool:
    return line.y < _TOP * height and below.y - line.y > 2.2 * line.size and len(line.text) < 100


def _place(line: Line) -> tuple[int, float]:
    return round(line.y / 2), line.size


def _is_running(line: Line, seen: Sequence[set[int]], total: int) -> bool:
    if _PAGE_NUMBER.match(line.text):
        return True
    on = max(seen, key=len)
    if total <= 4:
        return len(on) >= max(2, total - 1)
    close = sum(abs(number - line.page) <= 4 for number in on)
    return len(on) >= max(3, total / 3) or close >= 3


def _labels(heads: Mapping[int, Sequence[Line]]) -> dict[int, str]:
    """Printed page numbers: of all numbers in the heads, those that keep step with the pages; else lone roman ones."""
    numbers = {page: {int(one) for line in own for one in _NUMBER.findall(line.text)} for page, own in heads.items()}
    steps = Counter(one - page for page, own in numbers.items() for one in own)
    labels = {}
    if steps and steps.most_common(1)[0][1] > 1:
        step = steps.most_common(1)[0][0]
        labels = {page: str(page + step) for page, own in numbers.items() if page + step in own}
    for page, own in heads.items():
        lone = next(filter(None, (_PAGE_NUMBER.match(line.text) for line in own)), None)
        if lone and page not in labels and not lone.group(1).isdigit():
            labels[page] = lone.group(1)
    return labels
