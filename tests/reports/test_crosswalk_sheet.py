from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from thememiner.codebook import Codebook, Theme
from thememiner.errors import InputError
from thememiner.local.crosswalk import Term
from thememiner.reports.crosswalk_sheet import checked_term, crosswalk_workbook, read_crosswalk

CODEBOOK = Codebook(
    themes=(
        Theme(id="neglect", label="Neglect of children", definition="Neglect."),
        Theme(id="housing", label="Poverty, housing", definition="Where the family lives."),
    )
)
TERMS = [Term("Priority 1: neglect", ("neglect", "housing"), True), Term("=Safer homes", ("housing",), False)]


def csv(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "terms.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_the_sheet_reads_back_to_the_same_terms(tmp_path: Path) -> None:
    path = tmp_path / "terms.xlsx"
    path.write_bytes(crosswalk_workbook(TERMS, CODEBOOK))
    assert path.read_bytes() == crosswalk_workbook(TERMS, CODEBOOK)
    page = load_workbook(path)["crosswalk"]
    assert page.cell(2, 4).value == "Neglect of children; Poverty, housing"
    assert page.cell(3, 1).data_type == "s"
    assert read_crosswalk(path, CODEBOOK) == (TERMS, [])


@pytest.mark.parametrize(
    "text",
    [
        "term,themes,priority\nNeglect strategy,neglect; housing,yes\n",
        'Term;Themes;Priority\nNeglect strategy;"Neglect of children; HOUSING";Y\n',
        "term\tthemes\tpriority\nNeglect strategy\tneglect;housing;\ttrue\n",
        "term,themes,priority\nNeglect strategy,neglect,yes\nNEGLECT strategy,housing,\n",
        'themes,notes,term,priority\n"neglect\nhousing",ours,Neglect  strategy,1\n',
    ],
    ids=["ids", "labels, semicolons", "tabs", "one row each", "lines, other columns"],
)
def test_a_table_is_read_as_people_write_it(tmp_path: Path, text: str) -> None:
    (term,), left_out = read_crosswalk(csv(tmp_path, text), CODEBOOK)
    assert (term.term.casefold(), term.theme_ids, term.priority) == ("neglect strategy", ("neglect", "housing"), True)
    assert left_out == []


def test_without_a_column_priority_none_is_one(tmp_path: Path) -> None:
    assert read_crosswalk(csv(tmp_path, "term,themes\nHomes,housing\n"), CODEBOOK)[0] == [
        Term("Homes", ("housing",), False)
    ]


def test_windows_letters_are_read(tmp_path: Path) -> None:
    path = csv(tmp_path, "term,themes\n\u201cCaf\u00e9\u201d \u2013 homes,housing\n", "cp1252")
    assert read_crosswalk(path, CODEBOOK)[0][0].term == "\u201cCaf\u00e9\u201d \u2013 homes"


@pytest.mark.parametrize(
    ("row", "place", "reason"),
    [
        ("Homes,neglct,no", "row 2, column 'themes'", "there is no theme 'neglct'"),
        ("Homes,,no", "row 2, column 'themes'", "no theme is given"),
        (",housing,no", "row 2, column 'term'", "no term is given"),
        ("Homes,housing,maybe", "row 2, column 'priority'", "'maybe' is neither yes nor no"),
        (f"{'x' * 201},housing,no", "row 2, column 'term'", "the term is longer than 200 characters"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(tmp_path: Path, row: str, place: str, reason: str) -> None:
    found, (one,) = read_crosswalk(csv(tmp_path, f"term,themes,priority\n{row}\n"), CODEBOOK)
    assert found == []
    assert (one.place, one.reason) == (place, reason)


def test_a_term_of_which_a_row_is_wrong_is_left_out_whole(tmp_path: Path) -> None:
    text = "term,themes\nHomes,housing\nhomes,neglct\nCare,neglect\n"
    found, left_out = read_crosswalk(csv(tmp_path, text), CODEBOOK)
    assert [one.term for one in found] == ["Care"]
    assert "did you mean 'neglect'" in left_out[0].remedy


def test_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no column 'themes'"):
        read_crosswalk(csv(tmp_path, "term,theme id\nHomes,housing\n"), CODEBOOK)


def test_a_term_is_one_line() -> None:
    assert checked_term(" Priority 1:\n neglect ") == "Priority 1: neglect"
