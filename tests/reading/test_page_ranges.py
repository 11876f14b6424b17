from __future__ import annotations

import pytest

from thememiner.errors import InputError
from thememiner.reading.page_ranges import page_ranges, pages_named, parsed_pages


@pytest.mark.parametrize(
    ("pages", "written"),
    [([], ""), ([4], "4"), ([1, 2, 3, 7], "1–3, 7"), ([9, 1, 2, 9], "1–2, 9"), ([1, 3, 5], "1, 3, 5")],
)
def test_numbers_that_follow_each_other_are_closed_up(pages: list[int], written: str) -> None:
    assert page_ranges(pages) == written


def test_one_page_is_singular() -> None:
    assert (pages_named([4, 4]), pages_named([4, 5])) == ("page 4", "pages 4–5")


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("1-5,12", [1, 2, 3, 4, 5, 12]),
        ("all", list(range(1, 21))),
        (" All ", list(range(1, 21))),
        ("3", [3]),
        ("19–25", [19, 20]),
        ("5, 2 - 3, 2", [2, 3, 5]),
    ],
)
def test_what_people_write_is_understood(written: str, pages: list[int]) -> None:
    assert parsed_pages(written, 20) == pages


@pytest.mark.parametrize("written", ["", "x", "1-", "-3", "0", "21", "5-2", "1;2", "1-2-3"])
def test_what_names_no_page_is_refused_with_the_pages_there_are(written: str) -> None:
    with pytest.raises(InputError, match="1 to 20"):
        parsed_pages(written, 20)
