from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from invented import reading
from thememiner.errors import InputError
from thememiner.reading.intake import (
    Found,
    catalogued,
    content_hash,
    facts_for,
    files_in,
    read_all,
    read_found,
    to_read,
    without_withdrawn,
)
from thememiner.records import LeftOut, Reading

NOTHING: frozenset[str] = frozenset()


def put(path: Path, text: str = "Nobody asked the child.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found_in(folder: Path) -> list[Found]:
    return to_read(files_in([folder])[0], NOTHING, NOTHING)[0]


def test_a_folder_is_searched_through(tmp_path: Path) -> None:
    put(tmp_path / "b.txt")
    put(tmp_path / "deep" / "down" / "a.HTML")
    files, left_out = files_in([tmp_path])
    assert files == [(tmp_path / "b.txt", "b.txt"), (tmp_path / "deep" / "down" / "a.HTML", "deep/down/a.HTML")]
    assert left_out == []


def test_files_named_one_by_one_go_by_their_name(tmp_path: Path) -> None:
    one = put(tmp_path / "deep" / "a.txt")
    assert files_in([one]) == ([(one, "a.txt")], [])


def test_a_file_named_twice_is_found_once(tmp_path: Path) -> None:
    one = put(tmp_path / "a.txt")
    assert [path for path, _ in files_in([tmp_path, one, tmp_path])[0]] == [one]


@pytest.mark.parametrize(
    ("name", "reason", "remedy"),
    [
        ("findings.csv", "is a spreadsheet, not a review", "add audits"),
        ("findings.XLSX", "is a spreadsheet, not a review", "add audits"),
        ("photo.png", "is of a kind that is not read", ".docx, .htm, .html"),
        ("old.doc", "is of a kind that is not read", ".docx, .htm, .html"),
        ("no-suffix", "is of a kind that is not read", ".docx, .htm, .html"),
    ],
)
def test_what_is_no_review_is_listed(tmp_path: Path, name: str, reason: str, remedy: str) -> None:
    put(tmp_path / "deep" / name)
    files, (left_out,) = files_in([tmp_path])
    assert files == []
    assert (left_out.source, left_out.reason) == (f"deep/{name}", reason)
    assert remedy in left_out.remedy


@pytest.mark.parametrize(
    "name", ["~$review.docx", ".DS_Store", ".git/notes.txt", "Thumbs.db", "README.md", "catalogue.csv", "~$open/a.txt"]
)
def test_what_programs_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path / name)
    assert files_in([tmp_path]) == ([], [])


def test_a_hidden_folder_above_the_one_that_is_named_hides_nothing(tmp_path: Path) -> None:
    put(tmp_path / ".private" / "reviews" / "a.txt")
    assert [source for _, source in files_in([tmp_path / ".private" / "reviews"])[0]] == ["a.txt"]


def test_a_path_that_is_not_there_is_listed(tmp_path: Path) -> None:
    gone = tmp_path / "gone.pdf"
    here = put(tmp_path / "a.txt")
    assert files_in([gone, here]) == (
        [(here, "a.txt")],
        [LeftOut(str(gone), "", "there is no such file or folder", "check the name")],
    )


def test_new_files_get_an_id_from_their_name_and_a_hash_of_their_content(tmp_path: Path) -> None:
    path = put(tmp_path / "Child K (final).txt")
    assert found_in(tmp_path) == [Found(path, "Child K (final).txt", content_hash(path), "child-k-final")]


def test_the_same_content_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    put(tmp_path / "b.txt")
    new, unchanged, notes = to_read(files_in([tmp_path])[0], NOTHING, NOTHING)
    assert [one.source for one in new] == ["a.txt"]
    assert unchanged == 0
    assert [(one.source, one.reason) for one in notes] == [("b.txt", "has the same content as a.txt")]


def test_the_same_name_with_other_content_is_another_review(tmp_path: Path) -> None:
    put(tmp_path / "a" / "k.txt", "First version.")
    put(tmp_path / "b" / "k.txt", "Second version.")
    new, _, (note,) = to_read(files_in([tmp_path])[0], NOTHING, NOTHING)
    assert [one.review_id for one in new] == ["k", f"k-{new[1].sha256[:6]}"]
    assert note.source == "b/k.txt"
    assert "both count" in note.reason
    assert "remove STUDY k" in note.remedy


