from __future__ import annotations

import pytest

from thememiner.topics.words import distinct, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Dental decay", ["dental", "decay", "dental decay"]),
        ("decay of teeth", ["decay", "teeth"]),
        ("decay, teeth", ["decay", "teeth"]),
        ("decay. Teeth", ["decay", "teeth"]),
        ("multi-agency meetings", ["multi-agency", "meetings", "multi-agency meetings"]),
        ("child protection", ["protection", "child protection"]),
        ("The child's teeth", ["teeth"]),
        ("the children’s teeth", ["teeth"]),
        ("the panel recommended that professionals review", []),
        ("12 weeks on, the clinic", ["clinic"]),
        ("aged 16-year-olds", ["year-olds"]),
        ("", []),
    ],
)
def test_terms_of(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


@pytest.mark.parametrize(
    ("terms", "kept"),
    [
        (["plan", "plans", "drift"], ("plan", "drift")),
        (["dental decay", "dental", "decay", "tooth"], ("dental decay", "tooth")),
        (["dental", "dental decay", "tooth"], ("dental", "dental decay")),
        ([], ()),
    ],
)
def test_distinct(terms: list[str], kept: tuple[str, ...]) -> None:
    assert distinct(terms, most=2) == kept
