from __future__ import annotations

import pytest

from thememiner.reading.abstract_items import items, keywords


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one thing; another; and a third.", ("one thing", "another", "a third")),
        ("one thing;another;", ("one thing", "another")),
        ("a (first; second) b; c", ("a (first; second) b", "c")),
        ('say "no; never" twice; c', ('say "no; never" twice', "c")),
        ("a (never closed; b; c", ("a (never closed", "b", "c")),
        ("The panel was late. It met twice.", ("The panel was late", "It met twice")),
        ("seen by Dr. Smith, e.g. CSE; b", ("seen by Dr. Smith, e.g. CSE", "b")),
        (
            "work with partners, such as: police; health; and schools; see the child",
            ("work with partners, such as: police; health; and schools", "see the child"),
        ),
        ("• one\n• two goes\non here\n• three", ("one", "two goes on here", "three")),
        ("a lead in:\n- one\n- two", ("a lead in:", "one", "two")),
        ("1. Review it.\n2) Audit it", ("Review it", "Audit it")),
        ("one • two • three", ("one", "two", "three")),
        ("where is the child? Who asked?", ("where is the child?", "Who asked?")),
        ("a well-known gap - not closed; b", ("a well-known gap - not closed", "b")),
        ("and so on", ("and so on",)),
        ("", ()),
        (" ; . ; ", ()),
    ],
)
def test_items(text: str, expected: tuple[str, ...]) -> None:
    assert items(text, width=len(text)) == expected


def test_lines_broken_before_they_had_to_be_are_items_and_wrapped_lines_are_not() -> None:
    assert items("the child's voice\nsupervision\nhousing", width=80) == ("the child's voice", "supervision", "housing")
    wrapped = "the child was seen at home by\npractitioners who had not met the\nfamily before"
    assert items(wrapped, width=33) == (" ".join(wrapped.split()),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("neglect, housing; dental care.", ("neglect", "housing", "dental care")),
        ("neglect,\nhousing problems, young\nparents", ("neglect", "housing problems", "young parents")),
        ("• neglect\n• self-harm", ("neglect", "self-harm")),
        ("", ()),
    ],
)
def test_keywords(text: str, expected: tuple[str, ...]) -> None:
    assert keywords(text) == expected
