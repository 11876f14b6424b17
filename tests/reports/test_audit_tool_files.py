from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from filled_tools import RECOMMENDED, filled_document, filled_workbook, opened, scope, six_cases, tool
from reports.printed import words
from thememiner.local.before_after import before_after
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS
from thememiner.local.tool_return import is_tool, read_tool
from thememiner.reports.audit_scope_blocks import INVENTED, flat, scope_blocks
from thememiner.reports.audit_tool_document import tool_document
from thememiner.reports.audit_tool_sheet import ANSWERS, CASES, HOW_TO, SCOPE, tool_workbook
from thememiner.reports.before_after_report import change_rows, report_of, said, summary, write


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("tool") / "tool.xlsx"
    path.write_bytes(tool_workbook(scope(tool()), tool()))
    return opened(path)


@pytest.fixture(scope="module")
def document():
    import docx

    return docx.Document(io.BytesIO(tool_document(scope(tool()), tool())))


def text_of(document) -> str:
    tables = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return words(" ".join([*(one.text for one in document.paragraphs), *tables]))


def test_the_workbook_has_a_row_for_each_case_and_for_each_question_of_it(book) -> None:
    assert book.sheetnames == [HOW_TO, SCOPE, CASES, ANSWERS]
    assert [one.value for one in book[CASES][1]] == list(CASE_FIELDS.values())
    assert [one.value for one in book[ANSWERS][1]] == list(ANSWER_FIELDS.values())
    assert (book[CASES].max_row, book[ANSWERS].max_row) == (1 + 6, 1 + 6 * 4)
    ids = [row[-1].value for row in book[ANSWERS].iter_rows(min_row=2)]
    assert ids == [one.id for one in tool().questions] * 6


def test_questions_are_locked_and_answers_are_not(book) -> None:
    for page in (book[CASES], book[ANSWERS]):
        assert page.protection.sheet and not page.protection.password
        names = {cell.value: cell.column for cell in page[1]}
        locked = {name for name, place in names.items() if page.cell(2, place).protection.locked}
        assert locked == set(names) & {"Case", "No.", "Question", "Where to look on file", "Question id"}


def test_grades_are_chosen_from_the_scale(book) -> None:
    lists = {one.formula1 for one in book[ANSWERS].data_validations.dataValidation}
    assert lists == {'"outstanding,good,requires improvement,inadequate,not applicable"'}
    lists = {one.formula1 for one in book[CASES].data_validations.dataValidation}
    assert '"yes,no"' in lists and '"outstanding,good,requires improvement,inadequate"' in lists


def test_another_scale_is_offered_in_both_forms() -> None:
    met = tool(scale="met", cases=2)
    from openpyxl import load_workbook

    page = load_workbook(io.BytesIO(tool_workbook(scope(met), met)))[ANSWERS]
    assert {one.formula1 for one in page.data_validations.dataValidation} == {'"met,partly met,not met,not applicable"'}
    import docx

    assert "partly met" in text_of(docx.Document(io.BytesIO(tool_document(scope(met), met)))).replace("\xa0", " ")


def test_both_forms_carry_the_mark_in_properties_and_in_a_line(book, document) -> None:
    stated = {one.name: one.value for one in book.custom_doc_props.props}
    assert stated == dict(tool().mark.properties)
    assert tool().mark.line in [row[0].value for row in book[HOW_TO].iter_rows()]
    assert tool().mark.line in [one.text for one in document.paragraphs]


@pytest.mark.parametrize(
    "told",
    [
        "This corpus is invented",
        "0 of 9 codings on this theme have been confirmed by a person",
        "4 of 6 case reviews were found to take the theme up",
        "“He was discharged after three missed clinics.” Child H, p. 13, ¶4.2",
        "no local source speaks of it, which is not assurance",
        "seed 20261124",
        "25 November 2025 to 24 November 2026",
        "Judge by what could be known at the time",
        "follow the local child protection procedure at once",
        "19 July 2027",
        "Practitioners: a conversation",
        "Children and families: asked whether",
        "A moderator who has not audited the cases",
        "never a name",
        RECOMMENDED,
        "Child H, p. 13",
    ],
)
def test_what_scope_and_form_say(document, told: str) -> None:
    assert told in text_of(document)


def test_the_scope_is_the_same_in_the_workbook(book) -> None:
    rows = [(row[0].value, row[1].value) for row in book[SCOPE].iter_rows(min_row=2)]
    assert rows == flat(scope_blocks(scope(tool()), tool()))


def test_few_cases_have_no_percentages(document) -> None:
    assert "%" not in text_of(document)


@pytest.mark.parametrize("made", [tool_workbook, tool_document])
def test_the_same_scope_gives_the_same_bytes(made) -> None:
    assert made(scope(tool()), tool()) == made(scope(tool()), tool())


