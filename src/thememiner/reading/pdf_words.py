"""The words of one PDF page with their places, from pdfium's text page.

Calls through ctypes cost more than pdfium's own work, so places are asked for per word, not per character: the page's
text comes in one call, and a word's place is the origin of its first character and the far edge of its last. Only words
that may carry a footnote mark ("review12") are looked at character by character.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from thememiner.reading.pdf_fonts import SLANTED, Style, Styles

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top of a page as it is stored."""

# A hyphen at a line end comes as U+FFFE (or 2), without the line break that follows it.
_WORD = re.compile("[^\\s\x00\x02\ufffe\ufeff\u200b]+[\x02\ufffe]?|[\x02\ufffe]")
_MAY_HOLD_A_MARK = re.compile(r"[^\W\d]\d|[.,;:?!)\]'\"’”]\d|\d[.,;:]|[\w.,;:][*†‡§]")
_NUMBER_AND_TEXT = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)](?=[A-Z])")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
_CLEAN = str.maketrans({**_LIGATURES, 0xAD: "-", 0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"})
_TO_CLEAN = re.compile("[\ufb00-\ufb06\xad\x02\ufffe\u2010\u2011]")
_MARK = re.compile(r"\(?(?:\d{1,3}(?:,\d{1,3})*|[*†‡§¶]{1,3})\)?")
_UNITS = re.compile(r"(?:^|\d)(?:[ckm]?m|ft|in|CO|H)$")


class Word(NamedTuple):
    """A run of characters without white space; points from the page's top left corner as it is read.

    Args:
        text: Ligatures opened, every hyphen a plain one.
        x0: Left edge.
        x1: Right edge.
        y: Baseline.
        size: Font size.
        bold: Whether its first character is bold.
        italic: Whether its first character is slanted.
        at: Offset into the page's raw text.
        white: Whether it is drawn in white.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    at: int
    white: bool


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page in the file's own order.

    Args:
        raw: The page's text layer; footnote marks inside the text are blanked.
        words: Words that are read the way the page is.
        turned: Words at another angle (labels along the margin, watermarks).
        hidden: Words that nobody sees: off the page, or drawn invisibly on a page that is no scan.
        width: Page width as it is read.
        height: Page height as it is read.
        quarter: Quarter turns between the page as stored and as it is read.
        bounds: The page as stored.
        turn: Quarter turns between the page as stored and as a viewer shows it.
        quarters: Quarter turns that make a turned or hidden word upright, by the word's offset into ``raw``.
    """

    raw: str
    words: list[Word]
    turned: list[Word]
    hidden: list[Word]
    width: float
    height: float
    quarter: int
    bounds: Bounds
    turn: int = 0
    quarters: dict[int, int] = field(default_factory=dict)


def page_words(page: Any, *, scanned: bool = False) -> PageWords:  # noqa: ANN401 - a ctypes pointer
    """Read the words of a loaded page (``FPDF_PAGE``).

    Args:
        page: pdfium's page.
        scanned: Whether invisible text is the text layer of a scan, and so to be read.
    """
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    bounds = (rect.left, rect.bottom, rect.right, rect.top)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        raw = _raw_text(text_page)
        found = _found(text_page, raw, bounds)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return _sorted_out(raw, found, bounds, int(pdfium.FPDFPage_GetRotation(page)) % 4, scanned)


def framed(quarter: int, x: float, y: float, bounds: Bounds) -> tuple[float, float]:
    """A stored point in the frame of the page turned clockwise by ``quarter``: from its left, from its top."""
    left, bottom, right, top = bounds
    if quarter == 1:
        return y - bottom, x - left
    if quarter == 2:
        return right - x, y - bottom
    if quarter == 3:
        return top - y, right - x
    return x - left, top - y


def _raw_text(text_page: Any) -> str:  # noqa: ANN401
    """The page's text, one code unit per character index, so that offsets are pdfium's indices."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    text = bytes(buffer)[: 2 * written].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    units = [pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    return "".join(chr(unit) if 0 < unit < 0x110000 else " " for unit in units)


def _found(text_page: Any, raw: str, bounds: Bounds) -> list[tuple[Word, Style]]:  # noqa: ANN401
    """Every word, each in the frame that makes it upright."""
    styles, x, y, box = Styles(text_page), ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    origin, loose_box, style_at = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox, styles.at
    found = []
    for match in _WORD.finditer(raw):
        start, end = match.span()
        spans = [(start, end)]
        if number := _NUMBER_AND_TEXT.match(match[0]):
            spans = [(start, start + number.end()), (start + number.end(), end)]
        elif _MAY_HOLD_A_MARK.search(match[0]):
            spans = _pieces(text_page, start, end, styles)
        for first, stop in spans:
            style = style_at(first)
            last = stop - 2 if stop - first > 1 and raw[stop - 1] in "\x02\ufffe" else stop - 1
            origin(text_page, first, x, y)
            loose_box(text_page, last, box)
            left, baseline = framed(style.quarter, x.value, y.value, bounds)
            right = _far_edge(style.quarter, box, bounds)
            text = raw[first:stop]
            if "\xad" in text:
                text = _without_soft_hyphens(text_page, first, text, style)
            text = _cleaned(text, style)
            word = Word(text, left, right, baseline, style.size, style.bold, style.italic, first, style.white)
            found.append((word, style))
    return found


def _far_edge(quarter: int, box: Any, bounds: Bounds) -> float:  # noqa: ANN401
    if quarter in (0, SLANTED):
        return float(box.right) - bounds[0]
    if quarter == 1:
        return float(box.top) - bounds[1]
    return float(bounds[2] - box.left if quarter == 2 else bounds[3] - box.bottom)


def _without_soft_hyphens(text_page: Any, start: int, text: str, style: Style) -> str:  # noqa: ANN401
    """Take out soft hyphens that take no room; some fonts call their visible hyphen so."""
    if style.quarter not in (0, SLANTED):
        return text
    x, following, y = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    kept = []
    for index, letter in enumerate(text):
        if letter == "\xad" and index + 1 < len(text):
            pdfium.FPDFText_GetCharOrigin(text_page, start + index, x, y)
            pdfium.FPDFText_GetCharOrigin(text_page, start + index + 1, following, y)
            if following.value - x.value < 0.1 * style.size:
                continue
        kept.append(letter)
    return "".join(kept)


def _cleaned(text: str, style: Style) -> str:
    if style.symbols and len(text) == 1 and not text.isdigit():
        return "•"
    return text.translate(_CLEAN) if _TO_CLEAN.search(text) else text


def _pieces(text_page: Any, start: int, end: int, styles: Styles) -> list[tuple[int, int]]:  # noqa: ANN401
    """Split a word where baseline and font size change: a footnote mark is set apart from its word."""
    x, y = ctypes.c_double(), ctypes.c_double()
    cuts, baseline, size = [start], 0.0, 0.0
    for index in range(start, end):
        style = styles.at(index)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        here = x.value if style.quarter in (1, 3) else y.value
        if index > start and abs(style.size - size) > 0.1 * size and abs(here - baseline) > 0.05 * size:
            cuts.append(index)
        baseline, size = here, style.size
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _sorted_out(raw: str, found: list[tuple[Word, Style]], bounds: Bounds, turn: int, scanned: bool) -> PageWords:
    directions = Counter(style.quarter for _, style in found)
    quarter, count = directions.most_common(1)[0] if directions else (turn, 0)
    if quarter == SLANTED or count < 0.6 * len(found):
        quarter = turn
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    sides = {0: (width, height), 1: (height, width), 2: (width, height), 3: (height, width), SLANTED: (width, height)}
    words, turned, hidden = [], [], []
    quarters: dict[int, int] = {}
    for word, style in found:
        wide, high = sides[style.quarter]
        if (style.invisible and not scanned) or not (-2 < word.x0 < wide and 0 < word.y < high + 2):
            hidden.append(word)
            quarters[word.at] = style.quarter
        elif style.quarter == quarter:
            words.append(word)
        else:
            turned.append(word)
            quarters[word.at] = style.quarter
    words, marks = _without_marks(words)
    return PageWords(_readable(raw, marks), words, turned, hidden, *sides[quarter], quarter, bounds, turn, quarters)


def _without_marks(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Take footnote marks out: small, raised figures right behind a word of the same line."""
    kept: list[Word] = []
    marks: list[Word] = []
    for word in words:
        if kept and _is_mark(kept[-1], word):
            marks.append(word)
        else:
            kept.append(word)
    return kept, marks


def _is_mark(before: Word, word: Word) -> bool:
    if word.size > 0.85 * before.size or not 0.12 < (before.y - word.y) / before.size < 0.9:
        return False
    if not -0.6 < (word.x0 - before.x1) / before.size < 0.6:
        return False
    return bool(_MARK.fullmatch(word.text)) and not _UNITS.search(before.text)


def _readable(raw: str, marks: list[Word]) -> str:
    """The text layer with footnote marks blanked, line-end hyphens shown, and halves of surrogates put together."""
    for mark in reversed(marks):
        raw = raw[: mark.at] + " " * len(mark.text) + raw[mark.at + len(mark.text) :]
    raw = raw.replace("\x02", "-\n").replace("\ufffe", "-\n").replace("\r\n", "\n").replace("\x00", " ")
    return raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
