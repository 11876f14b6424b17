"""Emptying what an Office file says of the people who made it: properties, authors of changes and comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_EMPTIED = frozenset(
    {"creator", "lastModifiedBy", "Manager", "Company", "keywords", "category", "HyperlinkBase", "lastPrinted"}
)
_AUTHORS = frozenset({"author", "initials", "displayName", "userId"})
_TIMES = frozenset({"created", "modified"})
_NO_TIME = "1980-01-01T00:00:00Z"


def empty_properties(trees: Mapping[str, Any]) -> None:
    """Empty properties that name a person or body, all custom ones, and every author of a change or comment."""
    for part, tree in trees.items():
        if part.startswith("docProps/"):
            _empty(part, tree)
        for element in tree.iter():
            for attribute in list(element.attrib):
                if str(attribute).rpartition("}")[2] in _AUTHORS:
                    element.set(attribute, "")
            _empty_author(part, element)


def _empty_author(part: str, element: Any) -> None:  # noqa: ANN401
    """The lists of authors that PowerPoint and Excel keep apart from their comments."""
    if part.startswith("ppt/commentAuthors") and element.get("name"):
        element.set("name", "author")
    elif part.startswith("xl/comments") and str(element.tag).endswith("}author"):
        element.text = "author"


def _empty(part: str, tree: Any) -> None:  # noqa: ANN401 - lxml has no types
    for element in tree.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _EMPTIED:
            element.text = "" if name != "lastPrinted" else _NO_TIME
        elif name in _TIMES:
            element.text = _NO_TIME
        elif part.endswith("custom.xml") and name in ("lpwstr", "lpstr", "bstr"):
            element.text = ""
