from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from invented import review
from thememiner.library_records import Listed
from thememiner.reading.catalogue import with_facts
from thememiner.reading.listing import read_listing
from thememiner.reading.listing_merge import merged
from thememiner.reading.screening_links import link, matched, unclear
from thememiner.records import Review

ENTRY = Listed("e", "Child X", "Anyshire LSCB", "2016", "", "", "", "l.txt", "2026-01-01")
REVIEW = replace(
    review("r", area="Anyshire"), title="Serious Case Review: Child X", published="2016-05-31", source="some-file.pdf"
)


@pytest.mark.parametrize(
    ("entry", "read", "is_linked"),
    [
        ({}, {}, True),
        ({"published": "2015"}, {}, True),
        ({"published": "2014"}, {}, False),
        ({"published": ""}, {}, False),
        ({}, {"published": ""}, False),
        ({"board": "Otherton LSCB"}, {}, False),
        ({"board": ""}, {}, False),
        ({"board": "Anonymous"}, {}, False),
        ({}, {"area": ""}, False),
        ({"title": "Child Y"}, {}, False),
        ({"title": "Child X: executive summary"}, {}, False),
        ({"title": "Child X: executive summary"}, {"title": "SCR Child X Executive Summary"}, True),
        ({"file": "folder/Some-File.PDF", "title": "Anything", "board": "", "published": "1999"}, {}, True),
        ({"link": "https://a.example/some-file.pdf", "title": "Anything", "published": ""}, {}, True),
        ({"file": "other-file.pdf", "board": ""}, {}, False),
        ({}, {"title": "overview report", "source": "anyshire-scr-child-x-2016.pdf"}, True),
        ({}, {"title": "overview report", "source": "anyshire-scr-child-y-2016.pdf"}, False),
        ({}, {"kind": "abstract"}, False),
    ],
)
def test_links(entry: dict[str, str], read: dict[str, str], is_linked: bool) -> None:
    links = matched([replace(ENTRY, **entry)], [replace(REVIEW, **read)])
    assert links == ({"e": "r"} if is_linked else {})


@pytest.mark.parametrize(
    ("title", "of_review", "is_linked"),
    [
        ("Learning from the death of Ruby and her brother", "Learning from the death of Ruby and her brother.", True),
        ("Learning from the death of Ruby and her brother", "Lessons from the death of Ruby and her brother", True),
        ("Local Child Safeguarding Practice Review: Kian", "Local Child Safeguarding Practice Review: Kian", True),
        ("Local Child Safeguarding Practice Review: Kian", "Local Child Safeguarding Practice Review: Liam", False),
        ("Local Child Safeguarding Practice Review: Kian", "Local Child Safeguarding Practice Review: Kiana", False),
        ("Serious Case Review: Child X", "Serious Case Review: Child X", False),
        ("Review of the care of Ruby (Child A)", "Review of the care of Ruby (Child B)", False),
        ("Harm outside the home 2021", "Harm outside the home 2022", False),
    ],
)
def test_a_title_alone_links_only_where_it_tells_something(title: str, of_review: str, is_linked: bool) -> None:
    entry = replace(ENTRY, title=title, board="", published="")
    assert bool(matched([entry], [replace(REVIEW, title=of_review, area="", published="")])) is is_linked


def test_a_pseudonym_is_found_in_a_longer_title() -> None:
    read = replace(REVIEW, title="Learning from the experience of Ruby and her brother")
    assert matched([replace(ENTRY, title="Ruby")], [read]) == {"e": "r"}
    assert matched([replace(ENTRY, title="Brother")], [read]) == {}


def test_what_fits_twice_is_not_linked_and_said() -> None:
    reviews = [REVIEW, replace(REVIEW, id="r2", source="again.pdf")]
    assert matched([ENTRY], reviews) == {}
    (note,) = unclear([ENTRY], reviews)
    assert (note.source, note.place, note.reason) == ("l.txt", "Child X", "may be r or r2")
    two = [ENTRY, replace(ENTRY, id="e2")]
    assert matched(two, [REVIEW]) == {}
    assert link(two, [REVIEW]).doubts == {one: "may be r, as may another entry" for one in ("e", "e2")}


@pytest.mark.parametrize("entry", [{"published": ""}, {"board": "North Anyshire"}])
def test_what_nearly_fits_is_said(entry: dict[str, str]) -> None:
    one = replace(ENTRY, **entry)
    assert matched([one], [REVIEW]) == {}
    assert link([one], [REVIEW]).doubts == {"e": "may be r: board or year do not say for certain"}


def test_an_entry_of_a_review_that_another_entry_has_is_said(corpus: Path) -> None:
    """The catalogue's long title and the listing's "Ruby" are two entries; only one can be the review."""
    listing, catalogue = (
        read_listing(corpus / name, date="2026-11-24").entries for name in ("listing.txt", "catalogue.csv")
    )
    log = merged(listing, catalogue).entries
    reviews = from_catalogue(corpus)
    assert set(matched(log, reviews).values()) == {one.id for one in reviews}
    assert list(link(log, reviews).doubts) == ["pellbridge-ruby-2016"]
    assert "is it listed twice?" in link(log, reviews).doubts["pellbridge-ruby-2016"]


def test_a_file_decides_where_titles_would_not() -> None:
    reviews = [REVIEW, replace(REVIEW, id="r2", source="again.pdf")]
    entries = [replace(ENTRY, file="again.pdf"), replace(ENTRY, id="e2")]
    assert matched(entries, reviews) == {"e": "r2", "e2": "r"}


def from_catalogue(corpus: Path) -> list[Review]:
    """The sample's reviews as a study holds them, without reading the files."""
    with (corpus / "catalogue.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [with_facts(replace(review(Path(row["file"]).stem), source=row["file"].split("/")[1]), row) for row in rows]


def test_sample_listings_against_the_sample_reviews(corpus: Path) -> None:
    entries = [
        one for name in ("listing.txt", "listing.csv") for one in read_listing(corpus / name, date="2026-11-24").entries
    ]
    links = matched(entries, from_catalogue(corpus))
    assert {entry: found[:3].rstrip("-") for entry, found in links.items()} == {
        "calderhythe-child-g-2024": "13",
        "ostermouth-child-z-2023": "10",
        "thornwold-child-q-2017": "09",
        "pellbridge-ruby-2016": "04",
        "brackenshire-baby-t-2015": "02",
        "kelderwick-child-h-2012": "01",
        "northmere-wren-2023": "07",
        "northmere-kian-2021": "06",
        "arwel-child-m-2021": "05",
        "brackenshire-child-d-2011-executive-summary": "14a",
        "brackenshire-child-d-2011": "14b",
    }
    assert unclear(entries, from_catalogue(corpus)) == []