def test_text_from_outside_is_neutralised() -> None:
    from openpyxl import load_workbook

    question = replace(tool().questions[0], text='=HYPERLINK("http://x.invalid")\x07', where="+1")
    bad = replace(tool(), name="=A1 & B\x00", questions=(question,))
    page = load_workbook(io.BytesIO(tool_workbook(scope(bad), bad)))[ANSWERS]
    cell = page.cell(2, 3)
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x.invalid")')
    assert tool_document(scope(bad), bad)[:2] == b"PK"


def returned(folder: Path, weak: int, name: str, date: str, *, small: str = "NM") -> list:
    folder.mkdir(exist_ok=True)
    cases, answers = six_cases(weak=weak, date=date)
    cases = {key: text.replace("NM", small) for key, text in cases.items()}
    return list(read_tool(filled_workbook(folder / f"{small}.xlsx", tool(name=name), cases, answers)).findings)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("two")
    first = returned(folder, 6, "Spring", "2026-03-01", small="A")
    return before_after("was-not-brought", [*first, *returned(folder, 0, "Autumn", "2026-10-01", small="B")])


def test_two_returned_audits_are_set_side_by_side(two) -> None:
    assert len(two.changes) == 5 and {one.verdict for one in two.changes} == {"improved"}
    assert {(one.before.short, one.before.cases, one.after.short, one.after.cases) for one in two.changes} == {
        (6, 6, 0, 6)
    }
    assert summary(two) == "Of 5 questions compared: 5 improved."
    assert said(two.changes[0]).startswith("Practice fell short in 6 of 6 cases before and in 0 of 6 after")


@pytest.mark.parametrize("suffix", [".md", ".docx", ".html", ".xlsx"])
def test_before_and_after_is_written_the_same_each_time(two, tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{number}{suffix}" for number in (1, 2)]
    for path in paths:
        write(two, path, label="Missed appointments", partnership="Northmere", date="2026-11-24")
    assert paths[0].read_bytes() == paths[1].read_bytes() != b""


def test_small_samples_have_no_percentages_and_no_interval(two) -> None:
    report = report_of(two, label="x", partnership="", date="2026-11-24")
    table = next(one for one in report.blocks if getattr(one, "columns", ())[:1] == ("Question",))
    assert not any("%" in cell or "percent" in cell for row in table.rows for cell in row)
    assert {(row["low"], row["high"]) for row in change_rows(two)} == {(None, None)}


def test_larger_samples_are_said_with_the_interval(two) -> None:
    large = replace(
        two.changes[0],
        before=replace(two.changes[0].before, short=48, cases=80),
        after=replace(two.changes[0].after, short=56, cases=70),
        low=0.0524,
        high=0.3339,
        verdict="worse",
    )
    assert said(large).endswith("a difference of +5 to +33 percentage points (95 % interval).")


def test_one_audit_says_that_nothing_can_be_compared(tmp_path: Path) -> None:
    found = before_after("was-not-brought", returned(tmp_path, 4, "Spring", "2026-03-01"))
    assert "whether practice changed is not known" in summary(found)
    report = report_of(found, label="x", partnership="", date="2026-11-24")
    assert any(getattr(one, "rows", ()) and ("4 of 6" in one.rows[0]) for one in report.blocks)
    assert "is not known" in summary(before_after("was-not-brought", []))


def through_libreoffice(path: Path, suffix: str) -> Path:
    out = path.parent / f"out-{suffix}"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{suffix}"


needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")


@pytest.mark.slow
@needs_libreoffice
def test_a_workbook_through_libreoffice_and_back(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "back.xlsx", tool(), *six_cases())
    saved = through_libreoffice(path, "xlsx")
    assert is_tool(saved)
    before, after = read_tool(path), read_tool(saved)
    assert after.findings == before.findings and after.left_out == before.left_out


@pytest.mark.slow
@needs_libreoffice
def test_a_document_through_libreoffice_and_back(tmp_path: Path) -> None:
    head = {"reference": "NM-01", "agency": "GP", "date": "2026-12-01", "concern": "yes", "overall": "inadequate"}
    answers = {(1, "grade"): "inadequate", (1, "improvements"): "Nobody rang.", (2, "strengths"): "A letter went out."}
    path = filled_document(tmp_path / "back.docx", tool(), head, answers)
    odt = through_libreoffice(path, "odt")
    saved = through_libreoffice(odt, "docx")
    before, after = read_tool(path), read_tool(saved)
    assert [replace(one, row=0) for one in after.findings] == [replace(one, row=0) for one in before.findings]
    assert [one.reason for one in after.left_out] == [one.reason for one in before.left_out]


def test_an_invented_corpus_is_named_on_both_documents(two) -> None:
    for invented in (True, False):
        report = report_of(two, label="x", partnership="", date="2026-11-24", invented=invented)
        assert (report.blocks[0].text == INVENTED) == invented
        blocks = scope_blocks(replace(scope(tool()), invented=invented), tool())
        assert (blocks[0].text == INVENTED) == invented
