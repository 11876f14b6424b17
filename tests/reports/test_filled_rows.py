"""Sheets as they come back: columns moved, a title above, cells merged, other sheets, formulas, days as dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from thememiner.errors import InputError
from thememiner.reports.filled_rows import FilledRow, Taken, filled_rows

HEAD = ("Key", "answer", "Day")


def written(path: Path, fill: Callable[[Worksheet], None], title: str = "ours") -> Path:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    fill(sheet)
    workbook.save(path)
    return path


def read(path: Path) -> list[FilledRow]:
    return filled_rows(path, "ours", ("key", "answer"), remedy="give ours")


def table(*rows: tuple[object, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in (HEAD, *rows):
            sheet.append(row)

    return fill


def test_rows_by_name_with_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    rows = read(written(tmp_path / "a.xlsx", table(("k1", " yes ", ""), (), ("k2", None, ""))))
    assert [(row.number, row.text("key"), row.text("answer"), row.text("other")) for row in rows] == [
        (2, "k1", "yes", ""),
        (4, "k2", "", ""),
    ]


def test_a_title_above_moved_columns_and_another_sheet_do_no_harm(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("Meeting of the group",))
        sheet.append(())
        sheet.append(("mine", "ANSWER", "day", "key"))
        sheet.append(("note", "yes", "", "k1"))
        notes = sheet.parent.create_sheet("notes", 0)
        notes.append(("key", "nothing"))

    (row,) = read(written(tmp_path / "a.xlsx", fill, title="renamed"))
    assert (row.number, row.text("key"), row.text("answer"), row.text("mine")) == (4, "k1", "yes", "note")


def test_a_hidden_copy_is_not_read_before_the_visible_sheet(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        table(("k1", "visible", ""))(sheet)
        hidden = sheet.parent.create_sheet("copy", 0)
        hidden.sheet_state = "hidden"
        table(("k1", "hidden", ""))(hidden)

    assert [row.text("answer") for row in read(written(tmp_path / "a.xlsx", fill, title="x"))] == ["visible"]


def test_cells_merged_downwards_say_the_same_and_sideways_merges_say_nothing(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        table(("k1", "yes", "x"), ("k2", None, "y"), ("k3", "aside", None))(sheet)
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("B4:C4")

    rows = read(written(tmp_path / "a.xlsx", fill))
    assert [(row.text("answer"), row.text("day")) for row in rows] == [("yes", "x"), ("yes", "y"), ("aside", "")]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (("key", "reply"), r"a\.xlsx, sheet 'ours', row 1: has no column 'answer'; give ours"),
        (("key", "answer", "Answer"), "has more than one column 'answer'"),
        (("nothing",), "has no column 'key'"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, head: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(written(tmp_path / "a.xlsx", lambda sheet: sheet.append(head)))


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx: has no rows"):
        read(written(tmp_path / "a.xlsx", lambda _: None))


def test_a_formula_without_a_result_is_no_answer(tmp_path: Path) -> None:
    (row,) = read(written(tmp_path / "a.xlsx", table(("k1", '=HYPERLINK("http://x")', ""))))
    with pytest.raises(InputError, match="column 'answer': holds a formula and no words"):
        row.text("answer")


@pytest.mark.parametrize("cell", ["#VALUE!", "#NAME?", "#N/A", "Err:509"])
def test_what_a_program_leaves_of_a_formula_is_no_answer(cell: str) -> None:
    with pytest.raises(InputError, match="holds a spreadsheet error"):
        FilledRow(2, {"answer": cell}).text("answer")


def test_words_with_a_hash_are_an_answer() -> None:
    assert FilledRow(2, {"answer": "#1 priority, see Err:509"}).text("answer") == "#1 priority, see Err:509"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-24", "2026-11-24"),
        ("24/11/2026", "2026-11-24"),
        ("24 November 2026", "2026-11-24"),
        (date(2026, 11, 24), "2026-11-24"),
        (datetime(2026, 11, 24, 9, 30), "2026-11-24"),
        (46350, "2026-11-24"),
        (None, "2026-01-01"),
        ("  ", "2026-01-01"),
    ],
)
def test_days_are_read_as_people_write_them(cell: object, day: str) -> None:
    assert FilledRow(2, {"day": cell}).day("day", "2026-01-01") == day  # type: ignore[dict-item]


@pytest.mark.parametrize("cell", ["March 2026", "2026", "soon", "31/02/2026"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(InputError, match=r"column 'day': .* is not a day"):
        FilledRow(2, {"day": cell}).day("day", "2026-01-01")


def test_a_sheet_saved_as_csv_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("key;answer;day\r\nk1;\u201cyes\u201d;24/11/2026\r\n".encode("cp1252"))
    (row,) = read(path)
    assert (row.text("answer"), row.day("day", "")) == ("\u201cyes\u201d", "2026-11-24")


def test_what_came_of_a_sheet_is_one_line() -> None:
    assert Taken(1, 0, 0, ()).in_words("answer", "answers") == "1 answer taken in"
    assert Taken(3, 2, 36, ()).in_words("answer", "answers") == (
        "3 answers taken in, 2 known already, 36 rows left as they were"
    )
