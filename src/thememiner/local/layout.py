"""How one table is read: which columns hold findings, what stands above the header, on which scale its grades are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from thememiner.local.cells import words
from thememiner.local.columns import plain
from thememiner.local.grades import scale_of_column
from thememiner.local.preface import sentences_above, stated_above, year_named
from thememiner.local.tables import Column, Table, is_prose
from thememiner.local.unread import columns_not_read
from thememiner.records import LeftOut

_SMALL_WORDS = frozenset(["and", "of", "the", "upon", "on", "in", "with", "under", "le", "de", "by"])


@dataclass(frozen=True, slots=True)
class Layout:
    """One table, ready to be read row by row.

    ``stated`` are the facts that stand once for all rows; ``audit`` is what the evidence is called where no column says
    it; ``usual`` is the width of its rows. ``given`` is the type of source that the user gave; words ``beside_figures``
    of indicators need not stand in every row.
    """

    source: str
    table: Table
    text: tuple[Column, ...]
    context: Mapping[str, Column]
    stated: Mapping[str, str]
    audit: str
    grade_scale: str
    usual: int
    mapping: Mapping[str, str]
    given: str = ""
    beside_figures: bool = False


def layout_of(
    source: str, table: Table, named: Mapping[str, str], *, guess: bool
) -> tuple[Layout | None, list[LeftOut]]:
    """The layout of a table, or None where no column can be told to hold findings; and what it leaves out.

    Args:
        source: The file's name.
        table: The table.
        named: Our field -> column name, as the user gave it.
        guess: Whether a lone column of sentences may be taken for findings where nothing else in the table is known.
    """
    text, told = _text_columns(source, table, named, guess=guess)
    if not text:
        return None, told
    context, changed = _context(source, table, named, text)
    stated = stated_above(table)
    mapping = {"text": " + ".join(column.name for column in text)}
    mapping |= {field: column.name for field, column in context.items()}
    mapping |= {field: f"(above the table: {stated[field]})" for field in stated if field not in ("title", *context)}
    if "date" not in mapping:
        year, place = year_named(table, source)
        if year:
            stated["date"], mapping["date"] = year, f"{year} {place}"
    grade = context.get("grade")
    layout = Layout(
        source=source,
        table=table,
        text=text,
        context=context,
        stated=stated,
        audit=stated.get("audit", ""),
        grade_scale=scale_of_column(grade.name, map(words, table.values(grade))) if grade else "",
        usual=_usual_width(table),
        mapping=mapping,
    )
    not_read = columns_not_read(table, source, text, context)
    return layout, [*told, *changed, *sentences_above(table, source), *not_read]


def _text_columns(
    source: str, table: Table, named: Mapping[str, str], *, guess: bool
) -> tuple[tuple[Column, ...], list[LeftOut]]:
    """Columns named as findings; else the only one that holds prose, and that is said."""
    found = table.of("text")
    if "text" not in named:
        found = tuple(column for column in found if not _only_grades(table, column))
    if found:
        return found, []
    prose = [column for column in table.columns if column.field in (None, "grade") and is_prose(table.values(column))]
    if len(prose) != 1 or is_prose([prose[0].name]) or not (guess or any(column.field for column in table.columns)):
        return (), []
    reason = "no column is named as one of findings; this one was read, since it alone holds sentences"
    place = table.sheet.place(column=prose[0].name)
    return (prose[0],), [LeftOut(source, place, reason, "name another with --column text='NAME' if this is wrong")]


def _context(
    source: str, table: Table, named: Mapping[str, str], text: tuple[Column, ...]
) -> tuple[dict[str, Column], list[LeftOut]]:
    """The other columns by field; an "Area" that holds areas of practice is the heading, and that is said."""
    context = {
        column.field: column
        for column in table.columns
        if column.field not in (None, "text") and column not in text and _holds(table, column)
    }
    found = {field: column for field, column in context.items() if field}
    area = found.get("area")
    if area is None or "area" in named or plain(area.name) not in ("area", "areas") or not _are_topics(table, area):
        return found, []
    del found["area"]
    if "heading" in found:
        return found, []
    reason = "was read as heading: what stands in it are areas of practice, not local authorities"
    remedy = f"name it with --column area='{area.name}' if they are"
    return {**found, "heading": area}, [LeftOut(source, table.sheet.place(column=area.name), reason, remedy)]


def _only_grades(table: Table, column: Column) -> bool:
    """A column "Evidence" with yes and no in it holds no findings."""
    return bool(scale_of_column(column.name, map(words, table.values(column))))


def _holds(table: Table, column: Column) -> bool:
    """Whether what stands in a column can be what its name says: "Outcome" may hold a grade or sentences.

    A case is kept only where the column is called so: "Ref", "Child" and "No" may be anything, names among them.
    """
    if column.field == "case":
        return "case" in plain(column.name).split()
    return column.field != "grade" or not is_prose(table.values(column))


def _are_topics(table: Table, column: Column) -> bool:
    """Names of places are capitalised throughout; "Return interviews" is not. One in five is enough."""
    values = {words(cell) for cell in table.values(column)}
    topics = [value for value in values if value[:1].isupper() and _has_small_word(value)]
    return len(topics) * 5 >= len(values)


def _has_small_word(name: str) -> bool:
    return any(word[0].islower() and word not in _SMALL_WORDS for word in name.split())


def _usual_width(table: Table) -> int:
    """The commonest width of a row, or the header's: a longer row of a text file was split in the wrong place."""
    widths = Counter(len(row.cells) for row in table.rows)
    return max(widths.most_common(1)[0][0] if widths else 0, len(table.header.cells))
