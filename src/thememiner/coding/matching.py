"""Finding many wordings in a text: only those whose words all occur in it, by their beginnings, are tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from thememiner.coding.wording import Wording, word_beginnings

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """A wording found at ``text[start:end]``; ``key`` says what it stands for."""

    key: Key
    wording: str
    start: int
    end: int


class WordingIndex(Generic[Key]):
    """Wordings by the beginnings of their rarest word."""

    def __init__(self, wordings: Iterable[tuple[Key, Wording]]) -> None:
        self._all: list[tuple[Key, Wording]] = list(wordings)
        self._by_beginning: dict[str, list[int]] = defaultdict(list)
        for place, (_, wording) in enumerate(self._all):
            for beginning in wording.anchors[0]:
                self._by_beginning[beginning].append(place)

    def find(self, text: str) -> list[Hit[Key]]:
        """All hits, by wording in the order given and by place."""
        there = word_beginnings(text)
        places = {place for beginning in there for place in self._by_beginning.get(beginning, ())}
        likely = (self._all[place] for place in sorted(places))
        return [
            hit
            for key, wording in likely
            if not any(there.isdisjoint(one) for one in wording.anchors[1:])
            for hit in _hits(key, wording, text)
        ]


def _hits(key: Key, wording: Wording, text: str) -> list[Hit[Key]]:
    return [Hit(key, wording.source, found.start(), found.end()) for found in wording.regex.finditer(text)]


def without_overlaps(spans: Sequence[tuple[float, int, int]]) -> list[int]:
    """Indices of spans ``(weight, start, end)`` to keep so that none overlap: the heavier, longer, earlier ones."""
    order = sorted(range(len(spans)), key=lambda i: (-spans[i][0], spans[i][1] - spans[i][2], spans[i][1]))
    kept: list[int] = []
    for i in order:
        _, start, end = spans[i]
        if all(end <= spans[j][1] or start >= spans[j][2] for j in kept):
            kept.append(i)
    return sorted(kept, key=lambda i: spans[i][1])
