from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from thememiner.codebook import (
    Codebook,
    Theme,
    codebook_text,
    default_codebook,
    dump_codebook,
    load_codebook,
    parse_codebook,
)
from thememiner.codebook_columns import field_of
from thememiner.codebook_table import changes, joined, phrases, read_codebook_table, split
from thememiner.errors import CodebookError
from thememiner.reports.codebook_report import codebook_workbook


def csv_file(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding=encoding)
    return path


def book_file(folder: Path, rows: list[list[object]], **sheets: list[list[object]]) -> Path:
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "Sheet1"
    for row in rows:
        page.append(row)
    for name, more in sheets.items():
        extra = workbook.create_sheet(name)
        for row in more:
            extra.append(row)
    workbook.save(folder / "mine.xlsx")
    return folder / "mine.xlsx"


def ids(codebook: Codebook) -> list[str]:
    return [theme.id for theme in codebook.themes]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Label,Definition", "Staff supervision,Whether staff were supervised."),
        ("Theme;Description", "Staff supervision;Whether staff were supervised."),
        ("Name\tMeaning", "Staff supervision\tWhether staff were supervised."),
        ("Code,Description", "Staff supervision,Whether staff were supervised."),
        ("Category,Definitions", "Staff supervision,Whether staff were supervised."),
        ("Thème,Définition", "Staff supervision,Whether staff were supervised."),
        ("Bezeichnung,Beschreibung", "Staff supervision,Whether staff were supervised."),
        ("THEME NAME (short),Defintion", "Staff supervision,Whether staff were supervised."),
    ],
)
def test_a_label_and_a_definition_are_enough(tmp_path: Path, header: str, row: str) -> None:
    codebook = load_codebook(csv_file(tmp_path, f"{header}\n{row}\n"))
    assert codebook.themes == (
        Theme(id="staff-supervision", label="Staff supervision", definition="Whether staff were supervised."),
    )


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Definition", "definition"),
        ("  theme_label ", "label"),
        ("Key words", "cues"),
        ("Inclusion Criteria", "include"),
        ("Do not use for", "exclude"),
        ("Example quote(s)", "phrases"),
        ("Descripción", "definition"),
        ("Owner", ""),
        ("Date", ""),
        ("God", ""),
    ],
)
def test_headings_in_the_words_of_people(heading: str, field: str) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theme,Code,Description\nA,a1,d\nA,a2,d\nB,b1,d", [("a1", "a1", "a"), ("a2", "a2", "a"), ("b1", "b1", "b")]),
        ("Code,Theme,Description\nT1,Plans,d\nT2,Voice,d", [("T1", "Plans", ""), ("T2", "Voice", "")]),
        ("Theme,Sub-theme,Description\nA,x,d\nA,y,d", [("x", "x", "a"), ("y", "y", "a")]),
        ("Category,Theme,Description\nA,x,d", [("x", "x", "a")]),
    ],
)
def test_what_code_and_theme_mean_depends_on_what_stands_beside_them(
    tmp_path: Path, text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = load_codebook(csv_file(tmp_path, text)).themes
    assert [(one.id, one.label, one.group) for one in found] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_that_spreadsheet_programs_write(tmp_path: Path, encoding: str) -> None:
    path = csv_file(tmp_path, "Label,Definition\nFamily’s voice,“Heard” – or not\n", encoding=encoding)
    assert load_codebook(path).themes[0].definition == "“Heard” – or not"


def test_lists_in_cells(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, 'Label,Definition,Cues,Examples\nA,d,"one; two\nthree","failing: nobody led\n(+) joint visits;calm"\n'
    )
    theme = load_codebook(path).themes[0]
    assert theme.cues == ("one", "two", "three")
    assert [(one.text, one.polarity) for one in theme.phrases] == [
        ("nobody led", "failing"),
        ("joint visits", "good"),
        ("calm", "±"),
    ]


@pytest.mark.parametrize("items", [[], ["a"], ["a; b", "c"], ['"quoted"', 'say "x"'], ["two\nlines", " spaced "]])
def test_items_of_a_cell_come_back(items: list[str]) -> None:
    assert split(joined(items)) == items


def test_a_phrase_with_a_colon_of_its_own_is_no_polarity() -> None:
    assert phrases("note: read this") == [{"text": "note: read this"}]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["Label", "Definition"], ["A", "d"], ["", "e"]],
            "sheet 'Sheet1', row 3, column 'Label': the label is missing",
        ),
        ([["Name", "Meaning"], [], ["A", None]], "sheet 'Sheet1', row 3, column 'Meaning': the definition is missing"),
        ([["Label", "Definition"], ["A", "d"], ["a", "e"]], "row 3, column 'Label': 'a' is in row 2 already"),
        (
            [["ID", "Label", "Definition"], ["x", "A", "d"], ["x", "B", "e"]],
            "row 3, column 'ID': 'x' is in row 2 already",
        ),
        ([["Label", "Definition"], ["None", "d"]], "row 2, column 'Label': the id 'none' means that no theme fits"),
        ([["Finding", "Agency"], ["A", "d"]], "no columns for the themes' label and definition were found; its first"),
        ([["Label", "Definition"]], "sheet 'Sheet1', row 1: has no themes"),
        ([], "no columns for the themes' label and definition"),
        (
            [["Label", "Definition", "Confused with"], ["A", "d", "b: it differs"]],
            "theme 'a', field 'confused_with': no theme 'b'",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, rows: list[list[object]], said: str) -> None:
    with pytest.raises(CodebookError) as error:
        load_codebook(book_file(tmp_path, rows))
    assert said in str(error.value)


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0 old", b"PK\x03\x04 broken", b"just words"])
def test_a_file_that_is_no_table_is_one_line(tmp_path: Path, content: bytes) -> None:
    for name in ("mine.xlsx", "mine.csv"):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CodebookError, match=name):
            load_codebook(tmp_path / name)


