from __future__ import annotations

import csv

import pytest

from thememiner.errors import InputError
from thememiner.reports.spreadsheet import csv_bytes, safe_cell, write_csv


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+44 20", "'+44 20"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("a = b", "a = b"),
        ("'=1", "'=1"),
        ("", ""),
        ("4 of 6", "4 of 6"),
        (None, ""),
        (-2, -2),
        (0.25, 0.25),
        (True, True),
    ],
)
def test_only_text_that_would_be_evaluated_is_changed(value, safe):
    assert safe_cell(value) == safe


def test_csv_opens_in_a_spreadsheet_program_and_holds_its_columns_in_order(tmp_path):
    rows = [{"b": "naïve – “x”", "a": 1}, {"a": None, "b": 'two\nlines, "quoted"'}]
    path = tmp_path / "out.csv"
    write_csv(rows, path, ["a", "b"])
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert content.endswith(b'"\r\n')
    with path.open(encoding="utf-8-sig", newline="") as source:
        assert list(csv.reader(source)) == [["a", "b"], ["1", "naïve – “x”"], ["", 'two\nlines, "quoted"']]


def test_names_of_columns_are_made_safe_too():
    assert csv_bytes([], ["=1"]) == b"\xef\xbb\xbf'=1\r\n"


def test_a_column_that_is_not_there_is_a_mistake():
    with pytest.raises(KeyError):
        csv_bytes([{"a": 1}], ["b"])


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        write_csv([], tmp_path / "no such folder" / "a.csv", ["a"])
