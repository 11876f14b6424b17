"""Read a PDF: words with their places, running heads off, columns in order, lines joined to paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Dropped, RawDocument, RawPage
from thememiner.reading.drop_caps import with_drop_caps
from thememiner.reading.flow import Part, page_parts
from thememiner.reading.hyphens import vocabulary
from thememiner.reading.layout import Columns, columns_of
from thememiner.reading.line_numbers import without_line_numbers
from thememiner.reading.lines import Line, rows, segments, whole
from thememiner.reading.ocr import recognise, tesseract
from thememiner.reading.pdf_blocks import to_blocks
from thememiner.reading.pdf_carried import carried
from thememiner.reading.pdf_legible import illegible
from thememiner.reading.pdf_rulings import Drawn, page_drawn
from thememiner.reading.pdf_words import PageWords, Word, page_words
from thememiner.reading.places import Frame, dropped_words
from thememiner.reading.running_heads import PageRows, Running, find_running, why_running
from thememiner.reading.tables import Grid, grids, open_grids
from thememiner.reading.white_tables import white_grids
from thememiner.records import LeftOut

_SCAN = 0.5
"""Share of a page that pictures must cover for its invisible text to be the text layer of a scan."""


_NO_WORDS = PageWords("", [], [], [], 0.0, 0.0, 0, (0.0, 0.0, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class LoadedPage:
    """A page as it was loaded: its words, its grids, how sure the OCR program was of it (0 to 100), what is wrong."""

    number: int
    found: PageWords
    drawn: Drawn
    grids: list[Grid]
    confidence: float | None = None
    fault: str = ""


def read_pdf(path: Path) -> RawDocument:
    """Read a PDF file.

    Args:
        path: The file.

    Returns:
        Its blocks in reading order, its pages with their printed labels and text layers, its metadata, and what could
        not be read.

    Raises:
        UnreadableFileError: The file is no PDF, is empty, damaged, or needs a password.
    """
    document = _opened(path)
    try:
        loaded = [_loaded(document, index) for index in range(len(document))]
        notes = carried(document, path)
        metadata = {key: value for key, value in document.get_metadata_dict().items() if value}
    finally:
        document.close()
    read = _document(path, loaded, metadata)
    return replace(read, left_out=(*notes, *read.left_out))


def _opened(path: Path) -> pypdfium2.PdfDocument:
    start = path.read_bytes()[:1024] if path.is_file() else b""
    name = path.name
    if not start.strip():
        raise UnreadableFileError(name, "the file is empty or missing", remedy="download it again")
    if b"%PDF" not in start:
        if b"<html" in start.lower() or b"<!doctype html" in start.lower():
            reason = "this is an HTML page (often an error page) saved under the name of a PDF"
            raise UnreadableFileError(name, reason, remedy="download the PDF itself again")
        raise UnreadableFileError(name, "this is not a PDF file", remedy="check what was downloaded")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            reason, remedy = "the PDF is encrypted and needs a password", "save an unprotected copy and read that"
        else:
            reason, remedy = "the PDF is damaged or cut short", "download it again"
        raise UnreadableFileError(name, reason, remedy=remedy) from error
    if len(document) == 0:
        document.close()
        raise UnreadableFileError(name, "the PDF has no pages", remedy="download it again")
    return document


def _loaded(document: pypdfium2.PdfDocument, index: int) -> LoadedPage:
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return LoadedPage(index + 1, _NO_WORDS, Drawn([], 0.0), [], fault="the page is damaged and cannot be opened")
    try:
        found = page_words(page)
        drawn = page_drawn(page, found.quarter)
        if found.hidden and drawn.pictures >= _SCAN:
            found = page_words(page, scanned=True)
    finally:
        pdfium.FPDF_ClosePage(page)
    if fault := illegible(found):
        return _scanned(document, index, replace(_NO_WORDS, width=found.width, height=found.height), drawn, fault)
    if not found.words and not found.turned and _has_drawing(drawn):
        return _scanned(document, index, found, drawn)
    closed = grids(drawn.areas, found.width, found.height)
    rules_only = open_grids(drawn.areas, found.words, closed) if len(drawn.areas) > 2 else []
    return LoadedPage(index + 1, found, drawn, rules_only + closed)


def _has_drawing(drawn: Drawn) -> bool:
    return drawn.pictures >= 0.1 or len(drawn.areas) > 20


def _scanned(
    document: pypdfium2.PdfDocument, index: int, found: PageWords, drawn: Drawn, fault: str = ""
) -> LoadedPage:
    """A page without a text layer, or with one that says nothing, read by OCR where the program is installed."""
    program = tesseract()
    recognised = recognise(document, index, program) if program else None
    if recognised is None or (fault and illegible(recognised.found)):
        return LoadedPage(index + 1, found, drawn, [], fault=fault)
    return LoadedPage(index + 1, recognised.found, drawn, [], recognised.confidence)


def _document(path: Path, loaded: list[LoadedPage], metadata: dict[str, str]) -> RawDocument:
    left_out: list[LeftOut] = []
    visible = {page.number: without_line_numbers(_visible(page, path.name, left_out)) for page in loaded}
    words = vocabulary(page.found.raw for page in loaded)
    visible = {number: with_drop_caps(held, words) for number, held in visible.items()}
    rowed = {page.number: rows(segments(page.number, visible[page.number])) for page in loaded}
    loaded = [replace(page, grids=white_grids(rowed[page.number], page.grids) + page.grids) for page in loaded]
    arranged = [_rows(page, rowed[page.number]) for page in loaded]
    running = find_running(arranged)
    body = _body_size(arranged, running)
    turned = _turned(loaded)
    parts = [
        _parts(page, one, running, body, turned[page.number], known)
        for page, one, known in zip(loaded, arranged, _known_columns(arranged), strict=True)
    ]
    frames = {page.number: _frame(page.found) for page in loaded}
    blocks, _ = to_blocks(parts, words, frames)
    dropped = [
        one
        for page, rows_ in zip(loaded, arranged, strict=True)
        for one in _dropped(page, rows_, running, visible[page.number], turned[page.number])
    ]
    pages = tuple(_raw_page(page, running, path.name, left_out) for page in loaded)
    return RawDocument(tuple(blocks), pages, metadata.get("Title", ""), metadata, tuple(left_out), tuple(dropped))


def _frame(found: PageWords) -> Frame:
    return Frame(found.quarter, found.turn, found.bounds, found.quarters)


def _dropped(
    page: LoadedPage, rowed: PageRows, running: Running, visible: list[Word], turned: list[Word]
) -> list[Dropped]:
    """The page's words that do not go into the text."""
    frame, found = _frame(page.found), []
    for index in sorted(running.rows.get(page.number, ())):
        row = whole(rowed.rows[index])
        found.append(Dropped(page.number, frame.shown(page.number, [row]), row.text, why_running(row, rowed.height)))
    gone = _without(page.found.words, visible)
    found += dropped_words(page.number, (word for word in gone if not word.white), "line number", frame)
    hidden = [*page.found.hidden, *(word for word in gone if word.white)]
    found += dropped_words(page.number, hidden, "hidden", frame)
    if labels := _without(page.found.turned, turned):
        found += dropped_words(page.number, labels, "turned", frame)
    return found


