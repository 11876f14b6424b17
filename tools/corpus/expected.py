"""Write the writer's own labels: passages, headings and recommendations."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tools.corpus.model import Block, Report

PASSAGES = ["file", "page", "paragraph", "heading", "section_kind", "statement", "polarity", "primary", "secondary"]
PASSAGES += ["text", "source"]
HEADINGS = ["file", "page", "level", "number", "heading", "section_kind"]
RECOMMENDATIONS = ["file", "number", "text", "addressee", "section"]
WHERE = {"executive-summary": "executive-summary", "board-response": "action-plan", "agency-sections": "agency"}


def plain(text: str) -> str:
    """Text without mark-up and footnote marks."""
    text = re.sub(r"\^\w+\^", "", text)
    return re.sub(r"\*+", "", text).strip()


def passages_of(report: Report) -> Iterator[Block]:
    """All blocks that are passages, in reading order, footnotes after the block they belong to."""
    for block in report.blocks:
        if block.kind == "table":
            yield from (row.block for row in block.rows if row.block is not None)
        elif block.kind in {"para", "bullet", "label", "box"} or (
            block.kind == "heading" and block.tag.statement != "other-boilerplate"
        ):
            yield block
        yield from block.notes


def write(folder: Path, reports: list[Report]) -> None:
    """Write the three files."""
    folder.mkdir(parents=True, exist_ok=True)
    _csv(folder / "passages.csv", PASSAGES, [row for report in reports for row in _passages(report)])
    _csv(folder / "headings.csv", HEADINGS, [row for report in reports for row in _headings(report)])
    _csv(folder / "recommendations.csv", RECOMMENDATIONS, [row for rep in reports for row in _recommendations(rep)])


def _passages(report: Report) -> Iterator[list[object]]:
    for block in passages_of(report):
        tag = block.tag
        yield [
            report.file,
            block.page or "",
            block.number,
            block.heading,
            block.section,
            tag.statement,
            tag.polarity,
            tag.primary,
            ";".join(tag.secondary),
            plain(block.text),
            tag.source,
        ]


def _headings(report: Report) -> Iterator[list[object]]:
    for block in report.blocks:
        if block.kind == "heading":
            yield [report.file, block.page or "", block.level, block.number, block.text, block.section]


def _recommendations(report: Report) -> Iterator[list[object]]:
    for block in passages_of(report):
        if block.tag.statement == "recommendation" or (block.tag.to and block.section == "board-response"):
            section = "agency" if "IMR" in block.heading else WHERE.get(block.section, "recommendations")
            yield [report.file, block.number, plain(block.text), block.tag.to, section]


def _csv(path: Path, header: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
