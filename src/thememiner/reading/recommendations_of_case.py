"""Recommendations of two documents about one case (executive summary and overview report): each of them once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from thememiner.library_records import Recommendation

_SAME = 92.0
"""Letters in common, in per cent, from which two documents of one case print one recommendation."""

_LATE = {"executive-summary": 1, "board-response": 2, "appendices": 2}


def once_a_case(found: Sequence[Recommendation], case_of: Mapping[str, str]) -> list[Recommendation]:
    """The recommendations without those that another document of the same case prints, which their ``also_at`` names.

    Args:
        found: The recommendations of all reviews, each once in its own review.
        case_of: The case of each review id.

    Returns:
        In the order given. The one that is kept is of the document's main part, not of a summary or an action plan.
    """
    kept: dict[str, list[Recommendation]] = {}
    also: dict[str, list[str]] = {}
    for one in sorted(found, key=lambda one: _LATE.get(one.part, 0)):
        of_case = kept.setdefault(case_of.get(one.review_id, one.review_id), [])
        twin = next((two for two in of_case if two.review_id != one.review_id and _is_same(one, two)), None)
        if twin is None:
            of_case.append(one)
        else:
            place = f", page {one.page}" if one.page is not None else ""
            also.setdefault(twin.id, []).append(f"{one.review_id}{place}, {one.part}")
    ids = {one.id for of_case in kept.values() for one in of_case}
    return [
        replace(one, also_at="; ".join(filter(None, (one.also_at, *also.get(one.id, ())))))
        for one in found
        if one.id in ids
    ]


def _is_same(one: Recommendation, two: Recommendation) -> bool:
    return fuzz.ratio(one.text.casefold(), two.text.casefold(), score_cutoff=_SAME) > 0
