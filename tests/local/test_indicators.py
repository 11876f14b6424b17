from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from thememiner.local.audits import AuditReading, read_audits
from thememiner.local.indicator_columns import indicator_field, stated_period
from thememiner.local.indicators import is_figure


def csv_of(tmp_path: Path, text: str, name: str = "kpi.csv") -> AuditReading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_audits(path)


def test_an_indicator_says_its_figures_as_written(tmp_path: Path) -> None:
    reading = csv_of(
        tmp_path,
        "Indicator,Period,Value,England,Statistical neighbours,Target,Previous quarter,Agency\n"
        "Re-referrals within 12 months,Q2 2024-25,24 %,21 %,23 %,20 %,26 %,Children's services\n",
    )
    (one,) = reading.findings
    assert one.text == (
        "Re-referrals within 12 months: 24 % in Q2 2024-25 "
        "(England 21 %, Statistical neighbours 23 %, target 20 %, previous quarter 26 %)"
    )
    assert (one.value, one.period, one.target) == ("24 %", "Q2 2024-25", "20 %")
    assert one.comparator == "England 21 %; Statistical neighbours 23 %"
    assert (one.source_type, one.date, one.agency) == ("performance", "2024-07", "Children's services")
    assert (one.grade, one.grade_rank, one.cases_with) == ("", None, None)
    assert reading.mapping[""]["comparator"] == "England + Statistical neighbours"
    assert reading.left_out == ()


def test_percentages_of_a_workbook_are_what_it_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Performance, Q2 2024-25"], ["Measure", "Actual", "Target"], ["Visits", 0.24, 0.955], ["Plans", 7, 5]):
        sheet.append(row)
    sheet["B3"].number_format, sheet["C3"].number_format = "0%", "0.0%"
    book.save(tmp_path / "kpi.xlsx")
    assert [one.text for one in read_audits(tmp_path / "kpi.xlsx").findings] == [
        "Visits: 24% in Q2 2024-25 (target 95.5%)",
        "Plans: 7 in Q2 2024-25 (target 5)",
    ]


def test_columns_that_are_periods_give_one_finding_each(tmp_path: Path) -> None:
    reading = csv_of(
        tmp_path,
        "Measure,2021/22,2022/23,Q1 2023-24,Unit\nChildren on a plan,42,,47.1,per 10,000\n".replace("10,000", "10000"),
    )
    assert [(one.text, one.date) for one in reading.findings] == [
        ("Children on a plan: 42 per 10000 in 2021/22", "2021"),
        ("Children on a plan: 47.1 per 10000 in Q1 2023-24", "2023-04"),
    ]


def test_a_bare_quarter_belongs_to_the_year_above(tmp_path: Path) -> None:
    reading = csv_of(tmp_path, "Scorecard,,\nYear:,2023/24,\nIndicator,Q1,Q2\nVisits,81%,85%\n")
    assert [(one.period, one.date) for one in reading.findings] == [
        ("Q1 2023/24", "2023-04"),
        ("Q2 2023/24", "2023-07"),
    ]


def test_rows_without_a_figure_or_a_name_are_listed(tmp_path: Path) -> None:
    reading = csv_of(
        tmp_path, "KPI,Quarter,Value\nVisits,Q1 2024/25,\nPlans,Q1 2024/25,good\n,Q1 2024/25,10\nChairs,Q1 2024/25,<5\n"
    )
    assert [one.value for one in reading.findings] == ["<5"]
    assert [(one.place, one.reason) for one in reading.left_out] == [
        ("row 2, column 'Value'", "there is no figure for 'Visits'"),
        ("row 3, column 'Value'", "'good' is not a figure"),
        ("row 4, column 'Value'", "a row without the name of an indicator"),
    ]


def test_words_beside_figures_are_findings_of_their_own(tmp_path: Path) -> None:
    reading = csv_of(
        tmp_path,
        "Indicator,Actual,Quarter,Commentary\nVisits,81%,Q1 2024/25,Visits were late where workers had changed.\n"
        "Plans,7,Q1 2024/25,\n",
    )
    assert {(one.text, one.heading, one.value) for one in reading.findings} == {
        ("Visits: 81% in Q1 2024/25", "", "81%"),
        ("Plans: 7 in Q1 2024/25", "", "7"),
        ("Visits were late where workers had changed.", "Visits", ""),
    }
    assert reading.left_out == ()


def test_a_table_of_findings_with_a_measure_is_not_one_of_figures(tmp_path: Path) -> None:
    reading = csv_of(tmp_path, "Measure,Finding,Target\nVisits,Visits were late in 4 of 6 cases.,2024\n")
    assert [(one.text, one.value, one.cases_with) for one in reading.findings] == [
        ("Visits were late in 4 of 6 cases.", "", 4)
    ]


def test_a_column_may_be_named_as_the_value(tmp_path: Path) -> None:
    path = tmp_path / "kpi.csv"
    path.write_text("Indicator,Our figure\nVisits,81%\nPlans,7\n", encoding="utf-8")
    assert [one.value for one in read_audits(path, columns={"value": "Our figure"}).findings] == ["81%", "7"]


@pytest.mark.parametrize(
    "text", ["24%", "24 %", "1,204", "<5", "62.5 per 10,000", "12 days", "45 (of 60)", "-3", "£1,200", "5/8"]
)
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "good", "n/a", "*", "Visits were late in 4 of 6 cases", "Q2 2024", "12 angry"])
def test_what_is_no_figure(text: str) -> None:
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Measure", "indicator"),
        ("Actual (%)", "value"),
        ("England 2023/24", "comparator"),
        ("SN average", "comparator"),
        ("Target", "target"),
        ("2023/24", "period column"),
        ("Q3", "period column"),
        ("Target date", None),
        ("Finding", None),
        ("", None),
    ],
)
def test_columns_of_indicators(name: str, field: str | None) -> None:
    assert indicator_field(name) == field


def test_a_period_in_a_columns_name() -> None:
    assert stated_period("England 2023/24") == "2023/24"
    assert stated_period("England") == ""
