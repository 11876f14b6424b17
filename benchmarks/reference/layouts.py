"""The layouts in which reference documents are set, each by one of the programs that real reports come from."""

from __future__ import annotations

from benchmarks.reference.model import Layout


def _layout(name: str, program: str, features: str) -> Layout:
    return Layout(name, program, frozenset(part.strip() for part in features.split(",")))  # type: ignore[arg-type]


LAYOUTS: tuple[Layout, ...] = (
    _layout("LO one column, numbered", "libreoffice", "decimal numbers, numbered headings, chapter heads, bullets"),
    _layout("LO two columns, hyphens", "libreoffice", "columns, justified, hyphens, chapter heads, bullets"),
    _layout("LO footnotes", "libreoffice", "footnotes, justified, serif, numbered headings, chapter heads"),
    _layout("LO two columns, footnotes", "libreoffice", "columns, footnotes, justified, boxes"),
    _layout("LO ruled tables, landscape", "libreoffice", "tables, ruled, captions, landscape, running numbers"),
    _layout("LO unruled tables", "libreoffice", "tables, captions, serif, boxes"),
    _layout("LO line numbers", "libreoffice", "line numbers, serif, letters, chapter heads"),
    _layout("LO drop and small caps", "libreoffice", "drop caps, small caps, spaced headings, justified, serif"),
    _layout("Word (docx) by LO", "word", "running numbers, tables, ruled, bullets"),
    _layout("Chromium lists, boxes", "chromium", "letters, bullets, boxes, captions, tables, ruled, decimal numbers"),
    _layout("Chromium two columns", "chromium", "columns, justified, hyphens, chapter heads, serif, ligatures"),
    _layout("Chromium unruled, side bars", "chromium", "tables, captions, sidebars, chapter heads"),
    _layout("Chromium drop, small caps", "chromium", "drop caps, small caps, spaced headings, justified, serif"),
    _layout("Chromium landscape tables", "chromium", "tables, ruled, landscape, running numbers, numbered headings"),
    _layout("reportlab line numbers", "reportlab", "line numbers, running numbers, letters, chapter heads"),
    _layout("reportlab two columns", "reportlab", "columns, justified, hyphens, ligatures, chapter heads, bullets"),
    _layout("reportlab tables, landscape", "reportlab", "tables, ruled, landscape, boxes, captions, decimal numbers"),
    _layout("reportlab unruled tables", "reportlab", "tables, serif, spaced headings, chapter heads, letters"),
)
