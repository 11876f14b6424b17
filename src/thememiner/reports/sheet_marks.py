"""What is drawn over a page: each recognised block with its place in the reading order, and what was dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from thememiner.reading.blocks import Block, Dropped, Place
from thememiner.records import Passage
from thememiner.reports.sheet_kinds import TREATMENTS, Treatment, kind_name, treatment

ROLES: dict[str, str] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "list-item": "list item",
    "table-row": "table row",
    "footnote": "footnote",
    "caption": "caption",
    "contents-line": "contents entry",
    "dropped": "left out of the text",
}
"""What a mark may be, in the order of the legend."""

_PAD = 1.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle over the page, in points, with what it says when the pointer rests on it.

    ``order`` is the place in the page's reading order, empty for what was dropped; ``number`` the paragraph number as
    printed.
    """

    role: str
    place: Place
    order: str
    number: str
    hover: str
    treatment: Treatment | None = None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height with some room around the words."""
        here = self.place
        return (here.x0 - _PAD, here.top - _PAD, here.x1 - here.x0 + 2 * _PAD, here.bottom - here.top + 2 * _PAD)


@dataclass(frozen=True, slots=True)
class Item:
    """The words of one passage on one page, as they were read.

    ``goes_on`` says whether they begin on an earlier page.
    """

    order: str
    role: str
    number: str
    text: str
    passage_id: str
    kind: str
    treatment: Treatment
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """All marks of a page, the words in reading order, and the leaps of the reading order from foot to head."""

    marks: tuple[Mark, ...] = ()
    items: tuple[Item, ...] = ()
    leaps: tuple[tuple[float, float, float, float], ...] = ()


def role_of(passage: Passage, block: Block | None) -> str:
    """What a passage is: as it counts, which may be more than its look told the reader."""
    if passage.is_heading:
        return "heading"
    if passage.section_kind in ("contents", "footnote"):
        return "contents-line" if passage.section_kind == "contents" else "footnote"
    return block.role if block is not None and block.role in ROLES and block.role != "heading" else "paragraph"


def marked_pages(
    passages: Iterable[Passage], blocks: Mapping[str, Block], dropped: Iterable[Dropped], pages: Iterable[int]
) -> dict[int, Marked]:
    """The marks of each page asked for.

    Args:
        passages: In reading order.
        blocks: The block of each passage, by its id.
        dropped: What was left out.
        pages: 1-based.
    """
    wanted = set(pages)
    marks: dict[int, list[Mark]] = {page: [] for page in wanted}
    items: dict[int, list[Item]] = {page: [] for page in wanted}
    for passage in passages:
        block = blocks.get(passage.id)
        for page, text in _by_page(passage, block):
            if page in wanted:
                item = item_of(passage, block, order=str(len(items[page]) + 1), text=text, goes_on=page != passage.page)
                items[page].append(item)
                marks[page] += _marks(item, passage, [one for one in block.places if one.page == page] if block else [])
    leaps = {page: tuple(_leaps(held)) for page, held in marks.items()}
    for one in dropped:
        if one.page in wanted:
            marks[one.page].append(_dropped(one))
    return {page: Marked(tuple(marks[page]), tuple(items[page]), leaps[page]) for page in wanted}


def item_of(passage: Passage, block: Block | None, *, order: str, text: str, goes_on: bool = False) -> Item:
    """A passage, or what of it stands on a page, as a line of the list."""
    return Item(
        order=order,
        role=role_of(passage, block),
        number="" if goes_on else passage.paragraph or "",
        text=text,
        passage_id=passage.id,
        kind=kind_name(passage.section_kind),
        treatment=treatment(passage.section_kind),
        goes_on=goes_on,
    )


def _by_page(passage: Passage, block: Block | None) -> list[tuple[int | None, str]]:
    """A passage's words cut where a new page begins."""
    if block is None or not block.breaks:
        return [(passage.page, passage.text)]
    cut = len(block.text) - len(passage.text)
    starts = [0, *(max(0, offset - cut) for offset, _ in block.breaks)]
    pages = [passage.page, *(page for _, page in block.breaks)]
    ends = [*starts[1:], len(passage.text)]
    return [(page, passage.text[start:end].strip()) for page, start, end in zip(pages, starts, ends, strict=True)]


def _marks(item: Item, passage: Passage, places: list[Place]) -> list[Mark]:
    number = f" {passage.paragraph}" if passage.paragraph else ""
    under = f"\nunder: {passage.heading}" if passage.heading and not passage.is_heading else ""
    hover = (
        f"{item.order}: {ROLES[item.role]}{number}\nsection kind: {item.kind} ({TREATMENTS[item.treatment]})"
        f"{under}\npassage {passage.id}"
    )
    return [
        Mark(item.role, place, item.order + ("…" if index else ""), item.number, hover, item.treatment)
        for index, place in enumerate(places)
    ]


def _dropped(one: Dropped) -> Mark:
    return Mark("dropped", one.place, "", "", f"left out of the text: {one.why}\n{one.text}")


def _leaps(marks: list[Mark]) -> list[tuple[float, float, float, float]]:
    """From where to where the reading order goes up the page: into the next column."""
    found = []
    for before, after in pairwise(marks):
        start, end = before.place, after.place
        if end.top < start.bottom - 20 and (end.x0 > start.x1 - 10 or end.x1 < start.x0 + 10):
            found.append(((start.x0 + start.x1) / 2, start.bottom + 2, (end.x0 + end.x1) / 2, end.top - 3))
    return found
