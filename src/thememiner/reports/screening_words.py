"""What a paper states of the screening: how many reviews were listed, and what became of every one of them."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.reading.screening import ScreeningSummary, Tally
from thememiner.reports.phrasing import counted, listed


def screening_words(summary: ScreeningSummary, *, since: str = "") -> list[str]:
    """Sentences for a paper: the listed reviews, those read without being listed, and the reasons for exclusion.

    Args:
        summary: Of `thememiner.reading.screening.screening_summary`.
        since: The date of the last meeting as it is to be printed; without it nothing is called new.
    """
    sentences = []
    if summary.listed.total:
        new = f"; {summary.new:,} of them new since {since}" if since else ""
        sentences.append(
            f"{counted(summary.listed.total, 'review is', 'reviews are')} listed{new}: {_became(summary.listed)}."
        )
        sentences.append(f"Of those listed, {summary.read:,} {'was' if summary.read == 1 else 'were'} read here.")
    if summary.unlisted.total:
        many = counted(summary.unlisted.total, "review that was read is", "reviews that were read are")
        sentences.append(f"{many} in no listing: {_became(summary.unlisted)}.")
    if summary.reasons:
        reasons = "; ".join(f"{reason} ({count:,})" for reason, count in summary.reasons)
        sentences.append(f"Reasons for exclusion: {reasons}.")
    return sentences


def own_area_words(review_ids: Sequence[str]) -> list[str]:
    """A sentence on the reviews that are left aside as the partnership's own area's; none where there are none."""
    if not review_ids:
        return []
    many = counted(len(review_ids), "review of this area itself is", "reviews of this area itself are")
    return [f"{many} not counted as national: {listed(review_ids)}."]


def _became(tally: Tally) -> str:
    parts = [f"{tally.included:,} included", f"{tally.excluded:,} excluded", f"{tally.not_screened:,} not yet screened"]
    return listed(parts)
