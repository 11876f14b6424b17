from __future__ import annotations

import io
import itertools
import re
import zipfile
from dataclasses import replace

import pytest

from reports.paper import board_evidence
from reports.printed import read_back, texts, words
from thememiner.errors import InputError
from thememiner.reports.blocks import Bullets, Callout, Figure, Heading, Notes, Paragraph, Quote, Report, Table
from thememiner.reports.board import board_report
from thememiner.reports.write import WRITERS, write_report

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b | c",
    "**not bold** and _not slanted_",
    "[a link](http://example.org)",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "=HYPERLINK(1)",
    "{{ 7 * 7 }} {% raw %}",
    "Tom & Jerry &amp; co",
    "`code` \\ back",
    "<img src=x onerror=alert(1)>",
)


def hostile_report() -> Report:
    table = Table(
        "caption " + HOSTILE[1], ("one", HOSTILE[0]), tuple((text, text) for text in HOSTILE), note=HOSTILE[1]
    )
    figure = Figure(b"", "<svg xmlns='http://www.w3.org/2000/svg'/>", HOSTILE[0], HOSTILE[5], table)
    blocks = (
        Heading(1, HOSTILE[0]),
        *(Paragraph(text) for text in HOSTILE),
        Bullets(HOSTILE),
        *(Quote(text, text) for text in HOSTILE),
        *(Callout("note", text) for text in HOSTILE),
        table,
        replace(figure, png=_png()),
    )
    return Report(HOSTILE[0], HOSTILE[1], "2026-03-06", HOSTILE[11], blocks)


def _png() -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "png")
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_everything_in_the_report_is_in_what_is_written(report, written, suffix):
    found = read_back(suffix, written[suffix])
    missing = [text for text in texts(report) if words(text) not in found]
    assert missing == []


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_quotations_and_their_places_are_in_what_is_written(written, suffix):
    found = read_back(suffix, written[suffix])
    assert "“The child was seen on eleven occasions and spoken to alone on two.”" in found
    assert "Serious Case Review: Child A – Overview Report, p. 3, ¶4.0" in found
    assert "case-audit-2025.xlsx, sheet Findings, row 4, 2025-03-14" in found


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_same_evidence_gives_the_same_bytes(written, suffix):
    assert written[suffix] == WRITERS[suffix](board_report(board_evidence()))


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_hostile_text_is_text(suffix):
    report = hostile_report()
    found = read_back(suffix, WRITERS[suffix](report))
    missing = [text for text in texts(report) if words(text) not in found]
    assert missing == []


def test_hostile_text_makes_no_element_in_html():
    from lxml import html

    tree = html.document_fromstring(WRITERS[".html"](hostile_report()))
    assert list(tree.iter("script")) == []
    assert [one for one in tree.iter() if any(name.startswith("on") for name in one.attrib)] == []


def test_hostile_text_is_no_markup_in_markdown():
    lines = WRITERS[".md"](hostile_report()).decode().splitlines()
    assert not [line for line in lines if "<script" in line.replace("\\<", "")]
    marked = [line for line in lines if re.match(r"#|1\.|- not", line)]
    assert marked == [r"# \<script\>alert(1)\</script\>", r"## \<script\>alert(1)\</script\>"]
    rows = [line for line in lines if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_characters_no_document_may_hold_are_marked(suffix):
    report = Report("a\x00b\ud800", "", "2026-03-06", "x", (Paragraph("form\x0cfeed"),))
    found = read_back(suffix, WRITERS[suffix](report))
    assert "a\ufffdb\ufffd" in found
    assert "form\ufffdfeed" in found


def test_html_needs_nothing_else_and_is_marked_up_for_all(written):
    from lxml import html

    content = written[".html"]
    tree = html.document_fromstring(content)
    assert tree.get("lang") == "en-GB"
    assert re.findall(rb"(?:https?:)?//\w", content) == []
    assert all(image.get("alt") and image.get("src").startswith("data:") for image in tree.iter("img"))
    tables = list(tree.iter("table"))
    assert tables
    assert all(table.find("caption").text for table in tables)
    assert all(head.get("scope") in ("col", "row") for head in tree.iter("th"))
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_docx_has_real_headings_repeated_heads_and_page_numbers(report, written):
    import docx

    document = docx.Document(io.BytesIO(written[".docx"]))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    xml = document.element.xml
    assert xml.count("<w:tblHeader") == len(document.tables)
    fields = re.findall(r'w:instr="(\w+)"', document.sections[0].footer._element.xml)
    assert fields == ["PAGE", "NUMPAGES"]
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)


def test_docx_is_a4_with_columns_as_wide_as_the_page_allows(written):
    import docx

    document = docx.Document(io.BytesIO(written[".docx"]))
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    room = page.page_width - page.left_margin - page.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(room, rel=0.01)


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_an_archive_takes_its_times_from_no_clock(written, suffix):
    content = written[suffix]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-03-06T00:00:00Z"}
    assert "Kelderwick Safeguarding Children Partnership" in core


def test_suffix_picks_the_writer(tmp_path):
    report = Report("Title", "", "2026-03-06", "x", (Paragraph("Words"),))
    for name in ("a.md", "b.HTML", "c.docx"):
        write_report(report, tmp_path / name)
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Title")
    assert (tmp_path / "b.HTML").read_bytes().startswith(b"<!DOCTYPE html>")
    assert (tmp_path / "c.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["paper.pdf", "paper", "paper.doc"])
def test_unknown_suffix_names_the_known_ones(tmp_path, name):
    report = Report("Title", "", "2026-03-06", "x", ())
    with pytest.raises(InputError, match=r"name it \.docx, \.html or \.md$"):
        write_report(report, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_is_written_otherwise_names_its_own_suffixes(tmp_path):
    report = Report("Title", "", "2026-03-06", "x", (Paragraph("Words"),))
    with pytest.raises(InputError, match=r"without a suffix; name it \.docx or \.pptx$"):
        write_report(report, tmp_path / "slides", known=(".pptx", ".docx"))
    write_report(report, tmp_path / "slides.pptx", known=(".pptx",))
    assert (tmp_path / "slides.pptx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_notes_are_printed_and_are_no_markup(suffix):
    report = Report("Title", "", "2026-03-06", "x", (Heading(1, "H"), Notes("one & two\n# <b>three</b>")))
    found = read_back(suffix, WRITERS[suffix](report))
    assert "one & two # <b>three</b>" in found
    assert ("Notes for the presenter" in found) == (suffix != ".pptx")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "taken.md").mkdir()
    with pytest.raises(InputError, match=r"taken\.md: cannot be written"):
        write_report(Report("Title", "", "2026-03-06", "x", ()), tmp_path / "taken.md")


def test_a_ragged_table_is_a_mistake():
    with pytest.raises(ValueError, match="2 cells"):
        Table("t", ("a", "b"), (("only one",),))
