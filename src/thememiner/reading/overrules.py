"""What a person put right in what the machine read, applied over the machine's records.

The machine's own records stay as they are: an overrule that is taken back leaves no trace, and reading a file anew
loses none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, get_args

from thememiner.errors import InputError
from thememiner.library_records import CaseFeature, Fact, FactName, Overrule, Presence
from thememiner.reading.catalogue import iso_date, with_facts
from thememiner.records import Passage, Review, ReviewKind, Section, SectionKind

What = Literal["section-kind", "fact", "feature"]
NOT_STATED = "not stated"
UNTITLED = "(untitled)"
_REVIEW_FIELDS = ("title", "kind", "review_type", "area", "published", "case")
_DATES = ("published", "incident", "period-start", "period-end", "commissioned", "completed", "adopted")
_ISO = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_SAME_AS_FIELD = {"review-type": "review_type", "published": "published"}
"""Facts that a `Review` carries itself: one overrule puts both right."""


def holding(overrules: Iterable[Overrule], what: What) -> dict[str, dict[str, Overrule]]:
    """The overrules of one sort that hold, by review and target: the latest of each, unless it was taken back."""
    found: dict[str, dict[str, Overrule]] = {}
    for one in overrules:
        if one.what == what:
            found.setdefault(one.review_id, {})[one.target] = one
    return {review: {name: one for name, one in own.items() if one.value} for review, own in found.items()}


def section_names(sections: Sequence[Section]) -> dict[str, str]:
    """What each section of one review is called in an overrule: its heading, ``#2`` behind the second of a name."""
    seen: Counter[str] = Counter()
    names = {}
    for section in sections:
        heading = section.heading or UNTITLED
        seen[heading] += 1
        names[section.id] = f"{heading}#{seen[heading]}" if seen[heading] > 1 else heading
    return names


def with_kinds(
    sections: Sequence[Section], passages: Sequence[Passage], overrules: Mapping[str, Overrule]
) -> tuple[list[Section], list[Passage]]:
    """Sections and passages of one review with the kinds that people gave.

    What stands under a section and took its kind from there follows it, unless a person gave it a kind of its own.
    Footnotes and contents lines stay what they are.

    Args:
        sections: In reading order.
        passages: Of the same review.
        overrules: By section name (see `section_names`).
    """
    if not overrules:
        return list(sections), list(passages)
    kinds = _kinds(sections, overrules)
    before = {section.id: section.kind for section in sections}
    ruled = [replace(one, kind=kinds[one.id]) for one in sections]
    follows = [
        replace(one, section_kind=kinds[one.section_id]) if one.section_kind == before.get(one.section_id) else one
        for one in passages
    ]
    return ruled, follows


def _kinds(sections: Sequence[Section], overrules: Mapping[str, Overrule]) -> dict[str, SectionKind]:
    names = section_names(sections)
    kinds: dict[str, SectionKind] = {}
    above: list[tuple[int, SectionKind, SectionKind]] = []
    for section in sections:
        above = [one for one in above if one[0] < section.level]
        own = overrules.get(names[section.id])
        if own is not None:
            kind = section_kind(own.value)
        elif above and above[-1][1] == section.kind:
            kind = above[-1][2]
        else:
            kind = section.kind
        kinds[section.id] = kind
        above.append((section.level, section.kind, kind))
    return kinds


def with_stated(facts: Sequence[Fact], overrules: Mapping[str, Overrule]) -> list[Fact]:
    """The facts of one review, those that a person stated in place of all that the machine read of that name."""
    kept = [one for one in facts if one.name not in overrules]
    for name, one in overrules.items():
        if name in get_args(FactName) and one.value != NOT_STATED:
            kept += [
                Fact(one.review_id, fact_name(name), value.strip(), "", None, "person")
                for value in one.value.split(";")
                if value.strip()
            ]
    return kept


def with_presence(features: Sequence[CaseFeature], overrules: Mapping[str, Overrule]) -> list[CaseFeature]:
    """The case features of one review as people left them; the words stay those that the machine read."""
    by_name = {one.feature: one for one in features}
    for name, one in overrules.items():
        if one.value == NOT_STATED:
            by_name.pop(name, None)
        else:
            blank = CaseFeature(one.review_id, name, "present", "", None, "")
            by_name[name] = replace(by_name.get(name, blank), presence=presence(one.value))
    return list(by_name.values())


def ruled_review(review: Review, overrules: Mapping[str, Overrule]) -> Review:
    """The review with its own fields as a person stated them."""
    given = {_SAME_AS_FIELD.get(name, name): one.value for name, one in overrules.items()}
    own = {name: value for name, value in given.items() if name in _REVIEW_FIELDS}
    blank = {name: "" for name, value in own.items() if value == NOT_STATED and name != "kind"}
    stated = {name: value for name, value in own.items() if value != NOT_STATED}
    return replace(with_facts(review, stated), **blank)  # type: ignore[arg-type]


def checked(overrule: Overrule, sections: Sequence[Section], features: Iterable[str]) -> Overrule:
    """The overrule, once its target and its value are known to be possible.

    Args:
        overrule: What a person said.
        sections: The sections of its review.
        features: Every case feature there is.

    Raises:
        InputError: There is no such section, fact, feature or value; lists what there is.
    """
    names: Sequence[str] = {
        "section-kind": list(section_names(sections).values()),
        "fact": [*get_args(FactName), *_REVIEW_FIELDS],
        "feature": list(features),
    }[overrule.what]
    target = next((one for one in names if one.casefold() == overrule.target.casefold()), None)
    if target is None:
        remedy = f"one of: {'; '.join(names)}"
        raise InputError(overrule.review_id, f"has no {overrule.what} {overrule.target!r} to overrule", remedy=remedy)
    if overrule.value and overrule.what == "section-kind":
        section_kind(overrule.value)
    if overrule.value not in ("", NOT_STATED) and overrule.what == "feature":
        presence(overrule.value)
    if overrule.value not in ("", NOT_STATED) and overrule.what == "fact":
        _check_fact(target, overrule.value)
    return replace(overrule, target=target)


def _check_fact(name: str, value: str) -> None:
    """Dates and kinds of review have one form; other values are free."""
    if name == "kind":
        _one_of(value, get_args(ReviewKind), "kind of review")
    for one in value.split(";") if name in _DATES else ():
        if not _ISO.fullmatch(iso_date(one.strip())):
            raise InputError(one.strip(), "is not a date", remedy="write 2016-05-31, 2016-05 or 2016")


def section_kind(value: str) -> SectionKind:
    """The value as a section kind.

    Raises:
        InputError: There is no such kind.
    """
    return _one_of(value, get_args(SectionKind), "section kind")  # type: ignore[return-value]


def presence(value: str) -> Presence:
    """The value as the presence of a case feature.

    Raises:
        InputError: It is neither present, denied nor suspected.
    """
    return _one_of(value, get_args(Presence), "presence")  # type: ignore[return-value]


def fact_name(value: str) -> FactName:
    """The value as the name of a fact.

    Raises:
        InputError: There is no such fact.
    """
    return _one_of(value, get_args(FactName), "fact")  # type: ignore[return-value]


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise InputError(value, f"is no {what}", remedy=f"one of: {', '.join(known)}")
    return value
