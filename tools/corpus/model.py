"""Plain records that the parser makes and the layouts read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

INVENTED = "Invented for thememiner – not a real review"


@dataclass
class Tag:
    """The writer's own label on one passage."""

    statement: str = "other-boilerplate"
    polarity: str = "neutral"
    primary: str = "none"
    secondary: list[str] = field(default_factory=list)
    to: str = ""
    source: str = "new"


@dataclass
class Block:
    """One piece of a report: a heading, paragraph, bullet, box, table, note or command."""

    kind: str
    text: str = ""
    number: str = ""
    level: int = 0
    section: str = "unknown"
    heading: str = ""
    tag: Tag = field(default_factory=Tag)
    notes: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    page: int | None = None


@dataclass
class Row:
    """One row of a table; ``block`` carries the label when the row is a passage of its own."""

    cells: list[str]
    block: Block | None = None


@dataclass
class Report:
    """A whole report: its front matter and its blocks in reading order."""

    name: str
    meta: dict[str, Any]
    blocks: list[Block]

    @property
    def file(self) -> str:
        """Name of the built file, relative to ``corpus/``."""
        return str(self.meta["file"])
