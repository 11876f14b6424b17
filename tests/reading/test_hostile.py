"""Hostile files: each is read for what can be read, or refused with one line; none takes the process that asks down."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from reading import hostile
from reading.hostile import WORDS
from thememiner.errors import UnreadableFileError
from thememiner.guarded import Limits
from thememiner.local.audits import AuditReading, audits_or_reason, read_audits
from thememiner.reading import read_file
from thememiner.reading.intake import Found, files_in, id_of, read_found, to_read
from thememiner.reading.isolated import read_guarded, readers, seconds_for
from thememiner.records import LeftOut, Reading

SMALL = Limits(seconds=20, megabytes=400)
Make = Callable[[Path], None]


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    with readers(None, 1, SMALL) as made:
        yield made


@pytest.fixture
def no_ocr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def outcome(pool: Executor, path: Path) -> Reading | LeftOut:
    return pool.submit(read_found, Found(path, path.name, "", "k")).result()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.page_tree_loop, "no text on its"),
        (hostile.deep_page_tree, "page 1: the page is damaged"),
        (hostile.forms_that_double, "more than the 400 MB of memory"),
        (hostile.bomb_in_a_stream, "more than the 400 MB of memory"),
    ],
)
def test_pdf_that_is_refused(pool: Executor, tmp_path: Path, make: Make, reason: str) -> None:
    path = tmp_path / "k.pdf"
    make(path)
    result = outcome(pool, path)
    assert isinstance(result, LeftOut)
    assert reason in result.reason
    assert result.remedy
    assert result.source == "k.pdf"


@pytest.mark.parametrize(
    "make", [hostile.form_that_draws_itself, hostile.nested_arrays, hostile.with_hidden_words, hostile.with_scripts]
)
def test_pdf_that_is_read_for_what_is_printed(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "k.pdf"
    make(path)
    assert read_file(path).review.text == WORDS.strip()


def test_the_later_of_two_objects_holds(tmp_path: Path) -> None:
    path = tmp_path / "k.pdf"
    hostile.object_twice(path)
    assert read_file(path).review.text == "The later of two objects holds the words of this page."


@pytest.mark.parametrize(
    "box", [b"[0 0 0 0]", b"[nan nan inf inf]", b"[0 0 1e38 1e38]", b"[1 2]", b"null", b"[595 842 0 0]"]
)
def test_a_page_without_a_sensible_size(tmp_path: Path, box: bytes) -> None:
    path = tmp_path / "k.pdf"
    path.write_bytes(hostile.boxes(box))
    assert read_file(path).review.text == WORDS.strip()


@pytest.mark.parametrize("turn", [0, 90, 180, 270, 360, -90, 45])
def test_a_turned_page(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "k.pdf"
    path.write_bytes(hostile.one_page(hostile.shown(), page=b"/Rotate %d" % turn))
    assert read_file(path).review.text == WORDS.strip()


def test_words_that_nobody_sees_are_said(tmp_path: Path) -> None:
    path = tmp_path / "k.pdf"
    hostile.with_hidden_words(path)
    (note,) = read_file(path).left_out
    assert note.place == "page 1"
    assert note.reason.startswith("15 words that cannot be seen")


def test_what_a_pdf_carries_is_said_and_left(tmp_path: Path) -> None:
    path = tmp_path / "k.pdf"
    hostile.with_scripts(path)
    reasons = [one.reason for one in read_file(path).left_out]
    assert len(reasons) == 3
    for words, reason in zip(("scripts", "start a program", "files inside"), reasons, strict=True):
        assert words in reason


def test_a_pdf_without_an_end_is_said_to_be_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "k.pdf"
    hostile.object_twice(path)
    assert read_file(path).left_out == ()
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b""))
    assert [one.reason for one in read_file(path).left_out] == [
        "the PDF has no end: it may be cut short, and pages missing"
    ]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.without_character_map, "signs"),
        (hostile.in_private_letters, "signs"),
        (hostile.in_shifted_letters, "other letters"),
    ],
)
@pytest.mark.usefixtures("no_ocr")
def test_a_font_without_a_character_map_is_no_text(tmp_path: Path, make: Make, reason: str) -> None:
    path = tmp_path / "k.pdf"
    make(path)
    with pytest.raises(UnreadableFileError, match=rf"page 1: .*{reason}.*install tesseract"):
        read_file(path)


def test_a_page_whose_letters_say_nothing_is_drawn_and_recognised(tmp_path: Path) -> None:
    from thememiner.reading.ocr import tesseract

    if tesseract() is None:
        pytest.skip("tesseract is not installed")
    path = tmp_path / "k.pdf"
    hostile.in_private_letters(path)
    reading = read_file(path)
    assert reading.pages[0].status == "ocr"
    assert "nobody asked the child" in reading.review.text


def test_a_page_of_any_size_is_drawn_within_bounds(tmp_path: Path) -> None:
    import pypdfium2

    from thememiner.reading.ocr import _drawn

    path = tmp_path / "k.pdf"
    hostile.huge_page(path)
    with pypdfium2.PdfDocument(path) as document:
        drawn = _drawn(document, 0)
    assert drawn is not None
    assert len(drawn[0]) <= 40_100_000


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.docx_with_laughs, "is not a Word file that can be opened"),
        (hostile.docx_with_a_stranger, "declares entities of its own"),
        (hostile.docx_nested_too_deep, "is not a Word file that can be opened"),
        (hostile.docx_bomb, "unpacks from"),
        (hostile.docx_that_understates, "is not a Word file that can be opened"),
    ],
)
def test_word_file_that_is_refused(pool: Executor, tmp_path: Path, make: Make, reason: str) -> None:
    path = tmp_path / "k.docx"
    make(path)
    result = outcome(pool, path)
    assert isinstance(result, LeftOut)
    assert reason in result.reason
    assert "secret" not in str(result)


def test_tables_in_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "k.docx"
    hostile.docx_of_tables_in_tables(path)
    assert read_file(path).review.text == WORDS.strip()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.xlsx_with_laughs, "cannot be read as a workbook"),
        (hostile.xlsx_bomb, "would unpack to"),
        (hostile.xlsx_that_understates, "cannot be read as a workbook"),
    ],
)
def test_workbook_that_is_refused(tmp_path: Path, make: Make, reason: str) -> None:
    path = tmp_path / "k.xlsx"
    make(path)
    result = audits_or_reason(path)
    assert isinstance(result, LeftOut)
    assert reason in result.reason
    assert str(tmp_path) not in result.reason
    assert "\n" not in result.reason


@pytest.mark.slow
def test_a_workbook_of_a_million_empty_rows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "k.xlsx"
    hostile.xlsx_of_empty_rows(path)
    assert [one.text for one in read_audits(path).findings] == [WORDS.strip()] * 2


def test_a_cell_without_an_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    hostile.csv_with_a_huge_cell(path)
    result = audits_or_reason(path)
    assert isinstance(result, LeftOut)
    assert "a cell holds more than 131,072 characters" in result.reason


def test_entities_of_a_page_are_not_spelled_out(tmp_path: Path) -> None:
    path = tmp_path / "k.html"
    hostile.html_with_laughs(path)
    assert "haha" not in read_file(path).review.text


def test_a_drawing_in_a_page_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "k.html"
    hostile.html_with_a_drawing(path)
    assert read_file(path).review.text == WORDS.strip()


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("k.html", hostile.html_of_divisions_in_divisions, "nested more than 200 deep"),
        ("k.txt", hostile.zeros, "nothing but zeros"),
        ("k.pdf", hostile.zeros, "nothing but zeros"),
        ("k.txt", hostile.large_text, r"too large for a report \(200 MB; up to 20 MB are read\)"),
    ],
)
def test_text_that_is_refused(tmp_path: Path, name: str, make: Make, reason: str) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(UnreadableFileError, match=reason):
        read_file(path)


@pytest.mark.slow
def test_three_thousand_pages_are_read(pool: Executor, tmp_path: Path) -> None:
    path = tmp_path / "k.pdf"
    hostile.pages(path, 3000)
    assert seconds_for(path) > 3000
    with readers(None, 1) as workers:
        result = outcome(workers, path)
    assert isinstance(result, Reading)
    assert len(result.pages) == 3000
    assert result.passages[-1].page == 3000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipes_and_devices_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "k.pdf"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableFileError, match="pipe or a device"):
        read_file(pipe)
    for paths in ([tmp_path], [pipe]):
        files, (note,) = files_in(paths)
        assert files == []
        assert "pipe or a device" in note.reason
    assert isinstance(audits_or_reason(pipe), LeftOut)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such device")
def test_a_link_to_a_device_is_not_opened(tmp_path: Path) -> None:
    link = tmp_path / "k.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(UnreadableFileError, match="pipe or a device"):
        read_file(link)
    assert isinstance(audits_or_reason(link), LeftOut)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_that_lead_round_in_a_ring(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "k.txt").write_text("Nobody asked the child.")
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    files, left_out = files_in([tmp_path])
    assert [source for _, source in files] == ["deep/k.txt"]
    assert sorted((one.source, one.reason) for one in left_out) == [
        ("deep/up", "is a link to another folder"),
        ("self.txt", "there is no such file or folder"),
    ]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read here")
def test_what_may_not_be_read_is_listed(tmp_path: Path) -> None:
    closed, folder = tmp_path / "k.txt", tmp_path / "closed"
    closed.write_text("Nobody asked the child.")
    folder.mkdir()
    closed.chmod(0)
    folder.chmod(0)
    files, left_out = files_in([tmp_path])
    _, _, notes = to_read(files, (), ())
    folder.chmod(0o700)
    assert ["cannot be opened" in one.reason for one in (*left_out, *notes)] == [True, True]


def test_a_folder_named_like_a_review_is_searched_through(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    (tmp_path / "x.pdf" / "k.txt").write_text("Nobody asked the child.")
    assert [source for _, source in files_in([tmp_path])[0]] == ["x.pdf/k.txt"]


NAMES = [
    "\x1b]0;owned\x07k.txt",
    "k\u202etxt.exe.txt",
    "-rf.txt",
    "=cmd|'calc'!A1.txt",
    "k\nleft out: nothing.txt",
    "k..%2f..%2fetc.txt",
    "k" * 250 + ".txt",
    "\u200b.txt",
]


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_made_to_harm(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Nobody asked the child what she wanted.")
    (found,), _, _ = to_read(files_in([tmp_path])[0], (), ())
    reading = read_found(found)
    assert isinstance(reading, Reading)
    assert reading.review.source.isprintable()
    assert "\u202e" not in reading.review.source
    assert len(reading.review.id) <= 100
    assert set(reading.review.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    path.write_bytes(b"")
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path)
    assert str(caught.value).isprintable()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names cannot be there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xff.txt"))
    path.write_text("Nobody asked the child what she wanted.")
    (found,), _, _ = to_read(files_in([tmp_path])[0], (), ())
    reading = read_found(found)
    assert isinstance(reading, Reading)
    reading.review.source.encode()


def test_one_hostile_file_leaves_the_others_and_their_order(pool: Executor, tmp_path: Path) -> None:
    hostile.forms_that_double(tmp_path / "b.pdf")
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text(f"Nobody asked the child of {name}.")
    from thememiner.reading.intake import read_all

    files, _, _ = to_read(files_in([tmp_path])[0], (), ())
    results = list(read_all(files, pool))
    assert [found.source for found, _ in results] == ["a.txt", "b.pdf", "c.txt"]
    assert [type(result) for _, result in results] == [Reading, LeftOut, Reading]


def test_one_file_read_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "k.txt"
    path.write_text("Nobody asked the child.")
    assert read_guarded(path).review.source == "k.txt"
    hostile.forms_that_double(tmp_path / "k.pdf")
    with pytest.raises(UnreadableFileError, match=r"^k\.pdf: took more than the 400 MB of memory"):
        read_guarded(tmp_path / "k.pdf", limits=SMALL)


def breaks(_: Path) -> None:
    raise ZeroDivisionError


def test_a_defect_is_said_to_be_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from thememiner.reading import intake

    monkeypatch.setattr(intake, "read_file", lambda path, review_id: breaks(path))
    result = read_found(Found(tmp_path / "k.txt", "k.txt", "", id_of("k.txt")))
    assert isinstance(result, LeftOut)
    assert "ZeroDivisionError in test_hostile.py" in result.reason
    assert "defect of thememiner" in result.reason


def test_an_audit_that_is_sound_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "k.csv"
    path.write_text(f"Finding\n{WORDS}\n")
    assert isinstance(audits_or_reason(path), AuditReading)
