from __future__ import annotations

import numpy as np

from thememiner.local.audit_firmness import firmness_of, without_one

LABELS = ["One", "Two", "Three", "Four", "Five"]
SHOWN = np.array([[50.0, 40.0, 30.0, 20.0, 10.0]])


def test_an_order_that_never_moves_is_firm() -> None:
    found = firmness_of(np.repeat(SHOWN, 100, axis=0), SHOWN, LABELS, cases=20)
    assert (found.first, found.three) == ("firm: One", "firm: One; Two; Three")
    assert [(one.low, one.high, one.word) for one in found.themes] == [(n, n, "firm") for n in range(1, 6)]
    assert [one.top3 for one in found.themes] == [1, 1, 1, 0, 0]


def test_a_first_place_that_two_share_over_the_draws_is_open_between_them() -> None:
    other = np.array([[39.0, 50.0, 30.0, 20.0, 10.0]])
    points = np.concatenate([np.repeat(SHOWN, 55, axis=0), np.repeat(other, 45, axis=0)])
    found = firmness_of(points, SHOWN, LABELS, cases=20)
    assert found.first == "open between One; Two"
    assert found.three == "firm: One; Two; Three"
    assert (found.themes[0].low, found.themes[0].high) == (1, 2)


def test_three_draws_of_four_are_fairly_firm() -> None:
    far = np.array([[5.0, 40.0, 30.0, 20.0, 10.0]])
    found = firmness_of(
        np.concatenate([np.repeat(SHOWN, 75, axis=0), np.repeat(far, 25, axis=0)]), SHOWN, LABELS, cases=9 + 1
    )
    assert found.first == "fairly firm: One"
    assert found.three == "firm for Two; Three; open between One; Four"
    assert (found.themes[0].low, found.themes[0].high, found.themes[0].word) == (1, 5, "fairly firm")


def test_fewer_than_ten_cases_cannot_show_how_they_vary() -> None:
    found = firmness_of(np.repeat(SHOWN, 100, axis=0), SHOWN, LABELS, cases=9)
    assert {one.word for one in found.themes} == {"not known"}
    assert found.first.startswith("not known: 9 cases are too few")


def test_nothing_to_rank_is_said() -> None:
    found = firmness_of(np.zeros((10, 0)), np.zeros((1, 0)), [], cases=20)
    assert (found.themes, found.first, found.three) == ((), "there is nothing to rank", "there is nothing to rank")


def test_a_theme_that_stands_on_one_part_falls_without_it() -> None:
    values = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.5], [0.0, 0.4, 0.4]])
    assert without_one(values, [2.0, 1.0, 1.0]) == [(1, 3), (1, 2), (2, 3)]


def test_parts_without_weight_cannot_be_left_out() -> None:
    values = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert without_one(values, [1.0, 0.0]) == [(1, 1), (2, 2)]
