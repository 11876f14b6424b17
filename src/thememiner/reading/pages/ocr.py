"""Scanned pages: recognised by the tesseract program, where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2

from thememiner.reading.pages.words import PageText, Word

_DPI = 200
_SECONDS = 120
"""Longest time for one page; a page that takes longer is a fault of the file."""


def tesseract() -> str | None:
    """Where the program is, or None: it is installed apart from this package (README, Install)."""
    return shutil.which("tesseract")


def ocr_page(document: pypdfium2.PdfDocument, page: PageText, program: str) -> tuple[PageText, int]:
    """The page with the words recognised on its picture, and the mean confidence in per cent."""
    scale = _DPI / 72
    sheet = document[page.number - 1]
    image = sheet.render(scale=scale, grayscale=True).to_pil()
    sheet.close()
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "page.png"
        image.save(picture, dpi=(_DPI, _DPI))
        table = subprocess.run(  # noqa: S603 - our own arguments, no shell
            [program, str(picture), "stdout", "--psm", "3", "-l", "eng", "tsv"],
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            # Its threads get in each other's way; the pages of several files are read side by side anyhow.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout.decode("utf-8", "replace")
    words, confidences = _words(table, scale)
    confidence = round(sum(confidences) / len(confidences)) if confidences else 0
    return replace(page, words=words, raw=" ".join(word.text for word in words)), confidence


def _words(table: str, scale: float) -> tuple[list[Word], list[float]]:
    rows = [row for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE) if row["text"]]
    rows = [row for row in rows if row["text"].strip() and float(row["conf"]) >= 0]
    sizes = _line_sizes(rows, scale)
    words = [
        Word(
            text=row["text"].strip(),
            x0=int(row["left"]) / scale,
            x1=(int(row["left"]) + int(row["width"])) / scale,
            y=sizes[_line(row)][1],
            size=sizes[_line(row)][0],
            bold=False,
        )
        for row in rows
    ]
    return words, [float(row["conf"]) for row in rows]


def _line(row: dict[str, str]) -> tuple[str, str, str]:
    return row["block_num"], row["par_num"], row["line_num"]


def _line_sizes(rows: list[dict[str, str]], scale: float) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Font size and baseline of each line: words are of different heights, so the middle one speaks for the line."""
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        lines.setdefault(_line(row), []).append(row)
    found = {}
    for key, own in lines.items():
        tops, bottoms = [int(row["top"]) for row in own], [int(row["top"]) + int(row["height"]) for row in own]
        heights = sorted(bottom - top for top, bottom in zip(tops, bottoms, strict=True))
        size = round(2 * heights[len(heights) // 2] / scale) / 2
        found[key] = (size, sorted(bottoms)[len(bottoms) // 2] / scale)
    return found
