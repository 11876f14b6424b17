"""Which statements say alike things, those of most boards and cases first: where a new code is most likely of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LIKE = 0.6
"""From this cosine on two statements are shown together. It orders a sheet for people to read and decides nothing."""
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with its case, its board (empty: not known) and its words (empty: unlike all others)."""

    unit_id: str
    case: str
    board: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """A statement's place among those that say alike things: the group's number from 1, and how wide the group is."""

    unit_id: str
    group: int
    statements: int
    cases: int
    boards: int


def in_groups(stated: Sequence[Stated], vectors: NDArray[np.float32]) -> list[Alike]:
    """Every statement once: the group of most boards, then of most cases first; within it the likest first.

    A group is a statement with those that are near it and in no group before. Lone statements come last, as given. What
    stands in several reviews word for word is a template more often than a lesson, and brings a group up only once.

    Args:
        stated: The statements in reading order.
        vectors: Statements x dimensions.
    """
    near = _neighbours(vectors)
    wide = sorted(range(len(stated)), key=lambda one: (*_rank(stated, near[one]), one))
    taken: set[int] = set()
    groups: list[list[int]] = []
    for one in wide:
        if one not in taken:
            groups.append([other for other in near[one] if other not in taken])
            taken.update(groups[-1])
    # What was taken by an earlier group makes a later one narrower than it looked.
    groups.sort(key=lambda own: (*_rank(stated, own), own[0]))
    return [_alike(stated, own, number, one) for number, own in enumerate(groups, start=1) for one in own]


def _rank(stated: Sequence[Stated], own: Sequence[int]) -> tuple[int, int, int]:
    """The width of a group in which the same words count once."""
    distinct = {stated[one].words or stated[one].unit_id: one for one in reversed(own)}
    return _width(stated, list(distinct.values()))


def _width(stated: Sequence[Stated], own: Sequence[int]) -> tuple[int, int, int]:
    boards = {stated[one].board for one in own} - {""}
    return -len(boards), -len({stated[one].case for one in own}), -len(own)


def _alike(stated: Sequence[Stated], own: Sequence[int], number: int, one: int) -> Alike:
    boards, cases, statements = _width(stated, own)
    return Alike(stated[one].unit_id, number, -statements, -cases, -boards)


def _neighbours(vectors: NDArray[np.float32]) -> list[list[int]]:
    """For each row itself, then the rows near it, nearest first."""
    from threadpoolctl import threadpool_limits

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    points = vectors / np.where(lengths == 0, 1, lengths)
    near: list[list[int]] = []
    with threadpool_limits(limits=1):
        for first in range(0, len(points), _AT_ONCE):
            likeness = points[first : first + _AT_ONCE] @ points.T
            for place, row in enumerate(likeness, start=first):
                found = [int(one) for one in np.flatnonzero(row >= LIKE) if one != place]
                near.append([place, *sorted(found, key=lambda one: (-row[one], one))])
    return near
