from __future__ import annotations

import pytest

from filled_tools import THEME
from thememiner.codebook import default_codebook
from thememiner.errors import InputError
from thememiner.library_records import Fact
from thememiner.local.audit_scope import (
    agencies_of,
    drawn,
    follow_up_of,
    lines_of_enquiry,
    period_of,
    seed_of,
    strata_of,
    timetable_of,
)


@pytest.mark.parametrize(
    ("cases", "spread"), [(6, [2, 2, 2]), (8, [2, 3, 3]), (7, [2, 2, 3]), (2, [1, 1]), (1, [1]), (30, [10, 10, 10])]
)
def test_the_sample_is_spread_and_the_rest_goes_to_the_highest_need(cases: int, spread: list[int]) -> None:
    strata = strata_of(cases, 1)
    assert [one.cases for one in strata] == spread
    assert all(len(one.numbers) > one.cases for one in strata)


@pytest.mark.parametrize("cases", [0, -1, 31])
def test_samples_that_cannot_be(cases: int) -> None:
    with pytest.raises(InputError, match="cannot be sampled"):
        strata_of(cases, 1)


def test_the_draw_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert seed_of("2026-11-24") == 20261124
    assert strata_of(6, 20261124) == strata_of(6, 20261124) != strata_of(6, 20261125)
    # Frozen, since sheets that were printed must be drawn again years later.
    assert strata_of(6, 20261124)[0].numbers == ("0.267", "0.030", "0.748", "0.622", "0.488", "0.245")


@pytest.mark.parametrize(
    ("number", "listed", "place"), [("0.000", 9, 1), ("0.999", 9, 9), ("0.500", 10, 6), ("0.267", 1, 1)]
)
def test_a_number_of_the_draw_is_a_place_on_the_list(number: str, listed: int, place: int) -> None:
    assert drawn(number, listed) == place


def test_nothing_is_drawn_from_an_empty_list() -> None:
    with pytest.raises(ValueError, match="nothing is listed"):
        drawn("0.5", 0)


def test_days_are_counted_from_the_date() -> None:
    assert period_of("2026-11-24") == ("2025-11-25", "2026-11-24")
    assert [one.date for one in timetable_of("2026-11-24")][:3] == ["2026-11-24", "2026-12-01", "2026-12-08"]
    assert follow_up_of("2026-11-24") == "2027-07-19"
    with pytest.raises(InputError, match="is not a date"):
        timetable_of("24/11/2026")


def test_agencies_are_those_that_reviews_on_the_theme_name_by_the_alphabet() -> None:
    facts = [
        Fact(review_id, name, value, value, 1)  # type: ignore[arg-type]
        for review_id, name, value in (
            ("a", "agency", "school"), ("b", "agency", "GP"), ("b", "agency", "school"), ("c", "agency", "police"),
            ("a", "harm", "neglect"),
        )
    ]  # fmt: skip
    assert agencies_of(facts, ["a", "b"]) == (("GP", "school"), 2)
    assert agencies_of([], ["a"]) == ((), 0)


def test_lines_of_enquiry_ask_for_good_practice_as_well() -> None:
    asked = " ".join(lines_of_enquiry(default_codebook().theme(THEME)))
    assert "Missed care opens a conversation and a risk review." in asked
    assert "Missed care closes the file." in asked
