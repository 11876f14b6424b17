"""What the extractors look at: title pages, cover sheet and sentences of one review, and how they make a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from thememiner.library_records import Fact, FactName
from thememiner.reading.stated.elsewhere import is_elsewhere
from thememiner.reading.stated.names import people_of
from thememiner.reading.stated.people import People
from thememiner.reading.stated.sentences import Sentence, sentences_of
from thememiner.reading.stated.subject import Subject, subject_of, title_pages
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
        opening: Sentences in which it says what it is about, those of statute, research and other reviews left out.
        named: What the title calls the subject.
    """

    review: Review
    passages: tuple[Passage, ...]
    front: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    opening: tuple[Sentence, ...]
    people: People
    named: Subject

    @property
    def subject(self) -> str:
        """What the subject is called; empty where the report does not say."""
        return self.named.name

    def of(self, *kinds: SectionKind) -> list[Sentence]:
        """Sentences in sections of these kinds."""
        return [one for one in self.sentences if one.kind in kinds]

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
    of_the_front = {one.id for one in front}
    rest = [one for one in passages if one.id not in of_the_front and one.section_kind not in ("contents", "glossary")]
    sentences = tuple(sentences_of(rest))
    opening = (one for one in sentences if one.kind in OPENING and not is_elsewhere(one.text))
    named = subject_of(review, passages)
    people = people_of(passages, named.names)
    first = tuple(islice(opening, _FIRST_SENTENCES))
    return Told(review, tuple(passages), tuple(front), sentences, first, people, named)
