from __future__ import annotations

import pytest

from thememiner.reading.recommendation_item import Item
from thememiner.reading.recommendation_places import Place
from thememiner.reading.recommendation_types import deadline_of, kind_of, strength_of


def item(text: str, *, headings: tuple[str, ...] = (), is_question: bool = False, deadline: str = "") -> Item:
    place = Place("list", "recommendations", 1, ())
    return Item("1", "", text, (), place, 1, headings, is_question=is_question, deadline=deadline)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Train all midwives in the tool.", "training"),
        ("Revise the procedure and train staff in it.", "procedure"),
        ("Audit the use of the procedure.", "audit"),
        ("Seek assurance that staff attend training.", "audit"),
        ("Officers should record who is not in education, employment or training.", "procedure"),
        ("Remind staff of the procedure.", "awareness"),
        ("Adopt one tool for neglect.", "tool"),
        ("Commission a service for fathers.", "structure"),
        ("Be kind to one another.", "other"),
    ],
)
def test_the_first_cue_gives_the_kind(text: str, kind: str) -> None:
    assert kind_of(item(text), "board") == kind


def test_questions_and_national_bodies_come_first() -> None:
    assert kind_of(item("Does the Board know who is trained?", is_question=True), "national") == "question"
    assert kind_of(item("The Home Office should train stewards."), "national") == "national"


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Remind staff that children must be seen.", "reminder"),
        ("Circulate the findings to all schools.", "reminder"),
        ("Ensure that staff are aware of the signs.", "reminder"),
        ("Remind staff and amend the form.", "system-change"),
        ("Commission a service for fathers.", "system-change"),
        ("Be kind to one another.", ""),
    ],
)
def test_strength(text: str, strength: str) -> None:
    assert strength_of(item(text)) == strength


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The Board should publish it by March 2014.", "by March 2014"),
        ("The Board should audit this within six months.", "within six months"),
        ("Report within 12 months of publication of this report.", "within 12 months of publication of this report"),
        ("Review it no later than the end of 2026.", "no later than the end of 2026"),
        ("Fund it by the end of the financial year.", "by the end of the financial year"),
        ("Schools should be told within two working days.", ""),
        ("Babies should be seen within six months of birth.", ""),
        ("Schools should be told by 8.30am on the next day.", ""),
        ("In 2014 the Board published a guide.", ""),
    ],
)
def test_deadlines(text: str, deadline: str) -> None:
    assert deadline_of(item(text)) == deadline


def test_deadlines_of_columns_and_headings() -> None:
    assert deadline_of(item("Improve plans.", deadline="May 2031")) == "May 2031"
    assert (
        deadline_of(item("Improve plans.", headings=("Areas to improve", "Within three months:")))
        == "Within three months"
    )