def _without(words: list[Word], kept: list[Word]) -> list[Word]:
    if len(words) == len(kept):
        return []
    offsets = {word.at for word in kept}
    return [word for word in words if word.at not in offsets]


def _visible(page: LoadedPage, source: str, left_out: list[LeftOut]) -> list[Word]:
    """The words that can be seen; white ones need a coloured ground or a picture behind them."""
    words, hidden = [], [*page.found.hidden, *_unseen(page)]
    for word in page.found.words:
        if word.white and page.drawn.pictures < 0.02 and not _has_ground(word, page.drawn):
            hidden.append(word)
        else:
            words.append(word)
    if hidden:
        sample = " ".join(word.text for word in hidden[:8])
        reason = f"{len(hidden)} words that cannot be seen on the page (off its edge, or white on white): {sample}"
        left_out.append(LeftOut(source, f"page {page.number}", reason, "look at the page if they matter"))
    return words


def _unseen(page: LoadedPage) -> list[Word]:
    """White words at another angle, where nothing on the page could be a ground for them.

    Their places are not those of the upright page, so that any ground at all speaks for them.
    """
    has_ground = page.drawn.pictures >= 0.02 or any(area.filled for area in page.drawn.areas)
    return [] if has_ground else [word for word in page.found.turned if word.white]


