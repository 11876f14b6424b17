"""Performance indicators: rows with a measure and figures -> findings that say the figures in words.

Figures are kept as they are written. Whether more is better is not for the machine to say: nothing here judges.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thememiner.local.cells import why_unusable, words
from thememiner.local.dates import iso_date
from thememiner.local.indicator_columns import indicator_field, named_field, stated_period
from thememiner.local.preface import stated_above, year_named
from thememiner.local.sheets import Cell, Row, is_blank
from thememiner.local.source_types import source_type
from thememiner.local.tables import Column, Table
from thememiner.records import AuditFinding, LeftOut

FIGURES = ("value", "period column", "comparator", "target", "previous", "unit")
"""Fields whose columns hold figures, or say of what they are."""

_FIGURE = re.compile(
    r"[<>≤≥~£+-]?\s?[£]?\d[\d,.]*\s?(?:%|per cent|percent|k|m|days?|weeks?|months?|hours?|children|cases)?"
    r"(?:\s?(?:per|in|of|out of|/)\s?[\d,]+)?(?:\s?\([^)]{1,40}\))?",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\b(?:q|quarter )[1-4],? (?:19|20)?\d\d[-/–](?:20)?\d\d\b", re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(r"\d{4}-\d\d-\d\d 00:00:00")


@dataclass(frozen=True, slots=True)
class IndicatorLayout:
    """A table of indicators, ready to be read: its columns by field, and what stands once for all rows."""

    source: str
    table: Table
    columns: Mapping[str, tuple[Column, ...]]
    stated: Mapping[str, str]
    given: str
    mapping: Mapping[str, str]

    def one(self, field: str) -> Column | None:
        """The first column of a field."""
        return next(iter(self.columns.get(field, ())), None)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One value of an indicator and the period it is of, as written."""

    value: str
    period: str
    column: str


def indicator_layout(source: str, table: Table, named: Mapping[str, str], given: str) -> IndicatorLayout | None:
    """How a table of indicators is read; None where it is none.

    It is one if a column is named as the indicator, and another holds figures: by name, or because that is a period.

    Args:
        source: The file's name.
        table: The table.
        named: Our field -> column, as the user gave it.
        given: The type of source that the user gave, or ''.
    """
    found: dict[str, list[Column]] = defaultdict(list)
    for column in table.columns:
        field = named_field(column.name, named) or indicator_field(column.name) or column.field
        if field and column.name:
            found[field].append(column)
    figures = [*found["value"], *found["period column"]]
    if not found["indicator"] or not any(_holds_figures(table, one) for one in figures):
        return None
    if found["period column"]:
        found["value"] = [one for one in found["value"] if named_field(one.name, named) == "value"]
    columns = {field: tuple(own) for field, own in found.items() if own}
    stated = stated_above(table)
    if "period" not in columns and "date" not in stated:
        quarter = _QUARTER.search(f"{stated.get('title', '')} {table.sheet.name} {source}".replace("_", " "))
        period = quarter[0] if quarter else year_named(table, source)[0]
        stated |= {"date": period} if period else {}
    return IndicatorLayout(source, table, columns, stated, given, _mapping(columns, stated))


def indicators_in(layout: IndicatorLayout) -> tuple[list[AuditFinding], list[LeftOut]]:
    """One finding for each figure; rows without one are listed."""
    findings: list[AuditFinding] = []
    left_out: list[LeftOut] = []
    for row in layout.table.rows:
        name = _name(layout, row)
        figures = list(_figures(layout, row))
        if not name or not figures:
            left_out += _why_not(layout, row, name)
            continue
        findings += [_finding(layout, row, name, figure) for figure in figures]
    return findings, left_out


def as_written(cell: Cell) -> str:
    """A figure as the file shows it, as far as that is known; Excel keeps 24 as 24.0."""
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return " ".join(words(cell).split())


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else: "24%", "1,204", "<5", "62.5 per 10,000"."""
    return bool(_FIGURE.fullmatch(text.strip()))


def _holds_figures(table: Table, column: Column) -> bool:
    values = [as_written(cell) for cell in table.values(column)]
    return bool(values) and sum(map(is_figure, values)) * 2 >= len(values)


def _name(layout: IndicatorLayout, row: Row) -> str:
    column = layout.one("indicator")
    return " ".join(words(_cell(layout, row, column)).split()) if column else ""


def _figures(layout: IndicatorLayout, row: Row) -> Iterator[_Figure]:
    """The values of a row: those of its value columns, or of the columns that are periods."""
    own = layout.one("period")
    period = as_written(_cell(layout, row, own)) if own else layout.stated.get("date", "")
    unit_column = layout.one("unit")
    unit = as_written(_cell(layout, row, unit_column)) if unit_column else ""
    for column in layout.columns.get("value", ())[:1]:
        value = as_written(row.cell(column.index))
        if is_figure(value):
            yield _Figure(_with_unit(value, unit), _plain_period(period) or stated_period(column.name), column.name)
    for column in layout.columns.get("period column", ()):
        value = as_written(row.cell(column.index))
        if is_figure(value):
            yield _Figure(_with_unit(value, unit), _of_column(column.name, layout.stated), column.name)


def _of_column(name: str, stated: Mapping[str, str]) -> str:
    """A period as its column names it; a bare quarter belongs to the year that stands above the table."""
    name = _plain_period(name)
    return name if re.search(r"\d\d", name) else f"{name} {stated.get('date', '')}".strip()


def _plain_period(period: str) -> str:
    """Excel's "2024-04-01 00:00:00" is a day."""
    return period[:10] if _MONTH_AND_YEAR.fullmatch(period) else period


