"""The coders' workbooks, back: a row is known by its key, not by its place.

A check mark goes with the key, and the words are compared with the study's: a key that slid to another passage's words
is found. A row that is filled in partly counts as not coded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from thememiner.codebook import Codebook
from thememiner.coding.check_answers import Answer, join
from thememiner.coding.check_sample import Candidate, Draw, Drawn, load_draw
from thememiner.errors import InputError, visible
from thememiner.evidence.checked import check_result
from thememiner.local.sheets import Formula, Row, read_sheets
from thememiner.local.sheets import Sheet as ReadSheet
from thememiner.records import LeftOut
from thememiner.reports.check_outcome import CheckOutcome
from thememiner.reports.check_sheet import NONE_FITS, POLARITIES, SHEET, check_mark, theme_names
from thememiner.reports.workbook import cell_text

_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_KEY = re.compile(r"d(\d+)-p\d+")
_ALIKE = 80.0
_LONGEST_NAME = 40
_REMEDY = "give the .xlsx that `thememiner check draw` wrote"
_FILL_IN = "code some passages in both sheets first"


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet that came back, as it stands: who filled it in, and its rows by column name."""

    file: str
    coder: str
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read_filled(path: Path) -> Filled:
    """A sheet that came back, not judged yet.

    Raises:
        InputError: It cannot be read, or a column is missing; names it.
    """
    sheets = read_sheets(path)
    sheet = next((one for one in sheets if one.name == SHEET), sheets[0] if sheets else ReadSheet("", ()))
    names = [_text(cell).casefold() for cell in sheet.rows[0].cells] if sheet.rows else []
    for name in ("text", "learning", "theme_1", "polarity", "key", "check"):
        if names.count(name) != 1:
            reason = f"has {'no' if name not in names else 'more than one'} column {name!r}"
            raise InputError(path.name, reason, place=sheet.place(1), remedy=_REMEDY)
    rows = [(row.number, _cells(row, names)) for row in sheet.rows[1:]]
    coders = Counter(row["coder"] for _, row in rows if row.get("coder"))
    coder = coders.most_common(1)[0][0] if coders else path.stem
    return Filled(path.name, visible(coder[:_LONGEST_NAME]), tuple(rows))


def _cells(row: Row, names: Sequence[str]) -> dict[str, str]:
    return {name: _text(row.cell(column)) for column, name in enumerate(names) if name}


def _text(cell: object) -> str:
    if isinstance(cell, Formula):
        return f"={cell.text.lstrip('=')}"
    return "" if cell is None else str(cell).strip()


def draw_number(sheets: Sequence[Filled]) -> int:
    """The draw that the sheets belong to.

    Raises:
        InputError: A sheet has no keys, the sheets are of different draws, or two are one coder's.
    """
    found: dict[int, str] = {}
    for sheet in sheets:
        numbers = Counter(int(match[1]) for _, row in sheet.rows if (match := _KEY.fullmatch(row["key"])))
        if not numbers:
            raise InputError(sheet.file, "has no key of a drawn passage", place="column 'key'", remedy=_REMEDY)
        found[numbers.most_common(1)[0][0]] = sheet.file
    if len(found) > 1:
        said = ", ".join(f"{file}: draw {number}" for number, file in sorted(found.items()))
        raise InputError(
            sheets[1].file, f"the sheets are of different draws ({said})", remedy="give sheets of one draw"
        )
    return next(iter(found))


def check_coders(sheets: Sequence[Filled]) -> None:
    """Refuse the same coder twice: she agrees with herself.

    Raises:
        InputError: Both sheets name one coder.
    """
    if len({sheet.coder.casefold() for sheet in sheets}) < len(sheets):
        reason = f"is of the coder {sheets[1].coder!r}, as is {sheets[0].file}"
        raise InputError(sheets[1].file, reason, place="column 'coder'", remedy="give the other coder's sheet")


def answers_of(
    sheet: Filled, draw: Draw, texts: Mapping[str, str], codebook: Codebook
) -> tuple[dict[str, Answer], list[LeftOut]]:
    """The answers in a sheet by key, and the rows that cannot be taken, each with its reason.

    Args:
        sheet: From `read_filled`.
        draw: The draw it belongs to.
        texts: By unit id, the words in the study.
        codebook: Its labels and ids are the only themes accepted.
    """
    by_key = {one.key: one for one in draw.units}
    words = {one.key: texts.get(one.unit_id, "") for one in draw.units}
    names = {name.casefold(): theme for theme, name in theme_names(codebook).items()}
    names |= {theme.id.casefold(): theme.id for theme in codebook.themes}
    found: dict[str, Answer] = {}
    left_out: list[LeftOut] = []
    twice = {key for key, count in Counter(row["key"] for _, row in sheet.rows if _is_begun(row)).items() if count > 1}
    for number, row in sheet.rows:
        if not _is_begun(row):
            continue
        try:
            _check_row(row, by_key, twice)
            note = _check_words(row, words)
            found[row["key"]] = _answer(row, names)
        except InputError as error:
            left_out.append(LeftOut(sheet.file, f"row {number}, {error.place}", error.reason, error.remedy))
            continue
        left_out += (
            [LeftOut(sheet.file, f"row {number}, column 'text'", note, "check that it still holds")] if note else []
        )
    return found, left_out


