from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from thememiner.errors import InputError
from thememiner.local.coded_file import read_coded_file


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    book.active.append(["Read me"])
    sheet = book.create_sheet("Coded")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_csv_and_workbook_give_the_same_table(tmp_path):
    csv = tmp_path / "a.csv"
    csv.write_text('text,A,B\n"one, two",1,\n\nthree,0,1\n', encoding="utf-8")
    book = workbook(tmp_path / "a.xlsx", ["text", "A", "B"], ["one, two", 1, None], [], ["three", 0, 1])
    for path in (csv, book):
        raw = read_coded_file(path, "text")
        assert raw.header == ("text", "A", "B")
        assert raw.rows == ((2, ("one, two", "1", "")), (4, ("three", "0", "1")))


def test_marks_of_a_workbook(tmp_path):
    raw = read_coded_file(workbook(tmp_path / "a.xlsx", ["text", "A"], ["t", True]), "text")
    assert raw.rows[0][1] == ("t", "True")


def test_no_such_column_names_those_there_are(tmp_path):
    with pytest.raises(InputError, match="no column 'words'; --text is one of: 'Read me', 'text', 'A'"):
        read_coded_file(workbook(tmp_path / "a.xlsx", ["text", "A"], ["t", 1]), "words")


def test_a_row_that_is_too_long_is_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text,A\nt,1\none, two,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="row 3: has 3 cells, but row 1 names 2 columns"):
        read_coded_file(path, "text")


def test_the_delimiter_is_the_one_that_gives_the_text_column(tmp_path):
    # Two themes in every row: semicolons are as regular as commas.
    path = tmp_path / "a.csv"
    path.write_text("text,themes\nt,a; b\nu,c; d\nv,e; f\n", encoding="utf-8")
    assert read_coded_file(path, "text").rows[0] == (2, ("t", "a; b"))
    path.write_text("\ufefftext;themes\nt, t;a|b\nu, u;c|d\n", encoding="utf-8")
    assert read_coded_file(path, "text").rows[1] == (3, ("u, u", "c|d"))


def test_a_formula_without_result_is_named(tmp_path):
    path = workbook(tmp_path / "a.xlsx", ["text", "A"], ["t", "=1+1"])
    with pytest.raises(InputError, match="row 2, column 'A': holds a formula"):
        read_coded_file(path, "text")
