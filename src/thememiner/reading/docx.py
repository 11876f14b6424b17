"""Word files (.docx): paragraphs and tables in order, headings by style, printed numbers by list definitions."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.typed_numbers import typed_number

_LARGEST = 300 * 1024 * 1024
"""Bytes that an archive may unpack to; a report with pictures is far below, a zip bomb far above."""

_HIGHEST_RATIO = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|überschrift)\s*(\d)$", re.IGNORECASE)


def read_docx(path: Path) -> RawDocument:
    """Read a Word file.

    Raises:
        UnreadableFileError: It is no Word file, is damaged, or would unpack to more than a report can be.
    """
    check_archive(path)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    remedy = "open it in Word, save it again and add that file"
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableFileError(
            path.name, f"is not a Word file that can be opened ({error})", remedy=remedy
        ) from error
    blocks = tuple(_Body(document).blocks())
    if not blocks:
        raise UnreadableFileError(path.name, "has no text", remedy="it may hold pictures only: save it as PDF")
    return RawDocument(blocks, title=document.core_properties.title or "")


def check_archive(path: Path) -> None:
    """Refuse what is no zip archive, and an archive that is made to fill the memory.

    Raises:
        UnreadableFileError: As said.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        remedy = "it may be cut short: fetch it again"
        raise UnreadableFileError(path.name, "is not a whole Word file", remedy=remedy) from error
    unpacked, packed = sum(one.file_size for one in entries), sum(one.compress_size for one in entries)
    if unpacked > _LARGEST or (unpacked > 50_000_000 and unpacked > _HIGHEST_RATIO * max(packed, 1)):
        reason = f"unpacks from {packed:,} to {unpacked:,} bytes, more than a report can be"
        raise UnreadableFileError(path.name, reason, remedy="do not open it; ask where it came from")


class _Body:
    """Walks through the body of a document and counts its automatic list numbers."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - python-docx has no types
        self._document = document
        self._counts: dict[str, Counter[int]] = {}
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        for element in self._document.element.body.iterchildren():
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag == f"{_W}sdt":
                for inner in element.iter(f"{_W}p"):
                    yield from self._paragraph(inner)

    def _paragraph(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        text = _text(element)
        if not text:
            return
        style = self._style(element)
        match = _HEADING.match(style)
        if style.lower().startswith("toc"):
            yield Block(text, "contents-line")
            return
        automatic = self._automatic_number(element)
        level = int(match.group(1)) if match else 1 if style.lower() == "title" else 0
        number, rest = typed_number(text, is_heading=level > 0) if automatic is None else (automatic, text)
        if not level and _is_fake_heading(element, rest):
            level = 3
        if level:
            yield Block(rest, "heading", number=number or None, level=level, size=1.0 + 0.1 * (5 - min(level, 4)))
        elif number == "" or (automatic == "" and not number):
            yield Block(rest, "list-item")
        else:
            yield Block(rest, "paragraph", number=number)

    def _style(self, element: Any) -> str:  # noqa: ANN401
        found = element.find(f"{_W}pPr/{_W}pStyle")
        if found is None:
            return ""
        identity = found.get(f"{_W}val")
        return next((str(one.name) for one in self._document.styles if one.style_id == identity), str(identity))

    def _automatic_number(self, element: Any) -> str | None:  # noqa: ANN401
        """The number that Word prints from a list definition; empty for a bullet, None where there is no list."""
        properties = element.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return None
        identity, depth = (_value(properties.find(f"{_W}{name}")) for name in ("numId", "ilvl"))
        if identity in ("", "0"):
            return None
        level = int(depth or 0)
        form, pattern = self._list_level(identity, level)
        if form in ("bullet", "none", ""):
            return ""
        counts = self._counts.setdefault(identity, Counter())
        counts[level] += 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        printed = re.sub(r"%(\d)", lambda match: _numeral(counts[int(match.group(1)) - 1] or 1, form), pattern)
        return printed.strip().strip("()").rstrip(".):")

    def _list_level(self, identity: str, level: int) -> tuple[str, str]:
        try:
            numbering = self._document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return "", ""
        for num in numbering.iter(f"{_W}num"):
            if num.get(f"{_W}numId") == identity:
                abstract = _value(num.find(f"{_W}abstractNumId"))
                for one in numbering.iter(f"{_W}abstractNum"):
                    if one.get(f"{_W}abstractNumId") == abstract:
                        return _form(one, level)
        return "", ""

    def _table(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        self._tables += 1
        for row in element.iterchildren(f"{_W}tr"):
            cells = [" ".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in row.iterchildren(f"{_W}tc")]
            text = " | ".join(filter(None, cells))
            if text:
                yield Block(text, "table-row", box=self._tables)


def _text(paragraph: Any) -> str:  # noqa: ANN401
    """The words as printed: inserted text counts, deleted text does not (it stands in ``w:delText``)."""
    parts = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        parts.append({f"{_W}t": element.text or "", f"{_W}noBreakHyphen": "-"}.get(element.tag, " "))
    return " ".join("".join(parts).replace("\u00ad", "").split())


def _is_fake_heading(paragraph: Any, text: str) -> bool:  # noqa: ANN401
    """A short paragraph all in bold, without a full stop."""
    if len(text) > 120 or text.endswith((".", ";", ",")):
        return False
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(element: Any) -> bool:  # noqa: ANN401
    return element is not None and element.get(f"{_W}val") not in ("0", "false")


def _value(element: Any) -> str:  # noqa: ANN401
    return "" if element is None else str(element.get(f"{_W}val"))


def _form(abstract: Any, level: int) -> tuple[str, str]:  # noqa: ANN401
    for one in abstract.iterchildren(f"{_W}lvl"):
        if one.get(f"{_W}ilvl") == str(level):
            return _value(one.find(f"{_W}numFmt")), _value(one.find(f"{_W}lvlText"))
    return "", ""


def _numeral(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = "".join(
            digits[int(place)] for digits, place in zip(_ROMAN[4 - len(str(number)) :], str(number), strict=True)
        )
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)


_ROMAN = (
    ("", "m", "mm", "mmm"),
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
)
