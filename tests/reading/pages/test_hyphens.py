from __future__ import annotations

import pytest

from thememiner.reading.pages.hyphens import LineJoiner, plain

KNOWN = (
    "the safeguarding plan of a multi-agency team was child-centred and the decision was recorded by the social worker"
)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the safe-", "guarding plan", "the safeguarding plan"),
        ("the deci-", "sion was", "the decision was"),
        ("a multi-", "agency plan", "a multi-agency plan"),
        ("a child-", "centred plan", "a child-centred plan"),
        ("a well-", "being check", "a well-being check"),
        ("the non-", "mobile baby", "the non-mobile baby"),
        ("in Stoke-", "Newington the", "in Stoke-Newington the"),
        ("the exami-", "nation showed", "the examination showed"),
        ("the social-", "worker wrote", "the social-worker wrote"),
        ("in 2014-", "2015 the", "in 2014-2015 the"),
        ("in 2014–", "2015 the", "in 2014–2015 the"),
        ("in 2014 –", "2015 was worse", "in 2014 – 2015 was worse"),
        ("health and/", "or education", "health and/or education"),
        ("the plan -", "which was late", "the plan - which was late"),
        ("the plan", "was late", "the plan was late"),
        ("the safe\ufffe", "guarding plan", "the safeguarding plan"),
        ("a multi\x02", "agency plan", "a multi-agency plan"),
    ],
)
def test_line_ends(above: str, below: str, joined: str) -> None:
    assert LineJoiner([KNOWN.split()]).join(above, below) == joined


def test_the_commoner_spelling_of_the_document_wins() -> None:
    lines = [["the", "co-operation", "of", "cooperation", "and", "cooperation"]]
    assert LineJoiner(lines).join("their co-", "operation") == "their cooperation"
    assert LineJoiner([*lines, ["co-operation", "co-operation"]]).join("their co-", "operation") == (
        "their co-operation"
    )


def test_a_broken_word_is_no_entry_of_the_dictionary() -> None:
    """Its first half would otherwise pass for a word, and the hyphen stay."""
    lines = [["the", "per-"], ["son", "was"], ["her", "son"]]
    assert LineJoiner(lines).join("the per-", "son was") == "the person was"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("identi\ufb01ed", "identified"),
        ("con\ufb02ict", "conflict"),
        ("o\ufb00er", "offer"),
        ("e\ufb03cient", "efficient"),
        ("safe\u00adguarding", "safeguarding"),
        ("zero\u200bwidth", "zerowidth"),
        ("child’s – plan", "child’s – plan"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words
