"""Why a reading's score is not higher."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One trouble in plain words, the points that it costs, and the pages that it is on (none: the whole file)."""

    text: str
    points_lost: int
    pages: tuple[int, ...] = ()
