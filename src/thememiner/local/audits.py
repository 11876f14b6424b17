"""Local audits and other local evidence: CSV, XLSX, DOCX or PDF -> AuditFinding.

Nothing disappears: a sheet, row, cell, column or paragraph with something in it that could not be used comes back with
the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from thememiner.errors import InputError, visible
from thememiner.local.audit_reading import Asked, with_ids
from thememiner.local.audit_reading import AuditReading as AuditReading
from thememiner.local.audit_tables import mapping_of, read_tables, tables_of
from thememiner.local.columns import FIELDS
from thememiner.local.indicator_columns import INDICATOR_FIELDS
from thememiner.local.sheets import Sheet, read_sheets
from thememiner.local.source_types import SOURCE_TYPES
from thememiner.reading.intake import or_reason
from thememiner.reading.sniff import file_size
from thememiner.records import AuditFinding, LeftOut


def audits_or_reason(
    path: Path, *, columns: Mapping[str, str] | None = None, source_type: str = ""
) -> AuditReading | LeftOut:
    """`read_audits`; a file that cannot be read at all comes back as the reason.

    Raises:
        InputError: A column of ``columns`` is not there, or no column holds findings: naming one puts it right.
    """
    return or_reason(visible(path.name), partial(read_audits, path, columns=columns, source_type=source_type))


def read_audits(path: Path, *, columns: Mapping[str, str] | None = None, source_type: str = "") -> AuditReading:
    """Read local findings from a spreadsheet (CSV, XLSX) or a report (DOCX, PDF).

    Args:
        path: The file.
        columns: Our field (see `columns.FIELDS`) -> name of its column, where that is not recognised by itself.
        source_type: One of `source_types.SOURCE_TYPES`, where no column of the file says it; else it is told by words.

    Raises:
        InputError: The file cannot be read, a column of ``columns`` is not there, or nothing in it holds findings.
    """
    asked = Asked(dict(columns or {}), source_type)
    _check_asked(visible(path.name), asked)
    from thememiner.local.audit_documents import is_document, read_document
    from thememiner.local.tool_return import is_tool, read_tool

    file_size(path)  # whatever is no file, a pipe say, is refused before anybody opens it
    if is_tool(path):
        return read_tool(path)
    return read_document(path, asked) if is_document(path) else _read_spreadsheet(path, asked)


def _read_spreadsheet(path: Path, asked: Asked) -> AuditReading:
    source = visible(path.name)
    sheets = read_sheets(path)
    tables = tables_of(source, sheets, asked.columns)
    found = read_tables(source, tables, asked)
    hidden = _hidden(source, sheets, found.findings)
    return AuditReading(with_ids(found.findings), (*found.left_out, *hidden), mapping_of(found))


def _check_asked(source: str, asked: Asked) -> None:
    fields = {**FIELDS, **INDICATOR_FIELDS}
    for field in asked.columns:
        if field not in fields:
            remedy = f"fields are {', '.join(fields)}"
            raise InputError(source, f"there is no field {field!r} to name a column for", remedy=remedy)
    if asked.source_type and asked.source_type not in SOURCE_TYPES:
        remedy = f"types are {', '.join(SOURCE_TYPES)}"
        raise InputError(source, f"there is no type of source {asked.source_type!r}", remedy=remedy)


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
