from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from local.planted import BOOK, TAUGHT, TODAY, Local, graded, national, planned
from reports.printed import all_text, read_back, texts, words
from thememiner.local.audit_gaps import not_known
from thememiner.local.audit_plan import AuditPlan
from thememiner.records import Page
from thememiner.reports.audit_plan_paper import audit_report
from thememiner.reports.audit_plan_sheet import TABLE_COLUMNS, audit_table, audit_workbook
from thememiner.reports.audit_plan_words import TITLES, AuditPaper
from thememiner.reports.blocks import Callout, Table
from thememiner.reports.board_evidence import gather
from thememiner.reports.write import WRITERS

CORPUS = national(TAUGHT)
PAGED = replace(
    CORPUS, pages=tuple(Page(one.review_id, 1, "1", 0, 0, "text", raw=one.text) for one in CORPUS.passages[:1])
)


def paper(plan: AuditPlan | None = None, *, invented: bool = True) -> AuditPaper:
    plan = plan or planned(CORPUS, grades=graded("case-review-00"))
    evidence = replace(gather(PAGED, BOOK, date=TODAY), partnership="Northmere", coder="rules", invented=invented)
    if not invented:
        plain = tuple(replace(one, title="Child A") for one in evidence.reviews)
        evidence = replace(evidence, reviews=plain)
    return AuditPaper(plan, tuple(not_known(plan, area="Northmere", own_cases=0)), evidence, 24)


def sheets(given: AuditPaper) -> dict[str, list[dict[str, str]]]:
    book = load_workbook(io.BytesIO(audit_workbook(given)))
    found = {}
    for page in book.worksheets:
        head, *lines = page.iter_rows(values_only=True)
        found[page.title] = [
            {str(name): str(cell or "") for name, cell in zip(head, line, strict=True)} for line in lines
        ]
    return found


def test_the_first_sheet_ranks_with_reasons_in_words() -> None:
    found = sheets(paper())["ranking"]
    assert found[0]["theme"] == "Read first"
    assert "invented" in found[0]["why"]
    assert "Which theme comes first is" in found[0]["why"]
    first = found[1]
    assert (first["place"], first["theme"], first["local position"]) == ("1", "weak-twice", "weak")
    assert "Local position (25.0 of 25.0 points): weak" in first["why"]
    assert "12 of 20" in first["why"]
    assert "place" in first["how firm"]
    assert [one["place"] for one in found[-2:]] == ["already decided", "not for an audit"]


def test_every_part_stands_with_its_value_and_weight() -> None:
    found = sheets(paper())["parts"]
    assert len(found) == len(BOOK.themes) * len(TITLES)
    own = [one for one in found if one["theme"] == "weak-twice"]
    assert [one["part"] for one in own] == list(TITLES.values())
    total = sum(float(one["points"]) for one in own)
    shown = next(one for one in sheets(paper())["ranking"] if one["theme"] == "weak-twice")["points"]
    assert total == pytest.approx(float(shown), abs=0.2)
    assert all(one["reason"] for one in found)


def test_method_gaps_words_and_grades_have_sheets_of_their_own() -> None:
    found = sheets(paper())
    assert list(found) == ["ranking", "parts", "method and limits", "not known", "words", "grades of cases"]
    told = " ".join(one["how it comes about"] for one in found["method and limits"])
    assert "drawn anew 500 times" in told
    assert "not mentions" in told
    assert any("silent" in one["of"] for one in found["not known"])
    assert found["words"][1]["newest local finding"] == "none" or "Finding" in found["words"][1]["newest local finding"]
    assert found["grades of cases"][0]["graded by"] == "people"


def test_words_that_look_like_a_formula_stay_words() -> None:
    record = Local().add("stale", "failing", audit="=HYPERLINK(0)", text="=1+1 was not done.").record()
    book = load_workbook(io.BytesIO(audit_workbook(paper(planned(CORPUS, record, judgements=[])))))
    cells = [cell for page in book.worksheets for line in page.iter_rows() for cell in line if cell.value]
    assert all(cell.data_type == "s" for cell in cells)
    assert any("=HYPERLINK(0)" in str(cell.value) for cell in cells)


def test_the_table_has_a_line_for_each_theme_and_part() -> None:
    table = audit_table(paper().plan)
    assert {tuple(row) for row in table} == {TABLE_COLUMNS}
    assert len(table) == len(BOOK.themes) * len(TITLES)
    assert table[0]["place"] == 1
    assert table[-1]["place"] is None
    assert table[-1]["place_low"] is None


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_the_paper_says_the_same_in_every_form(suffix: str) -> None:
    report = audit_report(paper())
    read = read_back(suffix, WRITERS[suffix](report))
    missing = [text for text in texts(report) if words(text) not in read]
    assert not missing


def test_the_paper_says_that_it_is_invented_and_what_was_checked() -> None:
    report = audit_report(paper())
    assert [one.kind for one in report.blocks if isinstance(one, Callout)] == ["invented", "caution"]
    real = audit_report(paper(invented=False))
    assert [one.kind for one in real.blocks if isinstance(one, Callout)] == ["caution"]
    assert "Codings confirmed by a person: 0 of" in all_text(real)


def test_the_paper_explains_decides_nothing_and_lists_what_is_decided() -> None:
    text = all_text(audit_report(paper()))
    assert "makes none" in text
    assert "Already decided" in text
    assert "decided 2026-03-04: thematic audit; audit not yet in" in text
    assert "Not ranked: hindsight" in text
    assert "Place 1: weak-twice" in text
    assert "“Statement" in text or "Newest local finding: audits.csv, row" in text


def test_few_cases_are_said_without_percent() -> None:
    few = planned(national({"stale": 3}, cases=4), Local().record(), judgements=[])
    report = audit_report(paper(few))
    tables = " ".join(cell for one in report.blocks if isinstance(one, Table) for row in one.rows for cell in row)
    assert "%" not in tables
    assert "4 cases are too few" in all_text(report)
