"""Tables of local evidence -> findings, wherever they stand: on a sheet, in a Word file or on the pages of a PDF.

A table is read in one of three ways: rows of findings, rows of performance indicators, or grades by case and agency.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from thememiner.errors import InputError
from thememiner.local.audit_reading import Asked
from thememiner.local.columns import plain
from thememiner.local.grade_grids import grades_in
from thememiner.local.indicators import FIGURES, indicator_layout, indicators_in
from thememiner.local.layout import Layout, layout_of
from thememiner.local.rows import findings_of
from thememiner.local.sheets import Sheet
from thememiner.local.tables import Table, tables_in
from thememiner.records import AuditFinding, LeftOut


@dataclass(slots=True)
class Found:
    """What came of some tables; filled while they are read. Findings have no ids yet."""

    findings: list[AuditFinding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    mapping: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)


def tables_of(source: str, sheets: Sequence[Sheet], named: Mapping[str, str]) -> list[Table]:
    """All tables of some sheets.

    Raises:
        InputError: A column that the user named is in none of them.
    """
    tables = [table for sheet in sheets for table in tables_in(sheet, named)]
    _check_named(source, named, tables)
    return tables


def read_tables(source: str, tables: Sequence[Table], asked: Asked, *, must: bool = True) -> Found:
    """The findings of a file's tables.

    Args:
        source: The file's name.
        tables: From `tables_of`.
        asked: What the user said of the file.
        must: Whether a file without any usable table is an error (a spreadsheet) or not (a document with text).

    Raises:
        InputError: No table is usable, and one must be.
    """
    found, layouts = Found(), []
    certain = any(table.of("text") for table in tables)
    for table in tables:
        by_figures = _read_figures(source, table, asked, found)
        if by_figures and not table.of("text"):
            continue
        words_of = _without(table, by_figures)
        layout, told = layout_of(source, words_of, asked.columns, guess=not certain)
        if layout:
            layouts.append(replace(layout, given=asked.source_type, beside_figures=bool(by_figures)))
            found.left_out += told
        elif not by_figures and not _read_grades(source, table, asked, found):
            found.left_out += [*told, _no_text_column(source, table)]
    if must and not layouts and not found.mapping:
        raise _nothing_usable(source, tables)
    _read_rows(layouts, found)
    return found


def mapping_of(found: Found) -> dict[str, dict[str, str]]:
    """Our fields and the columns read, by sheet; a sheet's second table adds what the first does not say."""
    mapping: dict[str, dict[str, str]] = {}
    for place, read in found.mapping:
        fields = mapping.setdefault(place, {})
        for name, column in read.items():
            fields.setdefault(name, column)
    return mapping


def _without(table: Table, columns: frozenset[int]) -> Table:
    return replace(table, columns=tuple(one for one in table.columns if one.index not in columns))


def _read_figures(source: str, table: Table, asked: Asked, found: Found) -> frozenset[int]:
    """Read a table of performance indicators; the columns with figures, none where it is no such table."""
    layout = indicator_layout(source, table, asked.columns, asked.source_type)
    if layout is None:
        return frozenset()
    findings, left_out = indicators_in(layout)
    found.findings += findings
    found.left_out += left_out
    found.mapping.append((_name(table), layout.mapping))
    return frozenset(one.index for field in FIGURES for one in layout.columns.get(field, ()))


def _read_grades(source: str, table: Table, asked: Asked, found: Found) -> bool:
    """Read a table that holds grades and no words; whether it is one."""
    findings, mapping = grades_in(source, table, asked.source_type)
    found.findings += findings
    if findings:
        found.mapping.append((_name(table), mapping))
    return bool(findings)


def _read_rows(layouts: Sequence[Layout], found: Found) -> None:
    for layout in _named_audits(layouts):
        found.mapping.append((_name(layout.table), layout.mapping))
        for row in layout.table.rows:
            findings, told = findings_of(layout, row)
            found.findings += findings
            found.left_out += told
    found.left_out += _empty_tables(layouts)


def _named_audits(layouts: Sequence[Layout]) -> Sequence[Layout]:
    """A title names the audit where a file has one table; with several, one audit would look like many."""
    if len(layouts) != 1 or layouts[0].audit:
        return layouts
    return [replace(layouts[0], audit=layouts[0].stated.get("title", ""))]


def _name(table: Table) -> str:
    return table.sheet.called or table.sheet.name


def _check_named(source: str, named: Mapping[str, str], tables: Sequence[Table]) -> None:
    from rapidfuzz import process

    names = list(dict.fromkeys(column.name for table in tables for column in table.columns if column.name))
    known = {form for name in names for form in (plain(name), plain(name.rpartition(": ")[2]))}
    for our_field, name in named.items():
        if plain(name) not in known:
            near = [one for one, _, _ in process.extract(name, names, limit=len(names), processor=str.casefold)]
            remedy = f"its columns are {_listed(near)}" if near else "it has no header row"
            raise InputError(source, f"there is no column '{name}' for {our_field}", remedy=remedy)


def _no_text_column(source: str, table: Table) -> LeftOut:
    names = _listed([column.name for column in table.columns if column.name])
    place = table.sheet.place() or table.sheet.place(table.header.number)
    reason = f"was not read: no column is recognised as holding findings (columns: {names})"
    return LeftOut(source, place, reason, "name it with --column text='NAME'")


def _nothing_usable(source: str, tables: Sequence[Table]) -> InputError:
    if not tables:
        return InputError(source, "no usable column: there are no rows", remedy="check that it is the right file")
    table = max(tables, key=lambda one: len(one.rows))
    names = [column.name for column in table.columns if column.name]
    reason = f"no usable column among {_listed(names)}"
    if len(tables) > 1:
        reason += f", nor in the other {len(tables) - 1} tables of the file"
    return InputError(
        source,
        reason,
        place=table.sheet.place(table.header.number),
        remedy="name the one that holds findings: --column text='NAME' (the header row must hold the names)",
    )


def _empty_tables(layouts: Sequence[Layout]) -> list[LeftOut]:
    return [
        LeftOut(
            layout.source,
            layout.table.sheet.place(layout.table.header.number),
            "there are no rows below the header",
            "check that the file is complete",
        )
        for layout in layouts
        if not layout.table.rows
    ]


def _listed(names: Sequence[str], most: int = 15) -> str:
    said = ", ".join(f"'{name[:60]}'" for name in names[:most])
    return f"{said} and {len(names) - most} more" if len(names) > most else said or "none"
