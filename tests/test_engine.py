from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from operator import neg

import pytest

from thememiner.engine import executor, in_order, using


def fails_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    with executor(workers) as pool:
        assert list(in_order(pool, neg, range(40))) == [(number, -number) for number in range(40)]


def test_an_error_is_raised_when_its_turn_comes() -> None:
    done = []
    with executor(1) as pool, pytest.raises(ValueError, match="three"):
        for item, _ in in_order(pool, fails_on_three, range(10)):
            done.append(item)
    assert done == [0, 1, 2]


def test_an_executor_that_was_handed_in_stays_open() -> None:
    with ThreadPoolExecutor(1) as pool:
        with using(pool, 3) as workers:
            assert workers is pool
        assert pool.submit(neg, 3).result() == -3
