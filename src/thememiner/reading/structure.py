"""Blocks to a reading: one text, sections with their kind, passages that point into the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.contents import with_contents_marked, with_missed_headings
from thememiner.reading.facts import facts_of
from thememiner.reading.front import (
    PARAGRAPH,
    is_imprint,
    is_of_the_inspection,
    is_summary_alone,
    kind_behind_title,
    title_run,
)
from thememiner.reading.kinds import is_appendix
from thememiner.reading.outline import Opened, opened_by, still_above
from thememiner.reading.typed_numbers import row_number, typed_label
from thememiner.reading.undecided import names_the_child, told_by_text
from thememiner.records import Page, Passage, Reading, Review, ReviewKind, Section, SectionKind

_GOES_ON_AFTER_A_BOX: frozenset[str] = frozenset({"good-practice", "lessons", "recommendations", "findings"})
"""Kinds of boxes set into a chapter: when the box ends, the chapter goes on."""

_LONGEST_TITLE = 80
_LONGEST_FRONT = 6_000
"""Characters (two pages) of running text before any heading after which it is no longer taken for front matter."""


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
        reason += next((f" ({one.place}: {one.reason})" for one in document.left_out if one.place), "")
        raise UnreadableFileError(source, reason, remedy=remedies[0] if remedies else "look whether it is blank")
    facts = facts_of(document, source)
    labels = {page.number: page.label for page in document.pages}
    assembly = _Assembly(review_id, labels, kind=facts["kind"])
    blocks = [_labelled(block) for block in with_missed_headings(with_contents_marked(document.blocks))]
    front = title_run(blocks)
    if is_summary_alone([*(block.text for block in blocks[:front]), facts["title"]]):
        assembly.is_a_summary()
    if not any(block.role == "heading" for block in blocks):
        assembly.has_no_headings()
    for place, block in enumerate(blocks):
        if place < front:
            assembly.add_title(block)
        elif block.role == "heading":
            own = told_by_text(block.text, _items(blocks, place + 1), assembly.headings_above(block))
            is_name = facts["kind"] == "case-review" and names_the_child(block.text, facts["title"])
            assembly.add_heading(block, "childs-story" if is_name else own)
        else:
            assembly.add(block, is_late=place > len(blocks) / 2)
    assembly.finish()
    review = Review(id=review_id, source=source, sha256=sha256, text=assembly.text, **facts)
    return Reading(
        review=review,
        pages=_pages(document, blocks, review_id, assembly.passages),
        sections=tuple(assembly.sections),
        passages=tuple(assembly.passages),
        left_out=document.left_out,
    )


class _Assembly:
    """Collects text, sections and passages, block by block."""

    def __init__(self, review_id: str, labels: dict[int, str], *, kind: ReviewKind) -> None:
        self._review_id = review_id
        self._labels = labels
        self._is_inspection = kind == "inspection"
        self._is_inquiry = kind == "inquiry"
        self._parts: list[str] = []
        self._length = 0
        self._repeats: Counter[str] = Counter()
        self._above: list[Opened] = []
        self._current = Opened("", 0, "front-matter", 0)
        self._title = ""
        self._is_at_its_end = False
        self.sections: list[Section] = []
        self.passages: list[Passage] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def has_no_headings(self) -> None:
        """Where nothing says what is what, all of it is of unknown kind."""
        self._current = Opened("", 0, "unknown", 0)

    def is_a_summary(self) -> None:
        """Where the whole file is an executive summary, it holds all below it."""
        self._above = [Opened("", 0, "executive-summary", 0)]

    def add_title(self, block: Block) -> None:
        """Add a line of the title pages, which opens no section."""
        self._title = block.text if block.role == "heading" else self._title
        self._put(block)

    def headings_above(self, block: Block) -> list[str]:
        """The headings that are open above one, as printed."""
        return [one.heading for one in still_above(self._above, block)]

    def add_heading(self, block: Block, own: SectionKind | None) -> None:
        """Add a heading, of the kind given or told by its words, and open its section."""
        self._separate()
        self._above = still_above(self._above, block)
        opened = opened_by(block, self._above, self._current, self._length, own=own)
        # The chapters of an inquiry are named for their subject; what no heading says otherwise is its own account.
        is_account = self._is_inquiry and opened.kind == "unknown"
        self._open(replace(opened, kind="analysis") if is_account else opened)
        self._above.append(self._current)
        self._put(block)

    def add(self, block: Block, *, is_late: bool) -> None:
        """Add anything else; running text behind a title is not part of it, nor an imprint part of the report."""
        self._separate()
        current = self._current
        if is_imprint(block):
            self._is_at_its_end = is_late
            self._open_unnamed("front-matter")
        elif self._is_running(block) and self._is_past_the_front():
            self._open_unnamed(kind_behind_title(block.text) if self._is_inspection else "unknown")
        elif current.within and block.box != current.box and current.kind in _GOES_ON_AFTER_A_BOX and self._has_text():
            self._open(replace(current.within, start=self._length))
            self._above = [one for one in self._above if one.level <= current.within.level]
        self._put(block)

    def finish(self) -> None:
        """Close the last section."""
        self._close_section(self._length)

    def _separate(self) -> None:
        if self._parts and self._parts[-1] != "\n\n":
            self._write("\n\n")

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _put(self, block: Block) -> None:
        """Write the block at the end of the text, its number before it, and make it a passage."""
        self._separate()
        if block.number and block.number != block.text:
            self._write(f"{block.number} ")
        start = self._length
        self._write(block.text)
        self._add_passage(block, start)

    def _add_passage(self, block: Block, start: int) -> None:
        kind = self._current.kind
        if block.role == "footnote":
            kind = "footnote"
        elif block.role == "contents-line":
            kind = "contents"
        heading = block.text if block.role == "heading" else self._current.heading or self._title
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

    def _is_past_the_front(self) -> bool:
        current = self._current
        if current.heading or self._is_at_its_end:
            return False
        if self._is_inspection and current.kind == "introduction":
            return True
        is_front = current.kind == "front-matter"
        return is_front and (bool(self._title) or self._length - current.start > _LONGEST_FRONT)

    def _is_running(self, block: Block) -> bool:
        is_long = len(block.text) >= PARAGRAPH or (self._is_inspection and is_of_the_inspection(block.text))
        return block.role == "paragraph" and is_long

    def _has_text(self) -> bool:
        return bool(self.passages) and not self.passages[-1].is_heading

    def _open_unnamed(self, kind: SectionKind) -> None:
        if self._current.heading or self._current.kind != kind:
            self._above = []
            self._open(Opened("", 1, kind, self._length))

    def _open(self, section: Opened) -> None:
        self._close_section(self._length)
        self._current = section

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


def _items(blocks: Sequence[Block], place: int) -> list[str]:
    """The texts from a place to the next heading, without footnotes and without the heading printed once more."""
    texts: list[str] = []
    for block in blocks[place:]:
        is_again = not texts and block.text == blocks[place - 1].text
        if block.role == "heading" and not is_again:
            break
        if block.role != "footnote" and not is_again:
            texts.append(block.text)
    return texts


def _labelled(block: Block) -> Block:
    """The block with a printed label ("Recommendation 3:") as its number, whichever format it comes from.

    A short line that opens an appendix is a heading, however it is printed: the chapter before it must end there.
    """
    if block.role == "paragraph" and len(block.text) < _LONGEST_TITLE and is_appendix(block.text):
        is_sentence = block.text[-1] in ".;,:"
        return block if is_sentence else replace(block, role="heading", level=1)
    if block.number is not None or block.role not in ("paragraph", "list-item", "table-row"):
        return block
    is_row = block.role == "table-row"
    label, rest = row_number(block.text) if is_row else typed_label(block.text)
    if label is None:
        return block
    cut = len(block.text) - len(rest)
    breaks = tuple((max(0, offset - cut), page) for offset, page in block.breaks)
    return replace(block, text=rest, number=label, role="table-row" if is_row else "paragraph", breaks=breaks)


def _pages(
    document: RawDocument, blocks: Sequence[Block], review_id: str, passages: Sequence[Passage]
) -> tuple[Page, ...]:
    if not document.pages:
        return (Page(review_id, None, "", 0, passages[-1].end, "text"),)
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for block, passage in zip(blocks, passages, strict=True):
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
