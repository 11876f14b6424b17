from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from thememiner.errors import InputError
from thememiner.local.audits import AuditReading, read_audits

Rows = Iterable[Iterable[object]]


def csv_of(tmp_path: Path, text: str, name: str = "audit.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def book_of(tmp_path: Path, merges: tuple[str, ...] = (), **sheets: Rows) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
    book.save(tmp_path / "audit.xlsx")
    return tmp_path / "audit.xlsx"


def texts(reading: AuditReading) -> list[str]:
    return [finding.text for finding in reading.findings]


def reasons(reading: AuditReading) -> list[str]:
    return [f"{one.place}: {one.reason}" for one in reading.left_out]


def test_every_field_of_a_plain_file(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path,
        "Audit title,Agency,Local authority,Date of audit,Theme,Finding,Grade,Cases\n"
        "Neglect audit,Health,Kelderwick,31/01/2023,Supervision,Supervision was late.,Requires improvement,4 of 6\n",
    )
    (finding,) = read_audits(path).findings
    assert finding.id.startswith("audit:")
    assert (finding.audit, finding.agency, finding.area, finding.date) == (
        "Neglect audit",
        "Health",
        "Kelderwick",
        "2023-01-31",
    )
    assert (finding.heading, finding.text, finding.source, finding.row) == (
        "Supervision",
        "Supervision was late.",
        "audit.csv",
        2,
    )
    assert (finding.grade, finding.grade_scale, finding.grade_rank) == ("Requires improvement", "ofsted", 1)
    assert (finding.cases_with, finding.cases, finding.source_type) == (4, 6, "audit")


def test_the_mapping_says_which_column_was_read_as_what(tmp_path: Path) -> None:
    reading = read_audits(csv_of(tmp_path, "Agnecy;Fidnings\nHealth;Supervision was late.\n"))
    assert reading.mapping == {"": {"text": "Fidnings", "agency": "Agnecy"}}


def test_ids_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    rows = [f"Agency {number},Finding number {number} is this." for number in range(20)]
    first = read_audits(csv_of(tmp_path, "Agency,Finding\n" + "\n".join(rows)))
    random.Random(1).shuffle(rows)
    second = read_audits(csv_of(tmp_path, "Agency,Finding\n\n" + "\n".join(rows)))
    assert {one.text: one.id for one in first.findings} == {one.text: one.id for one in second.findings}
    assert [one.row for one in first.findings] != [one.row for one in second.findings]


def test_the_same_words_twice_have_two_ids(tmp_path: Path) -> None:
    reading = read_audits(csv_of(tmp_path, "Agency,Finding\nHealth,It drifted.\nPolice,It  drifted.\n"))
    first, second = (one.id for one in reading.findings)
    assert second == f"{first}-2"


def test_columns_of_several_findings_give_one_each_with_the_columns_name(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path,
        "Standard,Strengths,Areas for improvement\nSupervision,It was monthly.,It was not reflective.\nPlans,,None\n",
    )
    reading = read_audits(path)
    assert [(one.heading, one.text) for one in reading.findings] == [
        ("Supervision – Strengths", "It was monthly."),
        ("Supervision – Areas for improvement", "It was not reflective."),
    ]
    assert reasons(reading) == ["row 3, column 'Areas for improvement': says only 'None'"]


@pytest.mark.parametrize(("name", "heading"), [("Areas for improvement", "Areas for improvement"), ("Findings", "")])
def test_a_lone_column_whose_name_says_how_practice_was_gives_its_name(tmp_path: Path, name: str, heading: str) -> None:
    (finding,) = read_audits(csv_of(tmp_path, f"Agency,{name}\nHealth,It drifted.\n")).findings
    assert finding.heading == heading


def test_title_rows_merged_headers_and_merged_cells(tmp_path: Path) -> None:
    path = book_of(
        tmp_path,
        merges=("A1:D1", "A4:A5", "B4:C4", "D4:D5", "A6:A7"),
        Findings=[
            ["Invented neglect audit"],
            ["Date:", "March 2022"],
            [],
            ["Agency", "Findings", None, "Grade"],
            [None, "Strengths", "Areas for improvement"],
            ["Health", "It was monthly.", "It was not reflective.", "Good"],
            [None, None, "It was late.", "Amber"],
        ],
    )
    found = read_audits(path)
    assert [(one.row, one.agency, one.heading, one.text, one.grade) for one in found.findings] == [
        (6, "Health", "Findings: Strengths", "It was monthly.", "Good"),
        (6, "Health", "Findings: Areas for improvement", "It was not reflective.", "Good"),
        (7, "Health", "Findings: Areas for improvement", "It was late.", "Amber"),
    ]
    assert {(one.audit, one.date) for one in found.findings} == {("Invented neglect audit", "2022-03")}
    assert found.mapping["Findings"]["date"] == "(above the table: March 2022)"


def test_words_merged_over_several_rows_are_one_finding(tmp_path: Path) -> None:
    path = book_of(
        tmp_path, merges=("B2:B3",), Findings=[["Agency", "Finding"], ["Health", "It drifted."], ["Police", None]]
    )
    reading = read_audits(path)
    assert texts(reading) == ["It drifted."]
    assert reasons(reading) == [
        "sheet 'Findings', row 3, column 'Finding': its words are merged with row 2 and were read there once"
    ]


def test_sheets_that_hold_no_findings_are_named_and_hidden_ones_read_and_named(tmp_path: Path) -> None:
    path = book_of(
        tmp_path,
        Cover=[["Invented audit of many things, read by nobody at all"]],
        Findings=[["Finding"], ["It drifted."]],
        Old=[["Issue"], ["It was late."]],
    )
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    reading = read_audits(path)
    assert [(one.sheet, one.text) for one in reading.findings] == [("Findings", "It drifted."), ("Old", "It was late.")]
    assert any("sheet 'Cover': was not read" in one for one in reasons(reading))
    assert "sheet 'Old': is a hidden sheet; its findings (1) were read" in reasons(reading)


def test_a_second_table_below_has_its_own_columns(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "Agency,Finding\nHealth,It drifted.\n\nFinding,Agency\nIt was late.,Police\n")
    assert [(one.agency, one.text) for one in read_audits(path).findings] == [
        ("Health", "It drifted."),
        ("Police", "It was late."),
    ]


def test_the_header_once_more_is_no_finding(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "Agency,Finding\nHealth,It drifted.\nAgency,Finding\nPolice,It was late.\n")
    reading = read_audits(path)
    assert (texts(reading), reading.left_out) == (["It drifted.", "It was late."], ())


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("5", "holds '5', which is not words"),
        ("12/03/2021", "holds '12/03/2021', which is not words"),
        ("#REF!", "holds a spreadsheet error (#REF!)"),
        ("n/a", "says only 'n/a'"),
        ("-", "says only '-'"),
        ("", "there are no words in this row"),
    ],
)
def test_rows_without_a_finding_are_left_out_with_row_and_column(tmp_path: Path, cell: str, said: str) -> None:
    reading = read_audits(csv_of(tmp_path, f"Agency,Finding\nHealth,{cell}\n,\nPolice,It was late.\n"))
    assert texts(reading) == ["It was late."]
    assert reasons(reading) == [f"row 2, column 'Finding': {said}"]
    assert reading.left_out[0].remedy


