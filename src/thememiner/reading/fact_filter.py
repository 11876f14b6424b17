"""Choosing reviews by what they state: ``harm=neglect``, ``published=2015..2019``, ``domestic-abuse=denied``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from thememiner.errors import InputError
from thememiner.library_records import CaseFeature, Fact, FactName

UNKNOWN = frozenset({"unknown", "not stated"})
"""Match reviews that state nothing of that name."""

_BETWEEN = ".."


def meeting(
    conditions: Mapping[str, str],
    review_ids: Iterable[str],
    facts: Sequence[Fact],
    features: Sequence[CaseFeature],
    known_features: Sequence[str],
) -> set[str]:
    """Ids of the reviews that meet every condition.

    Args:
        conditions: Name of a fact or case feature to what it must be: a value (upper and lower case are one; a date may
            be given in part), a range ``"2015..2019"`` with both ends in it, or ``"unknown"``.
        review_ids: The reviews to choose from.
        facts: What they state.
        features: Their case features, whose values are present, denied and suspected.
        known_features: Names of all case features there are.

    Raises:
        InputError: There is no fact or feature of that name, or no review states that value; lists what there is.
    """
    names = [*get_args(FactName), *known_features]
    for name in conditions:
        if name not in names:
            raise InputError(name, "is no fact or case feature", remedy=f"one of: {', '.join(names)}")
    values: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        values.setdefault((fact.review_id, fact.name), []).append(fact.value)
    for feature in features:
        values.setdefault((feature.review_id, feature.feature), []).append(feature.presence)
    for name, asked in conditions.items():
        _check_stated(name, asked, [one for (_, known), own in values.items() if known == name for one in own])
    return {
        review
        for review in review_ids
        if all(_meets(values.get((review, name), []), asked) for name, asked in conditions.items())
    }


def _check_stated(name: str, asked: str, stated: Sequence[str]) -> None:
    """Refuse a value that no review states: a slip of the pen must not look like a finding that there are none."""
    if asked in UNKNOWN or _meets(stated, asked):
        return
    known = ", ".join(sorted(set(stated))) or "nothing"
    raise InputError(f"{name}={asked}", "no review of this study states that", remedy=f"stated are: {known}")


def _meets(values: Sequence[str], asked: str) -> bool:
    if asked in UNKNOWN:
        return not values
    if _BETWEEN in asked:
        low, _, high = asked.partition(_BETWEEN)
        return any((not low or value >= low) and (not high or value[: len(high)] <= high) for value in values)
    return any(value.casefold() == asked.casefold() or _is_within(value, asked) for value in values)


def _is_within(date: str, part: str) -> bool:
    """Whether an ISO date lies in a year or month."""
    return len(part) in (4, 7) and part[:4].isdigit() and date.startswith(f"{part}-")
