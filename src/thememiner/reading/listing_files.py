"""Files that hold a listing: their text in whatever encoding, or the rows of their sheets."""

from __future__ import annotations

import codecs
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from thememiner.errors import UnreadableFileError
from thememiner.reading.listing_tables import Row

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_BYTES = 50_000_000
"""A listing of every review ever deposited takes about a tenth of it, unpacked."""

UNREADABLE = "\ufffd"
_MOST_UNREADABLE = 0.01
"""Share of characters that may be unreadable: more of them, and it is no text of these encodings."""

_SHEET_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
)
_MOJIBAKE = re.compile("â€|Ã[©¨¼¶]|Â[ £·]")


def content_of(path: Path) -> bytes:
    """The bytes of a listing.

    Raises:
        UnreadableFileError: It cannot be opened, is empty or is far too large.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        remedy = "check the name and that you may read it"
        raise UnreadableFileError(path.name, f"cannot be opened ({error.strerror})", remedy=remedy) from error
    if size > MOST_BYTES:
        raise UnreadableFileError(path.name, f"is too large for a listing ({size:,} bytes)", remedy="split it")
    if not content.strip():
        raise UnreadableFileError(path.name, "is empty", remedy="export it again")
    return content


def text_of(content: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252, in plain line ends and spaces.

    Bytes that mean nothing in it become `UNREADABLE`; of two encodings the one with fewer of them is right.

    Raises:
        UnreadableFileError: It is none of these.
    """
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in content[:4096] and not is_wide:
        raise UnreadableFileError(name, "is not text", remedy="save the listing as text, CSV UTF-8 or .xlsx")
    if is_wide:
        text = content.decode("utf-16", errors="replace")
    else:
        text = min((content.decode(one, errors="replace") for one in ("utf-8-sig", "cp1252")), key=_unreadable)
    if _unreadable(text) > len(text) * _MOST_UNREADABLE:
        raise UnreadableFileError(name, "is not text in an encoding that is known", remedy="save it as UTF-8")
    return plain_text("\n".join(map(_mended, re.split(r"\r\n|\r|\n", text))))


def _unreadable(text: str) -> int:
    return text.count(UNREADABLE)


def plain_text(text: str) -> str:
    """The text with ordinary spaces and line ends, and without marks that have no width."""
    text = re.sub(r"[\u200b\u200c\u200d\u2060\ufeff\u00ad]|_x000D_", "", text)
    text = re.sub(r"\r\n|[\r\u2028\u2029\x0b\x0c\x85]", "\n", text)
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", re.sub(r"[\xa0\u2000-\u200a\u202f]", " ", text))


def sheets_of(path: Path) -> list[tuple[str, list[Row]]]:
    """Title and rows of each sheet of a workbook, cells as text and dates as ISO.

    Raises:
        UnreadableFileError: It is no workbook, damaged, or unpacks to far more than a listing needs.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MOST_BYTES:
                reason = f"would unpack to {unpacked:,} bytes, which no listing needs"
                raise UnreadableFileError(path.name, reason, remedy="copy the listing into a new workbook")
        return list(_sheets(path))
    except _SHEET_FAULTS as error:
        reason = f"cannot be read as a workbook ({type(error).__name__}: {error})"
        raise UnreadableFileError(path.name, reason, remedy="open it in Excel and save it again as .xlsx") from error


def _sheets(path: Path) -> Iterator[tuple[str, list[Row]]]:
    with path.open("rb") as file, closing(_opened(file)) as book:
        for sheet in book.worksheets:
            # The size that a file declares is often wrong; without it openpyxl reads what is there.
            sheet.reset_dimensions()
            rows = enumerate(sheet.iter_rows(values_only=True), start=1)
            texts = ((number, tuple(_cell(value) for value in cells)) for number, cells in rows)
            yield sheet.title, [row for row in texts if any(row[1])]


def _opened(file: BinaryIO) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # openpyxl warns of what it would lose on saving (validations, slicers); nothing is saved here.
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(file, read_only=True, data_only=True)


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else plain_text(str(value)).strip()


def _mended(line: str) -> str:
    """A line of UTF-8 that some program took for Windows-1252 and saved as such ("â€“" for a dash), put right."""
    if not _MOJIBAKE.search(line):
        return line
    try:
        return line.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return line
