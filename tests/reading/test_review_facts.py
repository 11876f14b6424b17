from __future__ import annotations

import csv
from pathlib import Path

import pytest

from thememiner.library_records import Fact
from thememiner.reading import read_file
from thememiner.reading.review_facts import facts_from
from told_reviews import passages_of, review, small_reviews, values

SENTENCES = Path(__file__).parents[1] / "data" / "facts_invented.csv"
TITLE = ("front-matter", "Serious Case Review")


def facts(*lines: tuple[str, str] | tuple[str, str, int], **about: str) -> tuple[Fact, ...]:
    return facts_from(review(**about), [], passages_of(*lines))  # type: ignore[arg-type]


def rows() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_invented_sentences_give_nothing_wrong_and_little_is_missed() -> None:
    missed = []
    for row in rows():
        names, stated = row["name"].split(";"), [one for one in row["value"].split(";") if one]
        expected = set(zip(names, stated, strict=True)) if len(names) > 1 else {(names[0], one) for one in stated}
        found = {(one.name, one.value) for one in facts(TITLE, (row["section_kind"], row["text"])) if one.name in names}
        assert found <= expected, row["text"]
        missed += [row["text"]] * (len(expected) - len(found))
    assert len(missed) <= 3, missed


def test_small_reviews_give_no_wrong_fact_and_little_is_missed() -> None:
    missed = []
    for name, about, passages, stated, _ in small_reviews():
        found = {(one.name, one.value) for one in facts_from(about, [], passages)}
        assert found - stated == set(), name
        missed += [(name, *one) for one in stated - found]
    assert len(missed) <= 10, missed


def test_dates_of_one_review_that_contradict_each_other_are_all_kept() -> None:
    found = facts(
        ("front-matter", "Serious Case Review: Child A"),
        ("front-matter", "Published 4 March 2015"),
        ("front-matter", "Date of publication: June 2017"),
        ("front-matter", "November 2014"),
    )
    assert values(found, "published") == ["2015-03-04", "2017-06"]
    assert values(found, "completed") == ["2014-11"]


def test_a_cover_sheet_is_metadata_and_comes_before_the_title_page() -> None:
    found = facts(
        ("front-matter", "Title: Serious case review: Baby T: overview report"),
        ("front-matter", "LSCB: Brackenshire Safeguarding Children Board"),
        ("front-matter", "Author: Ivo Maplethorpe and Dr Ada Stone"),
        ("front-matter", "Date of publication: 2015"),
        ("front-matter", "This report has been deposited in the collection by the LSCB, which holds the copyright."),
        ("front-matter", "Published December 2014", 2),
    )
    published = [(one.value, one.source) for one in found if one.name == "published"]
    assert published == [("2015", "cover-sheet"), ("2014-12", "text")]
    assert values(found, "author") == ["Ivo Maplethorpe", "Ada Stone"]
    assert values(found, "board") == ["Brackenshire Safeguarding Children Board"]
    assert values(found, "subject") == ["Baby T"]
    assert values(found, "review-type") == ["SCR"]
    assert {one.source for one in found if one.name in ("board", "author")} == {"cover-sheet"}


def test_one_label_makes_no_cover_sheet() -> None:
    found = facts(TITLE, ("front-matter", "Author: Ivo Maplethorpe"))
    assert [(one.value, one.source) for one in found if one.name == "author"] == [("Ivo Maplethorpe", "text")]


@pytest.mark.parametrize("kind", ["inspection", "inquiry", "thematic"])
def test_reports_that_are_about_no_case_have_no_facts_of_one(kind: str) -> None:
    title = ("front-matter", "Serious Case Review: Child A")
    lines = (
        "introduction",
        "Child A, aged seven, died on 4 March 2014 from a head injury. Father was convicted of murder.",
    )
    found = facts(title, lines, kind=kind)
    names = {one.name for one in found}
    assert not names & {"incident", "child-age", "age-band", "outcome", "harm", "proceedings", "children", "subject"}
    assert {"incident", "child-age", "outcome", "harm", "proceedings", "subject"} <= {
        one.name for one in facts(title, lines)
    }


def test_words_and_page_are_of_the_sentence_that_states_it() -> None:
    lines = ("introduction", "This is a report. Child A died on 4 March 2014. It was cold.", 7)
    found = [one for one in facts(TITLE, lines) if one.name == "incident"]
    assert found == [Fact("r", "incident", "2014-03-04", "Child A died on 4 March 2014.", 7)]


def test_a_conviction_from_before_the_event_is_no_proceeding_about_it() -> None:
    opening = ("introduction", "Child A died on 4 March 2014.")
    earlier = ("introduction", "Father was convicted of assault in 2009.")
    later = ("introduction", "Father was convicted of murder in 2015.")
    assert values(facts(TITLE, opening, earlier), "proceedings") == []
    assert values(facts(TITLE, opening, later), "proceedings") == ["criminal: convicted"]


@pytest.mark.parametrize(
    ("lines", "types"),
    [
        (["Serious Case Review"], ["SCR"]),
        (["A review using the Significant Incident Learning Process"], ["SILP"]),
        (["Concise Child Practice Review", "Child Practice Review Report"], ["Welsh concise"]),
        (["Extended Child Practice Review"], ["Welsh extended"]),
        (["Joint Serious Case Review and Domestic Homicide Review"], ["joint SCR/DHR", "DHR", "SCR"]),
        (["Local Child Safeguarding Practice Review"], ["LCSPR"]),
        (["National Collection of Case Reviews", "Serious Case Review"], ["SCR"]),
    ],
)
def test_types_of_review(lines: list[str], types: list[str]) -> None:
    assert values(facts(*(("front-matter", line) for line in lines)), "review-type") == types


def test_a_model_in_the_title_and_a_legal_form_in_the_text_are_both_types() -> None:
    found = facts(
        ("front-matter", "A review using the Significant Incident Learning Process"),
        ("introduction", "The criteria for a Serious Case Review were met and SILP was chosen."),
    )
    assert values(found, "review-type") == ["SILP", "SCR"]


def test_the_cover_sheet_of_the_corpus(corpus: Path) -> None:
    reading = read_file(corpus / "reviews" / "02-brackenshire-scr-baby-t-2015.pdf")
    found = facts_from(reading.review, reading.sections, reading.passages)
    assert [(one.value, one.page) for one in found if one.name == "published"] == [("2015-03", 1)]
    assert values(found, "completed") == ["2014-11"]
    assert values(found, "adopted") == ["2014-12-04"]
    assert values(found, "incident") == ["2013-07-24"]
    assert values(found, "child-age") == ["11w"]


def test_inspection_reports_have_only_facts_about_themselves(shared_data: Path) -> None:
    reading = read_file(shared_data / "inspections" / "ilacs-southwark-2022.pdf")
    found = facts_from(reading.review, reading.sections, reading.passages)
    assert {one.name for one in found} <= {
        "review-type",
        "board",
        "author",
        "published",
        "completed",
        "adopted",
        "subject",
    }


@pytest.mark.parametrize(
    "text",
    ["Mother " * 4000, "aged 9, " * 3000, "Author: " + "Ada B. " * 3000, "1 January 2010 to " * 2000, "|" * 9000],
)
def test_texts_that_are_none_take_no_time_and_state_nothing(text: str) -> None:
    for kind in ("front-matter", "introduction", "method", "family-composition"):
        names = {one.name for one in facts(TITLE, (kind, text))}
        assert names <= {"review-type", "completed", "author"}
