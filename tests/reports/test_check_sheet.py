from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checks import BOOK, candidate, checked, frame, like_machine, whole
from thememiner.codebook import default_codebook
from thememiner.coding.check_answers import Answer
from thememiner.errors import InputError
from thememiner.records import LeftOut
from thememiner.reports.check_reading import answers_of, check_coders, draw_number, read_filled
from thememiner.reports.check_sheet import (
    BOOK as BOOK_SHEET,
)
from thememiner.reports.check_sheet import (
    NONE_FITS,
    SHEET,
    check_workbook,
    disputed_workbook,
    in_words,
    sheet_paths,
    theme_columns,
    theme_names,
)

FORMULA = '=HYPERLINK("http://bad") and supervision was missed, which nobody put right in the months that followed.'
UNITS = [*frame(2), candidate(99, "sup", review="r9", text=FORMULA)]
DRAW = whole(UNITS)
TEXTS = {one.unit_id: one.text for one in UNITS}


def drawn_sheet(folder: Path, coder: str = "Ann") -> Path:
    path = folder / f"{coder}.xlsx"
    path.write_bytes(check_workbook(DRAW, UNITS, BOOK, coder))
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return drawn_sheet(tmp_path)


def names(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def edit(path: Path, change: Callable[[Worksheet], None]) -> None:
    workbook = load_workbook(path)
    change(workbook[SHEET])
    workbook.save(path)


def put(path: Path, key_: str, **values: object) -> None:
    def change(sheet: Worksheet) -> None:
        row = next(row for row in sheet.iter_rows(min_row=2) if row[names(sheet).index("key")].value == key_)
        for name, value in values.items():
            row[names(sheet).index(name)].value = value  # type: ignore[assignment]

    edit(path, change)


def taken(path: Path) -> tuple[dict[str, Answer], list[LeftOut]]:
    return answers_of(read_filled(path), DRAW, TEXTS, BOOK)


KEY = DRAW.units[0].key
CODED = {"learning": "yes", "theme_1": "Supervision", "polarity": "failing"}


def test_the_sheet_shows_nothing_of_the_machine_or_of_the_other_coder(sheet: Path) -> None:
    page = load_workbook(sheet)[SHEET]
    assert names(page) == [
        *("text", "heading", "place", "learning", "theme_1", "theme_2", "theme_3", "theme_4", "theme_5"),
        *("polarity", "note", "coder", "key", "check"),
    ]
    asked = [names(page).index(name) for name in ("learning", "theme_1", "theme_5", "polarity", "note")]
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(UNITS)
    assert {row[place] for row in rows for place in asked} == {None}
    assert theme_columns(default_codebook()) == ("theme_1", "theme_2", "theme_3")


def test_each_coder_has_an_order_of_her_own_and_whole_reviews_are_read_in_order(tmp_path: Path) -> None:
    orders = []
    for coder in ("Ann", "Bea"):
        page = load_workbook(drawn_sheet(tmp_path, coder))[SHEET]
        orders.append([row[names(page).index("key")].value for row in page.iter_rows(min_row=2)])
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == sorted(orders[1]) == [one.key for one in DRAW.units]
    reviews = whole(UNITS, reviews=True)
    path = tmp_path / "whole.xlsx"
    path.write_bytes(check_workbook(reviews, UNITS, BOOK, "Ann"))
    page = load_workbook(path)[SHEET]
    assert [row[0].value for row in page.iter_rows(min_row=2)] == [one.text for one in UNITS]


def test_themes_are_chosen_from_the_codebook_sheet(sheet: Path) -> None:
    workbook = load_workbook(sheet)
    lists = {one.formula1 for one in workbook[SHEET].data_validations.dataValidation}
    assert f"{BOOK_SHEET}!$A$2:$A$5" in lists
    assert [row[0].value for row in workbook[BOOK_SHEET].iter_rows(min_row=2)] == [
        *(NONE_FITS, "Supervision", "Plans", "Never given"),
    ]


def test_themes_that_share_a_label_go_by_their_ids() -> None:
    twins = BOOK.model_copy(update={"themes": tuple(one.model_copy(update={"label": "Same"}) for one in BOOK.themes)})
    assert set(theme_names(twins).values()) == {"sup", "plan", "never"}


def test_a_text_that_looks_like_a_formula_stays_text(sheet: Path) -> None:
    page = load_workbook(sheet)[SHEET]
    cell = next(row[0] for row in page.iter_rows(min_row=2) if row[0].value == FORMULA)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_an_untouched_sheet_codes_nothing(sheet: Path) -> None:
    assert taken(sheet) == ({}, [])


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (CODED, Answer(True, "failing", frozenset({"sup"}))),
        ({**CODED, "theme_3": "PLAN", "learning": " Yes "}, Answer(True, "failing", frozenset({"sup", "plan"}))),
        ({**CODED, "theme_1": None, "theme_2": "plans"}, Answer(True, "failing", frozenset({"plan"}))),
        ({**CODED, "theme_1": NONE_FITS}, Answer(True, "failing", frozenset())),
        ({"learning": "no"}, Answer(False)),
        ({"learning": "NO", "theme_1": NONE_FITS, "note": "tells"}, Answer(False, note="tells")),
        ({"learning": True, "theme_1": "sup", "polarity": "Good"}, Answer(True, "good", frozenset({"sup"}))),
    ],
)
def test_answers(sheet: Path, values: dict[str, object], answer: Answer) -> None:
    put(sheet, KEY, **values)
    assert taken(sheet) == ({KEY: answer}, [])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"learning": "yes"}, "is filled in partly: no polarity"),
        ({"learning": "yes", "polarity": "good"}, "is filled in partly: no theme"),
        ({"theme_1": "Plans"}, "is filled in partly: no yes or no"),
        ({"polarity": "good"}, "is filled in partly: no yes or no"),
        ({**CODED, "learning": "maybe"}, "'maybe' is not yes or no"),
        ({**CODED, "learning": "no"}, "says that it is not learning, and gives a theme"),
        ({**CODED, "polarity": "bad"}, "'bad' is no polarity"),
        ({**CODED, "theme_2": "Superversion"}, "'Superversion' is no theme"),
        ({**CODED, "theme_2": '=HYPERLINK("http://bad")'}, "'=HYPERLINK"),
        ({**CODED, "learning": "=1=1"}, "'=1=1' is not yes or no"),
        ({**CODED, "check": "c0000000"}, "the key"),
        ({**CODED, "key": "d1-p9999"}, "the key"),
        ({**CODED, "text": "Words of something else entirely."}, "the words are not those of this passage"),
        ({**CODED, "text": FORMULA}, "the words are not those of this passage"),
    ],
)
def test_what_cannot_be_taken_counts_as_not_coded_and_is_said(
    sheet: Path, values: dict[str, object], reason: str
) -> None:
    key = next(one.key for one in DRAW.units if TEXTS[one.unit_id] != FORMULA)
    put(sheet, key, **values)
    answers, left_out = taken(sheet)
    assert answers == {}
    assert len(left_out) == 1
    assert reason in left_out[0].reason
    assert left_out[0].place.startswith("row ")
    assert left_out[0].remedy


