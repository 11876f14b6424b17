"""Numbers of lines in the margin: drafts and papers of proceedings count every line, or every fifth one.

They are told from the numbers of paragraphs and rows by what stands beside them: most lines that carry one go on in the
middle of a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from thememiner.reading.pdf_words import Word

_LEAST = 6
_SAME_EDGE = 2.0
_STEPS = (1, 5)


def without_line_numbers(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the numbers of its lines."""
    numbers = [word for word in words if word.text.isdigit() and len(word.text) <= 4]
    if len(numbers) < _LEAST:
        return list(words)
    drop: set[int] = set()
    for column in _columns(numbers):
        if _counts_lines(column) and _stand_before_running_text(column, words):
            drop |= {word.at for word in column}
    return [word for word in words if word.at not in drop] if drop else list(words)


def _columns(numbers: Iterable[Word]) -> list[list[Word]]:
    """Numbers that end at one place, from top to bottom."""
    found: dict[int, list[Word]] = defaultdict(list)
    for word in sorted(numbers, key=lambda word: word.x1):
        near = next((edge for edge in found if abs(found[edge][-1].x1 - word.x1) <= _SAME_EDGE), word.at)
        found[near].append(word)
    return [sorted(column, key=lambda word: word.y) for column in found.values() if len(column) >= _LEAST]


def _counts_lines(column: Sequence[Word]) -> bool:
    """Whether nearly all go up by one step, at about one distance."""
    pairs = list(pairwise(column))
    for step in _STEPS:
        regular = [below.y - above.y for above, below in pairs if int(below.text) - int(above.text) == step]
        if len(regular) >= 0.9 * len(pairs) and min(regular) > 0:
            usual = sorted(regular)[len(regular) // 2]
            close = usual < 2.5 * step * max(column[0].size, 9.0)
            return close and sum(distance < 1.3 * usual for distance in regular) >= 0.6 * len(regular)
    return False


def _stand_before_running_text(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether nothing stands left of them, and many of the lines beside them begin with a small letter."""
    edge = max(word.x1 for word in column)
    if any(word.x0 < edge - 30 for word in words if column[0].y <= word.y <= column[-1].y):
        return False
    beside = [first for number in column if (first := _first_beside(number, words))]
    small = sum(word.text[0].islower() for word in beside)
    return len(beside) >= 4 and small >= 0.3 * len(beside)


def _first_beside(number: Word, words: Sequence[Word]) -> Word | None:
    level = [word for word in words if word.x0 > number.x1 and abs(word.y - number.y) < 0.45 * number.size]
    return min(level, key=lambda word: word.x0) if level else None
