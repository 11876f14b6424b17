from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from thememiner.reading.blocks import Block
from thememiner.reading.docx import read_docx
from thememiner.reading.docx_lists import numeral

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def blocks(path: Path, document: Document) -> list[Block]:
    document.save(str(path))
    return list(read_docx(path).blocks)


def rows(found: list[Block]) -> list[tuple[str, str | None, str]]:
    return [(block.role, block.number, block.text) for block in found]


def test_numbers_that_word_prints_by_itself(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Ask the child.", "Ask the father."):
        document.add_paragraph(text, "List Number")
        number = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>')
        document.paragraphs[-1]._p.get_or_add_pPr().append(number)
    assert rows(blocks(tmp_path / "k.docx", document)) == [
        ("paragraph", "1", "Ask the child."),
        ("paragraph", "2", "Ask the father."),
    ]


@pytest.mark.parametrize(
    ("text", "style", "level"), [("Findings", "Heading 1", 1), ("The move", "Heading 3", 3), ("Child K", "Title", 1)]
)
def test_headings_by_style(tmp_path: Path, text: str, style: str, level: int) -> None:
    document = docx.Document()
    document.add_paragraph(text, style)
    (found,) = blocks(tmp_path / "k.docx", document)
    assert (found.role, found.level, found.text) == ("heading", level, text)


@pytest.mark.parametrize(
    ("text", "bold", "role"),
    [
        ("Listening to children", True, "heading"),
        ("Listening to children", False, "paragraph"),
        ("Nobody asked the child.", True, "paragraph"),
    ],
)
def test_a_short_line_in_bold_is_a_heading(tmp_path: Path, text: str, bold: bool, role: str) -> None:
    document = docx.Document()
    document.add_paragraph().add_run(text).bold = bold
    assert [block.role for block in blocks(tmp_path / "k.docx", document)] == [role]


def test_rows_of_tables_stand_where_they_are(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("Name", "Relation"), ("Mother", "")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("After.")
    assert rows(blocks(tmp_path / "k.docx", document)) == [
        ("paragraph", None, "Before."),
        ("table-row", None, "Name | Relation"),
        ("table-row", None, "Mother"),
        ("paragraph", None, "After."),
    ]


def test_inserted_words_count_and_deleted_ones_do_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nobody asked ")
    for change in (
        '<w:ins {} w:id="1" w:author="a"><w:r><w:t>the child</w:t></w:r></w:ins>',
        '<w:del {} w:id="2" w:author="a"><w:r><w:delText>the mother</w:delText></w:r></w:del>',
    ):
        paragraph._p.append(parse_xml(change.format(nsdecls("w"))))
    assert [block.text for block in blocks(tmp_path / "k.docx", document)] == ["Nobody asked the child"]


def with_list(document: Document, text: str, list_id: int, level: int = 0, style: str | None = None) -> None:
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    document.add_paragraph(text, style)._p.get_or_add_pPr().append(parse_xml(number))


def define_list(document: Document, list_id: int, levels: list[tuple[str, str]], override: str = "") -> None:
    """A list definition of its own: (form, pattern) of each level."""
    numbering = document.part.numbering_part.element
    described = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for place, (form, pattern) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{described}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/>{override}</w:num>')
    )


def test_numbers_of_headings_and_paragraphs_in_one_list_of_several_levels(tmp_path: Path) -> None:
    document = docx.Document()
    define_list(
        document, 90, [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "%4)")]
    )
    with_list(document, "Introduction", 90, 0, "Heading 1")
    with_list(document, "Nobody asked.", 90, 1)
    with_list(document, "Findings", 90, 0, "Heading 1")
    for text, level in (("One.", 1), ("Two.", 1), ("A.", 2), ("B.", 2), ("I.", 3), ("Three.", 1), ("A again.", 2)):
        with_list(document, text, 90, level)
    assert [(block.role[0], block.number) for block in blocks(tmp_path / "k.docx", document)] == [
        ("h", "1"),
        ("p", "1.1"),
        ("h", "2"),
        ("p", "2.1"),
        ("p", "2.2"),
        ("p", "a"),
        ("p", "b"),
        ("p", "i"),
        ("p", "2.3"),
        ("p", "a"),
    ]


def test_a_list_that_begins_anew_where_it_says_so(tmp_path: Path) -> None:
    document = docx.Document()
    define_list(document, 91, [("decimal", "Recommendation %1:")])
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    document.part.numbering_part.element.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="92"><w:abstractNumId w:val="91"/>{anew}</w:num>')
    )
    for list_id in (91, 91, 92, 91):
        with_list(document, "Ask the child.", list_id)
    numbers = [block.number for block in blocks(tmp_path / "k.docx", document)]
    assert numbers == [f"Recommendation {number}" for number in (1, 2, 7, 8)]


