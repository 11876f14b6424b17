"""The passages of a review as runs: lists of recommendations or questions, plans, and lists set into prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from thememiner.reading.recommendation_numbers import Label, label_of
from thememiner.reading.recommendation_places import Ground, Place
from thememiner.reading.recommendation_words import announces, asks, asks_at_once, goes_on, performs, sentences
from thememiner.records import Passage, Section

_LONGEST_BULLET = 500
_PARAGRAPH = 150
_MANY = 8
_ARGUED = 0.6
_LEFT_OPEN = re.compile(r"(?:[:;,–]|[;,] (?:and|or))$")
_AHEAD = 2
"""Paragraphs of commentary that may stand between two numbered items of a list set into prose."""


@dataclass(frozen=True, slots=True)
class Node:
    """A passage with its printed number taken off, and its place.

    Args:
        level: Level of its heading's section; what ends a list that is set into prose is told by it.
    """

    passage: Passage
    label: Label | None
    text: str
    place: Place
    level: int

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading's own passage."""
        return self.passage.is_heading

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return " | " in self.passage.text


@dataclass(frozen=True, slots=True)
class Run:
    """Nodes that belong together; ``is_announced`` says that the first of them announces the others in prose.

    ``is_embedded`` says that prose stands around them: a chapter argues for what a list gives.
    """

    ground: Ground
    nodes: tuple[Node, ...]
    is_announced: bool = False
    is_embedded: bool = False


def runs(places: dict[str, Place], sections: Sequence[Section], passages: Sequence[Passage]) -> list[Run]:
    """All runs of a review, in order. Prose outside of any list is in none."""
    levels = {one.id: one.level for one in sections}
    nodes = [
        Node(one, *label_of(one.text, one.paragraph), places[one.section_id], levels[one.section_id])
        for one in passages
        if one.section_kind not in ("footnote", "contents")
    ]
    found: list[Run] = []
    for (ground, _), members in groupby(nodes, key=_group):
        run = tuple(members)
        if ground == "prose" or (ground == "list" and is_discursive(run)):
            found += _in_prose(run)
        elif ground != "none":
            found.append(Run(ground, run))
    return found


def is_discursive(nodes: Sequence[Node]) -> bool:
    """Whether a chapter on recommendations argues for them at length, and lists them here and there in between."""
    running = [one for one in nodes if not (one.is_heading or one.is_row)]
    argued = [one for one in running if len(one.text) > _PARAGRAPH and not _is_listed(one)]
    share = sum(len(one.text) for one in argued) / max(1, sum(len(one.text) for one in running))
    return len(argued) >= _MANY and share > _ARGUED


def _is_listed(node: Node) -> bool:
    is_item = node.label is not None and node.label.style in ("label", "code", "letter", "roman")
    return is_item or (asks_at_once(node.text) and not performs(node.text) and len(node.text) < _LONGEST_BULLET)


def _group(node: Node) -> tuple[Ground, int]:
    return node.place.ground, 0 if node.place.ground == "prose" else node.place.group


def _in_prose(nodes: Sequence[Node]) -> Iterator[Run]:
    start = 0
    while start < len(nodes):
        node = nodes[start]
        if announces(node.text) and not node.is_row:
            end = _end(nodes, start, is_announced=True)
            opener = replace(node, text=sentences(node.text)[-1])
            yield Run("list", (opener, *nodes[start + 1 : end]), is_announced=True, is_embedded=True)
        elif _is_item(node):
            end = _end(nodes, start, is_announced=False)
            yield Run("list", tuple(nodes[start:end]), is_embedded=True)
        elif node.is_row:
            end = next((i for i in range(start, len(nodes)) if not nodes[i].is_row), len(nodes))
            yield Run("plan", tuple(nodes[start:end]))
        else:
            end = start + 1
        start = end


def _is_item(node: Node) -> bool:
    """Whether a passage is a labelled recommendation, wherever it stands."""
    if node.label is None or node.is_row or not node.label.is_of_a_recommendation:
        return False
    return node.label.style == "label" or asks_at_once(node.text)


def _end(nodes: Sequence[Node], start: int, *, is_announced: bool) -> int:
    """Where a list that begins at ``start`` ends."""
    top: int | None = None
    is_numbered = not is_announced
    for index in range(start + 1, len(nodes)):
        node = nodes[index]
        if node.is_heading:
            is_title = is_announced and index == start + 1
            if not (is_title or node.label) or (top is not None and node.level < top):
                return index
            top = node.level if top is None else top
            is_numbered = is_numbered or not is_title
        elif node.label is not None:
            if _resumes(nodes[start], node):
                return index
            is_numbered = True
        elif (is_numbered and not _goes_on_soon(nodes, index)) or (not is_numbered and not _is_bullet(node)):
            return index
    return len(nodes)


def _resumes(opener: Node, node: Node) -> bool:
    """Whether a number is the next of the running paragraphs that the list interrupts."""
    if opener.label is None or node.label is None or opener.label.style != node.label.style:
        return node.label is not None and node.label.style == "decimal"
    return node.label.style in ("decimal", "whole") and node.label.value == opener.label.value + 1


def _goes_on_soon(nodes: Sequence[Node], index: int) -> bool:
    """Whether a paragraph without a number completes the one before it, or a number of the list follows soon."""
    before = nodes[index - 1]
    is_title = before.label is not None and before.label.is_of_a_recommendation and not asks(before.text)
    if is_title or not before.text or _LEFT_OPEN.search(before.text) or goes_on(nodes[index].text):
        return True
    if before.is_heading and before.label:
        return True
    following = nodes[index + 1 : index + 1 + _AHEAD]
    return any(one.label is not None and one.label.style != "decimal" for one in following)


def _is_bullet(node: Node) -> bool:
    return len(node.text) < _LONGEST_BULLET and (node.text[:1].islower() or asks(node.text))
