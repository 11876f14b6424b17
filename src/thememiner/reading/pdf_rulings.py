"""What is drawn on a PDF page besides words: ruling lines, filled areas, and how much of it is pictures."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from thememiner.reading.pdf_words import Bounds, framed

_THIN = 3.0
"""Points up to which a drawn area is a line (word processors draw borders as thin filled rectangles)."""
_LONGEST_PATH = 4000
"""Segments of a path that are looked at: larger ones are drawings."""


class Area(NamedTuple):
    """A drawn rectangle or line, points from the page's top left as it is read.

    Args:
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        filled: Whether it is filled, with something else than white.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    filled: bool

    @property
    def is_line(self) -> bool:
        """Whether it is thin."""
        return self.x1 - self.x0 <= _THIN or self.bottom - self.top <= _THIN


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lines and rectangles of a page, and the share of it that pictures cover (0 to 1)."""

    areas: list[Area]
    pictures: float


def page_drawn(page: Any, quarter: int) -> Drawn:  # noqa: ANN401 - a ctypes pointer
    """Collect what is drawn on a loaded page, in the frame of the page turned clockwise by ``quarter``."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    collector = _Collector((rect.left, rect.bottom, rect.right, rect.top), max(quarter, 0))
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        collector.take(pdfium.FPDFPage_GetObject(page, index), None)
    return Drawn(collector.areas, min(1.0, collector.pictures))


class _Collector:
    def __init__(self, bounds: Bounds, quarter: int) -> None:
        self.areas: list[Area] = []
        self.pictures = 0.0
        self._bounds, self._quarter = bounds, quarter
        self._size = max(1.0, (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]))
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._type = pdfium.FPDFPageObj_GetType

    def take(self, handle: Any, form: pdfium.FS_MATRIX | None) -> None:  # noqa: ANN401
        """Add one page object; ``form`` is the matrix of the form it stands in."""
        kind = self._type(handle)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(handle, form)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = self._box(handle, form)
            self.pictures += abs(right - left) * abs(top - bottom) / self._size
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and form is None:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(handle, matrix)
            for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
                self.take(pdfium.FPDFFormObj_GetObject(handle, index), matrix)

    def _box(self, handle: Any, form: pdfium.FS_MATRIX | None) -> tuple[float, float, float, float]:  # noqa: ANN401
        left, bottom, right, top = self._edges
        if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        if form is None:
            return left.value, bottom.value, right.value, top.value
        (x0, y0), (x1, y1) = _moved(form, left.value, bottom.value), _moved(form, right.value, top.value)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _path(self, handle: Any, form: pdfium.FS_MATRIX | None) -> None:  # noqa: ANN401
        count = pdfium.FPDFPath_CountSegments(handle)
        if count > _LONGEST_PATH:
            return
        filled, stroked = self._painted(handle)
        if not filled and not stroked:
            return
        if count <= 5:
            self._add(self._box(handle, form), filled)
            return
        for points in self._subpaths(handle, count, form):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if len(points) <= 5:
                self._add((min(xs), min(ys), max(xs), max(ys)), filled)

    def _subpaths(
        self,
        handle: Any,  # noqa: ANN401
        count: int,
        form: pdfium.FS_MATRIX | None,
    ) -> list[list[tuple[float, float]]]:
        """The straight subpaths of a path, as points in page space."""
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(handle, own)
        x, y = self._edges[:2]
        paths: list[list[tuple[float, float]]] = []
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(handle, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO or not paths:
                paths.append([])
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _moved(own, x.value, y.value)
            paths[-1].append(point if form is None else _moved(form, *point))
        return [points for points in paths if len(points) > 1]

    def _painted(self, handle: Any) -> tuple[bool, bool]:  # noqa: ANN401
        """Whether it is filled with a colour that shows on white paper, and whether its outline is drawn."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
        if not fill.value:
            return False, bool(stroke.value)
        red, green, blue, alpha = self._colour
        pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
        return min(red.value, green.value, blue.value) < 250 and alpha.value > 0, bool(stroke.value)

    def _add(self, box: tuple[float, float, float, float], filled: bool) -> None:
        x0, y0 = framed(self._quarter, box[0], box[1], self._bounds)
        x1, y1 = framed(self._quarter, box[2], box[3], self._bounds)
        area = Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), filled)
        if max(area.x1 - area.x0, area.bottom - area.top) > 4:
            self.areas.append(area)


def _moved(matrix: pdfium.FS_MATRIX, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
