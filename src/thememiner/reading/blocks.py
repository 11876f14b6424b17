"""What a reader of one file format hands on: text in reading order with its role, before sections and passages.

Every format's reader is a function ``(path: Path) -> RawDocument``; ``structure`` turns that into a `Reading`. So a
heading found by font size in a PDF and a Word heading style meet here as the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from thememiner.records import LeftOut

Role = Literal["heading", "paragraph", "list-item", "table-row", "footnote", "caption", "contents-line"]
Why = Literal["running head", "running foot", "page number", "line number", "hidden", "turned"]


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in points from the top left of the page as a viewer shows it."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that stand on a page and were left out of the text, and why."""

    page: int
    place: Place
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote, already joined over lines, columns and pages.

    Args:
        text: The words, hyphenation undone, white space single; **without** the printed number.
        role: What it is.
        page: 1-based physical page on which it begins; ``None`` where there are no pages.
        page_end: Page on which it ends.
        number: The number as printed, without a trailing dot (``"4.12"``, ``"12"``, ``"a"``, ``"iv"``), else ``None``.
        level: Depth of a heading (1 is the highest), 0 for everything else.
        breaks: Offsets into ``text`` at which a new page begins, as ``(offset, page)``.
        size: Font size relative to the body text of the file (1.0 is body), where known.
        bold: Whether all of it is bold.
        box: Number of the box or table it stands in, ``None`` outside of one.
        places: Where its words and its number stand: one rectangle for each column or page that it goes over; empty
            for formats without pages.
    """

    text: str
    role: Role
    page: int | None = None
    page_end: int | None = None
    number: str | None = None
    level: int = 0
    breaks: tuple[tuple[int, int], ...] = ()
    size: float = 1.0
    bold: bool = False
    box: int | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class RawPage:
    """A physical page: its printed label and how its words were had.

    ``raw`` is the page's text as the file's own text layer (or the OCR program) gives it, before any layout work:
    quotations are checked against it.
    """

    number: int
    label: str
    status: Literal["text", "ocr", "no-text"]
    note: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """All that a reader found in one file."""

    blocks: tuple[Block, ...]
    pages: tuple[RawPage, ...] = ()
    title: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    dropped: tuple[Dropped, ...] = ()
