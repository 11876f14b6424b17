"""The screening log as commands: what is new, what is excluded and why, and that nothing excluded is counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import Run, rows

LISTING = """title,board,published,abstract
Child A,Northmere,2020,"Death of an infant. Learning includes: supervision of health visitors; sharing information."
Child B,Pellbridge,2021,"Injury of a toddler. Learning includes: professional curiosity about men."
"""


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "listing.csv"
    path.write_text(LISTING, encoding="utf-8")
    return path


def test_an_excluded_review_is_counted_nowhere_and_the_paper_says_so(study: Path, run: Run, tmp_path: Path) -> None:
    marked = run("screening", "mark", study, "child-a", "excluded", "--reason", "Adult case", "--who", "QA")
    assert marked.code == 0
    assert run("screening", "mark", study, "child-a", "excluded", "--who", "QA").code == 1
    assert run("screening", "mark", study, "nobody", "included", "--who", "QA").code == 1
    assert rows(run("themes", study, "--json")) == []
    assert [row["excluded"] for row in rows(run("reviews", study, "--json"))] == ["Adult case"]
    assert "Adult case" in run("reviews", study).out
    paper = tmp_path / "board.md"
    assert run("report", "board", study, paper, "--date", "2026-11-24").code == 0
    assert "Reasons for exclusion: Adult case (1)." in paper.read_text(encoding="utf-8")
    assert run("screening", "mark", study, "child-a", "included", "--who", "QA").code == 0
    assert rows(run("themes", study, "--json"))[0]["reviews_read"] == 1


def test_what_is_new_since_the_last_meeting(study: Path, listing: Path, run: Run, tmp_path: Path) -> None:
    assert "2 new entries" in run("screening", "add", study, listing, "--date", "2026-09-01").err
    later = tmp_path / "later.csv"
    later.write_text(LISTING + 'Child C,Arwel,2022,"Death. Learning includes: neglect."\n', encoding="utf-8")
    assert "1 new entries; 2 were" in run("screening", "add", study, later, "--date", "2026-11-01").err
    new = rows(run("screening", "list", study, "--since", "2026-10-01", "--new", "--json"))
    assert [row["title"] for row in new] == ["Child C"]
    everything = rows(run("screening", "list", study, "--json"))
    assert [(row["title"], row["listed"]) for row in everything][-1][1] == "no"
    assert len(everything) == 4


def test_abstracts_are_a_kind_of_their_own(study: Path, listing: Path, run: Run) -> None:
    assert run("screening", "add", study, listing, "--abstracts").code == 0
    assert run("code", study, "--quiet").code == 0
    found = [row for row in rows(run("themes", study, "--json")) if row["theme_id"] == "supervision-oversight"]
    assert {str(row["kind"]): (row["reviews_with"], row["reviews_read"]) for row in found} == {
        "abstract": (1, 2),
        "case-review": (1, 1),
    }


def test_what_a_listing_could_not_give_stays_known_when_its_abstracts_are_read(
    study: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "listing.csv"
    path.write_text(LISTING + ',Arwel,2022,"Death of a child. Learning includes: neglect."\n', encoding="utf-8")
    run("screening", "add", study, path, "--abstracts")
    assert "listing.csv, row 4" in run("left-out", study).out


def test_the_log_goes_to_a_spreadsheet_and_back(study: Path, listing: Path, run: Run, tmp_path: Path) -> None:
    run("screening", "add", study, listing)
    file = tmp_path / "log.xlsx"
    assert run("screening", "export", study, file).code == 0
    assert run("screening", "export", study, file).code == 1
    assert run("screening", "export", study, tmp_path / "log.csv").code == 1
    workbook = load_workbook(file)
    sheet = workbook.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    sheet.cell(2, names.index("status") + 1, "excluded")
    sheet.cell(3, names.index("status") + 1, "included")
    workbook.save(file)
    refused = run("screening", "import", study, file, "--who", "QA")
    assert "1 decisions taken in, 1 rows left out" in refused.err
    assert "row 2" in refused.err
    by_title = {str(row["title"]): row["status"] for row in rows(run("screening", "list", study, "--json"))}
    assert by_title["Child A"] == ""
    assert by_title["Child B"] == "included"
