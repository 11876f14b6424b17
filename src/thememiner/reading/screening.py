"""The screening log: every review that is listed or read, what people decided about it, and what may be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from thememiner.library_records import Listed, Screening
from thememiner.reading.abstracts import abstract_id
from thememiner.reading.listing_identity import document_part
from thememiner.reading.screening_links import link
from thememiner.records import Review

COLUMNS = (
    "entry_id",
    "title",
    "board",
    "published",
    "first_seen",
    "new",
    "listed",
    "read",
    "status",
    "reason",
    "who",
    "when",
    "link",
    "note",
)
"""Columns of `screening_rows`: ``new`` and ``listed`` are yes or no, ``read`` is the id of the review that was read."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reviews there are, and what was decided about them: ``total`` is the sum of the other three."""

    total: int
    included: int
    excluded: int
    not_screened: int


@dataclass(frozen=True, slots=True)
class ScreeningSummary:
    """What a board paper states of the screening.

    Args:
        listed: Entries of the listings.
        unlisted: Reviews in the study that no listing names.
        new: How many of the listed are new since the date asked for.
        read: How many of the listed are in the study.
        reasons: Reasons for exclusion with the number of reviews, the commonest first.
    """

    listed: Tally
    unlisted: Tally
    new: int
    read: int
    reasons: tuple[tuple[str, int], ...]


def latest_status(screenings: Iterable[Screening]) -> dict[str, Screening]:
    """By entry id, the decision that holds: the latest by date, and of one day the one that was recorded last."""
    latest: dict[str, Screening] = {}
    for one in screenings:
        if one.entry_id not in latest or one.when >= latest[one.entry_id].when:
            latest[one.entry_id] = one
    return latest


def screening_rows(
    entries: Sequence[Listed], screenings: Iterable[Screening], reviews: Iterable[Review], *, since: str = ""
) -> list[dict[str, str]]:
    """One row (`COLUMNS`) for each listed entry, in order, then one for each review that no listing names.

    A decision about a review holds for the entry that it is linked to and the other way round. A review that is about
    the case of an excluded report and was not decided about by itself (its executive summary, say) is excluded with it.

    Args:
        entries: The log.
        screenings: All decisions, in the order in which they were recorded.
        reviews: The study's; abstracts belong to their entries and have no rows of their own.
        since: ISO date of the last meeting: what was first seen later is new.
    """
    read = {review.id: review for review in reviews if review.kind != "abstract"}
    review_of, notes = link(entries, read.values())
    entry_of = {review: entry for entry, review in review_of.items()}
    decided = latest_status(replace(one, entry_id=entry_of.get(one.entry_id, one.entry_id)) for one in screenings)
    rows = [_entry_row(one, review_of.get(one.id, ""), notes.get(one.id, ""), since) for one in entries]
    rows += [_review_row(one) for one in read.values() if one.id not in entry_of]
    for row in rows:
        _decide(row, decided.get(row["entry_id"]))
    _exclude_with_their_case(rows, read)
    return rows


def excluded_reviews(
    entries: Sequence[Listed], screenings: Iterable[Screening], reviews: Iterable[Review]
) -> dict[str, str]:
    """Review id -> reason, for every review that must not be counted; an excluded entry's abstract is among them."""
    reviews = list(reviews)
    known = {review.id for review in reviews}
    excluded: dict[str, str] = {}
    for row in screening_rows(entries, screenings, reviews):
        if row["status"] == "excluded":
            candidates = (row["read"], abstract_id(row["entry_id"]))
            excluded.update({one: row["reason"] for one in candidates if one in known})
    return excluded


def screening_summary(rows: Sequence[Mapping[str, str]]) -> ScreeningSummary:
    """Count the rows of `screening_rows`; reasons that differ only in capitals or a full stop are one."""
    listed = [row for row in rows if row["listed"] == "yes"]
    reasons: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for row in rows:
        if row["status"] == "excluded":
            key = " ".join(row["reason"].casefold().split()).rstrip(".")
            reasons[key] += 1
            printed.setdefault(key, " ".join(row["reason"].split()).rstrip("."))
    ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return ScreeningSummary(
        listed=_tally(listed),
        unlisted=_tally([row for row in rows if row["listed"] != "yes"]),
        new=sum(row["new"] == "yes" for row in listed),
        read=sum(bool(row["read"]) for row in listed),
        reasons=tuple((printed[key], count) for key, count in ordered),
    )


def _tally(rows: Sequence[Mapping[str, str]]) -> Tally:
    statuses = Counter(row["status"] for row in rows)
    return Tally(len(rows), statuses["included"], statuses["excluded"], statuses[""])


def _entry_row(entry: Listed, review_id: str, note: str, since: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {
        "entry_id": entry.id,
        "title": entry.title,
        "board": entry.board,
        "published": entry.published,
        "first_seen": entry.first_seen,
        "new": "yes" if entry.first_seen > since else "no",
        "listed": "yes",
        "read": review_id,
        "link": entry.link,
        "note": note,
    }


def _review_row(review: Review) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {
        "entry_id": review.id,
        "title": review.title,
        "board": review.area,
        "published": review.published,
        "new": "no",
        "listed": "no",
        "read": review.id,
    }


def _decide(row: dict[str, str], decision: Screening | None) -> None:
    if decision:
        row.update(status=decision.status, reason=decision.reason, who=decision.who, when=decision.when)


def _exclude_with_their_case(rows: Sequence[dict[str, str]], read: Mapping[str, Review]) -> None:
    """Exclude what is about the case of an excluded report; leaving out only a summary leaves the report in."""
    excluded: dict[str, dict[str, str]] = {}
    for row in rows:
        case = read[row["read"]].case if row["read"] else ""
        if case and row["status"] == "excluded" and not document_part(row["title"]):
            excluded.setdefault(case, row)
    for row in rows:
        report = excluded.get(read[row["read"]].case) if row["read"] and not row["status"] else None
        if report:
            reason = f"same case as {report['entry_id']}: {report['reason']}"
            row.update(status="excluded", reason=reason, who=report["who"], when=report["when"])
