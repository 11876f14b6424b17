"""The spreadsheet in which people confirm, change, reject or add codings, there and back.

A row is known by its unit and theme, not by its place, so that sorting, filtering and deleting rows do no harm. A hash
of the words goes with it: where the words in the sheet were edited, the decision still is about the words in the
study, and is taken in with a note.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from thememiner.codebook import Codebook
from thememiner.coding.decisions import text_hash
from thememiner.errors import CodebookError, InputError
from thememiner.records import (
    LEARNING_STATEMENTS,
    AuditFinding,
    Code,
    Decision,
    LeftOut,
    Passage,
    Polarity,
    Stance,
    Verdict,
)
from thememiner.reports.workbook import Sheet, cell_text, workbook_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

Answer = Literal["confirm", "reject", "change", "add"]
_VERDICTS: dict[str, Verdict] = {"confirm": "confirmed", "reject": "rejected", "change": "changed", "add": "added"}
_POLARITIES = get_args(Polarity)

COLUMNS = (
    "source",
    "page",
    "paragraph",
    "text",
    "statement",
    "theme",
    "polarity",
    "status",
    "rule",
    "words",
    "decision",
    "new_theme",
    "new_polarity",
    "who",
    "note",
    "unit_id",
    "theme_id",
    "text_sha256",
)
_WIDTHS = {"text": 80, "theme": 30, "words": 30, "note": 30, "source": 24, "rule": 20}
_NO_THEME = "none"
SHEET = "codings"


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit as the sheet shows it: where it stands, its words, its stance and its codes."""

    unit_id: str
    source: str
    page: str
    paragraph: str
    text: str
    stance: Stance
    codes: tuple[Code, ...]


def shown(
    passages: Iterable[Passage],
    findings: Iterable[AuditFinding],
    stances: Mapping[str, Stance],
    codes: Mapping[str, tuple[Code, ...]],
) -> list[Shown]:
    """Everything that was coded: passages in reading order, then local findings."""
    places = [(one.id, one.review_id, one.page_label, one.paragraph or "", one.text) for one in passages]
    places += [(one.id, one.source, "", f"row {one.row}", one.text) for one in findings]
    return [
        Shown(unit, source, page, paragraph, text, stances[unit], codes.get(unit, ()))
        for unit, source, page, paragraph, text in places
        if unit in stances
    ]


def decision_rows(units: Iterable[Shown], codebook: Codebook) -> list[dict[str, str]]:
    """One row for each coding, and one with theme ``none`` for a learning statement that has none."""
    labels = {theme.id: theme.label for theme in codebook.themes}
    rows = []
    for unit in units:
        learning = unit.stance.statement in LEARNING_STATEMENTS
        shown: Sequence[Code | None] = unit.codes or ([None] if learning else [])
        rows += [_row(unit, code, labels) for code in shown]
    return rows


def _row(unit: Shown, code: Code | None, labels: Mapping[str, str]) -> dict[str, str]:
    row = dict.fromkeys(COLUMNS, "")
    row.update(
        source=unit.source,
        page=unit.page,
        paragraph=unit.paragraph,
        text=unit.text,
        statement=unit.stance.statement,
        theme="(no theme)",
        status="",
        unit_id=unit.unit_id,
        theme_id=_NO_THEME,
        text_sha256=text_hash(unit.text),
    )
    if code is not None:
        row.update(
            theme=labels.get(code.theme_id, code.theme_id),
            polarity=code.polarity,
            status=code.status,
            rule=code.rule,
            words=code.words,
            theme_id=code.theme_id,
        )
    return row


def decision_workbook(rows: Sequence[Mapping[str, str]], codebook: Codebook) -> bytes:
    """The sheet with drop-down lists, and a second one that says how to fill it in and lists the themes."""
    choices = {
        "decision": ",".join(get_args(Answer)),
        "new_polarity": ",".join(_POLARITIES),
    }
    help_rows = [{"how": line, "theme_id": "", "label": "", "definition": ""} for line in _HELP]
    themes = [
        {"how": "", "theme_id": one.id, "label": one.label, "definition": one.definition} for one in codebook.themes
    ]
    return workbook_bytes(
        [
            Sheet(SHEET, COLUMNS, rows, widths=_WIDTHS, choices=choices),
            Sheet(
                "how to",
                ("how", "theme_id", "label", "definition"),
                help_rows + themes,
                widths={"how": 60, "definition": 80, "label": 40, "theme_id": 28},
            ),
        ]
    )


_HELP = (
    "decision: confirm (the theme and polarity are right), reject (they are not), change, or add.",
    "change: give new_theme (an id of this list), or new_polarity, or both.",
    "add: copy a row of the passage, or use its row without a theme; give new_theme, and new_polarity if you can.",
    "Leave decision empty where you have not looked. Do not edit unit_id, theme_id or text_sha256.",
)


