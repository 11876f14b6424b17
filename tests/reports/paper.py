"""An invented study's worth of evidence for the board paper, made by hand; every name and figure is made up."""

from __future__ import annotations

import functools
from dataclasses import replace

from thememiner.codebook import Codebook, default_codebook
from thememiner.evidence.prevalence import wilson
from thememiner.evidence.themes import ThemeEvidence
from thememiner.local.comparison import ComparisonRow
from thememiner.records import AuditFinding, LeftOut, Page, Prevalence, Quotation, Review, ReviewKind
from thememiner.reports.board_evidence import BoardEvidence

WORDS = (
    "The health visitor recorded the concern on the same day, but the school was not told that the plan had ended.",
    "Practitioners did not ask who else lived in the household, and the review found that this was not unusual.",
    "The child was seen on eleven occasions and spoken to alone on two.",
    "Each agency held part of the picture; nobody was asked to put the parts together until after the injury, and the "
    "reviewers identified that there was no agreed place in which this could have been done.",
)
GOOD = (
    "The midwife sought missing information rather than waiting for it, and wrote down what she had been told.",
    "The head teacher challenged the decision twice and was listened to the second time.",
)
PLACES = ("Kelderwick", "Brackenshire", "Northmere", "Pellbridge", "Ostlebury")


@functools.cache
def codebook() -> Codebook:
    return default_codebook()


def review(place: int, kind: ReviewKind) -> Review:
    area = PLACES[place % len(PLACES)]
    titles = {
        "case-review": (f"Serious Case Review: Child {chr(65 + place)} – Overview Report", "Serious Case Review"),
        "inspection": (f"Inspection of children’s services, {area}", "ILACS"),
    }
    title, review_type = titles[kind]
    review_id = f"{area.lower()}-{kind}-{place:02d}"
    year = str(2009 + place)
    return Review(review_id, f"{review_id}.pdf", "0" * 64, title, kind, review_type, area, year, "", "")


def figures(theme_id: str, counts: dict[str, int], read: dict[str, int]) -> tuple[Prevalence, ...]:
    return tuple(
        Prevalence(theme_id, kind, counts[kind], read[kind], *wilson(counts[kind], read[kind])) for kind in sorted(read)
    )


def _share(place: int, step: int, total: int) -> int:
    """A count that falls with the place and is nought for the last themes."""
    return max(0, (total * (9 - (place * step) % 13)) // 10)


def theme_row(place: int, read: dict[str, int]) -> ThemeEvidence:
    theme = codebook().themes[place]
    unseen = place in (9, 33)
    any_ = {kind: 0 if unseen else _share(place, 5, total) for kind, total in read.items()}
    failing = {kind: max(0, count - place % 3) for kind, count in any_.items()}
    good = {kind: count // 3 for kind, count in any_.items()}
    recommended = {kind: count // 2 for kind, count in any_.items()}
    statements = sum(any_.values()) * 3
    return ThemeEvidence(
        theme_id=theme.id,
        label=theme.label,
        group=theme.group,
        prevalence=figures(theme.id, any_, read),
        failing=figures(theme.id, failing, read),
        good=figures(theme.id, good, read),
        recommended=figures(theme.id, recommended, read),
        statements=statements,
        recommendations=sum(recommended.values()),
        confirmed=statements // 7,
        quotations=(None,),
    )


def finding(number: int, text: str = "") -> AuditFinding:
    text = text or f"In case {number} the chronology was started after the strategy discussion and not used in it."
    return AuditFinding(f"a{number}", text, "case-audit-2025.xlsx", number + 4, sheet="Findings", date="2025-03-14")


def comparison_row(theme: ThemeEvidence, place: int) -> ComparisonRow:
    local = (finding(place), finding(100 + place)) if place % 3 == 0 else ()
    return ComparisonRow(
        theme_id=theme.theme_id,
        label=theme.label,
        group=theme.group,
        national=theme.prevalence,
        national_failing=theme.failing,
        national_good=theme.good,
        local=local,
        local_failing=len(local),
        local_good=place % 2 if local else 0,
        sources=("case-audit-2025.xlsx",) if local else (),
        last_dated="2025-03-14" if local else "",
        cases=("4 of 6",) if local else (),
        grades=(),
        position="weak" if local else "not known",
        because="2 failing; rests on one audit" if local else "no local finding speaks of it; that is not assurance",
        confirmed=0,
        codings=len(local),
        quotations=(None,),
    )


def left_out(count: int) -> tuple[LeftOut, ...]:
    reasons = (
        ("the page is a picture and text recognition is not installed", "install tesseract and read it again"),
        ("the file is protected by a password", "save a copy without the password"),
        ("the row has no text", "fill in the column 'Finding'"),
    )
    return tuple(
        LeftOut(f"left-out-{place:02d}.pdf", f"page {place + 1}" if place % 3 else "", *reasons[place % 3])
        for place in range(count)
    )


def pages(reviews: tuple[Review, ...]) -> tuple[Page, ...]:
    return tuple(
        Page(one.id, number, str(number), 0, 0, "no-text" if number == 7 and place == 0 else "text")
        for place, one in enumerate(reviews)
        for number in range(1, 31 + place)
    )


def board_evidence(*, case_reviews: int = 14, inspections: int = 3, lost: int = 5, local: bool = True) -> BoardEvidence:
    reviews = tuple(review(place, "case-review") for place in range(case_reviews)) + tuple(
        review(place, "inspection") for place in range(inspections)
    )
    read = {"case-review": case_reviews, "inspection": inspections}
    read = {kind: total for kind, total in read.items() if total}
    themes = tuple(theme_row(place, read) for place in range(40))
    quoted = {"case-review": reviews[0].id, "inspection": reviews[-1].id}
    failing, good = {}, {}
    for place, theme in enumerate(themes):
        for kind, review_id in quoted.items():
            where = (f"u{place}", review_id, place + 3, f"4.{place}")
            failing[kind, theme.theme_id] = Quotation(*where, WORDS[place % 4])
            good[kind, theme.theme_id] = Quotation(*where, GOOD[place % 2])
    return BoardEvidence(
        date="2026-03-06",
        reviews=reviews,
        pages=pages(reviews),
        themes=themes,
        failing_quotations=failing,
        good_quotations=good,
        comparison=tuple(comparison_row(theme, place) for place, theme in enumerate(themes)) if local else (),
        left_out=left_out(lost),
        partnership="Kelderwick Safeguarding Children Partnership",
        coder="rules",
        codebook="version 0.1, fingerprint 1a2b3c4d5e6f7a8b",
        settings=(("area", "Kelderwick"), ("stale_after_months", "24")),
        where="area: Kelderwick" if local else "",
        invented=True,
    )


def with_first_label(evidence: BoardEvidence, label: str) -> BoardEvidence:
    return replace(evidence, themes=(replace(evidence.themes[0], label=label), *evidence.themes[1:]))