def test_words_that_were_edited_a_little_are_said(sheet: Path) -> None:
    put(sheet, KEY, **CODED, text=TEXTS[DRAW.units[0].unit_id] + " (!)")
    answers, left_out = taken(sheet)
    assert list(answers) == [KEY]
    assert "edited" in left_out[0].reason


def test_rows_may_be_sorted_and_dropped(sheet: Path) -> None:
    for drawn in DRAW.units[:3]:
        put(sheet, drawn.key, **CODED)

    def change(page: Worksheet) -> None:
        rows = sorted(page.iter_rows(min_row=2, values_only=True), key=lambda row: str(row[0]))
        kept = [row for row in rows if row[names(page).index("key")] != DRAW.units[2].key]
        page.delete_rows(2, page.max_row)
        for row in kept:
            page.append(row)

    before = taken(sheet)[0]
    edit(sheet, change)
    after, left_out = taken(sheet)
    assert ([one.reason for one in left_out if FORMULA not in one.reason], len(after)) == ([], 2)
    assert after == {key: before[key] for key in after}


def test_a_column_sorted_by_itself_is_found(sheet: Path) -> None:
    for drawn in DRAW.units:
        put(sheet, drawn.key, **CODED)

    def change(page: Worksheet) -> None:
        texts = sorted(str(page.cell(row, 1).value) for row in range(2, page.max_row + 1))
        for row, text in enumerate(texts, start=2):
            page.cell(row, 1).value = text

    edit(sheet, change)
    answers, left_out = taken(sheet)
    assert len(left_out) >= len(UNITS) - 3
    assert len(answers) + len(left_out) == len(UNITS)