def test_numbers_dates_and_formulas_in_the_text_column_of_a_workbook(tmp_path: Path) -> None:
    path = book_of(
        tmp_path,
        Findings=[
            ["Agency", "Finding"],
            ["a", 5],
            ["b", datetime(2021, 3, 4)],
            ["c", True],
            ["d", "=A1"],
            ["e", "It."],
        ],
    )
    reading = read_audits(path)
    assert texts(reading) == ["It."]
    assert [one.place for one in reading.left_out] == [
        f"sheet 'Findings', row {row}, column 'Finding'" for row in (2, 3, 4, 5)
    ]
    assert "formula whose result is not in the file" in reading.left_out[3].reason


def test_formulas_of_spreadsheets_in_text_are_just_text(tmp_path: Path) -> None:
    path = csv_of(tmp_path, 'Agency,Finding\n@SUM(A1),"=HYPERLINK(""http://invented.invalid"",""Click"")"\n')
    (finding,) = read_audits(path).findings
    assert (finding.agency, finding.text) == ("@SUM(A1)", '=HYPERLINK("http://invented.invalid","Click")')


def test_a_date_that_is_not_understood_leaves_the_finding(tmp_path: Path) -> None:
    reading = read_audits(csv_of(tmp_path, "Finding,Date\nIt drifted.,03/13/2021\nIt was late.,\n"))
    assert [(one.text, one.date) for one in reading.findings] == [("It drifted.", ""), ("It was late.", "")]
    assert reasons(reading) == [
        "row 2, column 'Date': the date '03/13/2021' is not understood; the finding was kept without one"
    ]


