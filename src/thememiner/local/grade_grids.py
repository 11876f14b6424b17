"""Tables that hold grades and no words: cases by agency, cases by topic, agencies by standard.

Each graded cell is a finding that says what was graded, as written. Nothing is averaged, and yes and no are no grades.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thememiner.local.agencies import is_agency
from thememiner.local.cells import is_total, words
from thememiner.local.dates import iso_date
from thememiner.local.grades import graded, scale_of_column
from thememiner.local.preface import stated_above, year_named
from thememiner.local.sheets import Row, is_blank
from thememiner.local.source_types import source_type
from thememiner.local.tables import Column, Table
from thememiner.records import AuditFinding

_NO_GRADES = frozenset({"", "yes/no"})
_LABELS = ("case", "agency", "heading", "area")
_OVERALL = frozenset({"grade", "rag", "rating", "score"})


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns with grades, each with its scale, and those that say what a row is of."""

    source: str
    table: Table
    graded: tuple[tuple[Column, str], ...]
    labels: tuple[Column, ...]
    stated: Mapping[str, str]
    given: str


def grades_in(source: str, table: Table, given: str) -> tuple[list[AuditFinding], dict[str, str]]:
    """A finding for each graded cell and the columns read; none where the table holds no grades, or not of what.

    Args:
        source: The file's name.
        table: A table without a column of words.
        given: The type of source that the user gave, or ''.
    """
    grades = _graded_columns(table)
    labels = _label_columns(table, {column.index for column, _ in grades})
    if not grades or not labels or len(table.rows) < 2:
        return [], {}
    stated = stated_above(table)
    year, _ = year_named(table, source)
    grid = _Grid(source, table, grades, labels, {"date": year, **stated}, given)
    findings = [one for row in table.rows if not any(map(is_total, row.cells)) for one in _of_row(grid, row)]
    mapping = {(column.field or "heading"): column.name for column in reversed(labels)}
    return findings, {**mapping, "grade": " + ".join(column.name for column, _ in grades)}


def _graded_columns(table: Table) -> tuple[tuple[Column, str], ...]:
    """Columns whose every cell is a grade of one scale; letters need the other columns to tell which."""
    candidates = [one for one in table.columns if one.name and table.values(one)]
    own = {one.index: scale_of_column(one.name, map(words, table.values(one))) for one in candidates}
    together = [one for one in candidates if own[one.index] not in _NO_GRADES]
    if len(together) < 2 and not any(one.field == "grade" for one in together):
        return ()  # one column of colours may be anything
    return tuple((one, own[one.index]) for one in together)


def _label_columns(table: Table, graded_ones: set[int]) -> tuple[Column, ...]:
    others = [one for one in table.columns if one.index not in graded_ones and table.values(one)]
    known = [one for one in others if one.field in _LABELS]
    return tuple(known or [one for one in others if one.index == 0])


def _of_row(grid: _Grid, row: Row) -> Iterator[AuditFinding]:
    labels = [(column, _label(grid, row, column)) for column in grid.labels]
    labels = [(column, value) for column, value in labels if value]
    if not labels:
        return
    for column, scale in grid.graded:
        grade = " ".join(words(row.cell(column.index)).split())
        name, rank = graded(grade, scale)
        if grade and rank is not None:
            yield _finding(grid, row, column, labels, (grade, name, rank))


def _finding(
    grid: _Grid, row: Row, column: Column, labels: list[tuple[Column, str]], grade: tuple[str, str, int]
) -> AuditFinding:
    by_field = {one.field or "heading": value for one, value in labels}
    of_agency = is_agency(column.name)
    if of_agency:
        by_field = {**by_field, "agency": column.name}
    topic = "Graded" if of_agency or (column.field in ("grade",) and not _is_topic(column.name)) else column.name
    said = ", ".join(dict.fromkeys([*(_said(one, value) for one, value in labels), *([column.name] * of_agency)]))
    sheet = grid.table.sheet.name
    return AuditFinding(
        id="",
        text=f"{topic}: {grade[0]} ({said})",
        source=grid.source,
        row=row.number,
        sheet=sheet,
        audit=grid.stated.get("audit", ""),
        source_type=grid.given or source_type(sheet, grid.stated.get("title", ""), grid.source),
        agency=by_field.get("agency", "") or grid.stated.get("agency", ""),
        area=by_field.get("area", "") or grid.stated.get("area", ""),
        date=iso_date(grid.stated.get("date")) or "",
        heading=by_field.get("heading", ""),
        grade=grade[0],
        grade_scale=grade[1],
        grade_rank=grade[2],
        case=by_field.get("case", ""),
    )


def _is_topic(name: str) -> bool:
    return name.casefold() not in _OVERALL


def _said(column: Column, value: str) -> str:
    return f"case {value}" if column.field == "case" and not value.casefold().startswith(("case", "child")) else value


def _label(grid: _Grid, row: Row, column: Column) -> str:
    cell = row.cell(column.index)
    if is_blank(cell):
        cell = grid.table.sheet.merged.get((row.number, column.index), (0, None))[1]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(words(cell).split())