def _has_ground(word: Word, drawn: Drawn) -> bool:
    x, y = (word.x0 + word.x1) / 2, word.y - 0.3 * word.size
    return any(area.filled and area.x0 <= x <= area.x1 and area.top <= y <= area.bottom for area in drawn.areas)


def _rows(page: LoadedPage, rowed: list[list[Line]]) -> PageRows:
    tables = tuple((grid.top, grid.bottom) for grid in page.grids if grid.columns > 1)
    return PageRows(page.number, rowed, page.found.height, tables, page.confidence is not None)


def _body_size(arranged: Iterable[PageRows], running: Running) -> float:
    """The font size of most characters outside of running heads."""
    sizes: Counter[float] = Counter()
    for page in arranged:
        dropped = running.rows.get(page.number, frozenset())
        for index, row in enumerate(page.rows):
            for line in row if index not in dropped else ():
                sizes[line.size] += sum(len(word.text) for word in line.words)
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _turned(loaded: list[LoadedPage]) -> dict[int, list[Word]]:
    """Words at another angle by page; what stands so on half of the pages is a watermark or a running label."""
    found = {page.number: segments(page.number, _without(page.found.turned, _unseen(page))) for page in loaded}
    pages = Counter(text for lines in found.values() for text in {line.text for line in lines})
    often = max(2.0, 0.5 * len(loaded))
    return {
        number: [word for line in lines if pages[line.text] < often for word in line.words]
        for number, lines in found.items()
    }


def _known_columns(arranged: Sequence[PageRows]) -> list[Columns | None]:
    """For each page its two columns, or those of the page before."""
    own = [columns_of(page.rows) for page in arranged]
    return [here or before for here, before in zip(own, [None, *own], strict=False)]


def _parts(
    page: LoadedPage, rowed: PageRows, running: Running, body: float, turned: list[Word], known: Columns | None
) -> list[Part]:
    dropped = running.rows.get(page.number, frozenset())
    kept: list[Line] = [line for index, row in enumerate(rowed.rows) if index not in dropped for line in row]
    words = [word for line in kept for word in line.words]
    return page_parts(page.number, words, page.grids, body=body, turned=turned, known=known)


def _raw_page(page: LoadedPage, running: Running, source: str, left_out: list[LeftOut]) -> RawPage:
    label = running.labels.get(page.number, str(page.number))
    if page.confidence is not None:
        note = f"read by OCR (tesseract), mean confidence {page.confidence:.0f} of 100"
        return RawPage(page.number, label, "ocr", note, page.found.raw)
    if page.found.words or page.found.turned:
        return RawPage(page.number, label, "text", raw=page.found.raw)
    if not _has_drawing(page.drawn) and not page.fault:
        return RawPage(page.number, label, "no-text", "blank page")
    if page.fault:
        reason, remedy = page.fault, "install tesseract (tesseract-ocr), or fetch the file again"
    elif tesseract():
        reason, remedy = "no text layer, and OCR found no words: a picture or an unclear scan", "look at the page"
    else:
        reason = "no text layer: probably a scan"
        remedy = "install tesseract (tesseract-ocr) and read the file again"
    left_out.append(LeftOut(source, f"page {page.number}", reason, remedy))
    return RawPage(page.number, label, "no-text", reason)
