"""What python-pptx has no words for: how wide words are, bullets, alternative text, slide numbers, a master in 16:9.

Widths are those of Arial (Adobe's metrics of Helvetica, which are the same), so that no typeface need be installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.text.text import _Paragraph

FONT = "Arial"
SLIDE = (960.0, 540.0)
"""Points across and down: 16:9."""

_WIDTHS = {
    191: "'",
    222: "ijl\u2018\u2019",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0",
    333: "-()`r\u201c\u201d",
    350: "\u2022",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu\u2013",
    537: "\u00b6",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
_WIDTH_OF = {char: width / 1000 for width, chars in _WIDTHS.items() for char in chars}
_BOLD = 1.09
"""Arial Bold is up to this much wider in running text."""


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Points that a line takes across; an unknown character counts as a full em."""
    return sum(_WIDTH_OF.get(char, 1.0) for char in text) * points * (_BOLD if bold else 1.0)


def wrapped(text: str, points: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines that fit; a word that is wider than the room is broken."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in _fitting(part.split(" "), points, room, bold):
            longer = f"{line} {word}" if line else word
            if line and width(longer, points, bold=bold) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _fitting(words: list[str], points: float, room: float, bold: bool) -> list[str]:
    """The words, those too wide for a line cut into pieces."""
    pieces: list[str] = []
    for word in words:
        rest = word
        while width(rest, points, bold=bold) > room:
            cut = next(n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], points, bold=bold) <= room)
            if cut == len(rest):
                break
            pieces.append(rest[:cut])
            rest = rest[cut:]
        pieces.append(rest)
    return pieces


def cut_text(text: str, points: float, room: float, lines: int) -> tuple[str, str]:
    """The text up to so many lines, and the rest; line breaks of the text's own are kept."""
    head: list[str] = []
    parts = text.split("\n")
    for place, part in enumerate(parts):
        own = wrapped(part, points, room)
        if len(own) > lines:
            head += [" ".join(own[:lines])] if lines else []
            return "\n".join(head), "\n".join([" ".join(own[lines:]), *parts[place + 1 :]])
        head.append(part)
        lines -= len(own)
    return text, ""


def new_presentation() -> Presentation:
    """An empty presentation in 16:9, its layouts with it."""
    import pptx
    from pptx.util import Pt

    presentation = pptx.Presentation()
    old, (across, down) = presentation.slide_width or 1, (Pt(length) for length in SLIDE)
    for page in (presentation.slide_master, *presentation.slide_layouts):
        for shape in page.shapes:
            shape.left, shape.width = (round(place * across / old) for place in (shape.left, shape.width))
    presentation.slide_width, presentation.slide_height = across, down
    return presentation


def write_run(paragraph: _Paragraph, text: str, points: float, *, bold: bool = False) -> None:
    """Add words in the paper's typeface, British English."""
    from pptx.util import Pt

    lines: Any = paragraph
    for place, line in enumerate(text.split("\n")):
        if place:
            lines.add_line_break()
        run = lines.add_run()
        run.text = line
        run.font.name, run.font.size, run.font.bold = FONT, Pt(points), bold
        run.font.color.rgb = colour("000000")
        run.font._element.set("lang", "en-GB")


def colour(code: str) -> Any:  # noqa: ANN401 - python-pptx's own type is not typed
    """A colour by its six digits."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made.from_string(code)


def as_bullet(paragraph: _Paragraph, indent: float) -> None:
    """Give a paragraph a bullet and a hanging indent in points."""
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    properties: Any = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(int(Pt(indent))))
    properties.set("indent", str(-int(Pt(indent))))
    mark = properties.makeelement(qn("a:buChar"), {"char": "\u2022"})
    properties.append(mark)


def add_slide_number(paragraph: _Paragraph, number: int, points: float) -> None:
    """A field that PowerPoint keeps up to date; ``number`` is shown until it does."""
    from pptx.oxml.ns import qn

    line: Any = paragraph._p
    field = line.makeelement(qn("a:fld"), {"id": "{5B7C1A54-3B6E-4D0C-9E4B-0C6A1D1F2E31}", "type": "slidenum"})
    look = field.makeelement(qn("a:rPr"), {"lang": "en-GB", "sz": str(int(points * 100))})
    look.append(look.makeelement(qn("a:latin"), {"typeface": FONT}))
    words = field.makeelement(qn("a:t"), {})
    words.text = str(number)
    field.extend((look, words))
    line.append(field)


def describe(shape: Any, text: str) -> None:  # noqa: ANN401 - python-pptx has no common type for what can be described
    """Alternative text for those who cannot see a picture or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)
