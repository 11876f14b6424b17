"""Tables without lines: rows of a short label and a value that begins at one place in all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thememiner.reading.lines import Line, line_of
from thememiner.reading.numbering import bullet, printed_number

_WIDE = 1.5
"""White space, in font sizes, between label and value."""
_LEAST_ROWS = 3
_LONGEST_LABEL = 0.45
"""Share of the column width that a label may take."""


_Row = tuple[list[Line], list[Line]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows of label and value: lines ``start`` to ``end`` (exclusive) of their column."""

    start: int
    end: int
    rows: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]


def find_pairs(lines: Sequence[Line], left: float, right: float) -> list[Pairs]:
    """Runs of at least three rows whose values begin at the same place; a value may go on over further lines."""
    found: list[Pairs] = []
    index = 0
    while index < len(lines):
        rows, end = _run(lines, index, left, right)
        if len(rows) >= _LEAST_ROWS and not _are_hanging_paragraphs(rows):
            found.append(Pairs(index, end, tuple((tuple(label), tuple(value)) for label, value in rows)))
            index = end
        else:
            index += 1
    return found


def _split(line: Line, left: float, right: float) -> int | None:
    """Where the only wide gap of a line is, if what stands before it may be a label."""
    words = line.words
    wide = [index for index in range(1, len(words)) if words[index].x0 - words[index - 1].x1 > _WIDE * line.size]
    if len(wide) != 1 or line.x0 > left + 12 or bullet(line) or (wide[0] == 1 and printed_number(line)):
        return None
    label_ends = words[wide[0] - 1].x1
    is_page_number = words[-1].text.isdigit() and right - line.x1 < 15 and len(words) <= wide[0] + 2
    if label_ends - left > _LONGEST_LABEL * (right - left) or is_page_number:
        return None
    return wide[0]


def _run(lines: Sequence[Line], start: int, left: float, right: float) -> tuple[list[_Row], int]:
    """The rows of a run that begins at ``start``, and the line behind the last of them."""
    first = _split(lines[start], left, right)
    if first is None:
        return [], start
    value = lines[start].words[first].x0
    rows: list[_Row] = []
    end = start
    while end < len(lines):
        line = lines[end]
        step = line.y - lines[end - 1].y if end > start else 0.0
        split = _begins_at(line, value)
        if step > 4 * line.size or split is None or (split == 0 and (not rows or step > 2.5 * line.size)):
            break
        if split:
            rows.append(([line_of(line.page, line.words[:split])], [line_of(line.page, line.words[split:])]))
        else:
            rows[-1][1].append(line)
        end += 1
    return rows, end


def _are_hanging_paragraphs(rows: Sequence[_Row]) -> bool:
    """Whether the labels are as short as numbers and the values as long as paragraphs (a misread number in a scan)."""
    both = sum(len(label[0].text) <= 4 and len(value) >= 2 for label, value in rows)
    return both > 0.5 * len(rows)


def _begins_at(line: Line, value: float) -> int | None:
    """The word of a line that begins where the values do; 0 where the whole line does."""
    for index, word in enumerate(line.words):
        if abs(word.x0 - value) < 3 and (index == 0 or word.x0 - line.words[index - 1].x1 > 0.6 * line.size):
            return index
    return None
