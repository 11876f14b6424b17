"""The columns of a table that were not read, so that somebody can say that they should have been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thememiner.local.cells import words
from thememiner.local.columns import field_of
from thememiner.local.grades import scale_of_column
from thememiner.local.tables import Column, Table, is_prose
from thememiner.records import LeftOut


def columns_not_read(
    table: Table, source: str, text: Sequence[Column], context: Mapping[str, Column]
) -> Iterator[LeftOut]:
    """One line for each column with sentences or of a known field; the others are named together.

    Args:
        table: The table.
        source: The file's name.
        text: The columns read as findings.
        context: The columns read as other fields.
    """
    read = {column.index for column in (*text, *context.values())}
    others = []
    for column in table.columns:
        values = table.values(column)
        if column.index in read or column.field == "case" or not values:
            continue
        reason, remedy = _why(column, table, context)
        if reason:
            yield LeftOut(source, table.sheet.place(column=_name(column)), reason, remedy)
        else:
            others.append(f"'{_name(column)}'")
    if others:
        place = table.sheet.place() or table.sheet.place(table.header.number)
        reason = f"columns that were not read: {', '.join(others)}"
        yield LeftOut(source, place, reason, "name what is needed with --column FIELD='NAME'")


def _why(column: Column, table: Table, context: Mapping[str, Column]) -> tuple[str, str]:
    values = table.values(column)
    field = field_of(column.name)
    if field and field in context:
        reason = f"was not read: '{context[field].name}' was taken as {field}"
        return reason, f"choose with --column {field}='{column.name}'"
    if is_prose(values):
        cells = "1 cell" if len(values) == 1 else f"{len(values)} cells"
        return (
            f"{cells} with sentences were not read",
            f"name it with --column text='{column.name}' if it holds findings",
        )
    if scale_of_column(column.name, map(words, values)):
        reason = "its grades were not read: a finding has the grade of one column, and this one's name is not known"
        return reason, f"choose with --column grade='{column.name}'"
    return "", ""


def _name(column: Column) -> str:
    return column.name or f"number {column.index + 1}, without a name"
