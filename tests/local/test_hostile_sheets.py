"""Spreadsheets as they really come, and as somebody might send them to do harm."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from thememiner.errors import InputError
from thememiner.local.audits import read_audits

INJECTED = (
    '=HYPERLINK("http://bad","Supervision was late")',
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "+44 was not rung",
    "-2+3+cmd|' /C calc'!A0",
)
ROWS = 100_000


@pytest.mark.parametrize("text", INJECTED)
def test_what_looks_like_a_formula_in_a_text_file_is_words_and_nothing_is_computed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "audit.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["Agency", "Finding", "Date"], ["Health", text, "=TODAY()"], ["Police", "It was late.", ""]]
        )
    reading = read_audits(path)
    assert [one.text for one in reading.findings] == [text, "It was late."]
    assert [(one.place, one.reason) for one in reading.left_out] == [
        ("row 2, column 'Date'", "the date '=TODAY()' is not understood; the finding was kept without one")
    ]


def test_a_formula_in_a_workbook_is_left_out_with_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Findings"
    for row in (["Agency", "Finding"], ["Health", INJECTED[0]], ["Police", "It was late."]):
        sheet.append(row)
    book.save(tmp_path / "audit.xlsx")
    reading = read_audits(tmp_path / "audit.xlsx")
    assert [one.text for one in reading.findings] == ["It was late."]
    assert [one.place for one in reading.left_out] == ["sheet 'Findings', row 2, column 'Finding'"]


def test_merged_hidden_and_dates_as_text_in_one_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cases"
    rows = (
        ["Neglect audit", None, None, None],
        ["Agency", "Finding", "Audit date", "Grade"],
        ["Health", "It was late.", "3rd of March 2023", "Good"],
        [None, "It drifted.", datetime(2023, 4, 5), None],
        ["Police", "It was lost.", "44986", "Good"],
        ["School", "It was kept.", "03/13/2023", "Good"],
    )
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    hidden = book.create_sheet("Old")
    hidden.append(["Agency", "Finding"])
    hidden.append(["Housing", "It was old."])
    hidden.sheet_state = "veryHidden"
    book.save(tmp_path / "audit.xlsx")
    reading = read_audits(tmp_path / "audit.xlsx")
    assert [(one.agency, one.text, one.date) for one in reading.findings] == [
        ("Health", "It was late.", "2023-03-03"),
        ("Health", "It drifted.", "2023-04-05"),
        ("Police", "It was lost.", "2023-03-01"),
        ("School", "It was kept.", ""),
        ("Housing", "It was old.", ""),
    ]
    assert [one.place for one in reading.left_out] == ["sheet 'Cases', row 6, column 'Audit date'", "sheet 'Old'"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "utf-8-sig"])
def test_wrong_encodings_give_the_same_findings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "audit.csv"
    path.write_bytes("Agency;Finding;Cases\r\nHealth;The child’s “plan” – late – cost £5.;4 of 6\r\n".encode(encoding))
    (one,) = read_audits(path).findings
    assert (one.text, one.cases_with, one.cases) == ("The child’s “plan” – late – cost £5.", 4, 6)


def test_a_very_wide_sheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    names = [f"Column {number}" for number in range(5000)]
    path.write_text(
        ",".join(["Finding", *names]) + "\n" + ",".join(["It was late.", *["x"] * 5000]) + "\n", encoding="utf-8"
    )
    reading = read_audits(path)
    assert [one.text for one in reading.findings] == ["It was late."]
    (note,) = reading.left_out
    assert note.reason.startswith("columns that were not read: 'Column 0'")


def test_of_two_columns_with_the_same_name_one_is_the_agency_and_the_other_is_told(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text("Agency,Agency,Finding,Finding\nHealth,Police,It was late.,It drifted.\n", encoding="utf-8")
    reading = read_audits(path)
    assert [(one.agency, one.text) for one in reading.findings] == [
        ("Health", "It was late."),
        ("Health", "It drifted."),
    ]
    assert [(one.place, one.reason) for one in reading.left_out] == [
        ("column 'Agency'", "was not read: 'Agency' was taken as agency")
    ]


def test_a_type_of_source_that_is_not_known_is_refused_with_the_names(tmp_path: Path) -> None:
    path = tmp_path / "audit.csv"
    path.write_text(
        "Source type,Finding\nrisk register,It was late.\nMartian,It drifted.\n,It was lost.\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="there is no type of source 'rumour'; types are section-11"):
        read_audits(path, source_type="rumour")
    reading = read_audits(path, source_type="peer-review")
    assert [one.source_type for one in reading.findings] == ["risk-register", "peer-review", "peer-review"]
    assert [one.place for one in reading.left_out] == ["row 3, column 'Source type'"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a process is not told there")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_hundred_thousand_rows_are_read_in_bounded_memory(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"audit.{kind}"
    header = ["Agency", "Date", "Finding", "Grade"]
    rows = (
        ["Health", "31/01/2023", f"In record {number} the plan was late and the child was not seen.", "Good"]
        for number in range(ROWS)
    )
    if kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
    else:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Findings")
        for row in (header, *rows):
            sheet.append(row)
        book.save(path)
    script = (
        "import resource, sys; from pathlib import Path; from thememiner.local.audits import read_audits\n"
        "reading = read_audits(Path(sys.argv[1]))\n"
        "print(len(reading.findings), len(reading.left_out), "
        "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True, env=os.environ
    )
    findings, left_out, megabytes = map(int, told.stdout.split())
    assert (findings, left_out) == (ROWS, 0)
    assert megabytes < 500
