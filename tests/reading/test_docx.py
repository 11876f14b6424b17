from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from thememiner.reading.blocks import Block
from thememiner.reading.docx import read_docx


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
