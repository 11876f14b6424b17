"""A spreadsheet that somebody has coded: its texts with their labels, or a clear line about what is wrong with it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thememiner.coding.label_rows import differing_by_case, mark, split_labels, theme_columns
from thememiner.errors import InputError
from thememiner.records import LeftOut


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as it was read: one row of cells as text, and the row number that a spreadsheet shows.

    ``cells`` are as many as ``header``.
    """

    source: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what; ``id`` and ``group`` may be empty. ``themes`` as `theme_columns` takes it."""

    text: str
    themes: str
    id: str = ""
    group: str = ""
    separator: str = ";"


@dataclass(frozen=True, slots=True)
class CodedTexts:
    """Texts with their labels, aligned by position.

    Attributes:
        texts: The texts.
        labels: The labels of each, spelt as they came; none: coded with no theme.
        groups: What each belongs to; the same for equal texts, so that no text is scored by its own double.
        grouped_by: The column that groups, or what else does; empty where every text stands by itself.
        left_out: Rows without a text.
        same_but_case: Labels that differ only by capitals.
        unlabelled: How many texts have no label.
    """

    texts: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    groups: tuple[str, ...] | None
    grouped_by: str
    left_out: tuple[LeftOut, ...]
    same_but_case: tuple[tuple[str, ...], ...]

    @property
    def unlabelled(self) -> int:
        """How many texts have no label; they count as coded with none."""
        return sum(not one for one in self.labels)

    @property
    def counts(self) -> Counter[str]:
        """How many texts have each label."""
        return Counter(label for own in self.labels for label in own)


def coded_texts(table: RawTable, columns: Columns) -> CodedTexts:
    """Take texts and labels out of a table.

    Raises:
        InputError: A column is missing, an id is missing or used twice, a mark is neither yes nor no, or nothing is
            labelled; names file, row and column.
    """
    cells = _by_column(table, columns)
    themes = theme_columns(columns.themes, table.header, _others(columns), cells, table.source)
    numbers = [number for number, _ in table.rows]
    if columns.id:
        _check_ids(table.source, columns.id, dict(zip(numbers, cells[columns.id], strict=True)))
    labels = _labels(table.source, numbers, {name: cells[name] for name in themes}, columns)
    texts = [text.strip() for text in cells[columns.text]]
    kept = [row for row, text in enumerate(texts) if text]
    groups, grouped_by = _groups(columns.group, cells, [texts[row] for row in kept], kept)
    coded = CodedTexts(
        texts=tuple(texts[row] for row in kept),
        labels=tuple(labels[row] for row in kept),
        groups=groups,
        grouped_by=grouped_by,
        left_out=tuple(
            _without_text(table.source, columns, numbers[row]) for row, text in enumerate(texts) if not text
        ),
        same_but_case=tuple(differing_by_case(label for row in kept for label in labels[row])),
    )
    if not coded.counts:
        place = f"column {columns.themes!r}"
        raise InputError(table.source, "no text has a theme", place=place, remedy="name the columns with the themes")
    return coded


def _by_column(table: RawTable, columns: Columns) -> dict[str, list[str]]:
    twice = [name for name, count in Counter(table.header).items() if name and count > 1]
    wanted = {"--text": columns.text, "--id": columns.id, "--group": columns.group}
    for option, name in wanted.items():
        if name and name not in table.header:
            there = ", ".join(repr(one) for one in table.header)
            raise InputError(table.source, f"has no column {name!r}", remedy=f"{option} is one of: {there}")
    if twice:
        raise InputError(table.source, f"has two columns {twice[0]!r}", place="row 1", remedy="rename one of them")
    if not table.rows:
        raise InputError(table.source, "has no rows", remedy="give a table with one text a row")
    return {name: [cells[place] for _, cells in table.rows] for place, name in enumerate(table.header)}


def _others(columns: Columns) -> tuple[str, ...]:
    return tuple(name for name in (columns.text, columns.id, columns.group) if name)


def _check_ids(source: str, column: str, ids: Mapping[int, str]) -> None:
    seen: dict[str, int] = {}
    for number, one in ids.items():
        place = f"row {number}, column {column!r}"
        if not one.strip():
            raise InputError(source, "has no id", place=place, remedy="give every row an id")
        if one.strip() in seen:
            raise InputError(source, f"id {one.strip()!r} stands in row {seen[one.strip()]}, too", place=place)
        seen[one.strip()] = number


def _labels(
    source: str, numbers: Sequence[int], themes: Mapping[str, Sequence[str]], columns: Columns
) -> list[tuple[str, ...]]:
    if len(themes) == 1 and columns.themes.strip() != "*":
        (cells,) = themes.values()
        return [split_labels(cell, columns.separator) for cell in cells]
    return [
        tuple(name.strip() for name, cells in themes.items() if _marked(source, number, name, cells[row]))
        for row, number in enumerate(numbers)
    ]


def _marked(source: str, number: int, column: str, cell: str) -> bool:
    said = mark(cell)
    if said is None:
        place = f"row {number}, column {column!r}"
        remedy = "write 1, x or yes where the theme is given, 0 or nothing where it is not"
        raise InputError(source, f"{cell.strip()!r} is no mark", place=place, remedy=remedy)
    return said


def _groups(
    column: str, cells: Mapping[str, Sequence[str]], texts: Sequence[str], kept: Sequence[int]
) -> tuple[tuple[str, ...] | None, str]:
    """Groups by a column, else by equal texts where there are any."""
    keys = [hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest() for text in texts]
    if column:
        named = [cells[column][row].strip() for row in kept]
        # A row without a group stands by itself.
        return tuple(name or f"\0{key}" for name, key in zip(named, keys, strict=True)), column
    return (tuple(keys), "equal texts") if len(set(keys)) < len(keys) else (None, "")


def _without_text(source: str, columns: Columns, number: int) -> LeftOut:
    return LeftOut(source, f"row {number}, column {columns.text!r}", "has no text", "write the text or remove the row")
