from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.errors import UnreadableFileError
from thememiner.local.delimited import read_delimited

LINES = ["Agency,Finding,Grade", "Health,The child’s plan cost £5 – too late,Good", "Police,“Seen” alone,Inadequate"]


def rows(path: Path) -> list[tuple[object, ...]]:
    return [row.cells for row in read_delimited(path).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_give_the_same_words(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "audit.csv"
    path.write_bytes("\r\n".join(LINES).encode(encoding))
    assert rows(path) == [tuple(line.split(",")) for line in LINES]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_told_by_the_column_names(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "audit.csv"
    path.write_text(
        "\n".join(line.replace(",", delimiter) for line in LINES)
        + f'\nSchool{delimiter}"a, b; c | d"{delimiter}Good\n',
        encoding="utf-8",
    )
    assert rows(path)[3] == ("School", "a, b; c | d", "Good")


def test_prose_with_commas_in_a_file_of_one_column_is_not_split(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text(
        "Finding\nThe plan, which was late, drifted.\nSupervision, too, was late.\nOne, two, three, four.\n"
    )
    assert [len(row) for row in rows(path)] == [1, 1, 1, 1]


def test_the_line_that_excel_writes_for_the_delimiter_keeps_its_row_number(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("sep=;\nAgency;Finding\nHealth;It drifted.\n")
    assert next((row.number, row.cells) for row in read_delimited(path).rows) == (2, ("Agency", "Finding"))


def test_a_line_end_inside_quotation_marks_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text('Agency,Finding\n\nHealth,"First.\nSecond."\n', newline="")
    found = read_delimited(path).rows[1]
    assert (found.number, found.cells) == (3, ("Health", "First.\nSecond."))


@pytest.mark.parametrize("broken", ['Health,"The plan was late.\nPolice,Seen.\n', 'Health,"He said "no" to it",Good\n'])
def test_quotation_marks_that_do_not_pair_are_refused_with_the_row(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("Agency,Finding\n" + broken)
    with pytest.raises(UnreadableFileError, match=r"audit\.csv, row 2: a quotation mark"):
        read_delimited(path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_bytes(b"Agency,Finding\n" * 100 + b"\x00\x01\x02" * 50)
    with pytest.raises(UnreadableFileError, match="not text"):
        read_delimited(path)
