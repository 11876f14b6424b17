"""A small paginator: columns, footnotes, landscape pages and a record of what fell on which page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from tools.corpus.model import Block
from tools.corpus.style import Look


@dataclass
class Item:
    """A flowable with the block it shows; ``rows`` are the blocks of table rows still to be drawn."""

    flow: Any
    block: Block | None = None
    notes: list[Any] = field(default_factory=list)
    note_blocks: list[Block] = field(default_factory=list)
    need: float = 0.0
    rows: list[Block | None] = field(default_factory=list)
    command: str = ""
    gap: float = 0.0


class Paginator:
    """Places items one after the other and remembers pages."""

    def __init__(self, canvas: Canvas, look: Look, decorate: Callable[[Paginator], None]) -> None:
        self.canvas, self.look, self.decorate = canvas, look, decorate
        self.page, self.column, self.y, self.floor = 0, 0, 0.0, 0.0
        self.columns = 1
        self.size: tuple[float, float] = A4
        self.notes: list[Any] = []
        self.section, self.top_section = "", ""
        self.fresh = True

    def run(self, items: list[Item]) -> int:
        """Draw all items and return the number of pages."""
        self.open_page()
        for item in items:
            if item.command:
                self._command(item.command)
            else:
                self._place(item)
        self.close_page()
        return self.page

    def open_page(self) -> None:
        """Start a page; its head shows the section that is open at its top."""
        self.page += 1
        self.canvas.setPageSize(self.size)
        self.column, self.notes = 0, []
        self.top_section = self.section
        self._open_column()

    def close_page(self) -> None:
        """Draw footnotes, head and foot, and finish the page."""
        if self.notes:
            self._draw_notes()
        self.decorate(self)
        self.canvas.showPage()

    def _open_column(self) -> None:
        _, _, top, bottom = self.look.margins
        self.y, self.floor, self.fresh = self.size[1] - top, bottom + sum(h for _, h in self.notes), True

    def _command(self, name: str) -> None:
        if name.startswith("columns"):
            self.columns = int(name.split()[1])
            self._open_column()
            return
        turn = {"landscape": landscape(A4), "portrait": A4}.get(name)
        if name == "page" and self.fresh and self.column == 0:
            return
        if self.fresh and self.column == 0 and turn is not None:
            self.size = turn
            self.canvas.setPageSize(turn)
            self._open_column()
            return
        self.close_page()
        self.size = turn or self.size
        self.open_page()

    @property
    def width(self) -> float:
        """Width of one column."""
        left, right, _, _ = self.look.margins
        gutter = 20.0 * (self.columns - 1)
        return (self.size[0] - left - right - gutter) / self.columns

    @property
    def x(self) -> float:
        """Left edge of the column in use."""
        return self.look.margins[0] + self.column * (self.width + 20.0)

    def _next_column(self) -> None:
        if self.column + 1 < self.columns:
            self.column += 1
            self._open_column()
        else:
            self.close_page()
            self.open_page()

    def _place(self, item: Item) -> None:
        flow: Any = item.flow
        first = True
        while flow is not None:
            before = 0.0 if self.fresh else max(item.gap, flow.getSpaceBefore()) if first else 0.0
            height = flow.wrap(self.width, 10000)[1]
            extra = sum(note.wrap(self._page_width, 10000)[1] for note in item.notes) + (8 if item.notes else 0)
            room = self.y - self.floor - before - extra
            if height <= room and (self.fresh or item.need <= room):
                self._draw(flow, before, height, item, first)
                self._add_notes(item)
                return
            parts = [] if item.need or (item.notes and not self.fresh) else flow.split(self.width, room)
            if len(parts) >= 2:
                part_height = parts[0].wrap(self.width, 10000)[1]
                self._draw(parts[0], before, part_height, item, first)
                flow, first = parts[1], False
            elif self.fresh:
                raise ValueError(f"does not fit on a page: {str(getattr(item.block, 'text', flow))[:80]}")
            self._next_column()

    @property
    def _page_width(self) -> float:
        return self.size[0] - self.look.margins[0] - self.look.margins[1]

    def _draw(self, flow: Any, before: float, height: float, item: Item, first: bool) -> None:  # noqa: ANN401
        self.y -= before + height
        flow.drawOn(self.canvas, self.x, self.y)
        self.y -= flow.getSpaceAfter()
        top, self.fresh = self.fresh and self.column == 0, False
        if item.block is not None and first:
            item.block.page = self.page
            if item.block.kind == "heading" and item.block.level == 1:
                self.section = item.block.text
                self.top_section = self.section if top else self.top_section or self.section
        if item.rows:
            header = int(flow.repeatRows)
            count = len(flow._cellvalues) - header
            for block in item.rows[:count]:
                if block is not None:
                    block.page = self.page
            item.rows = item.rows[count:]

    def _add_notes(self, item: Item) -> None:
        for note, block in zip(item.notes, item.note_blocks, strict=True):
            height = note.wrap(self._page_width, 10000)[1] + 2
            self.notes.append((note, height))
            self.floor += height
            block.page = self.page
        if item.notes and len(self.notes) == len(item.notes):
            self.floor += 8

    def _draw_notes(self) -> None:
        left, _, _, bottom = self.look.margins
        y = bottom + sum(height for _, height in self.notes)
        self.canvas.setLineWidth(0.4)
        self.canvas.line(left, y + 5, left + 130, y + 5)
        for note, height in self.notes:
            y -= height
            note.wrap(self._page_width, 10000)
            note.drawOn(self.canvas, left, y)
