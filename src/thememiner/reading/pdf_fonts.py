"""How the characters of a PDF page are set: size, weight, slant, direction; read once per text object."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

SLANTED = -1
"""Direction of text that no quarter turn makes upright (watermarks)."""

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_SYMBOLS = re.compile(r"wingding|webding|dingbat|symbol", re.IGNORECASE)
_INVISIBLE = 3  # text render mode
_FILL_AND_STROKE = 2  # text render mode: how word processors fake a bold face
_FORCE_BOLD = 1 << 18  # font flag, PDF 32000-1, table 123


class Style(NamedTuple):
    """How a text object is set.

    Args:
        size: Font size in points as it is drawn.
        bold: Whether the face is bold, really or by stroking.
        italic: Whether the face is slanted.
        symbols: Whether the font holds symbols instead of letters.
        quarter: Clockwise quarter turns of the page that make the text upright, or `SLANTED`.
        invisible: Whether nothing is drawn (the text layer of a scan).
        white: Whether it is drawn in white.
    """

    size: float
    bold: bool
    italic: bool
    symbols: bool
    quarter: int
    invisible: bool
    white: bool


class Styles:
    """Styles of one text page by character index; each text object and each font is asked once."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401 - a ctypes pointer
        self._page = text_page
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, tuple[bool, bool, bool]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def at(self, index: int) -> Style:
        """The style of the character at a pdfium index."""
        handle = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(handle.contents) if handle else 0
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._read(handle, index)
        return style

    def _read(self, handle: Any, index: int) -> Style:  # noqa: ANN401
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(pdfium.FPDFText_GetFontSize(self._page, index) * scale, 2)
        quarter = _quarter(matrix.a, matrix.b)
        if not handle:
            return Style(size, False, False, False, quarter, False, False)
        bold, italic, symbols = self._font(handle)
        italic = italic or _is_skewed(matrix.a, matrix.b, matrix.c, matrix.d)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        return Style(
            size, bold or mode == _FILL_AND_STROKE, italic, symbols, quarter, mode == _INVISIBLE, self._is_white(handle)
        )

    def _font(self, handle: Any) -> tuple[bool, bool, bool]:  # noqa: ANN401
        font = pdfium.FPDFTextObj_GetFont(handle)
        if not font:
            return False, False, False
        key = ctypes.addressof(font.contents)
        if key not in self._fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace")
            bold = bool(_BOLD.search(name)) or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
            self._fonts[key] = bold, bool(_ITALIC.search(name)), bool(_SYMBOLS.search(name))
        return self._fonts[key]

    def _is_white(self, handle: Any) -> bool:  # noqa: ANN401
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
            return False
        return min(red.value, green.value, blue.value) >= 250


def _is_skewed(a: float, b: float, c: float, d: float) -> bool:
    """Whether the letters lean: an upright face that the program slanted itself."""
    along, across = math.hypot(a, b), math.hypot(c, d)
    return abs(a * c + b * d) > 0.1 * along * across > 0


def _quarter(a: float, b: float) -> int:
    """Quarter turns for a text direction ``(a, b)``."""
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return SLANTED
