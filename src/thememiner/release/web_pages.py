"""Web pages wholly: text, titles, alternative texts, links, comments, and what scripts and hidden parts say."""
# ruff: noqa: E501, SIM905 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thememiner.errors import UnreadableFileError
from thememiner.local.delimited import decoded
from thememiner.records import LeftOut
from thememiner.release.details import Piece
from thememiner.release.units import Opened, Segments, Unit

_BLOCKS = frozenset(
    """p li h1 h2 h3 h4 h5 h6 td th dd dt div section article header footer main nav aside blockquote figcaption caption pre address body title
    summary details option label legend button script style text tspan desc""".split()
)
_ATTRIBUTES = (
    "alt",
    "title",
    "content",
    "aria-label",
    "placeholder",
    "value",
    "summary",
    "label",
    "href",
    "src",
    "cite",
    "data-author",
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PICTURES = "//img|//svg|//video|//audio|//object|//embed"
_MOST_NESTED = 500


def open_page(path: Path) -> Opened:
    """Open an HTML page.

    Raises:
        UnreadableFileError: It has no text.
    """
    from lxml import etree, html

    data = path.read_bytes()
    if not data.strip():
        raise UnreadableFileError(path.name, "the file is empty", remedy="give the file that is to leave")
    text = _CONTROL.sub(" ", decoded(data, path.name).removeprefix("\ufeff"))
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, ValueError) as error:
        raise UnreadableFileError(path.name, "has no text", remedy="save the page again") from error
    tree = root.getroottree()
    pictures = len(root.xpath("//img"))
    reason, remedy = (
        f"{pictures} pictures were not read",
        "look at them: faces, screenshots and scanned letters identify people",
    )
    left_out = (LeftOut(path.name, reason=reason, place="pictures", remedy=remedy),) if pictures else ()
    doctype = tree.docinfo.doctype or "<!DOCTYPE html>"
    return Opened(tuple(_units(root)), left_out, lambda: html.tostring(tree, encoding="utf-8", doctype=doctype))


def _units(root: Any) -> Iterator[Unit]:  # noqa: ANN401 - lxml has no types
    holders: dict[Any, Segments] = {}
    order: list[Any] = []
    for element, where, text in _texts(root):
        owner = element if where == "text" else element.getparent()
        holder = _holder(owner)
        if holder not in holders:
            holders[holder] = Segments()
            order.append(holder)
        holders[holder].add(element, where, text)
    for number, holder in enumerate(order, start=1):
        segments = holders[holder]
        if segments.text.strip():
            yield Unit(
                Piece(segments.text, f"{_name(holder)}, part {number} of the page", _context(holder)), segments.mask
            )
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in _ATTRIBUTES:
            text = element.get(attribute)
            if text and text.strip() and not text.startswith(("data:", "#", "text/html", "width=")):
                segments = Segments()
                segments.add(element, attribute, text)
                label = element.get("name") or "" if element.tag == "meta" else ""
                context = {"author": "author", "creator": "creator"}.get(label.lower(), label)
                yield Unit(Piece(text, f"{element.tag}, attribute '{attribute}'", context), segments.mask)


def _texts(root: Any) -> Iterator[tuple[Any, str, str]]:  # noqa: ANN401
    """The texts in the order in which they are read; a break or a new cell is a space for those who come after."""
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "comment") and element.text:
            yield element, "text", element.text
        if event in ("end", "comment", "pi") and element.tail and element is not root:
            yield element, "tail", element.tail


def _holder(element: Any) -> Any:  # noqa: ANN401
    for one in (element, *element.iterancestors()):
        if not isinstance(one.tag, str) or one.tag in _BLOCKS or one.getparent() is None:
            return one
    return element


def _name(holder: Any) -> str:  # noqa: ANN401
    names = {
        "p": "paragraph",
        "li": "list item",
        "td": "table cell",
        "th": "table head",
        "title": "title of the page",
        "script": "script",
        "style": "style",
    }
    return names.get(holder.tag, str(holder.tag)) if isinstance(holder.tag, str) else "comment in the page"


def _context(holder: Any) -> str:  # noqa: ANN401
    """For a cell the label of its row and the head of its column."""
    if holder.tag == "title":
        return "title"
    row = holder.getparent() if holder.tag in ("td", "th") else None
    if row is None or row.tag != "tr":
        return ""
    cells = [one for one in row if one.tag in ("td", "th")]
    column = cells.index(holder)
    first = next(iter(next(row.iterancestors("table"), row).iter("tr")), row)
    heads = [one for one in first if one.tag in ("td", "th")] if first is not row else []
    words = [cells[0] if column else None, heads[column] if column < len(heads) else None]
    texts = [" ".join(str(one.text_content()).split()) for one in words if one is not None]
    return " | ".join(one for one in texts if one and len(one) <= 60)
