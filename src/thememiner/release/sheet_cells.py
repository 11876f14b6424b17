"""The cells of a workbook with their sheet and column heads.

Excel keeps texts in one common table. Here each cell is given its own copy first: a name in one column is the word for
a colour in another, and the table also keeps texts that no cell shows any more.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thememiner.release.details import Part, Piece
from thememiner.release.units import Segments, Unit, Writer

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEAD_ROWS = 15
_LONGEST_HEAD = 60
_LONGEST_TITLE = 31


def sheets_of(trees: Mapping[str, Any]) -> dict[str, str]:
    """The part of each sheet -> "sheet 'Cases'", with "(hidden)" where it is; empty where the file is no workbook."""
    book, relations = trees.get("xl/workbook.xml"), trees.get("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    found = {}
    for sheet in book.iter(f"{_S}sheet"):
        target = targets.get(sheet.get(_R), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        is_hidden = sheet.get("state", "visible") != "visible"
        found[part] = f"sheet '{sheet.get('name')}'" + (" (hidden)" if is_hidden else "")
    return found


def distinct_titles(trees: Mapping[str, Any]) -> None:
    """Number sheets that masking gave the same title, so that the workbook opens.

    A formula or range that points at such a title could now mean either sheet: the formula goes (its last result
    stays as a value) and the range too, rather than point at the wrong one.
    """
    book = trees.get("xl/workbook.xml")
    if book is None:
        return
    sheets = list(book.iter(f"{_S}sheet"))
    titles = [str(one.get("name")) for one in sheets]
    twice = {title for title in titles if titles.count(title) > 1}
    for place, (sheet, title) in enumerate(zip(sheets, titles, strict=True), start=1):
        if title in twice:
            sheet.set("name", f"{title[: _LONGEST_TITLE - 4]}_{place}")
    for tree in trees.values():
        for tag in (f"{_S}f", f"{_S}definedName") if twice else ():
            for one in list(tree.iter(tag)):
                if any(title in (one.text or "") for title in twice):
                    one.getparent().remove(one)


def unshare(trees: Mapping[str, Any], parts: Sequence[str]) -> None:
    """Give each cell its own copy of its text, and empty the common table."""
    strings = trees.get("xl/sharedStrings.xml")
    if strings is None:
        return
    shared = [one for one in strings if one.tag == f"{_S}si"]
    for part in parts:
        for cell in trees[part].iter(f"{_S}c") if part in trees else ():
            value = cell.find(f"{_S}v")
            if (
                cell.get("t") == "s"
                and value is not None
                and (value.text or "").isdigit()
                and int(value.text) < len(shared)
            ):
                own = cell.makeelement(f"{_S}is", {}, None)
                own.extend(copy.deepcopy(one) for one in shared[int(value.text)] if one.tag in (f"{_S}t", f"{_S}r"))
                cell.replace(value, own)
                cell.set("t", "inlineStr")
    for one in shared:
        strings.remove(one)
    for count in ("count", "uniqueCount"):
        strings.attrib.pop(count, None)


def cell_units(tree: Any, sheet: str, dates: frozenset[int]) -> Iterator[Unit]:  # noqa: ANN401 - lxml has no types
    """The cells of a sheet that hold words, numbers or days, in order; formulas beside their results."""
    heads: dict[str, str] = {}
    labels: dict[int, str] = {}
    for cell in tree.iter(f"{_S}c"):
        where = cell.get("r", "")
        column, row = re.sub(r"\d", "", where), int(re.sub(r"\D", "", where) or 0)
        text, mask = _read(cell, dates)
        if text.strip():
            context = " | ".join(dict.fromkeys(one for one in (labels.get(row, ""), heads.get(column, "")) if one))
            yield Unit(Piece(text, f"{sheet}, cell {where}", context), mask)
            is_head = cell.get("t") in ("inlineStr", "str") and len(text) <= _LONGEST_HEAD
            if is_head:
                labels.setdefault(row, text)
            if is_head and column not in heads and row <= _HEAD_ROWS:
                heads[column] = text
        formula = cell.find(f"{_S}f")
        if formula is not None and formula.text:
            segments = Segments()
            segments.add(formula, "text", formula.text)
            yield Unit(Piece(formula.text, f"{sheet}, cell {where}, formula"), segments.mask_bare)


def _read(cell: Any, dates: frozenset[int]) -> tuple[str, Writer]:  # noqa: ANN401
    """What a cell shows, and how it is masked; a number or day that is masked becomes a text."""
    segments = Segments()
    own, value = cell.find(f"{_S}is"), cell.find(f"{_S}v")
    if own is not None:
        for one in own.iter(f"{_S}t"):
            segments.add(one, "text", one.text or "")
        return segments.text, segments.mask
    if value is None or not value.text or cell.get("t") in ("b", "e", "s"):
        return "", segments.mask
    if cell.get("t") in ("str", "d"):
        segments.add(value, "text", value.text)
        return segments.text, segments.mask
    text = _day(value.text) if int(cell.get("s") or 0) in dates else _number(value.text)
    return text, lambda parts: _as_text(cell, text, parts)


def _as_text(cell: Any, text: str, parts: Sequence[Part]) -> None:  # noqa: ANN401
    for one in sorted(parts, key=lambda part: part.start, reverse=True):
        text = text[: one.start] + one.mark + text[one.end :]
    for child in list(cell):
        cell.remove(child)
    own = cell.makeelement(f"{_S}is", {}, None)
    words = cell.makeelement(f"{_S}t", {}, None)
    words.text = text
    own.append(words)
    cell.append(own)
    cell.set("t", "inlineStr")


def _day(number: str) -> str:
    from openpyxl.utils.datetime import from_excel

    try:
        day = from_excel(float(number))
    except (ValueError, OverflowError):
        return number
    return day.strftime("%d/%m/%Y") if hasattr(day, "year") else ""


def _number(number: str) -> str:
    """A whole number as a telephone or case number would be read; others are figures."""
    try:
        value = float(number)
    except ValueError:
        return number
    return str(int(value)) if value.is_integer() and 1e5 <= abs(value) < 1e13 else ""


def date_styles(styles: Any) -> frozenset[int]:  # noqa: ANN401
    """The numbers of the cell formats that show a day."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

    if styles is None:
        return frozenset()
    formats = dict(BUILTIN_FORMATS)
    formats.update({int(one.get("numFmtId")): one.get("formatCode") for one in styles.iter(f"{_S}numFmt")})
    cells = styles.find(f"{_S}cellXfs")
    numbers = [int(one.get("numFmtId") or 0) for one in cells] if cells is not None else []
    return frozenset(place for place, one in enumerate(numbers) if is_date_format(formats.get(one)))
