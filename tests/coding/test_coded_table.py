from __future__ import annotations

import pytest

from thememiner.coding.coded_table import Columns, RawTable, coded_texts
from thememiner.errors import InputError

ONE = Columns("text", "themes", "id")


def table(*rows: tuple[str, ...], header: tuple[str, ...] = ("id", "text", "themes")) -> RawTable:
    return RawTable("coded.csv", header, tuple((number, row) for number, row in enumerate(rows, start=2)))


def test_labels_in_one_column_stay_as_they_are_spelt():
    coded = coded_texts(table(("1", "a", "Poor  Records;delay"), ("2", "b", ""), ("3", "c", "poor records")), ONE)
    assert coded.labels == (("Poor Records", "delay"), (), ("poor records",))
    assert coded.unlabelled == 1
    assert coded.same_but_case == (("Poor Records", "poor records"),)
    assert coded.counts == {"Poor Records": 1, "delay": 1, "poor records": 1}
    assert (coded.groups, coded.grouped_by) == (None, "")


def test_one_column_a_label():
    raw = table(("a", "1", ""), ("b", "x", "yes"), header=("text", "Delay", "Poor records"))
    for themes in ("*", "Delay,Poor records", "Delay..Poor records"):
        assert coded_texts(raw, Columns("text", themes)).labels == (("Delay",), ("Delay", "Poor records"))


def test_rows_without_a_text_are_left_out_and_named():
    coded = coded_texts(table(("1", " ", "x"), ("2", "b", "y")), ONE)
    assert coded.texts == ("b",)
    assert coded.labels == (("y",),)
    assert coded.left_out[0].place == "row 2, column 'text'"


def test_equal_texts_are_one_group():
    coded = coded_texts(table(("1", "A  text", "x"), ("2", "a text", "y"), ("3", "b", "y")), ONE)
    assert coded.groups is not None
    assert coded.groups[0] == coded.groups[1] != coded.groups[2]
    assert coded.grouped_by == "equal texts"


def test_groups_by_a_column_and_alone_without_one():
    raw = table(("a", "x", "R1"), ("b", "x", "R1"), ("c", "x", ""), ("d", "y", ""), header=("text", "themes", "review"))
    coded = coded_texts(raw, Columns("text", "themes", group="review"))
    assert coded.groups is not None
    assert len(set(coded.groups)) == 3
    assert coded.grouped_by == "review"


@pytest.mark.parametrize(
    ("raw", "columns", "said"),
    [
        (table(("1", "a", "x")), Columns("words", "themes"), "has no column 'words'; --text is one of: 'id', 'text'"),
        (table(("1", "a", "x")), Columns("text", "themes", group="area"), "no column 'area'; --group"),
        (table(("1", "a", "x"), ("1", "b", "x")), ONE, "row 3, column 'id': id '1' stands in row 2, too"),
        (table(("", "a", "x")), ONE, "row 2, column 'id': has no id"),
        (table(("1", "a", ""), ("2", "b", "none")), ONE, "column 'themes': no text has a theme"),
        (table(), ONE, "has no rows"),
        (
            table(("a", "b", "c"), header=("text", "themes", "themes")),
            Columns("text", "themes"),
            "two columns 'themes'",
        ),
        (
            table(("a", "1", "maybe"), header=("text", "A", "B")),
            Columns("text", "A,B"),
            "row 2, column 'B': 'maybe' is no mark",
        ),
    ],
)
def test_bad_input_is_one_clear_line(raw, columns, said):
    with pytest.raises(InputError) as raised:
        coded_texts(raw, columns)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
