"""Contents pages: lines that name what comes later are no findings, though they may read like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from thememiner.reading.blocks import Block
from thememiner.reading.kinds import kind_of_heading, plain_heading

_PAGE_NUMBER = re.compile(r"^(?:page\s*)?(?:\d{1,3}|[ivxl]{1,6})$", re.IGNORECASE)
_TRAILING_NUMBER = re.compile(r"\s(?:page\s*)?\d{1,3}$", re.IGNORECASE)
_LEADER = re.compile(r"\s*(?:(?:\.\s?){3,}|…+|_{4,}|(?:·\s?){3,}).*$")
_LONGEST_ENTRY = 320
_SHORTEST_TITLE = 4
_LONGEST_TITLE = 120
_ENTRIES = 6
"""Numbered titles from which a run of short lines below "Contents" is a list of chapters."""
_LONGEST_GRADE = 45
"""Characters in the cells beside a title that is set as the head of a table: a grade."""


def with_contents_marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every entry of a contents page in the role of a contents line.

    A contents page begins at its heading and goes on as long as its blocks are page numbers, end in one, or are found
    again as headings further on; it needs two entries. The first block that is none of these ends it. A list of
    chapters, of which some stand in other volumes, goes on until something is said.
    """
    later = [plain_heading(block.text) if block.role == "heading" else "" for block in blocks]
    marked = list(blocks)
    for place, block in enumerate(blocks):
        if block.role == "heading" and kind_of_heading(block.text) == "contents":
            end = place + 1
            while end < len(blocks) and _is_entry(blocks[end], later[end + 1 :]):
                end += 1
            end = max(end, _end_of_list(blocks, place + 1))
            if end - place > 2:
                marked[place + 1 : end] = [
                    replace(one, role="contents-line", level=0) for one in blocks[place + 1 : end]
                ]
    return marked


def _end_of_list(blocks: Sequence[Block], start: int) -> int:
    """Where a list of numbered titles ends: before the last heading above the first text; ``start`` where none is."""
    end = start
    while end < len(blocks) and len(blocks[end].text) < _LONGEST_TITLE and blocks[end].text[-1] not in ".;:,":
        end += 1
    while end > start and blocks[end - 1].role == "heading":
        end -= 1
    numbered = sum(block.number is not None for block in blocks[start:end])
    return end if numbered >= _ENTRIES and numbered > (end - start) / 2 else start


def with_missed_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those made headings whose words are an entry of the contents page above them.

    A title in the head of a table, say ("Leadership, management and governance | Good"), is told by that alone. Each
    entry makes as many headings as it is listed times, less those that were found already. The level is that of found
    headings whose entries are set in the same way.

    Args:
        blocks: With contents lines marked.
    """
    last = max((place for place, block in enumerate(blocks) if block.role == "contents-line"), default=None)
    if last is None:
        return list(blocks)
    entries = [(_title(block), block) for block in blocks if block.role == "contents-line"]
    listed = Counter(title for title, _ in entries if len(title) >= _SHORTEST_TITLE)
    found = {plain_heading(block.text): block.level for block in blocks[last:] if block.role == "heading"}
    listed.subtract(plain_heading(block.text) for block in blocks[last:] if block.role == "heading")
    levels = _levels(entries, found)
    result = list(blocks)
    for place in range(last + 1, len(blocks)):
        title = _title_in(blocks[place])
        if listed[title] > 0:
            listed[title] -= 1
            result[place] = replace(blocks[place], role="heading", level=levels.get(title, 1))
    return result


def _levels(entries: Sequence[tuple[str, Block]], found: dict[str, int]) -> dict[str, int]:
    """A level for each entry: the commonest of the headings that were found for entries with its look."""
    looks: dict[tuple[float, bool], Counter[int]] = {}
    for title, block in entries:
        if title in found:
            looks.setdefault((block.size, block.bold), Counter())[found[title]] += 1
    known = {look: levels.most_common(1)[0][0] for look, levels in looks.items()}
    return {title: known.get((block.size, block.bold), min(found.values(), default=1)) for title, block in entries}


def entry_title(text: str) -> str:
    """The title that an entry of a contents page names, in the form of `plain_heading`."""
    return plain_heading(_TRAILING_NUMBER.sub("", _LEADER.sub("", text)))


def _title(entry: Block) -> str:
    return entry_title(entry.text)


def _title_in(block: Block) -> str:
    """The words of a block that may be a title, else nothing."""
    if block.role not in ("paragraph", "list-item", "table-row") or len(block.text) > _LONGEST_ENTRY:
        return ""
    first, _, others = block.text.partition(" | ")
    return plain_heading(first) if len(others) <= _LONGEST_GRADE else ""


def _is_entry(block: Block, later: Sequence[str]) -> bool:
    if block.role in ("contents-line", "footnote") or _PAGE_NUMBER.match(block.text):
        return True
    if len(block.text) > _LONGEST_ENTRY:
        return False
    words = plain_heading(_TRAILING_NUMBER.sub("", block.text))
    if not words:
        return False
    # A long entry stands on several lines of the contents page and in one heading, or the other way round.
    again = any(
        one and (one == words or (len(words) > 12 and (one.startswith(words) or words in one))) for one in later
    )
    return again or (bool(_TRAILING_NUMBER.search(block.text)) and len(block.text) < 120)
