"""The spreadsheet in which people include or exclude reviews, there and back.

A row is known by its id, not by its place; a check on id and title goes with it, so that a sheet in which only some
columns were sorted is noticed. What was decided before is kept beside what is filled in: a row says something only
where the two differ, and a sheet that is read twice says it once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from thememiner.errors import InputError
from thememiner.library_records import Screening
from thememiner.local.cells import words
from thememiner.local.sheets import Sheet as ReadSheet
from thememiner.local.sheets import read_sheets
from thememiner.records import LeftOut
from thememiner.reports.workbook import Sheet, cell_text, workbook_bytes

SHEET = "screening"
COLUMNS = (
    "title",
    "board",
    "published",
    "first_seen",
    "new",
    "listed",
    "read",
    "status",
    "reason",
    "who",
    "screened_by",
    "screened_on",
    "link",
    "note",
    "entry_id",
    "status_before",
    "reason_before",
    "check",
)
_WIDTHS = {"title": 50, "board": 30, "reason": 40, "link": 30, "note": 30, "entry_id": 30, "read": 24}
_STATUSES: Mapping[str, Literal["included", "excluded"]] = {
    "included": "included",
    "include": "included",
    "excluded": "excluded",
    "exclude": "excluded",
}
_NEEDED = ("entry_id", "status", "reason", "check", "status_before", "reason_before")
_REMEDY = "give the .xlsx that the screening log was exported to"
_HELP = (
    "status: included or excluded. Leave it as it is where nothing changes, and empty where you have not looked.",
    "reason: needed for excluded; the board paper counts reasons, so use the same words for the same reason.",
    "who: who decided, if it is not the person who reads the sheet in.",
    "new: yes where the review was first seen since the last meeting. read: the review of the study that it is.",
    "note: why a review of the study that may be this one was not taken for it.",
    "Do not edit title, entry_id, status_before, reason_before or check. Sort whole rows only.",
)


def screening_workbook(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The rows of `thememiner.reading.screening.screening_rows` with a drop-down list for the status, and help."""
    how = [{"how": line} for line in _HELP]
    return workbook_bytes(
        [
            Sheet(
                SHEET, COLUMNS, [_shown(row) for row in rows], widths=_WIDTHS, choices={"status": "included,excluded"}
            ),
            Sheet("how to", ("how",), how, widths={"how": 100}),
        ]
    )


def read_screenings(
    path: Path, known_ids: Collection[str], *, who: str, when: str
) -> tuple[list[Screening], list[LeftOut]]:
    """The decisions in a filled-in sheet, and the rows that cannot be taken in, each with its reason.

    Args:
        path: The workbook, or the sheet saved as CSV.
        known_ids: Ids of the log's entries and of the study's reviews.
        who: Who decided, where the row does not say.
        when: The date of the decisions (ISO).

    Raises:
        InputError: The file cannot be read, or a column that is needed is missing; names it.
    """
    found: list[Screening] = []
    left_out: list[LeftOut] = []
    seen: dict[str, int] = {}
    for number, row in _rows(path):
        try:
            _check_row(row, known_ids, seen)
            seen[row["entry_id"]] = number
            decision = _decision(row, who=who, when=when)
        except InputError as error:
            left_out.append(LeftOut(path.name, f"row {number}, {error.place}", error.reason, error.remedy))
            continue
        found += [decision] if decision else []
    return found, left_out


def _shown(row: Mapping[str, str]) -> dict[str, str]:
    same = {name: row[name] for name in COLUMNS if name in row}
    return same | {
        "who": "",
        "screened_by": row["who"],
        "screened_on": row["when"],
        "status_before": row["status"],
        "reason_before": row["reason"],
        "check": _check(row["entry_id"], row["title"]),
    }


def _check(entry_id: str, title: str) -> str:
    """A few letters that fit only this id with this title."""
    plain = " ".join(words(cell_text(title)).split())
    return hashlib.sha256(f"{entry_id}\n{plain}".encode()).hexdigest()[:8]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Row number and cells by column name, of rows with anything in them."""
    sheets = read_sheets(path)
    sheet = next((one for one in sheets if one.name == SHEET), sheets[0] if sheets else ReadSheet("", ()))
    names = [words(cell) for cell in sheet.rows[0].cells] if sheet.rows else []
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise InputError(path.name, f"has no column '{missing[0]}'", place=sheet.place(1), remedy=_REMEDY)
    blank = dict.fromkeys(COLUMNS, "")
    for row in sheet.rows[1:]:
        cells = {name: words(row.cell(column)) for column, name in enumerate(names) if name}
        yield row.number, blank | cells


def _check_row(row: Mapping[str, str], known_ids: Collection[str], seen: Mapping[str, int]) -> None:
    entry_id = row["entry_id"]
    if not entry_id:
        reason = f"a row without an id: {' '.join((row['title'], row['status'], row['reason'])).strip()[:60]!r}"
        raise InputError("", reason, place="column 'entry_id'", remedy="import it with a listing; ids are made there")
    if entry_id not in known_ids:
        remedy = "export anew; its review may have been removed"
        raise InputError("", f"the log has no review {entry_id!r}", place="column 'entry_id'", remedy=remedy)
    if row["check"] != _check(entry_id, row["title"]):
        reason = f"the title {row['title'][:60]!r} is not that of {entry_id!r}"
        remedy = "sort whole rows only and leave titles as they are, or export anew"
        raise InputError("", reason, place="column 'check'", remedy=remedy)
    if entry_id in seen:
        reason = f"{entry_id!r} was in row {seen[entry_id]} already; that row was taken in, this one was not"
        raise InputError("", reason, place="column 'entry_id'", remedy="keep one row for each review")


def _decision(row: Mapping[str, str], *, who: str, when: str) -> Screening | None:
    """What a row decides; None where it says what was decided before."""
    written, reason = row["status"].casefold(), row["reason"]
    if (written, reason) == (row["status_before"], row["reason_before"]):
        return None
    if not written:
        what = "a reason is given and no status" if reason else "the status was emptied"
        remedy = "say included or excluded; a decision is changed by a new one, not taken back"
        raise InputError("", what, place="column 'status'", remedy=remedy)
    status = _STATUSES.get(written)
    if status is None:
        raise InputError(
            "", f"{row['status']!r} is not a status", place="column 'status'", remedy="included or excluded"
        )
    if status == "excluded" and not reason:
        raise InputError(
            "", "excluded without a reason", place="column 'reason'", remedy="say why; the paper states it"
        )
    decider = row["who"] or who
    if not decider:
        raise InputError("", "nobody is named", place="column 'who'", remedy="fill it in, or give --who NAME")
    if (status, reason) == (row["status_before"], row["reason_before"]):
        return None
    return Screening(row["entry_id"], status, reason, decider, when)
