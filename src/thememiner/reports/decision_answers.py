"""The decisions in a sheet that people filled in.

Rows may come in any order, with columns and sheets of people's own, from another program, and with cells merged. Where
the words in the sheet were edited, the decision still is about the words in the study, and is taken in with a note.
Rows that contradict each other are both left out.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from thememiner.codebook import Codebook
from thememiner.coding.decisions import NOTHING, text_hash
from thememiner.coding.queue import random_note
from thememiner.errors import CodebookError, InputError
from thememiner.local.dates import iso_date
from thememiner.records import Decision, LeftOut, Polarity, Verdict
from thememiner.reports.decision_sheet import COLUMNS, SHEET, WHY
from thememiner.reports.workbook import cell_text

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NEEDED = frozenset({"decision", "unit_id", "theme_id", "text", "text_sha256"})
_VERDICTS: dict[str, Verdict] = {"confirm": "confirmed", "reject": "rejected", "change": "changed", "add": "added"}
_POLARITIES = get_args(Polarity)
_WHEN = "when"
_HEADER_WITHIN = 10
_RANDOM = re.compile(r"random(?: \(seed (\d+)\))?")
_REMEDY = "give the .xlsx that `thememiner decisions export` wrote"


def read_decisions(
    path: Path, codebook: Codebook, texts: Mapping[str, str], *, who: str, when: str
) -> tuple[list[Decision], list[LeftOut]]:
    """The decisions in a filled-in sheet, and the rows that cannot be taken in.

    Args:
        path: The workbook.
        codebook: Its theme ids (or labels) are the only ones accepted.
        texts: By unit id, the words in the study.
        who: Who decided, where the row does not say.
        when: The date of the decisions (ISO), where the sheet has no column ``when``.

    Raises:
        InputError: The file is no workbook, or a column that is needed is missing; names it.
    """
    found: list[tuple[int, Decision]] = []
    left_out = []
    for number, row in _rows(path):
        place = f"row {number}"
        try:
            decision = _answer(row, codebook, texts, who=who, when=when)
        except CodebookError as error:
            left_out.append(LeftOut(path.name, f"{place}, column 'new_theme'", error.reason, error.remedy))
            continue
        except InputError as error:
            left_out.append(LeftOut(path.name, f"{place}, {error.place}", error.reason, error.remedy))
            continue
        if decision is not None:
            found.append((number, decision))
            if row["text_sha256"] != decision.text_sha256 or not _same_words(row["text"], texts[decision.unit_id]):
                reason = "the words in the sheet are not those in the study; the decision was taken in for the study's"
                left_out.append(LeftOut(path.name, f"{place}, column 'text'", reason, "check that it still holds"))
    agreed, contradicting = _without_contradictions(path.name, found)
    return agreed, [*left_out, *contradicting]


def _same_words(written: str, text: str) -> bool:
    """Programs differ in the line ends and the spaces at an end that they keep."""
    return cell_text(written).split() == cell_text(text).split()


def _without_contradictions(name: str, found: Sequence[tuple[int, Decision]]) -> tuple[list[Decision], list[LeftOut]]:
    """Two rows that decide differently about one theme of one passage say nothing; a copied row says it once."""
    by_key: dict[tuple[str, str], list[tuple[int, Decision]]] = defaultdict(list)
    for number, one in found:
        by_key[one.unit_id, one.theme_id].append((number, one))
    agreed, left_out = [], []
    for rows in by_key.values():
        said = {(one.verdict, one.new_theme_id, one.new_polarity) for _, one in rows}
        if len(said) == 1:
            agreed.append(rows[0][1])
            continue
        numbers = ", ".join(str(number) for number, _ in rows)
        reason = "these rows decide differently about the same theme of the same passage; none of them was taken in"
        left_out.append(LeftOut(name, f"rows {numbers}, column 'decision'", reason, "leave one of them"))
    return agreed, left_out


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    workbook = _opened(path)
    try:
        sheet, header, names = _sheet(path.name, workbook)
        lines = _filled(sheet)
    finally:
        workbook.close()
    blank = dict.fromkeys((*COLUMNS, WHY, _WHEN), "")
    return [
        (number, blank | {name: text for name, text in zip(names, line, strict=True) if name})
        for number, line in enumerate(lines, start=1)
        if number > header and any(line)
    ]


def _opened(path: Path) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it would lose on saving; nothing is saved here.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(path, data_only=True)
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, TypeError) as error:
        raise InputError(str(path), f"cannot be opened as a workbook ({error})", remedy=_REMEDY) from error


def _sheet(name: str, workbook: Workbook) -> tuple[Worksheet, int, list[str]]:
    """The sheet with the columns that are needed, the row of its headings, and these; ours, else a visible one."""
    pages = sorted(workbook.worksheets, key=lambda one: (one.title != SHEET, one.sheet_state != "visible"))
    nearest: tuple[int, str, int, str] | None = None
    for page in pages:
        for number, row in enumerate(page.iter_rows(max_row=_HEADER_WITHIN, values_only=True), start=1):
            names = ["_".join(_text(value).casefold().split()) for value in row]
            missing = sorted(NEEDED - set(names))
            if not missing:
                return page, number, names
            nearest = min(nearest or (99, "", 0, ""), (len(missing), page.title, number, missing[0]))
    missing_name = nearest[3] if nearest else "decision"
    place = f"sheet '{nearest[1]}', row {nearest[2]}" if nearest else ""
    raise InputError(name, f"has no column '{missing_name}'", place=place, remedy=_REMEDY)


def _filled(sheet: Worksheet) -> list[list[str]]:
    """Every row as text; a cell that was merged with the one above it says the same."""
    lines = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for merge in sheet.merged_cells.ranges:
        left, top, _, bottom = merge.bounds
        for number in range(top + 1, min(bottom, len(lines)) + 1):
            lines[number - 1][left - 1] = lines[top - 1][left - 1]
    return lines


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)


def _answer(
    row: Mapping[str, str], codebook: Codebook, texts: Mapping[str, str], *, who: str, when: str
) -> Decision | None:
    """The decision of a row; None where nobody has looked."""
    if not row["decision"].strip():
        if row["new_theme"].strip() or row["new_polarity"].strip():
            remedy = "write change or add"
            raise InputError("", "is empty, but something new is given", place="column 'decision'", remedy=remedy)
        return None
    return _decision(row, codebook, texts, who=who, when=_when(row[_WHEN], when))


def _when(given: str, otherwise: str) -> str:
    """A day that somebody wrote beside a decision, as text or as a date."""
    found = iso_date(given.strip()) if given.strip() else otherwise
    if found is None or len(found) != len("2026-11-24"):
        raise InputError("", f"{given!r} is not a day", place="column 'when'", remedy="write it like 2026-11-24")
    return found


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
    if row["theme_id"] == NOTHING and new_theme:
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
        note=_note(row),
        text_sha256=text_hash(texts[row["unit_id"]]),
    )


def _note(row: Mapping[str, str]) -> str:
    """What was noted; a decision on the random share says so, since figures for accuracy rest on it."""
    drawn = _RANDOM.fullmatch(row[WHY].strip())
    mark = random_note(int(drawn[1] or 1)) if drawn else ""
    return f"{row['note']} {mark}".strip()


def _theme(given: str, codebook: Codebook) -> str:
    by_label = {theme.label.lower(): theme.id for theme in codebook.themes}
    return codebook.theme(by_label.get(given.lower(), given)).id if given else ""


def _about(verdict: Verdict, theme_id: str, new_theme: str, polarity: str) -> str:
    """The theme the decision is about; what a row lacks for its decision is said."""
    if verdict == "added":
        if not new_theme:
            raise InputError("", "no theme is given to add", place="column 'new_theme'", remedy="give a theme id")
        return new_theme
    if theme_id == NOTHING and verdict == "confirmed":
        return NOTHING
    if theme_id == NOTHING:
        reason = "there is no theme here to decide about"
        raise InputError(
            "", reason, place="column 'decision'", remedy="use confirm (no theme fits), or add with new_theme"
        )
    if verdict == "changed" and not (new_theme or polarity):
        reason = "nothing is given to change to"
        raise InputError("", reason, place="column 'new_theme'", remedy="give new_theme or new_polarity")
    return theme_id
