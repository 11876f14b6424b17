"""How the board paper says things: kinds of review, dates, citations, most recurrent first."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from thememiner.errors import InputError
from thememiner.evidence.prevalence import in_words
from thememiner.evidence.quotations import LONGEST, sentences
from thememiner.records import AuditFinding, Prevalence, Quotation, Review

KINDS: Mapping[str, tuple[str, str]] = {
    "case-review": ("case review", "case reviews"),
    "inspection": ("inspection report", "inspection reports"),
    "inquiry": ("inquiry report", "inquiry reports"),
    "abstract": ("abstract in a listing", "abstracts in a listing"),
    "thematic": ("national thematic report", "national thematic reports"),
    "other": ("other published report", "other published reports"),
}
"""One and many of each kind of review, in the order in which the paper takes them."""

# calendar.month_name would depend on the machine's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONGEST_TITLE = 70


def kinds_in_order(cases: Mapping[str, int]) -> list[str]:
    """The kinds that were read: case reviews first."""
    known = list(KINDS)
    return sorted(cases, key=lambda kind: (known.index(kind) if kind in known else len(known), kind))


def cannot_show(kinds: Iterable[str]) -> list[str]:
    """What figures over the kinds of review that were read cannot show, in sentences."""
    read, said = set(kinds), []
    if "case-review" in read:
        said += [
            "Case reviews are of the gravest cases and are published selectively. How often a theme occurs in them "
            "does not show how common it is in everyday practice.",
            "Reviewers knew the outcome. What they identified is not said to have led to the harm.",
        ]
    if "inspection" in read:
        said.append(
            "Inspection reports tell what inspectors saw in other places on a few days, and take up most of what a "
            "service does. That a theme is in many of them does not show how it stands here."
        )
    if read - {"case-review", "inspection"}:
        said.append(
            "Other reports were written for purposes of their own; how often a theme occurs in them shows no more."
        )
    return said


def counted(count: int, one: str, many: str) -> str:
    """Say "1 page", "3 pages"."""
    return f"{count:,} {one if count == 1 else many}"


def kind_words(kind: str, count: int) -> str:
    """What so many reviews of a kind are called: "case review", "inspection reports"."""
    return KINDS.get(kind, (kind, kind))[count != 1]


def many_of(kind: str) -> str:
    """The plural of a kind of review."""
    return kind_words(kind, 2)


def listed(parts: Sequence[str]) -> str:
    """Say "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def long_date(iso: str) -> str:
    """Say a day: "6 March 2026".

    Raises:
        InputError: It is not an ISO date.
    """
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError as error:
        remedy = "give a day as YYYY-MM-DD, e.g. 2026-03-06"
        raise InputError("date", f"{iso!r} is not a date", remedy=remedy) from error
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def names(reviews: Iterable[Review]) -> dict[str, str]:
    """How each review is called where it is cited: its title, or its id where that is long, missing or not its own."""
    found = list(reviews)
    titles = Counter(review.title for review in found)
    return {
        review.id: review.title if 0 < len(review.title) <= _LONGEST_TITLE and titles[review.title] == 1 else review.id
        for review in found
    }


def cited(quotation: Quotation, called: Mapping[str, str]) -> str:
    """Say where words stand: "Child K: Overview Report, p. 23, ¶4.12"."""
    parts = [called.get(quotation.review_id, quotation.review_id)]
    if quotation.page is not None:
        parts.append(f"p. {quotation.page}")
    if quotation.paragraph:
        parts.append(f"¶{quotation.paragraph}")
    return ", ".join(parts)


def cited_finding(finding: AuditFinding) -> str:
    """Say where a local finding stands: "audits.xlsx, sheet Cases, row 12, 2025-03-01"."""
    is_report = finding.source.lower().endswith((".docx", ".pdf"))
    on_page = finding.sheet.startswith("page ")
    sheet = finding.sheet if on_page or not finding.sheet else f"sheet {finding.sheet}"
    row = f"{'paragraph' if is_report else 'row'} {finding.row}"
    return ", ".join(part for part in (finding.source, sheet, row, finding.date) if part)


def opening(text: str) -> str:
    """The first whole sentences of a text that fit a quotation; "[…]" says that there is more."""
    kept = ""
    for sentence in sentences(" ".join(text.split())):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > LONGEST:
            return f"{kept or sentence[:LONGEST].rsplit(' ', 1)[0]} […]"
        kept = longer
    return kept


def of_kind(figures: Iterable[Prevalence], kind: str) -> Prevalence:
    """The figure of one kind of review.

    Raises:
        ValueError: That kind was not counted.
    """
    for figure in figures:
        if figure.kind == kind:
            return figure
    raise ValueError(f"no figure for {kind!r}")


def said(figure: Prevalence, what: str = "") -> str:
    """Say a share in a table cell: "4 of 6", from ten reviews on with the share and its interval on a second line.

    Args:
        figure: The figure.
        what: What was counted, said after the count ("case reviews").
    """
    words = in_words(figure.reviews_with, figure.reviews_read, figure.low, figure.high)
    count, _, share = words.partition(" (")
    named = f"{count} {what}".strip()
    return f"{named}\n({share}".replace(" %", "\u00a0%") if share else named


def plain(figure: Prevalence) -> str:
    """Say "4 of 6", without a share."""
    return f"{figure.reviews_with} of {figure.reviews_read}"
