"""The comparison as a file: the stable columns, the sheets behind them, and one line a theme in the terminal."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.paper import board_evidence
from thememiner.errors import InputError
from thememiner.evidence.prevalence import wilson
from thememiner.local.by_source import SourceView
from thememiner.local.comparison import ComparisonRow, EraFigure
from thememiner.local_records import Judgement
from thememiner.records import Prevalence
from thememiner.reports.comparison_sheet import SOURCE_COLUMNS, write_comparison
from thememiner.reports.rows import COMPARISON_COLUMNS, comparison_grid, comparison_rows

BEFORE = [
    *("theme_id", "label", "group", "kind", "national_with", "national_read", "low", "high", "national_in_words"),
    *("national_failing", "national_good", "local_findings", "local_failing", "local_good", "sources", "last_dated"),
    *("cases", "grades", "position", "because", "confirmed", "codings", "quotation", "citation"),
]


def era(name: str, count: int, total: int) -> EraFigure:
    return EraFigure(name, Prevalence("t", "case-review", count, total, *wilson(count, total)))


def row() -> ComparisonRow:
    plain = board_evidence(lost=0).comparison[0]
    judgement = Judgement(plain.theme_id, "mixed", "thematic audit", "=Heard so.", "QA group", "2026-03-04", "weak")
    view = SourceView("Case audit", "audit", "failing", 2, "2025-03-14", False, ("4 of 6",), ("Red",), "a.xlsx", True)
    return replace(
        plain,
        quotations=(None, None),
        by_source=(view, replace(view, source="=Complaints", is_audit=False, copies=("b.csv", "c.csv"))),
        eras=(era("serious case reviews", 5, 9), era("practice reviews", 1, 5)),
        position_words="audited and weak",
        agreement="both sources say that it does not work",
        last_audited="2025-03-14",
        judgement=judgement,
        follow_up="decided 2026-03-04: thematic audit; audit not yet in",
        local_terms=("Priority 1", "Priority 2"),
    )


def test_columns_that_were_promised_stay_in_their_order_and_new_ones_follow() -> None:
    assert list(COMPARISON_COLUMNS[: len(BEFORE)]) == BEFORE
    assert set(comparison_rows([row()])[0]) == set(COMPARISON_COLUMNS)


def test_the_groups_word_stands_beside_the_machines() -> None:
    first, second = comparison_rows([row()])
    assert (first["position"], first["standing"], first["response"]) == ("weak", "mixed", "thematic audit")
    assert (first["judged_on"], first["judged_by"], first["local_terms"]) == (
        "2026-03-04",
        "QA group",
        "Priority 1; Priority 2",
    )
    assert first["eras"] == "serious case reviews: 5 of 9 | practice reviews: 1 of 5"
    assert second["eras"] == ""


def test_one_era_is_no_break() -> None:
    assert comparison_rows([replace(row(), eras=(era("serious case reviews", 5, 9),))])[0]["eras"] == ""


def test_the_workbook_holds_all_of_it_and_evaluates_nothing(tmp_path: Path) -> None:
    write_comparison([row()], tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["comparison", "by source", "by era", "local findings", "all columns", "how to read"]
    assert [cell.value for cell in book["all columns"][1]] == list(COMPARISON_COLUMNS)
    overview = dict(zip(*([cell.value for cell in line] for line in book["comparison"].iter_rows()), strict=True))
    assert overview["local position"] == "audited and weak"
    assert overview["the group"] == "The group judged in March 2026: mixed; thememiner said weak"
    assert overview["cases and grades, as stated"] == "cases: 4 of 6"
    assert overview["in published reviews"] == "case reviews: 12 of 14 (86 %, 60 to 96 %)\ninspection reports: 2 of 3"
    sources = [[cell.value for cell in line] for line in book["by source"].iter_rows(min_row=2)]
    named = dict(zip(SOURCE_COLUMNS, sources[1], strict=True))
    assert (named["source"], named["is_audit"], named["copies"]) == ("=Complaints", "no", "b.csv; c.csv")
    assert (sources[0][SOURCE_COLUMNS.index("is_audit")], sources[0][SOURCE_COLUMNS.index("cases")]) == (
        "yes",
        "4 of 6",
    )
    assert [cell.value for cell in book["by era"][2]][3:] == ["serious case reviews", "5", "9", "5 of 9"]
    assert [line[2].value for line in book["local findings"].iter_rows(min_row=2)] == [one.text for one in row().local]
    formulas = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert formulas == []


@pytest.mark.parametrize("invented", [True, False])
def test_the_workbook_says_what_it_is_and_how_far_it_was_checked(tmp_path: Path, invented: bool) -> None:
    write_comparison([replace(row(), confirmed=1)], tmp_path / "out.xlsx", date="2026-03-06", invented=invented)
    lines = load_workbook(tmp_path / "out.xlsx")["how to read"].iter_rows(min_row=2)
    said = {line[0].value: line[1].value for line in lines}
    assert said["date"] == "2026-03-06"
    assert said["codings confirmed"] == "1 of 2 by a person; the others are suggestions"
    assert ("invented" in said) is invented


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "a.csv", "b.csv"):
        write_comparison([row()], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_the_csv_file_has_the_stable_columns(tmp_path: Path) -> None:
    write_comparison([row()], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        read = list(csv.DictReader(lines))
    assert tuple(read[0]) == COMPARISON_COLUMNS
    assert read[0]["reason"] == "'=Heard so."


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.docx is not written; name it \.xlsx or \.csv"):
        write_comparison([row()], tmp_path / "out.docx")


def test_the_terminal_has_one_line_a_theme_with_evidence() -> None:
    silent = replace(row(), theme_id="silent", local=(), judgement=None, national=())
    grid = comparison_grid([row(), silent, replace(silent, theme_id="judged", judgement=row().judgement)])
    assert list(grid["theme"]) == [row().theme_id, "judged"]
    assert grid["local position"][0] == "audited and weak"
    assert grid["local sources"][0] == "2 not working"
    assert grid["the group"][0] == "judged mixed; decided 2026-03-04: thematic audit; audit not yet in"


def test_columns_without_anything_are_not_shown() -> None:
    grid = comparison_grid([replace(row(), judgement=None, last_audited="")])
    assert not {"the group", "last audited"} & set(grid.columns)
