from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from reading.drawn import BODY, BOLD, LEFT, MORE, PROSE, drawn, line, paragraph, read, texts
from thememiner.errors import UnreadableFileError
from thememiner.reading.pdf import read_pdf


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML page"),
        (b"PK\x03\x04 a Word file", "not a PDF"),
        (b"%PDF-1.7\nthe rest was lost", "damaged or cut short"),
    ],
)
def test_what_is_no_pdf_says_so(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=says) as caught:
        read_pdf(path)
    assert caught.value.source == "report.pdf"
    assert caught.value.remedy


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"gone\.pdf"):
        read_pdf(tmp_path / "gone.pdf")


def test_a_file_that_needs_a_password(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner"))
    line(canvas, LEFT, 100, "Nobody may read this.")
    canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableFileError, match="needs a password"):
        read_pdf(path)


def test_a_file_cut_in_half_is_read_or_refused_but_never_crashes(tmp_path: Path) -> None:
    whole = drawn(tmp_path / "whole.pdf", lambda c: paragraph(c, 100, PROSE), lambda c: paragraph(c, 100, MORE))
    content = whole.read_bytes()
    path = tmp_path / "half.pdf"
    path.write_bytes(content[: len(content) // 3])
    with pytest.raises(UnreadableFileError, match="damaged or cut short"):
        read_pdf(path)


def test_metadata_comes_from_the_file(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setTitle("Child K: overview report")
        canvas.setAuthor("A. Writer")
        line(canvas, LEFT, 100, "One line of text.")

    document = read(tmp_path, page)
    assert document.title == "Child K: overview report"
    assert document.metadata["Author"] == "A. Writer"
    assert "CreationDate" in document.metadata


def test_a_page_without_text_is_left_out_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # no OCR program here

    def picture(canvas: Canvas) -> None:
        for step in range(40):
            canvas.line(50, 100 + 15 * step, 500, 130 + 14 * step)

    document = read(tmp_path, lambda c: paragraph(c, 100, PROSE), picture)
    assert [page.status for page in document.pages] == ["text", "no-text"]
    (left,) = document.left_out
    assert (left.source, left.place) == ("drawn.pdf", "page 2")
    assert "no text layer" in left.reason
    assert "tesseract" in left.remedy


def test_a_blank_page_is_no_loss(tmp_path: Path) -> None:
    document = read(tmp_path, lambda c: paragraph(c, 100, PROSE), lambda c: None)
    assert [(page.status, page.note) for page in document.pages] == [("text", ""), ("no-text", "blank page")]
    assert document.left_out == ()


def test_words_off_the_page_are_left_out_and_named(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        paragraph(canvas, 100, PROSE)
        line(canvas, LEFT, -40, "a note of the printer's")

    document = read(tmp_path, page)
    assert texts(document) == [PROSE]
    assert "printer's" in document.left_out[0].reason


@pytest.mark.parametrize(("ground", "shown"), [(False, False), (True, True)])
def test_white_words_count_on_a_dark_ground_only(tmp_path: Path, ground: bool, shown: bool) -> None:
    def page(canvas: Canvas) -> None:
        paragraph(canvas, 100, PROSE)
        if ground:
            canvas.setFillColorRGB(0, 0.2, 0.4)
            canvas.rect(LEFT - 5, 842 - 310, 300, 30, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        line(canvas, LEFT, 300, "White words of a title", BOLD, 14)

    document = read(tmp_path, page)
    assert ("White words of a title" in texts(document)) == shown
    assert bool(document.left_out) != shown


@pytest.mark.parametrize(("ground", "shown"), [(False, False), (True, True)])
def test_white_words_at_another_angle_are_as_invisible(tmp_path: Path, ground: bool, shown: bool) -> None:
    def page(canvas: Canvas) -> None:
        paragraph(canvas, 100, PROSE)
        if ground:
            canvas.setFillColorRGB(0, 0.2, 0.4)
            canvas.rect(20, 200, 30, 400, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.translate(40, 300)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, "Turned words that nobody sees")

    document = read(tmp_path, page)
    assert any("nobody sees" in text for text in texts(document)) == shown
    assert bool(document.left_out) != shown


def test_raw_text_holds_what_blocks_quote(tmp_path: Path) -> None:
    """Quotations are looked for in `raw`, white space and hyphens apart."""
    document = read(tmp_path, lambda c: paragraph(c, 100, f"{PROSE} A multi-agency meeting was held.", LEFT, 180))
    raw = re.sub(r"[\s-]", "", document.pages[0].raw)
    assert all(re.sub(r"[\s-]", "", text) in raw for text in texts(document))


def test_ligatures_and_odd_spaces(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        x = LEFT
        for letter in "LEARNING":
            line(canvas, x, 80, letter, BOLD, 13)
            x += 18
        paragraph(canvas, 110, PROSE)
        paragraph(canvas, 240, MORE)

    assert texts(read(tmp_path, page)) == ["LEARNING", PROSE, MORE]


def test_a_word_torn_at_a_style_change_is_one_word(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 11)
        canvas.drawString(LEFT, 700, "R")
        canvas.setFont(BODY, 11)
        canvas.drawString(LEFT + canvas.stringWidth("R", BOLD, 11), 700, "eviewers met the family twice.")

    assert texts(read(tmp_path, page)) == ["Reviewers met the family twice."]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = drawn(tmp_path / "same.pdf", lambda c: paragraph(c, 100, PROSE))
    assert read_pdf(path) == read_pdf(path)


REAL = (
    "inspections/ilacs-camden-2017.pdf",
    "inspections/jtai-croydon-2016.pdf",
    "inspections/ilacs-southwark-2017.pdf",
    "inspections/ilacs-wokingham-2016.pdf",
)


@pytest.mark.parametrize("name", REAL)
def test_no_word_of_a_real_report_is_lost(shared_data: Path, name: str) -> None:
    """These reports have page numbers but no running heads of words: every word must come back."""
    document = read_pdf(shared_data / name)
    held = words(" ".join(page.raw for page in document.pages))
    kept = words(" ".join(block.text for block in document.blocks))
    assert held - kept == Counter()
    assert sum((kept - held).values()) == 0


def words(text: str) -> Counter[str]:
    """Runs of letters; figures (page numbers), hyphens and line ends inside words taken out."""
    closed = re.sub(r"(?<=[^\W\d])[-/–]\s*(?=[^\W\d])", "", re.sub(r"\d+", "", text.lower()))
    return Counter(re.findall(r"[^\W\d_]{2,}", closed))


def test_real_html_pages_are_named_as_such(shared_data: Path) -> None:
    with pytest.raises(UnreadableFileError, match="HTML page"):
        read_pdf(shared_data / "inspections" / "ilacs-blackpool-2012.pdf")


def test_paragraph_numbers_of_a_real_report_run_on(shared_data: Path) -> None:
    document = read_pdf(shared_data / "inspections" / "ilacs-southwark-2017.pdf")
    numbers = [int(b.number) for b in document.blocks if b.role == "paragraph" and b.number and b.number.isdigit()]
    found = [n for n in numbers if n > 12]
    assert found == list(range(13, max(found) + 1))
