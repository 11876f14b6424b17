"""Whatever stands in a cell, reading it gives an answer of the right form and never an error."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thememiner.local.areas import area_key
from thememiner.local.cases import cases_in_cells, cases_in_text
from thememiner.local.cells import why_unusable, words
from thememiner.local.columns import FIELDS, field_of
from thememiner.local.dates import iso_date
from thememiner.local.grades import SCALES, graded, scale_of_column
from thememiner.local.sheets import Cell, Formula

BITS = "0 1 4 6 12 31 2021 2021/22 / - of out in Q2 may april 4th cases all six no good red . % ' ’"
PIECES = st.sampled_from(BITS.split())
TEXTS = st.one_of(
    st.text(max_size=40), st.lists(PIECES, max_size=7).map(" ".join), st.lists(PIECES, max_size=7).map("".join)
)
CELLS = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.builds(Formula, TEXTS),
)


@settings(max_examples=300, deadline=None)
@given(CELLS)
def test_a_date_is_iso_or_empty_or_not_understood(cell: Cell) -> None:
    found = iso_date(cell)
    assert found is None or re.fullmatch(r"|(19|20)\d\d(-\d\d(-\d\d)?)?", found)


@settings(max_examples=300, deadline=None)
@given(TEXTS, CELLS, CELLS)
def test_a_count_is_possible_or_none(text: str, cases: Cell, sample: Cell) -> None:
    for part, whole in (cases_in_text(text), cases_in_cells(cases, sample) or (None, None)):
        assert part is None or (whole is not None and 0 <= part <= whole)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_a_rank_is_one_of_its_scale(column: list[str], name: str) -> None:
    scale = scale_of_column(name, column)
    for grade in column:
        found, rank = graded(grade, scale)
        assert (found == "") == (rank is None)
        assert rank is None or rank < len(SCALES[found].grades)


@settings(max_examples=300, deadline=None)
@given(CELLS)
def test_names_words_and_areas_of_any_cell(cell: Cell) -> None:
    assert field_of(cell) in {None, *FIELDS}
    assert words(cell) == words(cell).strip()
    assert why_unusable(cell) or isinstance(cell, str)
    assert area_key(words(cell)) == area_key(area_key(words(cell)))


@pytest.mark.parametrize(
    "cell", [float("nan"), float("inf"), -1, 10**400, time(1), timedelta(1), date(1, 1, 1), datetime.max]
)
def test_cells_at_the_edge(cell: Cell) -> None:
    assert iso_date(cell) is None
    assert why_unusable(cell)
