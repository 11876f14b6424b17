"""Passages as rows for ``thememiner read --json``: a format that is kept stable (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Iterator

from thememiner.records import Reading

FIELDS = (
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
)


def passage_rows(reading: Reading) -> Iterator[dict[str, object]]:
    """Everything that was read, in reading order, whatever its kind."""
    for passage in reading.passages:
        yield {name: getattr(passage, name) for name in FIELDS}