def test_a_passage_filled_in_twice_is_not_taken(sheet: Path) -> None:
    put(sheet, KEY, **CODED)

    def change(page: Worksheet) -> None:
        row = next(row for row in page.iter_rows(min_row=2, values_only=True) if KEY in row)
        page.append(["no" if value == "yes" else value for value in row])

    edit(sheet, change)
    answers, left_out = taken(sheet)
    assert (answers, len(left_out)) == ({}, 2)


@pytest.mark.parametrize("column", ["key", "learning", "check", "theme_1"])
def test_a_missing_column_is_named(sheet: Path, column: str) -> None:
    edit(sheet, lambda page: page.delete_cols(names(page).index(column) + 1))
    with pytest.raises(InputError, match=f"no column '{column}'"):
        read_filled(sheet)


def test_files_that_are_no_such_sheet(tmp_path: Path, sheet: Path) -> None:
    for name, content in (("empty.xlsx", b""), ("text.xlsx", b"not a workbook"), ("pdf.xlsx", b"%PDF-1.7")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError):
            read_filled(path)
    with pytest.raises(InputError):
        read_filled(tmp_path / "nowhere.xlsx")
    edit(sheet, lambda page: page.delete_rows(2, page.max_row))
    with pytest.raises(InputError, match="no key"):
        draw_number([read_filled(sheet)])


def test_sheets_of_two_draws_or_of_one_coder_are_refused(tmp_path: Path, sheet: Path) -> None:
    other = tmp_path / "other.xlsx"
    second = replace(DRAW, units=tuple(replace(one, key=one.key.replace("d1", "d2")) for one in DRAW.units))
    other.write_bytes(check_workbook(second, UNITS, BOOK, "Bea"))
    with pytest.raises(InputError, match="different draws"):
        draw_number([read_filled(sheet), read_filled(other)])
    with pytest.raises(InputError, match="of the coder 'Ann'"):
        check_coders([read_filled(sheet), read_filled(sheet)])
    assert draw_number([read_filled(sheet)]) == 1


def test_what_is_disputed_goes_to_a_third_reader_with_what_both_said(tmp_path: Path) -> None:
    first = like_machine(DRAW, UNITS)
    second = first | {KEY: Answer(True, "mixed", frozenset({"never"}))}
    path = tmp_path / "disputed.xlsx"
    path.write_bytes(disputed_workbook(checked(DRAW, UNITS, first, second), BOOK, ("Ann", "Bea")))
    page = load_workbook(path)[SHEET]
    rows = list(page.iter_rows(min_row=2, values_only=True))
    assert len(rows) == 1
    assert rows[0][names(page).index("Ann said")] == in_words(first[KEY], BOOK)
    assert rows[0][names(page).index("Bea said")] == "mixed: Never given"
    put(path, KEY, **CODED)
    assert taken(path) == ({KEY: Answer(True, "failing", frozenset({"sup"}))}, [])


def test_names_of_files(tmp_path: Path) -> None:
    paths = sheet_paths(tmp_path / "check.xlsx", ("Ann O'Hara", "../B", "Ärzte"))
    assert [one.name for one in paths] == ["check-Ann-O-Hara.xlsx", "check-B.xlsx", "check-Arzte.xlsx"]
    assert {one.parent for one in paths} == {tmp_path}
    with pytest.raises(InputError, match="one file name"):
        sheet_paths(tmp_path / "check.xlsx", ("A.", "A!"))
    paths[0].write_bytes(b"")
    with pytest.raises(InputError, match="perhaps filled in"):
        sheet_paths(tmp_path / "check.xlsx", ("Ann O'Hara", "B"))


def test_the_same_draw_gives_the_same_bytes(tmp_path: Path) -> None:
    assert check_workbook(DRAW, UNITS, BOOK, "Ann") == check_workbook(DRAW, UNITS, BOOK, "Ann")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_through_libreoffice_and_back(sheet: Path, tmp_path: Path) -> None:
    for drawn in DRAW.units:
        put(sheet, drawn.key, **CODED)
    before = taken(sheet)
    out = tmp_path / "out"
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", str(out), str(sheet)], check=True, capture_output=True, timeout=180)
    assert taken(out / sheet.name) == before
    assert len(before[0]) == len(UNITS)
