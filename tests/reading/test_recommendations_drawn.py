"""PDF and Word files whose recommendations the readers must hand on with their numbers, rows and pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)
from tests.reading.test_recommendations import PROSE, register

from thememiner.library_records import Recommendation
from thememiner.reading import read_file

_STYLES = getSampleStyleSheet()
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def _text(words: str) -> Paragraph:
    return Paragraph(words, _STYLES["BodyText"])


def _heading(words: str, level: int = 2) -> Paragraph:
    return Paragraph(words, _STYLES[f"Heading{level}"])


def _item(number: str, words: str, deep: int = 0) -> Paragraph:
    style = ParagraphStyle(f"item{deep}", _STYLES["BodyText"], leftIndent=30 + 30 * deep, bulletIndent=30 * deep)
    return Paragraph(words, style, bulletText=number)


def _table(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    return Table([[_text(cell) for cell in row] for row in rows], colWidths=widths, style=_GRID)


def _listed(tmp_path: Path, story: list[Flowable], size: tuple[float, float] = A4) -> list[Recommendation]:
    path = tmp_path / "report.pdf"
    SimpleDocTemplate(str(path), pagesize=size, invariant=1).build(story)
    return register(read_file(path))


def test_letters_and_roman_numerals_under_numbered_titles(tmp_path: Path) -> None:
    story = [
        _heading("The Inquiry into Clocks", 1),
        _text(PROSE),
        _heading("5 Recommendations"),
        _text("I recommend the following."),
        _heading("1 Recognising what happened", 3),
        _item("(a)", "A memorial should be established at public expense."),
        _item("(b)", "The Government should fund three events within a year of publication."),
        _heading("2 Candour", 3),
        _item("(a)", "Duty of candour"),
        _item("(i)", "A statutory duty of candour should be introduced in the islands.", 1),
        _item("(ii)", "The operation of the existing duty should be reviewed no later than the end of 2032.", 1),
        _item("(b)", "All who were given a clock should receive the following care:"),
        _item("(i)", "those who were told should be seen every six months", 1),
        _item("(ii)", "those who were not told should receive the same care", 1),
    ]
    listed = _listed(tmp_path, story)
    assert [one.number for one in listed] == ["1a", "1b", "2a(i)", "2a(ii)", "2b(i)", "2b(ii)"]
    assert listed[-1].text == (
        "All who were given a clock should receive the following care: … "
        "those who were not told should receive the same care"
    )
    assert [one.deadline for one in listed[1:4:2]] == ["within a year of publication", "no later than the end of 2032"]


def test_a_ruled_table_over_two_pages(tmp_path: Path) -> None:
    bodies = ("Police", "Hospital Trust", "Housing department", "GP surgery", "School", "Probation service")
    asked = "should write down who lives at the address and should report to the Board on what has changed in the year."
    rows = [["No", "Recommendation", "For"]]
    rows += [[str(count), f"The {one} {asked} It {asked} It {asked}", one] for count, one in enumerate(bodies, start=1)]
    story = [
        _heading("Serious case review: Child C", 1),
        *[_text(PROSE)] * 4,
        _heading("9 Recommendations"),
        _text("The table below gives the recommendations."),
        _table(rows, (30, 300, 110)),
    ]
    listed = _listed(tmp_path, story)
    assert [one.number for one in listed] == ["1", "2", "3", "4", "5", "6"]
    assert {one.page for one in listed} == {1, 2}
    assert [one.addressee for one in listed][:2] == ["The Police", "The Hospital Trust"]


def test_a_landscape_plan_adds_the_time_and_no_status(tmp_path: Path) -> None:
    first, second = (
        "The Police should review the grading of calls about children.",
        "The Hospital Trust should revise its discharge letter for babies.",
    )
    plan = [
        ["Recommendation", "Action required", "Lead officer", "Timescale", "Progress", "RAG"],
        [f"1. {first}", "Write a paper for the executive", "Superintendent", "March 2031", "Should go in May", "Amber"],
        [f"2. {second}", "Form a group to agree the letter", "Head of Nursing", "30 June 2031", "Has met", "Green"],
    ]
    story = [
        _heading("Serious case review: Child E", 1),
        _text(PROSE),
        _heading("6 Recommendations"),
        _item("1.", first),
        _item("2.", second),
        _item("3.", "The Board should ask both to report within twelve months."),
        PageBreak(),
        _heading("Appendix B: Action plan"),
        _table(plan, (150, 150, 90, 70, 120, 50)),
    ]
    listed = _listed(tmp_path, story, landscape(A4))
    assert [(one.number, one.deadline, one.also_at) for one in listed] == [
        ("1", "March 2031", "page 2, board-response"),
        ("2", "30 June 2031", "page 2, board-response"),
        ("3", "within twelve months", ""),
    ]


def test_codes_in_a_summary_and_where_they_are_argued(tmp_path: Path) -> None:
    asked = (
        "The Home Office should publish a standard for stewards.",
        "The Harbour Police should exercise with the fire service twice a year.",
        "The Ambulance Trust should train all crews in the control of bleeding.",
    )
    story = [
        _heading("The Harbour Arena Inquiry", 1),
        _heading("Summary of recommendations"),
        *[_item(f"R{count}", one) for count, one in enumerate(asked, start=1)],
        _heading("Part 2 Security"),
        *[_text(PROSE)] * 7,
        _item("R1", asked[0]),
        *[_text(PROSE)] * 2,
        _item("R2", asked[1]),
        _heading("Part 3 Response"),
        _text(PROSE),
        _item("R3", asked[2]),
        _item("MR4", "The Ambulance Trust should report to the Inquiry by December 2031 on what it has done."),
    ]
    listed = _listed(tmp_path, story)
    assert [one.number for one in listed] == ["R1", "R2", "R3", "MR4"]
    assert [one.also_at for one in listed] == ["page 1, recommendations"] * 3 + [""]


def test_boxes_in_a_chapter_of_findings(tmp_path: Path) -> None:
    def box(*paragraphs: Paragraph) -> Table:
        style = TableStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)])
        return Table([[list(paragraphs)]], colWidths=[440], style=style)

    story = [
        _heading("Local review: Child B", 1),
        _heading("4 Findings"),
        _text(PROSE),
        box(_text("<b>Recommendation 1</b>"), _text("The Partnership should agree how a worry is passed on.")),
        _text(PROSE),
        box(_text("<b>Recommendation 2:</b> The Integrated Care Board should commission a service for fathers.")),
        _text(PROSE),
        _heading("5 Conclusion"),
        _text(PROSE),
    ]
    listed = _listed(tmp_path, story)
    assert [one.number for one in listed] == ["Recommendation 1", "Recommendation 2"]
    assert listed[0].text == "The Partnership should agree how a worry is passed on."


def test_a_table_without_lines(tmp_path: Path) -> None:
    asked = "should write down who lives at each address that it visits and should say who was not seen and why."
    rows = [["No", "Recommendation", "Lead agency"]]
    rows += [[str(count), f"The {one} {asked}", one] for count, one in enumerate(("Police", "Trust", "School"), 1)]
    cells = [[_text(cell) for cell in row] for row in rows]
    table = Table(cells, colWidths=(40, 300, 110), style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    story = [_heading("Review: Child U", 1), _text(PROSE), _heading("9 Recommendations"), table]
    assert [(one.number, one.text) for one in _listed(tmp_path, story)] == [
        ("1", f"The Police {asked}"),
        ("2", f"The Trust {asked}"),
        ("3", f"The School {asked}"),
    ]


def test_two_actions_are_not_two_recommendations(tmp_path: Path) -> None:
    rows = [
        ["Recommendation", "Action", "Lead", "Date", "Status"],
        ["1. The Police should review the grading of calls.", "Write a paper on it", "Inspector", "May 2031", "Green"],
        ["", "Brief all control room staff on the new grading rules", "Sergeant", "June 2031", "Amber"],
        ["2. Schools should keep a log of worries.", "Agree the log with all schools", "Head", "May 2031", "Red"],
    ]
    story = [
        _heading("Review: Child S", 1),
        _text(PROSE),
        _heading("Action plan"),
        _table(rows, (150, 130, 70, 60, 50)),
    ]
    assert [(one.number, one.part, one.deadline) for one in _listed(tmp_path, story)] == [
        ("1", "board-response", "May 2031"),
        ("2", "board-response", "May 2031"),
    ]


def test_bullets_below_it_is_recommended_that(tmp_path: Path) -> None:
    def bullets(*words: str) -> ListFlowable:
        return ListFlowable([ListItem(_text(one)) for one in words], bulletType="bullet", start="•")

    story = [
        _heading("Review: Child N", 1),
        _text(PROSE),
        _heading("7 Recommendations"),
        _text("It is recommended that:"),
        bullets("The Board audits the escalation procedure.", "The Council reviews its housing policy by May 2031."),
        _heading("Recommendations for the Police"),
        bullets("Review the policy on calls about children", "Remind sergeants to close forms"),
        _heading("8 Closing words"),
        _text(PROSE),
    ]
    assert [(one.text.split()[0], one.addressee, one.deadline) for one in _listed(tmp_path, story)] == [
        ("The", "The Board", ""),
        ("The", "The Council", "by May 2031"),
        ("Review", "Police", ""),
        ("Remind", "Police", ""),
    ]


def test_word_with_headings_and_typed_letters(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Serious case review: Child W", 1)
    document.add_heading("Recommendations", 2)
    document.add_heading("For the Partnership", 3)
    document.add_paragraph("1. The Partnership should:")
    document.add_paragraph("a) review its threshold document; and")
    document.add_paragraph("b) tell families what they can expect.")
    document.add_heading("For Northmere Housing", 3)
    document.add_paragraph("Tell health visitors when a family is moved.", style="List Bullet")
    document.add_paragraph("Remind officers of the policy on pregnant tenants.", style="List Bullet")
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Recommendation", "Owner", "By when"), strict=True):
        cell.text = words
    for cell, words in zip(
        table.add_row().cells,
        ("Schools to be given the number of the front door.", "Head of Service", "May 2031"),
        strict=True,
    ):
        cell.text = words
    path = tmp_path / "report.docx"
    document.save(str(path))
    listed = register(read_file(path))
    assert [(one.number, one.addressee, one.strength) for one in listed] == [
        ("1a", "The Partnership", "system-change"),
        ("1b", "The Partnership", "system-change"),
        ("", "Northmere Housing", "system-change"),
        ("", "Northmere Housing", "reminder"),
        ("", "Schools", ""),
    ]
    assert listed[-1].deadline == "May 2031"
