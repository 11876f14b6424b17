from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from thememiner.errors import InputError
from thememiner.library_records import Listed, Screening
from thememiner.reading.screening import screening_rows
from thememiner.records import LeftOut
from thememiner.reports.screening_sheet import COLUMNS, SHEET, read_screenings, screening_workbook

IDS = ("anyshire-child-x-2016", "anyshire-child-y-2017", "anyshire-child-z-2018")
ENTRIES = [
    Listed(one, f"=Child {one[15].upper()}", "Anyshire", one[-4:], "", "", "", "l.txt", "2026-10-01") for one in IDS
]
BEFORE = [Screening(IDS[1], "excluded", "out of area", "Chair", "2026-10-05")]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Three entries: the second was excluded before."""
    path = tmp_path / "screening.xlsx"
    path.write_bytes(screening_workbook(screening_rows(ENTRIES, BEFORE, [])))
    return path


def put(path: Path, row: int, **values: str | None) -> None:
    workbook = load_workbook(path)
    for name, value in values.items():
        workbook[SHEET].cell(row, COLUMNS.index(name) + 1, value)  # type: ignore[call-overload]
        if value is None:
            workbook[SHEET].cell(row, COLUMNS.index(name) + 1).value = None
    workbook.save(path)


def taken(path: Path, known: tuple[str, ...] = IDS) -> tuple[list[Screening], list[LeftOut]]:
    return read_screenings(path, known, who="Deputy", when="2026-11-24")


def test_an_untouched_sheet_decides_nothing(sheet: Path) -> None:
    assert taken(sheet) == ([], [])


def test_the_sheet_offers_the_two_words_and_says_who_decided_before(sheet: Path) -> None:
    page = load_workbook(sheet)[SHEET]
    (validation,) = page.data_validations.dataValidation
    assert validation.formula1 == '"included,excluded"'
    row = dict(zip(COLUMNS, (cell.value for cell in page[3]), strict=True))
    assert (row["status"], row["reason"], row["screened_by"], row["who"]) == ("excluded", "out of area", "Chair", None)


@pytest.mark.parametrize(
    ("row", "values", "expected"),
    [
        (2, {"status": "included"}, (IDS[0], "included", "", "Deputy")),
        (2, {"status": " Exclude ", "reason": "adult"}, (IDS[0], "excluded", "adult", "Deputy")),
        (2, {"status": "included", "who": "QA group"}, (IDS[0], "included", "", "QA group")),
        (3, {"reason": "another reason"}, (IDS[1], "excluded", "another reason", "Deputy")),
        (3, {"status": "included"}, (IDS[1], "included", "out of area", "Deputy")),
    ],
)
def test_decisions(sheet: Path, row: int, values: dict[str, str], expected: tuple[str, str, str, str]) -> None:
    put(sheet, row, **values)
    found, left_out = taken(sheet)
    assert left_out == []
    assert [(one.entry_id, one.status, one.reason, one.who, one.when) for one in found] == [(*expected, "2026-11-24")]


@pytest.mark.parametrize(
    ("row", "values", "place", "reason"),
    [
        (2, {"status": "excluded"}, "row 2, column 'reason'", "excluded without a reason"),
        (2, {"status": "excluded", "reason": "  "}, "row 2, column 'reason'", "excluded without a reason"),
        (2, {"status": "maybe"}, "row 2, column 'status'", "'maybe' is not a status"),
        (2, {"reason": "old"}, "row 2, column 'status'", "a reason is given and no status"),
        (3, {"status": None, "reason": None}, "row 3, column 'status'", "the status was emptied"),
        (3, {"status": "excluded", "reason": None}, "row 3, column 'reason'", "excluded without a reason"),
        (2, {"entry_id": "unknown-1"}, "row 2, column 'entry_id'", "the log has no review 'unknown-1'"),
        (2, {"entry_id": None}, "row 2, column 'entry_id'", "a row without an id: '=Child X'"),
        (2, {"title": "Child Q"}, "row 2, column 'check'", "the title 'Child Q' is not that of"),
        (2, {"entry_id": IDS[2]}, "row 2, column 'check'", "is not that of"),
    ],
)
def test_rows_that_are_refused_are_named(
    sheet: Path, row: int, values: dict[str, str | None], place: str, reason: str
) -> None:
    put(sheet, row, **values)
    put(sheet, 4, status="included")
    found, left_out = taken(sheet)
    assert [one.entry_id for one in found] == [IDS[2]]
    assert [(one.source, one.place) for one in left_out] == [("screening.xlsx", place)]
    assert left_out[0].reason.startswith(reason) or reason in left_out[0].reason
    assert left_out[0].remedy


def test_a_row_twice_is_taken_once_and_said(sheet: Path) -> None:
    workbook = load_workbook(sheet)
    page = workbook[SHEET]
    page.append([cell.value for cell in page[2]])
    page.cell(5, 1).data_type = "s"
    page.cell(2, COLUMNS.index("status") + 1, "included")
    workbook.save(sheet)
    found, left_out = taken(sheet)
    assert [one.status for one in found] == ["included"]
    assert [one.place for one in left_out] == ["row 5, column 'entry_id'"]


def test_sorted_and_shortened_sheets_and_csv_are_read_alike(sheet: Path, tmp_path: Path) -> None:
    put(sheet, 2, status="excluded", reason="too old; see minutes")
    page = load_workbook(sheet)[SHEET]
    rows = [[cell.value or "" for cell in row] for row in page.iter_rows()]
    order = list(reversed(range(len(COLUMNS))))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([row[place] for place in order] for row in (rows[0], rows[3], rows[1]))
    other = tmp_path / "saved.csv"
    other.write_bytes(out.getvalue().encode("utf-8-sig"))
    assert taken(other)[0] == taken(sheet)[0] != []
    assert taken(other)[1] == []


def test_a_file_that_is_no_such_sheet_is_refused(tmp_path: Path, sheet: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("title,status\nChild X,included\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no column 'entry_id'"):
        taken(other)
    with pytest.raises(InputError, match="cannot be opened"):
        taken(tmp_path / "absent.xlsx")


def test_nobody_named(sheet: Path) -> None:
    put(sheet, 2, status="included")
    found, left_out = read_screenings(sheet, IDS, who="", when="2026-11-24")
    assert (found, [one.reason for one in left_out]) == ([], ["nobody is named"])


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = screening_rows(ENTRIES, BEFORE, [])
    assert screening_workbook(rows) == screening_workbook(rows)
