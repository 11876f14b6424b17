"""Numbered passages of a run as a tree: each with what is nested under its number and what follows it unnumbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thememiner.reading.recommendation_numbers import Label, Nesting
from thememiner.reading.recommendation_runs import Node
from thememiner.reading.recommendation_words import asks, leads_in


@dataclass(slots=True)
class Entry:
    """A numbered node with its numbers from the highest down, those nested under it, and what follows unnumbered."""

    node: Node
    path: tuple[Label, ...]
    children: list[Entry] = field(default_factory=list)
    plain: list[Node] = field(default_factory=list)

    @property
    def label(self) -> Label:
        """Its own number."""
        return self.path[-1]

    @property
    def is_title(self) -> bool:
        """Whether its words name a subject and ask for nothing."""
        is_open = leads_in(self.node.text) if self.node.text else False
        return not is_open and (not asks(self.node.text) or (self.node.is_heading and bool(self.children)))


Scope = tuple[Entry | None, list[Entry], list[Node]]


def scopes(nodes: Sequence[Node], *, is_announced: bool) -> Iterator[Scope]:
    """Stretches between unnumbered headings: the heading, the topmost numbers, what stands before them."""
    nesting = Nesting()
    stack: list[Entry] = []
    scope: Scope = (None, [], [])
    for node in nodes:
        is_root = node.place.is_root and node.place.ground != "prose"
        if node.is_heading and (node.label is None or (is_root and not is_announced)):
            yield scope
            nesting.bar()
            stack = []
            scope = (Entry(node, (Label("", "other"),)), [], [])
        elif node.label is not None and not node.is_row:
            entry = Entry(node, nesting.add(node.label))
            stack = [one for one in stack if len(one.path) < len(entry.path)]
            (stack[-1].children if stack else scope[1]).append(entry)
            stack.append(entry)
        elif stack:
            stack[-1].plain.append(node)
        else:
            scope[2].append(node)
    yield scope


def flat(entries: Sequence[Entry]) -> list[Entry]:
    """The entries and all below them, in order."""
    return [one for entry in entries for one in (entry, *flat(entry.children))]
