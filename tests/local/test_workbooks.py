from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from thememiner.errors import UnreadableFileError
from thememiner.local import workbooks
from thememiner.local.sheets import Formula
from thememiner.local.workbooks import read_workbook


def saved(tmp_path: Path, *rows: list[object], merges: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(tmp_path / "audit.xlsx")
    return tmp_path / "audit.xlsx"


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The same archive with some parts changed, or left away where ``change`` gives None."""
    other = path.with_name("changed.xlsx")
    changed = False
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            before = source.read(name)
            content = change(name, before)
            changed = changed or content != before
            if content is not None:
                target.writestr(name, content)
    assert changed
    return other


def test_values_keep_their_type(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Finding", 2, 2.5, True, datetime(2021, 3, 4)])
    assert read_workbook(path)[0].rows[0].cells == ("Finding", 2, 2.5, True, datetime(2021, 3, 4))


def test_a_formula_without_a_result_is_marked_as_one(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Finding", "Grade"], ["It drifted.", "=1+1"])
    assert read_workbook(path)[0].rows[1].cells == ("It drifted.", Formula("=1+1"))


def test_a_formula_with_a_result_is_its_result(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Finding", "Grade"], ["It drifted.", "=1+1"])
    with_result = rewritten(path, lambda _, content: content.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    assert read_workbook(with_result)[0].rows[1].cells == ("It drifted.", 2)


def test_merged_cells_know_the_value_at_their_top_left(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Agency", "Finding"], ["Health", "a"], [None, "b"], merges=("A2:A3", "D1:E1"))
    assert read_workbook(path)[0].merged == {(3, 0): (2, "Health")}


def test_a_merge_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Finding", "Grade"], ["a", "x"], [None, "y"], merges=("A2:A3",))
    vast = rewritten(path, lambda _, content: content.replace(b'ref="A2:A3"', b'ref="A2:XFD1048576"'))
    assert len(read_workbook(vast)[0].merged) == 3


def test_hidden_sheets_are_read_and_marked_and_chart_sheets_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Old").sheet_state = "veryHidden"
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.save(tmp_path / "audit.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in read_workbook(tmp_path / "audit.xlsx")] == [
        ("Sheet", False),
        ("Old", True),
    ]


def test_a_declared_size_that_is_wrong_does_no_harm(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Finding"], ["It drifted."], ["It was late."])
    lying = rewritten(path, lambda _, content: content.replace(b'ref="A1:A3"', b'ref="A1:A1"'))
    assert len(read_workbook(lying)[0].rows) == 3


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 3_000_000)
    monkeypatch.setattr(workbooks, "MOST_BYTES", 1_000_000)
    with pytest.raises(UnreadableFileError, match="would unpack to 3,000,000 bytes"):
        read_workbook(path)


def test_archives_that_are_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(UnreadableFileError, match="is not an Excel workbook"):
        read_workbook(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Finding"])
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>'
    hostile = rewritten(path, lambda name, content: bomb if name == "xl/workbook.xml" else content)
    with pytest.raises(UnreadableFileError, match="cannot be read as a workbook"):
        read_workbook(hostile)


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("damage", ["missing", "cut", "junk"])
def test_damaged_workbooks_are_told_and_never_half_read(tmp_path: Path, part: str, damage: str) -> None:
    path = saved(tmp_path, ["Finding"], ["It drifted."])
    changed: dict[str, Callable[[bytes], bytes | None]] = {
        "missing": lambda _: None,
        "cut": lambda content: content[: len(content) // 2],
        "junk": lambda _: b"\xff\xfe not xml",
    }
    broken = rewritten(path, lambda name, content: changed[damage](content) if name == part else content)
    with pytest.raises(UnreadableFileError, match=r"changed\.xlsx"):
        read_workbook(broken)


@pytest.mark.parametrize("length", [30, 300, -30])
def test_cut_off_archives_are_told(tmp_path: Path, length: int) -> None:
    path = saved(tmp_path, ["Finding"], ["It drifted."])
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(path.read_bytes()[:length])
    with pytest.raises(UnreadableFileError, match=r"cut\.xlsx"):
        read_workbook(cut)
