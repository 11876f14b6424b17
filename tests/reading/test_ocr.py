from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from reading.drawn import MORE, PROSE, drawn, numbered, paragraph, texts
from thememiner.reading.ocr import DPI, from_tsv, tesseract
from thememiner.reading.pdf import read_pdf

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
WORDS = [
    "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t",
    "4\t1\t1\t1\t1\t0\t300\t300\t900\t45\t-1\t",
    "5\t1\t1\t1\t1\t1\t300\t300\t150\t40\t96\tThe",
    "5\t1\t1\t1\t1\t2\t480\t300\t300\t52\t90\tgrapply",
    '5\t1\t1\t1\t1\t3\t800\t300\t100\t40\t84\t"plan"',
    "5\t1\t1\t1\t2\t1\t300\t360\t200\t40\t70\tfailed.",
    "5\t1\t1\t1\t2\t2\t520\t360\t10\t40\t10\t ",
]


def test_words_of_a_tsv_have_places_in_points() -> None:
    recognised = from_tsv("\n".join([HEAD, *WORDS]), 595, 842)
    assert recognised is not None
    words = recognised.found.words
    assert [word.text for word in words] == ["The", "grapply", '"plan"', "failed."]
    assert words[0].x0 == pytest.approx(300 * 72 / DPI)
    assert words[0].y == words[1].y == pytest.approx(340 * 72 / DPI), "descenders do not lower the baseline"
    assert recognised.confidence == pytest.approx((96 + 90 + 84 + 70) / 4)
    assert recognised.found.raw == 'The grapply "plan"\nfailed.\n'
    assert all(recognised.found.raw[word.at :].startswith(word.text) for word in words)


def test_a_page_without_words_is_none() -> None:
    assert from_tsv("\n".join([HEAD, WORDS[0]]), 595, 842) is None


@pytest.mark.slow
def test_a_scan_is_read_like_its_original(tmp_path: Path) -> None:
    if tesseract() is None:
        pytest.skip("tesseract is not installed")

    def page(canvas: Canvas) -> None:
        below = numbered(canvas, 120, "4.1", PROSE)
        paragraph(canvas, numbered(canvas, below + 14, "4.2", MORE) + 20, PROSE)

    scan = scanned(drawn(tmp_path / "born.pdf", page), tmp_path / "scan.pdf")
    document = read_pdf(scan)
    assert [page.status for page in document.pages] == ["ocr"]
    assert "mean confidence" in document.pages[0].note
    assert texts(document) == [PROSE, MORE, PROSE]
    assert document.left_out == ()


def scanned(source: Path, target: Path) -> Path:
    """A PDF that holds pictures of the pages of another."""
    document = pypdfium2.PdfDocument(source)
    canvas = Canvas(str(target))
    for number, page in enumerate(document):
        picture = target.with_name(f"{number}.png")
        page.render(scale=200 / 72, grayscale=True).to_pil().save(picture)
        canvas.drawImage(str(picture), 0, 0, *page.get_size())
        canvas.showPage()
        page.close()
    canvas.save()
    document.close()
    return target