def test_titles_above_hidden_sheets_and_other_columns(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Our codebook"], ["Theme", "Owner", "Definition", "No."], ["A", "Chair", "d", 1.0]]
    path = book_file(tmp_path, rows, Old=[["Theme", "Definition", "Cues"], ["Z", "z", "z"]])
    workbook = load_workbook(path)
    workbook["Old"].sheet_state = "hidden"
    workbook.save(path)
    found = read_codebook_table(path)
    assert ids(found.codebook) == ["1"]
    assert "'Owner'" in found.notes[-1]


def test_a_group_merged_over_rows_holds_for_all_of_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Group", "Label", "Definition"],
        ["The child", "A", "d"],
        [None, "B", "e"],
        [None, "C", "f"],
    ]
    path = book_file(tmp_path, rows)
    workbook = load_workbook(path)
    workbook["Sheet1"].merge_cells("A2:A3")
    workbook.save(path)
    codebook = load_codebook(path)
    assert [theme.group for theme in codebook.themes] == ["the-child", "the-child", ""]
    assert [(group.id, group.label) for group in codebook.groups] == [("the-child", "The child")]


AWKWARD = Codebook(
    version="7",
    themes=(
        Theme(id="=1+1", label="=HYPERLINK(1)", definition="+ one\n- two", cues=("a; b", '"c"'), kind="system"),
        Theme.model_validate(
            {
                "id": "b",
                "label": "B",
                "definition": "d",
                "phrases": [{"text": "good: x"}, {"text": "y", "polarity": "good"}],
                "confused_with": [{"theme": "=1+1", "difference": "it: differs; so"}, {"theme": "b"}],
            }
        ),
    ),
)


@pytest.mark.parametrize("codebook", [default_codebook(), AWKWARD], ids=["packaged", "awkward"])
def test_there_and_back_is_equal(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "codebook.xlsx"
    path.write_bytes(codebook_workbook(codebook))
    assert load_codebook(path) == codebook
    assert parse_codebook(codebook_text(path), "t") == codebook
    assert parse_codebook(dump_codebook(codebook), "t") == codebook


def test_ids_stay_when_a_sheet_comes_without_them_or_with_a_new_label(tmp_path: Path) -> None:
    old = parse_codebook("- {id: sup, label: Supervision, definition: d, cues: [one-to-one]}", "t")
    bare = csv_file(tmp_path, "Label,Definition\nsupervision,better words\nPlans,d\n")
    found = read_codebook_table(bare, old).codebook
    assert [(one.id, one.cues) for one in found.themes] == [("sup", ("one-to-one",)), ("plans", ())]
    reworded = csv_file(tmp_path, "id,label,definition,cues\nsup,Staff supervision,d,\n")
    theme = read_codebook_table(reworded, old).codebook.themes[0]
    assert (theme.id, theme.label, theme.cues) == ("sup", "Staff supervision", ())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("codebook", [default_codebook(), AWKWARD], ids=["packaged", "awkward"])
def test_libreoffice_saves_a_codebook_that_is_read_back(tmp_path: Path, codebook: Codebook) -> None:
    path, out = tmp_path / "codebook.xlsx", tmp_path / "saved"
    path.write_bytes(codebook_workbook(codebook))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert load_codebook(out / "codebook.xlsx") == codebook


def test_themes_that_are_gone_are_one_line_and_those_with_decisions_have_their_own() -> None:
    old = parse_codebook(
        "themes:\n" + "".join(f"- {{id: t{one}, label: L{one}, definition: D{one}}}\n" for one in range(4)), "old"
    )
    new = parse_codebook(
        "themes:\n- {id: t0, label: L0, definition: D0}\n- {id: u, label: L3, definition: new}\n", "new"
    )
    assert changes(old, new, {"t1": 2, "t3": 1}) == [
        "theme 't3' was renamed to 'u'; 1 decisions are about 't3' and stay with it: give it its id back",
        "theme 't1' is gone; 2 decisions are about 't1' and stay with it: give it its id back",
        "themes that are gone, none of them decided upon (1): t2",
        "new themes: u",
    ]
