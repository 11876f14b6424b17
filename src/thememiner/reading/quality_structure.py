"""What of a report's build was not found or does not fit together: checks for `quality`."""

from __future__ import annotations

from collections.abc import Iterable

from thememiner.reading.contents import entry_title
from thememiner.reading.kinds import plain_heading
from thememiner.reading.number_order import OutOfOrder, out_of_order
from thememiner.reading.quality_reason import Reason
from thememiner.records import Passage, Reading

LEARNING: frozenset[str] = frozenset(
    {"executive-summary", "agency-sections", "analysis", "findings", "good-practice", "lessons", "conclusions"}
)
"""Kinds of section of which a published review has at least one."""

_HAS_LEARNING = frozenset({"case-review", "inspection", "inquiry", "thematic"})
_HAS_RECOMMENDATIONS = frozenset({"case-review", "inquiry"})
_ASKS_INSTEAD = frozenset({"Learning Together"})
"""Models whose reports put questions to the board where others recommend."""
_SHORT_FILE = 10
"""Passages up to which a file may well have no headings."""
_LEAST_UNKNOWN = 0.05
_LEAST_ENTRIES = 3
_SHORTEST_TITLE, _LONG_TITLE = 4, 12
_TOLD = 3


def without_headings(reading: Reading) -> Reason | None:
    """A report in which nothing says what is what."""
    if len(reading.passages) <= _SHORT_FILE or any(passage.is_heading for passage in reading.passages):
        return None
    return Reason("no headings were found, so nothing says which text is findings and which is background", 20)


def unknown(reading: Reading) -> Reason | None:
    """Text below headings whose kind is not known: whether it counts is told by its words alone."""
    text = [one for one in reading.passages if not one.is_heading and one.section_kind != "contents"]
    held = [one for one in text if one.section_kind == "unknown"]
    share = sum(len(one.text) for one in held) / max(1, sum(len(one.text) for one in text))
    if share <= _LEAST_UNKNOWN:
        return None
    words = f"{share:.0%} of the text stands in sections whose kind was not recognised: its words alone decide there"
    return Reason(words, round(25 * share), _pages(held))


def numbers(reading: Reading) -> Reason | None:
    """Printed numbers that jump or go back."""
    numbered = [
        (one.paragraph, one.page)
        for one in reading.passages
        if one.paragraph and one.section_kind not in ("contents", "footnote")
    ]
    found = out_of_order(numbered)
    if not found:
        return None
    told = "; ".join(_out_of_order(one) for one in found[:_TOLD])
    more = f"; and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    text = f"printed paragraph numbers do not follow each other: {told}{more} (some reports misnumber, too)"
    return Reason(text, len(found), tuple(sorted({one.page for one in found if one.page is not None})))


def _out_of_order(one: OutOfOrder) -> str:
    if not one.before:
        return f"a section begins with {one.number}"
    return f"{one.number} comes after {one.before}"


def contents(reading: Reading) -> Reason | None:
    """Entries of the contents page that no heading was found for."""
    entries = [one for one in reading.passages if one.section_kind == "contents" and not one.is_heading]
    listed = [(entry_title(one.text), one) for one in entries]
    listed = [(title, one) for title, one in listed if len(title) >= _SHORTEST_TITLE]
    headings = {plain_heading(one.text) for one in reading.passages if one.is_heading}
    missing = [one for title, one in listed if not _is_heading(title, headings)]
    if len(listed) < _LEAST_ENTRIES or not missing:
        return None
    told = ", ".join(f"“{one.text.rstrip(' .0123456789')[:60]}”" for one in missing[:_TOLD])
    text = f"{len(missing)} of {len(listed)} entries of the contents page have no heading in the text, such as {told}"
    return Reason(text, max(1, round(12 * len(missing) / len(listed))), _pages(missing))


def _is_heading(title: str, headings: set[str]) -> bool:
    if title in headings:
        return True
    return len(title) > _LONG_TITLE and any(
        len(one) > _LONG_TITLE and (one.startswith(title) or title.startswith(one)) for one in headings
    )


def learning(reading: Reading) -> Reason | None:
    """A published review in which no section of learning was found."""
    kinds = {section.kind for section in reading.sections}
    if reading.review.kind not in _HAS_LEARNING or kinds & LEARNING:
        return None
    return Reason("no section of findings, analysis, lessons or conclusions was found", 15)


def recommendations(reading: Reading) -> Reason | None:
    """A kind of report that makes recommendations, in which no section of them was found."""
    kinds = {section.kind for section in reading.sections}
    review = reading.review
    if review.kind not in _HAS_RECOMMENDATIONS or "recommendations" in kinds:
        return None
    if review.review_type in _ASKS_INSTEAD or "summary" in review.title.lower():
        return None
    return Reason("no section of recommendations was found; reports of this kind usually have one", 8)


def not_checked(reading: Reading) -> list[Reason]:
    """What could not be judged, at no cost."""
    if reading.review.kind in _HAS_LEARNING:
        return []
    return [Reason("what kind of report this is was not recognised, so missing sections are not counted against it", 0)]


def _pages(passages: Iterable[Passage]) -> tuple[int, ...]:
    return tuple(sorted({one.page for one in passages if one.page is not None}))
