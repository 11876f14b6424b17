from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from filled_tools import THEME, filled_document, filled_workbook, opened, scope, six_cases, tool
from thememiner.errors import InputError
from thememiner.local.audit_tool import OVERALL, question_id
from thememiner.local.audits import AuditReading, read_audits
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS
from thememiner.local.tool_return import is_tool, read_tool
from thememiner.reports.audit_tool_document import tool_document
from thememiner.reports.audit_tool_sheet import ANSWERS, CASES, tool_workbook


def reasons(reading: AuditReading) -> str:
    return "\n".join(f"{one.place}: {one.reason}" for one in reading.left_out)


@pytest.fixture
def six(tmp_path: Path) -> Path:
    return filled_workbook(tmp_path / "back.xlsx", tool(), *six_cases())


def column(name: str) -> int:
    return 1 + list(ANSWER_FIELDS).index(name)


def test_a_filled_workbook_gives_findings_with_theme_question_case_and_grade(six: Path) -> None:
    reading = read_tool(six)
    own = [one for one in reading.findings if one.case == "NM-01"]
    weak = next(one for one in own if one.question == tool().questions[0].id)
    assert weak.text == "Nobody rang the family."
    assert weak.heading == f"Areas for improvement – {tool().questions[0].text}"
    assert (weak.grade, weak.grade_scale, weak.grade_rank) == ("requires improvement", "ofsted", 1)
    assert (weak.theme_id, weak.agency, weak.area, weak.date) == (THEME, "GP", "Northmere", "2026-12-01")
    assert weak.sheet == ANSWERS and weak.row == 2 and weak.source == "back.xlsx" and weak.source_type == "audit"
    assert {one.audit for one in reading.findings} == {"Was not brought, 2026"}
    assert len({one.id for one in reading.findings}) == len(reading.findings)
    assert [one.text for one in own if one.question == OVERALL] == ["Missed care was followed up late."]


def test_each_question_has_one_count_over_the_cases(six: Path) -> None:
    counts = [one for one in read_tool(six).findings if one.cases is not None]
    assert {one.question for one in counts} == {one.id for one in tool().questions} | {OVERALL}
    assert {(one.cases_with, one.cases, one.case, one.grade) for one in counts} == {(4, 6, "", "")}
    said = "In 4 of 6 cases graded requires improvement or inadequate; in 2 graded good or outstanding."
    assert {one.text for one in counts} == {said}


def test_nothing_is_left_to_say_of_a_whole_tool(six: Path) -> None:
    assert reasons(read_tool(six)) == ""


def test_add_audits_reads_a_tool_without_being_told(six: Path) -> None:
    assert read_audits(six) == read_tool(six)


@pytest.mark.parametrize("written", ["is-a-tool.docx", "is-a-tool.xlsx"])
def test_a_tool_is_known_by_its_properties_and_without_them_by_its_line(tmp_path: Path, written: str) -> None:
    import zipfile

    path = tmp_path / written
    path.write_bytes((tool_workbook if written.endswith("xlsx") else tool_document)(scope(tool()), tool()))
    assert is_tool(path)
    bare = tmp_path / f"bare-{written}"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/custom.xml":
                continue
            if name in ("_rels/.rels", "[Content_Types].xml"):
                content = content.replace(b"docProps/custom.xml", b"docProps/app.xml")
            new.writestr(name, content)
    assert is_tool(bare)


