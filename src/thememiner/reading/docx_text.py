"""The words of a Word paragraph as they are printed, and what hangs on it: text boxes and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"
_NOT_PRINTED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", _FALLBACK})
"""What was deleted or moved away stays in a file with tracked changes; a drawing's fallback says its text once more."""

_GLYPHS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_SEEN_THROUGH = {f"{W}sdt": f"{W}sdtContent", f"{W}customXml": "", f"{W}ins": "", f"{W}moveTo": ""}


def text_of(paragraph: Any) -> str:  # noqa: ANN401 - lxml has no types
    """The words of a paragraph, white space single, without those in its text boxes."""
    return " ".join("".join(_pieces(paragraph)).replace("\u00ad", "").split())


def children(element: Any, *tags: str) -> Iterator[Any]:  # noqa: ANN401
    """The children with one of these tags, also inside content controls and tracked insertions, in order."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _SEEN_THROUGH:
            inner = _SEEN_THROUGH[child.tag]
            for holder in child.iterchildren(inner) if inner else (child,):
                yield from children(holder, *tags)


def boxes_in(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """The contents of the text boxes that are anchored in a paragraph, each once."""
    for box in paragraph.iter(_BOX):
        above = [one.tag for one in box.iterancestors()]
        if _FALLBACK not in above and _BOX not in above:
            yield box


def notes_in(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The notes that a paragraph or a row refers to, as (``footnote`` or ``endnote``, id)."""
    for mark in element.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
        if not any(one.tag in _NOT_PRINTED for one in mark.iterancestors()):
            yield mark.tag.removeprefix(W).removesuffix("Reference"), str(mark.get(f"{W}id"))


def is_on(element: Any) -> bool:  # noqa: ANN401
    """Whether a property such as bold is there and not switched off."""
    return element is not None and element.get(f"{W}val") not in ("0", "false", "off")


def value(element: Any) -> str:  # noqa: ANN401
    """The value of a property, empty where it is not there."""
    return "" if element is None else str(element.get(f"{W}val") or "")


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _GLYPHS:
            yield _GLYPHS[child.tag]
        elif child.tag not in _NOT_PRINTED and child.tag != _BOX and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    return element.tag == f"{W}r" and is_on(element.find(f"{W}rPr/{W}vanish"))
