"""Which listed entry is which review of the study: by file, by title, or by board, subject and year; never by guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from rapidfuzz import fuzz

from thememiner.library_records import Listed
from thememiner.reading.listing_identity import (
    ANONYMOUS,
    area_key,
    document_part,
    file_name,
    names_subject,
    subject_key,
    year_of,
)
from thememiner.records import LeftOut, Review

_NEAR = 90
"""Letters, in per cent, that two titles have in common where they differ in small words or a misprint of one."""

_GENERIC_WORDS = (
    "a an and the of in to for on into by from her his their with local national serious significant case child "
    "children childrens baby family young person people safeguarding practice review reviews report overview "
    "executive summary final published learning lessons together concise extended domestic homicide management "
    "thematic partnership board adult sibling siblings twins infant using respect process incident model brother "
    "sister experience subject brief "
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells a publication, of an entry or of a review."""

    id: str
    files: frozenset[str]
    title: str
    area: str
    year: int | None
    part: str
    subjects: frozenset[str]
    words: frozenset[str]


class Links(NamedTuple):
    """Entry id -> review id, and entry id -> why it was not linked although something speaks for it."""

    review_of: dict[str, str]
    doubts: dict[str, str]


def matched(entries: Sequence[Listed], reviews: Iterable[Review]) -> dict[str, str]:
    """Entry id -> id of the review that it is about; entries of reviews that were not read are not in it.

    The file's name decides first, then a title that is nearly the same, then board and subject with a year that is at
    most one away. One entry, one review: where several fit, none is linked (see `unclear`).
    """
    return link(entries, reviews).review_of


def unclear(entries: Sequence[Listed], reviews: Iterable[Review]) -> list[LeftOut]:
    """Entries that could be a review of the study but were not linked, with the reviews and the reason."""
    titles = {one.id: one for one in entries}
    return [
        LeftOut(titles[entry].source, titles[entry].title, reason, "give the review's file name in the catalogue")
        for entry, reason in link(entries, reviews).doubts.items()
    ]


def link(entries: Sequence[Listed], reviews: Iterable[Review]) -> Links:
    """What `matched` and `unclear` say, at once."""
    listed = [_of_entry(entry) for entry in entries]
    read = [_of_review(review) for review in reviews if review.kind != "abstract"]
    links: dict[str, str] = {}
    unsure: dict[str, str] = {}
    for fits in (_same_file, _same_title, _same_subject):
        claims = _claims(listed, read, links, fits)
        wanted = Counter(claim for found in claims.values() if len(found) == 1 for claim in found)
        for entry, found in claims.items():
            if len(found) > 1:
                unsure[entry] = f"may be {' or '.join(found)}"
            elif wanted[found[0]] > 1:
                unsure[entry] = f"may be {found[0]}, as may another entry"
            else:
                links[entry] = found[0]
    for one in listed:
        if one.id not in links and one.id not in unsure and (near := [two for two in read if _nearly(one, two)]):
            unsure[one.id] = _why_not(near, set(links.values()))
    return Links(links, {entry: reason for entry, reason in unsure.items() if entry not in links})


def _why_not(found: Sequence[_Known], taken: Collection[str]) -> str:
    """Why a review that nearly fits was not linked; one that another entry has may be listed twice."""
    names = " or ".join(review.id for review in found)
    if all(review.id in taken for review in found):
        return f"may be {names}, which another entry is linked to: is it listed twice?"
    return f"may be {names}: board or year do not say for certain"


def _claims(
    listed: Sequence[_Known], read: Sequence[_Known], links: dict[str, str], fits: Callable[[_Known, _Known], bool]
) -> dict[str, list[str]]:
    taken = set(links.values())
    free = [review for review in read if review.id not in taken]
    claims = {one.id: [review.id for review in free if fits(one, review)] for one in listed if one.id not in links}
    return {entry: found for entry, found in claims.items() if found}


def _same_file(entry: _Known, review: _Known) -> bool:
    return not entry.files.isdisjoint(review.files)


def _same_title(entry: _Known, review: _Known) -> bool:
    """Nearly the same letters; "Child A" is near "Child B" and Kian near Liam, so that what tells must be the same."""
    if entry.part != review.part or not _areas_agree(entry, review) or not _years_agree(entry, review, unknown=True):
        return False
    if not _telling(entry.words) or _telling(entry.words) != _telling(review.words):
        return False
    if _short(entry.words) != _short(review.words):
        return False
    return fuzz.ratio(entry.title, review.title, score_cutoff=_NEAR) > 0


def _same_subject(entry: _Known, review: _Known) -> bool:
    is_known = entry.area == review.area and entry.area not in ("", ANONYMOUS)
    return is_known and _years_agree(entry, review, unknown=False) and _one_subject(entry, review)


def _nearly(entry: _Known, review: _Known) -> bool:
    """As `_same_subject` where the year is not known, or one board's name is part of the other's."""
    if entry.area in ("", ANONYMOUS) or not review.area:
        return False
    return _areas_agree(entry, review) and _years_agree(entry, review, unknown=True) and _one_subject(entry, review)


def _one_subject(entry: _Known, review: _Known) -> bool:
    if entry.part != review.part:
        return False
    if entry.subjects & review.subjects:
        return True
    for one, other in ((entry, review), (review, entry)):
        if any(_telling(words := frozenset(key.split())) and words <= other.words for key in one.subjects):
            return True
    return False


def _areas_agree(entry: _Known, review: _Known) -> bool:
    """Whether nothing speaks against one place: "Arwel" and "Dyffryn Arwel" may be one."""
    if not entry.area or not review.area:
        return True
    one, other = frozenset(entry.area.split()), frozenset(review.area.split())
    return one <= other or other <= one


def _years_agree(entry: _Known, review: _Known, *, unknown: bool) -> bool:
    if entry.year is None or review.year is None:
        return unknown
    return abs(entry.year - review.year) <= 1


def _telling(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 2 and not word.isdigit()) - _GENERIC


def _short(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) < 3 or any(letter.isdigit() for letter in word)) - _GENERIC


def _of_entry(entry: Listed) -> _Known:
    return _Known(
        id=entry.id,
        files=frozenset({file_name(entry.file), file_name(entry.link)} - {""}),
        title=(title := _plain(entry.title)),
        area=area_key(entry.board),
        year=year_of(entry.published),
        part=document_part(entry.title),
        subjects=frozenset({subject_key(entry.title)}),
        words=frozenset(title.split()),
    )


def _of_review(review: Review) -> _Known:
    name = PurePosixPath(review.source.replace("\\", "/"))
    stem = re.sub(r"[-_]+", " ", name.stem)
    subjects = {subject_key(review.title)}
    if not names_subject(review.title) and (match := names_subject(stem.upper())):
        subjects.add(subject_key(match.group()))
    return _Known(
        id=review.id,
        files=frozenset({name.name.lower()}),
        title=(title := _plain(review.title)),
        area=area_key(review.area),
        year=year_of(review.published),
        part=document_part(review.title) or document_part(stem),
        subjects=frozenset(subjects),
        words=frozenset(title.split()),
    )


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", title.lower().replace("’", "'").replace("'s", "s")).split())
