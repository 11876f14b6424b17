"""Text, Markdown and CSV files: paragraphs by their line, cells by their row and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.local.delimited import decoded, delimiter_of
from thememiner.release.details import Part, Piece
from thememiner.release.units import Opened, Unit, Writer

_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_BYTE_ORDER = "\ufeff"


def open_text(path: Path) -> Opened:
    """Open a text or Markdown file; a place is the line on which a paragraph begins.

    Raises:
        UnreadableFileError: It is not text.
    """
    text = _text(path)
    changes: list[Part] = []
    units = []
    for match in _PARAGRAPH.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        units.append(Unit(Piece(match.group(), f"line {line}"), _moved(changes, match.start())))
    return Opened(tuple(units), (), lambda: _masked(text, changes).encode("utf-8"))


def open_csv(path: Path) -> Opened:
    """Open a CSV file; a place is the row and the head of the column.

    Raises:
        UnreadableFileError: It is not text, or its quotation marks do not pair.
    """
    text = _text(path)
    try:
        delimiter, body = delimiter_of(text)
        rows = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter))
    except csv.Error as error:
        remedy = "open it in a spreadsheet and save it again"
        raise UnreadableFileError(path.name, f"cannot be read as CSV ({error})", remedy=remedy) from error
    ending = "\r\n" if "\r\n" in text else "\n"
    return Opened(tuple(_cells(rows)), (), lambda: _written(rows, delimiter, ending))


def _cells(rows: list[list[str]]) -> Iterator[Unit]:
    heads = next((row for row in rows if sum(bool(cell.strip()) for cell in row) > 1), [])
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if not cell.strip():
                continue
            head = heads[column].strip() if column < len(heads) and row is not heads else ""
            label = row[0].strip() if column and len(row[0]) <= 60 and row is not heads else ""
            context = " | ".join(one for one in (label, head) if one)
            place = f"row {number}, column {column + 1}" + (f" ({head})" if head else "")
            yield Unit(Piece(cell, place, context), _in_row(row, column))


def _in_row(row: list[str], column: int) -> Writer:
    def mask(parts: Sequence[Part]) -> None:
        row[column] = _masked(row[column], parts)

    return mask


def _moved(changes: list[Part], start: int) -> Writer:
    def mask(parts: Sequence[Part]) -> None:
        changes.extend(Part(one.start + start, one.end + start, one.mark) for one in parts)

    return mask


def _masked(text: str, parts: Sequence[Part]) -> str:
    for one in sorted(parts, key=lambda part: part.start, reverse=True):
        text = text[: one.start] + one.mark + text[one.end :]
    return text


def _written(rows: list[list[str]], delimiter: str, ending: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _text(path: Path) -> str:
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableFileError(path.name, "the file is empty", remedy="give the file that is to leave")
    return decoded(data, path.name).removeprefix(_BYTE_ORDER)
