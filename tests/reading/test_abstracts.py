from __future__ import annotations

import csv
from pathlib import Path

import pytest

from thememiner.library_records import Listed
from thememiner.reading.abstracts import abstract_id, abstract_reading, parse_abstract
from thememiner.reading.listing import read_listing

LISTINGS = Path(__file__).parent.parent / "data" / "listings"
OLD = (
    "Death of a 2-month-old boy.\nBackground: the family moved twice; nobody knew where to.\n"
    "Learning: transfers were not read; fathers were not asked.\nRecommendations: agree a standard.\n"
    "Model: SILP.\nKeywords: infants, transfers"
)
NEW = (
    "Death of a 2-month-old boy. Learning includes: transfers were not read; and fathers were not asked. "
    "Recommendations to the partnership include: agree a standard. Keywords: infants, transfers"
)


def entry(abstract: str, **other: str) -> Listed:
    facts = {"id": "anyshire-child-x-2016", "title": "Child X", "board": "Anyshire LSCB", "published": "2016"}
    return Listed(
        **{**facts, "link": "", "file": "", "source": "l.txt", "first_seen": "2026-01-01", **other}, abstract=abstract
    )


@pytest.mark.parametrize(
    "text", [OLD, NEW, OLD.replace("\n", " "), OLD.replace(".\n", "; "), OLD.replace("\n", "\r\n")]
)
def test_both_forms_in_lines_or_in_one_say_the_same(text: str) -> None:
    abstract = parse_abstract(text)
    assert abstract.summary.rstrip(".") == "Death of a 2-month-old boy"
    assert abstract.learning == ("transfers were not read", "fathers were not asked")
    assert abstract.recommendations == ("agree a standard",)
    assert abstract.keywords == ("infants", "transfers")


def test_semicolons_in_the_background_part_nothing() -> None:
    assert parse_abstract(OLD).background == "the family moved twice; nobody knew where to."
    assert parse_abstract(OLD).model == "SILP."


@pytest.mark.parametrize(
    "label",
    [
        "Learning:", "Learning includes:", "Learning include:", "Learning themes include:", "Learning focuses on:",
        "Learning considers:", "Key learning:", "Key learning points include:", "Key issues:", "Key issues: include:",
        "Issues identified include:", "Lessons learned:", "Findings:", "Key findings include the following:",
        "Learning for the partnership includes:", "Learning identified includes", "Learning points –  include:",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["A baby died. ", "A baby died.\n", "A baby died; "])
def test_labels_of_learning(label: str, before: str) -> None:
    abstract = parse_abstract(f"{before}{label} the child was not seen; nobody asked why.")
    assert abstract.learning == ("the child was not seen", "nobody asked why")
    assert abstract.summary.rstrip(".") == "A baby died"


@pytest.mark.parametrize(
    "words",
    [
        "Learning disabilities: the child had them.",
        "Learning from this review was shared in May.",
        "The review considered learning: it was shared.",
        "Background checks: none were made.",
        "The overview of background and model, method and keywords was short.",
        "The findings include a great deal that is known.",
    ],
)
def test_words_that_are_no_labels(words: str) -> None:
    abstract = parse_abstract(f"A baby died. {words}\nKeywords: infants")
    assert abstract.summary == f"A baby died. {words}"


def test_a_label_that_was_lost_in_copying_leaves_its_verb() -> None:
    assert parse_abstract("Two babies were hurt.\nincludes: talk to fathers; see the cot").learning == (
        "talk to fathers",
        "see the cot",
    )


def test_a_last_line_of_bare_terms_is_keywords_only_behind_a_finished_sentence() -> None:
    text = "A baby died.\nIssues identified include: contact was lost.\n"
    assert parse_abstract(f"{text}Bruises, head injuries, general practice").keywords == (
        "Bruises",
        "head injuries",
        "general practice",
    )
    wrapped = parse_abstract("A baby died.\nLearning: the plan was shared with\nHousing, health, and schools")
    assert (wrapped.keywords, len(wrapped.learning)) == ((), 1)


def expected() -> list[dict[str, str]]:
    with (LISTINGS / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", expected(), ids=lambda row: f"{row['file']}-{row['subject']}-{row['year']}")
def test_sample_listings_as_counted_by_hand_beforehand(row: dict[str, str], corpus: Path) -> None:
    entries = read_listing(corpus / row["file"], date="2026-11-24").entries
    (one,) = (one for one in entries if one.title == row["subject"] and one.published[:4] == row["year"])
    abstract = parse_abstract(one.abstract)
    assert [len(abstract.learning), len(abstract.recommendations), len(abstract.keywords)] == [
        int(row[name]) for name in ("learning", "recommendations", "keywords")
    ]
    assert [bool(abstract.background), bool(abstract.model)] == [row["background"] == "yes", row["model"] == "yes"]


def test_an_abstract_is_a_source_of_its_own() -> None:
    reading = abstract_reading(entry(OLD))
    assert reading is not None
    review = reading.review
    assert (review.id, review.kind, review.area, review.published) == (
        abstract_id("anyshire-child-x-2016"), "abstract", "Anyshire", "2016",
    )  # fmt: skip
    assert {one.heading: one.kind for one in reading.sections} == {
        "Introduction": "introduction",
        "Background": "introduction",
        "Learning": "lessons",
        "Recommendations": "recommendations",
        "Method": "method",
        "Appendix: keywords": "appendices",
    }
    assert all(one.text == review.text[one.start : one.end] for one in reading.passages)
    assert [one.text for one in reading.passages if one.section_kind == "lessons" and not one.is_heading] == [
        "transfers were not read",
        "fathers were not asked",
    ]
    assert len({one.id for one in reading.passages}) == len(reading.passages)
    assert all(one.id.startswith(f"{review.id}:") for one in reading.passages)


@pytest.mark.parametrize(
    ("facts", "title", "area"),
    [
        ({}, "Anyshire LSCB – Child X", "Anyshire"),
        ({"title": "Anyshire SCR Child X"}, "Anyshire SCR Child X", "Anyshire"),
        ({"board": "Anonymous"}, "Child X", ""),
        ({"board": ""}, "Child X", ""),
    ],
)
def test_title_and_area_of_an_abstract(facts: dict[str, str], title: str, area: str) -> None:
    reading = abstract_reading(entry(NEW, **facts))
    assert reading is not None
    assert (reading.review.title, reading.review.area) == (title, area)


def test_good_practice_is_kept_apart_from_learning() -> None:
    reading = abstract_reading(entry(f"{NEW} Good practice includes: the nurse rang back."))
    assert reading is not None
    kinds = {one.text: one.section_kind for one in reading.passages}
    assert kinds["the nurse rang back"] == "good-practice"


@pytest.mark.parametrize("text", ["", "Death of a baby. No abstract yet.", "A baby died.\nKeywords: infants"])
def test_an_abstract_that_states_no_learning_makes_no_share_smaller(text: str) -> None:
    assert abstract_reading(entry(text)) is None


def test_the_same_abstract_read_again_has_the_same_ids() -> None:
    assert abstract_reading(entry(NEW)) == abstract_reading(entry(NEW))


def test_an_item_said_twice_is_two_passages() -> None:
    reading = abstract_reading(entry("Learning: see the child; see the child.\nRecommendations: see the child."))
    assert reading is not None
    assert [one.text for one in reading.passages].count("see the child") == 3
    assert len({one.id for one in reading.passages}) == len(reading.passages)
