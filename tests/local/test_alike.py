from __future__ import annotations

import numpy as np

from thememiner.local.alike import Alike, Stated, in_groups


def at(*angles: float) -> np.ndarray:
    return np.array([[np.cos(np.radians(one)), np.sin(np.radians(one))] for one in angles], dtype=np.float32)


STATED = [
    Stated("lone", "k1", "Northmere"),
    Stated("a1", "k1", "Northmere"),
    Stated("b1", "k2", "Northmere"),
    Stated("a2", "k1", "Northmere"),
    Stated("b2", "k3", "Tarrow"),
]


def test_the_group_of_most_boards_comes_first_and_lone_statements_last() -> None:
    found = in_groups(STATED, at(180, 0, 90, 5, 95))
    assert found == [
        Alike("b1", 1, 2, 2, 2),
        Alike("b2", 1, 2, 2, 2),
        Alike("a1", 2, 2, 1, 1),
        Alike("a2", 2, 2, 1, 1),
        Alike("lone", 3, 1, 1, 1),
    ]


def test_many_mentions_in_one_case_do_not_pass_two_cases() -> None:
    stated = [Stated(f"m{number}", "k1", "Northmere") for number in range(5)]
    stated += [Stated("x", "k2", "Northmere"), Stated("y", "k3", "Northmere")]
    assert [one.unit_id for one in in_groups(stated, at(0, 1, 2, 3, 4, 120, 121))][:2] == ["x", "y"]


def test_the_same_words_in_many_reviews_bring_a_group_up_once() -> None:
    stated = [Stated(f"t{number}", f"k{number}", f"board {number}", "the same words") for number in range(4)]
    stated += [Stated("x", "k1", "Northmere", "one"), Stated("y", "k2", "Tarrow", "another")]
    found = in_groups(stated, at(0, 0, 0, 0, 120, 121))
    assert [one.unit_id for one in found] == ["x", "y", "t0", "t1", "t2", "t3"]
    assert (found[2].statements, found[2].boards) == (4, 4)


def test_every_statement_comes_once_and_an_unstated_board_adds_none() -> None:
    stated = [Stated("a", "k1", ""), Stated("b", "k2", ""), Stated("c", "k3", "Tarrow")]
    found = in_groups(stated, np.vstack([at(0, 10), np.zeros((1, 2), dtype=np.float32)]))
    assert sorted(one.unit_id for one in found) == ["a", "b", "c"]
    assert {one.unit_id: one.boards for one in found} == {"a": 0, "b": 0, "c": 1}
    assert in_groups([], np.zeros((0, 2), dtype=np.float32)) == []
