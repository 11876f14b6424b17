"""Word and HTML outputs, and office archives without changing times."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import zipfile
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from tools.corpus.expected import plain
from tools.corpus.model import INVENTED, Block, Report

WHEN = (2026, 11, 24, 0, 0, 0)


def freeze(data: bytes) -> bytes:
    """The same office archive with one fixed time on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda item: (item != "[Content_Types].xml", item)):
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-11-24T00:00:00Z", source.read(name))
            target.writestr(info, body)
    return out.getvalue()


def word(report: Report) -> bytes:
    """Build a Word file with real heading styles and typed paragraph numbers."""
    document: Any = docx.Document()
    stamp = dt.datetime(2026, 11, 24)
    core = document.core_properties
    core.title, core.author, core.subject = report.meta["title"], report.meta["author"], INVENTED
    core.created = core.modified = stamp
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.3)
    section.header.paragraphs[0].text = str(report.meta["title"])
    section.footer.paragraphs[0].text = f"{INVENTED}  |  Page "
    _field(section.footer.paragraphs[0], "PAGE")
    for line in report.meta.get("cover", []):
        spec = {"text": line} if isinstance(line, str) else line
        document.add_paragraph(spec["text"], style="Title" if spec.get("bold") else "Subtitle")
    document.add_page_break()
    for block in report.blocks:
        _word_block(document, block)
    out = io.BytesIO()
    document.save(out)
    return freeze(out.getvalue())


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _word_block(document: Any, block: Block) -> None:  # noqa: ANN401
    text = plain(block.text)
    if block.kind == "heading":
        document.add_heading(f"{block.number}  {text}" if block.number else text, level=block.level)
    elif block.kind == "para":
        document.add_paragraph(f"{block.number}\t{text}" if block.number else text)
    elif block.kind == "bullet":
        document.add_paragraph(text, style="List Bullet")
    elif block.kind in {"label", "box"}:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{block.number}: ").bold = True
        paragraph.add_run(text)
    elif block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.rows[0].cells), style="Table Grid")
        for index, row in enumerate(block.rows):
            shares = [float(share) for share in block.options["widths"].split(",")]
            for cell, value, share in zip(table.add_row().cells, row.cells, shares, strict=True):
                cell.width = Cm(16 * share / sum(shares))
                cell.paragraphs[0].add_run(plain(value)).bold = index == 0
        document.add_paragraph("")
    elif block.kind == "command" and block.text == "page":
        document.add_page_break()


CSS = """body{font-family:Georgia,serif;max-width:46rem;margin:2rem auto;line-height:1.5;color:#1b1b1b}
h1,h2,h3{font-family:Arial,sans-serif;color:#23395b}.note{background:#fff3c4;padding:.4rem .8rem;font-family:Arial}
.box{border-left:5px solid #7a9e7e;background:#f1f6f1;padding:.4rem 1rem}table{border-collapse:collapse}
td,th{border:1px solid #999;padding:.3rem .6rem;vertical-align:top;text-align:left}nav li{margin:.1rem 0}"""


def web(report: Report) -> bytes:
    """Build a single HTML page."""
    title = html.escape(str(report.meta["title"]))
    head = f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
    head += "".join(
        f'<meta name="{key}" content="{html.escape(str(report.meta[key]))}">\n' for key in ("author", "published")
    )
    head += f"<style>\n{CSS}\n</style>\n</head>\n<body>\n"
    banner = f'<p class="note">{INVENTED}</p>\n'
    cover = "".join(
        f"<p>{html.escape(line if isinstance(line, str) else line['text'])}</p>\n" for line in report.meta["cover"][1:]
    )
    parts = [head, f"<header>{banner}<h1>{title}</h1>\n{cover}</header>\n"]
    parts += [_contents(report), "<main>\n", *_body(report.blocks), "</main>\n"]
    return "".join([*parts, f"<footer>{banner}</footer>\n</body>\n</html>\n"]).encode("utf-8")


def _contents(report: Report) -> str:
    rows = [block for block in report.blocks if block.kind == "heading" and block.level == 1]
    return "<nav>\n<ul>\n" + "".join(f"<li>{html.escape(row.text)}</li>\n" for row in rows) + "</ul>\n</nav>\n"


def _body(blocks: list[Block]) -> list[str]:
    out: list[str] = []
    for index, block in enumerate(blocks):
        text = html.escape(plain(block.text), quote=False)
        if block.kind == "bullet":
            first = index == 0 or blocks[index - 1].kind != "bullet"
            last = index + 1 == len(blocks) or blocks[index + 1].kind != "bullet"
            out.append(f"{'<ul>' if first else ''}<li>{text}</li>{'</ul>' if last else ''}\n")
        elif block.kind == "table":
            out.append(_html_table(block))
        else:
            out.append(_html_block(block, text))
    return out


def _html_block(block: Block, text: str) -> str:
    number = html.escape(block.number)
    if block.kind == "heading":
        return f"<h{block.level + 1}>{number + ' ' if number else ''}{text}</h{block.level + 1}>\n"
    if block.kind == "box":
        return f'<div class="box"><p><strong>{number}</strong></p><p>{text}</p></div>\n'
    if block.kind == "label":
        return f"<p><strong>{number}:</strong> {text}</p>\n"
    return f"<p>{number + ' ' if number else ''}{text}</p>\n" if block.kind == "para" else ""


def _html_table(block: Block) -> str:
    rows = []
    for index, row in enumerate(block.rows):
        mark = "th" if index == 0 else "td"
        cells = "".join(f"<{mark}>{html.escape(plain(cell), quote=False)}</{mark}>" for cell in row.cells)
        rows.append(f"<tr>{cells}</tr>\n")
    return f"<table>\n{''.join(rows)}</table>\n"
