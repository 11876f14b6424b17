"""The tool of a thematic audit as a workbook: how to, scope, one row for each case, one for each case and question."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from thememiner.local.audit_scope import AuditScope
from thememiner.local.audit_tool import AuditTool, Question
from thememiner.local.tool_forms import ANSWER_FIELDS, CASE_FIELDS, FEW_DETAILS
from thememiner.reports.audit_scope_blocks import CONCERN, GUARD, NO_NAMES, flat, scope_blocks
from thememiner.reports.board_evidence import INVENTED
from thememiner.reports.workbook import Sheet, cell_text, without_clock, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE = "How to fill this in"
HOW_TO, SCOPE, CASES, ANSWERS = "How to", "Scope", "Cases", "Answers"
_CASE_WIDTHS = {
    "case": 8, "reference": 16, "agency": 18, "auditor": 16, "date": 12, "level": 14, "age": 10, "concern": 15,
    "done": 26, "overall": 14, "rationale": 32, "moderated": 14, "moderation": 26,
}  # fmt: skip
_ANSWER_WIDTHS = {
    "case": 8, "number": 5, "question": 42, "where": 22, "grade": 13, "evidence": 20, "strengths": 28,
    "improvements": 28, "impact": 24, "id": 12,
}  # fmt: skip
_FIXED = frozenset({"case", "number", "question", "where", "id"})
"""What nobody should overwrite: locked, without a password."""
_ROOM = {CASES: 60.0, ANSWERS: 90.0}
"""Least height of a row, so that there is room to write on paper too."""


def tool_workbook(scope: AuditScope, tool: AuditTool) -> bytes:
    """The workbook as a file; the same scope and tool give the same bytes."""
    from openpyxl import load_workbook

    plain = workbook_bytes([_how_to(scope, tool), _scope(scope, tool), _cases(tool), _answers(tool)])
    workbook = load_workbook(io.BytesIO(plain))
    _mark(workbook, tool)
    for title, fields in ((CASES, CASE_FIELDS), (ANSWERS, ANSWER_FIELDS)):
        _lock(workbook[title], list(fields))
        _make_room(workbook[title])
    for sheet in workbook.worksheets:
        _print(sheet, tool)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return without_clock(buffer.getvalue(), tool.date)


def _how_to(scope: AuditScope, tool: AuditTool) -> Sheet:
    lines = [
        *([INVENTED] if scope.invented else []),
        f"{tool.name}. Issued {tool.date}.",
        f"1. Sheet '{CASES}': one row for each case. {NO_NAMES}",
        f"2. {CONCERN}",
        f"3. Sheet '{ANSWERS}': one row for each case and question. Choose a grade from the list; write strengths and "
        "areas for improvement in their own columns, one or two sentences each, and what it meant for the child.",
        "4. Leave a cell empty where you have not looked. 'not applicable' means that the question does not arise.",
        *[f"{number}. {line}" for number, line in enumerate(GUARD, start=5)],
        f"{5 + len(GUARD)}. Give the case an overall grade with your reasons. The moderator's columns are the "
        "moderator's.",
        "Leave the rows of cases that are not used empty. The grey columns are locked, without a password: a question "
        "in other words would be another question.",
        "Save the file under a name of its own, with the name of your agency in it: of two files of one name only the "
        "last is kept. Send it back as it is; `thememiner add audits STUDY FILE` reads it.",
        tool.mark.line,
    ]
    # A single column that is wider than the page would be cut off in print.
    return Sheet(HOW_TO, (_TITLE,), [{_TITLE: line} for line in lines], widths={_TITLE: 74})


def _scope(scope: AuditScope, tool: AuditTool) -> Sheet:
    rows = [{"part": part, "scope of the audit": words} for part, words in flat(scope_blocks(scope, tool))]
    return Sheet(SCOPE, ("part", "scope of the audit"), rows, widths={"part": 28, "scope of the audit": 110})


def _cases(tool: AuditTool) -> Sheet:
    names = CASE_FIELDS
    rows = [dict.fromkeys(names.values(), "") | {names["case"]: f"Case {one}"} for one in range(1, tool.cases + 1)]
    grades = ",".join(tool.choices[:-1])
    choices = {
        names["concern"]: "yes,no",
        names["overall"]: grades,
        names["moderated"]: grades,
        **{names[name]: ",".join(allowed) for name, allowed in FEW_DETAILS.items()},
    }
    return Sheet(CASES, tuple(names.values()), rows, widths=_named(_CASE_WIDTHS, names), choices=choices)


def _answers(tool: AuditTool) -> Sheet:
    names = ANSWER_FIELDS
    rows = [
        _row(case, number, question)
        for case in range(1, tool.cases + 1)
        for number, question in enumerate(tool.questions, start=1)
    ]
    choices = {names["grade"]: ",".join(tool.choices)}
    return Sheet(ANSWERS, tuple(names.values()), rows, widths=_named(_ANSWER_WIDTHS, names), choices=choices)


def _row(case: int, number: int, question: Question) -> dict[str, str]:
    source = f"\nAsked after: {question.citation}" if question.citation else ""
    known = {
        "case": f"Case {case}",
        "number": str(number),
        "question": question.text,
        "where": f"{question.where}{source}",
        "id": question.id,
    }
    return {label: known.get(name, "") for name, label in ANSWER_FIELDS.items()}


def _named(widths: dict[str, int], names: dict[str, str]) -> dict[str, int]:
    return {names[name]: width for name, width in widths.items()}


def _mark(workbook: Workbook, tool: AuditTool) -> None:
    from openpyxl.packaging.custom import StringProperty

    kept: Any = workbook  # the stubs do not know custom properties yet
    for name, value in tool.mark.properties:
        kept.custom_doc_props.append(StringProperty(name=name, value=cell_text(value)))
    workbook.properties.title, workbook.properties.creator = cell_text(tool.name)[:255], "thememiner"


def _lock(page: Worksheet, fields: Sequence[str]) -> None:
    """Protect what must stay as it is; without a password, since it guards against slips and not against people."""
    from openpyxl.styles import Alignment, PatternFill, Protection

    ground = PatternFill("solid", fgColor="EEEEEE")
    for row in page.iter_rows(min_row=1):
        for name, cell in zip(fields, row, strict=True):
            if cell.row == 1:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1 or name in _FIXED:
                cell.fill = ground
            else:
                cell.protection = Protection(locked=False)
    guard = page.protection
    guard.sheet = True
    guard.sort = guard.autoFilter = guard.formatColumns = guard.formatRows = guard.deleteRows = False


def _make_room(page: Worksheet) -> None:
    for number in range(2, page.max_row + 1):
        shape = page.row_dimensions[number]
        shape.height = max(shape.height or 0.0, _ROOM[page.title])
    page.row_dimensions[1].height = 60.0


def _print(page: Worksheet, tool: AuditTool) -> None:
    from openpyxl.styles import Border, Font, Side

    line = Side(style="thin", color="999999")
    for row in page.iter_rows():
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.font = Font(name="Arial", size=10, bold=cell.row == 1)
    if page.title in (HOW_TO, SCOPE):
        page.auto_filter.ref = None
    page.page_setup.paperSize = 9  # A4
    page.page_setup.orientation = "portrait" if page.title in (HOW_TO, SCOPE) else "landscape"
    page.page_margins.left = page.page_margins.right = 0.4
    footer: Any = page.oddFooter
    footer.left.text, footer.right.text = cell_text(tool.name)[:120].replace("&", "&&"), "page &P of &N"
