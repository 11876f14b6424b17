"""PDF files: opened, read page by page, and put together to blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

import pypdfium2

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument, RawPage
from thememiner.reading.pages.lines import Line, page_lines
from thememiner.reading.pages.ocr import ocr_page, tesseract
from thememiner.reading.pages.paragraphs import BlockBuilder
from thememiner.reading.pages.running_heads import without_running_heads
from thememiner.reading.pages.tables import Table, find_tables, inside, may_hold_table, row_texts
from thememiner.reading.pages.words import PageText, read_page
from thememiner.records import LeftOut

Status = Literal["text", "ocr", "no-text"]
_FEWEST_CHARACTERS = 20
"""A page with a picture and fewer characters than this is taken for a scan."""

_FAULTS = {
    pypdfium2.raw.FPDF_ERR_PASSWORD: (
        "is encrypted and needs a password",
        "save it without a password and add it again",
    ),
    pypdfium2.raw.FPDF_ERR_FORMAT: ("is not a whole PDF file", "it may be cut short: fetch it again"),
}


def read_pdf(path: Path) -> RawDocument:
    """Read a PDF file.

    Raises:
        UnreadableFileError: It is encrypted, damaged, or has no pages, or no page has text and none can be recognised.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        reason, remedy = _FAULTS.get(getattr(error, "err_code", None), ("cannot be opened as a PDF", "fetch it again"))
        raise UnreadableFileError(path.name, reason, remedy=remedy) from error
    with closing(document):
        if not len(document):
            raise UnreadableFileError(path.name, "has no pages", remedy="fetch it again")
        pages = [read_page(document, index) for index in range(len(document))]
        metadata = {name.lower(): value for name, value in document.get_metadata_dict(skip_empty=True).items()}
        status, left_out = _recognise_scans(document, pages, path.name)
    if not any(page.words for page in pages):
        reason = f"no text on its {len(pages)} pages: they are pictures, or empty"
        raise UnreadableFileError(path.name, reason, remedy="install tesseract to have scanned pages read")
    tables = find_tables(path, [page.number for page in pages if may_hold_table(page)])
    blocks, labels = _blocks(pages, tables)
    raw_pages = tuple(
        RawPage(page.number, labels.get(page.number, str(page.number)), *status[page.number], raw=page.raw)
        for page in pages
    )
    return RawDocument(tuple(blocks), raw_pages, metadata.get("title", ""), metadata, tuple(left_out))


def _recognise_scans(
    document: pypdfium2.PdfDocument, pages: list[PageText], name: str
) -> tuple[dict[int, tuple[Status, str]], list[LeftOut]]:
    """Put recognised words into pages that have none; say which pages stay without."""
    status: dict[int, tuple[Status, str]] = {page.number: ("text", "") for page in pages}
    left_out = []
    program = tesseract()
    for place, page in enumerate(pages):
        if sum(len(word.text) for word in page.words) >= _FEWEST_CHARACTERS or not page.has_image:
            continue
        if program is None:
            status[page.number] = ("no-text", "a picture without text")
            remedy = "install tesseract (README, Install) and add the file again"
            left_out.append(LeftOut(name, f"page {page.number}", "is a picture without text, probably a scan", remedy))
            continue
        pages[place], confidence = ocr_page(document, page, program)
        status[page.number] = ("ocr", f"recognised by tesseract, mean confidence {confidence} %")
    return status, left_out


def _blocks(pages: Sequence[PageText], tables: Mapping[int, list[Table]]) -> tuple[list[Block], dict[int, str]]:
    grids = {number: [one for one in found if not one.is_frame] for number, found in tables.items()}
    frames = {number: [one for one in found if one.is_frame] for number, found in tables.items()}
    lines = []
    for page in pages:
        grid = grids.get(page.number, [])
        lines.append(page_lines(page, [word for word in page.words if not any(inside(word, one.box) for one in grid)]))
    kept, labels = without_running_heads(pages, lines)
    builder = BlockBuilder(kept)
    boxes = 0
    for page, own in zip(pages, kept, strict=True):
        notes = [line for line in own if builder.is_footnote(page, line)]
        body = [line for line in own if not builder.is_footnote(page, line)]
        waiting = list(grids.get(page.number, []))
        for line in body:
            while waiting and waiting[0].box[1] < line.y - line.size:
                boxes += 1
                _add_table(builder, waiting.pop(0), page, boxes)
            builder.feed(line, box=_frame_of(line, frames.get(page.number, []), page.number))
        for table in waiting:
            boxes += 1
            _add_table(builder, table, page, boxes)
        builder.feed_footnotes(notes)
    builder.finish()
    return builder.blocks, labels


def _frame_of(line: Line, frames: Sequence[Table], page: int) -> int | None:
    """The number of the frame that the line stands in; negative, to keep frames apart from tables."""
    for place, frame in enumerate(frames):
        if all(inside(word, frame.box) for word in line.words):
            return -(page * 100 + place)
    return None


def _add_table(builder: BlockBuilder, table: Table, page: PageText, index: int) -> None:
    words = [word for word in page.words if inside(word, table.box)]
    for text in row_texts(table, words, builder.joiner):
        builder.add(Block(text=text, role="table-row", page=page.number, page_end=page.number, box=index))
