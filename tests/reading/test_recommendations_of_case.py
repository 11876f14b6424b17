"""Two documents about one case recommend a thing once; two cases that say the same recommend it twice."""

from __future__ import annotations

from thememiner.library_records import Recommendation
from thememiner.reading.recommendations_of_case import once_a_case


def recommendation(review: str, number: str, text: str, part: str = "recommendations", page: int = 9) -> Recommendation:
    return Recommendation(
        id=f"{review}:r{number}",
        review_id=review,
        number=number,
        text=text,
        page=page,
        paragraph=number,
        part=part,
        owner_type="board",
        addressee="",
        kind="other",
        strength="",
        deadline="",
        passages="",
    )


AUDIT = "The Board should audit the quality of supervision in all partner agencies."
TRAIN = "The Board should audit the quality of training in all the schools of the county."


def test_the_overviews_words_are_kept_and_the_summary_is_named() -> None:
    summary = recommendation("a", "1", AUDIT, "executive-summary", 3)
    found = [
        summary,
        recommendation("b", "1", AUDIT.replace("all partner", "partner")),
        recommendation("b", "2", TRAIN),
    ]
    kept = once_a_case(found, {"a": "case", "b": "case"})
    assert [(one.id, one.also_at) for one in kept] == [("b:r1", "a, page 3, executive-summary"), ("b:r2", "")]


def test_other_words_and_other_cases_stay() -> None:
    found = [recommendation("a", "1", AUDIT), recommendation("b", "1", TRAIN), recommendation("c", "1", AUDIT)]
    assert once_a_case(found, {"a": "case", "b": "case", "c": "other"}) == found


def test_what_one_document_prints_twice_is_not_decided_here() -> None:
    found = [recommendation("a", "1", AUDIT), recommendation("a", "2", AUDIT)]
    assert once_a_case(found, {"a": "case"}) == found
