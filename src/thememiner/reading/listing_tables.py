"""A listing or catalogue as rows: which row names the columns, and what each row says of one review."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from thememiner.errors import UnreadableFileError
from thememiner.reading.listing_entries import Found, heading, published
from thememiner.records import LeftOut

Row = tuple[int, tuple[str, ...]]

# fmt: off
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "report title", "title of report", "review title", "title of review", "name of review", "review name",
        "case review", "name", "review", "report", "case", "child", "subject", "case name", "record title",
        "main title",
    ),
    "board": (
        "board", "lscb", "lscp", "scp", "scb", "partnership", "safeguarding board", "safeguarding partnership",
        "local safeguarding children board", "safeguarding children partnership", "board partnership",
        "corporate author",
        "local authority", "la", "area", "published by", "publisher", "commissioned by", "commissioning board",
    ),
    "published": (
        "published", "date of publication", "publication date", "date published", "year of publication",
        "year published", "publication year", "pub date", "year", "date",
    ),
    "abstract": ("abstract", "summary", "description", "overview", "synopsis", "summary of review", "case summary"),
    "background": ("background",),
    "learning": (
        "learning", "key learning", "learning points", "key issues", "lessons", "findings", "learning includes",
    ),
    "recommendations": ("recommendations", "recommendations include", "key recommendations"),
    "model": ("model", "methodology", "method"),
    "keywords": ("keywords", "key words", "subject terms", "descriptors"),
    "link": (
        "link", "url", "web address", "weblink", "hyperlink", "website", "web page", "link to report", "permalink",
    ),
    "file": ("file", "file name", "filename", "document", "pdf", "attachment", "document name"),
}
# fmt: on
"""Our field -> names of its column, likeliest first: of several columns for one field the likeliest is read."""

_BY_NAME = {name: field for field, names in COLUMNS.items() for name in names}
_PARTS = ("background", "learning", "recommendations", "model", "keywords")
_HEADER_ROWS = 40
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header: field -> column, names of columns that are not read, and the rows below."""

    columns: Mapping[str, int]
    unread: tuple[str, ...]
    rows: tuple[Row, ...]


def delimited_rows(text: str, name: str) -> list[Row]:
    """Rows of a text with the delimiter under which most columns of a listing are recognised.

    Raises:
        UnreadableFileError: Quotation marks do not pair: rows would run into each other.
    """
    best = max(_DELIMITERS, key=lambda one: _recognised(text, one))
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(_lines(text), delimiter=best, strict=True), start=1):
            rows.append((number, tuple(cells)))
    except csv.Error as error:
        reason = "a quotation mark is not closed, or stands undoubled inside a quoted cell"
        remedy = "mend that row, or open the file in a spreadsheet and save it as .xlsx"
        raise UnreadableFileError(name, reason, place=f"row {len(rows) + 1}", remedy=remedy) from error
    return [row for row in rows if any(cell.strip() for cell in row[1])]


def has_header(text: str) -> bool:
    """Whether a text is a table of reviews: one of its first lines names the columns."""
    return any(_recognised(text, one) for one in _DELIMITERS)


def table_of(rows: Sequence[Row]) -> Table | None:
    """The table in the rows of a sheet; None where no row names its columns. What stands above that row is no entry."""
    scored = [(_score(cells), -place) for place, (_, cells) in enumerate(rows[:_HEADER_ROWS])]
    best, place = max(scored, default=(0, 0))
    if not best:
        return None
    header = rows[-place][1]
    columns = _columns(header)
    used = set(columns.values())
    unread = tuple(name.strip() for column, name in enumerate(header) if column not in used and name.strip())
    below = tuple(row for row in rows[1 - place :] if _score(row[1]) < best)
    return Table(columns, unread, below)


