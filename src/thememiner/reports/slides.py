"""From blocks to slides, by measure: what does not fit goes on the next slide; nothing is made smaller or left out.

Lengths are points. Words are measured with the widths of the typeface, and a line counts as 1.2 times its size, which
is more than either PowerPoint or LibreOffice takes for Arial.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from thememiner.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    Notes,
    Paragraph,
    Quote,
    Report,
    Table,
    printable,
)
from thememiner.reports.pptx_parts import cut_text, wrapped

LEFT, ACROSS = 43.0, 874.0
TITLE_TOP, TITLE_POINTS, TITLE_LINES = 24.0, 28.0, 2
BODY_BOTTOM, GAP = 500.0, 9.0
FOOT_TOP, FOOT = 506.0, 26.0
SMALLEST = 16.0
"""Nothing on a slide is set smaller than this."""
LINE = 1.2
CELL, PADDING, INDENT = 5.0, 8.0, 18.0
_TALL_HEAD = 0.4
_HELD = 3
"""How many boxes in a row may hold on to the next."""
_CONTINUED = " (continued)"

Frame = Literal["", "light", "grey", "heavy"]


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs of one look; ``keep`` holds them on the slide of what follows, ``frame`` draws a box round them."""

    items: tuple[str, ...]
    points: float = 18.0
    bold: bool = False
    bullets: bool = False
    frame: Frame = ""
    keep: bool = False

    @property
    def room(self) -> float:
        """Width for the words."""
        return ACROSS - (INDENT if self.bullets else 0.0) - (2 * PADDING if self.frame else 0.0)

    def lines(self, item: str) -> int:
        """Lines that one of the items takes."""
        return len(wrapped(item, self.points, self.room, bold=self.bold))

    @property
    def height(self) -> float:
        """All lines, a third of a line between items, and the box."""
        between = (len(self.items) - 1) / 3 if self.items else 0.0
        lines = sum(self.lines(one) for one in self.items) + between
        return lines * self.points * LINE + (2 * PADDING if self.frame else 0.0)

    @property
    def least(self) -> float:
        """The height without which it does not begin on a slide."""
        return replace(self, items=self.items[:1]).height


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of a table under its head; ``head`` is empty where the names of the columns are a row like others.

    ``foot`` is the room that the note under the last row needs: a note does not stand on a slide by itself.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    numeric: frozenset[int]
    name: str
    foot: float = 0.0

    def row_height(self, row: Sequence[str], *, bold: bool = False) -> float:
        """The height of the fullest cell."""
        lines = (len(wrapped(text, SMALLEST, self._room(place), bold=bold)) for place, text in enumerate(row))
        return max(lines, default=0) * SMALLEST * LINE + 2 * CELL

    @property
    def head_height(self) -> float:
        """Height of the head, 0 where there is none."""
        return self.row_height(self.head, bold=True) if self.head else 0.0

    @property
    def height(self) -> float:
        """Head and rows."""
        return self.head_height + sum(map(self.row_height, self.rows))

    @property
    def least(self) -> float:
        """Head and first row."""
        return replace(self, rows=self.rows[:1]).height

    def cut_row(self, row: tuple[str, ...], height: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A row that is taller than a slide in two."""
        lines = max(1, int((height - 2 * CELL) // (SMALLEST * LINE)))
        cells = [cut_text(text, SMALLEST, self._room(place), lines) for place, text in enumerate(row)]
        return tuple(one for one, _ in cells), tuple(rest for _, rest in cells)

    def _room(self, column: int) -> float:
        return self.shares[column] * ACROSS - 2 * CELL


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture at its size on the slide."""

    figure: Figure
    width: float
    height: float

    @property
    def least(self) -> float:
        """It is never cut."""
        return self.height


Box = Words | Grid | Shown


@dataclass(frozen=True, slots=True)
class Slide:
    """What one slide shows, from the top down, and its notes."""

    title: str
    boxes: tuple[Box, ...]
    notes: str = ""

    @property
    def body_top(self) -> float:
        """Where the boxes begin, under the title."""
        return _body_top(self.title)


def slides_of(report: Report) -> list[Slide]:
    """The slides of a report: one of its title, then at least one for each heading of level 1."""
    first: list[Block] = [Paragraph(report.subtitle)]
    sections: list[tuple[str, list[Block]]] = [(report.title, first)]
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            sections.append((block.text, []))
        else:
            sections[-1][1].append(block)
    return [slide for title, blocks in sections for slide in _section(" ".join(printable(title).split()), blocks)]


def _section(heading: str, blocks: Sequence[Block]) -> Iterator[Slide]:
    title, whole = _title(heading)
    room = BODY_BOTTOM - _body_top(title)
    pieces = [*([Words((heading,), bold=True)] if whole else []), *(box for one in blocks for box in _boxes(one, room))]
    notes = "\n".join(filter(None, map(_notes, blocks)))
    for place, boxes in enumerate(_packed(pieces, room)):
        more = f"Continues the slide \u201c{title}\u201d; sources and method are in its notes." if notes else ""
        yield Slide(f"{title}{_CONTINUED}", boxes, more) if place else Slide(title, boxes, notes)


def _title(heading: str) -> tuple[str, bool]:
    """What fits the title's two lines, and whether the whole has to be said below."""
    room = wrapped(f"{heading}{_CONTINUED}", TITLE_POINTS, ACROSS, bold=True)
    if len(room) <= TITLE_LINES:
        return heading, False
    line = wrapped(heading, TITLE_POINTS, ACROSS - 200, bold=True)[0]
    return f"{line} \u2026", True


def _body_top(title: str) -> float:
    lines = len(wrapped(title, TITLE_POINTS, ACROSS, bold=True))
    return TITLE_TOP + lines * TITLE_POINTS * LINE + 14.0


def _notes(block: Block) -> str:
    match block:
        case Notes():
            return printable(block.text)
        case Quote():
            return f"Source of \u201c{_opening(block.text)}\u201d: {printable(block.citation)}"
    return ""


def _opening(text: str) -> str:
    words = printable(text).split()
    return " ".join(words[:6]) + (" \u2026" if len(words) > 6 else "")


def _boxes(block: Block, room: float) -> list[Box]:
    """What a block is on a slide; the captions of tables and pictures are boxes of their own."""
    match block:
        case Heading():
            return [Words((printable(block.text),), points=20.0, bold=True, keep=True)]
        case Paragraph():
            return [Words((printable(block.text),), keep=block.text.endswith(":"))]
        case Bullets():
            return [Words(tuple(map(printable, block.items)), bullets=True)] if block.items else []
        case Callout():
            frame: Frame = {"note": "light", "caution": "grey", "invented": "heavy"}[block.kind]  # type: ignore[assignment]
            return [Words((printable(block.text),), frame=frame, bold=block.kind == "invented")]
        case Quote():
            words = Words((f"\u201c{printable(block.text)}\u201d",), keep=True)
            return [words, Words((printable(block.citation),), points=SMALLEST)]
        case Figure():
            return _picture(block, room)
        case Table():
            return _table(block, room)
        case Notes():
            return []


def _picture(figure: Figure, room: float) -> list[Box]:
    caption = _caption(figure.caption)
    across, down = struct.unpack(">II", figure.png[16:24])
    most = room - sum(one.height + GAP for one in caption)
    height = min(most, ACROSS * down / across)
    return [*caption, Shown(figure, height * across / down, height)]


def _table(table: Table, room: float) -> list[Box]:
    rows = tuple(tuple(map(printable, row)) for row in table.rows)
    head = tuple(map(printable, table.columns))
    caption, note = _caption(table.caption), _caption(table.note, bold=False)
    foot = sum(one.height + GAP for one in note)
    grid = Grid(head, rows, tuple(table.shares()), table.numeric, printable(table.caption), foot)
    if grid.head_height > room * _TALL_HEAD:
        grid = replace(grid, head=(), rows=(head, *rows))
    return [*caption, grid, *note]


def _caption(text: str, *, bold: bool = True) -> list[Words]:
    return [Words((printable(text),), points=SMALLEST, bold=bold, keep=bold)] if text else []


def _packed(pieces: Iterable[Box], room: float) -> list[tuple[Box, ...]]:
    """The boxes slide by slide: each begins where there is room for its least part, and goes on where it is cut."""
    slides: list[list[Box]] = [[]]
    left, queue = room, list(pieces)
    while queue:
        box = queue.pop(0)
        follows = _follows(box, queue)
        is_empty = not slides[-1]
        if box.height + follows <= left + 0.01:
            slides[-1].append(box)
            left -= box.height + GAP
            continue
        # What is held with the next and does not fit beside it even on an empty slide is let go.
        held = isinstance(box, Words) and follows and not is_empty
        here, rest = (None, box) if held else _cut(box, left, is_empty=is_empty)
        slides[-1] += [here] if here else []
        queue[:0] = [rest] if rest else []
        slides.append([])
        left = room
    return [tuple(boxes) for boxes in slides if boxes] or [()]


def _follows(box: Box, queue: Sequence[Box]) -> float:
    """The room that has to be left under a box for what may not be parted from it: a heading, its caption, a row."""
    if isinstance(box, Grid):
        return box.foot
    need = 0.0
    for after in queue[:_HELD]:
        if not (isinstance(box, Words) and box.keep):
            break
        need += after.least + GAP
        box = after
    return need


def _cut(box: Box, room: float, *, is_empty: bool) -> tuple[Box | None, Box | None]:
    """What of a box fits, and the rest; on an empty slide something always does."""
    if isinstance(box, Words):
        return _cut_words(box, room, is_empty=is_empty)
    if isinstance(box, Grid):
        return _cut_grid(box, room, is_empty=is_empty)
    return (replace(box, height=room, width=box.width * room / box.height), None) if is_empty else (None, box)


def _cut_words(box: Words, room: float, *, is_empty: bool) -> tuple[Box | None, Box | None]:
    count = next(n for n in range(len(box.items), -1, -1) if n == 0 or replace(box, items=box.items[:n]).height <= room)
    if count == len(box.items):
        return box, None
    if count:
        return replace(box, items=box.items[:count], keep=False), replace(box, items=box.items[count:])
    if not is_empty:
        return None, box
    lines = int((room - (2 * PADDING if box.frame else 0.0)) // (box.points * LINE))
    head, rest = cut_text(box.items[0], box.points * (1.09 if box.bold else 1.0), box.room, lines)
    return replace(box, items=(head,), keep=False), replace(box, items=(rest, *box.items[1:]))


def _cut_grid(box: Grid, room: float, *, is_empty: bool) -> tuple[Box | None, Box | None]:
    if not box.rows:
        return (box, None) if is_empty else (None, box)
    count = 0
    while count < len(box.rows) and replace(box, rows=box.rows[: count + 1]).height <= room:
        count += 1
    if count == len(box.rows) and (count == 1 or box.height + box.foot <= room):
        return box, None
    count = min(count, len(box.rows) - 1)
    if count:
        return replace(box, rows=box.rows[:count]), replace(box, rows=box.rows[count:])
    if not is_empty:
        return None, box
    row, rest = box.cut_row(box.rows[0], room - box.head_height)
    return replace(box, rows=(row,)), replace(box, rows=(rest, *box.rows[1:]))
