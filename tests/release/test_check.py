from __future__ import annotations

from dataclasses import dataclass

import pytest

from release.planted import HARMLESS, PLANTED
from thememiner.release.check import check_file, check_pieces, check_report
from thememiner.release.details import IDENTIFIES, LOOK, Detail, Piece
from thememiner.release.rules import RULES


def details(text: str, context: str = "") -> list[Detail]:
    return check_pieces([Piece(text, "here", context)])


@pytest.mark.parametrize(("kind", "words", "sentence"), PLANTED)
def test_finds_what_was_planted(kind: str, words: str, sentence: str) -> None:
    found = [one for one in details(sentence) if one.kind == kind and one.level == IDENTIFIES]
    bare = words.removesuffix("’s")
    assert any(bare in one.words or one.words in bare for one in found), details(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_leaves_what_is_public(sentence: str) -> None:
    assert details(sentence) == []


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        ("NHS number", "Number 943 476 5919 was on the form.", "Number 943 476 5918 was on the form."),
        ("reference", "UPN A123456789012", "paragraph 123456"),
        ("reference", "Case number 4471902", "Case number 2019"),
        ("telephone", "Ring 0161 496 0123.", "Ring 0800 496 0123."),
        ("account", "Instagram: star.girl_07", "Instagram was used by most pupils."),
        ("vehicle", "The car NM12 KDE stood there.", "Form NM123 stood there."),
        ("date of birth", "DOB: 2011-02-03", "Review date: 2011-02-03"),
        ("school", "a pupil at Hillcrest Academy", "a pupil at the Academy"),
        ("address", "she lived at 4 Mill Lane", "she waited at the Crown Court"),
        ("nursery", "Busy Bees Day Nursery", "the day Nursery"),
    ],
)
def test_near_misses(kind: str, yes: str, no: str) -> None:
    assert kind in {one.kind for one in details(yes)}
    assert kind not in {one.kind for one in details(no)}


def test_a_pseudonym_of_the_title_is_doubtful_and_a_changed_name_too() -> None:
    title = Piece("Ruby: a review by Northmere Safeguarding Board", "paragraph 1")
    found = check_pieces([title, Piece("Her mother said that Ruby was afraid.", "paragraph 2")])
    assert {(one.words, one.level) for one in found} == {("Ruby", LOOK)}
    found = check_pieces([Piece("All names have been changed.", "p"), Piece("Her brother Kyle ran.", "q")])
    assert [(one.words, one.level) for one in found] == [("Kyle", LOOK)]


def test_a_surname_that_stands_once_in_full_is_found_alone_elsewhere() -> None:
    found = check_pieces([Piece("Ms Oduya-Reyes came.", "a"), Piece("Then Oduya-Reyes left.", "b")])
    assert [(one.words, one.place) for one in found] == [("Oduya-Reyes", "a"), ("Oduya-Reyes", "b")]


def test_an_author_of_a_report_is_to_look_at_and_a_worker_identifies() -> None:
    assert [one.level for one in details("Independent author: Agnes Tolhurst")] == [LOOK]
    assert [one.level for one in details("She was seen by Agnes Tolhurst.")] == [IDENTIFIES]


@pytest.mark.parametrize(
    ("text", "context", "kind"),
    [
        ("04/03/2014", "Kyle | DOB", "date of birth"),
        ("Kyle", "Child's name", "name"),
        ("7700900123", "Mobile", "telephone"),
        ("4471902", "Case number", "reference"),
        ("Oakfield", "School", "school"),
    ],
)
def test_hears_the_head_of_the_column(text: str, context: str, kind: str) -> None:
    assert [one.kind for one in details(text, context)] == [kind]
    assert kind not in {one.kind for one in details(text, "Finding") if text != "Kyle"}


def test_a_report_is_checked_by_its_texts() -> None:
    @dataclass(frozen=True)
    class Block:
        text: str
        rows: tuple[tuple[str, ...], ...] = ()

    @dataclass(frozen=True)
    class Report:
        title: str
        blocks: tuple[Block, ...]

    found = check_report(Report("A paper", (Block("All is well."), Block("", (("Her brother Kyle ran.", "-"),)))))
    assert [(one.kind, one.words) for one in found] == [("name", "Kyle")]
    assert "block 2" in found[0].place and "row 1" in found[0].place


def test_the_name_of_the_file_is_read(tmp_path) -> None:
    path = tmp_path / "chronology_Kyle_Turner.md"
    path.write_text("Nothing here.\n", encoding="utf-8")
    assert [(one.words, one.place) for one in check_file(path).details] == [("Kyle Turner", "the file's name")]


def test_every_kind_of_the_registry_is_planted_or_tried() -> None:
    tried = {kind for kind, _, _ in PLANTED}
    missing = set(RULES) - tried
    elsewhere = {
        "unlisted name",
        "ages of siblings",
        "hearing",
        "headline",
        "workplace",
        "ward",
        "told event",
        "unknown word",
    }
    assert missing - elsewhere == {"exact date", "national insurance number", "person of the file", "place"}
    assert {one.kind for one in details("QQ 12 34 56 C")} <= {"national insurance number"}
    assert [one.kind for one in details("On 3 May 2019 he was admitted with a fracture.")] == ["exact date"]
    assert [one.kind for one in details("slee7", "creator")] == ["person of the file"]
    assert [one.kind for one in details("She sang at Hillcrest Family Hub.")] == ["place"]
