"""Local audits and other local evidence: CSV or XLSX -> AuditFinding.

Nothing disappears: a sheet, row, cell or column with something in it that could not be used comes back with the reason.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from thememiner.errors import InputError, visible
from thememiner.local.columns import FIELDS, plain
from thememiner.local.layout import Layout, layout_of
from thememiner.local.rows import findings_of
from thememiner.local.sheets import Sheet, read_sheets
from thememiner.local.tables import Table, tables_in
from thememiner.reading.intake import or_reason
from thememiner.records import AuditFinding, LeftOut


@dataclass(frozen=True, slots=True)
class AuditReading:
    """All that came of one file; ``mapping`` gives, for each sheet ('' for a CSV), our fields and the columns read."""

    findings: tuple[AuditFinding, ...]
    left_out: tuple[LeftOut, ...]
    mapping: dict[str, dict[str, str]]


def audits_or_reason(path: Path, *, columns: Mapping[str, str] | None = None) -> AuditReading | LeftOut:
    """`read_audits`; a file that cannot be read at all comes back as the reason.

    Raises:
        InputError: A column of ``columns`` is not there, or no column holds findings: naming one puts it right.
    """
    return or_reason(visible(path.name), partial(read_audits, path, columns=columns))


def read_audits(path: Path, *, columns: Mapping[str, str] | None = None) -> AuditReading:
    """Read local findings from a CSV or XLSX file.

    Args:
        path: The file.
        columns: Our field (see `columns.FIELDS`) -> name of its column, where that is not recognised by itself.

    Raises:
        InputError: The file cannot be read, a column of ``columns`` is not there, or no column holds findings.
    """
    named, source = dict(columns or {}), visible(path.name)
    _check_fields(source, named)
    sheets = read_sheets(path)
    tables = [table for sheet in sheets for table in tables_in(sheet, named)]
    _check_named(source, named, tables)
    layouts: list[Layout] = []
    left_out: list[LeftOut] = []
    certain = any(table.of("text") for table in tables)
    for table in tables:
        layout, told = layout_of(source, table, named, guess=not certain)
        left_out += told if layout else [_no_text_column(source, table)]
        layouts += [layout] if layout else []
    if not layouts:
        raise _nothing_usable(source, tables)
    findings: list[AuditFinding] = []
    for layout in _named_audits(layouts):
        for row in layout.table.rows:
            found, told = findings_of(layout, row)
            findings += found
            left_out += told
    left_out += [*_empty_tables(layouts), *_hidden(source, sheets, findings)]
    return AuditReading(_with_ids(findings), tuple(left_out), _mapping(layouts))


def _named_audits(layouts: Sequence[Layout]) -> Sequence[Layout]:
    """A title names the audit where a file has one table; with several, one audit would look like many."""
    if len(layouts) != 1 or layouts[0].audit:
        return layouts
    return [replace(layouts[0], audit=layouts[0].stated.get("title", ""))]


def _with_ids(findings: Sequence[AuditFinding]) -> tuple[AuditFinding, ...]:
    """Ids of file name, sheet and words: a file in another order gives the same; the same words again get "-2"."""
    from slugify import slugify

    seen: Counter[str] = Counter()
    identified = []
    for finding in findings:
        words = " ".join(finding.text.split())
        digest = hashlib.sha256(f"{finding.source}\0{finding.sheet}\0{words}".encode()).hexdigest()[:12]
        name = f"{slugify(finding.source.rpartition('.')[0], max_length=40) or 'audit'}:{digest}"
        seen[name] += 1
        identified.append(replace(finding, id=f"{name}-{seen[name]}" if seen[name] > 1 else name))
    return tuple(identified)


def _mapping(layouts: Sequence[Layout]) -> dict[str, dict[str, str]]:
    """A sheet's second table adds what the first does not say."""
    mapping: dict[str, dict[str, str]] = {}
    for layout in layouts:
        fields = mapping.setdefault(layout.table.sheet.name, {})
        for field, name in layout.mapping.items():
            fields.setdefault(field, name)
    return mapping


def _check_fields(source: str, named: Mapping[str, str]) -> None:
    for field in named:
        if field not in FIELDS:
            remedy = f"fields are {', '.join(FIELDS)}"
            raise InputError(source, f"there is no field {field!r} to name a column for", remedy=remedy)


def _check_named(source: str, named: Mapping[str, str], tables: Sequence[Table]) -> None:
    from rapidfuzz import process

    names = list(dict.fromkeys(column.name for table in tables for column in table.columns if column.name))
    known = {form for name in names for form in (plain(name), plain(name.rpartition(": ")[2]))}
    for field, name in named.items():
        if plain(name) not in known:
            near = [one for one, _, _ in process.extract(name, names, limit=len(names), processor=str.casefold)]
            remedy = f"its columns are {_listed(near)}" if near else "it has no header row"
            raise InputError(source, f"there is no column '{name}' for {field}", remedy=remedy)


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


def _hidden(source: str, sheets: Sequence[Sheet], findings: Sequence[AuditFinding]) -> list[LeftOut]:
    """Hidden sheets are read, and that is said: whoever made the file may have meant them to stay out."""
    counts = Counter(finding.sheet for finding in findings)
    return [
        LeftOut(
            source,
            sheet.place(),
            f"is a hidden sheet; its findings ({counts[sheet.name]}) were read",
            "delete the sheet if it does not belong to the record",
        )
        for sheet in sheets
        if sheet.hidden and counts[sheet.name]
    ]


def _listed(names: Sequence[str], most: int = 15) -> str:
    said = ", ".join(f"'{name[:60]}'" for name in names[:most])
    return f"{said} and {len(names) - most} more" if len(names) > most else said or "none"
