"""Where words stand on the page as a viewer shows it, so that they can be marked there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from thememiner.reading.blocks import Block, Dropped, Place, Why
from thememiner.reading.lines import Line, segments
from thememiner.reading.pdf_words import Bounds, Word, framed
from thememiner.records import Passage

_ABOVE, _BELOW = 0.8, 0.25
"""How far letters reach over and under the baseline, in font sizes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the places of a page's words lie on the page as it is shown: text may be turned, and so may pages.

    Args:
        quarter: Quarter turns between the page as stored and as its text is read.
        turn: Quarter turns between the page as stored and as it is shown.
        bounds: The page as stored.
        quarters: Like ``quarter``, of words that are read at another angle, by their offset.
    """

    quarter: int
    turn: int
    bounds: Bounds
    quarters: Mapping[int, int] = field(default_factory=dict)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        wide, high = self.bounds[2] - self.bounds[0], self.bounds[3] - self.bounds[1]
        return (high, wide) if self.turn in (1, 3) else (wide, high)

    def shown(self, page: int, lines: Sequence[Line], *, left: float | None = None) -> Place:
        """The rectangle around lines that stand one under the other.

        Args:
            page: Physical page.
            lines: At least one line of this page.
            left: Where it begins, if that is further to the left (a number stands before the first line).
        """
        x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
        top = min(line.y - _ABOVE * line.size for line in lines)
        bottom = max(line.y + _BELOW * line.size for line in lines)
        x0 = x0 if left is None else min(x0, left)
        quarter = self.quarters.get(lines[0].words[0].at, self.quarter) if self.quarters else self.quarter
        if quarter != self.turn:
            (x0, top), (x1, bottom) = (self._turned(quarter, *corner) for corner in ((x0, top), (x1, bottom)))
        wide, high = self.size
        x0, x1 = sorted(min(max(x, 0.0), wide) for x in (x0, x1))
        top, bottom = sorted(min(max(y, 0.0), high) for y in (top, bottom))
        return Place(page, x0, top, x1, bottom)

    def _turned(self, quarter: int, x: float, y: float) -> tuple[float, float]:
        return framed(self.turn, *_stored(quarter, x, y, self.bounds), self.bounds)


def _stored(quarter: int, x: float, y: float, bounds: Bounds) -> tuple[float, float]:
    """Undo `framed`."""
    left, bottom, right, top = bounds
    if quarter == 1:
        return left + y, bottom + x
    if quarter == 2:
        return right - x, bottom + y
    if quarter == 3:
        return right - y, top - x
    return left + x, top - y


def places_of(
    lines: Sequence[Line], frames: Mapping[int, Frame], *, left: float | None = None, as_one: bool = False
) -> tuple[Place, ...]:
    """Where lines stand: a rectangle for each column and page that they go over.

    Args:
        lines: In reading order.
        frames: By physical page.
        left: Left edge of a number before the first line.
        as_one: One rectangle for each page (the cells of a table row stand side by side).
    """
    stretches = [list(group) for _, group in groupby(lines, lambda line: line.page)] if as_one else _stretches(lines)
    return tuple(
        frames[stretch[0].page].shown(stretch[0].page, stretch, left=None if number else left)
        for number, stretch in enumerate(stretches)
    )


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines cut where the next one stands higher up or on another page."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.page == found[-1][-1].page and line.y >= found[-1][-1].y - 0.5 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def dropped_words(page: int, words: Iterable[Word], why: Why, frame: Frame) -> list[Dropped]:
    """Words that were left out, as the lines in which they stand."""
    return [Dropped(page, frame.shown(page, [line]), line.text, why) for line in segments(page, words)]


def passage_blocks(blocks: Sequence[Block], passages: Iterable[Passage]) -> dict[str, Block]:
    """The block that each passage came from, by the passage's id.

    Args:
        blocks: As the file's reader gave them.
        passages: What came of them, in the same order; a label such as "Recommendation 3:" may have gone from a text.

    Returns:
        The block of every passage for which it was found again.
    """
    found: dict[str, Block] = {}
    start = 0
    for passage in passages:
        for index in range(start, len(blocks)):
            if blocks[index].text.endswith(passage.text):
                found[passage.id] = blocks[index]
                start = index + 1
                break
    return found
