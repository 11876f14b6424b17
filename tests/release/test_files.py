# ruff: noqa: E501, RUF043 (tables of cases read better with long rows)
from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest

from thememiner.errors import InputError, UnreadableFileError
from thememiner.release.check import check_file
from thememiner.release.mask import mask_file

SECRET = ("Kyle", "Wrobel", "Acacia", "kyle_t09", "04/03/2014", "4471902", "Oduya")


def word_file(path: Path) -> Path:
    import docx

    document = docx.Document()
    document.core_properties.author = "Jane Oduya"
    document.core_properties.title = "Chronology"
    paragraph = document.add_paragraph("Her brother ")
    paragraph.add_run("Ky").bold = True
    paragraph.add_run("le")
    paragraph.add_run(" ran away.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Child's name", "DOB", "Kyle Wrobel", "04/03/2014"), strict=True
    ):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "Case number 4471902"
    document.sections[0].footer.paragraphs[0].text = "12 Acacia Avenue"
    run = document.add_paragraph().add_run("She felt safe.")
    document.add_comment(run, text="He uses Snapchat kyle_t09", author="Jane Oduya", initials="JO")
    document.save(str(path))
    return path


def workbook(path: Path) -> Path:
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    book = Workbook()
    sheet = book.active
    sheet.title = "Kyle Wrobel"
    sheet.append(["Case number", "Child's name", "DOB", "Finding"])
    sheet.append([4471902, "Kyle", datetime.date(2014, 3, 4), "The plan was late."])
    sheet["D2"].comment = Comment("Ask about 12 Acacia Avenue", "Jane Oduya")
    hidden = book.create_sheet("Keys")
    hidden.sheet_state = "hidden"
    hidden["B3"] = "His Snapchat username was kyle_t09"
    hidden["B4"] = "='Kyle Wrobel'!B2"
    book.properties.creator = "Jane Oduya"
    book.save(path)
    return path


def slides(path: Path) -> Path:
    from pptx import Presentation
    from pptx.util import Cm

    deck = Presentation()
    for words in ("Learning", "Her brother Kyle ran away."):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = words
    slide.notes_slide.notes_text_frame.text = "They lived at 12 Acacia Avenue. Case number 4471902."
    box = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(3), Cm(3))
    box._element.nvSpPr.cNvPr.set("descr", "A photograph of Kyle Wrobel")
    deck.core_properties.author = "Jane Oduya"
    deck.save(str(path))
    return path


def page(path: Path) -> Path:
    path.write_text(
        "<!DOCTYPE html><html><head><title>Notes</title><meta name='author' content='Jane Oduya'></head><body><p>Her brother <b>Ky</b>le ran to "
        "<a href='mailto:kyle.wrobel@mail.example'>him</a>.</p><img alt='Kyle Wrobel at home'><!-- 12 Acacia Avenue --><script>var id = 'Case number 4471902'</script></body></html>",
        encoding="utf-8",
    )
    return path


def table(path: Path) -> Path:
    path.write_text(
        'Case number;Child\'s name;DOB;Finding\n4471902;Kyle;04/03/2014;"late; Her brother Kyle ran"\n',
        encoding="utf-8",
    )
    return path


def text(path: Path) -> Path:
    path.write_text(
        "# Chronology\n\nHer brother **Kyle** ran.\nHe lived at 12 Acacia Avenue.\n\nCase number 4471902\n",
        encoding="utf-8",
    )
    return path


def pdf(path: Path) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    canvas.setAuthor("Jane Oduya")
    canvas.drawString(72, 700, "Nothing is to be seen on this page of the paper.")
    canvas.showPage()
    canvas.drawString(72, 700, "Her brother Kyle lived at 12 Acacia Avenue.")
    canvas.bookmarkPage("a")
    canvas.addOutlineEntry("Kyle Wrobel", "a")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return path


MAKERS = {
    ".docx": word_file,
    ".xlsx": workbook,
    ".pptx": slides,
    ".html": page,
    ".csv": table,
    ".md": text,
    ".txt": text,
}


