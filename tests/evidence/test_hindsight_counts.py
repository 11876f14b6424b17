from __future__ import annotations

from dataclasses import replace

from invented import code, passage, review, stance
from thememiner.codebook import default_codebook
from thememiner.evidence.hindsight_counts import hindsight_by_review, hindsight_by_theme
from thememiner.evidence.themes import Corpus
from thememiner.records import Passage

OWN = "The worker should have realised that the plan had drifted."
REASON = "Her caseload was twice the usual."
PROMISE = "The panel tried to avoid hindsight."


def corpus(*passages: Passage) -> Corpus:
    stances = {one.id: stance(one.id) for one in passages}
    codes = {one.id: (code(one.id, "plans-drift-delay"),) for one in passages}
    ids = dict.fromkeys(one.review_id for one in passages)
    return Corpus(tuple(review(one) for one in ids), passages, (), stances, codes)


def test_counts_are_of_passages_and_a_promise_is_a_flag() -> None:
    promises = [replace(passage("a", f"{PROMISE} {word}"), section_kind="method") for word in ("Truly.", "Always.")]
    twice = passage("a", f"{OWN} {OWN}")
    (row,) = hindsight_by_review(corpus(*promises, twice))
    assert (row.promised, row.own, row.explained) == (True, 1, 0)
    assert [one.found.facet for one in row.places] == ["M", "R", "R"]


def test_a_reason_in_the_next_passage_counts_in_the_same_section_only() -> None:
    same = corpus(passage("a", OWN), passage("a", REASON))
    other = corpus(passage("a", OWN), replace(passage("a", REASON), section_id="a:s2"))
    heading = corpus(passage("a", OWN), replace(passage("a", REASON), heading=REASON))
    assert [hindsight_by_review(one)[0].explained for one in (same, other, heading)] == [1, 0, 0]


def test_of_the_failing_findings_of_a_theme() -> None:
    found = hindsight_by_theme(corpus(passage("a", OWN), passage("a", REASON)), default_codebook())
    (row,) = found
    assert (row.theme_id, row.failing, row.worded, row.explained, row.worded_unexplained) == (
        "plans-drift-delay",
        2,
        1,
        2,
        0,
    )


def test_reviews_stand_in_the_order_in_which_they_were_read() -> None:
    rows = hindsight_by_review(corpus(passage("z", "Nothing here."), passage("a", OWN)))
    assert [row.review.id for row in rows] == ["z", "a"]
