from __future__ import annotations

import pytest

from thememiner.reading.number_order import out_of_order


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("1.1 1.2 1.3 2.1 2.2", ""),
        ("1.1 1.2 1.4", "1.2>1.4"),
        ("1.1 1.3 1.4 1.5", "1.1>1.3"),
        ("1.1 1.2 1.2", "1.2>1.2"),
        ("2.4 2.5", ">2.4"),
        ("1.1 1.2 1.2.1 1.2.2 1.3", ""),
        ("1.1 1.2 1.3 1.1 1.2", ""),
        ("1 2 3 4 5", ""),
        ("1 2 3 5", "3>5"),
        ("1 1 2 3 2 4 5 6 3 7", ""),
        ("39 40 1 2 3 41 42", ""),
        ("39 40 1 2 3 42 43", "40>42"),
        ("1 2 2018 a iv R1", ""),
        ("1 2 97", ""),
    ],
)
def test_numbers_that_do_not_follow_are_found(numbers: str, found: str) -> None:
    result = out_of_order((number, 1) for number in numbers.split())
    assert " ".join(f"{one.before}>{one.number}" for one in result) == found


def test_back_and_forward_are_told_apart_and_the_page_is_given() -> None:
    back, forward = out_of_order([("1.1", 1), ("1.2", 1), ("1.2", 2), ("1.5", 3)])
    assert (back.goes_back, back.page, forward.goes_back, forward.page) == (True, 2, False, 3)
