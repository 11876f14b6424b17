from __future__ import annotations

from dataclasses import replace

import pytest

from invented import review
from thememiner.coding.decisions import text_hash
from thememiner.local.emergent import Emergent, emergent_of, holding
from thememiner.local_records import EmergentCode, EmergentDecision
from thememiner.records import Review

TEXTS = {f"u{number}": f"Nobody asked who the private foster carer was ({number})." for number in range(9)}


def code(number: int, label: str = "Private fostering") -> EmergentCode:
    return EmergentCode(f"u{number}", label, "", "QA", "2026-01-01", text_hash(TEXTS[f"u{number}"]))


def found(codes: list[EmergentCode], reviews: list[Review], *decisions: EmergentDecision) -> list[Emergent]:
    of_unit = {f"u{number}": one for number, one in enumerate(reviews)}
    return emergent_of(codes, decisions, texts=TEXTS, reviews=of_unit)


@pytest.mark.parametrize(
    ("places", "cases", "boards", "ready"),
    [
        ([("a", "", "Northmere"), ("b", "", "Tarrow"), ("c", "", "Tarrow")], 3, 2, True),
        ([("a", "", "Northmere"), ("b", "", "Northmere"), ("c", "", "Northmere")], 3, 1, False),
        ([("a", "", "Northmere"), ("b", "", "Tarrow")], 2, 2, False),
        ([("a", "K", "Northmere"), ("b", "K", "Tarrow"), ("c", "", "Tarrow")], 2, 2, False),
        ([("a", "", "Northmere"), ("a", "", "Northmere"), ("a", "", "Northmere"), ("b", "", "Tarrow")], 2, 2, False),
        ([("a", "", "Northmere Council"), ("b", "", "northmere"), ("c", "", "Northmere LSCB")], 3, 1, False),
        ([("a", "", "Northmere"), ("b", "", ""), ("c", "", "")], 3, 1, False),
    ],
    ids=["ready", "one board", "two reviews", "one case twice", "one review often", "one board three names", "unknown"],
)
def test_a_label_is_ready_at_three_cases_of_two_boards(
    places: list[tuple[str, str, str]], cases: int, boards: int, ready: bool
) -> None:
    reviews = [review(name, case=case, area=area) for name, case, area in places]
    (one,) = found([code(number) for number in range(len(places))], reviews)
    assert (one.reviews, one.boards, one.ready, len(one.units)) == (cases, boards, ready, len(places))


def test_local_findings_and_what_is_gone_count_in_neither() -> None:
    reviews = [review("a", area="Northmere")]
    gone = replace(code(2), text_sha256=text_hash("other words"))
    (one,) = found([code(0), code(1), gone, EmergentCode("nobody", "private fostering", "", "QA", "", "x")], reviews)
    assert (one.reviews, one.local, one.gone) == (1, 1, ("nobody", "u2"))


def test_labels_are_one_whatever_the_case_and_the_latest_of_a_unit_holds() -> None:
    codes = [code(0), code(1, "private  FOSTERING"), code(2), code(2, "Something else"), code(3), code(3, "")]
    assert {one.label: len(one.units) for one in found(codes, [])} == {"Private fostering": 2, "Something else": 1}
    assert "u3" not in holding(codes)


def test_a_label_that_was_decided_upon_is_ready_no_more() -> None:
    reviews = [review(name, area=name) for name in "abc"]
    dropped = EmergentDecision("private fostering", "dropped", "", "QA", "2026-02-01", "")
    (one,) = found([code(0), code(1), code(2)], reviews, dropped)
    assert (one.ready, one.state) == (False, "dropped")


def test_labels_of_most_boards_come_first() -> None:
    reviews = [review(name, area=name) for name in "abcd"]
    codes = [code(0, "One"), code(1, "Two"), code(2, "Two"), code(3, "Three")]
    assert [one.label for one in found(codes, reviews)] == ["Two", "One", "Three"]
