from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import Run
from thememiner import Study
from thememiner.records import Decision, Tag
from thememiner.reports.decision_sheet import SHEET

OWN = (
    'Theme,Description,Key words\nStaff supervision,"Whether practitioners had supervision, and used it.",supervision\n'
)


def own(folder: Path, text: str = OWN) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def edit(path: Path, row: int, **values: str) -> None:
    workbook = load_workbook(path)
    page = workbook.worksheets[0]
    names = [cell.value for cell in page[1]]
    for name, value in values.items():
        page.cell(row, names.index(name) + 1, value)
    workbook.save(path)


def test_a_codebook_of_her_own_works_at_once(run: Run, tmp_path: Path) -> None:
    path = own(tmp_path)
    assert run("new", tmp_path / "s", "--codebook", path).code == 0
    table = tmp_path / "texts.csv"
    table.write_text("id,text\n1,The health visitor had no supervision for a year.\n", encoding="utf-8")
    result = run(
        "code-table",
        table,
        "--id",
        "id",
        "--text",
        "text",
        "--codebook",
        path,
        "--all-scores",
        "-o",
        tmp_path / "out.csv",
    )
    assert result.code == 0
    assert "staff-supervision" in (tmp_path / "out.csv").read_text("utf-8")
    with Study.open(tmp_path / "s") as study:
        assert [theme.id for theme in study.codebook.themes] == ["staff-supervision"]


def test_check_of_a_file_says_what_it_read_and_what_to_look_at(run: Run, tmp_path: Path) -> None:
    result = run("codebook", "check", own(tmp_path))
    assert (result.code, "is sound: 1 themes" in result.err) == (0, True)
    assert "'Key words' as cues" in result.err
    assert "staff-supervision: 'supervision' may also mean: supervised contact" in result.out


def test_check_of_a_wrong_file_names_the_cell(run: Run, tmp_path: Path) -> None:
    result = run("codebook", "check", own(tmp_path, "Theme,Description\nA,\n"))
    assert (result.code, "row 2, column 'Description': the definition is missing" in result.err) == (1, True)


@pytest.mark.parametrize("suffix", [".xlsx", ".html", ".docx", ".md"])
def test_check_of_a_study_quotes_passages_and_can_be_written(
    run: Run, study: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"check{suffix}"
    assert run("codebook", "check", study, "-o", out, "--date", "2026-11-24").code == 0
    first = out.read_bytes()
    assert run("codebook", "check", study, "-o", out, "--date", "2026-11-24").code == 0
    assert out.read_bytes() == first
    result = run("codebook", "check", study, "--json")
    found = [json.loads(line) for line in result.out.splitlines()]
    never = next(one for one in found if one["kind"] == "never given")
    assert "child-a" in never["passage_1"]


def test_the_codebook_goes_to_a_sheet_and_back_and_keeps_its_ids(run: Run, study: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "book.xlsx"
    with Study.open(study) as opened:
        before = opened.codebook
        unit = opened.store.all(Tag)[0].unit_id
        opened.decide([Decision(unit, "identity-culture", "confirmed", "", "", "Chair", "2024-05-01", "", "")])
    assert run("codebook", "export", study, sheet).code == 0
    assert run("codebook", "export", study, sheet).code == 1  # perhaps filled in
    assert run("codebook", "import", study, sheet).code == 0
    with Study.open(study) as opened:
        assert opened.codebook == before
    edit(sheet, 10, id="identity")
    result = run("codebook", "import", study, sheet)
    assert result.code == 0
    assert "theme 'identity-culture' was renamed to 'identity'; 1 decisions are about" in result.err.replace("\n", " ")
    assert (study / "codebook-before.yaml").is_file()
    assert "decisions without a theme" in run("codebook", "check", study, "--json").out


def test_a_queue_is_taken_in_and_not_asked_again(run: Run, study: Path, tmp_path: Path) -> None:
    sheet, again = tmp_path / "queue.xlsx", tmp_path / "again.xlsx"
    assert run("decisions", "export", study, sheet, "--queue", 3).code == 0
    rows = list(load_workbook(sheet)[SHEET].iter_rows(values_only=True))
    names = list(rows[0])
    asked = {row[names.index("unit_id")] for row in rows[1:]}
    assert (len(asked), sum("random" in str(row[names.index("why")]) for row in rows[1:]) > 0) == (3, True)
    for number, row in enumerate(rows[1:], start=2):
        edit(sheet, number, decision="reject" if row[names.index("theme_id")] != "none" else "confirm")
    assert run("decisions", "import", study, sheet, "--who", "Chair", "--date", "2024-05-01").code == 0
    assert run("decisions", "export", study, again, "--queue", 50).code == 0
    later = {row[names.index("unit_id")] for row in load_workbook(again)[SHEET].iter_rows(min_row=2, values_only=True)}
    assert later
    assert not later & asked
    assert run("decisions", "export", study, again, "--queue", 50).code == 1  # perhaps filled in
    with Study.open(study) as opened:
        assert any("[random 1]" in one.note for one in opened.store.all(Decision))


def test_figures_of_an_earlier_codebook_are_said_to_be_so(study: Path, run: Run, tmp_path: Path) -> None:
    book = study / "codebook.yaml"
    book.write_text(book.read_text(encoding="utf-8").replace("- not informed\n", "", 1), encoding="utf-8")
    told = run("report", "board", study, tmp_path / "board.md", "--date", "2026-11-24").err
    assert "not with today's codebook and coder: run `thememiner code" in told
    run("code", study, "-q")
    assert "today's codebook" not in run("report", "board", study, tmp_path / "board.md", "--date", "2026-11-24").err
