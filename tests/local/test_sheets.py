from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.errors import InputError
from thememiner.local.sheets import Sheet, read_sheets, rows_of


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "is empty"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office format"),
        ("not.xlsx", b"Agency,Finding\nHealth,It drifted.\n", "is not a workbook"),
    ],
)
def test_files_of_another_kind_are_told_by_what_is_in_them(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        read_sheets(path)
    assert str(caught.value).startswith(name)
    assert caught.value.remedy


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(InputError, match="cannot be opened"):
            read_sheets(path)


def test_a_workbook_under_the_name_of_a_csv_is_read_as_one(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["Finding"])
    book.save(tmp_path / "audit.xlsx")
    renamed = (tmp_path / "audit.xlsx").rename(tmp_path / "audit.csv")
    assert [sheet.name for sheet in read_sheets(renamed)] == ["Sheet"]


def test_rows_keep_the_numbers_that_a_spreadsheet_shows() -> None:
    found = rows_of([["a", None, " "], [None, ""], [None, "b"]])
    assert [(row.number, row.cells) for row in found] == [(1, ("a",)), (3, (None, "b"))]


def test_places_name_only_what_there_is() -> None:
    assert Sheet("Findings", ()).place(12, "Date") == "sheet 'Findings', row 12, column 'Date'"
    assert Sheet("", ()).place(12) == "row 12"
