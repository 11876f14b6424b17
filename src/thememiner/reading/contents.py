"""Contents pages: lines that name what comes later are no findings, though they may read like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thememiner.reading.blocks import Block
from thememiner.reading.kinds import kind_of_heading, plain_heading

_PAGE_NUMBER = re.compile(r"^(?:page\s*)?(?:\d{1,3}|[ivxl]{1,6})$", re.IGNORECASE)
_TRAILING_NUMBER = re.compile(r"\s(?:page\s*)?\d{1,3}$", re.IGNORECASE)
_LONGEST_ENTRY = 320


def with_contents_marked(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every entry of a contents page in the role of a contents line.

    A contents page begins at its heading and goes on as long as its blocks are page numbers, end in one, or are found
    again as headings further on; it needs two entries. The first block that is none of these ends it.
    """
    later = [plain_heading(block.text) if block.role == "heading" else "" for block in blocks]
    marked = list(blocks)
    for place, block in enumerate(blocks):
        if block.role == "heading" and kind_of_heading(block.text) == "contents":
            end = place + 1
            while end < len(blocks) and _is_entry(blocks[end], later[end + 1 :]):
                end += 1
            if end - place > 2:
                marked[place + 1 : end] = [
                    replace(one, role="contents-line", level=0) for one in blocks[place + 1 : end]
                ]
    return marked


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
