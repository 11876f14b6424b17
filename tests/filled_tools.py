"""An invented audit tool, and copies of it filled in as people do it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thememiner.codebook import default_codebook
from thememiner.evidence.themes import Corpus
from thememiner.local.audit_scope import (
    AuditScope,
    KindEvidence,
    follow_up_of,
    period_of,
    seed_of,
    strata_of,
    timetable_of,
)
from thememiner.local.audit_tool import AuditTool, Question, question_id, questions_of
from thememiner.local.comparison import LocalRecord, compare
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS
from thememiner.records import Prevalence, Quotation
from thememiner.reports.audit_tool_document import tool_document
from thememiner.reports.audit_tool_sheet import ANSWERS, CASES, tool_workbook

THEME = "was-not-brought"
RECOMMENDED = "The practice to write to the health visitor when a child has not been brought to two appointments."


def tool(
    *, cases: int = 6, scale: str = "ofsted", date: str = "2026-11-24", name: str = "Was not brought, 2026"
) -> AuditTool:
    theme = default_codebook().theme(THEME)
    text = f"What shows that this is done here, or why it is not needed: “{RECOMMENDED}”"
    made = Question(question_id(RECOMMENDED, "R"), text, "health records", RECOMMENDED, "Child H, p. 13")
    return AuditTool(THEME, theme.label, name, date, scale, "f00", questions_of(theme, [made]), cases, "Northmere")


def scope(of: AuditTool) -> AuditScope:
    codebook = default_codebook()
    empty = Corpus((), (), (), {}, {})
    rows = compare(empty, LocalRecord((), {}, {}), codebook, date=of.date)
    figure = Prevalence(THEME, "case-review", 4, 6, 0.3, 0.9)
    words = Quotation("h:1", "h", 13, "4.2", "He was discharged after three missed clinics.")
    return AuditScope(
        theme=codebook.theme(THEME),
        date=of.date,
        partnership="Northmere (invented)",
        evidence=(KindEvidence("case-review", figure, figure, figure, words, None),),
        local=next(row for row in rows if row.theme_id == THEME),
        agencies=("GP", "school"),
        agencies_from=2,
        cases=of.cases,
        strata=strata_of(of.cases, seed_of(of.date)),
        seed=seed_of(of.date),
        period=period_of(of.date),
        timetable=timetable_of(of.date),
        follow_up=follow_up_of(of.date),
        confirmed=0,
        codings=9,
        called={"h": "Child H"},
        invented=True,
    )


Cells = dict[tuple[int, str], str]
"""(case, field) -> what is written."""
Answers = dict[tuple[int, int, str], str]
"""(case, question, field) -> what is written."""


def filled_workbook(path: Path, of: AuditTool, cases: Cells, answers: Answers) -> Path:
    """A workbook with these cells filled in, saved by openpyxl."""
    path.write_bytes(tool_workbook(scope(of), of))
    book = opened(path)
    for (case, field), text in cases.items():
        book[CASES].cell(1 + case, 1 + list(CASE_FIELDS).index(field), text)
    for (case, question, field), text in answers.items():
        row = 1 + (case - 1) * len(of.questions) + question
        book[ANSWERS].cell(row, 1 + list(ANSWER_FIELDS).index(field), text)
    book.save(path)
    return path


def opened(path: Path) -> Any:
    from openpyxl import load_workbook

    return load_workbook(path)


def filled_document(path: Path, of: AuditTool, head: dict[str, str], answers: dict[tuple[int, str], str]) -> Path:
    """A document with one case filled in: boxes ticked as Word does it, words typed beside the labels."""
    import io

    import docx

    document = docx.Document(io.BytesIO(tool_document(scope(of), of)))
    question = 0
    for table in document.tables:
        for row in table.rows:
            label = row.cells[0].text
            if label.startswith("Question "):
                question = int(label.split()[1])
            for fields, said in (
                (CASE_FIELDS, head),
                (ANSWER_FIELDS, {name: text for (number, name), text in answers.items() if number == question}),
            ):
                for name, text in said.items():
                    if label == fields[name]:
                        _write(row.cells[1], text)
    document.save(str(path))
    return path


def _write(cell: Any, text: str) -> None:
    """Tick the box before a choice, or write into an empty cell."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    boxes = list(cell._tc.iter(f"{w}sdt"))
    for box in boxes:
        after = box.getnext()
        words = "".join(one.text or "" for one in after.iter(f"{w}t")).replace("\xa0", " ").strip()
        if words == text:
            next(box.iter(f"{w}t")).text = "☒"
    if not boxes:
        cell.paragraphs[0].text = text


def six_cases(*, grade: str = "requires improvement", weak: int = 4, date: str = "2026-12-01") -> tuple[Cells, Answers]:
    """Six cases, of which the first ``weak`` have a grade and words for what to improve, the others a good grade."""
    cases: Cells = {}
    answers: Answers = {}
    for case in range(1, 7):
        short = case <= weak
        cases |= {
            (case, "reference"): f"NM-{case:02d}",
            (case, "agency"): "GP",
            (case, "date"): date,
            (case, "concern"): "no",
            (case, "overall"): grade if short else "good",
            (case, "rationale"): "Missed care was followed up late." if short else "Missed care was followed up.",
        }
        for question in range(1, 5):
            answers[case, question, "grade"] = grade if short else "good"
            part, words = (
                ("improvements", "Nobody rang the family.") if short else ("strengths", "The nurse rang at once.")
            )
            answers[case, question, part] = words
    return cases, answers
