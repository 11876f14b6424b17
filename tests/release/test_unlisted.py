from __future__ import annotations

import pytest

from thememiner.release.check import check_pieces, count_line
from thememiner.release.details import LOOK, Detail, Piece


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in check_pieces([Piece(text, "here")])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The notes were typed up by Zendaro, not yet checked.", "Zendaro"),
        ("SW Ovrick was away for three weeks.", "Ovrick"),
        ("It is a plan for mum kelly and her sons.", "kelly"),
        ("The boy answers to Tik-Tik at home.", "Tik-Tik"),
        ("Nobody asked the Ovrickson twins about it.", "Ovrickson"),
        ("The plan drifted when Zendaro M. left the team.", "Zendaro M."),
    ],
)
def test_a_name_that_no_list_has_is_to_look_at(text: str, name: str) -> None:
    details = check_pieces([Piece(text, "here")])
    assert any(name in one.words for one in details), details


@pytest.mark.parametrize(
    "text",
    [
        "Mum will mark the drawing; the worker may hope for a rose.",
        "The work was done by Children’s Social Care.",
        "The Northmere Safeguarding Board met. The Northmere family hubs were named.",
        "Supervision by Ofsted was announced.",
    ],
)
def test_common_words_and_bodies_are_no_names(text: str) -> None:
    assert [one for one in found(text) if one[0] == "name"] == []


def test_the_same_words_to_look_at_are_listed_once_with_the_number_of_places() -> None:
    text = "The notes were typed up by Zendaro, not yet checked."
    details = check_pieces([Piece(text, "paragraph 1"), Piece(text, "paragraph 2"), Piece(text, "paragraph 3")])
    assert [(one.words, one.place, one.level) for one in details] == [("Zendaro", "paragraph 1 and 2 more", LOOK)]


def test_the_line_for_whoever_wrote_a_report_counts() -> None:
    one = Detail("name", "Zendaro", "paragraph 1", LOOK, "why")
    assert count_line([one], "a.docx") == "1 detail to look at before it leaves: `thememiner check-release a.docx`"
    assert count_line([one, one], "a.docx").startswith("2 details to look at")
    assert "no proof" in count_line([], "a.docx")
