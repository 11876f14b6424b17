from __future__ import annotations

import pytest

from thememiner.errors import InputError
from thememiner.reading.quality import Quality
from thememiner.reading.quality_reason import Reason
from thememiner.records import Page, Reading, Review, Section
from thememiner.reports.sheet_choice import ALL_UP_TO, chosen_pages

SOUND = Quality(100, ())


def reading_of(pages: int, *sections: tuple[str, int]) -> Reading:
    review = Review("x", "x.pdf", "0", "X", "other", "", "", "", "")
    return Reading(
        review,
        tuple(Page("x", number, str(number), 0, 0, "text") for number in range(1, pages + 1)),
        tuple(Section(f"s{n}", "x", "H", 1, kind, 0, 0, page) for n, (kind, page) in enumerate(sections)),  # type: ignore[arg-type]
        (),
    )


@pytest.mark.parametrize("pages", [1, ALL_UP_TO])
def test_of_a_short_file_all_pages_are_drawn(pages: int) -> None:
    assert chosen_pages(reading_of(pages), SOUND, None) == list(range(1, pages + 1))


def test_of_a_long_one_the_first_one_of_each_kind_and_those_with_doubts() -> None:
    reading = reading_of(90, ("findings", 20), ("method", 30), ("findings", 40), ("lessons", 90))
    doubts = Quality(90, (Reason("a", 5, (77, 78)), Reason("b", 5, ())))
    assert chosen_pages(reading, doubts, None) == [1, 2, 3, 20, 30, 77, 78, 90]


def test_of_many_pages_with_one_doubt_a_few_from_all_over_are_drawn() -> None:
    doubts = Quality(80, (Reason("unknown", 20, tuple(range(50, 251))),))
    assert chosen_pages(reading_of(300), doubts, None) == [1, 2, 3, 50, 90, 130, 170, 210, 250]


def test_no_more_are_chosen_than_of_a_short_file() -> None:
    doubts = Quality(10, tuple(Reason(str(n), 1, (n, n + 1)) for n in range(10, 90, 2)))
    assert len(chosen_pages(reading_of(100), doubts, None)) == ALL_UP_TO


def test_what_is_asked_for_goes_before() -> None:
    assert chosen_pages(reading_of(90), SOUND, "5-6,80") == [5, 6, 80]
    assert len(chosen_pages(reading_of(90), SOUND, "all")) == 90
    with pytest.raises(InputError):
        chosen_pages(reading_of(90), SOUND, "91")


def test_a_file_without_pages_has_none_to_draw() -> None:
    reading = Reading(reading_of(1).review, (Page("x", None, "", 0, 0, "text"),), (), ())
    assert chosen_pages(reading, SOUND, "all") == []
