from __future__ import annotations

import pytest

from thememiner.release.check import check_pieces
from thememiner.release.details import Piece


@pytest.mark.parametrize(
    "sentence",
    [
        "The review of northmere-lcspr-child-f-2014.pdf was read.",
        "The newest audit is more than 24 months old on 2026-11-24; 3 failing.",
        "Call the MASH; periods end in May.",
        "The Young Person was called to a meeting.",
        "TESS and CAIT are services.",
    ],
)
def test_words_of_our_own_reports_are_no_details(sentence: str) -> None:
    assert check_pieces([Piece(sentence, "here")]) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Her uncle, Zdravkomir, came.", "Zdravkomir"),
        ("PC O’Brien-Shah attended.", "O’Brien-Shah"),
        ("It was Ayomidewale’s mother who rang.", "Ayomidewale"),
        ("Anne-Marie said that she was cold.", "Anne-Marie"),
        ("Prepared by: Imogen Vaarsk", "Imogen Vaarsk"),
    ],
)
def test_names_that_no_list_holds_are_found_by_what_stands_around_them(sentence: str, name: str) -> None:
    assert [one.words.removeprefix("PC ") for one in check_pieces([Piece(sentence, "here")])] == [name]
