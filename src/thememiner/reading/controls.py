"""Characters that no report prints: what a terminal would obey, what turns the order of letters, halves of characters.

They become spaces where a file is read, one for one so that every offset stays true: no text that is stored, shown or
written into a document has them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from thememiner.reading.blocks import Block, RawDocument, RawPage

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def without_controls(document: RawDocument) -> RawDocument:
    """The document with a space for each such character; blocks of nothing else are left away."""
    blocks = (_block(one) for one in document.blocks)
    return replace(
        document,
        blocks=tuple(one for one in blocks if one.text.strip()),
        pages=tuple(_page(one) for one in document.pages),
        title=_CONTROL.sub(" ", document.title).strip(),
        metadata={key: _CONTROL.sub(" ", words) for key, words in document.metadata.items()},
    )


def _block(block: Block) -> Block:
    if block.number and _CONTROL.search(block.number):
        block = replace(block, number=_CONTROL.sub("", block.number) or None)
    return replace(block, text=_CONTROL.sub(" ", block.text)) if _CONTROL.search(block.text) else block


def _page(page: RawPage) -> RawPage:
    return replace(page, raw=_CONTROL.sub(" ", page.raw)) if _CONTROL.search(page.raw) else page