def test_bullets_and_numbers_of_a_style(tmp_path: Path) -> None:
    document = docx.Document()
    for style in ("List Number", "List Bullet", "List Number"):
        document.add_paragraph("Ask the child.", style)
    assert [(block.role, block.number) for block in blocks(tmp_path / "k.docx", document)] == [
        ("paragraph", "1"),
        ("list-item", None),
        ("paragraph", "2"),
    ]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (1, "decimal", "1"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
    ],
)
def test_numerals(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed


def test_a_style_that_is_based_on_a_heading_is_one(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Board heading", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Findings", style)
    document.add_paragraph("Lessons")._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    document.add_paragraph("Nobody asked.")._p.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="9"/>')
    )
    assert [(block.role, block.level) for block in blocks(tmp_path / "k.docx", document)] == [
        ("heading", 2),
        ("heading", 3),
        ("paragraph", 0),
    ]


@pytest.mark.parametrize(
    ("text", "level"), [("FINDINGS", 1), ("Findings", 2), ("4. Findings", 1), ("4.1 The move", 2), ("• A bullet", 0)]
)
def test_levels_of_headings_in_bold_where_no_style_tells_them(tmp_path: Path, text: str, level: int) -> None:
    document = docx.Document()
    document.add_paragraph().add_run(text).bold = True
    (found,) = blocks(tmp_path / "k.docx", document)
    assert found.level == level


def test_words_that_were_moved_away_or_hidden_do_not_count(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nobody asked")
    moved = '<w:moveFrom {} w:id="1" w:author="a"><w:r><w:t> the mother</w:t></w:r></w:moveFrom>'
    paragraph._p.append(parse_xml(moved.format(nsdecls("w"))))
    paragraph.add_run(" the father").font.hidden = True
    assert [block.text for block in blocks(tmp_path / "k.docx", document)] == ["Nobody asked"]


def test_a_text_box_is_read_once_behind_the_paragraph_that_holds_it(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nobody asked.")
    inside = "<w:txbxContent><w:p><w:r><w:t>Good practice.</w:t></w:r></w:p></w:txbxContent>"
    names = f'{nsdecls("w")} xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:v="urn:schemas-microsoft-com:vml"'
    drawing = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
    picture = f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
    paragraph._p.append(parse_xml(f"<w:r {names}><mc:AlternateContent>{drawing}{picture}</mc:AlternateContent></w:r>"))
    found = blocks(tmp_path / "k.docx", document)
    assert [(block.text, block.box) for block in found] == [("Nobody asked.", None), ("Good practice.", 1)]


def test_a_table_of_one_column_is_a_frame(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run("Good practice").bold = True
    cell.add_paragraph("The nurse rang the surgery.")
    found = blocks(tmp_path / "k.docx", document)
    assert [(block.role, block.text, block.box) for block in found] == [
        ("heading", "Good practice", 1),
        ("paragraph", "The nurse rang the surgery.", 1),
    ]


def test_a_table_in_a_cell_and_a_row_that_was_deleted(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "Mother", "Gone"
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "aged", "30"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"/>'))
    assert [block.text for block in blocks(tmp_path / "k.docx", document)] == ["Mother | aged 30"]


def test_notes_stand_behind_what_refers_to_them(tmp_path: Path) -> None:
    document = docx.Document()
    for text, kind, identity in (("One", "endnote", 2), ("Two", "footnote", 3), ("Three", "footnote", 2)):
        paragraph = document.add_paragraph(text)
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{identity}"/></w:r>'))
        paragraph.add_run(" goes on.")
    for kind, notes in (
        ("footnote", {2: "Children Act 1989.", 3: "Working Together."}),
        ("endnote", {2: "As before."}),
    ):
        inside = "".join(
            f'<w:{kind} w:id="{identity}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t> {text}</w:t></w:r></w:p></w:{kind}>'
            for identity, text in notes.items()
        )
        xml = f"<w:{kind}s {nsdecls('w')}>{inside}</w:{kind}s>".encode()
        part = Part(PackURI(f"/word/{kind}s.xml"), f"{WML}.{kind}s+xml", xml, document.part.package)
        document.part.relate_to(part, f"{RELATIONS}/{kind}s")
    assert rows(blocks(tmp_path / "k.docx", document)) == [
        ("paragraph", None, "One goes on."),
        ("footnote", "i", "As before."),
        ("paragraph", None, "Two goes on."),
        ("footnote", "1", "Working Together."),
        ("paragraph", None, "Three goes on."),
        ("footnote", "2", "Children Act 1989."),
    ]


def test_what_stands_in_a_content_control_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    inside = "<w:p><w:r><w:t>Nobody asked.</w:t></w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc>{inside}</w:tc><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{inside}{table}</w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    assert rows(blocks(tmp_path / "k.docx", document)) == [
        ("paragraph", None, "Nobody asked."),
        ("table-row", None, "Nobody asked. | Nobody asked."),
    ]


def test_entries_of_a_contents_table_and_its_heading(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Contents", "TOC Heading")
    document.add_paragraph("Findings\t4", "toc 1")
    assert rows(blocks(tmp_path / "k.docx", document)) == [
        ("heading", None, "Contents"),
        ("contents-line", None, "Findings 4"),
    ]


def test_running_heads_are_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Northmere"
    document.sections[0].footer.paragraphs[0].text = "Page 3"
    document.add_paragraph("Nobody asked.")
    assert [block.text for block in blocks(tmp_path / "k.docx", document)] == ["Nobody asked."]
