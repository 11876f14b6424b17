from __future__ import annotations

import pytest

from thememiner.reading.stated.subject import subject_of, title_pages
from told_reviews import passages_of, review


@pytest.mark.parametrize(
    ("lines", "subject"),
    [
        (["SERIOUS CASE REVIEW", "CHILD H"], "Child H"),
        (["Serious Case Review in respect of Family S"], "Family S"),
        (["Serious Case Review: Child S1 and Child S2"], "Child S1 and Child S2"),
        (["Re: ARSB 03/2020 – Child M"], "Child M"),
        (["Overview report into the death of Daniela in January 2015"], "Daniela"),
        (["Local Child Safeguarding Practice Review: Holly"], "Holly"),
        (["Serious Case Review", "Safeguarding children in Northmere"], ""),
        (["The family of the child"], ""),
        (["Child Protection", "Final Report"], ""),
    ],
)
def test_subject(lines: list[str], subject: str) -> None:
    assert subject_of(review(), passages_of(*(("front-matter", line) for line in lines))).name == subject


def test_one_letter_is_a_name_but_not_one_that_is_a_word() -> None:
    names = [subject_of(review(), passages_of(("front-matter", f"Review: Child {letter}"))).names for letter in "ZAI"]
    assert names == [["Z"], [], []]


def test_a_cover_behind_a_cover_sheet_is_a_title_page_whatever_its_headings_are_called() -> None:
    passages = passages_of(
        ("front-matter", "Title: Serious case review: Baby T"),
        ("childs-story", "Baby T", 2),
        ("footnote", "1 See the Act.", 2),
        ("childs-story", "November 2014", 2),
        ("introduction", "Baby T was eleven weeks old when he was admitted to hospital on a day in the summer.", 3),
        ("front-matter", "Behind the text", 4),
    )
    assert [one.text for one in title_pages(passages)] == [
        "Title: Serious case review: Baby T",
        "Baby T",
        "November 2014",
    ]
