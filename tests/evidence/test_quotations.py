from __future__ import annotations

import pytest

from invented import passage
from thememiner.evidence.quotations import LONGEST, is_on_page, quote
from thememiner.records import Page


def page(raw: str, number: int = 1) -> Page:
    return Page("child-a", number, str(number), 0, len(raw), "text", raw=raw)


@pytest.mark.parametrize(
    ("quotation", "raw", "found"),
    [
        ("Supervision was missed.", "4.1 Supervision was\r\nmissed. More", True),
        ("the multi-agency plan", "the multi-\nagency plan", True),
        ("the first official plan", "the \ufb01rst of\ufb01cial plan", True),
        ("children's views", "children\u2019s views", True),
        ("rehoused", "re-\nhoused", True),
        ("Supervision was not missed.", "Supervision was missed.", False),
        ("supervision was missed", "Supervision was missed", False),
        ("", "anything", False),
        ("4 of 6", "4 of 60", True),
    ],
)
def test_is_on_page(quotation: str, raw: str, found: bool) -> None:
    assert is_on_page(quotation, page(raw)) is found


def test_the_sentence_with_the_evidence_is_quoted_from_the_page_it_stands_on() -> None:
    text = "The plan was good. Supervision was missed in May. It rained."
    found = quote(
        passage("child-a", text, page=1, page_end=2),
        "Supervision",
        [page("The plan was good.", 1), page("Supervision was missed in May. It rained.", 2)],
    )
    assert found is not None
    assert (found.text, found.page, found.paragraph) == ("Supervision was missed in May.", 2, "4.1")


def test_words_that_are_not_on_the_page_are_not_quoted() -> None:
    assert quote(passage("child-a", "Supervision was missed."), "Supervision", [page("Something else.")]) is None


def test_the_page_of_another_place_does_not_count() -> None:
    assert (
        quote(
            passage("child-a", "Supervision was missed.", page=1), "Supervision", [page("Supervision was missed.", 7)]
        )
        is None
    )


def test_a_sentence_too_long_to_print_is_passed_over() -> None:
    text = "Supervision " + "and more " * (LONGEST // 9) + "ended."
    assert quote(passage("child-a", text), "Supervision", [page(text)]) is None


def test_without_pages_the_passage_is_the_proof() -> None:
    found = quote(passage("child-a", "Supervision was missed.", page=None), "Supervision", [])
    assert found is not None
    assert found.page is None