def _with_unit(value: str, unit: str) -> str:
    if not unit or not re.fullmatch(r"[\d.,]+", value):
        return value
    return f"{value}%" if unit.casefold() in ("%", "percent", "per cent", "percentage") else f"{value} {unit}"


def _finding(layout: IndicatorLayout, row: Row, name: str, figure: _Figure) -> AuditFinding:
    comparators = list(_beside(layout, row, "comparator"))
    target = next((value for _, value in _beside(layout, row, "target")), "")
    previous = [f"{label.casefold()} {value}" for label, value in _beside(layout, row, "previous")]
    compared = "; ".join(f"{label} {value}".strip() for label, value in comparators)
    aside = [*(compared.split("; ") if compared else []), *([f"target {target}"] if target else []), *previous]
    text = f"{name}: {figure.value}" + (f" in {figure.period}" if figure.period else "")
    text += f" ({', '.join(aside)})" if aside else ""
    sheet = layout.table.sheet.name
    audit = _context(layout, row, "audit")
    names = (audit, sheet, layout.stated.get("title", ""), layout.source)
    return AuditFinding(
        id="",
        text=text,
        source=layout.source,
        row=row.number,
        sheet=sheet,
        audit=audit or layout.stated.get("audit", "") or layout.stated.get("title", ""),
        source_type=layout.given or source_type(*names, unless="performance"),
        agency=_context(layout, row, "agency") or layout.stated.get("agency", ""),
        area=_context(layout, row, "area") or layout.stated.get("area", ""),
        date=iso_date(figure.period) or iso_date(layout.stated.get("date")) or "",
        heading=_context(layout, row, "heading"),
        value=figure.value,
        period=figure.period,
        comparator=compared,
        target=target,
    )


def _beside(layout: IndicatorLayout, row: Row, field: str) -> Iterator[tuple[str, str]]:
    """Name and value of each column of a field; a column just called "Comparator" has no name to tell."""
    for column in layout.columns.get(field, ()):
        value = as_written(row.cell(column.index))
        if value and not why_nothing(value):
            bare = column.name.casefold() in ("comparator", "comparison", "benchmark")
            yield ("comparator" if bare else _short(column.name)), value


def why_nothing(value: str) -> bool:
    """Whether a cell only says that there is nothing."""
    return value.casefold().strip(" .") in ("", "-", "–", "n/a", "na", "none", "tbc", "not available", "*", "x", "c")


def _short(name: str) -> str:
    """The name of a comparator as it stands; what is in brackets stays away."""
    return " ".join(re.sub(r"\([^)]*\)", " ", name).split())


def _context(layout: IndicatorLayout, row: Row, field: str) -> str:
    column = layout.one(field)
    indicator = layout.one("indicator")
    if column is None or (indicator and column.index == indicator.index):
        return ""
    return " ".join(words(_cell(layout, row, column)).split())


def _cell(layout: IndicatorLayout, row: Row, column: Column) -> Cell:
    """A cell; where it is merged with cells above, their value."""
    cell = row.cell(column.index)
    return layout.table.sheet.merged.get((row.number, column.index), (0, None))[1] if is_blank(cell) else cell


def _why_not(layout: IndicatorLayout, row: Row, name: str) -> Sequence[LeftOut]:
    columns = [*layout.columns.get("value", ())[:1], *layout.columns.get("period column", ())]
    place = layout.table.sheet.place(row.number, "' and '".join(column.name for column in columns))
    stated = [cell for column in columns if not is_blank(cell := row.cell(column.index))]
    if name and not stated:
        reason, remedy = f"there is no figure for '{name[:80]}'", "write the figure if there is one"
    elif name:
        said = why_unusable(stated[0]) if not isinstance(stated[0], str) else f"{stated[0][:40]!r} is not a figure"
        reason, remedy = said or f"{str(stated[0])[:40]!r} is not a figure", "write a figure, like 24% or 1,204"
    else:
        reason, remedy = "a row without the name of an indicator", "write the indicator beside its figures"
    return [LeftOut(layout.source, place, reason, remedy)]


def _mapping(columns: Mapping[str, tuple[Column, ...]], stated: Mapping[str, str]) -> dict[str, str]:
    kept = {field: own for field, own in columns.items() if field not in ("text", "grade", "cases", "sample", "case")}
    mapping = {field: " + ".join(column.name for column in own) for field, own in kept.items()}
    if "period column" in mapping:
        mapping["value"] = mapping.pop("period column")
        mapping["period"] = "(names of the columns)"
    said = {field: f"(above the table: {stated[field]})" for field in stated if field not in ("title", *mapping)}
    return {**mapping, **said}
