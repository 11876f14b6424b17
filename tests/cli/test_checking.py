from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import Run


def code_all(path: Path, *, theme: str = "Supervision and management oversight") -> None:
    workbook = load_workbook(path)
    page = workbook["passages"]
    names = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        learning = "upervision" in str(row[0].value)
        row[names.index("learning")].value = "yes" if learning else "no"
        if learning:
            row[names.index("theme_1")].value = theme
            row[names.index("polarity")].value = "failing"
    workbook.save(path)


@pytest.fixture
def sheets(study: Path, run: Run, tmp_path: Path) -> tuple[Path, Path]:
    drawn = run("check", "draw", study, tmp_path / "check.xlsx", "--coders", "Ann,Bea", "--date", "2026-11-24")
    assert drawn.code == 0, drawn.err
    assert "draw 1: 6 of 6 passages" in drawn.err
    return tmp_path / "check-Ann.xlsx", tmp_path / "check-Bea.xlsx"


def test_two_people_check_the_machine(study: Path, sheets: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    assert (study / "check" / "draw-1.json").is_file()
    code_all(sheets[0])
    code_all(sheets[1], theme="(none fits)")
    out, table, disputed = tmp_path / "r.md", tmp_path / "r.csv", tmp_path / "d.xlsx"
    read = run("check", "read", study, *sheets, "-o", out, "-o", table, "--disputed", disputed, "--date", "2026-11-24")
    assert read.code == 0, read.err
    assert read.out.startswith("6 of 6 drawn passages were coded by both.")
    assert "Ann and Bea" in out.read_text(encoding="utf-8")
    assert table.is_file()
    code_all(disputed)
    settled = run("check", "read", study, *sheets, "--settled", disputed)
    assert "disputed" in read.out
    assert "disputed" not in settled.out
    assert run("check", "read", study, *sheets, "--disputed", disputed).code == 1


def test_a_draw_never_writes_over_a_sheet(study: Path, sheets: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    again = run("check", "draw", study, tmp_path / "check.xlsx", "--coders", "Ann,Bea")
    assert again.code == 1
    assert "perhaps filled in" in again.err
    assert not (study / "check" / "draw-2.json").exists()


def test_whole_reviews(study: Path, run: Run, tmp_path: Path) -> None:
    drawn = run("check", "draw", study, tmp_path / "w.xlsx", "--whole-reviews", "1")
    assert "(1 whole review)" in drawn.err
    for name in ("w-A.xlsx", "w-B.xlsx"):
        code_all(tmp_path / name)
    read = run("check", "read", study, tmp_path / "w-A.xlsx", tmp_path / "w-B.xlsx", "-o", tmp_path / "w.md")
    assert read.code == 0, read.err
    assert "1 whole review was drawn; 0 of them were not coded" in (tmp_path / "w.md").read_text(encoding="utf-8")


def test_wrong_usage_is_said_in_one_line(study: Path, sheets: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    assert run("check", "draw", study, tmp_path / "c.xlsx", "--coders", "Ann").code == 2
    assert run("check", "draw", study, tmp_path / "c.xlsx", "--coders", "Ann,ann").code == 2
    assert run("check", "draw", study, tmp_path / "c.csv").code == 1
    assert run("check", "read", study, sheets[0]).code == 2
    same = run("check", "read", study, sheets[0], sheets[0])
    assert (same.code, "of the coder 'Ann'" in same.err) == (1, True)
    blank = run("check", "read", study, *sheets)
    assert (blank.code, "holds no passage" in blank.err) == (1, True)
    assert run("check", "read", study, *sheets, "-o", tmp_path / "r.pdf").code == 1
    assert run("check", "read", study, *sheets, "-o", sheets[0]).code == 1


def test_a_study_without_codings_has_nothing_to_draw(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "empty")
    drawn = run("check", "draw", tmp_path / "empty", tmp_path / "c.xlsx")
    assert (drawn.code, "nothing coded" in drawn.err) == (1, True)


def test_a_study_alone_is_enough_to_draw(
    study: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check", study).code == 0
    assert {one.name for one in tmp_path.glob("check-*.xlsx")} == {"check-A.xlsx", "check-B.xlsx"}
    assert run("check", tmp_path / "nowhere").code == 1
