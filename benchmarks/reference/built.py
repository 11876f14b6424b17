"""Set every reference document and read it with all readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading_speed import pdfium_text, plumber_text
from benchmarks.reference import html, office
from benchmarks.reference.drawn import drawn_document, word_document
from benchmarks.reference.layouts import LAYOUTS
from benchmarks.reference.model import Layout, Piece, document
from benchmarks.reference.score import Agreement, heading_f1, passage_agreement, plain_agreement
from thememiner.reading import read_file
from thememiner.reading.pdf import read_pdf

RENDERERS: dict[str, Callable[[Layout, list[Piece], Path], Path]] = {
    "libreoffice": office.flat_document,
    "word": word_document,
    "chromium": html.web_document,
    "weasyprint": html.web_document,
    "reportlab": drawn_document,
}


@dataclass(frozen=True)
class Result:
    """What came of one reference document."""

    layout: str
    pages: int
    plumber: Agreement
    pdfium: Agreement
    own: Agreement
    headings: float
    larger: float


def missing_programs() -> dict[str, str]:
    """Programs that are not installed, with what would bring them."""
    found = {"libreoffice": office.PROGRAM, "word": office.PROGRAM, "chromium": html.PROGRAM}
    return {name: f"{name} is not installed" for name, program in found.items() if not program}


def results(folder: Path, seed: int) -> Iterator[Result]:
    """Set, read and compare one document after another."""
    absent = missing_programs()
    for index, layout in enumerate(LAYOUTS):
        if layout.program not in absent:
            pieces = document(layout, seed + index)
            path = RENDERERS[layout.program](layout, pieces, folder / f"{index:02d}")
            yield result(layout, pieces, path)


def result(layout: Layout, pieces: list[Piece], path: Path) -> Result:
    """Compare one file with its pieces."""
    passages = read_file(path).passages
    blocks = read_pdf(path).blocks
    plain = plumber_text(path)
    return Result(
        layout.name,
        len(plain),
        plain_agreement(pieces, "\n".join(plain)),
        plain_agreement(pieces, "\n".join(pdfium_text(path)).replace("\ufffe", "-")),
        passage_agreement(pieces, passages),
        heading_f1(pieces, [one.text for one in passages if one.is_heading]),
        heading_f1(pieces, [one.text for one in blocks if one.size > 1.05]),
    )
