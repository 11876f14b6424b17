"""Reference documents by a browser: HTML and CSS printed by Chromium, or by WeasyPrint where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from pathlib import Path

from benchmarks.reference.model import Layout, Piece, hyphenated

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_SPAN = " { column-span: all; }"


def web_document(layout: Layout, pieces: list[Piece], target: Path) -> Path:
    """Write HTML and print it."""
    path = target.with_suffix(".html")
    head = f"<meta charset='utf-8'><title>Review</title><style>{_css(layout, pieces)}</style>"
    path.write_text(f"<html lang='en-GB'>{head}{_body(layout, pieces)}</html>", encoding="utf-8")
    pdf = target.with_suffix(".pdf")
    if layout.program == "weasyprint":
        import weasyprint  # type: ignore[import-not-found]

        weasyprint.HTML(str(path)).write_pdf(str(pdf))
        return pdf
    profile = f"--user-data-dir={path.parent / 'browser'}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", profile]
    command = [str(PROGRAM), *options, f"--print-to-pdf={pdf}", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pdf


def _css(layout: Layout, pieces: list[Piece]) -> str:
    font = "'C059', 'Liberation Serif', serif" if layout.has("ligatures") else "'Liberation Sans', sans-serif"
    if layout.has("serif") and not layout.has("ligatures"):
        font = "'Liberation Serif', serif"
    rules = [
        "@page { size: A4; margin: 22mm 24mm; @top-right { content: 'Safeguarding review: Child K'; font-size: 9pt }"
        " @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages); font-size: 9pt } }",
        f"body {{ font: {'10pt' if layout.has('columns') else '11pt'}/1.35 {font}; }}",
        "p { margin: 0 0 8pt; orphans: 2 }",
        "h1 { font-size: 16pt } h2 { font-size: 12.5pt; margin: 10pt 0 6pt } h1, h2 { break-after: avoid }",
        ".n { display: flex } .n b { flex: 0 0 38pt; font-weight: normal } .i { margin-left: 20pt }",
        ".i b { flex: 0 0 24pt } .box { border: 1pt solid #444; padding: 6pt; background: #eef; margin-bottom: 8pt }",
        ".box p { margin: 0 } .side { float: right; width: 32%; background: #e4ecdf; padding: 6pt;",
        " margin: 0 0 8pt 12pt; font-size: 9.5pt } .caption { text-align: right; font-style: italic }",
        "table { border-collapse: collapse;",
        " margin-bottom: 10pt; width: 100% } td, th { vertical-align: top; text-align: left; padding: 3pt 6pt }",
        "tr { break-inside: avoid } .wide { page: wide; } @page wide { size: A4 landscape }",
    ]
    if layout.has("ruled"):
        rules.append("td, th { border: 0.7pt solid black }")
    if layout.has("justified"):
        rules.append("p { text-align: justify }")
    if layout.has("columns"):
        rules.append(".body { columns: 2; column-gap: 9mm } .body h1 { column-span: all }")
    if layout.has("spaced headings"):
        rules.append("h1 { letter-spacing: 4pt; text-transform: uppercase }")
    if layout.has("drop caps"):
        rules.append("h2 + p::first-letter { float: left; font-size: 34pt; line-height: 0.8; padding: 3pt 3pt 0 0 }")
    rules.append(".s { font-variant: small-caps }")
    chapters = [piece.text for piece in pieces if piece.kind == "heading" and piece.level == 1]
    if layout.has("chapter heads"):
        rules += [
            f"@page c{n} {{ @top-right {{ content: '{title}' }} }} .c{n} {{ page: c{n} }}"
            for n, title in enumerate(chapters)
        ]
    return "\n".join(rules)


def _body(layout: Layout, pieces: list[Piece]) -> str:
    parts: list[str] = []
    chapter = -1
    for piece in pieces:
        if piece.kind == "heading" and piece.level == 1:
            chapter += 1
            parts.append(("</div>" if chapter else "") + f"<div class='body c{chapter}'>")
        parts.append(_piece(layout, piece))
    return "".join(parts) + "</div>"


def _piece(layout: Layout, piece: Piece) -> str:
    if piece.kind == "table":
        return _table(layout, piece)
    text = escape(hyphenated(piece.text) if layout.has("hyphens") else piece.text, quote=False)
    if piece.kind == "heading":
        return f"<h{piece.level}>{piece.number} {text}</h{piece.level}>"
    if piece.kind == "box":
        return f"<div class='box'><p>{piece.number}: {text}</p></div>"
    if piece.kind in ("sidebar", "caption"):
        return f"<p class='{'side' if piece.kind == 'sidebar' else 'caption'}'>{text}</p>"
    if piece.number:
        item = " i" if piece.kind == "item" else ""
        return f"<p class='n{item}'><b>{escape(piece.number)}</b><span>{text}</span></p>"
    if layout.has("small caps"):
        start, rest = " ".join(text.split()[:4]), " ".join(text.split()[4:])
        return f"<p><span class='s'>{start}</span> {rest}</p>"
    return f"<p>{text}</p>"


def _table(layout: Layout, piece: Piece) -> str:
    head, *rows = (
        "<tr>" + "".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) + "</tr>" for row in piece.rows
    )
    table = f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
    return f"<div class='wide'>{table}</div>" if layout.has("landscape") else table
