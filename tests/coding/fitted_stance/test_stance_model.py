"""Near misses written by reasoning, none of them a text that figures are measured on."""

from __future__ import annotations

import numpy as np
import pytest

from thememiner.artefacts import artefact_folder
from thememiner.coding.fitted_stance.model import StanceJudged, StanceModel
from thememiner.coding.fitted_stance.store import load_stance_model
from thememiner.encoding import Encoder, load_encoder
from thememiner.records import LEARNING_STATEMENTS, CodingUnit


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder("minilm", threads=1)


@pytest.fixture(scope="module")
def model() -> StanceModel:
    return load_stance_model(artefact_folder("safeguarding-stance"))


@pytest.fixture(scope="module")
def judge(model, encoder):
    def judge(text: str, kind: str = "unknown", heading: str = "", *, learning: bool = False) -> StanceJudged:
        unit = CodingUnit("u", text, kind, heading)
        return model.judge([unit], encoder.encode([text]), assume_learning=learning)[0]

    return judge


TERMS = (
    "The review will consider information sharing, supervision, professional curiosity, the voice of the child, "
    "escalation, neglect, domestic abuse and whether thresholds were poorly applied."
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("terms-of-reference", TERMS),
        ("terms-of-reference", "To establish whether agencies failed to share information and why."),
        ("purpose", "A review is required where abuse or neglect of a child is known or suspected."),
        ("method", "The panel sought to see events as they appeared to staff then and to avoid hindsight."),
        ("chronology", "On 3 May 2012 Father had supervised contact with the twins at the family centre."),
        ("people", "The chair is independent of all agencies and has twenty years' experience in social work."),
        ("family-composition", "Both parents had experienced depression and there had been domestic abuse."),
        ("glossary", "MARAC – Multi-Agency Risk Assessment Conference. PLO – Public Law Outline. IMR – a report."),
    ],
)
def test_what_is_no_learning_counts_as_none_where_the_section_is_known(judge, kind, text):
    stance = judge(text, kind).stance
    assert stance.statement not in LEARNING_STATEMENTS
    assert stance.polarity == "neutral"


@pytest.mark.parametrize(
    ("kind", "text", "statement"),
    [
        ("analysis", "The manager agreed the closure without reading the earlier file.", "finding"),
        ("recommendations", "The Board should seek assurance that children are seen alone.", "recommendation"),
        ("recommendations", "How will the Board know that children are seen alone?", "question"),
        ("good-practice", "The school nurse rang the surgery the same day and recorded the outcome.", "good-practice"),
        ("family-contribution", "Grandmother told the reviewer that her calls were not returned.", "family-view"),
    ],
)
def test_statement_in_a_section(judge, kind, text, statement):
    assert judge(text, kind).stance.statement == statement


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Supervision was regular and reflective, and managers challenged drift.", "good"),
        ("Supervision was irregular and managers did not challenge drift.", "failing"),
        ("Visits are timely and purposeful. However, plans are not updated when circumstances change.", "mixed"),
        ("Although visits are regular, too many children are not seen alone.", "mixed"),
        ("A strategy meeting should have been held, and none was.", "failing"),
        ("Had a strategy meeting been held, what the school knew would have been shared with the police.", "failing"),
        ("Referrals are made without delay and there is no drift in planning.", "good"),
        ("Assessments are not always timely and do not consider history.", "failing"),
        ("The Board should ensure that supervision is regular.", "neutral"),
    ],
)
def test_polarity_of_findings(judge, text, polarity):
    kind = "recommendations" if "should ensure" in text else "findings"
    assert judge(text, kind).stance.polarity == polarity


@pytest.mark.parametrize(
    "text",
    [
        "The quality of plans.",
        "Support from social workers to children who go missing.",
        "Effective oversight by managers of frontline practice.",
        "How well partners share information about risk.",
        "Timeliness of visits and of health assessments for children in care.",
    ],
)
def test_what_stands_under_to_improve_is_failing_whatever_it_says(judge, text):
    judged = judge(text, "findings", "What needs to improve", learning=True)
    assert judged.stance.polarity == "failing"
    assert judged.sure


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        (
            "Social workers visit children often and know them well. Plans are clear and reviewed in time. Managers "
            "give careful oversight. Partners share information promptly, so that children get help early.",
            "good",
        ),
        (
            "Social workers do not visit children often enough. Plans are unclear and rarely reviewed, oversight by "
            "managers is weak. As a result, too many children wait too long for help.",
            "failing",
        ),
        (
            "Social workers visit children often and know them well, and managers give careful oversight. But plans "
            "are too vague and are not updated when circumstances change, so that a few children wait too long.",
            "mixed",
        ),
    ],
)
@pytest.mark.parametrize("context", [{"learning": True}, {"kind": "findings"}])
def test_what_inspectors_state(judge, text, polarity, context):
    assert judge(text, **context).stance.polarity == polarity


def test_each_theme_has_the_polarity_of_what_is_said_about_it(model, judge):
    text = (
        "Supervision is regular, reflective and well recorded. "
        "However, plans drift and too many children wait far too long for change."
    )
    judged = judge(text, "findings")
    said = {
        word: model.theme_polarity(text, judged, [(start := text.index(word), start + len(word))]).polarity
        for word in ("Supervision", "plans")
    }
    assert judged.stance.polarity == "mixed"
    assert said == {"Supervision": "good", "plans": "failing"}


def test_a_theme_without_a_place_has_the_polarity_of_the_whole(model, judge):
    text = "Plans drift and children wait too long."
    judged = judge(text, "findings")
    assert model.theme_polarity(text, judged, []).polarity == judged.stance.polarity == "failing"


def test_reasons_name_the_section_or_the_words(judge):
    short = judge("Plans drifted for a year and nobody noticed.", "findings").stance
    assert short.rule.startswith("section: findings; clauses: ")
    text = "Plans drifted for a year. Nobody noticed, and each meeting agreed the actions of the one before it. "
    known = judge(text + "What was life like for the twins? The files did not say.", "findings").stance
    assert known.rule.startswith("section: findings; most telling for its polarity: ")
    unknown = judge("It is recommended that the partnership reviews its guidance.").stance
    assert "most likely by its words" in unknown.rule
    assert unknown.words


def test_units_do_not_depend_on_each_other(model, encoder):
    texts = ["Plans drifted for a year.", "Staff worked tirelessly and well together.", "x"]
    units = [CodingUnit(str(row), text) for row, text in enumerate(texts)]
    vectors = encoder.encode(texts)
    together = model.judge(units, vectors)
    apart = [model.judge([unit], vectors[[row]])[0] for row, unit in enumerate(units)]
    assert [one.stance for one in together] == [one.stance for one in apart]


def test_nothing_gives_nothing(model):
    assert model.judge([], np.zeros((0, 384), dtype=np.float32)) == []
