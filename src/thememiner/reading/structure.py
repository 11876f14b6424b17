"""Blocks to a reading: one text, sections with their kind, passages that point into the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.contents import with_contents_marked
from thememiner.reading.facts import facts_of
from thememiner.reading.kinds import is_appendix, kind_of_heading
from thememiner.reading.typed_numbers import typed_label
from thememiner.records import Page, Passage, Reading, Review, Section, SectionKind

_LEARNING: frozenset[str] = frozenset(
    {"analysis", "findings", "good-practice", "lessons", "conclusions", "recommendations", "chronology", "introduction"}
)
_HOLDS_BELOW: dict[str, frozenset[str]] = {
    **dict.fromkeys(("executive-summary",), frozenset(get_args(SectionKind))),
    **dict.fromkeys(("terms-of-reference", "method", "purpose", "appendices", "glossary", "board-response"), _LEARNING),
    **dict.fromkeys(("agency-sections", "good-practice"), _LEARNING),
    "recommendations": _LEARNING - {"conclusions"},
}
"""Kinds that hold what stands under them against headings of these kinds: "Findings" in an appendix on method, say,
are none of the review's."""

_PASSES_ON_TO_THE_NEXT: frozenset[str] = frozenset({"analysis", "findings"})
"""Kinds that a heading without a telling word takes from its neighbour on the same level: themes under "Findings"
are often printed like "Findings" itself."""

_NOT_HANDED_DOWN: frozenset[str] = frozenset({"front-matter", "contents"})
_COVER_PARAGRAPH = 200
_LONGEST_TITLE = 80


@dataclass(slots=True)
class _Open:
    """A section that is being filled: its heading, its level, its kind and the offset at which it begins."""

    heading: str
    level: int
    kind: SectionKind
    start: int
    page: int | None


def to_reading(document: RawDocument, *, source: str, sha256: str, review_id: str) -> Reading:
    """Build the one text of a review and everything that points into it.

    Args:
        document: What a reader found.
        source: The file's name.
        sha256: Hash of the file's content.
        review_id: Id of the review, part of every other id.

    Raises:
        UnreadableFileError: There is not a word in it; counted as read it would make every share too small.
    """
    if not document.blocks:
        remedies = [one.remedy for one in document.left_out if one.remedy]
        reason = f"no text on its {len(document.pages)} pages" if document.pages else "has no text"
        raise UnreadableFileError(source, reason, remedy=remedies[0] if remedies else "look whether it is blank")
    assembly = _Assembly(review_id, {page.number: page.label for page in document.pages})
    blocks = with_contents_marked(document.blocks)
    cover = _cover_pages(blocks)
    for block in blocks:
        assembly.add(block, on_cover=block.page is not None and block.page in cover)
    assembly.finish()
    review = Review(id=review_id, source=source, sha256=sha256, text=assembly.text, **facts_of(document, source))
    return Reading(
        review=review,
        pages=_pages(document, review_id, assembly.passages, len(assembly.text)),
        sections=tuple(assembly.sections),
        passages=tuple(assembly.passages),
        left_out=document.left_out,
    )


