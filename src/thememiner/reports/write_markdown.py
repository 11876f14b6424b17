"""A report as Markdown with GitHub's tables; a figure is its description and its data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thememiner.reports.blocks import (
    NOTES_HEAD,
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    Notes,
    Paragraph,
    Quote,
    Report,
    Table,
    printable,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&$!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def markdown_bytes(report: Report) -> bytes:
    """The report as UTF-8 with line feeds."""
    head = [f"# {_inline(report.title)}", _text(report.subtitle)]
    parts = [*head, *(_block(block) for block in report.blocks)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_inline(block.text)}"
        case Paragraph():
            return _text(block.text)
        case Bullets():
            return "\n".join(f"- {_text(item)}" for item in block.items)
        case Callout():
            return f"> **{_text(block.text)}**"
        case Quote():
            return f"> \u201c{_text(block.text)}\u201d\n>\n> {_text(block.citation)}"
        case Notes():
            return "\n\n".join([f"*{NOTES_HEAD}.*", *map(_text, block.text.split("\n"))])
        case Figure():
            return f"*{_text(block.caption)}* {_text(block.alt)}\n\n{_rows(block.data)}"
        case Table():
            note = f"\n\n*{_text(block.note)}*" if block.note else ""
            return f"**{_text(block.caption)}**\n\n{_rows(block)}{note}"


def _rows(table: Table) -> str:
    rule = ["---:" if place in table.numeric else "---" for place in range(len(table.columns))]
    lines = [_row(table.columns), f"| {' | '.join(rule)} |", *(_row(row) for row in table.rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join('<br>'.join(_inline(line) for line in printable(cell).split(chr(10))) for cell in cells)} |"


def _inline(text: str) -> str:
    """Text on one line in which nothing is markup: no HTML, links, emphasis, or bar of a table."""
    return _MARKUP.sub(r"\\\1", " ".join(printable(text).split()))


def _text(text: str) -> str:
    """The same for the start of a line, where it could also become a list or a heading."""
    return _LINE_START.sub(_held, _inline(text))


def _held(start: re.Match[str]) -> str:
    mark = start[2]
    return f"{start[1]}{mark}\\" if mark.isdigit() else f"{start[1]}\\{mark}"
