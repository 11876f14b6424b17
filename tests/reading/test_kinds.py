from __future__ import annotations

import pytest

from thememiner.reading.kinds import is_appendix, kind_of_heading, may_be_a_theme, plain_heading

HEADINGS = [
    ("Contents", "contents"),
    ("CONTENTS PAGE", "contents"),
    ("Index", "contents"),
    ("Foreword", "front-matter"),
    ("Acknowledgements", "front-matter"),
    ("Statement by the Independent Chair", "front-matter"),
    ("Acronyms used", "glossary"),
    ("Glossary", "glossary"),
    ("Acronyms and terminology", "glossary"),
    ("Key to family", "glossary"),
    ("Executive Summary", "executive-summary"),
    ("1. Summary", "executive-summary"),
    ("At a glance", "executive-summary"),
    ("1 Introduction", "introduction"),
    ("Why this case was chosen", "introduction"),
    ("Circumstances that led to the review", "introduction"),
    ("Background to the review", "introduction"),
    ("Decision to hold a review", "introduction"),
    ("Critical incident", "introduction"),
    ("Succinct summary of the case", "introduction"),
    ("Purpose of a Serious Case Review", "purpose"),
    ("Statutory framework", "purpose"),
    ("Principles", "purpose"),
    ("Terms of Reference", "terms-of-reference"),
    ("Scope", "terms-of-reference"),
    ("Key lines of enquiry", "terms-of-reference"),
    ("Key Lines of Enquiry (KLOE)", "terms-of-reference"),
    ("Specific questions", "terms-of-reference"),
    ("Particular issues identified", "terms-of-reference"),
    ("Methodology", "method"),
    ("Process of the review", "method"),
    ("The model used", "method"),
    ("Sources of data", "method"),
    ("How this review was done", "method"),
    ("Methodological comment and limitations", "method"),
    ("Panel membership", "people"),
    ("The review team", "people"),
    ("Lead reviewers", "people"),
    ("Statement of independence", "people"),
    ("Parallel processes", "parallel-processes"),
    ("Parallel proceedings", "parallel-processes"),
    ("Timescales", "parallel-processes"),
    ("Confidentiality", "confidentiality"),
    ("Equality and diversity", "confidentiality"),
    ("Dissemination", "confidentiality"),
    ("Family composition", "family-composition"),
    ("Genogram", "family-composition"),
    ("Relevant family members", "family-composition"),
    ("Family involvement", "family-contribution"),
    ("Perspectives of the parents", "family-contribution"),
    ("The family’s contribution", "family-contribution"),
    ("Views of family members", "family-contribution"),
    ("The views of her family", "family-contribution"),
    ("The views of the practitioners", "practitioner-contribution"),
    ("Parental and family contribution", "family-contribution"),
    ("Practitioner perspectives", "practitioner-contribution"),
    ("Involvement of professionals", "practitioner-contribution"),
    ("Learning event", "practitioner-contribution"),
    ("Who was Child X?", "childs-story"),
    ("A day in the life of Child B", "childs-story"),
    ("Child C’s life", "childs-story"),
    ("Pen picture", "childs-story"),
    ("The child's lived experience", "childs-story"),
    ("The facts", "chronology"),
    ("Narrative of events", "chronology"),
    ("Summary of agency involvement", "chronology"),
    ("Timeline of significant incidents", "chronology"),
    ("Key practice episodes", "chronology"),
    ("KPE 4: The move", "chronology"),
    ("Background prior to scoped period", "chronology"),
    ("Brief summary of the case", "chronology"),
    ("Individual Management Reviews", "agency-sections"),
    ("Health overview report", "agency-sections"),
    ("Critical analysis", "analysis"),
    ("Appraisal of professional practice", "analysis"),
    ("Thematic analysis", "analysis"),
    ("Areas of practice learning", "analysis"),
    ("Findings", "findings"),
    ("5.2 Findings in detail", "findings"),
    ("Finding 3: Nobody asked the child", "findings"),
    ("What light has this case shed on the reliability of our systems?", "findings"),
    ("Lessons learnt", "lessons"),
    ("Learning points", "lessons"),
    ("What have we learned?", "lessons"),
    ("Priorities for learning and change", "lessons"),
    ("Practice and organisational learning", "lessons"),
    ("Good practice", "good-practice"),
    ("Areas of effective practice", "good-practice"),
    ("What worked well", "good-practice"),
    ("Strengths", "good-practice"),
    ("Conclusion", "conclusions"),
    ("Summary and conclusions", "conclusions"),
    ("Predictability and preventability", "conclusions"),
    ("Recommendations", "recommendations"),
    ("CHAPTER SEVEN: RECOMMENDATIONS", "recommendations"),
    ("Overview recommendations", "recommendations"),
    ("Questions for the Board", "recommendations"),
    ("Improving systems and practice", "recommendations"),
    ("Summary of IMR recommendations", "agency-sections"),
    ("Proposed actions", "recommendations"),
    ("Developments since the scoped period", "developments"),
    ("Changes made", "developments"),
    ("Improvements already in place", "developments"),
    ("2A What happened", "chronology"),
    ("Response to the terms of reference", "analysis"),
    ("Analysis against the Terms of Reference", "analysis"),
    ("Findings against the key lines of enquiry", "analysis"),
    ("Analysis of key episodes and lessons learnt", "analysis"),
    ("Individual agency reports and recommendations", "agency-sections"),
    ("Lessons from earlier reviews", "introduction"),
    ("Brief outline of circumstances resulting in the review", "introduction"),
    ("National context", "introduction"),
    ("Good practice and areas for improvement", "findings"),
    ("Strengths and weaknesses", "findings"),
    ("Learning point 2: Ask twice", "lessons"),
    ("Conclusion and learning", "lessons"),
    ("Theme 2: Being seen", "findings"),
    ("What we found", "findings"),
    ("Was it foreseeable?", "conclusions"),
    ("Race, culture, language and religion", "confidentiality"),
    ("Next steps", "board-response"),
    ("Response by the LSCB", "board-response"),
    ("Multi-agency action plan", "board-response"),
    ("References", "appendices"),
    ("Bibliography", "appendices"),
    ("Appendix 1", "appendices"),
    # Inspection reports
    ("Inspection findings", "findings"),
    ("Inspection findings – the Local Safeguarding Children Board", "findings"),
    ("Inspection outcome", "findings"),
    ("Key judgements", "findings"),
    ("Headline findings", "findings"),
    ("What needs to improve?", "findings"),
    ("What does the local authority need to improve?", "findings"),
    ("What does the area partnership need to do better?", "findings"),
    ("Areas for improvement", "findings"),
    ("Practice study: area for improvement", "findings"),
    ("The experiences and progress of children in care: requires improvement to be good", "findings"),
    ("The graded judgement for adoption performance is that it is good", "findings"),
    ("The LSCB is inadequate because:", "findings"),
    ("Children’s services in Exampleshire are good", "findings"),
    (
        "What is it like to be a child or young person with special educational needs and/or disabilities (SEND) in "
        "this area?",
        "findings",
    ),
    ("What is the area partnership doing that is effective?", "good-practice"),
    ("What is working well", "good-practice"),
    ("Key strengths", "good-practice"),
    ("The local authority’s strengths", "good-practice"),
    ("Case study: highly effective practice", "good-practice"),
    ("Areas for priority action", "recommendations"),
    ("Priority and immediate action", "recommendations"),
    ("Summary for children and young people", "executive-summary"),
    ("Information about this local authority area", "introduction"),
    ("Information about the local area partnership", "introduction"),
    ("Children looked after in this area", "introduction"),
    ("Other Ofsted inspections", "introduction"),
    ("Information about this inspection", "method"),
    ("Information about the local authority inspection", "method"),
    ("What the inspection judgements mean: the LSCB", "method"),
    ("The inspection team", "people"),
    ("Inspection team", "people"),
    ("Local area partnership details", "people"),
    ("Contact details", "appendices"),
    ("Annex C – Learning event", "appendices"),
]
APPENDICES = [
    ("Appendix B: Terms of reference", "terms-of-reference"),
    ("Appendix 2 Methodology in detail", "method"),
    ("Annex A: Glossary", "glossary"),
    ("Appendix 3 – Action plan", "board-response"),
    ("Appendix 4: Findings of the audit", "appendices"),
    ("Appendix 5: Recommendations of earlier reviews", "appendices"),
]
TELL_NOTHING = [
    "The move to Ostermouth",
    "Substance misuse",
    "Thresholds",
    "Child protection plan",
    "Summary of the police involvement in the first year",
    "Panels and thresholds",
    "Scoping meetings that were missed",
    "Methods of contraception that were offered",
    "Purposeful visits",
    "Indexing of files",
    "The principal social worker",
    "Familial abuse",
    "Factors in the home",
    "Strengthening families conference",
    "Contributory factors",
    "Contextual safeguarding",
    "Background checks",
    "Introduction of the new system",
    "Reasons for optimism",
    "Versions of events",
    "Key to the delay",
    "Delay in holding a meeting",
    "Limitations of the child protection plan",
    "Learning disabilities",
    "Facts that were not shared",
    "Preferences of the child",
    "Timelines",
    "The local authority",
    "The Local Safeguarding Children Board (LSCB)",
    "Contact with the father",
    "",
    "4",
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_kind_of_heading(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_numbers_capitals_and_colons_change_nothing(heading: str, kind: str) -> None:
    assert kind_of_heading(heading.upper()) == kind
    if not heading[0].isdigit() and not heading.startswith("CHAPTER"):
        assert kind_of_heading(f"4.2 {heading}:") == kind
        assert kind_of_heading(f"Section 4: {heading}") == kind or is_appendix(heading)


@pytest.mark.parametrize(("heading", "kind"), APPENDICES)
def test_appendices(heading: str, kind: str) -> None:
    assert is_appendix(heading)
    assert kind_of_heading(heading) == kind


@pytest.mark.parametrize("heading", TELL_NOTHING)
def test_a_heading_that_does_not_say(heading: str) -> None:
    assert kind_of_heading(heading) is None


@pytest.mark.parametrize(
    ("heading", "may_be"),
    [
        ("Delay", True),
        ("5.2 Identity", True),
        ("Race and culture", True),
        ("Parental engagement", True),
        ("Voice of the child", True),
        ("Views of the parents", False),
        ("Recommendations", False),
        ("Terms of reference", False),
    ],
)
def test_words_that_name_a_theme_inside_analysis(heading: str, may_be: bool) -> None:
    assert may_be_a_theme(heading) is may_be


@pytest.mark.parametrize(
    "sentence",
    [
        "Agencies in the area accept recommendations from earlier reviews readily but do not check whether what was "
        "agreed is in place a year later",
        "Multi-agency meetings record decisions without the analysis behind them, so that those who come later cannot "
        "tell why they were made",
    ],
)
def test_a_finding_that_is_printed_as_a_heading_is_not_read_for_its_words(sentence: str) -> None:
    assert kind_of_heading(sentence) is None


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("4.2 The child’s life", "the child's life"),
        ("Chapter 4: Analysis", "analysis"),
        ("PART TWO – FINDINGS", "findings"),
        ("iv. Method", "method"),
        ("Multi-agency work", "multi agency work"),
        ("Mix of needs", "mix of needs"),
        ("Visits", "visits"),
    ],
)
def test_plain_heading(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain
