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
_IMPROVE = re.compile(r"areas? (for|of) (improvement|development)|what .*needs? to (improve|do better)\b.*")
_ASKS = re.compile(
    r"^(?:accelerate|address|agree|clarify|complete|consider|continue|demonstrate|develop|embed|enable|ensure|establish|"
    r"evaluate|expedite|extend|hold|implement|improve|increase|introduce|make|monitor|prioritise|produce|promote|provide|"
    r"publish|raise|reduce|require|review|secure|set|strengthen|support|take|undertake|use|work)\b|\b(?:should|must)\b|"
    r"^[^.]{0,80}\bneeds? to\b",
    re.IGNORECASE,
)


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
    return [one for one in above if one.level < level and not (_guarded(one) and _denied(one.number, block.number))]


def level_of(block: Block) -> int:
    """The level of a heading; an appendix is never part of the chapter before it, however small it is printed."""
    return 1 if is_appendix(_named(block)) else block.level or 1


def asks_for_action(heading: str, items: Sequence[str]) -> bool:
    """Whether a list of improvements says for the most part what should be done, and so recommends."""
    asking = sum(bool(_ASKS.search(item)) for item in items)
    return bool(_IMPROVE.fullmatch(plain_heading(heading))) and asking > len(items) / 2


def _kind(
    block: Block, own: SectionKind | None, above: Sequence[Opened], beside: Opened | None, start: int
) -> SectionKind:
    """The kind of a section: its own heading's, unless what stands above holds all below it."""
    for section in above:
        if _holds(section, own, block.number, start):
            return section.kind
    parent = above[-1] if above else None
    if own is not None:
        is_theme = parent is not None and parent.kind in _HOLDS_THEMES and may_be_a_theme(block.text)
        return parent.kind if parent is not None and is_theme else own
    if parent is not None and parent.kind not in _NOT_HANDED_DOWN:
        return "unknown" if _is_far(parent, start) else parent.kind
    if beside is not None and beside.kind in _PASSES_ON_TO_THE_NEXT:
        return beside.kind
    return "unknown"


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
    """Whether two section numbers say that one does not belong to the other; None where they say nothing."""
    if not (number and below and _DECIMAL.fullmatch(number) and _DECIMAL.fullmatch(below)):
        return None
    return not below.startswith(f"{number}.")


def _named(block: Block) -> str:
    return f"{block.number} {block.text}" if block.number else block.text
