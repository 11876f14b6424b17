"""What stands above a table: a title, and facts that hold for all its rows ("Date: March 2022")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.local.cells import words
from thememiner.local.columns import field_of
from thememiner.local.sheets import Row, is_blank
from thememiner.local.tables import Table, is_prose
from thememiner.records import LeftOut

FACTS = ("date", "agency", "area", "audit")
"""The fields that are taken from above the header, where the table has no column for them."""

_YEAR = re.compile(r"(?<!\d)(?<!\d[/–-])((?:19|20)\d\d)(?:[/–-](?:20)?\d\d)?(?!\d)")


def stated_above(table: Table) -> dict[str, str]:
    """`FACTS` as they are stated in one cell or two, and the ``title``: the first line that is none of them."""
    facts: dict[str, str] = {}
    for row in table.preface:
        label, value = _label_and_value(row)
        field = field_of(label)
        if field in FACTS and value:
            facts.setdefault(field, value)
        elif label and not value:
            facts.setdefault("title", " ".join(label.split()))
    return facts


def year_named(table: Table, source: str) -> tuple[str, str]:
    """A year, and where it stands: above the table, in the sheet's name or the file's; ('', '') where none is sure.

    Two different years in one place settle nothing, and are not looked past.
    """
    above = " ".join(words(cell) for row in table.preface for cell in row.cells)
    named = ((above, "lines above"), (table.sheet.name, "name of the sheet"), (source, "name of the file"))
    for text, place in named:
        years = set(_YEAR.findall(text))
        if years:
            return (years.pop(), f"(in the {place})") if len(years) == 1 else ("", "")
    return "", ""


def sentences_above(table: Table, source: str) -> Iterator[LeftOut]:
    """Rows above the header that look like data: perhaps the header was taken for another row."""
    for row in table.preface:
        if row.filled > 1 and any(is_prose([cell]) for cell in row.cells):
            reason = f"stands above the header (row {table.header.number}) and was not read as a finding"
            yield LeftOut(source, table.sheet.place(row.number), reason, "move it below the header if it is one")


def _label_and_value(row: Row) -> tuple[str, str]:
    filled = [words(cell) for cell in row.cells if not is_blank(cell)]
    if len(filled) == 1:
        label, colon, value = filled[0].partition(":")
        return (label, value.strip()) if colon and field_of(label) in FACTS else (filled[0], "")
    return (filled[0].rstrip(": "), filled[1]) if filled else ("", "")
