"""The recommendation register of a review: every recommendation once, with where it stands, whom it asks and what for.

What counts and what does not is decided by place first, then by form (`recommendation_places`, `recommendation_items`);
when in doubt a passage is not listed. Prose that recommends counts only in a review that has no list: where there is
one, "I therefore recommend that …" in a chapter nearly always says again, in other words, what the list says.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from thememiner.library_records import Recommendation
from thememiner.reading.recommendation_item import Item
from thememiner.reading.recommendation_items import items_of, said_in_prose
from thememiner.reading.recommendation_numbers import label_of
from thememiner.reading.recommendation_owners import addressee_of, owner_type_of
from thememiner.reading.recommendation_places import Place, places
from thememiner.reading.recommendation_repeats import Printed, together
from thememiner.reading.recommendation_runs import Node, Run, runs
from thememiner.reading.recommendation_tables import items_of_tables
from thememiner.reading.recommendation_types import deadline_of, kind_of, strength_of
from thememiner.records import Passage, Review, Section

_A_LIST = 3
"""Listed items from which on a review has a list, if they are not few beside what its prose recommends."""


def find_recommendations(
    review: Review, sections: Sequence[Section], passages: Sequence[Passage]
) -> list[Recommendation]:
    """Find the recommendations of a review; what is printed several times is one.

    Args:
        review: The review.
        sections: Its sections; their kinds may have been overruled.
        passages: Its passages, in order.

    Returns:
        In the order of the places taken as their main ones: the body's before the summary's, the plan's last.
    """
    where = places(sections, passages, review.title)
    items = [item for count, run in enumerate(runs(where, sections, passages)) for item in _of_run(run, count)]
    items += _of_prose(where, sections, passages, items)
    order = {one.id: place for place, one in enumerate(passages)}
    items.sort(key=lambda one: order[one.passages[0].id])
    printed = together(items)
    repeats: Counter[str] = Counter()
    return [_record(review, one, repeats) for one in printed]


def _of_run(run: Run, list_id: int) -> list[Item]:
    return [*items_of(run, list_id), *items_of_tables(run, list_id)]


def _of_prose(
    where: dict[str, Place], sections: Sequence[Section], passages: Sequence[Passage], listed: Sequence[Item]
) -> list[Item]:
    """What prose recommends outside of the lists; in a review with a list it only tells of repeats."""
    used = {passage.id for item in listed for passage in item.passages}
    levels = {one.id: one.level for one in sections}
    nodes = [
        Node(one, *label_of(one.text, one.paragraph), where[one.section_id], levels[one.section_id])
        for one in passages
        if one.id not in used
        and where[one.section_id].ground in ("prose", "list")
        and one.section_kind not in ("footnote", "contents")
    ]
    found = list(said_in_prose(nodes, -1))
    formal = sum(one.is_listed and not one.only_repeats and not one.is_question for one in listed)
    has_list = formal >= max(_A_LIST, len(found) / 2)
    return [replace(one, only_repeats=has_list, list_id=-1 - count) for count, one in enumerate(found)]


def _record(review: Review, printed: Printed, repeats: Counter[str]) -> Recommendation:
    main = printed.main
    plan = next((one for one in printed.items if one.place.part == "board-response"), None)
    column = next((one for one in (main, plan, *printed.items) if one is not None and one.owner), main)
    addressee = addressee_of(replace(main, owner=main.owner or column.owner))
    owner = owner_type_of(main, addressee)
    number = next((one.number for one in printed.items if any(map(str.isdigit, one.number))), main.number)
    text = main.full_text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    repeats[digest] += 1
    first = main.passages[0]
    return Recommendation(
        id=f"{review.id}:r{digest}" + (f"-{repeats[digest]}" if repeats[digest] > 1 else ""),
        review_id=review.id,
        number=number,
        text=text,
        page=first.page,
        paragraph=first.paragraph if first.paragraph and first.paragraph not in number else number,
        part=main.place.part,
        owner_type=owner,
        addressee=addressee,
        kind=kind_of(main, owner),
        strength=strength_of(main),
        deadline=next((when for one in printed.items if (when := deadline_of(one))), ""),
        passages=";".join(one.id for one in main.passages),
        also_at="; ".join(_at(one) for one in printed.items[1:]),
    )


def _at(item: Item) -> str:
    page = item.passages[0].page
    return f"page {page}, {item.place.part}" if page is not None else item.place.part
