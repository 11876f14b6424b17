from __future__ import annotations

import pytest

from thememiner.reading.hyphens import joined_text, vocabulary

KNOWN = "the safeguarding plan of the child-centred team was shared, and the decision was written by the social worker"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the safe-", "guarding plan", "the safeguarding plan"),
        ("the deci-", "sion was", "the decision was"),
        ("the exami-", "nation showed", "the examination showed"),
        ("a child-", "centred plan", "a child-centred plan"),
        ("a multi-", "agency plan", "a multi-agency plan"),
        ("a well-", "being check", "a well-being check"),
        ("the non-", "mobile baby", "the non-mobile baby"),
        ("a five-year-", "old boy", "a five-year-old boy"),
        ("in Stoke-", "Newington the", "in Stoke-Newington the"),
        ("in 2014-", "2015 the", "in 2014-2015 the"),
        ("in 2014–", "2015 the", "in 2014–2015 the"),
        ("in 2014 –", "2015 was worse", "in 2014 – 2015 was worse"),
        ("the plan -", "which was late", "the plan - which was late"),
        ("health and/", "or education", "health and/or education"),
        ("the plan", "was late", "the plan was late"),
        ("", "The plan", "The plan"),
    ],
)
def test_line_ends(above: str, below: str, joined: str) -> None:
    assert joined_text(above, below, vocabulary([KNOWN])) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("cooperation and co-operation and cooperation", "their cooperation"),
        ("cooperation and co-operation and co-operation", "their co-operation"),
    ],
)
def test_the_commoner_spelling_of_the_document_wins(text: str, joined: str) -> None:
    assert joined_text("their co-", "operation", vocabulary([text])) == joined


@pytest.mark.parametrize(("times", "joined"), [(1, "the farmhouse was"), (3, "the farm-house was")])
def test_two_words_that_the_document_uses_often_keep_their_hyphen(times: int, joined: str) -> None:
    assert joined_text("the farm-", "house was", vocabulary(["a farm and a house"] * times)) == joined


@pytest.mark.parametrize(
    ("divided", "joined"),
    [("the safeguarding plan. The safe-\nguarding team", "the pathway"), ("a well-\nknown team", "the path-way")],
)
def test_where_no_word_is_divided_hyphens_are_real(divided: str, joined: str) -> None:
    assert joined_text("the path-", "way", vocabulary([divided, "a line\n" * 60])) == joined
