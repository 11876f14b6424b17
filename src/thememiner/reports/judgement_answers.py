"""The judgements in a sheet that came back from a meeting; what cannot be taken in is named by row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.errors import CodebookError, InputError
from thememiner.local.judgements import day, is_known, position_named, response_named, stated
from thememiner.local.theme_names import folded, theme_named
from thememiner.local_records import Judgement
from thememiner.records import LeftOut
from thememiner.reports.filled_rows import FilledRow, Taken, filled_rows
from thememiner.reports.judgement_sheet import ANSWERS, KEY, SHEET, Key
from thememiner.reports.workbook import cell_text

_NEEDED = (KEY, *ANSWERS)
_REMEDY = "give the .xlsx that `thememiner judgements export` wrote"


@dataclass(frozen=True, slots=True)
class Answered:
    """A judgement with the row it stands in and the day as at which the sheet was made."""

    number: int
    judgement: Judgement
    as_at: str


def read_judgements(
    path: Path,
    codebook: Codebook,
    positions: Mapping[str, str],
    kept: Sequence[Judgement],
    *,
    who: str,
    when: str,
) -> tuple[list[Judgement], Taken]:
    """The judgements that a filled-in sheet adds, and what came of its rows.

    Args:
        path: The workbook.
        codebook: Its themes are the only ones accepted.
        positions: By theme, what the machine says now: kept where the sheet no longer says what the group saw.
        kept: Every judgement in the study; what is among them is not added again.
        who: Who decided, where the row does not say.
        when: The day of the meeting (ISO), where the row does not say.

    Raises:
        InputError: The file is no such sheet; names what is missing.
    """
    found: list[Answered] = []
    left_out: list[LeftOut] = []
    empty = 0
    for row in filled_rows(path, SHEET, _NEEDED, remedy=_REMEDY):
        if row.is_empty(ANSWERS):
            empty += not row.is_empty((KEY, "theme"))
            continue
        try:
            answered = _answered(row, codebook, positions, who=who, when=when)
        except InputError as error:
            place = error.place or f"column '{KEY}'"
            left_out.append(LeftOut(path.name, f"row {row.number}, {place}", error.reason, error.remedy))
            continue
        found.append(answered)
        left_out += [LeftOut(path.name, f"row {row.number}, {place}", *said) for place, said in _notes(row, codebook)]
    agreed, contradicting = _without_contradictions(path.name, found)
    new = [one.judgement for one in agreed if not is_known(one.judgement, kept, one.as_at)]
    return new, Taken(len(new), len(agreed) - len(new), empty, (*left_out, *contradicting))


def _answered(row: FilledRow, codebook: Codebook, positions: Mapping[str, str], *, who: str, when: str) -> Answered:
    key = Key.parsed(row.text(KEY))
    if not key.theme_id:
        remedy = "export anew and write the judgement there"
        raise InputError("", "the row has no key", place=f"column '{KEY}'", remedy=remedy)
    theme = codebook.theme(key.theme_id)
    _check_label(_label(row), theme.id, codebook)
    judgement = Judgement(
        theme_id=theme.id,
        position=position_named(row.text("position")),
        response=response_named(row.text("response")),
        reason=stated(row.text("reason"), "reason", "say why, in the group's words"),
        who=stated(row.text("who") or who, "who", "fill it in, or give --who NAME"),
        when=day(row.day("date", when)),
        machine_position=row.text("local position") if _is_as_written(row) else positions.get(theme.id, ""),
    )
    return Answered(row.number, judgement, key.as_at if _is_as_written(row) else "")


def _label(row: FilledRow) -> str:
    return row.text("theme").partition("\n")[0]


def _check_label(shown: str, theme_id: str, codebook: Codebook) -> None:
    """Refuse a row that shows another theme than its id names: then only some of the columns were sorted."""
    try:
        other = theme_named(shown, codebook)
    except CodebookError:
        return
    if other.id != theme_id:
        reason = f"the row shows {other.label!r}, but its id is that of another theme ({theme_id})"
        raise InputError("", reason, place="column 'theme'", remedy="sort whole rows only, or export anew")


def _is_as_written(row: FilledRow) -> bool:
    key = Key.parsed(row.text(KEY))
    return key == Key.of(key.theme_id, key.as_at, row.text("local position"))


def _notes(row: FilledRow, codebook: Codebook) -> list[tuple[str, tuple[str, str]]]:
    """What was written over; the judgement is taken in all the same."""
    notes = []
    label = codebook.theme(Key.parsed(row.text(KEY)).theme_id).label
    if folded(_label(row)) != folded(cell_text(label)):
        reason = f"the theme's name was written over; the judgement was taken in for {label!r}"
        notes.append(("column 'theme'", (reason, "check that it is meant")))
    if not _is_as_written(row):
        reason = "what thememiner said was written over; what it says as at the meeting is kept beside the judgement"
        notes.append(("column 'local position'", (reason, "check that the judgement still holds")))
    return notes


def _without_contradictions(name: str, found: Sequence[Answered]) -> tuple[list[Answered], list[LeftOut]]:
    """Two rows that judge one theme differently say nothing; a copied row says it once."""
    by_theme: dict[str, list[Answered]] = defaultdict(list)
    for one in found:
        by_theme[one.judgement.theme_id].append(one)
    agreed, left_out = [], []
    for theme_id, rows in by_theme.items():
        if len({replace(one.judgement, machine_position="") for one in rows}) == 1:
            agreed.append(rows[0])
            continue
        numbers = ", ".join(str(one.number) for one in rows)
        reason = f"these rows judge {theme_id!r} differently; none of them was taken in"
        left_out.append(LeftOut(name, f"rows {numbers}, column 'response'", reason, "leave one of them"))
    return agreed, left_out
