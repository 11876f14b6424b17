"""What is printed before and after a report: its title pages and its imprint, and what stands behind the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from thememiner.reading.blocks import Block
from thememiner.reading.kinds import kind_of_heading
from thememiner.records import SectionKind

PARAGRAPH = 200
"""Characters from which a block is running text and no line of a title page."""

_TITLE_LINE = 120
_TITLE_PAGES = 3
_DEPOSIT = re.compile(
    r"\b(deposited|repository|national (?:case review )?collection|copyright|reproduced)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.?!:;][”’\"')\]\d]*$")
_OF_THE_INSPECTION = re.compile(
    r"\binspection took place\b|\b(?:undertook|carried out) (?:a|an|the|by) |"
    r"^(?:This letter|This report (?:summarises|outlines|sets out|presents)|"
    r"(?:This|The) joint targeted area inspection|This (?:area )?inspection)\b",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"^(?:The Office for Standards in Education, Children’?'?s Services and Skills \(Ofsted\) (?:regulates|inspects)|"
    r"If you would like a copy of this (?:document|publication|report)|You may reuse this information|"
    r"(?:If you are not happy with|Any complaints about) (?:the|this) inspection|(?:© )?Crown copyright|"
    r"This (?:publication|report|document) is (?:available at|licensed under)|"
    r"This (?:publication|report|document) may be reproduced)"
)


def title_run(blocks: Sequence[Block]) -> int:
    """How many of the first blocks are title pages: short lines, before anything is said and any section is named.

    The first page may be one as a whole, whatever its headings say; up to two more count only where all that is on them
    is short. Without pages, lines that end like sentences are none.
    """
    if not any(map(_tells, blocks)):
        return 0
    if blocks[0].page is None:
        return _leading(blocks, _is_title_line)
    first = sum(block.page == 1 for block in blocks)
    run = first if all(map(_is_short, blocks[:first])) and first < len(blocks) else 0
    if not run:
        return _leading(blocks[:first], lambda block: _is_short(block) and not _tells(block))
    for page in range(2, _TITLE_PAGES + 1):
        lines = [block for block in blocks[run:] if block.page == page]
        if not lines or not all(_is_short(one) and not _tells(one) for one in lines):
            break
        run += len(lines)
    return min(run, len(blocks) - 1)


def is_imprint(block: Block) -> bool:
    """Whether a block begins what a publisher prints on the last page or behind the title."""
    return block.role in ("paragraph", "list-item") and bool(_IMPRINT.match(block.text))


def is_summary_alone(title_lines: Sequence[str]) -> bool:
    """Whether title pages call the whole file an executive summary, without the overview report."""
    words = " ".join(title_lines).lower()
    return "executive summary" in words and "overview" not in words


def kind_behind_title(text: str) -> SectionKind:
    """The kind of running text behind the title of an inspection report, before any heading.

    It begins with how and when the inspection was made, if at all, and goes on with what was judged.
    """
    return "introduction" if is_of_the_inspection(text) else "findings"


def is_of_the_inspection(text: str) -> bool:
    """Whether words tell how or when an inspection was made, or what the report of it is."""
    return bool(_OF_THE_INSPECTION.search(text))


def _leading(blocks: Sequence[Block], belongs: Callable[[Block], bool]) -> int:
    return next((place for place, block in enumerate(blocks) if not belongs(block)), len(blocks))


def _is_short(block: Block) -> bool:
    """Whether it is no running text: short, a note of the repository, or a list of those a letter goes to."""
    if is_of_the_inspection(block.text):
        return False
    is_note = block.role == "footnote" or (block.page == 1 and bool(_DEPOSIT.search(block.text)))
    return len(block.text) < PARAGRAPH or is_note or not _SENTENCE_END.search(block.text)


def _tells(block: Block) -> bool:
    return block.role == "heading" and kind_of_heading(block.text) not in (None, "people")


def _is_title_line(block: Block) -> bool:
    return len(block.text) < _TITLE_LINE and not block.text.endswith(".") and block.number is None and not _tells(block)
