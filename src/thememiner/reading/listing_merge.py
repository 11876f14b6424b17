"""What a later listing adds to the screening log: new entries, and known ones that now say more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from thememiner.library_records import Listed
from thememiner.reading.listing_identity import are_alike, are_same, entry_id, subject_key


class Merged(NamedTuple):
    """The whole log (known entries first, in their order), and the ids that are new or changed in it."""

    entries: tuple[Listed, ...]
    new_ids: tuple[str, ...]
    changed_ids: tuple[str, ...]


def merged(known: Sequence[Listed], new: Sequence[Listed]) -> Merged:
    """Take the entries of a later listing into the log.

    An entry that is known keeps its id and the earlier ``first_seen``, whatever file it comes from this time and
    whatever id it got there; nothing is dropped because a later listing does not name it.
    """
    entries = list(known)
    by_subject: dict[str, list[int]] = {}
    for place, one in enumerate(entries):
        by_subject.setdefault(subject_key(one.title), []).append(place)
    ids = {one.id for one in entries}
    # Two entries of one listing are two: they are never taken for the same known one.
    claimed: set[int] = set()
    new_ids: list[str] = []
    changed: list[str] = []
    for entry in new:
        bucket = by_subject.setdefault(subject_key(entry.title), [])
        found = _known_as(entry, entries, [one for one in bucket if one not in claimed])
        if found is None:
            added = replace(entry, id=entry.id if entry.id and entry.id not in ids else entry_id(entry, ids))
            ids.add(added.id)
            new_ids.append(added.id)
            entries.append(added)
            claimed.add(len(entries) - 1)
            bucket.append(len(entries) - 1)
        else:
            later = updated(entries[found], entry)
            if later != replace(entries[found], first_seen=later.first_seen):
                changed.append(later.id)
            entries[found] = later
            claimed.add(found)
    return Merged(tuple(entries), tuple(new_ids), tuple(changed))


def updated(known: Listed, later: Listed) -> Listed:
    """The known entry with what a later listing says better: nothing that is known becomes empty or less precise."""
    takes_words = bool(later.abstract) and later.abstract != known.abstract and _says_more(known, later)
    return replace(
        known,
        title=later.title if known.title.casefold() in later.title.casefold() else known.title,
        board=max(known.board, later.board, key=len),
        published=_date(known.published, later.published),
        abstract=later.abstract if takes_words else known.abstract,
        link=later.link or known.link,
        file=later.file or known.file,
        source=later.source if takes_words else known.source,
        first_seen=min(filter(None, (known.first_seen, later.first_seen)), default=""),
    )


def _known_as(entry: Listed, entries: Sequence[Listed], places: Sequence[int]) -> int | None:
    same = [place for place in places if are_same(entries[place], entry)]
    by_id = [place for place in same if entries[place].id == entry.id]
    return next(iter(by_id or same), None)


def _says_more(known: Listed, later: Listed) -> bool:
    """A corrected abstract takes the place of the old one; another text only where it is longer."""
    if later.abstract in known.abstract:
        return False
    is_longer = len(later.abstract) > len(known.abstract)
    return is_longer or (bool(are_alike(known, later)) and 2 * len(later.abstract) > len(known.abstract))


def _date(known: str, later: str) -> str:
    """The later statement, unless it is only less precise."""
    return known if not later or known.startswith(later) else later
