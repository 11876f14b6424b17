"""Looks: fonts, margins, heads and feet, read from the front matter of a text source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path("/usr/share/fonts/truetype")
STANDARD = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
OPEN = {
    "LiberationSerif": ("liberation/LiberationSerif", ("Regular", "Bold", "Italic", "BoldItalic")),
    "LiberationSans": ("liberation/LiberationSans", ("Regular", "Bold", "Italic", "BoldItalic")),
    "LiberationNarrow": ("liberation/LiberationSansNarrow", ("Regular", "Bold", "Italic", "BoldItalic")),
    "DejaVuSerif": ("dejavu/DejaVuSerifCondensed", ("", "Bold", "Italic", "BoldItalic")),
    "DejaVuSans": ("dejavu/DejaVuSansCondensed", ("", "Bold", "Oblique", "BoldOblique")),
}
ALIGN = {"left": TA_LEFT, "justify": TA_JUSTIFY, "center": TA_CENTER}


def register(family: str) -> tuple[str, str, str, str]:
    """Register a font family and return its four faces: plain, bold, italic, bold italic."""
    if family in STANDARD:
        return STANDARD[family]
    stem, faces = OPEN[family]
    names = [f"{family}-{index}" for index in range(4)]
    if names[0] not in pdfmetrics.getRegisteredFontNames():
        for name, face in zip(names, faces, strict=True):
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{stem}{'-' if face else ''}{face}.ttf")))
        pdfmetrics.registerFontFamily(names[0], *names)
    return names[0], names[1], names[2], names[3]


class Look:
    """All paragraph styles of one report."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.spec = spec
        self.faces = register(spec.get("font", "Times"))
        self.head_faces = register(spec.get("head_font", spec.get("font", "Times")))
        self.size = float(spec.get("size", 11))
        self.leading = float(spec.get("leading", self.size * 1.28))
        self.margins = [float(value) for value in spec.get("margins", [72, 72, 72, 72])]
        self.columns = int(spec.get("columns", 1))
        self.colour = HexColor(spec.get("colour", "#000000"))
        self.indent = float(spec.get("indent", 36))
        self.ligatures = bool(spec.get("ligatures", False))
        self.hyphens = bool(spec.get("hyphens", False))
        self.body = self._body()

    def _body(self) -> ParagraphStyle:
        return ParagraphStyle(
            "body",
            fontName=self.faces[0],
            fontSize=self.size,
            leading=self.leading,
            alignment=ALIGN[self.spec.get("align", "left")],
            spaceAfter=float(self.spec.get("after", self.size * 0.6)),
            embeddedHyphenation=1 if self.hyphens else 0,
        )

    def derive(self, name: str, **changes: Any) -> ParagraphStyle:  # noqa: ANN401
        """Body style with changes."""
        return ParagraphStyle(name, parent=self.body, **changes)

    def heading(self, level: int) -> ParagraphStyle:
        """Style of a heading by level (1 to 3)."""
        rules: list[dict[str, Any]] = self.spec.get("headings", [])
        rule = rules[min(level, len(rules)) - 1] if rules else {}
        size = float(rule.get("size", (16, 13, 11.5)[min(level, 3) - 1]))
        face = self.head_faces[{"plain": 0, "bold": 1, "italic": 2, "bolditalic": 3}[rule.get("face", "bold")]]
        return ParagraphStyle(
            f"h{level}",
            fontName=face,
            fontSize=size,
            leading=size * 1.22,
            textColor=HexColor(rule.get("colour", self.spec.get("colour", "#000000"))),
            spaceBefore=float(rule.get("before", (16, 11, 8)[min(level, 3) - 1])),
            spaceAfter=float(rule.get("after", (8, 5, 4)[min(level, 3) - 1])),
            alignment=ALIGN[rule.get("align", "left")],
        )

    def rule(self, level: int, key: str) -> Any:  # noqa: ANN401
        """Any other setting of a heading level."""
        rules: list[dict[str, Any]] = self.spec.get("headings", [])
        return rules[min(level, len(rules)) - 1].get(key) if rules else None
