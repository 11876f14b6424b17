"""CSV for people with a spreadsheet program: opens in Excel as it is, and holds nothing that would be evaluated.

UTF-8 with a byte order mark (Excel then reads it as UTF-8), lines end with CR LF (RFC 4180), columns in a stated order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from thememiner.errors import InputError

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> object:
    """A value that no spreadsheet program takes for a formula; only text is ever changed.

    Text that begins (after white space) with ``= + - @`` or with a tab or line break gets an apostrophe before it.
    None becomes empty text. Source: OWASP, "CSV injection".
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    if value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_bytes(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    """The table as a CSV file, header first."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in columns])
    writer.writerows([safe_cell(row[name]) for name in columns] for row in rows)
    return buffer.getvalue().encode("utf-8-sig", errors="replace")


def write_csv(rows: Iterable[Mapping[str, object]], path: str | Path, columns: Sequence[str]) -> None:
    """Write rows by column name.

    Raises:
        InputError: The file cannot be written.
    """
    write_file(Path(path), csv_bytes(rows, columns))


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file.

    Raises:
        InputError: The file cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        remedy = "close it if it is open elsewhere, or choose another place"
        raise InputError(str(path), f"cannot be written ({error.strerror})", remedy=remedy) from error
