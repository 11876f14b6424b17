"""What the front of a report states of all of it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from thememiner.local.agencies import is_agency
from thememiner.local.audits import read_audits


def first(tmp_path: Path, *lines: str, name: str = "report.docx") -> tuple[str, str, str, str]:
    document = docx.Document()
    document.add_heading(lines[0], 0)
    for line in lines[1:]:
        document.add_paragraph(line)
    document.add_heading("Findings", 1)
    document.add_paragraph("Visits were late in 4 of 6 cases.")
    document.save(str(tmp_path / name))
    (one,) = read_audits(tmp_path / name).findings
    return one.audit, one.date, one.agency, one.area


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("Neglect audit", "Date of audit: 14/06/2023"), "2023-06-14"),
        (("Neglect audit", "Audit period: April to June 2023"), "2023-04"),
        (("Neglect audit", "Date: 6 to 17 March 2023"), "2023-03-17"),
        (("Neglect audit", "March 2023"), "2023-03"),
        (("Neglect audit – Autumn 2023",), "2023"),
        (("Neglect audit", "Date published: May 2024", "Date of audit: March 2024"), "2024-03"),
        (("Neglect audit", "Date of birth: 14/06/2013"), ""),
        (("Neglect audit", "Due date: 14/06/2023"), ""),
        (("Neglect audit",), ""),
    ],
)
def test_dates(tmp_path: Path, lines: tuple[str, ...], date: str) -> None:
    assert first(tmp_path, *lines)[1] == date


def test_a_year_in_the_name_of_the_file_is_the_last_resort(tmp_path: Path) -> None:
    assert first(tmp_path, "Neglect audit", name="audit-2021.docx")[1] == "2021"
    assert first(tmp_path, "Neglect audit", "March 2023", name="audit-2021.docx")[1] == "2023-03"
    assert first(tmp_path, "Neglect audit", name="audit-2021-2022.docx")[1] == ""


def test_title_agency_and_area(tmp_path: Path) -> None:
    lines = ("Northmere Safeguarding Children Partnership", "Audit title: Neglect: the first year", "Agency: Police")
    assert first(tmp_path, *lines) == ("Neglect: the first year", "", "Police", "Northmere")


@pytest.mark.parametrize("words", ["Police", "Health visiting", "Children’s social care", "Early help", "Midwifery"])
def test_names_of_agencies(words: str) -> None:
    assert is_agency(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Grades by case and agency",
        "Multi-agency working",
        "Inspection judgements about the local authority",
        "Supervision",
        "Police records",
        "Case 3",
    ],
)
def test_what_names_no_agency(words: str) -> None:
    assert not is_agency(words)
