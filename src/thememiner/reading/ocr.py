"""Words of a scanned page by the OCR program tesseract, where it is installed.

The page is drawn at 300 dpi and handed to the program as a greyscale image. What comes back as TSV (a row per word,
with its box and a confidence) goes through the same steps as the words of a text layer. The program is told to take
the page as one block of text (``--psm 6``): left to itself it reads a column of paragraph numbers apart, and badly;
columns are told apart by our own layout.
"""

from __future__ import annotations

import csv
import io
import math
import os
import shutil
import subprocess
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from thememiner.reading.pdf_words import PageWords, Word

DPI = 300
_MOST_PIXELS = 40_000_000
"""A page of A2 at 300 dpi is 35 million; larger ones are drawn smaller, whatever size a file claims."""

_LONGEST_SIDE = 30_000
"""Pixels; tesseract takes up to 32,767."""

_TIMEOUT = 180
_DESCENDING = frozenset("gjpqy,;()[]Q@")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the program made of a page, and how sure it was on average (0 to 100)."""

    found: PageWords
    confidence: float


def tesseract() -> str | None:
    """The program's path, if it is installed."""
    return shutil.which("tesseract")


def recognise(document: Any, index: int, program: str) -> Recognised | None:  # noqa: ANN401 - pypdfium2 is untyped
    """Read one page of an open pypdfium2 document.

    Args:
        document: The document.
        index: 0-based page.
        program: Path of tesseract.

    Returns:
        The words in points from the page's top left; None where the program finds none or fails.
    """
    drawn = _drawn(document, index)
    if drawn is None:
        return None
    image, width, height, scale = drawn
    command = [program, "stdin", "stdout", "-l", "eng", "--dpi", str(round(72 * scale)), "--psm", "6", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(command, input=image, capture_output=True, timeout=_TIMEOUT, env=environment, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    return from_tsv(done.stdout.decode("utf-8", "replace"), width, height, scale)


def _drawn(document: Any, index: int) -> tuple[bytes, float, float, float] | None:  # noqa: ANN401
    """A page as a portable greymap, its size in points and its pixels to the point; None for one without size."""
    page = document[index]
    try:
        width, height = page.get_size()
        if not (0 < width < math.inf and 0 < height < math.inf):
            return None
        scale = min(DPI / 72, math.sqrt(_MOST_PIXELS / width / height), _LONGEST_SIDE / max(width, height))
        bitmap = page.render(scale=scale, grayscale=True)
        pixels = bitmap.to_numpy()
        rows, columns = pixels.shape[:2]
        image = b"P5 %d %d 255\n" % (columns, rows) + pixels.reshape(rows, columns).tobytes()
        bitmap.close()
    finally:
        page.close()
    return image, width, height, scale


def from_tsv(text: str, width: float, height: float, pixels: float = DPI / 72) -> Recognised | None:
    """Words from tesseract's TSV output (its manual, section "tsv"); the page was drawn so many pixels a point."""
    rows = [row for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)]
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        if row["level"] == "5" and row["text"].strip():
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    if not lines:
        return None
    scale = 1 / pixels
    usual = median(_height(line) for line in lines.values())
    words: list[Word] = []
    raw = ""
    for line in lines.values():
        tall = _height(line)
        size = round((usual if 0.75 < tall / usual < 1.3 else tall) * scale, 1)
        baseline = _baseline(line) * scale
        for row in line:
            left, wide = float(row["left"]) * scale, float(row["width"]) * scale
            words.append(Word(row["text"].strip(), left, left + wide, baseline, size, False, False, len(raw), False))
            raw += row["text"].strip() + " "
        raw = raw.rstrip() + "\n"
    confidence = mean(float(row["conf"]) for line in lines.values() for row in line)
    return Recognised(PageWords(raw, words, [], [], width, height, 0, (0.0, 0.0, width, height)), confidence)


def _height(line: list[dict[str, str]]) -> float:
    """About the font size: from the highest top to the lowest bottom of a line's words."""
    tops = [int(row["top"]) for row in line]
    bottoms = [int(row["top"]) + int(row["height"]) for row in line]
    return float(max(bottoms) - min(tops)) if len(line) > 2 else 1.2 * median(int(row["height"]) for row in line)


def _baseline(line: list[dict[str, str]]) -> float:
    """The usual lower edge of words without descenders."""
    flat = [row for row in line if not _DESCENDING & set(row["text"])]
    return median(int(row["top"]) + int(row["height"]) for row in flat or line)
