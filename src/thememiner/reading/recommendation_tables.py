"""Ruled tables of recommendations and action plans: which cell is the recommendation, whose it is, and by when.

Empty cells are not kept by the readers, so that a row may have fewer cells than its header. Columns then are told by
what is in them, and a row without a number in a table of recommendations and actions is one more action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from thememiner.reading.recommendation_item import Item
from thememiner.reading.recommendation_numbers import Label, label_of
from thememiner.reading.recommendation_runs import Node, Run
from thememiner.reading.recommendation_words import asks, asks_at_once

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{words})[:.?]?", re.IGNORECASE))
    for name, words in (
        ("number", r"no|nr|ref(?:erence)?(?: no)?|number|rec(?:ommendation)?s?\.? ?(?:no|number|ref)|#|item"),
        (
            "text",
            r"(?:(?:the|key|full|overview|agency|review|report|scr|specific|multi-agency|partnership|lscb|imr) )*"
            r"recommendations?(?: (?:made|text|from .*|of .*|to .*))?|areas? for (?:priority action|improvement)",
        ),
        (
            "status",
            r"(?:current )?(?:status|progress.*|rag.*|updates?.*|comments?.*|complete[d]?\??|position.*|response.*)",
        ),
        (
            "outcome",
            r"(?:intended |expected |desired |key )?(?:outcomes?.*|impact.*|evidence.*|success.*|measures?.*|"
            r"milestones?.*|how will .*|monitoring.*|rationale|finding|theme|learning.*|priority|scope.*|chapter|"
            r"source|page|paragraph.*|resources?.*)",
        ),
        (
            "deadline",
            r"(?:due|target|completion|by|end)?\.? ?(?:time ?scales?|time ?frames?|dates?(?: for completion| due)?|"
            r"when|deadline|due|completion)|to be completed by|target|when will .*",
        ),
        (
            "owner",
            r"(?:action )?(?:leads?.*|owners?.*|for|to|by whom|who|whom|responsib.*|accountab.*|agenc(?:y|ies).*|"
            r"organisations?.*|addressees?|directed (?:at|to)|partner.*|named .*)",
        ),
        (
            "action",
            r"(?:(?:key|agreed|planned|required|proposed|specific|smart) )*actions?(?: .*)?|what .*|how .*|task.*|"
            r"steps?.*",
        ),
    )
)
_LONGEST_NAME = 45
_LONGEST_HEADER = 90
_SHORTEST_TEXT = 5
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:(?:by|end(?: of)?|from) )*(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|"
    r"apr|may|june?|july?|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4])[a-z]*[ ,'’-]*(?:20)?\d{2}|"
    r"(?:within )?(?:\w+ )?\w+ (?:weeks|months|years?)|immediate(?:ly)?|ongoing|complete[d]?)\.?",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?:red|amber|green|blue|grey|complete[d]?|ongoing|on track|not started|in progress|high|medium|low)\b.{0,30}",
    re.IGNORECASE,
)


def items_of_tables(run: Run, list_id: int) -> Iterator[Item]:
    """The recommendations in the tables of a run."""
    for is_row, nodes in groupby(run.nodes, key=lambda one: one.is_row):
        if is_row:
            yield from _Table(run, list_id).items(list(nodes))


class _Table:
    """Reads the rows of one table, keeping the header row that they stand under."""

    def __init__(self, run: Run, list_id: int) -> None:
        self._run = run
        self._list_id = list_id
        self._header: list[str] = []

    def items(self, rows: Sequence[Node]) -> Iterator[Item]:
        pending: Item | None = None
        for node in rows:
            cells = _cells(node)
            if columns := _as_header(cells):
                self._header = columns
            elif (name := _upright(cells)) is not None:
                if name == "text" and pending is not None:
                    yield pending
                pending = self._upright_item(node, cells) if name == "text" else _with_hint(pending, name, cells)
            elif (item := self._item(node, cells)) is not None:
                yield item
        if pending is not None:
            yield pending

    def _item(self, node: Node, cells: list[str]) -> Item | None:
        if self._header and len(cells) == len(self._header):
            named = dict(zip(reversed(self._header), reversed(cells), strict=True))
        else:
            named = self._told_by_content(cells)
        text = named.get("text") or ("" if "text" in self._header else named.get("action", ""))
        is_action = not named.get("text") and self._run.ground == "plan"
        label, words = _labelled(named.get("number", ""), text)
        if len(words.split()) < _SHORTEST_TEXT or not (self._header or self._may_lack_header()):
            return None
        if label is None and not self._header and not asks_at_once(words):
            return None
        return _made(
            self._run, self._list_id, node, (label.printed if label else "", words), named, only_repeats=is_action
        )

    def _may_lack_header(self) -> bool:
        return self._run.ground in ("list", "questions")

    def _told_by_content(self, cells: list[str]) -> dict[str, str]:
        """Columns of a row that has no header, or fewer cells than its header."""
        number = (
            cells[0]
            if re.fullmatch(r"(?:recommendation )?[A-Z]{0,2}\d{1,3}(?:\.\d+)*[a-z]?", cells[0], re.IGNORECASE)
            else ""
        )
        if not number and {"text", "action"} <= set(self._header):
            return {}
        found = {"number": number}
        for cell in cells[1:] if number else cells:
            if "text" not in found:
                if len(cell.split()) >= _SHORTEST_TEXT and asks(cell):
                    found["text"] = cell
            elif _DATE.fullmatch(cell):
                found.setdefault("deadline", cell)
            elif len(cell) < 2 * _LONGEST_NAME and not _STATUS.fullmatch(cell):
                found.setdefault("owner", cell)
        return found

    def _upright_item(self, node: Node, cells: list[str]) -> Item | None:
        label, words = _labelled(cells[0], cells[1])
        if len(words.split()) < _SHORTEST_TEXT:
            return None
        printed = label.printed if label and re.search(r"\d", label.printed) else ""
        return _made(self._run, self._list_id, node, (printed, words), {})


def _made(
    run: Run, list_id: int, node: Node, words: tuple[str, str], named: dict[str, str], *, only_repeats: bool = False
) -> Item:
    headings = tuple(one.text for one in node.place.headings)
    return Item(
        words[0],
        "",
        words[1],
        (node.passage,),
        node.place,
        list_id,
        headings,
        is_question=run.ground == "questions",
        owner=named.get("owner", ""),
        deadline=named.get("deadline", ""),
        only_repeats=only_repeats,
    )


def _with_hint(item: Item | None, name: str, cells: list[str]) -> Item | None:
    from dataclasses import replace

    if item is None or name not in ("owner", "deadline"):
        return item
    return replace(item, owner=cells[1]) if name == "owner" else replace(item, deadline=cells[1])


def _cells(node: Node) -> list[str]:
    cells = [cell.strip() for cell in node.passage.text.split(" | ")]
    return [node.passage.paragraph, *cells] if node.passage.paragraph else cells


def _as_header(cells: list[str]) -> list[str]:
    """Names of the columns, empty where the row is no header; unnamed columns are called by their place."""
    if len(cells) < 2 or any(len(one) > _LONGEST_HEADER for one in cells):
        return []
    names = [_name(one) or f"column {place}" for place, one in enumerate(cells)]
    known = {one for one in names if not one.startswith("column ")}
    return names if len(known) >= 2 and known & {"text", "action"} else []


def _upright(cells: list[str]) -> str | None:
    """The name of a row in a table whose header is its first column."""
    if len(cells) != 2 or len(cells[0]) > _LONGEST_NAME:
        return None
    label, _ = label_of(cells[0])
    return "text" if label and label.style == "label" else _name(cells[0])


def _name(cell: str) -> str | None:
    return next((name for name, pattern in _COLUMNS if pattern.fullmatch(cell.strip())), None)


def _labelled(number: str, text: str) -> tuple[Label | None, str]:
    label, words = label_of(text)
    if label is not None:
        return label, words
    return label_of(text, number)