@pytest.mark.parametrize(
    ("suffix", "words", "place"),
    [
        (".docx", "Kyle", "paragraph 1"),
        (".docx", "04/03/2014", "table row 2, column 2"),
        (".docx", "4471902", "header"),
        (".docx", "12 Acacia Avenue", "footer"),
        (".docx", "kyle_t09", "comment"),
        (".docx", "Jane Oduya", "document property 'creator'"),
        (".xlsx", "04/03/2014", "sheet 'Kyle Wrobel', cell C2"),
        (".xlsx", "4471902", "cell A2"),
        (".xlsx", "kyle_t09", "sheet 'Keys' (hidden), cell B3"),
        (".xlsx", "12 Acacia Avenue", "comment"),
        (".xlsx", "Kyle Wrobel", "name of a sheet"),
        (".pptx", "Kyle", "slide 2"),
        (".pptx", "12 Acacia Avenue", "slide 2, speaker notes"),
        (".pptx", "Kyle Wrobel", "alternative text"),
        (".html", "Kyle", "paragraph"),
        (".html", "Kyle Wrobel", "img, attribute 'alt'"),
        (".html", "12 Acacia Avenue", "comment in the page"),
        (".html", "4471902", "script"),
        (".html", "kyle.wrobel@mail.example", "attribute 'href'"),
        (".csv", "04/03/2014", "row 2, column 3 (DOB)"),
        (".md", "12 Acacia Avenue", "line 3"),
    ],
)
def test_finds_details_with_their_place(tmp_path: Path, suffix: str, words: str, place: str) -> None:
    found = check_file(MAKERS[suffix](tmp_path / f"a{suffix}")).details
    assert any(one.words == words and place in one.place for one in found), [(one.words, one.place) for one in found]


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_the_masked_copy_holds_none_of_them_and_the_original_stays(tmp_path: Path, suffix: str) -> None:
    source, copy = MAKERS[suffix](tmp_path / f"a{suffix}"), tmp_path / f"b{suffix}"
    before = source.read_bytes()
    done = mask_file(source, copy)
    assert source.read_bytes() == before
    content = _content(copy)
    assert [one for one in SECRET if one in content] == []
    assert done.replaced >= 3
    assert done.remaining.identifying() == ()
    assert "[name]" in content


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_the_same_file_gives_the_same_copy(tmp_path: Path, suffix: str) -> None:
    source = MAKERS[suffix](tmp_path / f"a{suffix}")
    for name in ("b", "c"):
        mask_file(source, tmp_path / f"{name}{suffix}")
    assert (tmp_path / f"b{suffix}").read_bytes() == (tmp_path / f"c{suffix}").read_bytes()


def test_a_mark_keeps_the_formatting_of_the_word_it_replaces(tmp_path: Path) -> None:
    import docx

    mask_file(word_file(tmp_path / "a.docx"), tmp_path / "b.docx")
    runs = docx.Document(str(tmp_path / "b.docx")).paragraphs[0].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [
        ("Her brother ", False),
        ("[name]", True),
        ("", False),
        (" ran away.", False),
    ]


def test_a_masked_workbook_opens_and_its_formulas_point_to_the_renamed_sheet(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    mask_file(workbook(tmp_path / "a.xlsx"), tmp_path / "b.xlsx")
    book = load_workbook(tmp_path / "b.xlsx")
    assert "Kyle Wrobel" not in book.sheetnames
    assert book["Keys"]["B4"].value == f"='{book.sheetnames[0]}'!B2"
    assert book.worksheets[0]["D2"].value == "The plan was late."


def test_deleted_text_of_tracked_changes_is_read(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    paragraph = document.add_paragraph("She was seen.")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph._p.append(
        parse_xml(
            f'<w:del xmlns:w="{space}" w:id="1" w:author="Jane Oduya"><w:r><w:delText>Her brother Kyle ran.</w:delText></w:r></w:del>'
        )
    )
    document.save(str(tmp_path / "a.docx"))
    found = {(one.words, one.kind) for one in check_file(tmp_path / "a.docx").details}
    assert ("Kyle", "name") in found and ("Jane Oduya", "name") in found
    mask_file(tmp_path / "a.docx", tmp_path / "b.docx")
    assert "Kyle" not in _content(tmp_path / "b.docx") and "Oduya" not in _content(tmp_path / "b.docx")


def test_a_pdf_is_read_by_page_with_bookmarks_and_properties_and_not_masked(tmp_path: Path) -> None:
    checked = check_file(pdf(tmp_path / "a.pdf"))
    places = {(one.words, one.place) for one in checked.details}
    assert {
        ("Kyle", "page 2"),
        ("12 Acacia Avenue", "page 2"),
        ("Kyle Wrobel", "bookmark"),
        ("Jane Oduya", "document property 'Author'"),
    } <= places
    assert [one.place for one in checked.left_out] == ["page 3"]
    with pytest.raises(InputError, match="mask the Word file"):
        mask_file(tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()


def test_what_cannot_be_opened_or_written_is_said(tmp_path: Path) -> None:
    for name, content in (
        ("a.docx", b"PK\x03\x04 no"),
        ("a.doc", b"x"),
        ("a.pdf", b"x"),
        ("a.csv", b""),
        ("a.html", b" "),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(UnreadableFileError, match=name):
            check_file(tmp_path / name)
    with pytest.raises(UnreadableFileError, match="no such file"):
        check_file(tmp_path / "missing.md")
    source = text(tmp_path / "ok.md")
    with pytest.raises(InputError, match="another form"):
        mask_file(source, tmp_path / "ok.docx")
    with pytest.raises(InputError, match="is there already"):
        mask_file(source, source)


def test_entities_and_bombs_are_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx")
    for name, content in (
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("word/x.xml", b"<a>" + b" " * 120_000_000 + b"</a>"),
    ):
        bad = tmp_path / "bad.docx"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as new:
            for one in old.namelist():
                if one != name:
                    new.writestr(one, old.read(one))
            new.writestr(name, content)
        with pytest.raises(UnreadableFileError, match="bad.docx"):
            check_file(bad)


def _content(path: Path) -> str:
    if path.suffix in (".docx", ".xlsx", ".pptx"):
        import re

        with zipfile.ZipFile(path) as archive:
            parts = [
                archive.read(one).decode("utf-8", "replace")
                for one in archive.namelist()
                if one.endswith((".xml", ".rels"))
            ]
        return "\n".join(re.sub(r"</?[aw]:(?:r|t|rPr|b)[^>]*>", "", one) for one in parts)
    return path.read_text(encoding="utf-8").replace("<b>", "").replace("</b>", "").replace("**", "")
