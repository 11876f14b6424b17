"""What the check deals in: pieces of text with their place, what a rule found in one, and what the user is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["identifies", "look at it"]
IDENTIFIES: Level = "identifies"
LOOK: Level = "look at it"


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail that could identify somebody.

    Args:
        kind: What it is: "name", "date of birth", "school" and so on (`rules.RULES`).
        words: The words as they stand.
        place: Page, paragraph, cell, slide or property.
        level: Whether it identifies by itself, or has to be looked at by a person.
        why: What gave it away, in plain words.
    """

    kind: str
    words: str
    place: str
    level: Level
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, cell, note or property.

    Args:
        text: Its words.
        place: Where it stands.
        context: What is said about it elsewhere: the head of its column, the label of its row, the property's name.
    """

    text: str
    place: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text and what to put in its stead."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found in one text; ``parts`` are what a mask replaces, where that is not all of it."""

    start: int
    end: int
    kind: str
    level: Level
    why: str
    parts: tuple[Part, ...] = ()

    def masked(self) -> tuple[Part, ...]:
        """The stretches that a mask replaces."""
        return self.parts or (Part(self.start, self.end, f"[{self.kind}]"),)


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the whole document: which names it says are invented, and which it gave away elsewhere.

    Args:
        pseudonyms: Names that its title uses, or that it says are not the real ones.
        changed: Whether it says that names were changed.
        known: Given names and surnames that are surely names of persons somewhere in it.
        lower: Words that it writes without a capital somewhere: at the head of a sentence such a word is no name.
        areas: Words of the names of boards and councils in it, which a model takes for persons.
    """

    pseudonyms: frozenset[str] = frozenset()
    changed: bool = False
    known: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """What a rule is given: a piece, its document, and the persons and places that spaCy's model sees in it."""

    piece: Piece
    document: Document
    persons: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.piece.text

    @property
    def context(self) -> str:
        """The labels of the piece."""
        return self.piece.context
