"""How far a reading can be relied on: a score from 0 to 100 whose every deduction is stated in plain words.

The deductions are a judgement of how much each trouble can hide or spoil, set by hand and the same for every review.
They are no probability, and no measure of the review itself. Nearly all of it is told from the records that a study
stores, so that it can be shown again without the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thememiner.reading import quality_pages, quality_structure
from thememiner.reading.blocks import Dropped
from thememiner.reading.quality_reason import Reason
from thememiner.records import Reading

Find = Callable[[Reading], Reason | None]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at, the most points it can cost, and how they are reckoned."""

    what: str
    most: int
    reckoned: str
    find: Find


@dataclass(frozen=True, slots=True)
class Quality:
    """The score (100 is best) and why it is not higher; a reason that costs nothing is a thing to know."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> str:
        """The score in words."""
        return next(words for least, words in VERDICTS if self.score >= least)


VERDICTS = (
    (90, "read well"),
    (75, "read with some doubts"),
    (50, "read with serious doubts: look at the pages named before you rely on it"),
    (0, "read badly: do not rely on it without reading the report itself"),
)
CHECKS: tuple[Check, ...] = (
    Check(
        "Pages that could not be read", 100, "1 point for each per cent of the pages, at least 3", quality_pages.unread
    ),
    Check(
        "Pages read by OCR",
        40,
        "5, and 1 for each per cent that the program was unsure, where all pages are read so; else by their share",
        quality_pages.by_ocr,
    ),
    Check("Characters that are no letters", 40, "2 points for each page with more than a few", quality_pages.garbage),
    Check("Words torn apart or run together", 20, "10 points for each in a hundred words", quality_pages.broken),
    Check("Words on the page that cannot be seen", 10, "2 points for each page with such words", quality_pages.hidden),
    Check("No headings found", 20, "20 points", quality_structure.without_headings),
    Check(
        "Text in sections of unknown kind",
        25,
        "25 where that is all of the text; else by its share, from 5% on",
        quality_structure.unknown,
    ),
    Check("Paragraph numbers out of order", 10, "1 point for each", quality_structure.numbers),
    Check(
        "Entries of the contents page without a heading",
        12,
        "12 where that is all entries; else by their share",
        quality_structure.contents,
    ),
    Check("No section that states learning", 15, "15 points", quality_structure.learning),
    Check("No recommendations in a kind of report that has them", 8, "8 points", quality_structure.recommendations),
)
"""What is looked at, in the order in which it is told."""


def reading_quality(reading: Reading, *, dropped: Sequence[Dropped] = ()) -> Quality:
    """Judge a reading.

    Args:
        reading: Its records; of ``facts`` and ``features`` nothing is used.
        dropped: What the reader left out of the text, where the file itself is at hand: adds the words that cannot be
            seen and that no note of the reading tells of.
    """
    reasons = []
    for check in CHECKS:
        reason = check.find(reading)
        if check.find is quality_pages.hidden and reason is None:
            reason = quality_pages.hidden_words(dropped)
        if reason is not None:
            reasons.append(replace(reason, points_lost=min(reason.points_lost, check.most)))
    reasons += quality_structure.not_checked(reading)
    return Quality(max(0, 100 - sum(reason.points_lost for reason in reasons)), tuple(reasons))
