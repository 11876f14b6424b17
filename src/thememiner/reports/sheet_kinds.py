"""Kinds of sections in words, and what becomes of the text that stands in them."""

from __future__ import annotations

from typing import Literal

from thememiner.coding.stance import OF_KIND
from thememiner.records import LEARNING_STATEMENTS

Treatment = Literal["mined", "views", "by-words", "never"]

TREATMENTS: dict[Treatment, str] = {
    "mined": "mined for learning",
    "by-words": "counts only where its own words state learning",
    "views": "views of the family or of practitioners, shown apart",
    "never": "never counted",
}
"""What becomes of a section's text."""

_BY_WORDS = frozenset({"introduction", "childs-story", "confidentiality", "developments", "unknown"})
_NAMES = {
    "childs-story": "the child’s story",
    "unknown": "kind not recognised",
    "contents": "contents page",
    "front-matter": "title pages and front matter",
    "people": "panel and authors",
}


def kind_name(kind: str) -> str:
    """A section kind as people say it."""
    return _NAMES.get(kind, kind.replace("-", " "))


def treatment(kind: str) -> Treatment:
    """What becomes of text in a section of this kind, when nobody overrules it."""
    if kind in _BY_WORDS or kind not in OF_KIND:
        return "by-words"
    if OF_KIND[kind] in LEARNING_STATEMENTS:
        return "mined"
    return "views" if OF_KIND[kind] in ("family-view", "practitioner-view") else "never"