@pytest.mark.parametrize(
    ("name", "date"), [("audit 2022.csv", "2022"), ("audit-2021-22.csv", "2021"), ("audits 2019 to 2021.csv", "")]
)
def test_without_a_column_for_dates_the_year_of_the_files_name_counts(tmp_path: Path, name: str, date: str) -> None:
    reading = read_audits(csv_of(tmp_path, "Finding\nIt drifted.\n", name))
    assert reading.findings[0].date == date
    assert ("date" in reading.mapping[""]) == bool(date)


def test_a_count_that_is_not_understood_is_left_out_and_the_words_may_still_state_it(tmp_path: Path) -> None:
    reading = read_audits(csv_of(tmp_path, "Finding,No. of cases\nIt drifted.,several\nIn 4 of 6 cases it drifted.,\n"))
    assert [(one.cases_with, one.cases) for one in reading.findings] == [(None, None), (4, 6)]
    assert "row 2, column 'No. of cases': 'several' does not say" in reasons(reading)[0]


def test_a_row_with_too_many_cells_is_not_read_wrongly(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "Agency,Finding,Grade\nHealth,It drifted.,Good\nPolice,Late, and again late.,Good\n")
    reading = read_audits(path)
    assert texts(reading) == ["It drifted."]
    assert "row 3: has 4 cells where the table has 3" in reasons(reading)[0]


def test_rows_that_add_up_are_left_out(tmp_path: Path) -> None:
    reading = read_audits(csv_of(tmp_path, "Agency,Finding\nHealth,It drifted.\nTOTAL,9 records\n"))
    assert (texts(reading), reasons(reading)) == (["It drifted."], ["row 3: adds up other rows"])


def test_columns_that_were_not_read_are_named(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path,
        "Case,Finding,Voice,Story,Date,Date published,Owner,Grade\n"
        "1,It drifted.,Good,The family moved house twice in that one year.,2021,2022,A,Good\n"
        "2,It was late.,Inadequate,The school wrote to the family about the move.,2021,2022,B,Good\n",
    )
    said = reasons(read_audits(path))
    assert said[0].startswith("column 'Voice': its grades were not read")
    assert said[1] == "column 'Story': 2 cells with sentences were not read"
    assert said[2] == "column 'Date published': was not read: 'Date' was taken as date"
    assert said[3:] == ["row 1: columns that were not read: 'Owner'"]


def test_a_lone_column_of_sentences_is_read_and_that_is_said(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "Agency,What we saw\nHealth,The plan was late and nobody asked the child about it.\n")
    reading = read_audits(path)
    assert len(reading.findings) == 1
    assert "this one was read, since it alone holds sentences" in reasons(reading)[0]


def test_an_area_that_holds_areas_of_practice_is_the_heading(tmp_path: Path) -> None:
    practice = read_audits(csv_of(tmp_path, "Area,Finding\nReturn interviews,It drifted.\nLanguage,It was late.\n"))
    assert [(one.area, one.heading) for one in practice.findings] == [("", "Return interviews"), ("", "Language")]
    assert "was read as heading" in reasons(practice)[0]
    places = read_audits(csv_of(tmp_path, "Area,Finding\nNorth of Arwel,It drifted.\nKelderwick,It was late.\n"))
    assert [one.area for one in places.findings] == ["North of Arwel", "Kelderwick"]


@pytest.mark.parametrize(
    "text",
    [
        "Ref,Colour\n1,blue\n2,green\n",
        "Ref,One,Two\n1,The plan was late and nobody asked the child.,The plan was late and nobody asked the school.\n",
        "The plan was late and nobody asked the child,Health\nThe school was not asked about it at all,Police\n",
    ],
    ids=["no sentences", "two columns of sentences", "no header"],
)
def test_without_a_usable_column_the_error_names_file_columns_and_option(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"^audit\.csv, row 1: no usable column among '.*--column text=") as caught:
        read_audits(csv_of(tmp_path, text))
    assert text.split(",", maxsplit=1)[0][:20] in str(caught.value)


