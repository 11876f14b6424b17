"""From blocks to files: one writer for each suffix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from thememiner.errors import InputError
from thememiner.reports.blocks import Report
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.write_docx import docx_bytes
from thememiner.reports.write_html import html_bytes
from thememiner.reports.write_markdown import markdown_bytes

Writer = Callable[[Report], bytes]

WRITERS: Mapping[str, Writer] = {".docx": docx_bytes, ".html": html_bytes, ".md": markdown_bytes}
"""A new format is one function and one row here."""


def write_report(report: Report, path: str | Path) -> None:
    """Write a report in the form that the suffix names; the same report gives the same bytes.

    Raises:
        InputError: The suffix is of no known form, or the file cannot be written.
    """
    target = Path(path)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        known = ", ".join(sorted(WRITERS))
        raise InputError(str(path), f"no report is written as {target.suffix!r}", remedy=f"give one of {known}")
    write_file(target, writer(report))
