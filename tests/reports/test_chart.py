from __future__ import annotations

import re

import pytest

from thememiner.reports.chart import Bar, theme_chart

BARS = (
    Bar("Communication and information sharing", 11, 14, 0.52, 0.92),
    Bar("<b>Bold</b> & 'quoted' \"words\"", 3, 14, 0.08, 0.48),
    Bar("<b>Bold</b> & 'quoted' \"words\"", 2, 14, 0.04, 0.4),
)


@pytest.mark.parametrize("intervals", [True, False])
def test_every_theme_is_drawn_once_with_its_count(intervals):
    png, svg = theme_chart(BARS, what="case reviews", intervals=intervals)
    assert png.startswith(b"\x89PNG")
    drawn = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
    assert [text for text in drawn if re.fullmatch(r"\d+ of 14", text)] == ["11 of 14", "3 of 14", "2 of 14"]
    assert drawn.count("Communication and information sharing") == 1
    assert "<b>" not in svg


@pytest.mark.parametrize(("intervals", "shares"), [(True, True), (False, False)])
def test_shares_are_drawn_only_where_they_are_asked_for(intervals, shares):
    _, svg = theme_chart(BARS, what="case reviews", intervals=intervals)
    assert ("%" in svg) is shares


def test_the_chart_has_no_colour_and_asks_for_a_typeface_that_is_everywhere():
    _, svg = theme_chart(BARS, what="case reviews", intervals=True)
    colours = {match.lower() for match in re.findall(r"#[0-9a-fA-F]{6}\b", svg)}
    assert all(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in colours)
    assert set(re.findall(r'font-family="([^"]+)"', svg)) == {"Liberation Sans, Arial, Helvetica, sans-serif"}
