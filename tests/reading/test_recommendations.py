"""Whole reports in, the register out."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from thememiner.library_records import Recommendation
from thememiner.reading import read_file
from thememiner.reading.recommendations import find_recommendations
from thememiner.records import Reading


def register(reading: Reading) -> list[Recommendation]:
    return find_recommendations(reading.review, reading.sections, reading.passages)


LAYOUTS = Path(__file__).parent.parent / "data" / "recommendations"
"""Invented reports in the manner of inquiries and reviews, each with its own way of printing recommendations."""

PROSE = (
    "The panel heard evidence over eleven days from those who had worked in the service at the time. Records had been "
    "kept in three places, and nobody had been asked to bring them together. Those who might have noticed were not "
    "told, and those who were told had been moved to other work by the time the letter came. It was not until the "
    "spring that anybody asked what had become of it, and by then the decision had been made."
)


def page(tmp_path: Path, body: str) -> Reading:
    """Read a layout by its name, or the words given."""
    path = tmp_path / "report.html"
    words = body if body.startswith("<") else (LAYOUTS / f"{body}.html").read_text(encoding="utf-8")
    path.write_text(words.replace("{{PROSE}}", PROSE), encoding="utf-8")
    return read_file(path)


def found(tmp_path: Path, body: str) -> list[Recommendation]:
    return register(page(tmp_path, body))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "paragraph-below-label",
            [
                ("Recommendation 3", "The Department of Health should"),
                ("Recommendation 1", "Directors of social services must"),
                ("Recommendation 2", "Chief constables must"),
            ],
        ),
        (
            "bracketed",
            [("1", "The operator of the"), ("2", "The Home Office should"), ("3", "The ambulance service should")],
        ),
        (
            "chapter-numbered",
            [
                ("14.3", "We therefore recommend that the government"),
                ("14.5", "We also recommend that the guidance"),
                ("14.9", "We recommend that every principal"),
            ],
        ),
        (
            "sentence-and-reason",
            [
                ("", "The Partnership should agree one"),
                ("", "The Integrated Care Board to"),
                ("", "All partner agencies must test"),
            ],
        ),
        (
            "themed-table",
            [
                ("1", "All commissioning, service provision"),
                ("2", "The NHS and all who"),
                ("131", "The Nursing and Midwifery Council"),
            ],
        ),
        ("table-and-plan", [("1", "That the housing authority notify"), ("2", "Midwives to ask at")]),
        (
            "by-agency",
            [
                ("8.1", "The LSCB should require"),
                ("8.2", "The LSCB should audit"),
                ("", "Ensure that officers"),
                ("", "Remind supervisors"),
                ("", "Review the allocation"),
                ("", "Remind staff"),
                ("", "Introduce a form"),
            ],
        ),
        (
            "findings-and-questions",
            [
                ("Finding 1", "Is the Board aware"),
                ("Finding 1", "How will the Board"),
                ("Finding 2(1)", "Does the Board know"),
                ("Finding 2(2)", "The Board may wish"),
            ],
        ),
        (
            "boxed-with-bullets",
            [
                ("Recommendation 1", "The Inquiry recommends that the UK government introduce"),
                ("Recommendation 2", "The Inquiry recommends that the UK government and"),
            ],
        ),
        (
            "national-and-local",
            [
                ("National recommendation 1", "The Department for"),
                ("National recommendation 2", "The Home Office"),
                ("Local recommendation 1", "The Safeguarding Children Partnership"),
                ("Local recommendation 2", "The Council"),
            ],
        ),
        ("unnumbered-labels", [("", "Government should set"), ("", "Local authorities should")]),
        (
            "codes-and-letters",
            [
                ("R1a", "The Community Safety Partnership to: … commission training"),
                ("R1b", "The Community Safety Partnership to: … ask the housing"),
                ("R2", "The Constabulary should review"),
                ("R3", "The Integrated Care Board should"),
            ],
        ),
        ("only-prose", [("", "I recommend that the Council"), ("", "It is therefore recommended")]),
        (
            "traps",
            [("Recommendation 1", "The Board should publish"), ("Recommendation 2", "The Board should publish")],
        ),
        (
            "home-office-plan",
            [
                ("1", "The Partnership should commission"),
                ("2", "The Partnership should ask"),
                ("1", "The Probation Service should"),
            ],
        ),
        (
            "staged-with-appendix",
            [
                ("Recommendation 1", "The governments of the four nations should each"),
                ("Recommendation 2", "The governments of the four nations should hold"),
            ],
        ),
        (
            "reason-first",
            [("8.2", "Supervision was offered"), ("8.3", "The surgery had"), ("8.4", "The Police should copy")],
        ),
        (
            "conclusions-and-recommendations",
            [("Recommendation 1", "The Partnership to rewrite"), ("Recommendation 2", "The Trust to tell")],
        ),
        (
            "title-then-text",
            [("Recommendation 1", "The Home Secretary should"), ("Recommendation 2", "Police forces should")],
        ),
        (
            "summary-in-other-words",
            [("1", "The Board to audit"), ("2", "Health services to review"), ("3", "The Board to write")],
        ),
        (
            "running-paragraphs",
            [
                ("113.2", "We therefore recommend that the government"),
                ("113.4", "We also recommend that ministers"),
                ("113.10a", "We recommend that the Secretary of State for Health: … publish"),
                ("113.10b", "We recommend that the Secretary of State for Health: … require"),
            ],
        ),
        (
            "finding-beside-recommendation",
            [("Recommendation 1", "The Partnership should"), ("Recommendation 2", "The Council should")],
        ),
        ("response", [("Recommendation 1", "The Board should publish"), ("Recommendation 2", "The Board should ask")]),
        (
            "roman-by-agency",
            [
                ("9.1(i)", "That all officers"),
                ("9.1(ii)", "That the domestic"),
                ("9.2(i)", "Case recording"),
                ("9.2(ii)", "Managers to sign"),
            ],
        ),
        (
            "lead-and-bullets",
            [
                ("", "It is therefore recommended that the Partnership: … reviews"),
                ("", "It is therefore recommended that the Partnership: … tells"),
                ("", "It is therefore recommended that the Partnership: … reports"),
            ],
        ),
        ("title-and-minimum", [("Recommendation 4", "The UK government and devolved")]),
        (
            "numbers-run-on",
            [("203", "The Community Safety"), ("204", "The Council should"), ("205", "That the Home Office")],
        ),
        (
            "agency-list-in-analysis",
            [("", "Officers to attend"), ("", "The form to be"), ("1", "The Board to ask")],
        ),
        (
            "learning-and-recommendation",
            [("Recommendation 1", "The Partnership to seek"), ("Recommendation 2", "The Partnership to revise")],
        ),
        (
            "numbers-in-words",
            [
                ("Recommendation One", "The Board should review its threshold"),
                ("Recommendation Two", "The Board should"),
            ],
        ),
        (
            "nouns-by-agency",
            [("1", "Review the"), ("2", "Agreeing a"), ("1", "Allocation of"), ("2", "Review of record")],
        ),
        ("sentences-as-headings", [("", "The Partnership should agree"), ("", "The Integrated Care Board")]),
        ("welsh", [("", "The Board to seek"), ("", "Health visitors to be")]),
    ],
)
def test_each_recommendation_is_listed_once(tmp_path: Path, body: str, expected: list[tuple[str, str]]) -> None:
    listed = found(tmp_path, body)
    assert [one.number for one in listed] == [number for number, _ in expected]
    for one, (_, words) in zip(listed, expected, strict=True):
        assert one.text.startswith(words)


def test_repeats_say_where_else(tmp_path: Path) -> None:
    listed = found(tmp_path, "table-and-plan")
    assert [(one.part, one.also_at) for one in listed] == [("recommendations", "board-response")] * 2
    assert [one.deadline for one in listed] == ["March 2031", "June 2031"]


def test_a_summary_yields_to_the_chapters(tmp_path: Path) -> None:
    listed = {one.number: one for one in found(tmp_path, "paragraph-below-label")}
    assert listed["Recommendation 1"].also_at == "recommendations"
    assert listed["Recommendation 3"].also_at == ""
    assert listed["Recommendation 3"].deadline == "by 31 July 2031"


def test_agencies_are_kept_apart_from_the_board(tmp_path: Path) -> None:
    listed = found(tmp_path, "by-agency")
    assert [(one.owner_type, one.addressee) for one in listed] == [
        ("board", "The LSCB"),
        ("board", "The LSCB"),
        ("agency", "Police"),
        ("agency", "Police"),
        ("agency", "Community Health Trust"),
        ("agency", "Community Health Trust"),
        ("agency", "Children's Social Care"),
    ]


def test_a_lead_in_names_whom_the_next_items_ask(tmp_path: Path) -> None:
    listed = found(tmp_path, "nouns-by-agency")
    assert [one.addressee for one in listed] == ["LSCB", "LSCB", "Health", "Health"]


def test_questions_are_of_their_own_kind(tmp_path: Path) -> None:
    listed = found(tmp_path, "findings-and-questions")
    assert {(one.kind, one.owner_type, one.strength) for one in listed} == {("question", "board", "")}


def test_noun_phrases_stay_with_the_item_above_them(tmp_path: Path) -> None:
    text = found(tmp_path, "codes-and-letters")[-1].text
    assert text.endswith(
        "covering: (a) routine enquiry; (b) the coding of records; and (c) the role of the receptionist."
    )


def test_bullets_and_what_goes_on_stay_with_their_number(tmp_path: Path) -> None:
    first, _ = found(tmp_path, "staged-with-appendix")
    assert "a single committee of ministers; and a single group of senior officials." in first.text
    assert first.text.endswith("within 12 months of publication of this report.")
    assert first.deadline == "within 12 months of publication of this report"
    assert len(first.passages.split(";")) == 4


def test_overruled_kinds_hold(tmp_path: Path) -> None:
    reading = page(tmp_path, "national-and-local")
    sections = [replace(one, kind="method") for one in reading.sections]
    assert find_recommendations(reading.review, sections, reading.passages) == []


def test_ids_are_stable_and_different(tmp_path: Path) -> None:
    body = "<h1>Review</h1><h2>Recommendations</h2><h3>Police</h3><p>1. All staff to attend the course.</p>"
    body += "<h3>Housing</h3><p>1. All staff to attend the course.</p>"
    once, again = found(tmp_path, body), found(tmp_path, body)
    assert once == again
    assert [one.id.removeprefix(once[0].id) for one in once] == ["", "-2"]
    assert [one.addressee for one in once] == ["Police", "Housing"]


def test_equal_numbers_do_not_make_one(tmp_path: Path) -> None:
    body = "<h1>Review</h1><h2>Executive summary</h2><h3>Recommendations</h3>"
    body += "<p>Recommendation 1: The Board should publish a guide for grandparents.</p>"
    body += "<h2>9 Recommendations</h2><p>Recommendation 1: The Police should review the grading of calls.</p>"
    assert len(found(tmp_path, body)) == 2


def test_the_own_inquiry_is_no_other(tmp_path: Path) -> None:
    body = "<h1>{}</h1><h2>Recommendations of the Harbour Arena Inquiry</h2><p>1. The Police should review calls.</p>"
    assert len(found(tmp_path, body.format("The Harbour Arena Inquiry: final report"))) == 1
    assert found(tmp_path, body.format("The Inquiry into the Lodge")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The panel recommended in 2019 that the Board should publish a guide.",
        "Staff said that the Board should have published a guide.",
        "Recommendation 4 of the earlier review was not carried out.",
        "The Board has made the following recommendations to its members before.",
    ],
)
def test_near_misses_in_findings(tmp_path: Path, sentence: str) -> None:
    assert found(tmp_path, f"<h1>Review</h1><h2>Findings</h2><p>{PROSE} {sentence}</p>") == []


def labelled(corpus: Path) -> dict[str, list[tuple[str, str]]]:
    rows: dict[str, list[tuple[str, str]]] = {}
    with (corpus / "expected" / "recommendations.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            rows.setdefault(row["file"], []).append((row["number"], row["text"]))
    return rows


def test_the_invented_corpus(corpus: Path) -> None:
    """All labelled ones and no others, in files of three formats; scans are left to the benchmark."""
    for name, rows in labelled(corpus).items():
        if "scanned" in name or "mixed" in name:
            continue
        listed = [one for one in register(read_file(corpus / name)) if one.kind != "question"]
        unmatched = {text for _, text in rows}
        for one in listed:
            same = [text for text in unmatched if fuzz.ratio(text, one.text) > 95]
            assert same, f"{name}: {one.text}"
            unmatched -= set(same)
        assert not unmatched, f"{name}: {unmatched}"


@pytest.mark.slow
def test_an_inquiry_report_with_its_lists_twice(shared_data: Path) -> None:
    with (shared_data / "inquiries" / "infected-blood-recommendations.csv").open(encoding="utf-8-sig") as lines:
        numbers = [row["number"] for row in csv.DictReader(lines)]
    listed = [one.number for one in register(read_file(shared_data / "inquiries" / "infected-blood-volume-1.pdf"))]
    assert len(set(numbers) & set(listed)) >= 0.95 * len(numbers)
    assert len(set(numbers) & set(listed)) >= 0.9 * len(listed)
