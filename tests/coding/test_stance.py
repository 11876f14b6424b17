from __future__ import annotations

import pytest

from thememiner.coding.leans import heading_lean
from thememiner.coding.stance import statement_of
from thememiner.records import CodingUnit


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Recommendation 3: The Board should seek assurance that children are seen alone.", "recommendation"),
        ("The partnership should ensure that supervision is available in schools.", "recommendation"),
        ("Assessments of whether brothers should be placed together are thorough.", "finding"),
        ("How will the Board know that children are seen alone?", "question"),
        ("The review will consider: was information shared; was the child's voice heard; was there supervision?", None),
        ("Terms of reference: how were thresholds applied and was there evidence of escalation?", None),
        ("The panel was mindful of the need to guard against hindsight bias.", None),
        ("IMR authors were independent of line management and the panel met six times.", None),
        ("A review is required where abuse or neglect is known or suspected.", None),
        ("The purpose of this review is not to apportion blame but to learn how agencies worked together.", None),
        ("Mother was offered a meeting but chose not to take part.", None),
        ("6.1 Information sharing ........ 34 6.2 Supervision ........ 41", None),
        ("CP – child protection. DNA – did not attend. GCP – Graded Care Profile, a tool for neglect.", None),
        ("Action 3.2 – Review the supervision policy. Lead: Head of Service. RAG: Amber.", None),
        ("Research suggests that reflective supervision supports staff.", None),
        ("On 3 May Mother booked at 12 weeks. On 9 May she was seen by the midwife.", "narrative"),
        ("Nobody asked who lived in the house.", "finding"),
    ],
)
def test_statement_without_a_section(text, statement):
    found = statement_of(CodingUnit("u", text)).statement
    if statement:
        assert found == statement
    else:
        assert found in {"method", "terms-of-reference", "other-boilerplate"}


@pytest.mark.parametrize(
    ("kind", "text", "statement"),
    [
        ("chronology", "Supervision was poor and information was not shared.", "narrative"),
        ("recommendations", "Does the Board know how often children are seen alone?", "question"),
        ("recommendations", "Constabulary to ensure that schools are told the next day.", "recommendation"),
        ("family-contribution", "Father told the reviewer that nobody listened.", "family-view"),
        (
            "family-contribution",
            "The parents were invited to contribute and declined to take part.",
            "other-boilerplate",
        ),
        ("appendices", "The panel determined that the review should consider supervision.", "terms-of-reference"),
        ("analysis", "Research suggests that supervision should be reflective.", "other-boilerplate"),
        ("conclusions", "The lesson is that referrers need an answer.", "lesson"),
        ("findings", "Supervision", "other-boilerplate"),
    ],
)
def test_statement_in_a_section(kind, text, statement):
    assert statement_of(CodingUnit("u", text, kind)).statement == statement


@pytest.mark.parametrize(
    ("heading", "lean"),
    [
        ("What needs to improve", "failing"),
        ("Areas for improvement", "failing"),
        ("Good practice", "good"),
        ("What worked well", "good"),
        ("Analysis", ""),
    ],
)
def test_heading_lean(heading, lean):
    assert heading_lean(heading) == lean
