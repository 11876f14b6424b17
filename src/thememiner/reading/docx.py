"""Word files (.docx): paragraphs and tables in order, headings by style, printed numbers by list definitions."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError

from thememiner.errors import UnreadableFileError, visible
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.docx_lists import Lists, numeral
from thememiner.reading.docx_styles import Styles
from thememiner.reading.docx_text import W, boxes_in, children, notes_in, text_of
from thememiner.reading.typed_numbers import typed_number

_LARGEST = 300 * 1024 * 1024
"""Bytes that an archive may unpack to; a report with pictures is far below, a zip bomb far above."""

_HIGHEST_RATIO = 200
_REMEDY = "open it in Word, save it again and add that file"
# python-docx lets whatever goes wrong inside a damaged file through as it is; XML errors are SyntaxErrors.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    PackageNotFoundError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LONGEST_FAKE_HEADING = 120


def read_docx(path: Path) -> RawDocument:
    """Read a Word file.

    Raises:
        UnreadableFileError: It is no Word file, is damaged, or would unpack to more than a report can be.
    """
    check_archive(path)
    import docx

    try:
        document = docx.Document(str(path))
        title = document.core_properties.title or ""
    except _FAULTS as error:
        raise _damaged(path, error) from error
    if document.element.getroottree().docinfo.doctype:
        raise UnreadableFileError(path.name, "declares entities of its own, as no Word file does", remedy=_REMEDY)
    try:
        blocks = tuple(_Body(document).blocks())
    except (SyntaxError, ValueError, KeyError) as error:  # XML of a part, a figure that is none, a part that is missing
        raise _damaged(path, error) from error
    if not blocks:
        raise UnreadableFileError(path.name, "has no text", remedy="it may hold pictures only: save it as PDF")
    return RawDocument(blocks, title=title)


def _damaged(path: Path, error: Exception) -> UnreadableFileError:
    words = visible(str(error).replace(str(path), path.name))
    return UnreadableFileError(path.name, f"is not a Word file that can be opened ({words})", remedy=_REMEDY)


def check_archive(path: Path) -> None:
    """Refuse what is no zip archive, and an archive that is made to fill the memory.

    Raises:
        UnreadableFileError: As said.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:  # the last: a zip version that is none
        remedy = "it may be cut short: fetch it again"
        raise UnreadableFileError(path.name, "is not a whole Word file", remedy=remedy) from error
    unpacked, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if unpacked > _LARGEST or (unpacked > 50_000_000 and unpacked > _HIGHEST_RATIO * max(packed, 1)):
        reason = f"unpacks from {packed:,} to {unpacked:,} bytes, more than a report can be"
        raise UnreadableFileError(path.name, reason, remedy="do not open it; ask where it came from")


class _Body:
    """Walks through the body of a document, counting its lists, boxes and notes."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types
        self._body = document.element.body
        self._styles = Styles(document.styles.element)
        self._lists = Lists(_part(document, "numbering"))
        self._notes = {
            (kind, str(note.get(f"{W}id"))): " ".join(filter(None, map(text_of, note.iter(f"{W}p"))))
            for kind in ("footnote", "endnote")
            for root in [_part(document, f"{kind}s")]
            if root is not None
            for note in root.iter(f"{W}{kind}")
        }
        self._counts: Counter[str] = Counter()
        self._has_styled_headings = any(self._styles.level(one) for one in self._body.iter(f"{W}p"))

    def blocks(self) -> Iterator[Block]:
        yield from self._blocks_of(self._body, None)

    def _blocks_of(self, holder: Any, box: int | None) -> Iterator[Block]:  # noqa: ANN401
        for element in children(holder, f"{W}p", f"{W}tbl"):
            if element.tag == f"{W}tbl":
                yield from self._table(element)
                continue
            yield from self._paragraph(element, box)
            yield from self._notes_of(element)
            for content in boxes_in(element):
                yield from self._blocks_of(content, self._next("box"))

    def _paragraph(self, element: Any, box: int | None) -> Iterator[Block]:  # noqa: ANN401
        text = text_of(element)
        if not text:
            return
        style, level = self._styles.name(element), self._styles.level(element)
        if style.startswith("toc ") and not level:
            yield Block(text, "contents-line", box=box)
            return
        place = self._styles.list_of(element)
        automatic = None if place is None else self._lists.next_number(*place)
        typed, rest = typed_number(text, is_heading=level > 0)
        number, words = (automatic, text) if automatic else (typed, rest)
        level = level or self._level_of_fake(element, number, words)
        if level:
            size = 1.0 + 0.1 * (5 - min(level, 4))
            yield Block(words, "heading", number=number or None, level=level, size=size, bold=True, box=box)
        elif style == "caption":
            yield Block(text, "caption", box=box)
        else:
            is_item = not number and (typed == "" or automatic == "")
            yield Block(words, "list-item" if is_item else "paragraph", number=number or None, box=box)

    def _level_of_fake(self, element: Any, number: str | None, words: str) -> int:  # noqa: ANN401
        """Level of a heading that is only a short line in bold; below the styled headings, if there are any."""
        if len(words) > _LONGEST_FAKE_HEADING or words.endswith((".", ";", ",")) or number == "":
            return 0
        if not self._styles.is_bold(element):
            return 0
        if self._has_styled_headings:
            return 3
        return number.count(".") + 1 if number and number[0].isdigit() else 1 if words.isupper() else 2

    def _table(self, table: Any) -> Iterator[Block]:  # noqa: ANN401
        """A table row by row; one of a single column is a frame round running text."""
        box = self._next("box")
        rows = [row for row in children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [list(children(row, f"{W}tc")) for row in rows]
        if all(len(row) == 1 for row in cells):
            for (cell,) in cells:
                yield from self._blocks_of(cell, box)
            return
        for row, in_row in zip(rows, cells, strict=True):
            text = " | ".join(filter(None, map(_cell, in_row)))
            if text:
                yield Block(text, "table-row", box=box)
            yield from self._notes_of(row)

    def _notes_of(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        for kind, identity in notes_in(element):
            text = self._notes.get((kind, identity), "")
            if text:
                number = self._next(kind)
                yield Block(
                    text, "footnote", number=str(number) if kind == "footnote" else numeral(number, "lowerRoman")
                )

    def _next(self, what: str) -> int:
        self._counts[what] += 1
        return self._counts[what]


def _cell(cell: Any) -> str:  # noqa: ANN401
    """The words of a cell, those of a table inside it included, and of text boxes too."""
    return " ".join(filter(None, (text_of(one) for one in cell.iter(f"{W}p"))))


def _part(document: Any, name: str) -> Any:  # noqa: ANN401
    """The root of a part beside the main one, parsed without resolving entities; None where there is none."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype == _RELATIONS + name and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None
