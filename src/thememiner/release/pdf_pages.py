"""PDF files: the words of each page, notes pinned to it, form fields, bookmarks, properties; masking is refused."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thememiner.errors import UnreadableFileError, visible
from thememiner.records import LeftOut
from thememiner.release.details import Piece
from thememiner.release.units import Opened, Unit

_BLANK = re.compile(r"\n[ \t]*\n+")
_LONGEST = 3000
_FEWEST = 20


def open_pdf(path: Path) -> Opened:
    """Open a PDF.

    Raises:
        UnreadableFileError: It is none, is damaged, or needs a password.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        remedy = "download or export it again; take off its password"
        raise UnreadableFileError(
            path.name, f"is not a PDF that can be opened ({visible(str(error))})", remedy=remedy
        ) from error
    try:
        pieces = [*_pages(document), *_properties(document)]
        left_out = tuple(_unread(path.name, document))
    finally:
        document.close()
    return Opened(tuple(Unit(piece, _refuse) for piece in pieces), left_out)


def _pages(document: Any) -> Iterator[Piece]:  # noqa: ANN401 - pypdfium2 has no types
    for number, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
        for chunk in _chunks(text):
            yield Piece(chunk, f"page {number}")
        for note in _notes(page):
            yield Piece(note, f"page {number}, a note or field")


def _chunks(text: str) -> Iterator[str]:
    """Stretches of a page that are no longer than a rule should look at: they end where a sentence does."""
    for paragraph in _BLANK.split(text):
        rest = paragraph
        while len(rest) > _LONGEST:
            cut = max(rest.rfind(". ", 0, _LONGEST), rest.rfind(".\n", 0, _LONGEST)) + 1 or _LONGEST
            yield rest[:cut]
            rest = rest[cut:]
        if rest.strip():
            yield rest


def _notes(page: Any) -> Iterator[str]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            for key in (b"Contents", b"T", b"V", b"TU"):
                size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
                if size > 2:
                    buffer = ctypes.create_string_buffer(size)
                    pdfium.FPDFAnnot_GetStringValue(
                        annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size
                    )
                    if words := buffer.raw.decode("utf-16-le", "replace").rstrip("\x00"):
                        yield words
            pdfium.FPDFPage_CloseAnnot(annotation)


def _properties(document: Any) -> Iterator[Piece]:  # noqa: ANN401
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        if name in ("Title", "Author", "Subject", "Keywords"):
            yield Piece(value, f"document property '{name}'", name if name == "Author" else name.lower())
    for bookmark in document.get_toc():
        title = bookmark.get_title() if hasattr(bookmark, "get_title") else bookmark.title
        if title:
            yield Piece(title, "bookmark")


def _unread(name: str, document: Any) -> Iterator[LeftOut]:  # noqa: ANN401
    empty = [number for number, page in enumerate(document, start=1) if page.get_textpage().count_chars() < _FEWEST]
    if empty:
        pages = ", ".join(str(one) for one in empty[:10]) + (" …" if len(empty) > 10 else "")
        yield LeftOut(
            name,
            reason="no or hardly any words: perhaps a scan",
            place=f"page {pages}",
            remedy="read these pages yourself, or make them searchable (OCR)",
        )
    count = document.count_attachments()
    if count:
        yield LeftOut(
            name,
            reason=f"{count} attached files were not read",
            place="attachments",
            remedy="remove them, or check them by themselves",
        )


def _refuse(parts: object) -> None:
    raise ValueError("a PDF is not masked")
