"""Reports in Word and PDF: which paragraphs are findings, and what is known of them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from thememiner.errors import UnreadableFileError
from thememiner.local.audits import AuditReading, read_audits
from thememiner.records import AuditFinding

Line = str | Sequence[Sequence[str]]
NEGLECT = ("=Neglect audit", "Northmere Safeguarding Children Partnership", "March 2022")


def report(tmp_path: Path, *lines: Line, name: str = "audit.docx") -> AuditReading:
    """A Word file: ``=`` title, ``#`` headings, ``-`` list items, ``*`` bold lines, rows of a table, or paragraphs."""
    document = docx.Document()
    for line in lines:
        if not isinstance(line, str):
            table = document.add_table(rows=0, cols=max(map(len, line)))
            for row in line:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        elif line[0] in "=#":
            document.add_heading(line.lstrip("=# "), level=0 if line[0] == "=" else line.count("#"))
        elif line[0] == "*":
            document.add_paragraph().add_run(line[1:]).bold = True
        else:
            document.add_paragraph(line.lstrip("- "), style="List Bullet" if line[0] == "-" else None)
    document.save(str(tmp_path / name))
    return read_audits(tmp_path / name)


def said(reading: AuditReading) -> list[tuple[str, str]]:
    return [(one.heading, one.text) for one in reading.findings]


def reasons(reading: AuditReading) -> str:
    return " / ".join(f"{one.place}: {one.reason}" for one in reading.left_out)


def test_findings_are_what_stands_under_strengths_and_areas_for_improvement(tmp_path: Path) -> None:
    reading = report(
        tmp_path,
        *NEGLECT,
        "# Methodology",
        "Six cases were chosen at random and graded.",
        "# Findings",
        "## Strengths",
        "- Children were seen alone in 5 of 6 cases.",
        "## Areas for improvement",
        "- Chronologies.",
        "In two of the five files nobody asked about the father.",
        "# Recommendations",
        "The partnership should buy a tool.",
    )
    assert said(reading) == [
        ("Strengths", "Children were seen alone in 5 of 6 cases."),
        ("Areas for improvement", "Chronologies."),
        ("Areas for improvement", "In two of the five files nobody asked about the father."),
    ]
    assert [(one.cases_with, one.cases) for one in reading.findings] == [(5, 6), (None, None), (2, 5)]
    assert {(one.audit, one.area, one.date, one.source_type) for one in reading.findings} == {
        ("Neglect audit", "Northmere", "2022-03", "audit")
    }
    assert "under 'Methodology': says how the audit was made" in reasons(reading)
    assert "under 'Recommendations': says what is to be done" in reasons(reading)


@pytest.mark.parametrize(
    "heading",
    [
        "Introduction",
        "Scope",
        "Terms of reference",
        "How the audit was done",
        "Sample",
        "Action plan",
        "Next steps",
        "Appendix A",
    ],
)
def test_what_is_no_finding_whatever_it_sounds_like(tmp_path: Path, heading: str) -> None:
    reading = report(
        tmp_path,
        *NEGLECT,
        f"# {heading}",
        "Supervision was not recorded and drift was not challenged.",
        "# Findings",
        "Plans were late.",
    )
    assert [text for _, text in said(reading)] == []
    assert f"under '{heading}'" in reasons(reading)


def test_under_a_heading_that_says_nothing_the_words_decide(tmp_path: Path) -> None:
    reading = report(
        tmp_path,
        *NEGLECT,
        "# Thresholds",
        "Practitioners did not understand the threshold and referrals were closed without a reason.",
        "The threshold document was published by the partnership.",
        "Fathers were asked in 2 of 6 cases.",
    )
    assert [text[:13] for _, text in said(reading)] == ["Practitioners", "Fathers were "]
    assert "under 'Thresholds'" in reasons(reading)


