from __future__ import annotations

import pytest

from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.structure import to_reading
from thememiner.reading.undecided import asks_for_action

BODY = "Agencies did not ask the father about his own view of the family in the whole of that year."
LONG = " ".join([BODY] * 500)


def heading(text: str, level: int = 1, number: str | None = None, box: int | None = None) -> Block:
    return Block(text, "heading", number=number, level=level, box=box)


def said(text: str = BODY, box: int | None = None) -> Block:
    return Block(text, "paragraph", box=box)


def kinds(*blocks: Block) -> list[str]:
    """Kinds of the passages that are no headings."""
    reading = to_reading(RawDocument(blocks), source="k.docx", sha256="0" * 64, review_id="k")
    return [one.section_kind for one in reading.passages if not one.is_heading]


def test_a_method_chapter_holds_what_its_numbers_claim() -> None:
    assert kinds(heading("Method", 1, "3"), said(), heading("Analysis", 2, "3.2"), said()) == ["method", "method"]


@pytest.mark.parametrize("number", ["4", "4.1", "13", None])
def test_a_method_chapter_in_larger_print_does_not_take_in_the_findings(number: str | None) -> None:
    found = kinds(heading("Method", 1, "3"), said(), heading("Findings", 2, number), said())
    assert found == ["method", "findings"]


@pytest.mark.parametrize(
    ("number", "kind"), [("2.1", "terms-of-reference"), (None, "terms-of-reference"), ("3", "findings")]
)
def test_terms_of_reference_hold_what_no_number_takes_from_them(number: str | None, kind: str) -> None:
    found = kinds(heading("Terms of reference", 1, "2"), said(), heading("Findings", 2, number), said())
    assert found == ["terms-of-reference", kind]


@pytest.mark.parametrize("question", ["Was information shared?", "Neglect", "Voice of the child"])
def test_themes_that_the_panel_expected_stay_terms_of_reference(question: str) -> None:
    assert kinds(heading("Key lines of enquiry"), heading(question, 2), said()) == ["terms-of-reference"]


def test_a_section_of_the_family_below_the_terms_of_reference_is_its_own() -> None:
    """In one chapter with them, as in many reviews of around 2012."""
    found = kinds(heading("Terms of reference", 1, "2"), said(), heading("Family composition", 2, "2.5"), said())
    assert found == ["terms-of-reference", "family-composition"]


def test_a_missed_heading_does_not_make_half_a_report_terms_of_reference() -> None:
    found = kinds(
        heading("Terms of reference"), said(LONG), heading("The move", 2), said(), heading("Lessons", 2), said()
    )
    assert found == ["terms-of-reference", "unknown", "lessons"]


def test_good_practice_in_larger_print_does_not_take_in_the_recommendations() -> None:
    found = kinds(heading("Good practice"), said(), heading("Recommendations", 3), said())
    assert found == ["good-practice", "recommendations"]


@pytest.mark.parametrize("theme", ["Information sharing", "Delay", "Identity", "Parental engagement", "The child"])
def test_themes_inside_findings_are_findings(theme: str) -> None:
    assert kinds(heading("Findings"), heading(theme, 2), said()) == ["findings"]


@pytest.mark.parametrize(
    ("named", "kind"),
    [("Delay", "parallel-processes"), ("Identity", "confidentiality"), ("Summary", "executive-summary")],
)
def test_the_same_words_alone_are_sections_of_their_own(named: str, kind: str) -> None:
    assert kinds(heading(named), said()) == [kind]


def test_views_of_the_family_inside_analysis_are_theirs() -> None:
    assert kinds(heading("Analysis"), heading("Views of the parents", 2), said()) == ["family-contribution"]


def test_a_summary_inside_findings_is_findings_and_one_before_them_is_not() -> None:
    found = kinds(heading("Summary"), said(), heading("Findings"), heading("Summary", 2), said())
    assert found == ["executive-summary", "findings"]


def test_a_chapter_goes_on_after_a_box() -> None:
    blocks = [heading("Analysis"), said(), heading("Good practice", 3, box=1), said(box=1), said(), said()]
    assert kinds(*blocks) == ["analysis", "good-practice", "analysis", "analysis"]