def read_decisions(
    path: Path, codebook: Codebook, texts: Mapping[str, str], *, who: str, when: str
) -> tuple[list[Decision], list[LeftOut]]:
    """The decisions in a filled-in sheet, and the rows that cannot be taken in.

    Args:
        path: The workbook.
        codebook: Its theme ids (or labels) are the only ones accepted.
        texts: By unit id, the words in the study.
        who: Who decided, where the row does not say.
        when: The date of the decisions (ISO).

    Raises:
        InputError: The file is no workbook, or a column that is needed is missing; names it.
    """
    found, left_out = [], []
    for number, row in _rows(path):
        if not row["decision"]:
            continue
        try:
            decision = _decision(row, codebook, texts, who=who, when=when)
        except CodebookError as error:
            left_out.append(LeftOut(path.name, f"row {number}, column 'new_theme'", error.reason, error.remedy))
            continue
        except InputError as error:
            left_out.append(LeftOut(path.name, f"row {number}, {error.place}", error.reason, error.remedy))
            continue
        if row["text_sha256"] != decision.text_sha256 or cell_text(row["text"]) != cell_text(texts[decision.unit_id]):
            reason = (
                "the words in the sheet are not those in the study; the decision was taken in for the study's words"
            )
            left_out.append(LeftOut(path.name, f"row {number}, column 'text'", reason, "check that it still holds"))
        found.append(decision)
    return found, left_out


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    remedy = "give the .xlsx that `thememiner decisions export` wrote"
    try:
        workbook = load_workbook(path, data_only=True)
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError) as error:
        raise InputError(str(path), f"cannot be opened as a workbook ({error})", remedy=remedy) from error
    sheet = workbook[SHEET] if SHEET in workbook.sheetnames else workbook.worksheets[0]
    lines = list(sheet.iter_rows())
    names = [_text(cell) for cell in lines[0]] if lines else []
    needed = {"decision", "unit_id", "theme_id", "text", "text_sha256"}
    missing = sorted(needed - set(names))
    if missing:
        raise InputError(
            path.name, f"has no column '{missing[0]}'", place=f"sheet '{sheet.title}', row 1", remedy=remedy
        )
    blank = dict.fromkeys(COLUMNS, "")
    return [
        (number, blank | {name: _text(cell) for name, cell in zip(names, line, strict=True) if name})
        for number, line in enumerate(lines[1:], start=2)
    ]


def _text(cell: Cell | MergedCell) -> str:
    return "" if cell.value is None else str(cell.value)


def _decision(row: Mapping[str, str], codebook: Codebook, texts: Mapping[str, str], *, who: str, when: str) -> Decision:
    verdict = _VERDICTS.get(row["decision"].strip().lower())
    if verdict is None:
        reason = f"{row['decision']!r} is not a decision"
        raise InputError("", reason, place="column 'decision'", remedy=f"use one of: {', '.join(_VERDICTS)}")
    if row["unit_id"] not in texts:
        reason = f"the study has no passage or finding {row['unit_id']!r}"
        raise InputError("", reason, place="column 'unit_id'", remedy="export anew; its review may have been removed")
    decider = row["who"].strip() or who
    if not decider:
        raise InputError("", "nobody is named", place="column 'who'", remedy="fill it in, or give --who NAME")
    new_theme = _theme(row["new_theme"].strip(), codebook)
    polarity = row["new_polarity"].strip().lower()
    if polarity and polarity not in _POLARITIES:
        reason = f"{polarity!r} is not a polarity"
        raise InputError("", reason, place="column 'new_polarity'", remedy=f"use one of: {', '.join(_POLARITIES)}")
    if row["theme_id"] == _NO_THEME and new_theme:
        verdict = "added"
    theme_id = _about(verdict, row["theme_id"], new_theme, polarity)
    return Decision(
        unit_id=row["unit_id"],
        theme_id=theme_id,
        verdict=verdict,
        new_theme_id=new_theme if verdict == "changed" else "",
        new_polarity=polarity,
        who=decider,
        when=when,
        note=row["note"],
        text_sha256=text_hash(texts[row["unit_id"]]),
    )


def _theme(given: str, codebook: Codebook) -> str:
    by_label = {theme.label.lower(): theme.id for theme in codebook.themes}
    return codebook.theme(by_label.get(given.lower(), given)).id if given else ""


def _about(verdict: Verdict, theme_id: str, new_theme: str, polarity: str) -> str:
    """The theme the decision is about; what a row lacks for its decision is said."""
    if verdict == "added":
        if not new_theme:
            raise InputError("", "no theme is given to add", place="column 'new_theme'", remedy="give a theme id")
        return new_theme
    if theme_id == _NO_THEME:
        reason = "there is no theme here to decide about"
        raise InputError("", reason, place="column 'decision'", remedy="use add with new_theme, or leave it empty")
    if verdict == "changed" and not (new_theme or polarity):
        reason = "nothing is given to change to"
        raise InputError("", reason, place="column 'new_theme'", remedy="give new_theme or new_polarity")
    return theme_id
