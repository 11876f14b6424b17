from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.errors import InputError
from thememiner.local.audits import AuditReading, read_audits


def csv_of(tmp_path: Path, text: str) -> AuditReading:
    path = tmp_path / "audit-2023.csv"
    path.write_text(text, encoding="utf-8")
    return read_audits(path)


def test_cases_by_agency(tmp_path: Path) -> None:
    reading = csv_of(
        tmp_path, "Case,Police,Health visiting,Overall grade\n1,Good,Inadequate,Good\n2,,Good,Requires improvement\n"
    )
    assert [(one.case, one.agency, one.grade, one.grade_rank, one.text) for one in reading.findings] == [
        ("1", "Police", "Good", 2, "Graded: Good (case 1, Police)"),
        ("1", "Health visiting", "Inadequate", 0, "Graded: Inadequate (case 1, Health visiting)"),
        ("1", "", "Good", 2, "Overall grade: Good (case 1)"),
        ("2", "Health visiting", "Good", 2, "Graded: Good (case 2, Health visiting)"),
        ("2", "", "Requires improvement", 1, "Overall grade: Requires improvement (case 2)"),
    ]
    assert {one.date for one in reading.findings} == {"2023"}
    assert reading.mapping[""]["grade"] == "Police + Health visiting + Overall grade"


def test_topics_by_agency_keep_the_words_of_the_topic(tmp_path: Path) -> None:
    reading = csv_of(tmp_path, "Agency,Voice of the child,Assessment\nPolice,Met,Partly met\nHousing,Not met,Met\n")
    assert [(one.agency, one.text) for one in reading.findings][:2] == [
        ("Police", "Voice of the child: Met (Police)"),
        ("Police", "Assessment: Partly met (Police)"),
    ]
    assert {one.grade_scale for one in reading.findings} == {"met"}


def test_a_total_is_no_case(tmp_path: Path) -> None:
    reading = csv_of(tmp_path, "Case,Police,School\n1,Good,Good\n2,Good,Inadequate\nTotal,Good,Good\n")
    assert {one.case for one in reading.findings} == {"1", "2"}


@pytest.mark.parametrize(
    "text",
    [
        "Case,Seen,Heard\n1,Yes,No\n2,No,Yes\n",
        "Ref,Colour\n1,blue\n2,green\n",
        "Case,Police,School\n1,late,soon\n2,never,x\n",
    ],
    ids=["yes and no", "a column of colours", "words that are no grades"],
)
def test_what_is_no_grid_of_grades(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="no usable column"):
        csv_of(tmp_path, text)
