"""Small invented records for tests that need a study's worth of them."""

from __future__ import annotations

import hashlib

from thememiner.records import (
    Code,
    LeftOut,
    Page,
    Passage,
    Polarity,
    Reading,
    Review,
    ReviewKind,
    Section,
    Stance,
    Statement,
)


def review(
    review_id: str, *, kind: ReviewKind = "case-review", area: str = "", case: str = "", text: str = ""
) -> Review:
    digest = hashlib.sha256(review_id.encode()).hexdigest()
    return Review(review_id, f"{review_id}.pdf", digest, f"Invented {review_id}", kind, "SCR", area, "2020", text, case)


def passage(review_id: str, text: str, *, start: int = 0, page: int | None = 1, page_end: int | None = None) -> Passage:
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Passage(
        id=f"{review_id}:{digest}",
        review_id=review_id,
        section_id=f"{review_id}:s1",
        page=page,
        page_label=str(page or ""),
        page_end=page_end or page,
        paragraph="4.1",
        heading="Findings",
        section_kind="findings",
        start=start,
        end=start + len(text),
        text=text,
    )


def reading(review_id: str, *texts: str, left_out: tuple[LeftOut, ...] = ()) -> Reading:
    whole = "\n\n".join(texts)
    passages, at = [], 0
    for text in texts:
        passages.append(passage(review_id, text, start=at))
        at += len(text) + 2
    return Reading(
        review=review(review_id, text=whole),
        pages=(Page(review_id, 1, "1", 0, len(whole), "text", raw=whole),),
        sections=(Section(f"{review_id}:s1", review_id, "Findings", 1, "findings", 0, len(whole), 1),),
        passages=tuple(passages),
        left_out=left_out,
    )


def stance(unit_id: str, statement: Statement = "finding", polarity: Polarity = "failing") -> Stance:
    return Stance(unit_id, statement, polarity, "invented")


def code(unit_id: str, theme_id: str, *, polarity: Polarity = "failing", words: str = "", score: float = 0.8) -> Code:
    return Code(unit_id, theme_id, polarity, 1, score, "suggested", "invented", words)
