"""The one picture of the board paper: themes, most recurrent first, in black on white.

From ten reviews on a dot with its interval, below that a bar of a count. Vega's own renderer draws it without a network
and with the typeface that is built into it, so that every machine draws the same.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thememiner.errors import InputError
from thememiner.evidence.prevalence import FLOOR
from thememiner.evidence.themes import ThemeEvidence

if TYPE_CHECKING:
    import altair

_FONT = "Liberation Sans"
_FALLBACK = "Liberation Sans, Arial, Helvetica, sans-serif"
_LABEL_WIDTH = 50
_WIDTH = 330


@dataclass(frozen=True, slots=True)
class Bar:
    """One theme in the chart: ``count`` of ``total`` reviews; ``low`` and ``high`` are shares (0..1)."""

    label: str
    count: int
    total: int
    low: float
    high: float


def theme_chart(bars: Sequence[Bar], *, what: str, intervals: bool) -> tuple[bytes, str]:
    """Draw the themes in the order given; PNG at twice the size, and SVG.

    Args:
        bars: The themes.
        what: What is counted, for the axis ("case reviews").
        intervals: Whether to draw shares with their intervals (ten reviews and more) or plain counts.
    """
    import vl_convert

    spec = _spec(bars, what, intervals)
    png = vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return png, svg.replace(f'font-family="{_FONT}"', f'font-family="{_FALLBACK}"')


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that a notebook shows by itself; ``svg`` is its drawing."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg


def themes_picture(evidence: Sequence[ThemeEvidence], kind: str, most: int) -> Picture:
    """The themes that occur in most reviews of one kind, up to ``most``.

    Raises:
        InputError: No review of this kind was read; names those that were.
    """
    found = [(theme.label, one) for theme in evidence for one in theme.prevalence if one.kind == kind]
    if not found:
        kinds = ", ".join(sorted({one.kind for theme in evidence for one in theme.prevalence})) or "none"
        raise InputError("chart", f"no review of kind {kind!r} was read", remedy=f"kinds read: {kinds}")
    widest = sorted(found, key=lambda pair: -pair[1].low)[:most]
    bars = [Bar(label, one.reviews_with, one.reviews_read, one.low, one.high) for label, one in widest]
    what = f"{kind.replace('-', ' ')}s read"
    return Picture(theme_chart(bars, what=what, intervals=bars[0].total >= FLOOR)[1])


def _spec(bars: Sequence[Bar], what: str, intervals: bool) -> dict[str, Any]:
    import altair

    labels = ["\n".join(textwrap.wrap(bar.label, _LABEL_WIDTH)) for bar in bars]
    rows = [
        {
            # A theme's label may be any text; its place in the order keeps two with the same words apart.
            "label": f"{place:03d} {labels[place]}",
            "at": bar.count / bar.total if intervals else bar.count,
            "low": bar.low,
            "high": bar.high,
            "said": f"{bar.count} of {bar.total}",
        }
        for place, bar in enumerate(bars)
    ]
    total = max((bar.total for bar in bars), default=1)
    base = altair.Chart(altair.InlineData(values=rows)).encode(y=_themes())
    layers = _dots(base, what, total) if intervals else _counts(base, what, total)
    room = 8 + 16 * max((label.count("\n") + 1 for label in labels), default=1)
    chart = altair.layer(*layers).properties(width=_WIDTH, height=altair.Step(room), background="white")
    return dict(chart.configure(font=_FONT).configure_view(stroke=None).to_dict())


def _themes() -> altair.Y:
    import altair

    axis = altair.Axis(
        labelExpr="split(slice(datum.label, 4), '\\n')",
        labelFontSize=13.5,
        labelLineHeight=16,
        labelLimit=400,
        labelColor="black",
        domain=False,
        ticks=False,
        labelPadding=10,
    )
    return altair.Y("label:N", sort=None, title=None, axis=axis)


def _dots(base: altair.Chart, what: str, total: int) -> list[altair.Chart]:
    import altair

    scale = altair.Scale(domain=[0, 1])
    axis = altair.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], **_AXIS)
    title = f"Share of the {total} {what}, with 95 % interval"
    line = base.mark_rule(strokeWidth=3, color="#8c8c8c").encode(
        x=altair.X("low:Q", scale=scale, title=title, axis=axis), x2="high:Q"
    )
    dot = base.mark_point(filled=True, size=130, color="black", opacity=1).encode(x="at:Q")
    said = base.mark_text(align="left", fontSize=14, color="black", x=_WIDTH + 10).encode(text="said:N")
    return [line, dot, said]


def _counts(base: altair.Chart, what: str, total: int) -> list[altair.Chart]:
    import altair

    axis = altair.Axis(format="d", values=list(range(total + 1)), **_AXIS)
    x = altair.X("at:Q", scale=altair.Scale(domain=[0, total]), title=f"Number of {what} (of {total} read)", axis=axis)
    bar = base.mark_bar(color="#8c8c8c", height=14).encode(x=x)
    said = base.mark_text(align="left", fontSize=14, color="black", x=_WIDTH + 10).encode(text="said:N")
    return [bar, said]


_AXIS: dict[str, Any] = {
    "labelFontSize": 13,
    "titleFontSize": 14,
    "titleFontWeight": "normal",
    "labelColor": "black",
    "titleColor": "black",
    "gridColor": "#dddddd",
    "domainColor": "#8c8c8c",
    "titlePadding": 10,
    "labelFlush": False,
}
