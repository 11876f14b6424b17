"""The recommendation register and the counts of case features, as people get them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from invented import code, review
from thememiner.errors import InputError
from thememiner.library_records import CaseFeature, Recommendation
from thememiner.reports.register import (
    RECOMMENDATION_COLUMNS,
    feature_rows,
    recommendation_rows,
    write_register,
)

FOUND = Recommendation(
    id="r:r1",
    review_id="r",
    number="4a(i)",
    text="=The Board should: audit supervision.",
    page=12,
    paragraph="7.2",
    part="recommendations",
    owner_type="board",
    addressee="The Board",
    kind="audit",
    strength="system-change",
    deadline="",
    passages="r:p1;r:p2",
)


def test_columns_are_those_promised_and_themes_are_joined_once() -> None:
    codes = {"r:p1": (code("r:p1", "supervision"), code("r:p1", "thresholds")), "r:p2": (code("r:p2", "supervision"),)}
    (row,) = recommendation_rows([FOUND], codes)
    assert set(row) == set(RECOMMENDATION_COLUMNS)
    assert row["themes"] == "supervision;thresholds"
    assert recommendation_rows([FOUND], {})[0]["themes"] == ""


def test_csv_and_workbook_say_the_same_and_evaluate_nothing(tmp_path: Path) -> None:
    rows = recommendation_rows([FOUND], {})
    write_register(rows, tmp_path / "out.csv")
    write_register(rows, tmp_path / "out.xlsx")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        (read,) = csv.DictReader(lines)
    assert tuple(read) == RECOMMENDATION_COLUMNS
    assert read["text"].startswith("'=")
    sheet = load_workbook(tmp_path / "out.xlsx")["recommendations"]
    assert [cell.value for cell in sheet[1]] == list(RECOMMENDATION_COLUMNS)
    assert [cell.value or "" for cell in sheet[2]] == [str(rows[0][name]) for name in RECOMMENDATION_COLUMNS]
    assert sheet["C2"].data_type == "s"


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"name it .xlsx or .csv"):
        write_register([], tmp_path / "out.pdf")


def test_case_features_are_counted_by_case_and_each_case_once() -> None:
    reviews = [review("a", case="x"), review("b", case="x"), review("c"), review("d"), review("i", kind="inspection")]
    features = [
        CaseFeature("a", "poverty", "suspected", "", 1, ""),
        CaseFeature("b", "poverty", "present", "", 1, ""),
        CaseFeature("c", "poverty", "denied", "", 1, ""),
        CaseFeature("i", "poverty", "present", "", 1, ""),
    ]
    poverty, neglect = feature_rows(reviews, features, ["poverty", "neglect"])
    counts = [poverty[name] for name in ("reviews_read", "present", "suspected", "denied", "not_stated")]
    assert counts == [3, 1, 0, 1, 1]
    assert poverty["in_words"] == "1 of 3"
    assert neglect["not_stated"] == 3
