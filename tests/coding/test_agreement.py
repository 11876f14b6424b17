from __future__ import annotations

import numpy as np
import pytest

from thememiner.coding.agreement import (
    Estimate,
    Scores,
    Table,
    alpha_of,
    cohen_kappa,
    confusions,
    f1_of,
    kappa_of,
    krippendorff_alpha,
    precision_of,
    recall_of,
    resamplings,
    two_by_two,
    upper_bound,
    weighted_scores,
    with_interval,
)

COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
"""Cohen (1960), table 1 (200 cases, in proportions there): kappa .492."""


def spread(table: list[list[int]]) -> tuple[list[int], list[int]]:
    pairs = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    return [i for i, _ in pairs], [j for _, j in pairs]


def test_cohens_own_example() -> None:
    assert cohen_kappa(*spread(COHEN)) == pytest.approx(0.492, abs=0.0005)
    assert kappa_of(np.array(COHEN, dtype=float)) == pytest.approx(0.492, abs=0.0005)


def test_krippendorffs_own_examples() -> None:
    """Krippendorff (2011): binary, two observers, ten units: .095; nominal, four observers, missing data: .743."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff_alpha([first, second]) == pytest.approx(0.095, abs=0.0005)
    assert alpha_of(confusions(first, second, [0] * 10, values=(0, 1), clusters=1))[0] == pytest.approx(0.095, abs=5e-4)
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    assert krippendorff_alpha(observers) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize("seed", range(5))
def test_the_formulas_of_the_bootstrap_are_those_of_the_libraries(seed: int) -> None:
    random = np.random.default_rng(seed)
    first, second = (list(random.random(40) < share) for share in (0.3, 0.4))
    table = confusions(first, second, [0] * 40, values=(True, False), clusters=1)
    scores = weighted_scores(first, second, [1.0] * 40)
    assert kappa_of(table)[0] == pytest.approx(cohen_kappa(first, second))
    assert alpha_of(table)[0] == pytest.approx(krippendorff_alpha([first, second]))
    assert (precision_of(table)[0], recall_of(table)[0], f1_of(table)[0]) == pytest.approx(
        (scores.precision, scores.recall, scores.f1)
    )


def test_the_raw_table() -> None:
    table = two_by_two([True, True, False, False, False], [True, False, True, False, False])
    assert (table, table.given, table.units) == (Table(1, 1, 1, 2), 3, 5)


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [([], [], None), ([True, True], [True, True], None), ([True, False], [True, False], 1.0), ([1, 1], [0, 0], 0.0)],
)
def test_kappa_at_the_edges(first: list[bool], second: list[bool], kappa: float | None) -> None:
    assert cohen_kappa(first, second) == kappa


def test_alpha_needs_two_values_and_two_coders() -> None:
    assert krippendorff_alpha([[1, 1], [1, 1]]) is None
    assert krippendorff_alpha([[1, 2], [None, None]]) is None


def test_weights_change_what_a_unit_counts() -> None:
    scores = weighted_scores([True, True, False], [True, False, True], [1, 3, 1])
    assert (scores.precision, scores.recall) == (0.25, 0.5)
    assert weighted_scores([False], [False], [1]) == Scores(None, None, None)
    assert weighted_scores([False], [True], [1]) == Scores(None, 0.0, 0.0)


@pytest.mark.parametrize(
    ("found", "looked", "bound"),
    [(0, 100, 0.0295), (0, 0, 1.0), (0, 30, 0.0950), (2, 50, 0.1206), (5, 5, 1.0)],
)
def test_the_upper_bound_of_clopper_and_pearson(found: int, looked: int, bound: float) -> None:
    assert upper_bound(found, looked) == pytest.approx(bound, abs=0.0005)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """400 studies of 25 reviews that differ among themselves: about 95 in 100 intervals hold the true share."""
    random = np.random.default_rng(7)
    taken = resamplings(25, rounds=300)
    held = 0
    for _ in range(400):
        right = random.binomial(8, random.beta(6, 2, 25)).astype(float)
        tables = np.zeros((25, 2, 2))
        tables[:, 0, 0], tables[:, 0, 1] = right, 8 - right
        found = with_interval(float(right.sum() / 200), precision_of, tables, taken)
        assert found.low is not None and found.high is not None
        held += found.low <= 0.75 <= found.high
    assert 0.90 <= held / 400 <= 0.98


def test_few_reviews_give_no_interval() -> None:
    tables = np.ones((9, 2, 2))
    assert with_interval(0.5, precision_of, tables, resamplings(9)) == Estimate(0.5)
    uneven = np.ones((10, 2, 2))
    uneven[0, 0, 0] = 5
    assert with_interval(0.5, precision_of, uneven, resamplings(10)).low == 0.5


def test_what_never_moves_gives_no_interval() -> None:
    tables = np.zeros((11, 2, 2))
    tables[:, 0, 0] = 1
    assert with_interval(1.0, precision_of, tables, resamplings(11)) == Estimate(1.0)
