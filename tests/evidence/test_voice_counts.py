from __future__ import annotations

from dataclasses import replace

from invented import passage, review
from thememiner.evidence.themes import Corpus
from thememiner.evidence.voice_counts import NOT_STATED, voice_by_review, voice_counts
from thememiner.library_records import Fact
from thememiner.records import Passage


def corpus(*passages: Passage, case: str = "") -> Corpus:
    ids = dict.fromkeys(one.review_id for one in passages)
    return Corpus(tuple(review(one, case=case) for one in ids), passages, (), {}, {})


def test_what_is_not_stated_is_not_absent() -> None:
    (row,) = voice_by_review(corpus(passage("a", "The plan drifted.")))
    assert set(row.practice.values()) == {0}
    assert set(row.taking_part.values()) == {NOT_STATED}
    assert not [one for one in voice_counts([row]) if one.cases and one.value != NOT_STATED]


def test_who_contributed_was_not_only_invited() -> None:
    texts = ("Mother was invited to take part.", "Mother met the reviewer.", "Father was invited to take part.")
    (row,) = voice_by_review(corpus(*(replace(passage("a", text), section_kind="method") for text in texts)))
    assert (row.taking_part["mother"], row.taking_part["father"]) == ("contributed", "invited")
    assert row.any_family == "contributed"


def test_facts_of_the_reading_count_and_are_not_told_twice() -> None:
    text = "The parents were not approached."
    fact = Fact("a", "family-participation", "did not reply", "No reply came from the home.", 3)
    (row,) = voice_by_review(corpus(passage("a", "The plan drifted.")), [fact])
    assert (row.taking_part["family"], row.any_family) == ("invited", "invited")
    assert [(one.words, one.page) for one in row.places] == [("No reply came from the home.", 3)]
    same = Fact("a", "family-participation", "not approached", text, 1)
    (row,) = voice_by_review(corpus(replace(passage("a", text), section_kind="method")), [same])
    assert {one.who for one in row.places} == {"mother", "father"}


def test_documents_about_one_case_are_one() -> None:
    text = "The health visitor saw Child A."
    rows = voice_by_review(corpus(passage("a", text), passage("b", text), case="one"))
    (seen,) = (one for one in voice_counts(rows) if one.column == "seen")
    assert (seen.cases, seen.read) == (1, 1)
