"""Reference documents by LibreOffice: as flat OpenDocument text, or as a Word file written by python-docx."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.reference.model import Layout, Piece, hyphenated

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def converted(path: Path) -> Path:
    """The file as a PDF beside it; its profile lies in the same folder, so that a running office is left alone."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(PROGRAM), profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(".pdf")


def flat_document(layout: Layout, pieces: list[Piece], target: Path) -> Path:
    """Write flat OpenDocument text and convert it."""
    path = target.with_suffix(".fodt")
    body = _Body(layout).of(pieces)
    version = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} {version}>{_styles(layout)}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    return converted(path)


def _style(name: str, paragraph: str, text: str, inner: str = "", family: str = "paragraph", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:paragraph-properties {paragraph}>{inner}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def _styles(layout: Layout) -> str:
    font = "Liberation Serif" if layout.has("serif") else "Liberation Sans"
    size = "10pt" if layout.has("columns") else "11pt"
    face = f'fo:font-family="{font}" fo:language="en" fo:country="GB"'
    text = f'{face} fo:font-size="{size}"'
    align = 'fo:text-align="justify"' if layout.has("justified") else ""
    after = 'fo:margin-bottom="0.25cm" fo:orphans="2" fo:widows="2"'
    lines = 'text:number-lines="true"' if layout.has("line numbers") else ""
    drop = '<style:drop-cap style:lines="3" style:length="1"/>' if layout.has("drop caps") else ""
    spaced = 'fo:letter-spacing="0.14cm" fo:text-transform="uppercase"' if layout.has("spaced headings") else ""
    hanging = 'fo:margin-left="1.25cm" fo:text-indent="-1.25cm"'
    bold = 'fo:font-weight="bold"'
    keep = 'fo:keep-with-next="always" fo:margin-top="0.4cm"'
    box = 'fo:border="0.5pt solid #333333" fo:padding="0.2cm" fo:background-color="#e8eef4"'
    parts = [
        _style("P", f"{after} {align} {lines}", text),
        _style("D", f"{after} {align}", text, drop),
        _style("N", f"{after} {align} {hanging}", text),
        _style("I", f'{after} {lines} fo:margin-left="1.6cm" fo:text-indent="-0.8cm"', text),
        _style("B", f"{after} {box}", text),
        _style("C", 'fo:text-align="end" fo:margin-bottom="0.1cm"', f'{text} fo:font-style="italic"'),
        _style("K", "", text),
        _style("H1", f"{keep} {after} {lines}", f'{face} {bold} fo:font-size="16pt" {spaced}'),
        _style("H2", f"{keep} {after} {lines}", f'{face} {bold} fo:font-size="12pt"'),
        _style("Foot", "", f'{face} fo:font-size="9pt"'),
        _style("Running", 'fo:text-align="end"', f'{face} fo:font-size="9pt" fo:color="#555555"'),
        _style("Wide", "", text, more='style:master-page-name="Wide"'),
        _style("Tall", "", text, more='style:master-page-name="Standard"'),
        '<style:style style:name="S" style:family="text">'
        '<style:text-properties fo:font-variant="small-caps"/></style:style>',
        '<style:style style:name="Two" style:family="section"><style:section-properties '
        'text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/>'
        "</style:section-properties></style:style>",
        _cell(layout),
    ]  # fmt: skip
    widths = ["1.3cm", "8.2cm", "4cm", "2.5cm"]
    parts += [
        f'<style:style style:name="W{n}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width}"/></style:style>'
        for n, width in enumerate(widths)
    ]
    return f"<office:styles>{_line_numbers(layout)}</office:styles><office:automatic-styles>{''.join(parts)}" + _pages(
        layout
    )


def _cell(layout: Layout) -> str:
    border = "0.5pt solid #000000" if layout.has("ruled") else "none"
    return (
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
        f'fo:padding="0.1cm" fo:border="{border}"/></style:style>'
    )


def _line_numbers(layout: Layout) -> str:
    number = "true" if layout.has("line numbers") else "false"
    return (
        f'<text:linenumbering-configuration text:number-lines="{number}" text:increment="1" '
        'text:count-empty-lines="false" text:restart-on-page="true" text:offset="0.6cm" style:num-format="1" '
        'text:number-position="left"/>'
    )


def _pages(layout: Layout) -> str:
    head = '<text:chapter text:display="name" text:outline-level="1"/>' if layout.has("chapter heads") else ""
    running = f'<text:p text:style-name="Running">Safeguarding review: Child K {head}</text:p>'
    foot = (
        '<text:p text:style-name="Running">Page <text:page-number text:select-page="current"/> of '
        "<text:page-count/></text:p>"
    )
    layouts, masters = [], []
    for name, width, height, turn in (("Standard", 21, 29.7, "portrait"), ("Wide", 29.7, 21, "landscape")):
        layouts.append(
            f'<style:page-layout style:name="L{name}"><style:page-layout-properties fo:page-width="{width}cm" '
            f'fo:page-height="{height}cm" style:print-orientation="{turn}" fo:margin="2.2cm"/><style:header-style>'
            '<style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>'
            '<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/>'
            "</style:footer-style></style:page-layout>"
        )
        masters.append(
            f'<style:master-page style:name="{name}" style:page-layout-name="L{name}"><style:header>{running}'
            f"</style:header><style:footer>{foot}</style:footer></style:master-page>"
        )
    together = "".join(masters)
    return f"{''.join(layouts)}</office:automatic-styles><office:master-styles>{together}</office:master-styles>"


class _Body:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._note = self._section = 0
        self._columns = self._first = False

    def of(self, pieces: list[Piece]) -> str:
        """All pieces as OpenDocument text."""
        parts = []
        for piece in pieces:
            across = piece.kind == "heading" and piece.level == 1
            parts.append(self._switched(columns=self._layout.has("columns") and not across))
            parts.append(self._piece(piece))
            self._first = across or (self._first and piece.kind == "heading")
        return "".join(parts) + self._switched(columns=False)

    def _switched(self, *, columns: bool) -> str:
        if columns == self._columns:
            return ""
        self._columns = columns
        self._section += 1
        return f'<text:section text:style-name="Two" text:name="s{self._section}">' if columns else "</text:section>"

    def _piece(self, piece: Piece) -> str:
        if piece.kind == "table":
            return self._table(piece)
        if piece.kind == "heading":
            text = f"{piece.number} {piece.text}".strip()
            level = piece.level
            return f'<text:h text:style-name="H{level}" text:outline-level="{level}">{escape(text)}</text:h>'
        text = self._text(piece)
        if piece.kind == "box":
            text = f"{escape(piece.number)}: {text}"
        elif piece.number:
            text = f"{escape(piece.number)}<text:tab/>{text}"
        drop = self._layout.has("drop caps") and self._first and piece.kind == "paragraph"
        style = {"item": "I", "box": "B", "caption": "C"}.get(piece.kind, "N" if piece.number else "D" if drop else "P")
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def _text(self, piece: Piece) -> str:
        text = escape(hyphenated(piece.text) if self._layout.has("hyphens") else piece.text)
        if self._layout.has("small caps") and piece.kind == "paragraph" and not self._first:
            start, rest = " ".join(text.split()[:4]), " ".join(text.split()[4:])
            text = f'<text:span text:style-name="S">{start}</text:span> {rest}'
        for note in piece.notes:
            self._note += 1
            text += (
                f'<text:note text:note-class="footnote" text:id="n{self._note}"><text:note-citation>{self._note}'
                f'</text:note-citation><text:note-body><text:p text:style-name="Foot">{escape(note)}</text:p>'
                "</text:note-body></text:note>"
            )
        return text

    def _table(self, piece: Piece) -> str:
        columns = "".join(f'<table:table-column table:style-name="W{n}"/>' for n in range(len(piece.rows[0])))
        head, *rows = (self._row(row) for row in piece.rows)
        self._section += 1
        table = (
            f'<table:table table:name="t{self._section}">{columns}<table:table-header-rows>{head}'
            f"</table:table-header-rows>{''.join(rows)}</table:table>"
        )
        if self._layout.has("landscape"):
            return f'<text:p text:style-name="Wide"/>{table}<text:p text:style-name="Tall"/>'
        return f'{table}<text:p text:style-name="K"/>'

    def _row(self, row: tuple[str, ...]) -> str:
        cells = "".join(
            f'<table:table-cell table:style-name="Cell"><text:p text:style-name="K">{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        return f"<table:table-row>{cells}</table:table-row>"
