"""The board's own words for themes as a spreadsheet, there and back: one term a row, its themes parted by ``;``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.errors import CodebookError, InputError
from thememiner.local.crosswalk import Term
from thememiner.local.theme_names import folded, theme_named
from thememiner.records import LeftOut
from thememiner.reports.filled_rows import FilledRow, filled_rows
from thememiner.reports.workbook import Sheet, workbook_bytes

SHEET = "crosswalk"
COLUMNS = ("term", "themes", "priority", "theme labels")
MOST_CHARACTERS = 200
"""A priority or a heading is not longer than this."""
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_PARTS = re.compile(r"[;\n]")
_REMEDY = "give a CSV or .xlsx with the columns term, themes (parted by ;) and, if you like, priority (yes or no)"
_HELP = (
    "term: a priority or a heading of the board's own, as it stands in its plan or its audits.",
    "themes: ids or labels of the codebook's themes (listed here), parted by ; where it stands for several.",
    "priority: yes where it is a priority of the board's plan.",
    "A row says all the themes of its term; a term that is not in the sheet stays as it is.",
)


def crosswalk_workbook(terms: Sequence[Term], codebook: Codebook) -> bytes:
    """The terms as a sheet to edit, with a second one that lists the themes."""
    labels = {theme.id: theme.label for theme in codebook.themes}
    rows = [
        {
            "term": one.term,
            "themes": "; ".join(one.theme_ids),
            "priority": "yes" if one.priority else "no",
            "theme labels": "; ".join(labels.get(theme, "(no longer in the codebook)") for theme in one.theme_ids),
        }
        for one in terms
    ]
    told = [{"how": line, "theme id": "", "label": ""} for line in _HELP]
    themes = [{"how": "", "theme id": one.id, "label": one.label} for one in codebook.themes]
    widths = {"term": 40, "themes": 50, "theme labels": 60, "how": 80, "theme id": 30, "label": 50}
    return workbook_bytes(
        [
            Sheet(SHEET, COLUMNS, rows, widths=widths, choices={"priority": "yes,no"}),
            Sheet("how to", ("how", "theme id", "label"), told + themes, widths=widths),
        ]
    )


def read_crosswalk(path: Path, codebook: Codebook) -> tuple[list[Term], list[LeftOut]]:
    """The terms in a file, and the rows that cannot be taken in; a term of which a row is wrong is left out whole.

    Args:
        path: CSV or XLSX.
        codebook: Its themes, by id or by label, are the only ones accepted.

    Raises:
        InputError: The file cannot be read, or a column is missing; names it.
    """
    found: dict[str, Term] = {}
    wrong: set[str] = set()
    left_out: list[LeftOut] = []
    for row in filled_rows(path, SHEET, ("term", "themes"), remedy=_REMEDY):
        if row.is_empty(("term", "themes")):
            continue
        try:
            one = _term(row, codebook)
        except InputError as error:
            wrong |= _named(row)
            left_out.append(LeftOut(path.name, f"row {row.number}, {error.place}", error.reason, error.remedy))
            continue
        before = found.get(folded(one.term))
        themes = tuple(dict.fromkeys([*(before.theme_ids if before else ()), *one.theme_ids]))
        found[folded(one.term)] = Term(one.term, themes, one.priority or (before is not None and before.priority))
    return [one for key, one in found.items() if key not in wrong], left_out


def checked_term(given: str) -> str:
    """A term in one line.

    Raises:
        InputError: It is empty or too long.
    """
    term = " ".join(given.split())
    if not term or len(term) > MOST_CHARACTERS:
        reason = "no term is given" if not term else f"the term is longer than {MOST_CHARACTERS} characters"
        raise InputError("crosswalk", reason, place="column 'term'", remedy="give the heading or the priority's name")
    return term


def _term(row: FilledRow, codebook: Codebook) -> Term:
    term = checked_term(row.text("term"))
    named = [part.strip() for part in _PARTS.split(row.text("themes")) if part.strip()]
    if not named:
        remedy = "name one, or take the row out; `thememiner crosswalk remove` takes a term back"
        raise InputError("", "no theme is given", place="column 'themes'", remedy=remedy)
    try:
        themes = tuple(dict.fromkeys(theme_named(one, codebook).id for one in named))
    except CodebookError as error:
        raise InputError("", error.reason, place="column 'themes'", remedy=error.remedy) from error
    written = row.text("priority").casefold()
    if written and written not in _YES_NO:
        raise InputError("", f"{written!r} is neither yes nor no", place="column 'priority'", remedy="write yes or no")
    return Term(term, themes, _YES_NO.get(written, False))


def _named(row: FilledRow) -> set[str]:
    """The term of a row that is wrong elsewhere."""
    cell = row.cells.get("term")
    return {folded(cell)} if isinstance(cell, str) else set()
