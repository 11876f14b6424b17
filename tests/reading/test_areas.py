from __future__ import annotations

import pytest

from thememiner.reading.areas import area_of
from thememiner.reading.blocks import Block


def heading(text: str) -> Block:
    return Block(text, "heading", 1, 1, level=1)


def line(text: str) -> Block:
    return Block(text, "paragraph", 1, 1)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Northmere Safeguarding Children Board", "Northmere"),
        ("NORTHMERE SAFEGUARDING CHILDREN BOARD", "Northmere"),
        ("Northmere Local Safeguarding Children Board", "Northmere"),
        ("Arwel Regional Safeguarding Board", "Arwel"),
        ("Bath and North East Somerset Safeguarding Children Partnership", "Bath and North East Somerset"),
        ("Stow-on-the-Marsh Safeguarding Children’s Partnership", "Stow-on-the-Marsh"),
        ("The Northmere Community Safety Partnership", "Northmere"),
        ("Published by Northmere LSCB", "Northmere"),
        ("Commissioned on behalf of the Northmere Safeguarding Children Board", "Northmere"),
        ("LSCB: Northmere Safeguarding Children Board", "Northmere"),
        ("Independent Chair of Northmere Safeguarding Children Board", "Northmere"),
        ("The Local Safeguarding Children Board", ""),
        ("Review of the effectiveness of the Local Safeguarding Children Board", ""),
        ("The Safeguarding Partnership", ""),
        ("A board", ""),
    ],
)
def test_boards(text: str, area: str) -> None:
    assert area_of([line(text)], [], is_inspection=False) == area


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Inspection of Northmere local authority children’s services", "Northmere"),
        ("Inspection of Northmere City Council local authority children’s services", "Northmere"),
        ("Joint targeted area inspection of London Borough of Northmere", "Northmere"),
        ("Joint targeted area inspection of the multi-agency response to neglect in Northmere", "Northmere"),
        ("Joint targeted area inspection of the multi-agency response to neglect in the London Borough of X", "X"),
        ("Area SEND inspection of Northmere Local Area Partnership", "Northmere"),
        ("London Borough of Northmere", "Northmere"),
        ("Northmere County Council", "Northmere"),
        ("Isles of Northmere", "Isles of Northmere"),
        ("Inspection of services for children in need of help and protection", ""),
        ("Inspection of children’s social care services", ""),
    ],
)
def test_inspected_areas(text: str, area: str) -> None:
    assert area_of([heading(text)], [], is_inspection=True) == area


def test_the_text_is_heard_where_it_names_one_board_only() -> None:
    one = "It was commissioned by Northmere Safeguarding Children Board in May."
    other = "It was read by Calderhythe Safeguarding Children Board."
    assert area_of([heading("Child K")], [one, one], is_inspection=False) == "Northmere"
    assert area_of([heading("Child K")], [one, other], is_inspection=False) == ""
    assert area_of([line("Northmere Safeguarding Children Board")], [other], is_inspection=False) == "Northmere"
