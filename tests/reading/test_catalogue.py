from __future__ import annotations

from pathlib import Path

import pytest

from invented import review
from thememiner.errors import InputError
from thememiner.reading.catalogue import iso_date, read_catalogue, with_facts


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2014-07-07", "2014-07-07"),
        ("07 July 2014", "2014-07-07"),
        ("07 july 2014", "2014-07-07"),
        ("7/6/2014", "2014-06-07"),
        ("2014-07", "2014-07"),
        ("2014", "2014"),
        ("spring 2014", ""),
        ("", ""),
    ],
)
def test_iso_date(words: str, date: str) -> None:
    assert iso_date(words) == date


@pytest.mark.parametrize(
    ("facts", "kind", "review_type"),
    [
        ({"kind": "ilacs"}, "inspection", "ILACS"),
        ({"kind": "inquiry", "review_type": "public inquiry"}, "inquiry", "public inquiry"),
        ({"review_type": "LCSPR"}, "case-review", "LCSPR"),
        ({}, "case-review", "SCR"),
    ],
)
def test_what_is_given_overrules_what_was_read(facts: dict[str, str], kind: str, review_type: str) -> None:
    given = with_facts(review("a"), {**facts, "area": "Northmere"})
    assert (given.kind, given.review_type, given.area, given.published) == (kind, review_type, "Northmere", "2020")


def test_a_catalogue_without_file_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text("name,area\na.pdf,x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"row 1: has no column 'file'"):
        read_catalogue(path)


def test_the_real_catalogue_is_understood(shared_data: Path) -> None:
    facts = read_catalogue(shared_data / "inspections" / "catalogue.csv")
    given = with_facts(review("x"), facts["ilacs-barking-and-dagenham-2014.pdf"])
    assert (given.kind, given.area, given.published) == ("inspection", "barking and dagenham", "2014-07-07")


def test_a_catalogue_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nofile\.csv: cannot be opened"):
        read_catalogue(tmp_path / "nofile.csv")
