from __future__ import annotations

import pytest

from filled_tools import RECOMMENDED, THEME, tool
from invented import code, passage, review, stance
from thememiner.codebook import default_codebook
from thememiner.evidence.themes import Corpus
from thememiner.library_records import Recommendation
from thememiner.local.audit_tool import (
    MOST_QUESTIONS,
    falls_short,
    mark_in,
    mark_of,
    question_id,
    questions_of,
    recommendation_questions,
    where_found,
)
from thememiner.local.tool_check import id_of_words
from thememiner.records import Page


def test_every_theme_has_a_tool_of_no_more_than_nine_questions_with_ids_of_their_own() -> None:
    for theme in default_codebook().themes:
        questions = questions_of(theme, tool().questions[-1:] * 8)
        assert len(theme.audit_questions) <= len(questions) <= MOST_QUESTIONS
        assert len({one.id for one in questions}) == len(theme.audit_questions) + 1
        assert all(one.where for one in questions)


def test_a_theme_without_questions_of_its_own_is_asked_after_by_its_definition() -> None:
    theme = default_codebook().themes[0].model_copy(update={"audit_questions": (), "definition": "Men in the home. "})
    asked = [one.text for one in questions_of(theme, ())]
    assert asked[0] == "How far does the file show this in the case: Men in the home?"
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Was she seen?", "Was  she seen ?", True),
        ("Was the child's view sought?", "Was the child’s view sought?", True),
        ("Was she seen?", "Was she seen alone?", False),
        ("Was she seen?", "Was he seen?", False),
    ],
)
def test_the_id_of_a_question_is_its_words(one: str, other: str, is_same: bool) -> None:
    assert (question_id(one) == question_id(other)) == is_same


def test_the_words_of_every_question_give_its_id() -> None:
    assert [id_of_words(one.text) for one in tool().questions] == [one.id for one in tool().questions]


def test_the_mark_is_read_from_properties_and_from_the_line() -> None:
    mark = tool().mark
    assert mark_of(dict(mark.properties)) == mark
    found = mark_in(f"Something before.\n{mark.line}\nand after | theme: neglect")
    assert found is not None
    assert (found.theme_id, found.questions, found.scale) == (THEME, mark.questions, "ofsted")
    assert all(len(value) <= 255 for _, value in mark.properties)


@pytest.mark.parametrize(
    "text", ["", "Tool id: somebody-else/1 | theme: neglect", "thememiner-audit-tool/1 | theme: x"]
)
def test_what_is_no_mark(text: str) -> None:
    assert mark_in(text) is None


@pytest.mark.parametrize(
    ("scale", "rank", "said"),
    [("ofsted", 0, True), ("ofsted", 1, True), ("ofsted", 2, False), ("ofsted", 3, False), ("met", 0, True),
     ("met", 1, True), ("met", 2, False), ("", None, None), ("yes/no", 0, None)],
)  # fmt: skip
def test_falling_short(scale: str, rank: int | None, said: bool | None) -> None:
    assert falls_short(scale, rank) is said


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("Was supervision held at the required frequency?", "supervision records and management decisions"),
        (
            "Are dissenting views recorded in minutes?",
            "minutes and attendance lists; records of visits and direct work",
        ),
        ("Is the wording child-centred?", "case notes and decisions in the audited period"),
    ],
)
def test_where_evidence_is_found_by_the_words_of_the_question(question: str, where: str) -> None:
    assert where_found(question) == where


def recommendation(number: int, review_id: str, text: str = RECOMMENDED, **other: object) -> Recommendation:
    known: dict[str, object] = {
        "number": str(number), "page": 1, "paragraph": "", "part": "recommendations", "owner_type": "board",
        "addressee": "", "kind": "procedure", "strength": "", "deadline": "",
        "passages": passage(review_id, text).id,
    }  # fmt: skip
    return Recommendation(id=f"{review_id}:{number}", review_id=review_id, text=text, **{**known, **other})  # type: ignore[arg-type]


def corpus_of(*texts: tuple[str, str], case: str = "", printed: bool = True) -> Corpus:
    units = [passage(review_id, text) for review_id, text in texts]
    return Corpus(
        reviews=tuple(review(name, case=case) for name in dict.fromkeys(name for name, _ in texts)),
        passages=tuple(units),
        pages=tuple(Page(name, 1, "1", 0, 9, "text", raw=text if printed else "other") for name, text in texts),
        stances={one.id: stance(one.id, "recommendation", "neutral") for one in units},
        codes={one.id: (code(one.id, THEME),) for one in units},
    )


def test_a_recommendation_on_the_theme_becomes_a_question_with_its_words_and_place() -> None:
    corpus = corpus_of(("a", RECOMMENDED))
    (made,) = recommendation_questions(THEME, [recommendation(4, "a")], corpus, {"a": "Child A"})
    assert made.recommendation == RECOMMENDED and made.citation == "Child A, p. 1, recommendation 4"
    assert made.text.startswith("What shows that") and RECOMMENDED in made.text


@pytest.mark.parametrize(
    ("change", "is_left"),
    [
        ({}, False),
        ({"kind": "training"}, True),
        ({"kind": "question"}, True),
        ({"owner_type": "national"}, True),
        ({"text": "x" * 400}, True),
        ({"passages": "nowhere"}, True),
        ({"page": 2}, True),
    ],
)
def test_which_recommendations_are_passed_over(change: dict[str, object], is_left: bool) -> None:
    corpus = corpus_of(("a", RECOMMENDED))
    one = recommendation(1, "a", **change)  # type: ignore[arg-type]
    assert (recommendation_questions(THEME, [one], corpus, {}) == []) == is_left


def test_words_that_are_not_on_their_page_are_no_question() -> None:
    corpus = corpus_of(("a", RECOMMENDED), printed=False)
    assert recommendation_questions(THEME, [recommendation(1, "a")], corpus, {}) == []


def test_two_documents_about_one_case_give_one_question() -> None:
    asked = [recommendation(1, "a"), recommendation(2, "b", "The school to ring on the first day.")]
    texts = (("a", RECOMMENDED), ("b", "The school to ring on the first day."))
    assert len(recommendation_questions(THEME, asked, corpus_of(*texts, case="same"), {})) == 1
    assert len(recommendation_questions(THEME, asked, corpus_of(*texts), {})) == 2
    assert len(recommendation_questions(THEME, asked, corpus_of(*texts), {}, most=1)) == 1
