"""Traps of polarity: negation and its scope, concession, counterfactuals, bare phrases."""

from __future__ import annotations

import pytest

from thememiner.codebook import default_codebook
from thememiner.coding.polarity import clause_spans, clauses
from thememiner.coding.rules import RuleCoder
from thememiner.coding.sentences import sentence_spans
from thememiner.records import CodingUnit


@pytest.fixture(scope="module")
def coder() -> RuleCoder:
    return RuleCoder(default_codebook(), assume_learning=True)


def whole(coder: RuleCoder, text: str, kind: str = "unknown", heading: str = "") -> str:
    return coder.code([CodingUnit("u", text, kind, heading)])[0].stance.polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("There was no evidence that information was withheld.", "neutral"),
        ("There was no evidence of management oversight.", "failing"),
        ("There was no delay in making the referral.", "good"),
        ("The referral was made without delay.", "good"),
        ("The referral was delayed by a month.", "failing"),
        ("Supervision was regular and reflective.", "good"),
        ("Supervision was not regular.", "failing"),
        ("Visits were regular, but plans drifted.", "mixed"),
        ("Although visits were regular, the children were not seen alone.", "mixed"),
        ("A strategy meeting should have been held.", "failing"),
        ("Assessments are not always timely.", "failing"),
        ("The Board should ensure that supervision is regular.", "neutral"),
        ("The quality of assessments.", "failing"),
        ("How well partners share information.", "failing"),
        ("Better sharing of information with schools.", "failing"),
        ("Strong leadership of the partnership.", "good"),
        ("Voice of the child and family.", "neutral"),
        ("The quality of assessments is good.", "good"),
        ("Ten files were read.", "neutral"),
    ],
)
def test_polarity_by_words(coder, text, polarity):
    assert whole(coder, text) == polarity


@pytest.mark.parametrize(
    ("heading", "polarity"),
    [("What needs to improve", "failing"), ("Strengths", "good"), ("Children in care", "neutral")],
)
def test_heading_decides_over_a_bare_phrase(coder, heading, polarity):
    assert whole(coder, "Support from social workers to children.", "findings", heading) == polarity


def test_polarity_belongs_to_the_clause_of_the_theme(coder):
    text = "Supervision of staff was regular and reflective, but the child protection plans drifted for a year."
    tags = {tag.theme_id: tag.polarity for tag in coder.code([CodingUnit("u", text)])[0].tags}
    assert tags["supervision-oversight"] == "good"
    assert tags["plans-drift-delay"] == "failing"


def test_nothing_said_outright_is_doubtful(coder):
    tags = coder.code([CodingUnit("u", "Supervision takes place on Mondays.", "findings")])[0].tags
    assert [(tag.polarity, tag.doubtful) for tag in tags if tag.assigned] == [("neutral", True)]


def test_clauses_end_at_but():
    text = "He was not seen, but she was seen quickly."
    spans = [text[start:end] for start, end in clause_spans(text, 0, len(text))]
    assert spans == ["He was not seen", ", but she was seen quickly."]
    assert [one.polarity for one in clauses(text, sentence_spans(text))] == ["failing", "good"]


def test_concession_ends_at_its_comma():
    text = "Although visits were late, the plan was clear."
    found = clauses(text, sentence_spans(text))
    assert [(one.polarity, one.conceded) for one in found] == [("failing", True), ("good", False)]
