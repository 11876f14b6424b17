"""What the extractors look at: title pages, cover sheet and sentences of one review, and how they make a fact."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thememiner.library_records import Fact, FactName
from thememiner.reading.stated.elsewhere import is_elsewhere
from thememiner.reading.stated.names import people_of
from thememiner.reading.stated.people import People
from thememiner.reading.stated.sentences import Sentence, sentences_of
from thememiner.reading.stated.subject import subject_names, subject_of, title_pages
from thememiner.records import Passage, Review, SectionKind

OPENING: tuple[SectionKind, ...] = ("introduction", "executive-summary", "purpose", "unknown")
"""Kinds of section in which a report says what it is about."""

_FIRST_SENTENCES = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One review as the extractors see it.

    Args:
        front: Passages of the title pages, the cover sheet among them.
        sentences: All sentences that are not of a title page.
        subject: What the title calls the subject; empty where it does not say.
    """

    review: Review
    passages: tuple[Passage, ...]
    front: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    people: People
    subject: str

    def of(self, *kinds: SectionKind) -> list[Sentence]:
        """Sentences in sections of these kinds."""
        return [one for one in self.sentences if one.kind in kinds]

    def opening(self) -> list[Sentence]:
        """Sentences in which the report says what it is about, those of statute, research and other reviews left out."""
        return [one for one in self.of(*OPENING) if not is_elsewhere(one.text)][:_FIRST_SENTENCES]

    def from_passage(
        self, name: FactName, value: str, passage: Passage, source: Literal["text", "cover-sheet"] = "text"
    ) -> Fact:
        """A fact with the words of a whole passage."""
        return Fact(self.review.id, name, value, passage.text, passage.page, source)

    def from_sentence(self, name: FactName, value: str, sentence: Sentence) -> Fact:
        """A fact with the words of a sentence."""
        return Fact(self.review.id, name, value, sentence.text, sentence.passage.page)


def told_by(review: Review, passages: Sequence[Passage]) -> Told:
    """Look at a review."""
    front = title_pages(passages)
    subject, _, _ = subject_of(review, passages)
    rest = [one for one in passages[len(front) :] if one.section_kind not in ("contents", "glossary")]
    people = people_of(passages, subject_names(review, passages))
    return Told(review, tuple(passages), tuple(front), tuple(sentences_of(rest)), people, subject)
