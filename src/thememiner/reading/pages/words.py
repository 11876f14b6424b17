"""Words of a PDF page with their place, size and weight, from pdfium's text page.

Calls into pdfium cost about a microsecond each, so a word is asked for its two ends, not for each of its letters, and
a run of text with one font (a text object) is asked for its font once. Coordinates are in points, y downwards from the
top of the page, at the baseline of the text.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_WORD = re.compile("[^\\s\x00\ufffe\x02]+[\ufffe\x02]?")
"""A word ends, too, where pdfium has joined the two halves of a word that was broken at a line end."""

_MAY_HOLD_MARK = re.compile(r"(?<=[^\W\d]|[.,;:)\]'\"\u2019\u201d])\d{1,3}$")
_BOLD = re.compile(rb"bold|black|heavy|semib|demi", re.IGNORECASE)
_NAME_LENGTH = 128


@dataclass(slots=True)
class Word:
    """A run of characters without white space; ``size`` is the font size as it appears on the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Ruling:
    """A drawn line or box."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageText:
    """What a page holds: its words in the order of the file, its text layer as it is, and what is drawn on it."""

    number: int
    width: float
    height: float
    words: list[Word]
    raw: str
    rulings: list[Ruling]
    has_image: bool


def read_page(document: Any, index: int) -> PageText:  # noqa: ANN401 - pdfium's handles have no type
    """Read one page.

    Args:
        document: A ``pypdfium2.PdfDocument``.
        index: Its place in the document, from 0.
    """
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return PageText(index + 1, 0.0, 0.0, [], "", [], has_image=False)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        raw = _text(text)
        rulings, has_image = _drawn(page, height)
        return PageText(index + 1, width, height, _words(text, raw, width, height), _readable(raw), rulings, has_image)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _text(text: Any) -> str:  # noqa: ANN401
    count = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    # One unit a character: a pair of surrogates stays two, so that places in the string are pdfium's own.
    return "".join(map(chr, buffer[: max(0, written - 1)]))


def _readable(raw: str) -> str:
    return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _words(text: Any, raw: str, width: float, height: float) -> list[Word]:  # noqa: ANN401
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    fonts: dict[int | None, tuple[float, bool]] = {}
    words = []
    for match in _WORD.finditer(raw):
        first, end = match.span()
        pdfium.FPDFText_GetCharOrigin(text, first, at_x, at_y)
        pdfium.FPDFText_GetLooseCharBox(text, end - 1, at_box)
        handle = ctypes.cast(pdfium.FPDFText_GetTextObject(text, first), ctypes.c_void_p).value
        if handle not in fonts:
            fonts[handle] = _font(text, first, handle)
        size, bold = fonts[handle]
        if not (-1 <= x.value <= width + 1 and -1 <= y.value <= height + 1):
            continue
        whole, x0, y0 = match.group(), x.value, y.value
        mark = _MAY_HOLD_MARK.search(whole)
        if mark and 0 < _size_at(text, end - 1) < 0.8 * size:
            # A footnote mark that sticks to its word: a word of its own, small and raised.
            pdfium.FPDFText_GetCharOrigin(text, first + mark.start(), at_x, at_y)
            words.append(Word(mark.group(), x.value, max(box.right, x.value), height - y.value, 0.6 * size, bold))
            whole, box.right = whole[: mark.start()], x.value
        words.append(Word(_readable(whole), x0, max(box.right, x0), height - y0, size, bold))
    return words


def _size_at(text: Any, index: int) -> float:  # noqa: ANN401
    handle = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
    return _font(text, index, handle)[0]


def _font(text: Any, index: int, handle: int | None) -> tuple[float, bool]:  # noqa: ANN401
    name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, _NAME_LENGTH, ctypes.byref(flags))
    size = pdfium.FPDFText_GetFontSize(text, index)
    matrix = pdfium.FS_MATRIX()
    if handle and pdfium.FPDFPageObj_GetMatrix(ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT), ctypes.byref(matrix)):
        # Some writers set the font at size 1 and scale it by the text matrix.
        size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return round(size, 1), bool(_BOLD.search(name.value))


def _drawn(page: Any, height: float) -> tuple[list[Ruling], bool]:  # noqa: ANN401
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    ends = [ctypes.byref(one) for one in (left, bottom, right, top)]
    rulings, has_image = [], False
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        has_image = has_image or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(drawn, *ends):
            rulings.append(Ruling(left.value, height - top.value, right.value, height - bottom.value))
    return rulings, has_image
