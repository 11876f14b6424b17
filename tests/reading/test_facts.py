from __future__ import annotations

import pytest

from thememiner.reading.blocks import Block, RawDocument
from thememiner.reading.facts import facts_of

BODY = "The panel heard that the school and the surgery had each written to the duty team about the same bruise."
PARAGRAPH = f"{BODY} {BODY} {BODY}"


def title(text: str, size: float = 1.5, page: int | None = 1) -> Block:
    return Block(text, "heading", page, page, level=1, size=size)


def line(text: str, page: int | None = 1) -> Block:
    return Block(text, "paragraph", page, page)


def facts(*front: Block, body: str = BODY, given: str = "") -> dict[str, str]:
    """Facts of a document with these title lines, an introduction and a paragraph."""
    rest = [title("Introduction", page=2), line(body, 2), line(PARAGRAPH, 2)]
    return dict(facts_of(RawDocument((*front, *rest), title=given), "k.pdf"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "kind", "review_type"),
    [
        ("Serious Case Review: Child K", "case-review", "SCR"),
        ("Local Child Safeguarding Practice Review", "case-review", "LCSPR"),
        ("Concise Child Practice Review", "case-review", "Welsh CPR"),
        ("A review using the Significant Incident Learning Process", "case-review", "SILP"),
        ("Serious Case Review using the Learning Together model", "case-review", "Learning Together"),
        ("Domestic Homicide Review", "case-review", "DHR"),
        ("Safeguarding Adults Review", "case-review", "SAR"),
        ("Case Management Review", "case-review", "CMR"),
        ("Thematic review of neglect", "thematic", "thematic review"),
        ("The Northmere Inquiry", "inquiry", "inquiry"),
        ("Joint targeted area inspection of Northmere", "inspection", "JTAI"),
        ("Area SEND inspection of Northmere Local Area Partnership", "inspection", "SEND"),
        ("Inspection of Northmere local authority children’s services", "inspection", "ILACS"),
        ("Inspection of services for children in need of help and protection", "inspection", "SIF"),
        ("Inspection of looked after children services", "inspection", ""),
        ("The story of Child K", "other", ""),
    ],
)
def test_kind_and_type(words: str, kind: str, review_type: str) -> None:
    found = facts(title(words))
    assert (found["kind"], found["review_type"]) == (kind, review_type)


def test_the_title_page_is_heard_before_the_text() -> None:
    found = facts(
        title("Inspection of Northmere local authority children’s services"),
        body="Following the joint targeted area inspection (JTAI) in May, and a serious case review, leaders acted.",
    )
    assert (found["kind"], found["review_type"]) == ("inspection", "ILACS")


def test_the_text_is_heard_where_the_title_page_says_nothing() -> None:
    assert facts(title("Child K"), body="This Serious Case Review was held in the autumn.")["review_type"] == "SCR"


@pytest.mark.parametrize(
    ("front", "given", "found"),
    [
        ([title("Serious Case Review", 1.4), title("Child K", 2.5)], "", "Serious Case Review – Child K"),
        ([title("Child K", 2.5), title("A Serious Case Review", 1.4)], "", "Child K – A Serious Case Review"),
        (
            [title("Board"), title("Serious Case Review of K"), title("Overview")],
            "",
            "Serious Case Review of K – Overview",
        ),
        (
            [title("Serious Case Review: Child K"), line("Author: M. Ash")],
            "scr_final.docx",
            "Serious Case Review: Child K",
        ),
        ([line("Title: Child K: overview report"), title("Child K", 2.5)], "", "Child K: overview report"),
        ([title("Child K")], "The story of Child K", "The story of Child K"),
        ([title("Child K")], "Microsoft Word - draft 3", "Child K"),
        (
            [line("Executive summary of the Serious Case Review of K")],
            "",
            "Executive summary of the Serious Case Review of K",
        ),
        ([line("Published 3 May 2018")], "", "k.pdf"),
    ],
)
def test_title(front: list[Block], given: str, found: str) -> None:
    assert facts(*front, given=given)["title"] == found


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Date of publication: March 2015", "2015-03"),
        ("Publication date: 3 March 2015", "2015-03-03"),
        ("Report published: 7th July 2014", "2014-07-07"),
        ("Review completed July 2015. Published February 2016.", "2016-02"),
        ("Published by the Board, 5 May 2019", "2019-05-05"),
        ("October 2012", "2012-10"),
        ("Final report – May 2011", "2011-05"),
        ("Agreed by the Executive on 14 March 2023", ""),
        ("Inspection dates: 26 to 30 September 2022", ""),
        ("10 – 14 February 2020", ""),
        ("Child K, born May 2010", ""),
        ("Draft of May 2011", ""),
        ("Published as agreed", ""),
    ],
)
def test_published(text: str, published: str) -> None:
    assert facts(title("Serious Case Review: Child K"), line(text))["published"] == published


def test_a_date_of_publication_that_goes_on_in_the_next_line() -> None:
    assert facts(title("Serious Case Review"), line("Published September"), line("2018"))["published"] == "2018-09"


def test_dates_in_the_text_are_none_of_publication() -> None:
    assert facts(title("Serious Case Review"), body="The guidance was published in May 2013.")["published"] == ""