def entries_in_table(table: Table, source: str, sheet: str = "") -> tuple[list[Found], list[LeftOut]]:
    """One entry for each row that has a title or an abstract; the other rows are left out."""
    found: list[Found] = []
    left_out: list[LeftOut] = []
    for number, cells in table.rows:
        place = f"sheet '{sheet}', row {number}" if sheet else f"row {number}"
        values = {field: _value(cells, column) for field, column in table.columns.items()}
        entry = _entry(values, place)
        if not entry.title:
            shown = " ".join(" ".join(cells).split())[:60]
            reason = f"has no title, so that the review could not be told from others: {shown!r}"
            left_out.append(LeftOut(source, place, reason, "fill in its title, or delete the row"))
            continue
        if values.get("published") and not entry.published:
            reason = f"{values['published']!r} is not understood as a date; the entry is kept without one"
            left_out.append(
                LeftOut(source, f"{place}, column 'published'", reason, "write 2016-05-31, 05/2016 or 2016")
            )
        found.append(entry)
    if table.unread:
        reason = f"columns that the screening log does not keep: {', '.join(table.unread)}"
        left_out.append(LeftOut(source, f"sheet '{sheet}'" if sheet else "", reason))
    return found, left_out


def _entry(values: Mapping[str, str], place: str) -> Found:
    """The entry of a row; a title or an abstract may be written like an entry of the listing itself."""
    first, _, rest = values.get("abstract", "").partition("\n")
    title, lines = values.get("title", ""), [values.get("abstract", "")]
    listed = heading(" ".join(title.split()), is_fresh=True) if title else heading(first.strip(), is_fresh=True)
    if listed and not title:
        lines = [*listed.lines, rest]
    elif listed and listed.lines:
        lines = [*listed.lines, *lines]
    lines += [f"{name.capitalize()}: {values[name]}" for name in _PARTS if values.get(name)]
    return Found(
        title=listed.title if listed else " ".join(title.split()),
        board=" ".join(values.get("board", "").split()) or (listed.board if listed else ""),
        published=published(values.get("published", "")) or (listed.published if listed else ""),
        lines=[line for line in lines if line],
        link=values.get("link", ""),
        file=values.get("file", ""),
        place=place,
    )


def _value(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _columns(header: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, name in enumerate(header):
        field, rank = _field(name)
        if field and (field not in columns or rank < _field(header[columns[field]])[1]):
            columns[field] = column
    return columns


def _field(name: str) -> tuple[str, int]:
    """The field that a column of this name holds, and how likely the name is for it; empty for none."""
    if len(name) > 60:
        return "", 0
    plain = " ".join(re.sub(r"[^a-z]+", " ", re.sub(r"\([^)]*\)", " ", name.lower())).split())
    pieces = {" ".join(re.findall("[a-z]+", piece)) for piece in re.split(r"/|&|\bor\b|\band\b|,", name.lower())}
    fields = {_BY_NAME.get(piece) for piece in pieces}
    field = _BY_NAME.get(plain) or (fields.pop() if len(fields) == 1 else None)
    if not field:
        return "", 0
    return field, COLUMNS[field].index(plain) if plain in COLUMNS[field] else len(COLUMNS[field])


def _score(cells: Sequence[str]) -> int:
    """Fields named in a row if it can be a header: two or more, a title or an abstract among them."""
    fields = {_field(cell)[0] for cell in cells} - {""}
    return len(fields) if len(fields) > 1 and fields & {"title", "abstract"} else 0


def _recognised(text: str, delimiter: str) -> int:
    """Fields named in the best header under a delimiter; many rows below a header are as wide as it is."""
    rows = [cells for cells in _first_rows(text, delimiter) if any(cells)]
    scores = [_score(cells) if _is_above_rows(cells, rows[place + 1 :]) else 0 for place, cells in enumerate(rows)]
    return max(scores, default=0)


def _is_above_rows(header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """A line of pasted text ("neglect, child, area") can name columns by chance; the next lines are no rows then."""
    return 3 * sum(len(cells) == len(header) for cells in below) >= len(below)


def _first_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from islice(csv.reader(_lines(text), delimiter=delimiter), _HEADER_ROWS)
    except csv.Error:
        return


def _lines(text: str) -> io.StringIO:
    # newline="" leaves line ends inside quoted cells as they are, as the csv module asks for.
    return io.StringIO(text, newline="")
