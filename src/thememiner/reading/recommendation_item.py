"""One recommendation as it is printed at one place, before repeats are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thememiner.reading.recommendation_places import Place
from thememiner.records import Passage

_LABELLED = re.compile(r"recommendation|^M?R\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it is printed at one place.

    Args:
        number: Composed number, empty where none is printed.
        lead_in: Words before it that it completes, without those that only announce a list.
        text: Its own words.
        passages: The passages its own words stand in.
        place: Where it stands.
        list_id: Number of the run it was found in: items of one list are never taken for repeats of each other.
        headings: Headings above it, those of its own list included.
        is_formal: Whether it is listed, by number, label or table, and not only said in prose.
        owner: Whom a column of a table names.
        deadline: What a column says of time.
        only_repeats: Whether it is too weak to be one by itself, and only tells where another is printed again.
    """

    number: str
    lead_in: str
    text: str
    passages: tuple[Passage, ...]
    place: Place
    list_id: int
    headings: tuple[str, ...] = ()
    is_formal: bool = True
    is_question: bool = False
    owner: str = ""
    deadline: str = ""
    only_repeats: bool = False
    is_embedded: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether it is one of a list that stands for itself, or labelled, and not of one set into prose."""
        return self.is_formal and (not self.is_embedded or bool(_LABELLED.search(self.number)))

    @property
    def full_text(self) -> str:
        """The lead-in, a sign that something stands between, and its own words."""
        return f"{self.lead_in} … {self.text}" if self.lead_in else self.text
