from __future__ import annotations

import numpy as np
import pytest

from thememiner.topics.slots import slots_for
from thememiner.topics.stability import REFITS, Returns, best_likeness, refits, stability


def test_clear_groups_return_in_every_refit_and_the_refits_are_told(vectors: np.ndarray) -> None:
    slots = slots_for(vectors, "auto", anchors=None, distinct=72, min_size=5, seed=0)
    told: list[int] = []
    parts = refits([f"r{row % 6}" for row in range(72)], 0)
    back = stability(vectors, slots, parts=parts, seed=0, progress=lambda _, done, __: told.append(done))
    assert [one.share for one in back.values()] == [1.0] * 3
    assert told == list(range(1, len(parts) + 1))


@pytest.mark.parametrize("reviews", [1, 2, 5, 10, 11, 40])
def test_refits_leave_out_whole_reviews_and_each_once(reviews: int) -> None:
    of = [f"r{row % reviews}" for row in range(120)]
    parts = refits(of, 0)
    assert REFITS - 6 <= len(parts) <= REFITS
    if reviews > 1:
        for part, rows in parts:
            inside, outside = {of[row] for row in rows}, {of[row] for row in set(range(120)) - set(rows.tolist())}
            assert inside
            assert not inside & outside, part
        left = [set(of) - {of[row] for row in rows} for part, rows in parts if part == "left-out"]
        assert sorted(one for group in left for one in group) == sorted(set(of))


def test_halves_are_each_others_rest() -> None:
    halves = [rows for part, rows in refits([f"r{row % 7}" for row in range(70)], 3) if part == "halves"]
    assert [sorted([*one, *other]) for one, other in zip(halves[::2], halves[1::2], strict=True)] == [
        list(range(70))
    ] * (len(halves) // 2)


@pytest.mark.parametrize(
    ("own", "labels", "likeness"),
    [
        ([1, 1, 0, 0], [0, 0, 1, 1], 1.0),
        ([1, 1, 0, 0], [0, 1, 1, 1], 0.5),
        ([1, 1, 0, 0], [-1, -1, 0, 0], 0.0),
        ([1, 1, 1, 0], [0, 0, -1, -1], 2 / 3),
    ],
)
def test_likeness(own: list[int], labels: list[int], likeness: float) -> None:
    assert best_likeness(np.array(own, dtype=bool), np.array(labels)) == pytest.approx(likeness)


@pytest.mark.parametrize(("halves", "holds"), [(4, True), (3, False)])
def test_sixteen_of_twenty_hold(halves: int, holds: bool) -> None:
    assert Returns((2, 2), (10, 10), (halves, 8)).holds == holds
