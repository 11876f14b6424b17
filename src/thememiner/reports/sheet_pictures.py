"""Pages of a PDF as small pictures, by pdfium and pillow."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DPI = 84
"""Enough to read the words, at about 50 kB for a page of text."""
_MOST_PIXELS = 1400
"""Longest side of a picture, however large the page says it is."""
_COLOURS = 32


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is shown: its picture as a data address, and its size in points."""

    address: str
    width: float
    height: float


def pictures(path: Path, pages: Iterable[int]) -> dict[int, Picture]:
    """Draw pages of a PDF; one that cannot be drawn is not among them.

    Args:
        path: A PDF that can be opened.
        pages: 1-based.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    found = {}
    try:
        for number in pages:
            try:
                found[number] = _picture(document, number - 1)
            except pypdfium2.PdfiumError:
                continue  # the sheet says of such a page that it cannot be drawn
    finally:
        document.close()
    return found


def _picture(document: Any, index: int) -> Picture:  # noqa: ANN401 - pypdfium2 is untyped
    page = document[index]
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=min(DPI / 72, _MOST_PIXELS / max(width, height, 1.0)))
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
    finally:
        page.close()
    return Picture(_address(image), width, height)


def _address(image: Any) -> str:  # noqa: ANN401
    """As PNG with few colours or, where that is larger (scans, photographs), as JPEG."""
    from PIL import Image

    drawn, photographed = io.BytesIO(), io.BytesIO()
    image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE).save(drawn, "PNG")  # a fifth of median cut's time
    image.save(photographed, "JPEG", quality=55)
    kind, data = min(
        (("png", drawn.getvalue()), ("jpeg", photographed.getvalue())),
        key=lambda pair: len(pair[1]),
    )
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
