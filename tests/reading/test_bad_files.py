"""Files that yield nothing say why in one line, and none of them breaks the reader."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reading.sheets import Sheets
from thememiner.errors import UnreadableFileError
from thememiner.reading import READERS, read_file

ERROR_PAGE = "<!DOCTYPE html>\n<html><head><title>Not found</title></head><body><p>404</p></body></html>"
WORDS = "The health visitor wrote to the family, and nobody asked the child what she wanted. " * 20


def pdf(path: Path, encrypt: str | None = None) -> Path:
    sheets = Sheets(path, encrypt)
    sheets.flow(WORDS, 90)
    return sheets.save()


def html_named_pdf(path: Path) -> None:
    path.write_text(ERROR_PAGE, encoding="utf-8")


def html_with_a_mark_named_pdf(path: Path) -> None:
    path.write_text("\ufeff  <!-- saved -->" + ERROR_PAGE, encoding="utf-8")


def truncated_pdf(path: Path) -> None:
    whole = pdf(path).read_bytes()
    path.write_bytes(whole[:200])


def header_only(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n")


def pdf_of_noise(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 40)


def encrypted_pdf(path: Path) -> None:
    pdf(path, encrypt="secret")


def pdf_of_empty_pages(path: Path) -> None:
    sheets = Sheets(path)
    sheets.turn()
    sheets.turn()
    sheets.save()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def white_space(path: Path) -> None:
    path.write_bytes(b" \n\t\n ")


def pdf_under_another_name(path: Path) -> None:
    pdf(path)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def old_word_file(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


def cut_docx(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(str(path))
    path.write_bytes(path.read_bytes()[:3000])


def zip_of_something_else(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "not a Word file")


def docx_with_broken_xml(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(str(path))
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:400]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def docx_without_words(path: Path) -> None:
    docx.Document().save(str(path))


def zip_bomb(path: Path) -> None:
    """Small, but its directory says that it unpacks to 3 GB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 1000)
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 3_000_000_000)
    path.write_bytes(bytes(content))


def nested_html(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 5000 + "<p>x</p>", encoding="utf-8")


def html_without_words(path: Path) -> None:
    path.write_text("<html><body><script>let words = 'none';</script><nav>Home</nav></body></html>", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("page.pdf", html_named_pdf, "HTML page"),
        ("marked.pdf", html_with_a_mark_named_pdf, "HTML page"),
        ("cut.pdf", truncated_pdf, "cut short"),
        ("header.pdf", header_only, "cut short"),
        ("noise.pdf", pdf_of_noise, "cut short"),
        ("locked.pdf", encrypted_pdf, "password"),
        ("blank.pdf", pdf_of_empty_pages, "no text on its 3 pages"),
        ("empty.pdf", empty, "empty"),
        ("docx.pdf", zip_of_something_else, "zip archive"),
        ("empty.docx", empty, "empty"),
        ("pdf.docx", pdf_under_another_name, "is a PDF"),
        ("old.docx", old_word_file, "old Word"),
        ("cut.docx", cut_docx, "not a whole Word file"),
        ("other.docx", zip_of_something_else, "not a Word file"),
        ("broken.docx", docx_with_broken_xml, "not a Word file"),
        ("wordless.docx", docx_without_words, "no text"),
        ("bomb.docx", zip_bomb, "3,000,000,000 bytes"),
        ("binary.txt", binary, "not a text file"),
        ("pdf.txt", pdf_under_another_name, "is a PDF"),
        ("blank.txt", white_space, "empty"),
        ("blank.md", white_space, "empty"),
        ("pdf.html", pdf_under_another_name, "is a PDF"),
        ("nested.html", nested_html, "nested"),
        ("wordless.htm", html_without_words, "no text"),
        ("report.doc", old_word_file, ".doc is not read"),
        ("report", empty, "no suffix is not read"),
    ],
)
def test_one_line_says_what_is_wrong(tmp_path: Path, name: str, make: Callable[[Path], None], reason: str) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path)
    words = str(caught.value)
    assert words.startswith(f"{name}: ")
    assert reason in words
    assert "\n" not in words
    assert str(tmp_path) not in words
    assert caught.value.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"^gone\.pdf: cannot be opened .*check the name"):
        read_file(tmp_path / "gone.pdf")


@pytest.mark.parametrize("suffix", READERS)
def test_a_folder_with_a_suffix_is_no_file(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        read_file(folder)


@pytest.mark.parametrize("name", ["ilacs-birmingham-2012.pdf", "ilacs-blackpool-2012.pdf"])
def test_real_web_pages_that_were_saved_as_pdf(shared_data: Path, name: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"^{name}: .*HTML page"):
        read_file(shared_data / "inspections" / name)


def scan(path: Path, *, first: str = "") -> Path:
    """A picture on a page, with or without a page of words before it."""
    picture = io.BytesIO()
    Image.new("L", (400, 500), 200).save(picture, "png")
    picture.seek(0)
    canvas = Canvas(str(path), pagesize=(595, 842))
    if first:
        canvas.drawString(72, 742, first)
        canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return path


def test_a_scan_is_refused_where_it_cannot_be_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFileError, match=r"^scan\.pdf: .*tesseract"):
        read_file(scan(tmp_path / "scan.pdf"))


def test_a_page_that_is_a_picture_is_listed_where_it_cannot_be_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    words = "The health visitor wrote to the family in the spring of that year."
    reading = read_file(scan(tmp_path / "mixed.pdf", first=words))
    assert [page.status for page in reading.pages] == ["text", "no-text"]
    assert [(one.source, one.place) for one in reading.left_out] == [("mixed.pdf", "page 2")]
    assert "tesseract" in reading.left_out[0].remedy


def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path: Path) -> None:
    """Encryption without a password to open it is common and no obstacle."""
    path = pdf(tmp_path / "open.pdf", encrypt="")
    assert WORDS.strip() in read_file(path).review.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["k.txt", "k.html"])
def test_a_text_in_any_common_encoding_is_read(tmp_path: Path, name: str, encoding: str) -> None:
    tagged = "<html><body><p>{}</p><p>{}</p></body></html>" if name.endswith("html") else "{}\n\n{}"
    path = tmp_path / name
    path.write_bytes(tagged.format("Child K’s review – “final”, £5", WORDS).encode(encoding))
    assert read_file(path).review.text == f"Child K’s review – “final”, £5\n\n{WORDS.strip()}"


def test_a_page_that_names_its_encoding_is_read_in_it(tmp_path: Path) -> None:
    path = tmp_path / "k.html"
    page = f'<html><head><meta charset="windows-1252"></head><body><p>Child K’s café. {WORDS}</p></body></html>'
    path.write_bytes(page.encode("cp1252"))
    assert read_file(path).review.text.startswith("Child K’s café. The")