def test_names_that_differ_by_their_suffix_only(tmp_path: Path) -> None:
    put(tmp_path / "k.html", "<p>Nobody asked the child.</p>")
    put(tmp_path / "k.txt")
    assert len({one.review_id for one in found_in(tmp_path)}) == 2


def test_a_name_that_the_study_has_is_taken(tmp_path: Path) -> None:
    path = put(tmp_path / "k.txt")
    new, _, notes = to_read([(path, "k.txt")], NOTHING, {"k"})
    assert new[0].review_id == f"k-{content_hash(path)[:6]}"
    assert len(notes) == 1


def test_what_the_study_has_is_counted_as_unchanged(tmp_path: Path) -> None:
    path = put(tmp_path / "k.txt")
    put(tmp_path / "new.txt", "Another one.")
    new, unchanged, notes = to_read(files_in([tmp_path])[0], {content_hash(path)}, {"k"})
    assert ([one.source for one in new], unchanged, notes) == (["new.txt"], 1, [])


def test_a_name_without_letters_still_gives_an_id(tmp_path: Path) -> None:
    put(tmp_path / "!!!.txt")
    assert found_in(tmp_path)[0].review_id == "review"


def test_a_file_that_went_away_meanwhile_is_noted(tmp_path: Path) -> None:
    new, unchanged, (note,) = to_read([(tmp_path / "gone.txt", "gone.txt")], NOTHING, NOTHING)
    assert (new, unchanged, note.source) == ([], 0, "gone.txt")
    assert "cannot be opened" in note.reason


def test_content_hash_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check the name"):
        content_hash(tmp_path / "gone.txt")


def test_what_was_removed_stays_out_with_its_reason(tmp_path: Path) -> None:
    removed = put(tmp_path / "a.txt")
    put(tmp_path / "b.txt", "Another one.")
    kept, (note,) = without_withdrawn(found_in(tmp_path), {content_hash(removed): "withdrawn by the board"})
    assert [one.source for one in kept] == ["b.txt"]
    assert note.source == "a.txt"
    assert "withdrawn by the board" in note.reason
    assert "--withdrawn" in note.remedy


def test_nothing_was_removed(tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    files = found_in(tmp_path)
    assert without_withdrawn(files, {"0" * 64: "another file"}) == (files, [])


def test_a_reading_goes_by_the_name_in_reports(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "k.txt")
    read = read_found(found_in(tmp_path)[0])
    assert isinstance(read, Reading)
    assert (read.review.source, read.review.id) == ("deep/k.txt", "k")


def test_a_file_that_cannot_be_read_comes_back_as_the_reason(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "k.pdf", "<html><body>Not found</body></html>")
    left_out = read_found(found_in(tmp_path)[0])
    assert isinstance(left_out, LeftOut)
    assert left_out.source == "deep/k.pdf"
    assert "HTML page" in left_out.reason


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "First.")
    put(tmp_path / "b.pdf", "no PDF")
    put(tmp_path / "c.txt", "Third.")
    with ThreadPoolExecutor(1) as pool:
        results = list(read_all(found_in(tmp_path), pool))
    assert [(found.source, type(result)) for found, result in results] == [
        ("a.txt", Reading),
        ("b.pdf", LeftOut),
        ("c.txt", Reading),
    ]


def test_facts_of_a_catalogue_go_to_the_file_of_that_name(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "k.txt")
    put(tmp_path / "l.txt", "Another one.")
    put(tmp_path / "deep" / "catalogue.csv", "file,area,published\nk.txt,Ostermouth,7 July 2014\n")
    facts = facts_for([tmp_path], None)
    read = {
        one.review.source: catalogued(one, facts)
        for one in map(read_found, found_in(tmp_path))
        if isinstance(one, Reading)
    }
    assert (read["deep/k.txt"].review.area, read["deep/k.txt"].review.published) == ("Ostermouth", "2014-07-07")
    assert read["l.txt"].review.area == ""


def test_the_catalogue_that_is_named_has_the_last_word(tmp_path: Path) -> None:
    put(tmp_path / "reviews" / "catalogue.csv", "file,area\nk.txt,Ostermouth\n")
    named = put(tmp_path / "mine.csv", "file,area\nk.txt,Northmere\n")
    facts = facts_for([tmp_path / "reviews"], named)
    assert facts["k.txt"]["area"] == "Northmere"


def test_a_review_that_no_catalogue_names_is_left_as_it_is() -> None:
    one = reading("k", "Nobody asked the child.")
    assert catalogued(one, {"other.pdf": {"area": "Ostermouth"}}) is one
