"""From blocks to files: one writer for each suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from thememiner.errors import InputError
from thememiner.reports.blocks import Report
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.write_docx import docx_bytes
from thememiner.reports.write_html import html_bytes
from thememiner.reports.write_markdown import markdown_bytes
from thememiner.reports.write_pptx import pptx_bytes

Writer = Callable[[Report], bytes]

WRITERS: Mapping[str, Writer] = {
    ".docx": docx_bytes,
    ".html": html_bytes,
    ".md": markdown_bytes,
    ".pptx": pptx_bytes,
}
"""A new format is one function and one row here."""

PAPERS = (".docx", ".html", ".md")
"""What a paper to be read is written as; slides are for what is presented."""


def write_report(report: Report, path: str | Path, *, known: Iterable[str] = PAPERS) -> None:
    """Write a report in the form that the suffix names; the same report gives the same bytes.

    Args:
        report: The report.
        path: Where to.
        known: The suffixes that this sort of report is written as.

    Raises:
        InputError: The suffix is another one (names those that can be written), or the file cannot be written.
    """
    target = checked_suffix(path, known)
    write_file(target, WRITERS[target.suffix.lower()](report))


def checked_suffix(path: str | Path, known: Iterable[str] = PAPERS) -> Path:
    """The path, if its suffix is one of those that can be written: asked before long work.

    Raises:
        InputError: It is another one; names those that can be written.
    """
    target, suffixes = Path(path), sorted(known)
    if target.suffix.lower() in suffixes:
        return target
    said = f"as {target.suffix!r}" if target.suffix else "without a suffix"
    names = ", ".join(suffixes[:-1]) + f" or {suffixes[-1]}" if len(suffixes) > 1 else suffixes[0]
    raise InputError(str(path), f"no report is written {said}", remedy=f"name it {names}")
