"""The workbook in which a person codes the drawn passages without seeing the machine or the other coder.

`thememiner.reports.check_reading` takes it back.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

import numpy as np

from thememiner.codebook import Codebook
from thememiner.coding.check_answers import Answer, Checked
from thememiner.coding.check_sample import Candidate, Draw, Drawn
from thememiner.errors import InputError
from thememiner.records import Polarity
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.workbook import Sheet, workbook_bytes

SHEET = "passages"
BOOK = "codebook"
NONE_FITS = "(none fits)"
POLARITIES = get_args(Polarity)
_WIDTHS = {"text": 80, "heading": 20, "place": 24, "learning": 9, "note": 24, "polarity": 10, "said": 40}


def theme_columns(codebook: Codebook) -> tuple[str, ...]:
    """Three themes at most with the packaged codebook (its own rule), five with another."""
    return tuple(f"theme_{number}" for number in range(1, 4 if codebook.is_default else 6))


def check_workbook(draw: Draw, frame: Iterable[Candidate], codebook: Codebook, coder: str) -> bytes:
    """One coder's workbook, in an order of her own (whole reviews: in reading order)."""
    units = {one.unit_id: one for one in frame}
    order = list(draw.units)
    if not draw.reviews:
        seed = [draw.seed, *coder.encode()]
        order = [draw.units[place] for place in np.random.default_rng(seed).permutation(len(draw.units))]
    themes = theme_columns(codebook)
    rows = [_row(drawn, units[drawn.unit_id], themes, coder) for drawn in order]
    return _workbook(rows, codebook, themes)


def disputed_workbook(checked: Iterable[Checked], codebook: Codebook, names: tuple[str, str]) -> bytes:
    """The passages on which two coders differ, with what both said, for a third reading that settles them."""
    said = tuple(f"{name} said" for name in names)
    themes = theme_columns(codebook)
    rows = []
    for one in checked:
        if one.settled.is_disputed:
            row = _row(one.drawn, one.unit, themes, "settled")
            answers = (in_words(answer, codebook) for answer in (one.first, one.second))
            rows.append(row | dict(zip(said, answers, strict=True)))
    return _workbook(rows, codebook, themes, more=said)


def in_words(answer: Answer, codebook: Codebook) -> str:
    """An answer as one line: "learning, failing: Supervision; Plans"."""
    if not answer.learning:
        return "not learning"
    names = theme_names(codebook)
    themes = "; ".join(names[theme.id] for theme in codebook.themes if theme.id in answer.themes)
    return f"{answer.polarity}: {themes or 'no theme fits'}"


def theme_names(codebook: Codebook) -> dict[str, str]:
    """What a theme is called in the drop-down lists: its label, or its id where two themes share a label."""
    labels = Counter(theme.label.casefold() for theme in codebook.themes)
    return {one.id: one.label if labels[one.label.casefold()] == 1 else one.id for one in codebook.themes}


def _row(drawn: Drawn, unit: Candidate, themes: Sequence[str], coder: str) -> dict[str, str]:
    shown = {"text": unit.text, "heading": unit.heading, "place": unit.place, "learning": ""}
    asked = dict.fromkeys(themes, "") | {"polarity": "", "note": ""}
    return shown | asked | {"coder": coder, "key": drawn.key, "check": check_mark(drawn)}


def check_mark(drawn: Drawn) -> str:
    """A few letters that fit only this key with these words."""
    return "c" + hashlib.sha256(f"{drawn.key}\n{drawn.text_sha256}".encode()).hexdigest()[:8]


def _workbook(
    rows: Sequence[Mapping[str, str]], codebook: Codebook, themes: Sequence[str], *, more: Sequence[str] = ()
) -> bytes:
    columns = ("text", "heading", "place", *more, "learning", *themes, "polarity", "note", "coder", "key", "check")
    names = theme_names(codebook)
    listed = [{"theme": NONE_FITS, "definition": "It is learning, and no theme of the codebook fits."}]
    listed += [
        {"theme": names[one.id], "definition": one.definition, "include": one.include, "exclude": one.exclude}
        for one in codebook.themes
    ]
    book = ("theme", "definition", "include", "exclude")
    whole = [dict.fromkeys(book, "") | row for row in listed]
    choices = dict.fromkeys(themes, f"={BOOK}!$A$2:$A${len(whole) + 1}")
    choices |= {"learning": "yes,no", "polarity": ",".join(POLARITIES)}
    widths = _WIDTHS | dict.fromkeys(themes, 26) | dict.fromkeys(more, 34)
    return workbook_bytes(
        [
            Sheet(SHEET, columns, rows, widths=widths, choices=choices),
            Sheet("how to", ("how",), [{"how": line} for line in _HELP], widths={"how": 110}),
            Sheet(BOOK, book, whole, widths={"theme": 40, "definition": 70, "include": 50, "exclude": 50}),
        ]
    )


_HELP = (
    "Code each passage by yourself: do not look at the machine's codings, and do not talk it over with the other "
    "coder until both sheets are in.",
    "learning: yes where the passage sets down learning: a finding, a lesson, good practice or a recommendation. "
    "no for narrative, method, terms of reference, views of the family, and other text.",
    "theme_1, theme_2 ...: for learning only. The main theme first, others only where the passage plainly speaks of "
    f"them. {NONE_FITS} in theme_1 where it is learning and no theme fits.",
    "polarity: for learning only. failing (something did not work), good (it worked), mixed (both), neutral "
    "(neither; most recommendations).",
    "A row that is filled in partly counts as not coded. Leave a row empty where you have not got to it.",
    "You may sort, filter and widen. Do not edit text, key or check.",
)


def write_sheets(sheet: Path, draw: Draw, frame: Sequence[Candidate], codebook: Codebook) -> list[Path]:
    """Write one workbook for each coder beside the name given: ``check.xlsx`` becomes ``check-A.xlsx``.

    Raises:
        InputError: One is there already, perhaps filled in, or cannot be written.
    """
    paths = sheet_paths(sheet, draw.coders)
    for path, coder in zip(paths, draw.coders, strict=True):
        write_file(path, check_workbook(draw, frame, codebook, coder))
    return paths


def sheet_paths(sheet: Path, coders: Sequence[str]) -> list[Path]:
    """Where the coders' workbooks go.

    Raises:
        InputError: One is there already, or two coders' names give one file name.
    """
    from slugify import slugify

    paths = [
        sheet.with_name(f"{sheet.stem}-{slugify(coder, lowercase=False) or number}.xlsx")
        for number, coder in enumerate(coders, 1)
    ]
    if len(set(paths)) < len(paths):
        raise InputError(str(sheet), "two coders' names give one file name", remedy="name them differently (--coders)")
    for path in paths:
        if path.exists():
            raise InputError(str(path), "is there already, perhaps filled in", remedy="choose another name")
    return paths


def write_disputed(checked: Sequence[Checked], codebook: Codebook, names: tuple[str, str], path: Path) -> int:
    """Write what is disputed, for a third reading; returns how many passages."""
    write_file(path, disputed_workbook(checked, codebook, names))
    return sum(one.settled.is_disputed for one in checked)
