"""Labels as people keep them in spreadsheets: several in one cell, or one column of marks a label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from thememiner.errors import InputError

SEPARATORS = (";", "|", ",")
NO_LABEL = "none"
"""A cell that says only this has been coded with no theme; the output uses the same word."""
_YES = frozenset({"1", "1.0", "x", "✓", "✔", "y", "yes", "true"})
_NO = frozenset({"", "0", "0.0", "n", "no", "false", "-", "–"})
_RANGE = re.compile(r"^(.+)\.\.(.+)$")


def split_labels(cell: str, separator: str) -> tuple[str, ...]:
    """Labels of one cell, each once, spelt as they came; only white space around them goes."""
    named = (" ".join(one.split()) for one in cell.split(separator))
    return tuple(dict.fromkeys(one for one in named if one and one.casefold() != NO_LABEL))


def mark(cell: str) -> bool | None:
    """What a mark in a column of one label says: 1, x, yes, true; 0, no, false, blank; None if it is no mark."""
    said = cell.strip().casefold()
    return True if said in _YES else False if said in _NO else None


def theme_columns(
    wanted: str, header: Sequence[str], others: Iterable[str], columns: Mapping[str, Sequence[str]], source: str
) -> tuple[str, ...]:
    """Columns that ``--themes`` names.

    Args:
        wanted: One column's name, several with commas between them, ``First..Last``, or ``*`` for every other column
            that holds nothing but marks.
        header: All columns in their order.
        others: Columns with the text, the id and the group, never themes.
        columns: The cells of each column.
        source: The file, for errors.

    Raises:
        InputError: A column is not there, or no column holds marks only.
    """
    free = [name for name in header if name not in set(others)]
    if wanted in header:
        return (wanted,)
    if wanted.strip() == "*":
        found = tuple(name for name in free if _is_marks(columns[name]))
        if not found:
            raise InputError(source, "has no column of 0 and 1", remedy="--themes names the columns with the themes")
        return found
    span = _RANGE.match(wanted)
    if span and span[1].strip() in free and span[2].strip() in free:
        first, last = sorted(free.index(one.strip()) for one in span.groups())
        return tuple(free[first : last + 1])
    named = tuple(dict.fromkeys(one.strip() for one in wanted.split(",") if one.strip()))
    for name in named:
        if name not in free:
            there = ", ".join(repr(one) for one in free)
            raise InputError(
                source, f"has no column {name!r} for themes", remedy=f"--themes is one or more of: {there}"
            )
    return named


def differing_by_case(labels: Iterable[str]) -> list[tuple[str, ...]]:
    """Labels that differ only by capitals: probably one theme spelt in two ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        found[label.casefold()].add(label)
    return sorted(tuple(sorted(same)) for same in found.values() if len(same) > 1)


def _is_marks(cells: Sequence[str]) -> bool:
    said = [mark(cell) for cell in cells]
    return None not in said and any(said)