def test_a_file_of_blank_rows_is_an_error_and_a_header_alone_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there are no rows"):
        read_audits(csv_of(tmp_path, "\n \n,,\n"))
    reading = read_audits(csv_of(tmp_path, "Agency,Finding\n"))
    assert reading.findings == ()
    assert reasons(reading) == ["row 1: there are no rows below the header"]


def test_a_column_can_be_named(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "Finding,Auditor notes,Lead\nIt drifted.,It was late.,Health\n")
    reading = read_audits(path, columns={"text": "auditor NOTES", "agency": "Lead"})
    assert [(one.text, one.agency) for one in reading.findings] == [("It was late.", "Health")]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            {"text": "Auditor note"},
            "there is no column 'Auditor note' for text; its columns are 'Auditor notes', 'Lead'",
        ),
        ({"words": "Lead"}, "there is no field 'words' to name a column for; fields are text, agency"),
    ],
)
def test_a_column_that_is_not_there_is_an_error_with_the_nearest_first(
    tmp_path: Path, columns: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        read_audits(csv_of(tmp_path, "Lead,Auditor notes\nHealth,It was late.\n"), columns=columns)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings_give_the_same_findings(tmp_path: Path, encoding: str) -> None:
    path = csv_of(tmp_path, "Agency;Finding\r\nHealth;The child’s plan – late – cost £5.\r\n", encoding=encoding)
    assert texts(read_audits(path)) == ["The child’s plan – late – cost £5."]


def test_csv_and_workbook_give_the_same_findings(tmp_path: Path) -> None:
    rows = [["Agency", "Finding", "Grade"], ["Health", "It drifted.", "Good"], ["Police", "It was late.", "Red"]]
    from_csv = read_audits(csv_of(tmp_path, "\n".join(",".join(row) for row in rows))).findings
    from_book = read_audits(book_of(tmp_path, Sheet=rows)).findings
    for one, other in zip(from_csv, from_book, strict=True):
        assert (one.text, one.agency, one.grade_rank, one.row) == (
            other.text,
            other.agency,
            other.grade_rank,
            other.row,
        )


def test_the_untidy_files_of_the_sample(corpus: Path) -> None:
    if not (corpus / "audits").is_dir():
        pytest.skip("the sample's audit files are not there")
    readings = {path.name[:2]: read_audits(path) for path in sorted((corpus / "audits").iterdir())}
    assert {name: len(one.findings) for name, one in readings.items()} == {
        "01": 18,
        "02": 18,
        "03": 67,
        "04": 14,
        "05": 16,
        "06": 24,
        "07": 8,
        "08": 4,
        "09": 3,
    }
    assert {one.source_type for one in readings["03"].findings} == {"section-11"}
    assert {one.grade_scale for one in readings["03"].findings} == {"self-score 0-3"}
    assert {one.date for one in readings["04"].findings} == {"2024-02-22"}
    places = [one.place for one in readings["05"].left_out]
    assert "row 13, column 'Date audted'" in places
    assert "row 21, column 'Coments'" in places


def test_the_samples_findings_stand_in_the_rows_that_its_labels_name(corpus: Path) -> None:
    labels = corpus / "expected" / "audits.csv"
    if not labels.is_file():
        pytest.skip("the sample's labels are not there")
    with labels.open(encoding="utf-8-sig", newline="") as file:
        expected = {
            (Path(row["file"]).name, row["sheet"], int(row["row"]), row["text"]) for row in csv.DictReader(file)
        }
    found = {
        (one.source, one.sheet, one.row, one.text)
        for path in (corpus / "audits").iterdir()
        for one in read_audits(path).findings
    }
    assert expected
    assert expected <= found


def test_a_real_file_of_a_thousand_findings(shared_data: Path) -> None:
    reading = read_audits(shared_data / "local" / "inspection-areas-to-improve.csv")
    assert (len(reading.findings), reading.left_out) == (1026, ())
    assert len({one.id for one in reading.findings}) == 1026
    assert all(len(one.date) == 10 for one in reading.findings)
    assert Counter(one.area for one in reading.findings)["harrow"] == 18
    assert {one.source_type for one in reading.findings} == {"inspection"}
