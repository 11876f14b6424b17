"""A report is data before it is a document: a title and blocks; the writers know no more than these.

All text is plain: writers escape it, none of it is markup. A line break inside a table cell is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

CalloutKind = Literal["note", "caution", "invented"]

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section) or 2; ``new_page`` starts an appendix."""

    level: Literal[1, 2]
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as there are columns.

    ``widths`` are shares of the page's width in the order of the columns (any unit; empty: all alike). ``numeric``
    are the columns set to the right. ``note`` stands under the table.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    widths: tuple[int, ...] = ()
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        ragged = [row for row in self.rows if len(row) != len(self.columns)]
        if ragged or (self.widths and len(self.widths) != len(self.columns)):
            raise ValueError(f"table {self.caption!r}: rows and widths need {len(self.columns)} cells")

    def shares(self) -> list[float]:
        """Width of each column as a share of the whole (0..1)."""
        widths = self.widths or (1,) * len(self.columns)
        return [width / sum(widths) for width in widths]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else, and where they stand."""

    text: str
    citation: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as PNG and as SVG; ``data`` are the same figures for those who cannot see it."""

    png: bytes
    svg: str
    alt: str
    caption: str
    data: Table


@dataclass(frozen=True, slots=True)
class Callout:
    """A line that must not be overlooked."""

    kind: CalloutKind
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What the presenter says or looks up: sources, method. A slide has them beside it, a paper prints them small."""

    text: str


NOTES_HEAD = "Notes for the presenter"
"""What stands over notes where they are printed."""

Block = Heading | Paragraph | Bullets | Table | Quote | Figure | Callout | Notes


@dataclass(frozen=True, slots=True)
class Report:
    """What we write: title, subtitle, the date it is made out for (ISO), author, and the blocks in reading order."""

    title: str
    subtitle: str
    date: str
    author: str
    blocks: tuple[Block, ...]


def printable(text: str) -> str:
    """The text with a replacement mark for each character that no XML document may hold."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