class _Assembly:
    """Collects text, sections and passages, block by block."""

    def __init__(self, review_id: str, labels: dict[int, str]) -> None:
        self._review_id = review_id
        self._labels = labels
        self._parts: list[str] = []
        self._length = 0
        self._repeats: Counter[str] = Counter()
        self._above: list[_Open] = []
        self._current = _Open("", 0, "front-matter", 0, None)
        self.sections: list[Section] = []
        self.passages: list[Passage] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def add(self, block: Block, *, on_cover: bool) -> None:
        """Put the block at the end of the text."""
        block = _labelled(block)
        if self._parts:
            self._write("\n\n")
        if block.role == "heading" and not on_cover:
            self._open_section(block)
        if block.number and block.number != block.text:
            self._write(f"{block.number} ")
        start = self._length
        self._write(block.text)
        self._add_passage(block, start, on_cover)

    def finish(self) -> None:
        """Close the last section."""
        self._close_section(self._length)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_passage(self, block: Block, start: int, on_cover: bool) -> None:
        kind = self._current.kind
        if block.role == "footnote":
            kind = "footnote"
        elif block.role == "contents-line":
            kind = "contents"
        heading = self._current.heading
        if block.role == "heading":
            heading = block.text
            kind = "front-matter" if on_cover else kind
        digest = hashlib.sha256(block.text.encode()).hexdigest()[:8]
        self._repeats[digest] += 1
        repeat = f"-{self._repeats[digest]}" if self._repeats[digest] > 1 else ""
        self.passages.append(
            Passage(
                id=f"{self._review_id}:{digest}{repeat}",
                review_id=self._review_id,
                section_id=self._section_id(),
                page=block.page,
                page_label=self._labels.get(block.page or 0, str(block.page or "")),
                page_end=block.page_end or block.page,
                paragraph=block.number,
                heading=heading,
                section_kind=kind,
                start=start,
                end=start + len(block.text),
                text=block.text,
            )
        )

    def _section_id(self) -> str:
        return f"{self._review_id}:s{len(self.sections) + 1}"

    def _open_section(self, block: Block) -> None:
        named = f"{block.number} {block.text}" if block.number else block.text
        own = kind_of_heading(named)
        # An appendix is never part of the chapter before it, however small its heading is printed.
        level = 1 if is_appendix(named) else block.level or 1
        previous = self._current
        self._close_section(self._length)
        while self._above and self._above[-1].level >= level:
            self._above.pop()
        kind = _kind(own, self._above, previous if previous.level == level else None)
        self._current = _Open(block.text, level, kind, self._length, block.page)
        self._above.append(self._current)

    def _close_section(self, end: int) -> None:
        current = self._current
        if end <= current.start:
            return
        self.sections.append(
            Section(
                id=self._section_id(),
                review_id=self._review_id,
                heading=current.heading,
                level=current.level,
                kind=current.kind,
                start=current.start,
                end=end,
                page=current.page,
            )
        )


def _kind(own: SectionKind | None, above: Sequence[_Open], beside: _Open | None) -> SectionKind:
    """The kind of a section: its own heading's, unless what stands above holds all below it."""
    for section in above:
        if section.kind in _HOLDS_BELOW and (own is None or own in _HOLDS_BELOW[section.kind]):
            return section.kind
    if own is not None:
        return own
    if above and above[-1].kind not in _NOT_HANDED_DOWN:
        return above[-1].kind
    if beside is not None and beside.kind in _PASSES_ON_TO_THE_NEXT:
        return beside.kind
    return "unknown"


def _labelled(block: Block) -> Block:
    """The block with a printed label ("Recommendation 3:") as its number, whichever format it comes from.

    A short line that opens an appendix is a heading, however it is printed: the chapter before it must end there.
    """
    if block.role == "paragraph" and len(block.text) < _LONGEST_TITLE and is_appendix(block.text):
        is_sentence = block.text[-1] in ".;,:"
        return block if is_sentence else replace(block, role="heading", level=1)
    if block.number is not None or block.role not in ("paragraph", "list-item"):
        return block
    label, rest = typed_label(block.text)
    if label is None:
        return block
    cut = len(block.text) - len(rest)
    breaks = tuple((max(0, offset - cut), page) for offset, page in block.breaks)
    return replace(block, text=rest, number=label, role="paragraph", breaks=breaks)


def _cover_pages(blocks: Sequence[Block]) -> set[int]:
    """The first page, where nothing on it is as long as a paragraph and more pages follow."""
    longest = max((len(block.text) for block in blocks if block.page == 1), default=_COVER_PARAGRAPH)
    has_more = any(block.page is not None and block.page > 1 for block in blocks)
    return {1} if has_more and longest < _COVER_PARAGRAPH else set()


def _pages(document: RawDocument, review_id: str, passages: Sequence[Passage], length: int) -> tuple[Page, ...]:
    if not document.pages:
        return (Page(review_id, None, "", 0, length, "text"),)
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for block, passage in zip(map(_labelled, with_contents_marked(document.blocks)), passages, strict=True):
        for offset, page in ((0, block.page), *block.breaks):
            if page is not None:
                starts.setdefault(page, passage.start + offset)
        for (offset, _), before in zip(block.breaks, (block.page, *(page for _, page in block.breaks)), strict=False):
            ends[before or 0] = passage.start + offset
        ends[block.page_end or 0] = passage.end
    return tuple(
        Page(
            review_id=review_id,
            number=page.number,
            label=page.label,
            start=starts.get(page.number, 0),
            end=ends.get(page.number, starts.get(page.number, 0)),
            status=page.status,
            note=page.note,
            raw=page.raw,
        )
        for page in document.pages
    )
