"""A reading with what it states about itself and its case, and with what a catalogue states in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from thememiner.library_records import Fact, FactName
from thememiner.reading.case_features import features_from
from thememiner.reading.catalogue import with_facts
from thememiner.reading.review_facts import facts_from
from thememiner.records import Reading

_COLUMNS: Mapping[str, FactName] = {"board": "board", "child": "subject", "published": "published"}
"""Columns of a catalogue that state a fact in the same form as we do."""


def with_known(reading: Reading) -> Reading:
    """The reading with its facts and case features."""
    review, sections, passages = reading.review, reading.sections, reading.passages
    return replace(
        reading,
        facts=facts_from(review, sections, passages),
        features=features_from(review, sections, passages),
    )


def with_catalogue(reading: Reading, given: Mapping[str, str]) -> Reading:
    """The reading with a catalogue's row over it: its words are somebody's, ours a machine's.

    Args:
        reading: With its facts.
        given: The row, by column.
    """
    review = with_facts(reading.review, given)
    if review.kind != reading.review.kind:
        reading = with_known(replace(reading, review=replace(reading.review, kind=review.kind)))
    stated = [
        Fact(review.id, name, review.published if name == "published" else given[column], "", None, "catalogue")
        for column, name in _COLUMNS.items()
        if given.get(column)
    ]
    names = {one.name for one in stated}
    kept = [one for one in reading.facts if one.name not in names]
    return replace(reading, review=review, facts=(*kept, *stated))
