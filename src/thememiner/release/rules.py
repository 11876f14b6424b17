"""The rules by the kind of what they find: a new kind is one function and one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from thememiner.release.addresses import addresses, postcodes
from thememiner.release.birth_dates import dates_of_birth, dates_of_death, exact_dates
from thememiner.release.capitals import unknown_capitals
from thememiner.release.combinations import combinations
from thememiner.release.details import IDENTIFIES, Found, Look
from thememiner.release.names import names
from thememiner.release.numbers import (
    accounts,
    emails,
    insurance_numbers,
    nhs_numbers,
    phones,
    plates,
    references,
)
from thememiner.release.properties import people_of_the_file
from thememiner.release.settings_named import named, schools, wards
from thememiner.release.stories import headlines, hearings, sibling_ages, told_events, workplaces
from thememiner.release.unlisted import unlisted_names

Rule = Callable[[Look], Iterable[Found]]

RULES: Mapping[str, Rule] = {
    "name": names,
    "date of birth": dates_of_birth,
    "date of death": dates_of_death,
    "exact date": exact_dates,
    "address": addresses,
    "postcode": postcodes,
    "telephone": phones,
    "e-mail": emails,
    "NHS number": nhs_numbers,
    "national insurance number": insurance_numbers,
    "reference": references,
    "vehicle": plates,
    "account": accounts,
    "school": schools,
    "nursery": partial(named, "nursery"),
    "GP surgery": partial(named, "GP surgery"),
    "hospital": partial(named, "hospital"),
    "place": partial(named, "home"),
    "person of the file": people_of_the_file,
    "combination": combinations,
    "unlisted name": unlisted_names,
    "ages of siblings": sibling_ages,
    "hearing": hearings,
    "headline": headlines,
    "workplace": workplaces,
    "ward": wards,
    "told event": told_events,
    "unknown word": unknown_capitals,
}


def found_in(look: Look) -> list[Found]:
    """What all rules find in a piece, in order; where two overlap, the surer and then the longer stays.

    A combination stays beside what lies in it.
    """
    every = [found for rule in RULES.values() for found in rule(look)]
    kept: list[Found] = [one for one in every if one.kind == "combination"]
    single = [one for one in every if one.kind != "combination" and look.text[one.start : one.end].strip()]
    taken: list[Found] = []
    for one in sorted(single, key=lambda found: (found.level != IDENTIFIES, found.start - found.end, found.start)):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return sorted([*kept, *taken], key=lambda found: (found.start, found.end, found.kind))
