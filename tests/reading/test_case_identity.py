from __future__ import annotations

import pytest

from thememiner.library_records import Fact, FactName
from thememiner.reading.case_identity import case_key, same_cases
from thememiner.records import Review
from told_reviews import review


def facts(review_id: str = "r", **stated: str) -> list[Fact]:
    return [Fact(review_id, _name(name), value, "", 1) for name, value in stated.items()]


def _name(name: str) -> FactName:
    return name.replace("_", "-")  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("about", "stated", "key"),
    [
        ({"area": "Brackenshire"}, {"subject": "Child D", "incident": "2011-04"}, "brackenshire-child-d-2011"),
        ({}, {"board": "Kelderwick Safeguarding Children Board", "subject": "Child H"}, "kelderwick-child-h"),
        ({"area": "Northmere", "published": "2014-09-30"}, {"subject": "Child F"}, "northmere-child-f-2014"),
        ({"area": "Northmere"}, {}, "r"),
        ({}, {"subject": "Child F"}, "r"),
        ({"case": "the-given-one", "area": "X"}, {"subject": "Child F"}, "the-given-one"),
    ],
)
def test_key(about: dict[str, str], stated: dict[str, str], key: str) -> None:
    assert case_key(review(**about), facts(**stated)) == key  # type: ignore[arg-type]


def case_of(*documents: tuple[dict[str, str], dict[str, str]]) -> list[str]:
    reviews: list[Review] = []
    found: dict[str, list[Fact]] = {}
    for number, (about, stated) in enumerate(documents):
        reviews.append(review(review_id=f"r{number}", **about))  # type: ignore[arg-type]
        found[f"r{number}"] = facts(f"r{number}", **stated)
    cases = same_cases(reviews, found)
    return [cases[one.id] for one in reviews if one.id in cases]


D = {"subject": "Child D", "incident": "2010-04"}


@pytest.mark.parametrize(
    ("one", "other", "is_one_case"),
    [
        (({"area": "Brackenshire"}, D), ({"area": "Brackenshire"}, D), True),
        (({"area": "Brackenshire"}, D), ({"area": "Brackenshire"}, {**D, "incident": "2011"}), True),
        (({"area": "Brackenshire"}, D), ({"area": "Brackenshire"}, {**D, "incident": "2012"}), False),
        (({"area": "Brackenshire"}, D), ({"area": "Northmere"}, D), False),
        (({"area": "Brackenshire"}, D), ({"area": "Brackenshire"}, {**D, "subject": "Child E"}), False),
        (({"area": "Brackenshire"}, D), ({"area": ""}, D), False),
        (({"area": "Brackenshire"}, D), ({"area": "Brackenshire"}, {"incident": "2010"}), False),
        (({"area": "Brackenshire"}, D), ({"area": "Brackenshire"}, {"subject": "Child D"}), False),
        # Board known from its name, and its successor's name.
        (({"area": "Brackenshire"}, D), ({}, {**D, "board": "Brackenshire Safeguarding Children Partnership"}), True),
        # An abstract has the year of publication only.
        (
            ({"area": "X", "published": "2012-02"}, D),
            ({"area": "X", "kind": "abstract", "published": "2011"}, {"subject": "Child D"}),
            True,
        ),
        # What the catalogue gives wins, both ways.
        (({"case": "a", "area": "X"}, D), ({"case": "b", "area": "X"}, D), False),
        (({"case": "a"}, {}), ({"case": "a"}, {}), True),
        (({"case": "a", "area": "X"}, D), ({"area": "X"}, D), True),
    ],
)
def test_two_documents_are_of_one_case(
    one: tuple[dict[str, str], dict[str, str]], other: tuple[dict[str, str], dict[str, str]], is_one_case: bool
) -> None:
    for pair in ((one, other), (other, one)):
        first, second = case_of(*pair)
        assert (first == second) is is_one_case


def test_a_chain_of_years_does_not_join_what_is_far_apart() -> None:
    area = {"area": "X"}
    first, second, third = case_of(
        (area, {**D, "incident": "2010"}), (area, {**D, "incident": "2011"}), (area, {**D, "incident": "2012"})
    )
    assert first == second != third


def test_an_abstract_meets_its_full_report_whatever_the_order() -> None:
    abstract = ({"area": "X", "kind": "abstract", "published": "2011"}, {"subject": "Child D"})
    full = ({"area": "X", "published": "2011-06"}, D)
    assert case_of(abstract, full) == ["x-child-d-2010"] * 2


def test_the_same_letter_years_later_is_another_case_with_another_name() -> None:
    area = {"area": "X", "case": ""}
    names = case_of((area, {"subject": "Child D"}), (area, {"subject": "Child D"}))
    assert names == ["x-child-d", "x-child-d-2"]


def test_inspections_and_inquiries_have_no_case() -> None:
    assert case_of(({"kind": "inspection", "area": "X"}, D), ({"kind": "inquiry", "area": "X"}, D)) == []
