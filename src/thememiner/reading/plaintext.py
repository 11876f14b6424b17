"""Plain text: paragraphs between blank lines; headings by being short and alone, by number, capitals or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.typed_numbers import typed_number

_MARKS = re.compile(r"^(#{1,6})\s+")
_ITEM = re.compile(r"^[-*]\s+")
_LONGEST_HEADING = 90
ENCODINGS = ("utf_8", "utf_16", "cp1252")
"""What British reports come in; among all encodings, curly quotes of Windows pass for Baltic letters."""

_LEADER = re.compile(r"\.{4,}\s*\d+$")


def read_text(path: Path) -> RawDocument:
    """Read a text file in whatever encoding it is.

    Raises:
        UnreadableFileError: It is not text.
    """
    from charset_normalizer import from_bytes

    content = path.read_bytes()
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError(path.name, "is not a text file", remedy="give a PDF, Word, HTML or text file")
    best = from_bytes(content, cp_isolation=list(ENCODINGS)).best()
    text = str(best) if best else content.decode("utf-8", "replace")
    return RawDocument(tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    for chunk in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        paragraph: list[str] = []
        for line in lines:
            starts_anew = _ITEM.match(line) or _MARKS.match(line) or typed_number(line)[0] is not None
            if paragraph and starts_anew:
                yield _block(paragraph)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield _block(paragraph)


def _block(lines: list[str]) -> Block:
    text = " ".join(" ".join(lines).split())
    if match := _MARKS.match(text):
        number, rest = typed_number(text[match.end() :], is_heading=True)
        return Block(rest, "heading", number=number or None, level=len(match.group(1)))
    if match := _ITEM.match(text):
        return Block(text[match.end() :], "list-item")
    if _LEADER.search(text):
        return Block(text, "contents-line")
    number, rest = typed_number(text, is_heading=len(lines) == 1 and _is_heading(text))
    if len(lines) == 1 and _is_heading(rest):
        level = number.count(".") + 1 if number and number[0].isdigit() else 1
        return Block(rest, "heading", number=number or None, level=level)
    return Block(rest, "list-item" if number == "" else "paragraph", number=number or None)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", ";", ",", ":", "?")) and len(text.split()) <= 14
