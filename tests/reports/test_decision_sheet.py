from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from invented import code, passage, stance
from thememiner.codebook import parse_codebook
from thememiner.coding.queue import Queued
from thememiner.errors import InputError
from thememiner.records import Decision, LeftOut, Tag
from thememiner.reports.decision_answers import read_decisions
from thememiner.reports.decision_sheet import COLUMNS, SHEET, decision_rows, decision_workbook, queue_rows, shown

BOOK = parse_codebook(
    "themes:\n- {id: sup, label: Supervision, definition: d}\n- {id: plan, label: Plans, definition: d}", "t"
)
TEXTS = ('=HYPERLINK("http://bad") Supervision was missed.', "Nothing fits this learning.", "The family moved in May.")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Three passages: one coded, one learning statement without a theme, one narrative."""
    coded, none, narrative = (passage("child-a", text) for text in TEXTS)
    stances = {
        coded.id: stance(coded.id),
        none.id: stance(none.id, "lesson", "neutral"),
        narrative.id: stance(narrative.id, "narrative", "neutral"),
    }
    units = shown([coded, none, narrative], [], stances, {coded.id: (code(coded.id, "sup", words="Supervision"),)})
    path = tmp_path / "decisions.xlsx"
    path.write_bytes(decision_workbook(decision_rows(units, BOOK), BOOK))
    return path


def unit(index: int) -> str:
    return passage("child-a", TEXTS[index]).id


def fill(path: Path, change: Callable[[Worksheet], None]) -> None:
    workbook = load_workbook(path)
    change(workbook[SHEET])
    workbook.save(path)


def put(path: Path, row: int, **values: str | datetime) -> None:
    def change(sheet: Worksheet) -> None:
        for name, value in values.items():
            place = COLUMNS.index(name) if name in COLUMNS else len(COLUMNS)
            sheet.cell(1, place + 1, name)
            sheet.cell(row, place + 1, value)

    fill(path, change)


def taken(path: Path) -> tuple[list[Decision], list[LeftOut]]:
    texts = {passage("child-a", text).id: text for text in TEXTS}
    return read_decisions(path, BOOK, texts, who="Chair", when="2024-05-01")


def test_narrative_is_not_shown_and_a_statement_without_theme_is(sheet: Path) -> None:
    rows = list(load_workbook(sheet)[SHEET].iter_rows(min_row=2, values_only=True))
    assert [(row[COLUMNS.index("unit_id")], row[COLUMNS.index("theme_id")]) for row in rows] == [
        (unit(0), "sup"),
        (unit(1), "none"),
    ]


def test_a_text_that_looks_like_a_formula_stays_text(sheet: Path) -> None:
    cell = load_workbook(sheet)[SHEET].cell(2, COLUMNS.index("text") + 1)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", TEXTS[0], True)


def test_no_clock_gets_into_the_file(sheet: Path) -> None:
    with zipfile.ZipFile(sheet) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b">20" not in archive.read("docProps/core.xml")


def test_an_untouched_sheet_decides_nothing(sheet: Path) -> None:
    assert taken(sheet) == ([], [])


@pytest.mark.parametrize(
    ("row", "values", "expected"),
    [
        (2, {"decision": "confirm"}, (0, "sup", "confirmed", "", "")),
        (2, {"decision": " Reject "}, (0, "sup", "rejected", "", "")),
        (2, {"decision": "change", "new_theme": "plan"}, (0, "sup", "changed", "plan", "")),
        (
            2,
            {"decision": "change", "new_theme": "Plans", "new_polarity": "good"},
            (0, "sup", "changed", "plan", "good"),
        ),
        (2, {"decision": "change", "new_polarity": "mixed"}, (0, "sup", "changed", "", "mixed")),
        (3, {"decision": "add", "new_theme": "plan"}, (1, "plan", "added", "", "")),
        (3, {"decision": "confirm"}, (1, "none", "confirmed", "", "")),
        (3, {"decision": "change", "new_theme": "plan"}, (1, "plan", "added", "", "")),
    ],
)
def test_a_filled_in_row_is_a_decision(
    sheet: Path, row: int, values: dict[str, str], expected: tuple[int, str, str, str, str]
) -> None:
    put(sheet, row, **values)
    found, left_out = taken(sheet)
    index, *rest = expected
    assert left_out == []
    assert [(one.unit_id, one.theme_id, one.verdict, one.new_theme_id, one.new_polarity) for one in found] == [
        (unit(index), *rest)
    ]
    assert (found[0].who, found[0].when) == ("Chair", "2024-05-01")


@pytest.mark.parametrize(
    ("row", "values", "place", "reason"),
    [
        (2, {"decision": "yes"}, "row 2, column 'decision'", "'yes' is not a decision"),
        (2, {"decision": "change"}, "row 2, column 'new_theme'", "nothing is given to change to"),
        (2, {"decision": "change", "new_theme": "supp"}, "row 2, column 'new_theme'", "there is no theme 'supp'"),
        (2, {"decision": "change", "new_polarity": "bad"}, "row 2, column 'new_polarity'", "'bad' is not a polarity"),
        (3, {"decision": "reject"}, "row 3, column 'decision'", "there is no theme here to decide about"),
        (2, {"new_theme": "plan"}, "row 2, column 'decision'", "is empty, but something new is given"),
        (2, {"decision": "confirm", "when": "soon"}, "row 2, column 'when'", "'soon' is not a day"),
        (3, {"decision": "add"}, "row 3, column 'new_theme'", "no theme is given to add"),
        (
            2,
            {"decision": "confirm", "unit_id": "gone"},
            "row 2, column 'unit_id'",
            "the study has no passage or finding 'gone'",
        ),
    ],
)
def test_a_wrong_row_is_listed_and_the_rest_is_taken_in(
    sheet: Path, row: int, values: dict[str, str], place: str, reason: str
) -> None:
    put(sheet, 5 - row, decision="add", new_theme="plan")
    put(sheet, row, **values)
    found, left_out = taken(sheet)
    assert [(one.place, one.reason) for one in left_out] == [(place, reason)]
    assert len(found) == 1


def test_sorting_and_new_columns_do_no_harm(sheet: Path) -> None:
    put(sheet, 2, decision="confirm")

    def turn_round(page: Worksheet) -> None:
        page.insert_cols(1)
        rows = [[cell.value for cell in row] for row in page.iter_rows()]
        page.delete_rows(1, page.max_row)
        for row in [rows[0], *reversed(rows[1:])]:
            page.append(row)
        page.cell(1, 1, "my own column")

    fill(sheet, turn_round)
    assert [(one.unit_id, one.verdict) for one in taken(sheet)[0]] == [(unit(0), "confirmed")]


def test_edited_words_are_noted_and_the_decision_is_about_the_studys_words(sheet: Path) -> None:
    put(sheet, 2, decision="confirm", text="Supervision was splendid.")
    found, left_out = taken(sheet)
    assert [one.verdict for one in found] == ["confirmed"]
    assert [one.place for one in left_out] == ["row 2, column 'text'"]


def test_a_sheet_without_its_keys_is_refused_by_name(sheet: Path) -> None:
    fill(sheet, lambda page: page.delete_cols(COLUMNS.index("unit_id") + 1))
    with pytest.raises(InputError, match=r"sheet 'codings', row 1: has no column 'unit_id'"):
        taken(sheet)


@pytest.mark.parametrize("content", [b"", b"not a workbook"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"broken\.xlsx: cannot be opened as a workbook"):
        taken(path)


def test_sheets_of_peoples_own_a_title_and_other_headings_do_no_harm(sheet: Path) -> None:
    put(sheet, 2, decision="confirm")
    workbook = load_workbook(sheet)
    page = workbook[SHEET]
    page.title = "our codings"
    page.insert_rows(1)
    page.cell(1, 1, "Panel of 3 May")
    page.cell(2, COLUMNS.index("unit_id") + 1, "Unit ID")
    notes = workbook.create_sheet("notes", 0)
    notes.append(["decision", "unit_id"])
    hidden = workbook.create_sheet(SHEET + " old", 0)
    hidden.append(list(COLUMNS))
    hidden.append(["x"] * len(COLUMNS))
    hidden.sheet_state = "hidden"
    workbook.save(sheet)
    assert [(one.unit_id, one.verdict) for one in taken(sheet)[0]] == [(unit(0), "confirmed")]


def test_cells_merged_downwards_hold_for_every_row(sheet: Path) -> None:
    put(sheet, 2, decision="add")
    put(sheet, 2, new_theme="plan")
    put(sheet, 3, new_theme="plan")
    letter = "ABCDEFGHIJKLMNOPQR"[COLUMNS.index("decision")]
    fill(sheet, lambda page: page.merge_cells(f"{letter}2:{letter}3"))
    assert [(one.unit_id, one.verdict) for one in taken(sheet)[0]] == [(unit(0), "added"), (unit(1), "added")]


@pytest.mark.parametrize(
    ("value", "when"),
    [("2024-06-30", "2024-06-30"), (datetime(2024, 6, 30), "2024-06-30"), ("30/06/2024", "2024-06-30")],
)
def test_a_day_beside_a_decision_holds(sheet: Path, value: str | datetime, when: str) -> None:
    put(sheet, 2, decision="confirm", when=value)
    assert [one.when for one in taken(sheet)[0]] == [when]


def test_rows_that_contradict_each_other_are_both_left_out(sheet: Path) -> None:
    put(sheet, 2, decision="confirm")

    def copy(page: Worksheet) -> None:
        page.append([cell.value for cell in page[2]])
        page.cell(page.max_row, COLUMNS.index("decision") + 1, "reject")

    fill(sheet, copy)
    found, left_out = taken(sheet)
    assert found == []
    assert left_out[-1].place == "rows 2, 4, column 'decision'"


def queued() -> list[dict[str, str]]:
    coded, none, narrative = (passage("child-a", text) for text in TEXTS)
    stances = {one.id: stance(one.id) for one in (coded, none, narrative)}
    units = shown([coded, none, narrative], [], stances, {coded.id: (code(coded.id, "sup"),)})
    near = {coded.id: [Tag(coded.id, "plan", "failing", 0.4, 0, "r", "w", doubtful=True)]}
    queue = [Queued(none.id, "random"), Queued(coded.id, "uncertain")]
    by_id = {one.unit_id: one for one in units}
    return queue_rows(queue, by_id, BOOK, near=near, decided={}, seed=3)


def test_a_queue_says_why_and_shows_themes_that_were_nearly_given() -> None:
    assert [(one["unit_id"], one["theme_id"], one["status"], one["why"]) for one in queued()] == [
        (unit(1), "none", "", "random (seed 3)"),
        (unit(0), "sup", "suggested", "uncertain"),
        (unit(0), "plan", "not given", "uncertain"),
    ]


def test_a_decision_on_the_random_share_says_so_in_its_note(tmp_path: Path) -> None:
    path = tmp_path / "queue.xlsx"
    path.write_bytes(decision_workbook(queued(), BOOK))
    put(path, 2, decision="confirm", note="agreed")
    put(path, 4, decision="reject")
    assert [(one.theme_id, one.verdict, one.note) for one in taken(path)[0]] == [
        ("none", "confirmed", "agreed [random 3]"),
        ("plan", "rejected", ""),
    ]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_saves_a_sheet_that_is_read_back(sheet: Path, tmp_path: Path) -> None:
    put(sheet, 2, decision="confirm")
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(sheet)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert taken(out / sheet.name) == taken(sheet)
    assert load_workbook(out / sheet.name)[SHEET].cell(2, COLUMNS.index("text") + 1).data_type == "s"
