"""Whom a recommendation asks, as printed, and whether that is the board, one of its agencies or a national body."""

from __future__ import annotations

import re

from thememiner.library_records import OwnerType
from thememiner.reading.recommendation_bodies import body_type, is_name_of_body, named_in
from thememiner.reading.recommendation_item import Item
from thememiner.reading.recommendation_words import sentences

_NATIONAL_HEADING = re.compile(
    r"\bnational(?:ly)? (?:\w+ )?(?:recommendations?|bodies|level|issues|learning)|"
    r"\bfor (?:the )?(?:\w+ )?government\b|^national$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|to|by|from|directed (?:at|to)) (?:the )?(?P<who>.+?)[:.]?$", re.IGNORECASE)
_IMR = re.compile(
    r"\(imr\)|\bimrs?\b|\bsingle agency\b|\bagency (?:specific )?recommendations\b|\bindividual (?:agency|"
    r"management)\b",
    re.IGNORECASE,
)
_NEEDS = re.compile(r"^what (?:does|do) (?P<who>.+?) need to\b", re.IGNORECASE)
_LONGEST_NAME = 60
_ROLE = re.compile(
    r"^(?:all |the |each |every )?(?:staff|practitioners?|professionals?|managers?|supervisors?|officers?|workers?|"
    r"teams?)\b",
    re.IGNORECASE,
)
"""Who works for whom a heading names, and is no addressee of their own below it."""
_ABOUT = re.compile(
    r"\brecommendations?\b|\bquestions?\b|\bconsiderations?\b|\bfindings?\b|\baction plan\b", re.IGNORECASE
)


def addressee_of(item: Item) -> str:
    """Whom an item asks: by its own words, its lead-in, the table or its heading; empty where nobody is named."""
    named = () if item.is_embedded or item.place.ground == "prose" else item.headings
    headed = next((who for one in reversed(named) if (who := _named_by_heading(one))), "")
    words = (*sentences(item.text), item.lead_in)
    said = next((who for one in words if (who := named_in(one))), "")
    if headed and (item.is_question or _is_agencies_own(item) or _ROLE.match(said)):
        return headed
    return said or item.owner or headed


def owner_type_of(item: Item, addressee: str) -> OwnerType:
    """Board, agency or national body; what stands in agencies' own lists is theirs, whatever it says."""
    if "national" in item.number.lower():
        return "national"
    if _is_agencies_own(item):
        return "agency"
    own = body_type(addressee)
    if own != "unknown" or addressee:
        return own
    for heading in reversed(item.headings):
        if _NATIONAL_HEADING.search(heading):
            return "national"
        if body_type(heading) == "board":
            return "board"
    return "unknown"


def _is_agencies_own(item: Item) -> bool:
    return item.place.part == "agency-sections" or any(_IMR.search(one) for one in item.headings)


def _named_by_heading(heading: str) -> str:
    words = re.sub(r"\s*\(imrs?\)|^\W*\d+(?:\.\d+)*\W+", "", heading, flags=re.IGNORECASE).strip().rstrip(":")
    if match := _NEEDS.search(words) or _FOR.search(words):
        who = match["who"].strip()
        return who if body_type(who) != "unknown" and not _ABOUT.search(who) and len(who) < _LONGEST_NAME else ""
    is_name = len(words) < _LONGEST_NAME and not _ABOUT.search(words) and ":" not in words
    return words if is_name and is_name_of_body(words) else ""
