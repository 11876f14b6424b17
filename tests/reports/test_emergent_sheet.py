"""Labels of the group's own: what may be one, and the sheet there and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from invented import stance
from thememiner.codebook import Codebook, Theme
from thememiner.coding.decisions import text_hash
from thememiner.errors import InputError
from thememiner.local.alike import Alike
from thememiner.local_records import EmergentCode, EmergentDecision
from thememiner.reports.decision_sheet import Shown
from thememiner.reports.emergent_sheet import (
    COLUMNS,
    Known,
    alike_words,
    checked_label,
    checked_unit,
    emergent_rows,
    emergent_workbook,
    read_emergent,
)
from thememiner.reports.filled_rows import Taken

DATE = "2026-11-24"
TEXTS = {
    "a:1": "Nobody asked who cared for her.",
    "b:1": "=The carer was not known.",
    "c:1": "The plan was late.",
    "d:1": "The school did not know the carer.",
}
HELD = EmergentCode("d:1", "Private fostering", "", "QA", "2026-01-01", text_hash(TEXTS["d:1"]))
KNOWN = Known(
    codebook=Codebook(themes=(Theme(id="neglect", label="Neglect of children", definition="Neglect."),)),
    texts=TEXTS,
    coded=frozenset({"c:1"}),
    codes={"d:1": HELD},
    decided={
        "kinship": EmergentDecision("Kinship", "dropped", "", "QA", "2026-02-01", ""),
        "late plans": EmergentDecision("Late plans", "promoted", "late-plans", "QA", "2026-02-01", ""),
    },
)
ORDER = [Alike("b:1", 1, 2, 2, 2), Alike("a:1", 1, 2, 2, 2), Alike("d:1", 2, 1, 1, 1)]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    units = {unit: Shown(unit, unit[0], "4", "4.1", text, stance(unit), ()) for unit, text in TEXTS.items()}
    path = tmp_path / "emergent.xlsx"
    rows = emergent_rows(units, ORDER, {"d:1": "Private fostering"})
    path.write_bytes(emergent_workbook(rows, ["Private fostering"], settled=1, is_invented=True))
    return path


def fill(path: Path, row: int, **values: object) -> Path:
    def how(page: Worksheet) -> None:
        for name, value in values.items():
            page.cell(row, COLUMNS.index(name) + 1).value = value

    return change(path, how)


def change(path: Path, how: Callable[[Worksheet], None]) -> Path:
    workbook = load_workbook(path)
    how(workbook["emergent"])
    workbook.save(path)
    return path


def read(path: Path, known: Known = KNOWN, who: str = "QA group") -> tuple[list[EmergentCode], Taken]:
    return read_emergent(path, known, who=who, when=DATE)


def test_the_most_telling_come_first_with_their_place_and_what_they_are_labelled_now(sheet: Path) -> None:
    workbook = load_workbook(sheet)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in workbook["emergent"].iter_rows(min_row=2, values_only=True)]
    assert [row["unit id"] for row in rows] == ["b:1", "a:1", "d:1"]
    assert (rows[0]["alike"], rows[2]["alike"]) == ("group 1: 2 statements, 2 reviews, 2 boards", "alone")
    assert (rows[0]["page"], rows[0]["text"], rows[2]["label now"]) == ("4", TEXTS["b:1"], "Private fostering")
    assert [row[0] for row in workbook["labels"].values] == ["label", "Private fostering"]
    how = "\n".join(str(row[0]) for row in workbook["how to"].values)
    assert "was confirmed by a person of 1 of these 3 statements" in how
    assert "are invented" in how


def test_a_group_without_a_stated_board_says_so() -> None:
    assert alike_words(Alike("a", 3, 2, 2, 0)) == "group 3: 2 statements, 2 reviews, board not stated"


def test_a_label_is_taken_in_and_what_is_empty_stays_as_it_was(sheet: Path) -> None:
    found, taken = read(fill(sheet, 2, label=" Unknown  carers ", note="ask", who="Chair", date="1.10.2026"))
    assert found == [EmergentCode("b:1", "Unknown carers", "ask", "Chair", "2026-10-01", text_hash(TEXTS["b:1"]))]
    assert taken == Taken(1, 0, 2, ())


def test_reading_it_twice_adds_nothing(sheet: Path) -> None:
    (one,), _ = read(fill(sheet, 3, label="Unknown carers"))
    again = replace(KNOWN, codes={"a:1": replace(one, when="2026-01-01")})
    assert read(sheet, again) == ([], Taken(0, 1, 2, ()))


def test_a_label_is_taken_back(sheet: Path) -> None:
    (one,), _ = read(fill(sheet, 4, label="(none)"))
    assert (one.unit_id, one.label) == ("d:1", "")
    assert read(fill(sheet, 4, label="(None)"), replace(KNOWN, codes={})) == ([], Taken(0, 1, 2, ()))


@pytest.mark.parametrize(
    ("changed", "place", "reason"),
    [
        (
            {"label": "neglect OF children"},
            "column 'label'",
            "'neglect OF children' is a theme of the codebook (neglect)",
        ),
        ({"label": "kinship"}, "column 'label'", "the label 'kinship' was dropped on 2026-02-01"),
        ({"label": "Late plans"}, "column 'label'", "the label 'Late plans' was promoted (late-plans) on 2026-02-01"),
        ({"label": "x" * 61}, "column 'label'", "the label is longer than 60 characters"),
        ({"label": "=1+1"}, "column 'label'", "holds a formula and no words"),
        ({"note": "only a note"}, "column 'label'", "no label is given"),
        ({"label": "Carers", "unit id": "z:9"}, "column 'unit id'", "the study has no passage or finding 'z:9'"),
        ({"label": "Carers", "unit id": "c:1"}, "column 'label'", "the statement has a theme by now"),
        ({"label": "Carers", "date": "soon"}, "column 'date'", "'soon' is not a day"),
    ],
)
def test_what_cannot_be_a_label_is_named(sheet: Path, changed: dict[str, object], place: str, reason: str) -> None:
    found, taken = read(fill(sheet, 2, **changed))
    assert found == []
    assert [(one.place, one.reason) for one in taken.left_out] == [(f"row 2, {place}", reason)]


def test_nobody_named_is_named(sheet: Path) -> None:
    _, taken = read(fill(sheet, 2, label="Carers"), who="")
    assert [one.place for one in taken.left_out] == ["row 2, column 'who'"]


def test_words_that_changed_since_are_noted(sheet: Path) -> None:
    found, taken = read(fill(sheet, 2, label="Carers", check="00000000"))
    assert found[0].text_sha256 == text_hash(TEXTS["b:1"])
    assert [one.place for one in taken.left_out] == ["row 2, column 'text'"]


def test_two_labels_for_one_statement_say_nothing_and_a_copied_row_says_it_once(sheet: Path) -> None:
    fill(sheet, 2, label="Carers")
    change(sheet, lambda page: page.append([cell.value for cell in page[2]]))
    change(sheet, lambda page: setattr(page.cell(5, 5), "data_type", "s"))
    assert len(read(sheet)[0]) == 1
    found, taken = read(fill(sheet, 5, label="Kin"))
    assert found == []
    assert [one.place for one in taken.left_out] == ["rows 2, 5, column 'label'"]


def test_a_label_of_ones_own_may_be_near_a_theme() -> None:
    assert checked_label("Neglect of teenagers", KNOWN) == "Neglect of teenagers"
    assert checked_unit("a:1", KNOWN) == TEXTS["a:1"]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("label,unit\nx,y\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"has no column 'unit id'; give the \.xlsx that `thememiner emergent export`"):
        read(path)
