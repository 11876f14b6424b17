from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from thememiner.library_records import CaseFeature
from thememiner.reading import read_file
from thememiner.reading.case_features import FEATURES, features_from
from thememiner.reading.stated.feature_wordings import KINDS
from told_reviews import passages_of, review, small_reviews

SENTENCES = Path(__file__).parents[1] / "data" / "features_invented.csv"


def stated(text: str, kind: str = "chronology") -> dict[str, str]:
    found = features_from(review(), [], passages_of(("front-matter", "Serious Case Review"), (kind, text)))
    return {one.feature: one.presence for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was domestic abuse between Mother and Father.", {"domestic-abuse": "present"}),
        ("There was no domestic abuse between Mother and Father.", {"domestic-abuse": "denied"}),
        ("There may have been domestic abuse between Mother and Father.", {"domestic-abuse": "suspected"}),
        ("Nobody asked Mother about domestic abuse.", {}),
        ("Mother attended domestic abuse training.", {}),
        ("Mother's drug test was negative.", {"parental-drugs": "denied"}),
        ("The GP did not know that Mother used heroin.", {"parental-drugs": "present"}),
        ("No one asked whether Mother used heroin.", {}),
        ("Mother, who used heroin, did not attend the clinic.", {"parental-drugs": "present"}),
        ("Father was depressed.", {"parental-mental-health": "present"}),
        ("Child A was depressed.", {"child-mental-health": "present"}),
        ("Child A's father was depressed.", {"parental-mental-health": "present"}),
        ("The social worker was depressed.", {}),
        ("The social worker's own father was depressed.", {}),
        (
            "Father 2 is the father of Child A; he has a mild learning disability.",
            {"parental-learning-disability": "present"},
        ),
        ("Mother had herself been neglected as a child.", {}),
        ("Mother had been in care as a child.", {"care-experienced-parent": "present"}),
        ("Child A had been in care since 2010.", {"looked-after": "present"}),
        ("Child A now lives with foster carers and is in foster care.", {}),
        ("Children in the area were often homeless.", {}),
        ("The children were homeless.", {"housing": "present"}),
        ("There was no car, the rent was in arrears.", {"poverty": "present"}),
        ("Had Child A been neglected, it would have been seen.", {}),
    ],
)
def test_states_of_the_family_and_of_nobody_else(text: str, expected: dict[str, str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "kind",
    [
        "terms-of-reference",
        "method",
        "people",
        "purpose",
        "recommendations",
        "board-response",
        "glossary",
        "appendices",
        "footnote",
        "contents",
    ],
)
def test_boilerplate_states_nothing(kind: str) -> None:
    text = "Mother was a heroin user and there was domestic abuse by Father."
    assert stated(text, kind) == {}
    assert set(stated(text, "chronology")) == {"parental-drugs", "domestic-abuse"}


def rows() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_invented_sentences_give_nothing_wrong_and_little_is_missed() -> None:
    missed: Counter[str] = Counter()
    for row in rows():
        expected = dict(one.split("=") for one in row["expected"].split(";") if one)
        found = stated(row["text"], row["section_kind"])
        assert set(found.items()) <= set(expected.items()), row["text"]
        missed[row["class"]] += len(expected) - len(found)
    assert sum(missed.values()) <= 6, missed


def test_of_small_reviews_few_features_are_wrong_and_few_are_missed() -> None:
    missed, wrong = [], []
    for name, about, passages, _, stated in small_reviews():
        found = {(one.feature, one.presence) for one in features_from(about, [], passages)}
        wrong += [(name, *one) for one in found - stated]
        missed += [(name, *one) for one in stated - found]
    assert len(wrong) <= 3, wrong
    assert len(missed) <= 13, missed


def records(*lines: tuple[str, str]) -> dict[str, CaseFeature]:
    return {one.feature: one for one in features_from(review(), [], passages_of(*lines))}


@pytest.mark.parametrize(
    ("texts", "presence", "chosen"),
    [
        (["Mother denied domestic abuse.", "Father had assaulted Mother."], "present", 1),
        (["Domestic abuse by Father was suspected.", "Mother denied domestic abuse."], "suspected", 0),
        (["Father had assaulted Mother.", "There was domestic abuse by Father."], "present", 0),
    ],
)
def test_present_beats_suspected_beats_denied_and_first_beats_later(
    texts: list[str], presence: str, chosen: int
) -> None:
    lines = [("chronology", text) for text in texts]
    record = records(*lines)["domestic-abuse"]
    assert (record.presence, record.words, record.passage_id) == (presence, texts[chosen], f"r:{chosen + 1}")


def test_words_are_a_sentence_as_printed_and_carry_page_and_passage() -> None:
    text = "The family moved.  Father had convictions for theft. He was tall."
    record = records(("chronology", text))["parental-offending"]
    assert record == CaseFeature("r", "parental-offending", "present", "Father had convictions for theft.", 5, "r:1")


def test_of_a_very_long_sentence_only_the_clause_is_kept() -> None:
    text = f"It was recorded that {'on many days ' * 30}; Mother was a heroin user; and so on."
    assert records(("chronology", text))["parental-drugs"].words == "Mother was a heroin user"


@pytest.mark.parametrize("kind", ["inspection", "inquiry", "thematic", "abstract", "other"])
def test_other_kinds_of_report_have_no_features(kind: str) -> None:
    lines = passages_of(("chronology", "Mother was a heroin user."))
    assert features_from(review(kind=kind), [], lines) == ()  # type: ignore[arg-type]
    assert features_from(review(), [], lines)


def test_assault_in_a_domestic_homicide_review_is_not_abuse_of_a_child() -> None:
    lines = passages_of(("chronology", "Anthony, who was 41, was convicted of murder."))
    assert [one.feature for one in features_from(review(review_type="DHR"), [], lines)] == []
    assert [one.feature for one in features_from(review(), [], lines)] == ["physical-abuse"]


def test_every_feature_has_a_definition_and_its_name_once() -> None:
    assert len(set(FEATURES)) == len(FEATURES) == len(KINDS)
    assert all(kind.definition.endswith(".") and kind.wordings for kind in KINDS)


def test_inspection_reports_have_no_features(shared_data: Path) -> None:
    reading = read_file(shared_data / "inspections" / "jtai-harrow-2023.pdf")
    assert features_from(reading.review, reading.sections, reading.passages) == ()


def test_the_stems_pass_over_no_sentence_that_a_wording_fits() -> None:
    texts = [row["text"] for row in rows()]
    texts += [passage.text for _, _, passages, _, _ in small_reviews() for passage in passages]
    for kind in KINDS:
        for text in texts:
            if re.search("|".join(kind.wordings), text, re.IGNORECASE):
                assert any(stem in text.lower() for stem in kind.stems), (kind.name, text)
