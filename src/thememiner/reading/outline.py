"""Where a heading stands among the others, and the kind of section that it opens there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from thememiner.reading.blocks import Block
from thememiner.reading.kinds import is_appendix, kind_of_heading, may_be_a_theme, plain_heading
from thememiner.records import SectionKind

_LEARNING: frozenset[str] = frozenset(
    {"analysis", "findings", "good-practice", "lessons", "conclusions", "recommendations", "chronology", "introduction"}
)
_NEVER_COUNTED: frozenset[str] = frozenset(
    {"purpose", "terms-of-reference", "method", "people", "glossary", "confidentiality", "parallel-processes"}
)
_HOLDS_BELOW: dict[str, frozenset[str]] = {
    "executive-summary": frozenset(get_args(SectionKind)) - _NEVER_COUNTED - {"contents", "appendices"},
    **dict.fromkeys(("terms-of-reference", "appendices", "board-response", "agency-sections"), _LEARNING),
    "recommendations": _LEARNING - {"conclusions"},
}
"""Kinds that hold what stands under them against headings of these kinds: "Findings" in an appendix, say, are none of
the review's."""

_HOLDS_ITS_NUMBERS: frozenset[str] = frozenset({"method", "purpose", "glossary"})
"""Kinds that hold learning only where the number says that it is theirs ("3.2 Analysis" in "3 Method"): sizes of print
are too uncertain to let a chapter on method take in the findings."""

_PASSES_ON_TO_THE_NEXT: frozenset[str] = frozenset({"analysis", "findings"})
"""Kinds that a heading without a telling word takes from its neighbour on the same level: themes under "Findings"
are often printed like "Findings" itself."""

_HOLDS_THEMES: frozenset[str] = (_LEARNING - {"chronology", "introduction"}) | {"terms-of-reference"}
"""Kinds under which "Identity" or "Voice of the child" is a theme, found or asked for, and no section of its own."""

_NOT_HANDED_DOWN: frozenset[str] = frozenset({"front-matter", "contents"})
_FARTHEST = 40_000
"""Characters (a dozen pages) after which a kind that is never counted holds nothing more: a heading must have been
missed, and what follows is rather of unknown kind than lost."""

_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_QUESTIONS = re.compile(r".*\b(?:questions?|considerations?|issues) for\b.*")
_OWN = re.compile(
    r"(?:(?:the|our|key|main|overview|summary of|list of|multi agency|board|partnership|findings|conclusions?|lessons|"
    r"learning|and) )*(?:recommendations?|proposed actions|actions?|improving|areas?|priority|questions?|"
    r"considerations?|points)\b(?! of (?!the review|this))"
)
_OF_A_PROCESS = re.compile(r".*\bchild practice review process\b.*")


@dataclass(frozen=True, slots=True)
class Opened:
    """A section that is being filled, and the offset at which it begins.

    ``within`` is the section that a box interrupts and that goes on after it.
    """

    heading: str
    level: int
    kind: SectionKind
    start: int
    page: int | None = None
    number: str | None = None
    box: int | None = None
    within: Opened | None = None


def opened_by(
    block: Block, above: Sequence[Opened], before: Opened, start: int, *, own: SectionKind | None = None
) -> Opened:
    """The section that a heading opens.

    Args:
        block: The heading.
        above: Sections that are open above it, the highest first (see `still_above`).
        before: The section that ends here.
        start: Offset into the text.
        own: Kind where it is known from what follows; by default the heading's words tell it.
    """
    own = own or kind_of_heading(_named(block))
    level = level_of(block)
    kind = _kind(block, own, above, before if before.level == level else None, start)
    within = None
    if block.box is not None and before.box is None and before.heading and level > before.level:
        within = before
    elif block.box is not None and block.box == before.box:
        within = before.within
    return Opened(block.text, level, kind, start, block.page, block.number, block.box, within)


def still_above(above: Sequence[Opened], block: Block) -> list[Opened]:
    """The open sections that stay open above a heading: those of a higher level whose number does not deny it."""
    level = level_of(block)
    before = next((one for one in reversed(above) if one.level == level), None)
    higher = [one for one in above if one.level < level]
    if before is not None and higher and _counts_on(higher[-1].number, before.number, block.number):
        return higher
    return [one for one in higher if not (_guarded(one) and _denied(one.number, block.number))]


def level_of(block: Block) -> int:
    """The level of a heading; an appendix is never part of the chapter before it, however small it is printed."""
    return 1 if is_appendix(_named(block)) else block.level or 1


def _kind(
    block: Block, own: SectionKind | None, above: Sequence[Opened], beside: Opened | None, start: int
) -> SectionKind:
    """The kind of a section: its own heading's, unless what stands above holds all below it."""
    for section in above:
        if _holds(section, own, block.number, start):
            return section.kind
    parent = above[-1] if above else None
    if own is not None:
        if parent is not None and parent.kind in _HOLDS_THEMES and may_be_a_theme(block.text):
            return parent.kind
        return _beside_or_above(block, own, parent, beside)
    if parent is not None and parent.kind not in _NOT_HANDED_DOWN:
        return "unknown" if _is_far(parent, start) else parent.kind
    if beside is not None and beside.kind in _PASSES_ON_TO_THE_NEXT:
        return beside.kind
    return "unknown"


def _beside_or_above(block: Block, own: SectionKind, parent: Opened | None, beside: Opened | None) -> SectionKind:
    """Its own kind, but for what templates make part of something else.

    Questions for the board close a finding of Learning Together; inside an analysis somebody else's recommendations are
    told of; the Welsh annex on process says who of the family was asked.
    """
    words = plain_heading(block.text)
    if own == "recommendations" and parent is not None and parent.kind == "findings" and _QUESTIONS.fullmatch(words):
        return parent.kind
    if own == "recommendations" and parent is not None and parent.kind == "analysis" and not _OWN.match(words):
        return parent.kind
    if own == "family-contribution" and beside is not None and _OF_A_PROCESS.fullmatch(plain_heading(beside.heading)):
        return beside.kind
    return own


def _holds(section: Opened, own: SectionKind | None, number: str | None, start: int) -> bool:
    if _is_far(section, start):
        return False
    if section.kind in _HOLDS_ITS_NUMBERS:
        return own in _LEARNING and _denied(section.number, number) is False
    return section.kind in _HOLDS_BELOW and (own is None or own in _HOLDS_BELOW[section.kind])


def _is_far(section: Opened, start: int) -> bool:
    return section.kind in _NEVER_COUNTED | {"executive-summary"} and start - section.start > _FARTHEST


def _guarded(section: Opened) -> bool:
    return section.kind in _HOLDS_BELOW or section.kind in _NEVER_COUNTED


def _denied(number: str | None, below: str | None) -> bool | None:
    """Whether two section numbers say that one does not belong to the other; None where they say nothing.

    A smaller number below a larger one ("1" below "1.5") begins a count of its own.
    """
    if not (number and below and _DECIMAL.fullmatch(number) and _DECIMAL.fullmatch(below)):
        return None
    return not below.startswith(f"{number}.") and _parts(below) > _parts(number)


def _counts_on(number: str | None, before: str | None, here: str | None) -> bool:
    """Whether a count of its own below a section ("1", "2" below "1.5") goes on."""
    if not (number and before and here and all(_DECIMAL.fullmatch(one) for one in (number, before, here))):
        return False
    return "." in number and "." not in before and _parts(here) == [_parts(before)[0] + 1]


def _parts(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]


def _named(block: Block) -> str:
    return f"{block.number} {block.text}" if block.number else block.text