def _is_begun(row: Mapping[str, str]) -> bool:
    return any(value for name, value in row.items() if name in ("learning", "polarity") or name.startswith("theme_"))


def _check_row(row: Mapping[str, str], by_key: Mapping[str, Drawn], twice: set[str]) -> None:
    drawn = by_key.get(row["key"])
    if drawn is None or row["check"] != check_mark(drawn):
        reason = f"the key {row['key'][:20]!r} is not of this draw, or does not fit the column 'check'"
        raise InputError(
            "", reason, place="column 'key'", remedy="sort whole rows only; leave key and check as they are"
        )
    if row["key"] in twice:
        reason = f"{row['key']} is filled in more than once; none of these rows was taken"
        raise InputError("", reason, place="column 'key'", remedy="keep one row for each passage")


def _check_words(row: Mapping[str, str], words: Mapping[str, str]) -> str:
    """A note where the words were edited a little; an error where they are those of another passage."""
    own, there = _plain(words[row["key"]]), _plain(row["text"])
    if own == there or not own:
        return ""
    if there in {_plain(other) for other in words.values()} or fuzz.ratio(own, there) < _ALIKE:
        reason = "the words are not those of this passage"
        remedy = "sort whole rows only; copy the row from the sheet that was drawn"
        raise InputError("", reason, place="column 'text'", remedy=remedy)
    return "the words in the sheet were edited; the answer was taken for the study's words"


def _plain(text: str) -> str:
    return " ".join(cell_text(text).split())


def _answer(row: Mapping[str, str], names: Mapping[str, str]) -> Answer:
    learning = _YES_NO.get(row["learning"].casefold())
    given = [value for name, value in row.items() if name.startswith("theme_") and value]
    if learning is None:
        reason = (
            f"{row['learning'][:40]!r} is not yes or no" if row["learning"] else "is filled in partly: no yes or no"
        )
        raise InputError("", f"{reason}; counted as not coded", place="column 'learning'", remedy="say yes or no")
    if not learning:
        if any(value.casefold() != NONE_FITS for value in given):
            reason = "says that it is not learning, and gives a theme; counted as not coded"
            raise InputError("", reason, place="column 'learning'", remedy="say yes, or empty the themes")
        return Answer(learning=False, note=row.get("note", ""))
    polarity = row["polarity"].casefold()
    if polarity not in POLARITIES:
        reason = f"{polarity[:40]!r} is no polarity" if polarity else "is filled in partly: no polarity"
        remedy = f"use one of: {', '.join(POLARITIES)}"
        raise InputError("", f"{reason}; counted as not coded", place="column 'polarity'", remedy=remedy)
    return Answer(True, polarity, _themes(given, names), row.get("note", ""))


def _themes(given: Sequence[str], names: Mapping[str, str]) -> frozenset[str]:
    if not given:
        reason = "is filled in partly: no theme; counted as not coded"
        raise InputError("", reason, place="column 'theme_1'", remedy=f"give a theme, or {NONE_FITS}")
    unknown = [value for value in given if value.casefold() not in names and value.casefold() != NONE_FITS]
    if unknown:
        reason = f"{unknown[0][:60]!r} is no theme of the codebook; counted as not coded"
        raise InputError("", reason, place="column 'theme'", remedy="choose from the list")
    return frozenset(names[value.casefold()] for value in given if value.casefold() in names)


def read_outcome(
    paths: tuple[Path, Path], settled: Path | None, study: Path, frame: Sequence[Candidate], codebook: Codebook
) -> CheckOutcome:
    """Read two coders' sheets (and a third reading) and work out what the check comes to.

    Raises:
        InputError: A sheet cannot be used, is of another draw or study, or is the same coder's as the other.
    """
    sheets = [read_filled(path) for path in paths]
    check_coders(sheets)
    third = [read_filled(settled)] if settled else []
    draw = load_draw(study, draw_number([*sheets, *third]))
    kept = [one for one in frame if not draw.reviews or one.kind != "local"]
    texts = {one.unit_id: one.text for one in kept}
    read = [answers_of(sheet, draw, texts, codebook) for sheet in (*sheets, *third)]
    checked, lost = join(draw, kept, (read[0][0], read[1][0]), read[2][0] if third else None)
    if not checked:
        raise InputError(paths[0].name, f"holds no passage that {paths[1].name} holds too", remedy=_FILL_IN)
    result = check_result(draw, checked, kept, [theme.id for theme in codebook.themes])
    left_out = (*(one for _, rows in read for one in rows), *lost)
    changed = draw.codebook != codebook.fingerprint
    return CheckOutcome(result, (sheets[0].coder, sheets[1].coder), codebook, left_out, changed)
