from __future__ import annotations

from thememiner.reading.screening import ScreeningSummary, Tally
from thememiner.reports.screening_words import own_area_words, screening_words


def test_every_review_is_accounted_for() -> None:
    summary = ScreeningSummary(
        Tally(20, 8, 3, 9), Tally(1, 1, 0, 0), 4, 11, (("not about a child", 2), ("out of area", 1))
    )
    assert screening_words(summary, since="6 October 2026") == [
        "20 reviews are listed; 4 of them new since 6 October 2026: 8 included, 3 excluded and 9 not yet screened.",
        "Of those listed, 11 were read here.",
        "1 review that was read is in no listing: 1 included, 0 excluded and 0 not yet screened.",
        "Reasons for exclusion: not about a child (2); out of area (1).",
    ]


def test_without_a_log_and_without_a_meeting_nothing_is_claimed() -> None:
    none = Tally(0, 0, 0, 0)
    assert screening_words(ScreeningSummary(none, none, 0, 0, ())) == []
    one = screening_words(ScreeningSummary(Tally(1, 0, 0, 1), none, 1, 1, ()))
    assert one == [
        "1 review is listed: 0 included, 0 excluded and 1 not yet screened.",
        "Of those listed, 1 was read here.",
    ]


def test_reviews_of_the_own_area_are_named() -> None:
    assert own_area_words([]) == []
    (sentence,) = own_area_words(["kian", "wren"])
    assert sentence == "2 reviews of this area itself are not counted as national: kian and wren."
