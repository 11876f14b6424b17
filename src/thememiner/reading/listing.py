"""The repository's listing or a catalogue -> entries of the screening log, ids stable over files and re-imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.library_records import Listed
from thememiner.reading import READERS, reader_for
from thememiner.reading.blocks import Block
from thememiner.reading.listing_entries import Found
from thememiner.reading.listing_files import UNREADABLE, content_of, plain_text, sheets_of, text_of
from thememiner.reading.listing_identity import are_same, entry_id, subject_key
from thememiner.reading.listing_tables import Row, delimited_rows, entries_in_table, has_header, table_of
from thememiner.reading.listing_text import entries_in_text
from thememiner.records import LeftOut

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_PRINTED = frozenset(READERS) - {".txt", ".md"}
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of one file, in its order, and what in it could not be used."""

    entries: tuple[Listed, ...]
    left_out: tuple[LeftOut, ...]


def read_listing(path: Path, *, date: str) -> Listing:
    """Read a catalogue (CSV, XLSX) or a listing (text, CSV; also a saved page, PDF or Word file of one).

    What the file is, is told by its content: rows under a header that names a title or an abstract are a table; all
    else is text whose entries begin like "2016 – Board – Child X".

    Args:
        path: The file.
        date: Today, as an ISO date: when its entries were seen first.

    Raises:
        UnreadableFileError: The file cannot be read, or not one entry is recognised in it.
    """
    found, left_out = _found_in(path)
    if not found:
        raise UnreadableFileError(
            path.name,
            "has no entry that could be recognised",
            remedy="give a table with a column 'title', or text whose entries begin like '2016 – Board – Child X'",
        )
    entries, repeats = _without_repeats(found, path.name, date)
    return Listing(tuple(entries), (*left_out, *repeats))


def _found_in(path: Path) -> tuple[list[Found], list[LeftOut]]:
    content = content_of(path)
    suffix = path.suffix.lower()
    if suffix in _PRINTED:
        lines = map(_line, reader_for(suffix)(path).blocks)
        return entries_in_text(plain_text("\n\n".join(lines)), path.name)
    if suffix in _WORKBOOKS or content.startswith(_ZIP):
        return _in_sheets(path, sheets_of(path))
    text = text_of(content, path.name)
    found, left_out = _in_text(path, text)
    return found, [*left_out, *_unreadable(text, path.name)]


def _line(block: Block) -> str:
    """A block as a line of text, with the bullet or the year that its reader took for the number of a heading."""
    if block.role == "list-item":
        return f"• {block.text}"
    is_year = re.fullmatch(r"(?:19|20)\d\d", block.number or "")
    return f"{block.number} {block.text}" if is_year else block.text


def _in_text(path: Path, text: str) -> tuple[list[Found], list[LeftOut]]:
    if has_header(text):
        return _in_sheets(path, [("", delimited_rows(text, path.name))])
    if path.suffix.lower() != ".csv":
        return entries_in_text(text, path.name)
    try:
        return entries_in_text(_unrolled(delimited_rows(text, path.name)), path.name)
    except UnreadableFileError as error:
        # Text that was pasted into a file and only called .csv has quotation marks of its own.
        found, left_out = entries_in_text(text, path.name)
        if not found:
            raise
        return found, [*left_out, LeftOut(path.name, error.place, f"{error.reason}; the file was read as plain text")]


def _unreadable(text: str, source: str) -> Iterator[LeftOut]:
    """Lines with bytes that mean nothing in the file's encoding; what could be read of them was."""
    for number, line in enumerate(text.split("\n"), start=1):
        if UNREADABLE in line:
            reason = f"holds {line.count(UNREADABLE)} characters that could not be read; they are kept as {UNREADABLE}"
            yield LeftOut(source, f"line {number}", reason, "save the file as UTF-8 where it came from")


def _in_sheets(path: Path, sheets: Sequence[tuple[str, list[Row]]]) -> tuple[list[Found], list[LeftOut]]:
    found: list[Found] = []
    left_out: list[LeftOut] = []
    for name, rows in sheets:
        table = table_of(rows)
        more, notes = entries_in_table(table, path.name, name) if table else entries_in_text(_unrolled(rows), path.name)
        if rows and not table and not more:
            notes = [LeftOut(path.name, f"sheet '{name}'", "names no column 'title' or 'abstract' and was not read")]
        found += more
        left_out += notes
    return found, left_out


def _unrolled(rows: Iterable[Row]) -> str:
    """Rows without a header as text: a listing that was pasted into a spreadsheet, one cell or several per entry."""
    return "\n\n".join("\n".join(cell for cell in cells if cell.strip()) for _, cells in rows)


def _without_repeats(found: Sequence[Found], source: str, date: str) -> tuple[list[Listed], list[LeftOut]]:
    entries: list[Listed] = []
    notes: list[LeftOut] = []
    ids: set[str] = set()
    by_subject: dict[str, list[int]] = {}
    places: list[str] = []
    for one in found:
        entry = Listed("", one.title, one.board, one.published, one.abstract, one.link, one.file, source, date)
        bucket = by_subject.setdefault(subject_key(entry.title), [])
        known = next((place for place in bucket if are_same(entries[place], entry)), None)
        if known is None:
            bucket.append(len(entries))
            entries.append(replace(entry, id=entry_id(entry, ids)))
            ids.add(entries[-1].id)
            places.append(one.place)
            continue
        entries[known] = fuller(entries[known], entry)
        reason = (
            f"repeats {entries[known].title!r} ({places[known]}); the two are one entry, the longer abstract is kept"
        )
        notes.append(LeftOut(source, one.place, reason))
    return entries, notes


def fuller(one: Listed, other: Listed) -> Listed:
    """One entry of two: what either leaves empty is taken from the other, and the longer abstract."""
    longer = other if len(other.abstract) > len(one.abstract) else one
    return replace(
        one,
        title=one.title or other.title,
        board=one.board or other.board,
        published=max(one.published, other.published, key=len),
        abstract=longer.abstract,
        link=one.link or other.link,
        file=one.file or other.file,
    )
