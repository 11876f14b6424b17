from __future__ import annotations

import pytest

from thememiner.reading.recommendation_bodies import body_type, named_in
from thememiner.reading.recommendation_numbers import Nesting, composed, label_of
from thememiner.reading.recommendation_words import (
    announces,
    asks,
    asks_at_once,
    completes,
    is_about_them,
    leads_in,
    performing,
    performs,
)


@pytest.mark.parametrize(
    "text",
    [
        "The Board should audit supervision.",
        "The practice to write to the health visitor.",
        "Ensure that records are kept.",
        "That the form be amended.",
        "A memorial be established at public expense.",
        "No core assessment to be signed off without a visit.",
        "All staff need to know whom to ring.",
        "Police: sergeants to open the previous form before endorsing a new one.",
        "Where a child is found to have a bruise, the police should be told.",
        "The post should have dedicated time for supervision.",
    ],
)
def test_asking(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "The school should have been told.",
        "The Board must have known of it.",
        "The panel said that the Board should publish a guide.",
        "Staff were not able to attend.",
        "The review sought to understand why.",
        "What happened to lead to the decision, and why.",
        "Advice may well be tempered by what is known.",
        "Duty of candour",
        "A better way to assess risk.",
    ],
)
def test_not_asking(text: str) -> None:
    assert not asks(text)


def test_commentary_comes_to_should_later() -> None:
    assert not asks_at_once("Supervision was weak. The Board should set a standard.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I therefore recommend:", True),
        ("The review makes the following recommendations:", True),
        ("It is recommended that the Partnership:", True),
        ("The earlier inquiry recommended:", False),
        ("It was recommended in 2014 that:", False),
        ("I recommend that the Council publish the names.", False),
    ],
)
def test_announcing(text: str, expected: bool) -> None:
    assert announces(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We recommend that the law be changed.", True),
        ("The Inquiry recommends that ministers report.", True),
        ("It is also recommended that the Trust review it.", True),
        ("In this chapter we set out what we recommend and why.", False),
        ("He recommends that patients are seen.", False),
        ("We have recommended that before.", False),
        ("We recommend that the guidance published in 2019 be revised.", True),
        ("In 2014 the panel did recommend that it be revised.", False),
    ],
)
def test_recommending_in_its_own_voice(text: str, expected: bool) -> None:
    assert performs(text) is expected


def test_only_the_sentences_that_recommend() -> None:
    text = "Nobody asked. We recommend that the guidance be revised. It should be kept under review. That was hard."
    assert performing(text) == "We recommend that the guidance be revised. It should be kept under review."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("These recommendations should be read with the findings.", True),
        ("Rationale: two decisions were made in the evening.", True),
        ("Success in implementation will be measured by the number of reports.", True),
        ("The recommendations of this review should be monitored by the Board.", False),
        ("The Board should consider these recommendations.", False),
    ],
)
def test_about_recommendations(text: str, expected: bool) -> None:
    assert is_about_them(text) is expected


def test_bullets_complete_their_lead_in() -> None:
    assert leads_in("It is recommended that the Board:")
    assert completes("It is recommended that the Board:", "reviews its guide;")
    assert not completes("The review covered three areas.", "reviews of files;")


@pytest.mark.parametrize(
    ("words", "who", "kind"),
    [
        ("The LSCB should audit supervision.", "The LSCB", "board"),
        ("That the Board relaunch its procedure.", "the Board", "board"),
        ("Arwel University Health Board to amend its record.", "Arwel University Health Board", "agency"),
        ("We recommend that the Home Office publish figures.", "the Home Office", "national"),
        ("Within a year, the Department for Education should publish it.", "the Department for Education", "national"),
        ("Health visitors to record the names of adults.", "Health visitors", "agency"),
        ("In commissioning future reviews the Board should ask for it.", "the Board", "board"),
        ("Within the next year the three safeguarding partners to meet.", "the three safeguarding partners", "board"),
        ("Where a child is moved, an assessment should be made.", "", "unknown"),
        ("The LSCB annual report should include it.", "", "unknown"),
        ("Ensure that all staff should attend.", "", "unknown"),
        ("A statutory duty should be introduced.", "", "unknown"),
    ],
)
def test_whom_it_asks(words: str, who: str, kind: str) -> None:
    assert named_in(words) == who
    assert body_type(named_in(words)) == kind


@pytest.mark.parametrize(
    ("text", "paragraph", "printed", "style"),
    [
        ("Recommendation 7 (national): The Board to review.", None, "Recommendation 7 (national)", "label"),
        ("National recommendation 1: The panel should write.", None, "National recommendation 1", "label"),
        ("Recommendation: Government should act.", None, "", "label"),
        ("[12] The Home Office should publish.", None, "12", "whole"),
        ("The Board should act.", "R4", "R4", "code"),
        ("The Board should act.", "14.3", "14.3", "decimal"),
        ("a. publish the list;", None, "a", "letter"),
        ("The finding stands.", "Finding 3", "Finding 3", "other"),
    ],
)
def test_labels(text: str, paragraph: str | None, printed: str, style: str) -> None:
    label, _ = label_of(text, paragraph)
    assert label is not None
    assert (label.printed, label.style) == (printed, style)


@pytest.mark.parametrize(
    "text", ["Recommendation 4 of the earlier review was not carried out.", "12 children were seen."]
)
def test_no_labels(text: str) -> None:
    assert label_of(text)[0] is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["4", "a", "i", "ii", "b", "i", "5", "a"], ["4", "4a", "4a(i)", "4a(ii)", "4b", "4b(i)", "5", "5a"]),
        (["R1", "a", "b", "R2"], ["R1", "R1a", "R1b", "R2"]),
        (["g", "h", "i", "j"], ["g", "h", "i", "j"]),
        (["i", "ii", "iii", "iv", "v"], ["i", "ii", "iii", "iv", "v"]),
        (["9.1", "i", "ii", "9.2", "i"], ["9.1", "9.1(i)", "9.1(ii)", "9.2", "9.2(i)"]),
        (["Recommendation 2", "1", "2"], ["Recommendation 2", "Recommendation 2(1)", "Recommendation 2(2)"]),
    ],
)
def test_numbers_are_composed(printed: list[str], expected: list[str]) -> None:
    nesting = Nesting()
    labels = [label_of("The Board should act.", one)[0] for one in printed]
    assert [composed(nesting.add(one)) for one in labels if one] == expected
