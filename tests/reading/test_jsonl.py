from __future__ import annotations

import json

from thememiner.reading.blocks import Block, RawDocument, RawPage
from thememiner.reading.jsonl import passage_rows
from thememiner.reading.structure import to_reading

KEYS = [
    "id",
    "review_id",
    "page",
    "page_label",
    "page_end",
    "paragraph",
    "heading",
    "section_kind",
    "start",
    "end",
    "text",
]


def test_a_row_for_each_passage_with_these_keys_in_this_order() -> None:
    blocks = (
        Block("Findings", "heading", 3, 3, number="4", level=1),
        Block("Nobody asked the child.", "paragraph", 3, 4, number="4.1"),
        Block("Working Together", "footnote", 4, 4, number="1"),
    )
    document = RawDocument(blocks, tuple(RawPage(number, f"{number - 2}", "text") for number in range(1, 5)))
    rows = list(passage_rows(to_reading(document, source="k.pdf", sha256="0" * 64, review_id="k")))
    assert [list(row) for row in rows] == [KEYS] * 3
    row = rows[1]
    assert row == {
        "id": row["id"],
        "review_id": "k",
        "page": 3,
        "page_label": "1",
        "page_end": 4,
        "paragraph": "4.1",
        "heading": "Findings",
        "section_kind": "findings",
        "start": 16,
        "end": 39,
        "text": "Nobody asked the child.",
    }
    assert [row["section_kind"] for row in rows] == ["findings", "findings", "footnote"]


def test_without_pages_and_numbers_there_is_null() -> None:
    document = RawDocument((Block("Nobody asked the child.", "paragraph"),))
    (row,) = passage_rows(to_reading(document, source="k.txt", sha256="0" * 64, review_id="k"))
    assert json.loads(json.dumps(row)) | {"id": ""} == {
        "id": "",
        "review_id": "k",
        "page": None,
        "page_label": "",
        "page_end": None,
        "paragraph": None,
        "heading": "",
        "section_kind": "unknown",
        "start": 0,
        "end": 23,
        "text": "Nobody asked the child.",
    }
