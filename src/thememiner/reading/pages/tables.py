"""Ruled tables: pdfplumber finds the cells, our own words fill them.

pdfplumber takes many times as long for a page as pdfium, so only pages with enough drawn lines are shown to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.reading.pages.hyphens import LineJoiner, plain
from thememiner.reading.pages.lines import page_lines
from thememiner.reading.pages.words import PageText, Ruling, Word

_THIN = 2.5
_FEWEST = 2
_LOWEST_FRAME = 20.0
"""A lower box is the colour behind one line of text."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its outline and its cells, row by row (None where a cell is part of a larger one).

    A frame round a paragraph is a table of one cell, see `is_frame`.
    """

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def is_frame(self) -> bool:
        """Whether it is only a box round text."""
        return sum(cell is not None for row in self.rows for cell in row) <= 1


def may_hold_table(page: PageText) -> bool:
    """Whether enough lines are drawn, across and down, for a table or a frame."""
    across = down = 0
    for one in page.rulings:
        wide, high = one.x1 - one.x0, one.bottom - one.top
        if _is_page_wide(one, page):
            continue
        across += (wide > 30 and high <= _THIN) + 2 * (wide > 30 and high > 8)
        down += (high > 8 and wide <= _THIN) + 2 * (wide > 30 and high > 8)
    return across >= _FEWEST and down >= _FEWEST


def find_tables(path: Path, pages: Sequence[int]) -> dict[int, list[Table]]:
    """The tables and frames on some pages (physical numbers, from 1), from the top of each page."""
    if not pages:
        return {}
    import pdfplumber

    found = {}
    with pdfplumber.open(path, pages=list(pages)) as document:
        for page in document.pages:
            finder = page.debug_tablefinder()
            tables = [
                Table(_box(table.bbox), tuple(tuple(cell and _box(cell) for cell in row.cells) for row in table.rows))
                for table in finder.tables
            ]
            # pdfplumber drops what has a single cell.
            in_tables = {cell for table in finder.tables for cell in table.cells}
            lone = [_box(cell) for cell in finder.cells if cell not in in_tables]
            tables += [Table(box, ((box,),)) for box in lone if box[3] - box[1] >= _LOWEST_FRAME]
            found[page.page_number] = sorted(tables, key=lambda table: table.box[1])
            page.close()
    return found


def _box(corners: Sequence[float]) -> Box:
    left, top, right, bottom = corners
    return left, top, right, bottom


def inside(word: Word, box: Box) -> bool:
    """Whether the middle of the word lies in the box."""
    left, top, right, bottom = box
    return left - 1 <= (word.x0 + word.x1) / 2 <= right + 1 and top - 1 <= word.y - 0.3 * word.size <= bottom + 1


def row_texts(table: Table, words: Sequence[Word], joiner: LineJoiner) -> list[str]:
    """The words of each row, cells joined by " | ", lines within a cell joined; empty rows are left out."""
    texts = []
    for row in table.rows:
        cells = [_cell_text([word for word in words if inside(word, cell)], joiner) for cell in row if cell]
        text = " | ".join(filter(None, cells))
        if text:
            texts.append(text)
    return texts


def _cell_text(words: Sequence[Word], joiner: LineJoiner) -> str:
    if not words:
        return ""
    page = PageText(0, 0.0, 0.0, [], "", [], has_image=False)
    text = ""
    for line in page_lines(page, words):
        text = joiner.join(text, line.text) if text else line.text
    return plain(text)


def _is_page_wide(ruling: Ruling, page: PageText) -> bool:
    """A box round or behind the whole page is decoration."""
    return ruling.bottom - ruling.top > 0.85 * page.height
