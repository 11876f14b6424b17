from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.codebook import default_codebook
from thememiner.errors import InputError
from thememiner.local.courses import read_courses

BOOK = default_codebook()


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "courses.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "header",
    [
        "title,description,audience,agencies,form,dates,places,themes",
        "Course title,About,Target audience,Open to,Format,Date,Capacity,Theme IDs",
        "COURSE NAME,Aims and objectives,For whom,Services,Delivery,When,Spaces,Our themes",
    ],
)
def test_columns_are_known_by_name(tmp_path: Path, header: str) -> None:
    path = write(tmp_path, f"{header}\nNeglect,About it,G2,all,course,May,12,neglect; Early help and prevention\n")
    (one,), left_out = read_courses(path, BOOK)
    assert (one.title, one.description, one.audience, one.agencies) == ("Neglect", "About it", "G2", "all")
    assert (one.form, one.dates, one.places, one.row) == ("course", "May", "12", 2)
    assert one.themes == ("neglect", "early-help")
    assert one.is_ruled
    assert left_out == []
    assert one.text == "Neglect. About it"


def test_wrong_rows_are_listed_with_their_place(tmp_path: Path) -> None:
    rows = "Programme 2027;;\nTitle;Themes;Notes\nNeglect;neglekt;x\n;neglect;no title\n#REF!;;\n"
    rows += "First aid;none;\nPlain;;\n"
    courses, left_out = read_courses(write(tmp_path, rows), BOOK)
    assert [(one.row, one.title, one.themes, one.is_ruled) for one in courses] == [
        (3, "Neglect", (), False),
        (6, "First aid", (), True),
        (7, "Plain", (), False),
    ]
    assert [(one.place, one.reason.split(";")[0]) for one in left_out] == [
        ("row 3, column 'themes'", "there is no theme 'neglekt'"),
        ("row 4, column 'title'", "has no title"),
        ("row 5, column 'title'", "the title holds a spreadsheet error (#REF!)"),
    ]
    assert "neglect" in left_out[0].remedy


def test_windows_encoding_and_line_breaks_in_cells(tmp_path: Path) -> None:
    text = 'Title,Description\n"Neglect – what we\nsee","The child’s day"\n'
    (one,), _ = read_courses(write(tmp_path, text, "cp1252"), BOOK)
    assert one.title == "Neglect – what we see"
    assert one.description == "The child’s day"


def test_a_workbook_with_a_hidden_and_another_sheet(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Title", "Description"])
    page.append(["Neglect", "=1+1"])
    hidden = book.create_sheet("old")
    hidden.append(["Title"])
    hidden.append(["Not to be read"])
    hidden.sheet_state = "hidden"
    book.create_sheet("venues").append(["Room", "Seats"])
    path = tmp_path / "courses.xlsx"
    book.save(path)
    courses, left_out = read_courses(path, BOOK)
    assert [(one.title, one.description) for one in courses] == [("Neglect", "")]
    assert [(one.place, one.reason) for one in left_out] == [("sheet 'venues'", "has no column with a course's title")]


@pytest.mark.parametrize(("text", "said"), [("Room,Seats\nA,3\n", "the first row has: Room, Seats"), (",,\n", "empty")])
def test_a_file_without_titles_is_refused_with_what_it_has(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match="no column with the title of a course") as caught:
        read_courses(write(tmp_path, text), BOOK)
    assert said in str(caught.value)


def test_the_sample_catalogue_says_that_it_is_invented(corpus: Path) -> None:
    path = corpus / "courses.csv"
    assert "invented for thememiner" in path.read_text(encoding="utf-8").splitlines()[0]
    courses, left_out = read_courses(path, BOOK)
    assert len(courses) == 16
    assert left_out == []
    assert all(one.description.startswith("Invented.") for one in courses)
