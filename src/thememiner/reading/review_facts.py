"""The facts of a review: what it states about itself and its case, each with the words as printed and their page.

Unknown stays unknown. The law, research, other reviews, terms of reference and cohorts give no fact; statements that
contradict each other are all kept, each as its own fact. A repository's cover sheet comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from thememiner.library_records import Fact
from thememiner.reading.stated.agencies import agencies
from thememiner.reading.stated.ages import child_ages, children
from thememiner.reading.stated.context import Told, told_by
from thememiner.reading.stated.cover_sheet import title_page_facts
from thememiner.reading.stated.event import harm, incident, outcome
from thememiner.reading.stated.methods import guidance, methodologies, review_types
from thememiner.reading.stated.participation import family_participation, practitioner_participation
from thememiner.reading.stated.proceedings import proceedings
from thememiner.reading.stated.report_dates import report_dates, review_period, title_page_dates
from thememiner.records import Passage, Review, Section

_OF_ONE_CASE = ("case-review", "abstract")


def facts_from(review: Review, sections: Sequence[Section], passages: Sequence[Passage]) -> tuple[Fact, ...]:
    """All facts of one review, each value of a name once with the first words that state it.

    Reports that are not about one case (inspections, inquiries, thematic reviews) have only facts about themselves:
    type, board, author, dates of the report, method.

    Args:
        review: The report; its kind and type as `thememiner.reading.facts.facts_of` or a catalogue gave them.
        sections: Its sections; not used, since every passage carries the kind of its section.
        passages: Its passages.
    """
    told = told_by(review, passages)
    facts = list(_of_the_report(told))
    if review.kind in _OF_ONE_CASE:
        facts += _of_the_case(told)
    else:
        facts = [one for one in facts if one.name != "subject"]
    return tuple(_each_once(facts))


def _of_the_report(told: Told) -> Iterator[Fact]:
    yield from title_page_facts(told)
    yield from review_types(told)
    yield from title_page_dates(told)
    if told.review.kind in ("case-review", "abstract", "thematic"):
        yield from report_dates(told)
        yield from methodologies(told)
        yield from guidance(told)


def _of_the_case(told: Told) -> Iterator[Fact]:
    incidents = list(incident(told))
    yield from incidents
    yield from review_period(told)
    yield from child_ages(told)
    yield from children(told)
    yield from outcome(told)
    yield from harm(told)
    yield from agencies(told)
    yield from family_participation(told)
    yield from practitioner_participation(told)
    yield from proceedings(told, min((one.value for one in incidents), default=""))


def _each_once(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The first of each name and value; facts of a cover sheet before the others of their name."""
    seen: set[tuple[str, str]] = set()
    for fact in sorted(facts, key=lambda fact: fact.source != "cover-sheet"):
        if (fact.name, fact.value) not in seen:
            seen.add((fact.name, fact.value))
            yield fact
