"""Read the text sources: a small Markdown-like notation with the writer's labels in braces.

Notation, one block between blank lines::

    # 1 | Heading [section-kind]          heading, level by the number of hashes
    + {f- theme other-theme} text         paragraph numbered by the layout
    {@W1-049 /old/new/} optional text     labels (and text, unless given) of an invented passage
    [Learning point 3] {l- theme} text    paragraph with a printed label
    - text                                bullet (one per line)
    !Good practice! {g+ theme} text       box
    [^3]: text                            footnote of the block above, marked ^3^ in its text
    |= widths=10,60,30                    table: directive, then one row per line
    @@contents, @@page, @@landscape, @@portrait
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import yaml
from tools.corpus.model import Block, Report, Row, Tag

STATEMENTS = {
    "f": "finding",
    "l": "lesson",
    "g": "good-practice",
    "r": "recommendation",
    "q": "question",
    "fv": "family-view",
    "pv": "practitioner-view",
    "n": "narrative",
    "m": "method",
    "t": "terms-of-reference",
    "b": "other-boilerplate",
}
POLARITY = {"-": "failing", "+": "good", "~": "mixed", "=": "neutral"}
DEFAULTS = {
    "method": "method",
    "terms-of-reference": "terms-of-reference",
    "chronology": "narrative",
    "introduction": "narrative",
    "family-composition": "narrative",
    "childs-story": "narrative",
    "analysis": "narrative",
}
HEADING = re.compile(r"^(#+)\s+(?:(.*?)\s*\|\s*)?(.*?)(?:\s*\[([a-z-]+)\])?(?:\s*(\{[^}]*\}))?$", re.S)
TAG = re.compile(r"^\{([^}]*)\}\s*", re.S)
LEADING_NUMBER = re.compile(r"^(?:\d+\.\d+|\d{2,3}\.)\s+(?=[A-Z])")


def load_passages(path: Path) -> dict[str, dict[str, str]]:
    """Read the invented passages by id, or nothing where the file is not there."""
    with path.open(encoding="utf-8") as handle:
        return {row["id"]: row for row in csv.DictReader(handle)}


def load_report(path: Path, passages: dict[str, dict[str, str]]) -> Report:
    """Parse one text source."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta: dict[str, Any] = yaml.safe_load(front)
    return Report(path.stem, meta, Parser(passages, meta).parse(body))


class Parser:
    """Turns the body of a text source into blocks, keeping section and heading as it goes."""

    def __init__(self, passages: dict[str, dict[str, str]], meta: dict[str, Any]) -> None:
        self.passages = passages
        self.blocks: list[Block] = []
        self.section = "front-matter"
        self.heading = ""
        self.numbering = str(meta.get("numbering", "none"))
        self.stem = ""
        self.count = 0

    def parse(self, body: str) -> list[Block]:
        """Parse all blocks."""
        for chunk in re.split(r"\n\s*\n", body.strip()):
            self._chunk(chunk.strip())
        return self.blocks

    def _chunk(self, chunk: str) -> None:
        if chunk.startswith("#"):
            self._heading(chunk)
        elif chunk.startswith("@@"):
            self.blocks.append(Block("command", text=chunk[2:].strip(), section=self.section))
        elif chunk.startswith("|="):
            self._table(chunk)
        elif chunk.startswith("- "):
            for line in re.split(r"\n(?=- )", chunk):
                self._add("bullet", line[2:])
        elif match := re.match(r"^\[\^(\w+)\]:\s*(.*)$", chunk, re.S):
            note = self._make("note", match[2], match[1])
            note.section, note.tag = "footnote", Tag()
            self.blocks[-1].notes.append(note)
        elif match := re.match(r"^!([^!]+)!\s*(.*)$", chunk, re.S):
            self._add("box", match[2], match[1])
        elif match := re.match(r"^\[([^\]]+)\]\s*(.*)$", chunk, re.S):
            self._add("label", match[2], match[1])
        elif chunk.startswith("+ "):
            self._add("para", chunk[2:], self._next_number())
        else:
            self._add("para", chunk)

    def _heading(self, chunk: str) -> None:
        match = HEADING.match(" ".join(chunk.split()))
        assert match is not None
        hashes, number, text, kind, tag = match.groups()
        self.section = kind or self.section
        block = Block("heading", text=text, number=number or "", level=len(hashes), section=self.section)
        block.heading = self.heading = text
        if tag:
            block.tag, _ = self._tag(tag)
        self.blocks.append(block)
        if self.numbering != "running" and re.fullmatch(r"\d+(\.\d+)*\.?", number or ""):
            self.stem, self.count = str(number).rstrip("."), 0

    def _next_number(self) -> str:
        self.count += 1
        if self.numbering == "running":
            return str(self.count)
        return f"{self.stem}.{self.count}" if self.stem else str(self.count)

    def _add(self, kind: str, raw: str, number: str = "") -> None:
        self.blocks.append(self._make(kind, raw, number))

    def _make(self, kind: str, raw: str, number: str = "") -> Block:
        tag, text = self._tag(raw)
        return Block(kind, text=text, number=number, section=self.section, heading=self.heading, tag=tag)

    def _tag(self, raw: str) -> tuple[Tag, str]:
        raw = " ".join(raw.split())
        match = TAG.match(raw)
        default = Tag(statement=DEFAULTS.get(self.section, "other-boilerplate"))
        if match is None:
            return default, raw
        text = raw[match.end() :]
        spec, target = match[1], ""
        if " to=" in spec:
            spec, target = spec.split(" to=", 1)
        tag, text = self._passage(spec, text) if spec.startswith("@") else (self._label(spec), text)
        tag.to = target
        return tag, text

    def _label(self, spec: str) -> Tag:
        code, *themes = spec.split()
        known = [theme for theme in themes if theme != "none"]
        return Tag(STATEMENTS[code[:-1]], POLARITY[code[-1]], (known or ["none"])[0], known[1:])

    def _passage(self, spec: str, given: str) -> tuple[Tag, str]:
        name, _, changes = spec[1:].partition(" ")
        row = self.passages[name]
        text = LEADING_NUMBER.sub("", " ".join(row["text"].split()))
        for old, new in re.findall(r"/([^/]*)/([^/]*)/", changes):
            if old not in text:
                raise ValueError(f"{name}: {old!r} is not in the passage")
            text = text.replace(old, new)
        secondary = [theme for theme in row["secondary"].split(";") if theme]
        tag = Tag(row["statement"], row["polarity"], row["primary"], secondary, source=name)
        if given:
            tag.source = f"{name} (edited)"
        return tag, given or text

    def _table(self, chunk: str) -> None:
        first, *lines = chunk.split("\n")
        options = dict(part.split("=", 1) for part in first[2:].split())
        block = Block("table", section=self.section, heading=self.heading, options=options)
        column = int(options.get("text", "-1"))
        for index, line in enumerate(" ".join(lines).split(" |R| ") if "|R|" in chunk else lines):
            tag, rest = self._tag(line.lstrip("| "))
            cells = [cell.strip() for cell in rest.split(" | ")]
            row = Row(cells)
            if index or options.get("header") == "no":
                text = cells[column] if column >= 0 else " | ".join(cells)
                number = cells[0] if column > 0 else ""
                row.block = Block("row", text, number, section=self.section, heading=self.heading, tag=tag)
            block.rows.append(row)
        self.blocks.append(block)
