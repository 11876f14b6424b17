from __future__ import annotations

from dataclasses import replace

import pytest

from thememiner.library_records import Listed
from thememiner.reading.listing_identity import are_same, area_key, document_part, entry_id, file_name, subject_key

ONE = Listed(
    "", "Child A", "Anyshire LSCB", "2016", "A baby was shaken at night by a carer.", "", "", "l.txt", "2026-01-01"
)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Serious Case Review: Child H – Overview Report", "child h"),
        ("Child Q: a Serious Case Review", "child q"),
        ("A Review using the Significant Incident Learning Process: Child F", "child f"),
        ("Concise Child Practice Review Report: ARSB 03/2020 (Child M)", "child m"),
        ("Local Child Safeguarding Practice Review: Kian", "kian"),
        ("Domestic Homicide Review: Daniela", "daniela"),
        ("SCR in respect of Family S4", "family s4"),
        ("Children F, G and H", "children f g h"),
        ("CHILDREN F, G & H", "children f g h"),
        ("Child AB", "child ab"),
        ("Child X and Child Y", "child x child y"),
        ("Child Q (Child Q)", "child q"),
        ("BDS12", "bds12"),
        ("“Ellie”", "ellie"),
        ("Charlie and Sam", "charlie and sam"),
        ("Harm outside the home: a thematic review", "harm outside the home"),
        ("Child in need of help", "child in need of help"),
    ],
)
def test_subject(title: str, key: str) -> None:
    assert subject_key(title) == key


def test_a_title_that_is_only_a_kind_of_review_still_has_a_subject() -> None:
    assert subject_key("Local Child Safeguarding Practice Review") != subject_key("Serious Case Review") != ""


@pytest.mark.parametrize(
    ("board", "key"),
    [
        ("Anyshire Safeguarding Children Board", "anyshire"),
        ("Anyshire Safeguarding Children Partnership", "anyshire"),
        ("Anyshire LSCB", "anyshire"),
        ("Anyshire SCP", "anyshire"),
        ("Anyshire County Council", "anyshire"),
        ("ANYSHIRE", "anyshire"),
        ("Stow & Marle", "stow and marle"),
        ("Stow-under-Marle", "stow under marle"),
        ("Arwel Regional Safeguarding Board", "arwel"),
        ("Anonymous", "anonymous"),
        ("NSPCC on behalf of unnamed LSCB", "anonymous"),
        ("", ""),
    ],
)
def test_area(board: str, key: str) -> None:
    assert area_key(board) == key


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("SCR Child D – Executive Summary", "executive-summary"),
        ("Child D: 7-minute briefing", "learning-summary"),
        ("Child D learning summary", "learning-summary"),
        ("Child D: the Board's response", "response"),
        ("Child D: Overview Report", ""),
        ("A summary of learning", ""),
    ],
)
def test_which_document_of_a_case(title: str, part: str) -> None:
    assert document_part(title) == part


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("reviews\\Child-X.PDF", "child-x.pdf"),
        ("https://a.example/docs/Child%20X.pdf?v=2", "child x.pdf"),
        ("https://a.example/records/12", ""),
        ("https://a.example/", ""),
        ("", ""),
    ],
)
def test_file_name(path: str, name: str) -> None:
    assert file_name(path) == name


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"title": "Serious Case Review: Child A", "board": "Anyshire Safeguarding Children Board"}, True),
        ({"abstract": ""}, True),
        ({"abstract": "A baby was shaken, at night, by a carer. Learning: ask who else is at home."}, True),
        ({"published": "2016-05-31"}, True),
        ({"published": "2017"}, True),
        ({"published": "2017", "abstract": ""}, False),
        ({"published": "2018"}, False),
        ({"published": "", "abstract": ""}, False),
        ({"title": "Child B"}, False),
        ({"title": "Child A: executive summary"}, False),
        ({"board": "Otherton LSCB"}, False),
        ({"board": "Anonymous"}, False),
        ({"board": ""}, True),
        ({"board": "", "abstract": ""}, False),
        ({"abstract": "Exploitation of several girls who lived in one children's home in the county."}, False),
    ],
)
def test_whether_two_entries_are_one(change: dict[str, str], same: bool) -> None:
    other = replace(ONE, **change)
    assert are_same(ONE, other) is same
    assert are_same(other, ONE) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"abstract": ""}, False),
        ({"abstract": ""}, {"abstract": ""}, True),
        ({}, {"abstract": "", "link": "https://a.example/1"}, False),
        ({"link": "https://a.example/1"}, {"abstract": "", "link": "https://a.example/1"}, True),
        ({}, {"abstract": "Exploitation of several girls who lived in one children's home in the county."}, False),
    ],
)
def test_entries_of_unnamed_boards_need_more_than_a_name(
    one: dict[str, str], other: dict[str, str], same: bool
) -> None:
    first, second = (replace(ONE, board="Anonymous", **change) for change in (one, other))
    assert are_same(first, second) is same


def test_two_files_are_two_publications() -> None:
    assert not are_same(replace(ONE, file="a.pdf"), replace(ONE, file="b.pdf"))
    assert are_same(replace(ONE, file="x/a.pdf"), replace(ONE, file="A.PDF"))


def test_ids_are_readable_stable_and_free() -> None:
    assert entry_id(ONE, ()) == entry_id(replace(ONE, abstract="", source="other.csv"), ()) == "anyshire-child-a-2016"
    second = entry_id(ONE, {"anyshire-child-a-2016"})
    assert second.startswith("anyshire-child-a-2016-")
    assert entry_id(ONE, {"anyshire-child-a-2016", second}) == f"{second}-2"
