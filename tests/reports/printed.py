"""What a reader of a written report reads: its text, with the format's markup taken off."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from thememiner.reports.blocks import Bullets, Figure, Heading, Quote, Report, Table


def words(text: str) -> str:
    """Text with every run of white space made one space."""
    return " ".join(text.split())


def texts(report: Report) -> Iterator[str]:
    """Every text of a report that a reader must find, whatever the format."""
    yield from (report.title, report.subtitle)
    for block in report.blocks:
        match block:
            case Bullets():
                yield from block.items
            case Table():
                yield from (block.caption, *block.columns, block.note)
                yield from (cell for row in block.rows for cell in row)
            case Quote():
                yield from (block.text, block.citation)
            case Figure():
                yield from (block.caption, block.alt)
            case Heading() | _:
                yield block.text


def all_text(report: Report) -> str:
    return words(" ".join(texts(report)))


def read_back(suffix: str, content: bytes) -> str:
    return words({".html": _html, ".docx": _docx, ".md": _markdown, ".pptx": _pptx}[suffix](content))


def _html(content: bytes) -> str:
    from lxml import html

    tree = html.document_fromstring(content)
    for style in tree.iter("style"):
        style.text = ""
    alt = [image.get("alt") for image in tree.iter("img")]
    for br in tree.iter("br"):
        br.tail = f" {br.tail or ''}"
    return " ".join([*tree.itertext(), *alt])


def _docx(content: bytes) -> str:
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    paragraphs = [
        "".join(part.text or "" if part.tag == qn("w:t") else " " for part in one.iter(qn("w:t"), qn("w:br")))
        for one in body.iter(qn("w:p"))
    ]
    return " ".join([*paragraphs, *(shape._inline.docPr.get("descr") for shape in document.inline_shapes)])


def _pptx(content: bytes) -> str:
    """Slides in order; a title's "(continued)" is there once for each slide after the first."""
    from pptx import Presentation

    found = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            found.append(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")
            if shape.has_text_frame:
                found += [paragraph.text.replace("\v", " ") for paragraph in shape.text_frame.paragraphs]
            elif shape.has_table:
                found += [cell.text.replace("\v", " ") for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide:
            found.append(slide.notes_slide.notes_text_frame.text)
    return " ".join(found)


def _markdown(content: bytes) -> str:
    """Take off what stands at the start of lines, bars of tables and emphasis; what is escaped stays."""
    held = re.sub(r"\\([^A-Za-z0-9\s])", lambda mark: f"\x01{ord(mark[1])}\x01", content.decode().replace("<br>", " "))
    held = re.sub(r"(?m)^(>|#+|-|\|) ", "", held)
    held = re.sub(r"\*+| \| | \|$", " ", held, flags=re.MULTILINE)
    return re.sub("\x01(\\d+)\x01", lambda mark: chr(int(mark[1])), held)
