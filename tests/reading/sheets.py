"""Small real PDF files, drawn line by line."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from thememiner.reading import reader_for
from thememiner.reading.blocks import Block, RawDocument

HEIGHT, WIDTH = 842, 595
LEADING = 14


class Sheets:
    """A PDF in the making; places are points from the left and from the top of an A4 page."""

    def __init__(self, path: Path, encrypt: str | None = None) -> None:
        self.path = path
        self._canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), encrypt=encrypt)

    def write(self, text: str, y: float, *, x: float = 72, size: float = 11, bold: bool = False) -> float:
        """One line; returns the height of the next one."""
        self._canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self._canvas.drawString(x, HEIGHT - y, text)
        return y + LEADING * size / 11

    def right(self, text: str, y: float, *, x: float = 523) -> None:
        """One line that ends at ``x``."""
        self._canvas.setFont("Helvetica", 11)
        self._canvas.drawRightString(x, HEIGHT - y, text)

    def flow(self, text: str, y: float, *, x: float = 72, width: float = 451, size: float = 11) -> float:
        """A paragraph over as many lines as it takes; returns the height of the next line."""
        for line in simpleSplit(text, "Helvetica", size, width):
            y = self.write(line, y, x=x, size=size)
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Rulings across and down, as of a table or a frame."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def turn(self) -> None:
        """Begin a new page."""
        self._canvas.showPage()

    def save(self) -> Path:
        self._canvas.showPage()
        self._canvas.save()
        return self.path


def read(sheets: Sheets) -> RawDocument:
    """What the reader of PDF files makes of the sheets."""
    return reader_for(".pdf")(sheets.save())


def blocks(sheets: Sheets) -> list[Block]:
    return list(read(sheets).blocks)