def test_a_chapter_goes_on_after_two_headings_in_a_box() -> None:
    boxed = [heading("Learning point", 3, box=1), said(box=1), heading("Good practice", 3, box=1), said(box=1)]
    assert kinds(heading("Analysis"), said(), *boxed, said()) == ["analysis", "lessons", "good-practice", "analysis"]


def test_a_box_around_a_heading_alone_is_no_box() -> None:
    assert kinds(heading("Analysis"), said(), heading("Recommendations", 2, box=1), said()) == [
        "analysis",
        "recommendations",
    ]


@pytest.mark.parametrize(
    ("named", "items", "asks"),
    [
        ("Areas for improvement", ["Ensure that visits are recorded.", "Improve the quality of plans."], True),
        ("Areas for improvement", ["Leaders across the partnership should collaborate with schools."], True),
        ("What needs to improve?", ["The timeliness of life-story work.", "Foster carer recruitment."], False),
        ("Areas for improvement", ["Professional challenge is not robust.", "Visits should be recorded."], False),
        ("Areas for improvement", [], False),
        ("Findings", ["Ensure that visits are recorded."], False),
    ],
)
def test_a_list_of_improvements_recommends_when_it_asks(named: str, items: list[str], asks: bool) -> None:
    assert asks_for_action(named, items) is asks


def test_a_list_that_asks_is_recommendations() -> None:
    assert kinds(heading("Areas for improvement"), said("Ensure that visits are recorded.")) == ["recommendations"]
    again = [heading("Areas for improvement"), heading("Areas for improvement", 2)]
    assert kinds(*again, said("Leaders should record visits.")) == ["recommendations"]


def test_questions_for_the_board_close_a_finding_and_belong_to_it() -> None:
    found = kinds(
        heading("Findings"), heading("Nobody asked", 2), said(), heading("Questions for the Board", 3), said()
    )
    assert found == ["findings", "findings"]


def test_questions_for_the_board_behind_the_learning_are_for_themselves() -> None:
    assert kinds(heading("Learning"), said(), heading("Questions for the Board"), said())[-1] == "recommendations"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Council of Elders recommendations", "analysis"),
        ("Recommendations of earlier inquiries", "introduction"),
        ("Recommendations", "recommendations"),
        ("Key recommendations", "recommendations"),
    ],
)
def test_the_recommendations_of_others_that_an_analysis_tells_of(title: str, kind: str) -> None:
    assert kinds(heading("Analysis"), said(), heading(title, 2), said())[-1] == kind


@pytest.mark.parametrize(
    ("theme", "kind"),
    [("Hindsight", "findings"), ("Learning from earlier reviews", "findings"), ("Lessons", "lessons")],
)
def test_themes_that_could_be_chapters(theme: str, kind: str) -> None:
    assert kinds(heading("Findings", 1, "6"), heading(theme, 2, "6.7"), said()) == [kind]


def test_the_welsh_annex_on_process_says_who_of_the_family_was_asked() -> None:
    found = kinds(heading("Child Practice Review process"), said(), heading("Family involvement"), said())
    assert found == ["method", "method"]
    assert kinds(heading("Method"), said(), heading("Family involvement"), said())[-1] == "family-contribution"


def test_a_count_of_its_own_below_a_numbered_chapter_goes_on() -> None:
    found = kinds(
        heading("Recommendations", 1, "1.5"),
        heading("Compensation", 2, "1"),
        said(),
        heading("Remembering", 2, "2"),
        said(),
        heading("Learning from others", 2, "3"),
        said(),
    )
    assert found == ["recommendations"] * 3


def test_a_number_that_does_not_count_on_opens_a_chapter() -> None:
    found = kinds(heading("Recommendations", 1, "1.5"), heading("Compensation", 2, "7"), said())
    assert found == ["unknown"]


def test_chapters_of_an_inquiry_are_its_account() -> None:
    title = heading("The Northmere Public Inquiry")
    assert kinds(title, heading("Contents"), said("Blood 4"), heading("Blood services"), said())[-1] == "analysis"
    review = heading("Serious case review")
    assert kinds(review, heading("Contents"), said("Blood 4"), heading("Blood services"), said())[-1] == "unknown"
