from __future__ import annotations

import pytest

from thememiner.codebook import Theme, default_codebook
from thememiner.local.course_matching import Catalogue, Match, match_courses, shared_topics
from thememiner.local.courses import Course
from thememiner.records import Coding, Stance, Tag

BOOK = default_codebook()


def coding(*tags: tuple[str, float, str], rank: int = 1) -> Coding:
    given = tuple(Tag("c", theme, "neutral", score, rank, "invented", words) for theme, score, words in tags)
    return Coding(Stance("c", "finding", "neutral", "invented"), given)


def matched(course: Course, *tags: tuple[str, float, str], rank: int = 1) -> list[tuple[str, str]]:
    return [(one.theme_id, one.way) for one in match_courses([course], [coding(*tags, rank=rank)], BOOK)]


@pytest.mark.parametrize(
    ("text", "theme", "found"),
    [
        ("Using the graded care profiles again.", "neglect", ["graded care profile"]),
        ("NEGLECT AWARENESS", "neglect", ["neglect awareness"]),
        ("Graded work. Care for profiles.", "neglect", []),
        ("Parental neglect", "neglect", []),
        ("Professional curiosity", "professional-curiosity", ["professional curiosity"]),
        ("Working with families", "family-voice", []),
        ("Escalation when professionals disagree", "professional-challenge-escalation", []),
    ],
)
def test_a_topic_is_shared_when_one_sentence_has_all_its_telling_words(text: str, theme: str, found: list[str]) -> None:
    assert shared_topics(text, BOOK.theme(theme)) == found


def test_a_topic_of_common_words_alone_is_never_shared() -> None:
    theme = Theme(
        id="t", label="Good practice with children", definition="d", training_topics=("working with families",)
    )
    assert shared_topics("Good practice: working with children and families", theme) == []


def test_the_word_of_people_holds_over_words_and_coder() -> None:
    stated = Course(2, "Neglect awareness", themes=("early-help",), is_ruled=True)
    assert matched(stated, ("neglect", 0.99, "Neglect")) == [("early-help", "stated")]
    none = Course(2, "Neglect awareness", is_ruled=True)
    assert matched(none, ("neglect", 0.99, "Neglect")) == []


def test_a_topic_of_one_word_needs_the_coder() -> None:
    course = Course(2, "The missing appointment")
    assert matched(course) == []
    assert matched(course, ("extra-familial-harm", 0.4, "appointment")) == [("extra-familial-harm", "shared words")]


@pytest.mark.parametrize(
    ("score", "words", "way"),
    [(0.9, "not brought", "title"), (0.79, "not brought", "coder"), (0.9, "somewhere else", "coder")],
)
def test_what_the_coder_says_is_sure_only_by_words_of_the_title(score: float, words: str, way: str) -> None:
    course = Course(2, "When a child is not brought")
    assert matched(course, ("was-not-brought", score, words)) == [("was-not-brought", way)]


def test_a_tag_that_was_not_assigned_is_no_match() -> None:
    assert matched(Course(2, "Anything"), ("neglect", 0.9, "Anything"), rank=0) == []


def test_perhaps_covers_nothing() -> None:
    sure, perhaps = Course(2, "Sure"), Course(3, "Perhaps")
    matches = (Match(sure, "neglect", "stated", 0, ""), Match(perhaps, "neglect", "coder", 0.9, "x"))
    found = Catalogue("courses.csv", (sure, perhaps), matches, ())
    assert found.without_theme == (perhaps,)
    assert found.by_theme() == {"neglect": matches}
