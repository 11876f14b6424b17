"""What an opened file gives: its pieces, and for each the way to write other words into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from thememiner.records import LeftOut
from thememiner.release.details import Part, Piece

Writer = Callable[[Sequence[Part]], None]


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece, and the function that masks stretches of it in the opened file."""

    piece: Piece
    mask: Writer


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file.

    Args:
        units: Its pieces in order.
        left_out: What of it could not be read (pictures, embedded programs).
        cleaned: Makes the bytes of the file as it is now, with its properties emptied; None where it cannot be masked.
    """

    units: tuple[Unit, ...]
    left_out: tuple[LeftOut, ...] = ()
    cleaned: Callable[[], bytes] | None = None

    @property
    def pieces(self) -> list[Piece]:
        """The pieces in order."""
        return [unit.piece for unit in self.units]


@dataclass(slots=True)
class Segments:
    """A text that lies in pieces in a document: where each stands, and how it is changed.

    Each slot is an element and "text", "tail" or the name of an attribute; None is a break that is not written.
    """

    slots: list[tuple[Any, str] | None] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, element: Any, where: str, text: str) -> None:  # noqa: ANN401 - lxml has no types
        """Take in the text of an element."""
        self.slots.append((element, where))
        self.texts.append(text)

    def gap(self, text: str = " ") -> None:
        """A tab or a line break."""
        self.slots.append(None)
        self.texts.append(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.texts)

    def mask(self, parts: Sequence[Part]) -> None:
        """Put marks in the stead of stretches: each mark goes where its stretch begins, and keeps that formatting."""
        for part in sorted(parts, key=lambda one: one.start, reverse=True):
            place, is_put = 0, False
            for number, text in enumerate(list(self.texts)):
                left, right = max(part.start - place, 0), min(part.end - place, len(text))
                place += len(text)
                if left < right and self.slots[number] is not None:
                    self.texts[number] = text[:left] + ("" if is_put else part.mark) + text[right:]
                    is_put = True
        for slot, text in zip(self.slots, self.texts, strict=True):
            if slot is not None:
                _write(*slot, text)

    def mask_bare(self, parts: Sequence[Part]) -> None:
        """As `mask`, with marks that a name of a sheet, a range or a formula may hold: no brackets, no spaces."""
        self.mask([Part(one.start, one.end, re.sub(r"\W+", "_", one.mark.strip("[]"))) for one in parts])


def _write(element: Any, where: str, text: str) -> None:  # noqa: ANN401
    if where == "text":
        element.text = text
        if str(element.tag).endswith(("}t", "}delText")) and "wordprocessingml" in str(element.tag):
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    elif where == "tail":
        element.tail = text
    else:
        element.set(where, text)
