"""Small PDFs drawn for one layout problem each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.pdf import read_pdf

WIDTH, HEIGHT = A4
LEFT = 72.0
BODY, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"

PROSE = (
    "The health visitor wrote to the surgery and the surgery filed the letter. Nobody asked what the letter meant for "
    "the child, and nobody asked the child. The panel heard that the practice had no way of telling one letter from "
    "another, so that the concern was known to four people and acted on by none of them."
)
MORE = (
    "Strategy meetings were held on the telephone. They were short and the record of them was shorter still, and the "
    "school was told of the outcome a week later. Staff did not think that they could ask for a second meeting, "
    "although the procedures say so in plain words."
)

Draw = Callable[[Canvas], None]


def drawn(path: Path, *pages: Draw, size: tuple[float, float] = A4) -> Path:
    """Draw pages into a file."""
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def read(tmp_path: Path, *pages: Draw, size: tuple[float, float] = A4) -> RawDocument:
    """Draw pages and read them again."""
    return read_pdf(drawn(tmp_path / "drawn.pdf", *pages, size=size))


def line(canvas: Canvas, x: float, top: float, text: str, font: str = BODY, size: float = 11) -> None:
    """One line; ``top`` is the baseline's distance from the page's top."""
    canvas.setFont(font, size)
    canvas.drawString(x, canvas._pagesize[1] - top, text)


def paragraph(
    canvas: Canvas,
    top: float,
    text: str,
    x: float = LEFT,
    width: float = 450,
    font: str = BODY,
    size: float = 11,
) -> float:
    """Wrap text to a width; returns the baseline of the line that would follow."""
    for words in wrapped(text, width, font, size):
        line(canvas, x, top, words, font, size)
        top += 1.25 * size
    return top


def wrapped(text: str, width: float, font: str = BODY, size: float = 11) -> list[str]:
    """Lines of at most this width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def numbered(canvas: Canvas, top: float, number: str, text: str, x: float = LEFT) -> float:
    """A paragraph that hangs from its number."""
    line(canvas, x, top, number)
    return paragraph(canvas, top, text, x + 36, 414)


def texts(document: RawDocument, *roles: str) -> list[str]:
    """The texts of the blocks, of some roles or of all."""
    return [block.text for block in document.blocks if not roles or block.role in roles]


def with_text(blocks: Sequence[Block], start: str) -> Block:
    """The only block whose text begins like this."""
    (found,) = [block for block in blocks if block.text.startswith(start)]
    return found
