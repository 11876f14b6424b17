"""A catalogue of courses as people keep it (CSV, XLSX): columns by name, wrong rows listed.

A course in the list is no evidence that anybody has learnt or changed anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.codebook import Codebook
from thememiner.errors import CodebookError, InputError
from thememiner.local.cells import why_unusable, words
from thememiner.local.sheets import Row, Sheet, is_blank, read_sheets
from thememiner.local.theme_names import folded, theme_named
from thememiner.records import LeftOut

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "course", "course title", "course name", "name", "name of course", "event", "training",
              "session"),
    "description": ("description", "about", "content", "contents", "aims", "aims and objectives", "objectives",
                    "course description", "summary", "learning outcomes", "outline"),
    "audience": ("audience", "target audience", "target group", "target groups", "who should attend", "who is it for",
                 "groups", "staff groups", "for whom", "suitable for", "level"),
    "agencies": ("agencies", "agency", "services", "organisations", "open to", "partners"),
    "form": ("form", "format", "type", "delivery", "method", "mode", "type of training"),
    "dates": ("dates", "date", "when", "date and time", "next date", "start date"),
    "places": ("places", "number of places", "capacity", "spaces", "seats", "maximum places"),
    "themes": ("themes", "theme", "theme ids", "theme id", "codebook themes", "our themes"),
}  # fmt: skip
"""Our fields and the names that columns go by."""
NO_THEME = frozenset({"none", "no theme", "-"})
"""What people write in ``themes`` where a course is on no theme of the codebook."""
_HEADER_WITHIN = 15
_PARTS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Course:
    """One course as listed.

    Args:
        row: The row number that a spreadsheet shows.
        themes: The theme ids that people gave it.
        is_ruled: Whether people said which themes it is on (none, if ``themes`` is empty): that holds.
    """

    row: int
    title: str
    description: str = ""
    audience: str = ""
    agencies: str = ""
    form: str = ""
    dates: str = ""
    places: str = ""
    themes: tuple[str, ...] = ()
    is_ruled: bool = False

    @property
    def text(self) -> str:
        """What it says it is about."""
        title = self.title if self.title.endswith((".", "?", "!")) else f"{self.title}."
        return f"{title} {self.description}".strip()


def read_courses(path: Path, codebook: Codebook) -> tuple[list[Course], list[LeftOut]]:
    """The courses in a file, and what in it could not be used.

    Args:
        path: CSV or XLSX; hidden sheets are not read.
        codebook: Its themes, by id or label, are those that the column ``themes`` may name (parted by ``;``).

    Raises:
        InputError: The file cannot be read, or no column has a course's title; names what there is.
    """
    courses: list[Course] = []
    left_out: list[LeftOut] = []
    sheets = [one for one in read_sheets(path) if one.rows and not one.hidden]
    tables = [(sheet, *found) for sheet in sheets if (found := _header(sheet))]
    if not tables:
        raise _no_header(path, sheets)
    for sheet, header, columns in tables:
        for row in sheet.rows:
            if row.number > header.number:
                course, remarks = _course(path, sheet, row, columns, codebook)
                courses += [course] if course else []
                left_out += remarks
    for sheet in sheets:
        if sheet not in [one for one, *_ in tables]:
            remedy = "name a column 'title' if it lists courses"
            left_out.append(LeftOut(path.name, sheet.place(), "has no column with a course's title", remedy))
    return courses, left_out


def _header(sheet: Sheet) -> tuple[Row, dict[str, int]] | None:
    """The first row that names a title, with the columns by field."""
    best: tuple[Row, dict[str, int]] | None = None
    for row in sheet.rows[:_HEADER_WITHIN]:
        found: dict[str, int] = {}
        for place, cell in enumerate(row.cells):
            field = _field(words(cell))
            if field and field not in found:
                found[field] = place
        if "title" in found and (best is None or len(found) > len(best[1])):
            best = row, found
    return best


def _field(name: str) -> str:
    plain = folded(re.sub(r"[^\w\s]|_", " ", name))
    return next((field for field, known in NAMES.items() if plain in known), "")


def _course(
    path: Path, sheet: Sheet, row: Row, columns: Mapping[str, int], codebook: Codebook
) -> tuple[Course | None, list[LeftOut]]:
    def at(field: str) -> str:
        return " ".join(words(row.cell(columns[field])).split()) if field in columns else ""

    title = row.cell(columns["title"])
    if is_blank(title) or (wrong := why_unusable(title)):
        reason = "has no title" if is_blank(title) else f"the title {wrong}"
        return None, [LeftOut(path.name, sheet.place(row.number, "title"), reason, "write the course's title")]
    written = words(row.cell(columns["themes"])) if "themes" in columns else ""
    themes, remarks = _themes(written, path, sheet.place(row.number, "themes"), codebook)
    fields = {field: at(field) for field in NAMES if field != "themes"}
    is_ruled = bool(themes) or folded(written) in NO_THEME
    return Course(row.number, **fields, themes=themes, is_ruled=is_ruled), remarks


def _themes(written: str, path: Path, place: str, codebook: Codebook) -> tuple[tuple[str, ...], list[LeftOut]]:
    found: list[str] = []
    remarks: list[LeftOut] = []
    for part in (one.strip() for one in _PARTS.split(written)):
        if not part or folded(part) in NO_THEME:
            continue
        try:
            found.append(theme_named(part, codebook).id)
        except CodebookError as error:
            reason = f"{error.reason}; the course is kept without it"
            remarks.append(LeftOut(path.name, place, reason, error.remedy))
    return tuple(dict.fromkeys(found)), remarks


def _no_header(path: Path, sheets: Sequence[Sheet]) -> InputError:
    named = [words(cell) for sheet in sheets for cell in sheet.rows[0].cells if not is_blank(cell)]
    there = f"the first row has: {', '.join(named[:8])}" if named else "the file is empty"
    remedy = f"name the columns title, description, audience, agencies, form, dates, places, themes ({there})"
    return InputError(path.name, "has no column with the title of a course", remedy=remedy)
