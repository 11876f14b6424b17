"""Word styles: what a paragraph has from the styles that its own is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from thememiner.reading.docx_text import W, is_on, value

_HEADING = re.compile(r"^(?:heading|überschrift)\s*(\d)$", re.IGNORECASE)
_TITLES = {"title": 1, "toc heading": 1}
_MOST_BASES = 20
_DEEPEST = 6


class Styles:
    """The styles of one document by id.

    Args:
        element: The root of ``styles.xml``.
    """

    def __init__(self, element: Any) -> None:  # noqa: ANN401 - lxml has no types
        self._styles = {str(one.get(f"{W}styleId")): one for one in element.iter(f"{W}style")}

    def name(self, paragraph: Any) -> str:  # noqa: ANN401
        """The name of the paragraph's own style in lower case, empty where it has none."""
        return next((_name(one) for one in self._chain(paragraph)), "")

    def level(self, paragraph: Any) -> int:  # noqa: ANN401
        """Level of a heading, by the name of a style or by its outline level; 0 for what is no heading."""
        for style in self._chain(paragraph):
            name = _name(style)
            if match := _HEADING.match(name):
                return int(match.group(1))
            if name in _TITLES:
                return _TITLES[name]
        for holder in (paragraph, *self._chain(paragraph)):
            outline = value(holder.find(f"{W}pPr/{W}outlineLvl"))
            if outline:
                return int(outline) + 1 if int(outline) < _DEEPEST else 0
        return 0

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:  # noqa: ANN401
        """The list definition and the level in it (from 0); None where the paragraph is in no list."""
        for holder in (paragraph, *self._chain(paragraph)):
            properties = holder.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                identity = value(properties.find(f"{W}numId"))
                depth = int(value(properties.find(f"{W}ilvl")) or 0)
                return (identity, depth) if identity not in ("", "0") else None
        return None

    def is_bold(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether all its words are bold, by themselves or by style."""
        by_style = next(
            (is_on(bold) for one in self._chain(paragraph) if (bold := one.find(f"{W}rPr/{W}b")) is not None), False
        )
        runs = [run for run in paragraph.iter(f"{W}r") if any((one.text or "").strip() for one in run.iter(f"{W}t"))]
        own = [run.find(f"{W}rPr/{W}b") for run in runs]
        return bool(runs) and all(by_style if bold is None else is_on(bold) for bold in own)

    def _chain(self, paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
        identity = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        for _ in range(_MOST_BASES):
            style = self._styles.get(identity)
            if style is None:
                return
            yield style
            identity = value(style.find(f"{W}basedOn"))


def _name(style: Any) -> str:  # noqa: ANN401
    return value(style.find(f"{W}name")).lower()