def test_what_is_no_tool(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Finding", "Grade", "Tool id"])
    book.active.append(["The tool thememiner wrote was not used.", "good", "1"])
    book.save(tmp_path / "audit.xlsx")
    (tmp_path / "text.xlsx").write_text("thememiner-audit-tool/1 | theme: neglect")
    for name in ("audit.xlsx", "text.xlsx", "missing.xlsx"):
        assert not is_tool(tmp_path / name)
    with pytest.raises(InputError, match="is no audit tool"):
        read_tool(tmp_path / "audit.xlsx")


def test_a_tool_that_nobody_filled_in_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(tool_workbook(scope(tool()), tool()))
    with pytest.raises(InputError, match="nothing is filled in"):
        read_tool(path)
    path = tmp_path / "empty.docx"
    path.write_bytes(tool_document(scope(tool()), tool()))
    with pytest.raises(InputError, match="nothing is filled in"):
        read_tool(path)


def test_strengths_and_areas_for_improvement_are_two_findings_and_the_grade_is_carried_once(tmp_path: Path) -> None:
    answers = {
        (1, 1, "grade"): "good",
        (1, 1, "strengths"): "The clinic rang.",
        (1, 1, "improvements"): "The school was not told.",
        (1, 1, "impact"): "She had her hearing tested in time.",
        (1, 2, "grade"): "inadequate",
        (1, 2, "strengths"): "A letter was written.",
        (1, 3, "grade"): "not applicable",
    }
    path = filled_workbook(tmp_path / "one.xlsx", tool(), {(1, "reference"): "1-A"}, answers)
    found = [(one.heading.partition(" – ")[0], one.text, one.grade) for one in read_tool(path).findings]
    assert found == [
        ("Strengths", "The clinic rang.", "good"),
        ("Areas for improvement", "The school was not told.", ""),
        ("Strengths: Impact on the child", "She had her hearing tested in time.", ""),
        ("Strengths", "A letter was written.", ""),
        ("Grade", "Graded inadequate.", "inadequate"),
    ]


def test_the_moderators_grade_holds_and_the_auditors_is_told(tmp_path: Path) -> None:
    cases = {(1, "overall"): "good", (1, "moderated"): "requires improvement", (1, "moderation"): "Two letters late."}
    reading = read_tool(filled_workbook(tmp_path / "m.xlsx", tool(), cases, {}))
    assert [(one.grade, one.text) for one in reading.findings] == [("requires improvement", "Two letters late.")]
    assert "changed the overall grade from good to requires improvement; the moderator's is counted" in reasons(reading)


@pytest.mark.parametrize(
    ("concern", "done", "is_urgent"),
    [
        ("yes", "", True),
        ("Yes - bruise", "", True),
        ("no", "", False),
        ("None", "n/a", False),
        ("no", "MASH rung", True),
    ],
)
def test_an_immediate_concern_is_said_first_and_its_words_stay_in_the_file(
    tmp_path: Path, concern: str, done: str, is_urgent: bool
) -> None:
    cases = {(2, "concern"): concern, (2, "done"): done, (2, "overall"): "good", (2, "reference"): "22"}
    reading = read_tool(filled_workbook(tmp_path / "c.xlsx", tool(), cases, {}))
    assert reading.left_out[0].reason.startswith("IMMEDIATE CONCERN FOR A CHILD") == is_urgent
    assert "bruise" not in reasons(reading) + "".join(one.text for one in reading.findings)
    assert not is_urgent or reading.left_out[0].place == "sheet 'Cases', row 3"


def test_nobody_saying_whether_there_is_a_concern_is_no_assurance(tmp_path: Path) -> None:
    reading = read_tool(filled_workbook(tmp_path / "c.xlsx", tool(), {(1, "overall"): "good"}, {}))
    assert "nobody wrote whether there is an immediate concern" in reasons(reading)


def test_empty_cells_are_not_answered_counted_and_said(tmp_path: Path) -> None:
    cases, answers = six_cases()
    del answers[2, 1, "grade"], answers[2, 1, "improvements"], answers[3, 1, "grade"]
    for field in list(cases):
        if field[0] == 6:
            del cases[field]
    for asked in list(answers):
        if asked[0] == 6:
            del answers[asked]
    reading = read_tool(filled_workbook(tmp_path / "gaps.xlsx", tool(), cases, answers))
    first = tool().questions[0].id
    counts = {one.question: (one.cases_with, one.cases) for one in reading.findings if one.cases}
    assert counts[first] == (2, 3) and counts[tool().questions[1].id] == (4, 5)
    assert f"1 of 4 questions are not answered for this case ({first})" in reasons(reading)
    assert f"1 questions have words and no grade for this case ({first})" in reasons(reading)
    assert "1 cases are not filled in (Case 6)" in reasons(reading)


def test_rows_in_another_order_renamed_sheets_and_moved_columns_give_the_same(six: Path, tmp_path: Path) -> None:
    book = opened(six)
    page = book[ANSWERS]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    book.remove(page)
    new = book.create_sheet("Réponses")
    new.append(["Returned by the practice"])
    for row in [rows[0], *reversed(rows[1:])]:
        new.append(row[::-1])
    book[CASES].title = "who"
    (tmp_path / "moved").mkdir()
    book.save(tmp_path / "moved" / six.name)
    key = lambda one: (one.id, one.grade, one.text, one.heading)  # noqa: E731
    before, after = read_tool(six), read_tool(tmp_path / "moved" / six.name)
    assert sorted(map(key, before.findings)) == sorted(map(key, after.findings))
    assert reasons(after) == ""


def test_a_reworded_question_is_another_question_and_that_is_said(six: Path) -> None:
    book = opened(six)
    book[ANSWERS].cell(2, column("question"), "Was the family rung?")
    book.save(six)
    reading = read_tool(six)
    ids = {one.question for one in reading.findings if one.case == "NM-01"}
    assert question_id("Was the family rung?") in ids and tool().questions[0].id not in ids
    assert "sheet 'Answers', row 2: the question is not as it was in the tool" in reasons(reading)


@pytest.mark.parametrize("lost", ["id", "question"])
def test_an_id_or_words_that_are_gone_are_known_by_the_other(six: Path, lost: str) -> None:
    book = opened(six)
    for row in range(2, 26):
        if row % 4 == 2:
            book[ANSWERS].cell(row, column(lost)).value = None
    book.save(six)
    counts = {one.question: (one.cases_with, one.cases) for one in read_tool(six).findings if one.cases}
    assert counts[tool().questions[0].id] == (4, 6)


def test_a_row_that_says_neither_case_nor_question_is_listed(six: Path) -> None:
    book = opened(six)
    book[ANSWERS].cell(2, column("case")).value = None
    book[ANSWERS].cell(3, column("question")).value = book[ANSWERS].cell(3, column("id")).value = None
    book.save(six)
    said = reasons(read_tool(six))
    assert "sheet 'Answers', row 2: does not say which case it is about" in said
    assert "sheet 'Answers', row 3: does not say which question it is about" in said


def test_copied_rows_count_once_and_contradicting_grades_not_at_all(six: Path) -> None:
    book = opened(six)
    page = book[ANSWERS]
    page.append([cell.value for cell in page[2]])
    other = [cell.value for cell in page[3]]
    other[column("grade") - 1] = "good"
    page.append(other)
    book.save(six)
    reading = read_tool(six)
    counts = {one.question: (one.cases_with, one.cases) for one in reading.findings if one.cases}
    assert counts[tool().questions[0].id] == (4, 6)
    assert counts[tool().questions[1].id] == (3, 5)
    assert (
        "sheet 'Answers', row 3; sheet 'Answers', row 27: the same question about the same case has different grades"
        in (reasons(reading))
    )


def test_a_grade_of_another_scale_is_kept_as_written_and_counts_nowhere(six: Path) -> None:
    book = opened(six)
    book[ANSWERS].cell(2, column("grade"), "quite good really")
    book.save(six)
    reading = read_tool(six)
    kept = next(one for one in reading.findings if one.grade == "quite good really")
    assert (kept.grade_scale, kept.grade_rank) == ("", None)
    assert "row 2, column 'Grade': the grade 'quite good really' is not on the tool's scale" in reasons(reading)
    assert {one.question: one.cases for one in reading.findings if one.cases}[tool().questions[0].id] == 5


def test_missing_and_foreign_columns_are_named(six: Path) -> None:
    book = opened(six)
    book[ANSWERS].delete_cols(column("impact"))
    book[CASES].cell(1, len(CASE_FIELDS) + 1, "Our notes")
    book[CASES].cell(2, len(CASE_FIELDS) + 1, "rung twice")
    book.save(six)
    said = reasons(read_tool(six))
    assert "sheet 'Answers', row 1: has no column 'Impact on the child'" in said
    assert "sheet 'Cases', column 'Our notes': is no column of the tool" in said


@pytest.mark.parametrize(
    ("reference", "kept"),
    [
        ("NM-07", "NM-07"),
        ("Child 3", "Child 3"),
        ("Child A", "Child A"),
        ("Jayden Okoro", ""),
        ("Jayden", ""),
        ("", ""),
    ],
)
def test_a_reference_that_may_be_a_name_is_not_taken_in_nor_repeated(tmp_path: Path, reference: str, kept: str) -> None:
    path = filled_workbook(tmp_path / "r.xlsx", tool(), {(1, "reference"): reference, (1, "overall"): "good"}, {})
    reading = read_tool(path)
    assert [one.case for one in reading.findings] == [kept or "Case 1 of r.xlsx"]
    assert "Jayden" not in reasons(reading) + str(reading.findings)


def test_formulas_and_errors_in_cells_are_listed_and_never_evaluated(six: Path) -> None:
    book = opened(six)
    book[ANSWERS].cell(2, column("improvements"), '=HYPERLINK("http://x.invalid","y")')
    book[ANSWERS].cell(3, column("improvements"), "#REF!")
    book.save(six)
    said = reasons(read_tool(six))
    assert "row 2, column 'Areas for improvement': holds a formula whose result is not in the file" in said
    assert "row 3, column 'Areas for improvement': holds a spreadsheet error" in said


@pytest.mark.parametrize(("written", "kept"), [("1.12.2026", "2026-12-01"), ("soon", ""), ("", "")])
def test_dates_as_people_write_them(tmp_path: Path, written: str, kept: str) -> None:
    cases = {(1, "date"): written, (1, "overall"): "good"}
    reading = read_tool(filled_workbook(tmp_path / "d.xlsx", tool(), cases, {}))
    assert [one.date for one in reading.findings] == [kept]
    assert ("not understood" in reasons(reading)) == (written == "soon")


def test_a_filled_document_gives_the_same_fields(tmp_path: Path) -> None:
    head = {
        "reference": "NM-09",
        "agency": "School",
        "date": "3 December 2026",
        "concern": "yes",
        "overall": "good",
        "rationale": "The school followed it up.",
    }
    answers = {
        (1, "grade"): "inadequate",
        (1, "improvements"): "Nobody added up\nthe missed visits.",
        (2, "grade"): "good",
        (4, "strengths"): "The practice wrote each time.",
    }
    reading = read_tool(filled_document(tmp_path / "back.docx", tool(), head, answers))
    found = [(one.question, one.text, one.grade, one.case, one.agency, one.date) for one in reading.findings]
    ids = [one.id for one in tool().questions]
    common = ("NM-09", "School", "2026-12-03")
    assert found == [
        (ids[0], "Nobody added up the missed visits.", "inadequate", *common),
        (ids[1], "Graded good.", "good", *common),
        (ids[3], "The practice wrote each time.", "", *common),
        (OVERALL, "The school followed it up.", "good", *common),
    ]
    assert reading.left_out[0].reason.startswith("IMMEDIATE CONCERN")
    assert f"1 of 4 questions are not answered for this case ({ids[2]})" in reasons(reading)


def test_a_form_copied_for_a_second_case_is_a_second_case(tmp_path: Path) -> None:
    import copy

    import docx

    head = {"reference": "NM-01", "date": "2026-12-01", "concern": "no", "overall": "inadequate"}
    path = filled_document(tmp_path / "two.docx", tool(), head, {(1, "grade"): "inadequate"})
    document = docx.Document(str(path))
    form = [table._tbl for table in document.tables][3:]
    for one in form:
        form[-1].getparent().append(copy.deepcopy(one))
    second = next(t for t in document.tables[3 + len(form) :] if t.rows[0].cells[0].text.startswith("Case reference"))
    second.rows[0].cells[1].paragraphs[0].text = "NM-02"
    document.save(str(path))
    reading = read_tool(path)
    assert {one.case for one in reading.findings} == {"NM-01", "NM-02", ""}
    assert [(one.cases_with, one.cases) for one in reading.findings if one.cases] == [(2, 2), (2, 2)]


def test_good_grades_alone_say_nothing_in_words(tmp_path: Path) -> None:
    path = filled_workbook(tmp_path / "good.xlsx", tool(), *six_cases(weak=0))
    counts = {one.text: (one.cases_with, one.cases) for one in read_tool(path).findings if one.cases}
    assert counts == {"Lower-than-good: 0/6.": (0, 6)}


@pytest.mark.parametrize("coder", ["rules", pytest.param("combined", marks=pytest.mark.slow)])
def test_coders_take_strengths_for_good_and_areas_for_improvement_for_failing(tmp_path: Path, coder: str) -> None:
    from thememiner.codebook import default_codebook
    from thememiner.coding import CODERS, CoderParts
    from thememiner.coding.work import units_by_source
    from thememiner.encoding import load_encoder

    notes = ("The referrer was written to within five days.", "The school was told the same day.", "A letter went out.")
    lacks = ("The school learned of it in May.", "Nobody asked the dentist.", "The referrer heard nothing back.")
    answers = {(case, 1, "strengths"): text for case, text in enumerate(notes, start=1)}
    answers |= {(case, 1, "improvements"): text for case, text in enumerate(lacks, start=1)}
    answers |= {(1, 1, "grade"): "good", (2, 1, "grade"): "good", (1, 1, "impact"): "He had his hearing tested."}
    cases = {(1, "overall"): "good", (1, "rationale"): "Information came in time."}
    cases |= {(2, "overall"): "inadequate", (2, "rationale"): "Information came in May."}
    reading = read_tool(filled_workbook(tmp_path / "coded.xlsx", tool(), cases, answers))
    parts = CoderParts(default_codebook(), load_encoder("minilm"))
    ((_, units),) = units_by_source([], reading.findings)
    said = {one.stance.unit_id: one.stance.polarity for one in CODERS[coder](parts).code(units)}
    for one in reading.findings:
        wanted = {"Stre": "good", "Area": "failing"}.get(one.heading[:4])
        assert wanted is None or said[one.id] == wanted, (one.heading, one.text)
    by_grade = [said[one.id] for one in reading.findings if one.heading.startswith("Cases") and one.cases_with == 0]
    assert by_grade == ["neutral"]


def test_a_question_that_says_how_practice_was_stands_in_the_heading_by_its_id(tmp_path: Path) -> None:
    for words, is_carried in (("Were waits or gaps escalated?", False), ("Were waits escalated?", True)):
        asked = replace(tool().questions[0], text=words, id=question_id(words))
        path = filled_workbook(
            tmp_path / "q.xlsx", replace(tool(), questions=(asked,)), {}, {(1, 1, "strengths"): "They were."}
        )
        assert read_tool(path).findings[0].heading == f"Strengths – {words if is_carried else asked.id}"
