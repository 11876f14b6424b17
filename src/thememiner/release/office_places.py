"""Where a paragraph of an Office file stands, in words that lead a reader there; what the table around it says of it."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

PlaceOf = Callable[[Any], tuple[str, str]]
_NAMES: Mapping[str, str] = {
    "header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote", "comments": "comment", "commentsExtended": "comment", "people": "people of the comments", "settings": "settings of the document",
    "slide": "slide", "notesSlide": "speaker notes", "notesMaster": "master of the notes", "slideMaster": "master of the slides", "handoutMaster": "master of the handout", "commentAuthors": "authors of the comments", "authors": "authors of the comments",
    "presentation": "presentation", "workbook": "workbook", "threadedComment": "comment", "person": "people of the comments", "sharedStrings": "cell", "sheet": "sheet", "chart": "chart", "pivotCacheRecords": "kept copy of a pivot table", "pivotCacheDefinition": "kept copy of a pivot table",
    "table": "table", "drawing": "drawing", "vmlDrawing": "drawing", "core": "document property", "app": "document property", "custom": "document property", "item": "custom data", "diagram": "diagram", "data": "diagram", "connections": "connection", "externalLink": "link to another workbook",
}  # fmt: skip
_LONGEST_CONTEXT = 60


def place_namer(trees: Mapping[str, Any]) -> Callable[[str, Any], PlaceOf]:
    """A function that makes, for a part and its tree, the function from element to place and context."""
    slides = _slides(trees)

    def for_part(part: str, tree: Any) -> PlaceOf:  # noqa: ANN401
        base = _part_name(part, slides, trees)
        if part.startswith("docProps/"):
            return lambda element: _property_place(base, element)
        numbers: dict[Any, int] = {}
        for element in tree.iter():
            if _local(element) == "p":
                numbers[element] = len(numbers) + 1
        is_long = part == "word/document.xml"
        return lambda element: _place(base, element, numbers, is_long)

    return for_part


def _place(base: str, element: Any, numbers: Mapping[Any, int], is_long: bool) -> tuple[str, str]:  # noqa: ANN401
    cell, context = _cell(element)
    number = next((numbers[one] for one in (element, *element.iterancestors()) if one in numbers), 0)
    what = f"paragraph {number}" if number and (is_long or not cell) else ""
    changed = {"del": "deleted text", "ins": "inserted text", "moveFrom": "moved text"}
    inside = {changed[_local(one)] for one in element.iter() if _local(one) in changed}
    place = ", ".join(one for one in (base, what, cell, *sorted(inside)) if one)
    return place or "document", context


def _cell(element: Any) -> tuple[str, str]:  # noqa: ANN401
    """The cell of a table of Word or PowerPoint, with the head of its column and the label of its row."""
    cells = [one for one in (element, *element.iterancestors()) if _local(one) == "tc"]
    if not cells:
        return "", ""
    row = cells[0].getparent()
    while row is not None and _local(row) != "tr":
        row = row.getparent()
    table = row.getparent() if row is not None else None
    if table is None:
        return "", ""
    rows = [one for one in table if _local(one) == "tr"]
    here = [one for one in row.iter() if _local(one) == "tc"]
    column, line = here.index(cells[0]), rows.index(row)
    heads = [_words(one) for one in rows[0].iter() if _local(one) == "tc"] if line else []
    label = _words(here[0]) if column else ""
    head = heads[column] if column < len(heads) else ""
    context = " | ".join(one for one in (label, head) if one and len(one) <= _LONGEST_CONTEXT)
    return f"table row {line + 1}, column {column + 1}", context


def _property_place(base: str, element: Any) -> tuple[str, str]:  # noqa: ANN401
    name = _local(element)
    if _local(element.getparent()) == "property" if element.getparent() is not None else False:
        name = element.getparent().get("name") or name
    return f"{base} '{name}'", name


def _part_name(part: str, slides: Mapping[str, int], trees: Mapping[str, Any]) -> str:
    if part == "word/document.xml":
        return ""
    stem = posixpath.basename(part).removesuffix(".rels").partition(".")[0]
    word = _NAMES.get(re.sub(r"\d+$", "", stem), re.sub(r"\d+$", "", stem))
    source = part.replace("_rels/", "").removesuffix(".rels")
    if source in slides:
        return f"slide {slides[source]}"
    if source.startswith("ppt/notesSlides/") and (slide := _slide_of(source, trees)) in slides:
        return f"slide {slides[slide]}, speaker notes"
    return "links of the document" if part.endswith("document.xml.rels") else word


def _slides(trees: Mapping[str, Any]) -> dict[str, int]:
    """The part of each slide and its number in the presentation."""
    targets = _targets("ppt/presentation.xml", trees)
    tree = trees.get("ppt/presentation.xml")
    if tree is None:
        return {}
    ids = [
        value
        for one in tree.iter()
        if _local(one) == "sldId"
        for key, value in one.attrib.items()
        if str(key).endswith("}id")
    ]
    return {targets[one]: number for number, one in enumerate(ids, start=1) if one in targets}


def _slide_of(part: str, trees: Mapping[str, Any]) -> str:
    return next((one for one in _targets(part, trees).values() if one.startswith("ppt/slides/")), "")


def _targets(part: str, trees: Mapping[str, Any]) -> dict[str, str]:
    folder, name = posixpath.split(part)
    tree = trees.get(f"{folder}/_rels/{name}.rels")
    if tree is None:
        return {}
    return {
        str(one.get("Id")): posixpath.normpath(posixpath.join(folder, str(one.get("Target")))).lstrip("/")
        for one in tree
        if one.get("Target")
    }


def _words(element: Any) -> str:  # noqa: ANN401
    return " ".join("".join(one.text or "" for one in element.iter() if _local(one) == "t").split())


def _local(element: Any) -> str:  # noqa: ANN401
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
