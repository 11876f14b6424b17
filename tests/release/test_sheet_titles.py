from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook, load_workbook

from thememiner.release.mask import mask_file


def test_two_sheets_named_after_persons_keep_different_titles(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    first.title, first["A1"] = "Kyle Turner", "a"
    second = book.create_sheet("Jermaine Ellis")
    second["A1"] = 5
    book.create_sheet("Sum")["A1"] = "='Jermaine Ellis'!A1"
    book.save(tmp_path / "in.xlsx")
    mask_file(tmp_path / "in.xlsx", tmp_path / "out.xlsx")
    masked = load_workbook(tmp_path / "out.xlsx")
    assert masked.sheetnames == ["name_1", "name_2", "Sum"]
    assert masked["name_2"]["A1"].value == 5
    assert masked["Sum"]["A1"].value is None or "name" not in str(masked["Sum"]["A1"].value)