def test_sentences_with_different_counts_are_findings_of_their_own(tmp_path: Path) -> None:
    reading = report(
        tmp_path,
        *NEGLECT,
        "# Findings",
        "Notes were kept. Visits were on time in 5 of 6 cases. In two of the six files nobody wrote down why. "
        "That matters.",
        "Plans were reviewed in 3 of 6 cases and nobody asked why not.",
    )
    assert [(one.text, one.cases_with) for one in reading.findings] == [
        ("Notes were kept. Visits were on time in 5 of 6 cases.", 5),
        ("In two of the six files nobody wrote down why. That matters.", 2),
        ("Plans were reviewed in 3 of 6 cases and nobody asked why not.", 3),
    ]


def test_case_agency_and_grade_hold_below_their_heading(tmp_path: Path) -> None:
    reading = report(
        tmp_path,
        *NEGLECT,
        "# Findings",
        "## Case 2",
        "Grade: Requires improvement",
        "The plan was not reviewed for eleven months.",
        "## Police",
        "Officers spoke to the child alone and wrote it down.",
        "## Supervision",
        "Supervision did not challenge drift.",
    )
    assert [(one.case, one.agency, one.grade, one.grade_rank) for one in reading.findings] == [
        ("Case 2", "", "Requires improvement", 1),
        ("", "Police", "", None),
        ("", "", "", None),
    ]


def test_the_grade_of_the_whole_is_a_finding_and_not_the_grade_of_each(tmp_path: Path) -> None:
    reading = report(
        tmp_path, *NEGLECT, "# Findings", "Overall grade: Inadequate", "Visits were on time and were recorded well."
    )
    assert [(one.text, one.grade) for one in reading.findings] == [
        ("Overall grade: Inadequate", "Inadequate"),
        ("Visits were on time and were recorded well.", ""),
    ]


def test_labels_in_the_line_say_how_practice_was(tmp_path: Path) -> None:
    reading = report(
        tmp_path,
        *NEGLECT,
        "# Findings",
        "Strengths: Visits were on time.",
        "Gaps: Notes were late.",
        "Date of birth: not kept here.",
    )
    assert ("Strengths", "Visits were on time.") in said(reading)
    assert ("Gaps", "Notes were late.") in said(reading)


def test_lines_in_bold_and_bare_lines_are_headings(tmp_path: Path) -> None:
    reading = report(
        tmp_path,
        "*DIP SAMPLE",
        "Date of audit: 14/06/2023",
        "Agency: Northmere Trust",
        "*What is working well",
        "Records were up to date.",
        "Areas for improvement:",
        "Fathers were not asked.",
        "*What needs to happen",
        "Managers to ask.",
    )
    assert said(reading) == [
        ("What is working well", "Records were up to date."),
        ("What is working well – Areas for improvement", "Fathers were not asked."),
    ]
    assert {(one.date, one.agency) for one in reading.findings} == {("2023-06-14", "Northmere Trust")}


def test_a_form_for_each_case_is_read(tmp_path: Path) -> None:
    form = [
        ("Case", "7"),
        ("Agency", "Police"),
        ("Grade", "Good"),
        ("Strengths", "The boy was seen alone."),
        ("Areas for improvement", "None"),
    ]
    reading = report(
        tmp_path, *NEGLECT, form, "Text between.", [("Case", "8"), ("Agency", "School"), ("Gaps", "Nobody asked.")]
    )
    assert [(one.case, one.agency, one.grade, one.heading, one.text) for one in reading.findings] == [
        ("7", "Police", "Good", "Strengths", "The boy was seen alone."),
        ("8", "School", "", "Gaps", "Nobody asked."),
    ]
    assert [one.row for one in reading.findings] == [7, 12]
    assert reading.mapping["table 1"]["grade"] == "Grade"


def test_a_table_of_findings_with_merged_and_empty_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Supervision audit", 0)
    table = document.add_table(rows=3, cols=4)
    rows = [
        ("Agency", "Standard", "Finding", "RAG"),
        ("Health", "", "It was monthly.", "Green"),
        ("", "Notes", "They were late.", ""),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "audit.docx"))
    reading = read_audits(tmp_path / "audit.docx")
    assert [(one.agency, one.heading, one.text, one.grade) for one in reading.findings] == [
        ("Health", "", "It was monthly.", "Green"),
        ("Health", "Notes", "They were late.", ""),
    ]


