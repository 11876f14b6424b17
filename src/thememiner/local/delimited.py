"""CSV and its relatives: which encoding, which delimiter."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.local.columns import field_of
from thememiner.local.sheets import Sheet, rows_of

DELIMITERS = ",;\t|"
_MAC_PUNCTUATION = re.compile("[ÕÒÐ]")
_WINDOWS_PUNCTUATION = re.compile("[‘’“”–—]")
_SAMPLE = 40


def read_delimited(path: Path) -> Sheet:
    """Read a text file of rows.

    Raises:
        UnreadableFileError: The encoding is unknown, or quotation marks do not pair (rows would run into each other).
    """
    text = decoded(path.read_bytes(), path.name)
    rows: list[list[str]] = []
    try:
        delimiter, text = delimiter_of(text)
        for row in csv.reader(_lines(text), delimiter=delimiter, strict=True):
            rows.append(row)
    except csv.Error as error:
        reason = "a quotation mark is not closed, or stands undoubled inside a quoted cell"
        if "field limit" in str(error):
            reason = (
                f"a cell holds more than {csv.field_size_limit():,} characters, or its quotation mark is not closed"
            )
        place = f"row {len(rows) + 1}"
        remedy = "mend that row, or open the file in a spreadsheet and save it as .xlsx"
        raise UnreadableFileError(path.name, reason, place=place, remedy=remedy) from error
    return Sheet("", rows_of(rows), ragged=True)


def decoded(data: bytes, name: str) -> str:
    """Text of bytes: by byte order mark, as UTF-8, or as charset-normalizer finds among what Excel writes.

    Raises:
        UnreadableFileError: None of these fits.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableFileError(name, "is not text in an encoding that is known", remedy="export it as CSV UTF-8")


def delimiter_of(text: str) -> tuple[str, str]:
    """The delimiter, and the text without Excel's ``sep=;`` line.

    The one with which most column names are recognised; then the one with which most rows are of one width.
    """
    first, _, rest = text.partition("\n")
    declared = first.strip().strip('"').lower()
    if declared.startswith("sep=") and len(declared) == 5:
        # The line stays as an empty one: row numbers are those of the file.
        return declared[-1], "\n" + rest
    return max(DELIMITERS, key=lambda one: _fit(text, one)), text


def _encodings(data: bytes) -> list[str]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if b"\x00" in data[:1000]:
        return ["utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"]
    if data.isascii():
        return ["utf-8"]
    return ["utf-8-sig", *_eight_bit(data)]


def _eight_bit(data: bytes) -> list[str]:
    """Excel's encoding, on Windows or on a Mac; else whatever charset-normalizer finds.

    Between the two it guesses (it took cp1252 of two lines for Mac Roman), so the letters that a Mac's quotation marks
    and dashes become are looked for instead: English does not have them.
    """
    from charset_normalizer import from_bytes

    as_windows = data.decode("cp1252", errors="replace")
    if _MAC_PUNCTUATION.search(as_windows) and not _WINDOWS_PUNCTUATION.search(as_windows):
        return ["mac_roman"]
    found = from_bytes(data[:200_000]).best()
    return ["cp1252", *([found.encoding] if found else [])]


def _fit(text: str, delimiter: str) -> tuple[int, float, int]:
    """Column names recognised, share of rows with the commonest width, that width."""
    rows = [row for row in islice(csv.reader(_lines(text), delimiter=delimiter), _SAMPLE) if row]
    if not any(cell.strip() for row in rows for cell in row):
        return 1, 0.0, 0  # nothing but delimiters
    named = max(len({field for cell in row if (field := field_of(cell))}) for row in rows)
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return named, round(count / len(rows), 1), width


def _lines(text: str) -> io.StringIO:
    # newline="" leaves line ends inside quoted cells as they are, as the csv module asks for.
    return io.StringIO(text, newline="")
