from __future__ import annotations

import pytest

from thememiner.reading.undecided import asks_for_action, names_the_child, told_by_text

SPOKEN = ["Mother told the reviewer that she had rung four times.", "His grandfather said that nobody rang back."]
LISTED = ["Mother, aged 24", "Partner, aged 30"]
STATUTE = [
    "Chapter 8 of Working Together requires a review when a child has died.",
    "This review is not an investigation into the cause of death.",
]
ASKING = ["Ensure that plans are reviewed on time.", "Strengthen oversight of the front door."]
SEEN = ["Plans were reviewed late.", "Oversight of the front door was weak."]


@pytest.mark.parametrize(
    ("heading", "items", "above", "kind"),
    [
        ("Family", SPOKEN, (), "family-contribution"),
        ("The family", LISTED, (), "family-composition"),
        ("Family support", SPOKEN, (), None),
        ("The decision to hold a review", STATUTE, (), "purpose"),
        ("The decision to hold a review", SEEN, (), None),
        ("The decision to close the case", STATUTE, (), None),
        ("Areas for improvement", ASKING, (), "recommendations"),
        ("Areas for improvement", SEEN, (), None),
        ("Quality of practice", ASKING, ("What does the local authority need to improve?",), "recommendations"),
        ("Quality of practice", SEEN, ("What does the local authority need to improve?",), None),
        ("Quality of practice", ASKING, ("Findings",), None),
        ("Quality of practice", [], ("What needs to improve",), None),
    ],
)
def test_what_follows_decides(heading: str, items: list[str], above: tuple[str, ...], kind: str | None) -> None:
    assert told_by_text(heading, items, above) == kind


def test_other_headings_never_ask_for_action() -> None:
    assert not asks_for_action("Findings", ASKING)


@pytest.mark.parametrize(
    ("heading", "title", "names"),
    [
        ("Wilf", "Local Child Safeguarding Practice Review – Wilf", True),
        ("Child W", "Serious Case Review: Child W", True),
        ("Wilf", "Local Child Safeguarding Practice Review", False),
        ("Review", "A Safeguarding Practice – Review", False),
        ("Wilf and the school", "Local Child Safeguarding Practice Review – Wilf and the school", False),
        ("Northmere", "Northmere Safeguarding Children Partnership – Wilf", False),
    ],
)
def test_a_heading_that_names_the_child_of_the_title(heading: str, title: str, names: bool) -> None:
    assert names_the_child(heading, title) is names