@pytest.mark.parametrize("span", ["999999999", "-3", "x", "0", "2"])
def test_a_cell_that_claims_to_go_over_any_number_of_columns_does_no_harm(tmp_path: Path, span: str) -> None:
    document = docx.Document()
    document.add_heading("Supervision audit", 0)
    table = document.add_table(rows=0, cols=2)
    for row in (("Agency", "Finding"), ("Health", "It was monthly.")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[1].cells[1]._tc.get_or_add_tcPr().get_or_add_gridSpan().set(qn("w:val"), span)
    document.save(str(tmp_path / "audit.docx"))
    assert [(one.agency, one.text) for one in read_audits(tmp_path / "audit.docx").findings] == [
        ("Health", "It was monthly.")
    ]


def test_topics_beside_sentences_need_no_header(tmp_path: Path) -> None:
    rows = [
        ("Voice", "The child was seen alone and her words were written down."),
        ("Plans", "The plan did not say what had to change by when."),
    ]
    assert said(report(tmp_path, *NEGLECT, "# Findings", rows)) == [("Voice", rows[0][1]), ("Plans", rows[1][1])]


def test_a_summary_is_not_counted_beside_what_it_sums_up(tmp_path: Path) -> None:
    summary = ("# Executive summary", "Supervision was weak in three agencies.")
    both = report(tmp_path, *NEGLECT, *summary, "# Findings", "Supervision was not held in 4 of 6 files.")
    assert [text for _, text in said(both)] == ["Supervision was not held in 4 of 6 files."]
    assert "a summary of what is read further on" in reasons(both)
    assert len(report(tmp_path, *NEGLECT, *summary).findings) == 1


def test_a_summary_that_swallows_the_report_ends_at_the_next_heading(tmp_path: Path) -> None:
    long = [f"In record {number} nobody asked about the father." for number in range(30)]
    reading = report(
        tmp_path,
        *NEGLECT,
        "# Executive summary",
        "Fathers were not asked.",
        "## Audit findings",
        *long,
        "# End",
        "Notes.",
    )
    assert [text for _, text in said(reading)] == long
    assert "1 paragraph under 'Executive summary'" in reasons(reading)


def test_ids_do_not_change_with_what_stands_around(tmp_path: Path) -> None:
    first = report(tmp_path, *NEGLECT, "# Findings", "Plans were late in 3 of 6 cases.")
    second = report(
        tmp_path, *NEGLECT, "# Introduction", "New words.", "# Findings", "Plans were late in 3 of 6 cases."
    )
    assert [one.id for one in first.findings] == [one.id for one in second.findings]
    assert first.findings[0].row != second.findings[0].row


def test_a_report_without_findings_says_so(tmp_path: Path) -> None:
    reading = report(tmp_path, *NEGLECT, "# Introduction", "This is why we did it.")
    assert reading.findings == ()
    assert "no findings were recognised" in reading.left_out[0].reason


@pytest.mark.parametrize(("content", "name"), [(b"%PDF-1.4\n", "audit.csv"), (b"%PDF-1.4\n", "audit.docx")])
def test_a_report_under_another_name_is_told(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError, match="is a PDF, although its name ends in"):
        read_audits(tmp_path / name)


def test_the_samples_reports_are_read_as_they_were_labelled(corpus: Path) -> None:
    with (corpus / "expected" / "audits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"].endswith((".docx", ".pdf"))]
    found = {
        (one.source, one.sheet, one.row, one.text): one
        for path in sorted((corpus / "audits").glob("*.*"))
        if path.suffix in (".docx", ".pdf")
        for one in read_audits(path).findings
    }
    assert len(rows) == 14
    for row in rows:
        one: AuditFinding = found[Path(row["file"]).name, row["sheet"], int(row["row"]), row["text"]]
        assert (str(one.cases_with or ""), str(one.cases or "")) == (row["cases_with"], row["cases_looked_at"])
        assert one.area == "Northmere"
    graded = [one for one in found.values() if one.grade_scale == "ofsted"]
    assert len(graded) == 15
    assert {one.sheet for one in found.values() if one.source.endswith(".pdf")} == {"page 1", "page 2"}
