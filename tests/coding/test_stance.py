from __future__ import annotations

import pytest

from thememiner.coding.leans import heading_lean
from thememiner.coding.stance import statement_of
from thememiner.records import LEARNING_STATEMENTS, CodingUnit


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
        ("findings", "The examples below were chosen by those who came.", "other-boilerplate"),
        ("analysis", "Procedures state that a strategy discussion must be held on the same day.", "other-boilerplate"),
        ("analysis", "Procedures state that a discussion must be held; none was held for nine days.", "finding"),
        ("analysis", "Mother told the reviewers that nobody had explained the plan.", "family-view"),
        ("analysis", "Health visitors told the review that they had no time for fathers.", "finding"),
        ("analysis", "Learning: passing a thing on is not the same as saying why it matters.", "lesson"),
        ("analysis", "damage to records by fire or water.", "narrative"),
        ("analysis", "poor supervision and late plans.", "finding"),
        ("recommendations", "The recommendations below are addressed to the Board.", "other-boilerplate"),
        ("recommendations", "Each agency to amend its record so that names are asked for.", "recommendation"),
        ("recommendations", "The Partnership may wish to ask itself how audits are graded.", "question"),
        ("agency-sections", "Caseload lists to be available to the supervisor.", "recommendation"),
        ("agency-sections", "Caseload lists were not available to the supervisor.", "finding"),
        ("agency-sections", "School 1 is a two form entry primary school.", "other-boilerplate"),
        ("introduction", "Approximately 12,000 people under 18 live in the area.", "other-boilerplate"),
        ("introduction", "Both parents had been in care.", "narrative"),
        ("introduction", "This inspection took place from 23 to 27 May.", "method"),
        ("method", "The inspection was carried out under section 136 of the Education and Inspections Act 2006.", None),
        ("developments", "A new recording system has been introduced.", "other-boilerplate"),
        ("developments", "Two audits of sixty files found that calls are now returned.", "good-practice"),
        ("developments", "An audit is planned.", "other-boilerplate"),
        ("confidentiality", "Names have been changed.", "other-boilerplate"),
        ("childs-story", "Wilf said that nobody asked how he was.", "family-view"),
    ],
)
def test_statement_in_a_section(kind, text, statement):
    assert statement_of(CodingUnit("u", text, kind)).statement == (statement or "other-boilerplate")


@pytest.mark.parametrize(
    ("heading", "statement"),
    [
        ("Practice and organisational learning", "lesson"),
        ("", "lesson"),
        ("Domestic abuse", "finding"),
    ],
)
def test_what_is_told_under_a_theme_within_lessons_is_a_finding(heading, statement):
    text = "Officers had asked what was on the form. They were told that she was well and said so. It was filed."
    assert statement_of(CodingUnit("u", text, "lessons", heading)).statement == statement


@pytest.mark.parametrize(
    ("text", "kind", "statement"),
    [
        (
            "There is a tendency for the template to be experienced as the task itself, so that thinking is left out",
            "findings",
            "finding",
        ),
        ("The experiences and progress of children who need help and protection is inadequate", "findings", None),
        ("What is it like to be a child or a young person with additional needs here?", "findings", None),
        ("There is a tendency for the template to be experienced as the task itself here", "method", None),
    ],
)
def test_a_finding_that_is_printed_as_a_heading(text, kind, statement):
    assert statement_of(CodingUnit("u", text, kind, text)).statement == (statement or "other-boilerplate")


@pytest.mark.parametrize("assume", [False, True])
def test_what_sounds_like_telling_is_doubted_unless_all_is_learning(assume):
    text = "In 1982 the surgeon-general wrote to all the centres. On 14 July a newsletter was issued to members."
    is_learning = statement_of(CodingUnit("u", text), assume_learning=assume).statement in LEARNING_STATEMENTS
    assert is_learning is assume


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


@pytest.mark.parametrize(
    ("text", "of_a_case", "of_an_inquiry"),
    [
        ("The new product became available in 1992 and was supplied to eleven centres.", "finding", "narrative"),
        (
            "The department failed to act on the warning, and opportunities to protect patients were missed.",
            "finding",
            "finding",
        ),
    ],
)
def test_an_inquiry_tells_and_judges_in_one_chapter(text: str, of_a_case: str, of_an_inquiry: str) -> None:
    found = [statement_of(CodingUnit("u", text, "analysis", "", kind)).statement for kind in ("case-review", "inquiry")]
    assert found == [of_a_case, of_an_inquiry]


@pytest.mark.parametrize(
    ("text", "kind", "heading", "statement"),
    [
        (
            "Constabulary to ensure that schools hear of it by 8.30am on the next day.",
            "executive-summary",
            "Recommendations",
            "recommendation",
        ),
        ("A child who moves is not a case that closes.", "executive-summary", "Lessons learned", "lesson"),
        (
            "The family moved into a flat in County B in January 2009.",
            "executive-summary",
            "What happened",
            "narrative",
        ),
        (
            "That there be one letter and one named person for any child who has twice not been seen at a clinic of "
            "any of the trusts, irrespective of which clinic they were due at.",
            "recommendations",
            "",
            "recommendation",
        ),
        (
            "Police: sergeants to open the previous form before endorsing a new one.",
            "agency-sections",
            "Summary of IMR recommendations",
            "recommendation",
        ),
        (
            "Child Z's brother and grandmother met the reviewer. Her mother sent a letter.",
            "family-contribution",
            "",
            "other-boilerplate",
        ),
        (
            "Child Z's grandmother met the reviewer. She said that nobody had asked her.",
            "family-contribution",
            "",
            "family-view",
        ),
        (
            "Both parents were invited to take part. Father declined and Mother was visited once.",
            "method",
            "",
            "other-boilerplate",
        ),
        ("Two members of staff declined to be seen by the author, whose time was short.", "method", "", "method"),
        ("The Panel asked each agency whether the children were seen and heard.", "method", "", "terms-of-reference"),
        ("To protect the identity of the siblings dates have been changed.", "method", "", "other-boilerplate"),
    ],
)
def test_what_a_section_holds_beside_what_it_is_for(text: str, kind: str, heading: str, statement: str) -> None:
    assert statement_of(CodingUnit("u", text, kind, heading)).statement == statement
