from __future__ import annotations

from dataclasses import replace

import pytest

from thememiner.errors import InputError
from thememiner.local.judgements import (
    RESPONSES,
    day,
    in_order,
    is_known,
    latest_judgements,
    position_named,
    response_named,
    stated,
)
from thememiner.local.positions import POSITIONS
from thememiner.local_records import Judgement

MARCH = Judgement("hindsight", "weak", "thematic audit", "Two audits say so.", "QA group", "2026-03-04", "mixed")


def test_the_judgement_of_the_latest_day_holds_however_they_came() -> None:
    june = replace(MARCH, when="2026-06-01", response="watch")
    assert latest_judgements([june, MARCH]) == {"hindsight": june}
    assert in_order([june, MARCH]) == [MARCH, june]


def test_of_one_day_the_one_kept_last_holds() -> None:
    again = replace(MARCH, response="watch")
    assert latest_judgements([MARCH, again])["hindsight"].response == "watch"


def test_each_theme_has_its_own() -> None:
    other = replace(MARCH, theme_id="neglect", when="2025-01-01")
    assert set(latest_judgements([MARCH, other])) == {"hindsight", "neglect"}


@pytest.mark.parametrize("response", RESPONSES)
def test_responses_are_known_whatever_the_case(response: str) -> None:
    assert response_named(f" {response.upper()} ") == response


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("thematic audits", "did you mean 'thematic audit'"),
        ("train everybody", "use one of: watch, assurance request"),
        ("", "no response is given"),
    ],
)
def test_another_response_is_refused_with_what_there_is(given: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        response_named(given)


@pytest.mark.parametrize("position", POSITIONS)
def test_positions_are_known(position: str) -> None:
    assert position_named(position.capitalize()) == position


def test_no_position_leaves_the_machines_word_and_another_is_refused() -> None:
    assert position_named("  ") == ""
    with pytest.raises(InputError, match=r"'fine' is not a position.*strong"):
        position_named("fine")


@pytest.mark.parametrize("given", ["2026-13-01", "March 2026", "", "2026"])
def test_what_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(InputError, match="is not a day"):
        day(given)


def test_a_day_is_written_alike() -> None:
    assert day(" 20261124 ") == "2026-11-24"


def test_words_may_not_be_missing() -> None:
    assert stated("  why ", "reason", "say why") == "why"
    with pytest.raises(InputError, match="no reason is given; say why"):
        stated(" \n", "reason", "say why")


@pytest.mark.parametrize(
    ("changed", "since", "known"),
    [
        ({}, "", True),
        ({"machine_position": "strong"}, "", True),
        ({"when": "2026-03-09"}, "2026-03-01", True),
        ({"when": "2026-03-09"}, "2026-03-04", True),
        ({"when": "2026-06-01"}, "2026-05-20", False),
        ({"when": "2026-03-09"}, "", False),
        ({"reason": "Three audits say so."}, "2026-03-01", False),
        ({"position": ""}, "2026-03-01", False),
        ({"theme_id": "neglect"}, "2026-03-01", False),
        ({"who": "Chair"}, "2026-03-01", False),
    ],
)
def test_a_sheet_read_twice_is_known_and_that_of_a_later_meeting_is_not(
    changed: dict[str, str], since: str, known: bool
) -> None:
    assert is_known(replace(MARCH, **changed), [MARCH], since) is known
