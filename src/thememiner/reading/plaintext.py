"""Plain text: paragraphs between blank lines; headings by being short and alone, by number, capitals or marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.typed_numbers import typed_number

_MARKS = re.compile(r"^(#{1,6})\s+")
_ITEM = re.compile(r"^[-*]\s+")
_LONGEST_HEADING = 90
ENCODINGS = ("utf_8", "utf_16", "cp1252")
"""What British reports come in; among all encodings, curly quotes of Windows pass for Baltic letters."""

_LEADER = re.compile(r"(?:\.{4,}|…+)\s*\d+$")
_UNDERLINED = re.compile(r"^(\S.*)\n(=|-)\2{2,}[ \t]*$", re.MULTILINE)


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
    return RawDocument(tuple(_without_lists_of_titles(list(_blocks(text)))))


def _blocks(text: str) -> Iterator[Block]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = _UNDERLINED.sub(lambda match: f"{'#' if match.group(2) == '=' else '##'} {match.group(1)}\n", text)
    for chunk in re.split(r"\n\s*\n", text):
        paragraph: list[str] = []
        for line in (line.strip() for line in chunk.split("\n") if line.strip()):
            if paragraph and (_starts_anew(line) or _stands_alone(paragraph)):
                yield _block(paragraph)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield _block(paragraph)


def _starts_anew(line: str) -> bool:
    return bool(_ITEM.match(line) or _MARKS.match(line) or _LEADER.search(line)) or typed_number(line)[0] is not None


def _stands_alone(lines: Sequence[str]) -> bool:
    """Whether nothing can follow in one paragraph: after an entry of the contents, a title in marks or capitals."""
    is_capitals = len(lines) == 1 and lines[0].isupper() and len(lines[0].split()) > 1 and _is_heading(lines[0])
    return bool(_LEADER.search(lines[-1]) or _MARKS.match(lines[0])) or is_capitals


def _without_lists_of_titles(blocks: list[Block]) -> list[Block]:
    """Short lines with successive numbers right behind one another are items of a list: a title has text under it.

    The last of them is a title if what follows is numbered as its own.
    """
    result = list(blocks)
    for place, (one, other) in enumerate(pairwise(blocks)):
        if one.role == other.role == "heading" and _succeeds(other.number, one.number):
            result[place] = replace(one, role="paragraph", level=0)
            following = blocks[place + 2].number if place + 2 < len(blocks) else None
            if not (following or "").startswith(f"{other.number}."):
                result[place + 1] = replace(other, role="paragraph", level=0)
    return result


def _succeeds(number: str | None, before: str | None) -> bool:
    head, _, last = (before or "").rpartition(".")
    return last.isdigit() and number == f"{head}.{int(last) + 1}".removeprefix(".")


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
