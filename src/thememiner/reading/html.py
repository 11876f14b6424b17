"""Web pages: headings, paragraphs, lists and tables in their order; menus and scripts are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.plaintext import ENCODINGS
from thememiner.reading.typed_numbers import typed_number

_LEFT_OUT = ("script", "style", "nav", "noscript", "template", "svg", "form", "button", "iframe")
_FURNITURE = (
    "body/header[not(.//h1)]|body/footer|//*[@hidden]|//*[contains(translate(@style, ' ', ''), 'display:none')]|"
    "//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='search' or @role='dialog']"
)
_NOTE_MARK = "//sup[.//a[starts-with(@href, '#')] and string-length(normalize-space()) < 5]"
_BLOCKS = frozenset({"p", "li", "blockquote", "dd", "dt", "figcaption", "pre", "caption", "address"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no page may hold, and lxml does not take back."""

_MOST_NESTED = 200
"""Elements inside each other: a page goes a few dozen deep, a hostile file thousands."""


def read_html(path: Path) -> RawDocument:
    """Read an HTML page.

    Raises:
        UnreadableFileError: It has no text, or is nested deeper than any page.
    """
    from charset_normalizer import from_bytes
    from lxml import html
    from lxml.etree import ParserError

    content = path.read_bytes()
    best = from_bytes(content, cp_isolation=list(ENCODINGS)).best()
    text = str(best) if best else content.decode("utf-8", "replace")
    text = _CONTROL.sub(" ", text)
    try:
        # An encoding named inside a page that was decoded already would be refused.
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (ParserError, ValueError) as error:
        raise UnreadableFileError(path.name, "has no text", remedy="save the page again") from error
    for element in root.xpath(f"//{'|//'.join(_LEFT_OUT)}|{_FURNITURE}|{_NOTE_MARK}"):
        if element.getparent() is not None:
            element.drop_tree()
    # The words on both sides of a line break, and of two paragraphs in one cell, are no one word.
    for element in root.iter("br", "td", "th", *_BLOCKS, *_HEADINGS):
        element.tail = " " + _CONTROL.sub(" ", element.tail or "")
    body = root.find("body")
    blocks = tuple(_walk(root if body is None else body, path.name, 0))
    if not blocks:
        raise UnreadableFileError(path.name, "has no text", remedy="save the page again")
    title = root.findtext(".//title") or ""
    return RawDocument(blocks, title=_words(title))


def _walk(element: Any, name: str, depth: int) -> Iterator[Block]:  # noqa: ANN401 - lxml has no types
    if depth > _MOST_NESTED:
        raise UnreadableFileError(name, f"is nested more than {_MOST_NESTED} deep", remedy="it is no report")
    loose = element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            loose += child.tail or ""
            continue
        if child.tag in _HEADINGS or child.tag in _BLOCKS or child.tag == "table" or _holds_blocks(child):
            yield from _paragraph(loose)
            loose = ""
            yield from _blocks_of(child, name, depth)
        else:
            loose += child.text_content()
        loose += child.tail or ""
    yield from _paragraph(loose)


def _blocks_of(child: Any, name: str, depth: int) -> Iterator[Block]:  # noqa: ANN401
    if child.tag in _HEADINGS:
        text = _words(child.text_content())
        if text:
            number, rest = typed_number(text, is_heading=True)
            yield Block(
                rest, "heading", number=number or None, level=_HEADINGS[child.tag], size=1.6 - _HEADINGS[child.tag] / 10
            )
    elif child.tag == "table":
        yield from _rows(child)
    elif child.tag in _BLOCKS and not _holds_blocks(child):
        yield from _paragraph(child.text_content(), is_item=child.tag == "li")
    else:
        yield from _walk(child, name, depth + 1)


def _holds_blocks(element: Any) -> bool:  # noqa: ANN401
    return any(
        one.tag in _BLOCKS or one.tag in _HEADINGS or one.tag in ("table", "div") for one in element.iterdescendants()
    )


def _rows(table: Any) -> Iterator[Block]:  # noqa: ANN401
    for row in table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"):
        cells = [_words(cell.text_content()) for cell in row.iterchildren("td", "th")]
        if any(cells):
            yield Block(" | ".join(filter(None, cells)), "table-row", box=1)


def _paragraph(text: str, *, is_item: bool = False) -> Iterator[Block]:
    words = _words(text)
    if words:
        number, rest = typed_number(words)
        yield Block(
            rest, "list-item" if number == "" or (is_item and not number) else "paragraph", number=number or None
        )


def _words(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())
