from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from thememiner.codebook import default_codebook
from thememiner.coding.table import COLUMNS, code_table, code_table_file, read_table
from thememiner.errors import InputError, UnreadableFileError

ROWS = [
    {"Ref": "B2", "Finding": "Supervision was not regular and information was not shared."},
    {"Ref": "A1", "Finding": "The weather was fine on Tuesday in the park."},
    {"Ref": "C3", "Finding": "Timeliness of return home interviews."},
]


def coded(rows=ROWS, **more):
    return code_table(rows, id_column="Ref", text_column="Finding", codebook=default_codebook(), **more)


def test_one_row_per_assigned_theme_in_order_of_input():
    rows, left_out = coded()
    assert left_out == []
    assert all(tuple(row) == COLUMNS for row in rows)
    assert list(dict.fromkeys(row["unit_id"] for row in rows)) == ["B2", "A1", "C3"]
    assert {row["theme_id"] for row in rows if row["unit_id"] == "B2"} == {
        "supervision-oversight",
        "information-sharing",
    }
    assert [row["theme_id"] for row in rows if row["unit_id"] == "A1"] == ["none"]


def test_words_are_in_the_text():
    texts = {row["Ref"]: row["Finding"] for row in ROWS}
    rows, _ = coded()
    assert all(word in texts[row["unit_id"]] for row in rows if row["words"] for word in row["words"].split("; "))


def test_all_scores_gives_every_theme_of_every_unit():
    rows, _ = coded(all_scores=True)
    themes = [theme.id for theme in default_codebook().themes]
    assert [row["theme_id"] for row in rows] == themes * 3
    assigned = {(row["unit_id"], row["theme_id"]) for row in rows if row["assigned"]}
    given, _ = coded()
    assert assigned == {(row["unit_id"], row["theme_id"]) for row in given if row["theme_id"] != "none"}


@pytest.mark.parametrize(("context", "polarity"), [("improve", "failing"), ("strength", "good")])
def test_context_stands_for_a_heading(context, polarity):
    rows, _ = coded([{"Ref": "1", "Finding": "Staffing capacity in the duty team."}], context=context)
    assert {row["polarity"] for row in rows} == {polarity}


def test_frame_is_coded_like_rows():
    assert coded(pd.DataFrame(ROWS)) == coded()


def test_row_without_text_is_named_and_kept_as_none():
    rows, left_out = coded([{"Ref": "1", "Finding": " "}, {"Ref": "2", "Finding": float("nan")}])
    assert [row["theme_id"] for row in rows] == ["none", "none"]
    assert [one.place for one in left_out] == ["row 2, id '1'", "row 3, id '2'"]


def test_long_text_is_read_to_its_end():
    filler = "The weather was fine in the park that summer. " * 400
    rows, _ = coded([{"Ref": "1", "Finding": filler + "Supervision of the social worker was not reflective."}])
    assert (rows[0]["rank"], rows[0]["theme_id"]) == (1, "supervision-oversight")


def test_length_alone_gives_no_theme():
    mention = "The weather was fine in the park that summer. " * 12 + "A letter was sent. "
    rows, _ = coded([{"Ref": "1", "Finding": mention * 20}])
    assert [row["theme_id"] for row in rows] == ["none"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"Ref": "1", "Text": "x"}], "no column 'Finding'.*'Ref', 'Text'"),
        ([{"Ref": "1", "Finding": "x"}, {"Ref": "1", "Finding": "y"}], "rows 2, 3.*'1' more than once"),
        ([{"Ref": "", "Finding": "x"}], "rows 2.*without an id"),
        ([], "no rows"),
    ],
)
def test_table_that_cannot_be_coded(rows, message):
    with pytest.raises(InputError, match=message):
        coded(rows)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Ref,Finding\nNA,Zoë’s plan\n", "utf-8"),
        ("Ref;Finding\nNA;Zoë’s plan\n", "utf-8-sig"),
        ("Ref\tFinding\nNA\tZoë’s plan\n", "cp1252"),
    ],
)
def test_csv_is_read_whatever_its_encoding_and_delimiter(tmp_path: Path, content, encoding):
    path = tmp_path / "in.csv"
    path.write_bytes(content.encode(encoding))
    assert read_table(path).to_dict("records") == [{"Ref": "NA", "Finding": "Zoë’s plan"}]


@pytest.mark.parametrize("content", [b"", b'a,b\n1,2\n1,2,3,4\n"'])
def test_file_that_is_no_table(tmp_path: Path, content):
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"in\.csv"):
        read_table(path)


def test_file_to_file(tmp_path: Path):
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Ref,Finding\n1,Supervision was poor.\n2,\n", encoding="utf-8")
    count, left_out = code_table_file(source, out, id_column="Ref", text_column="Finding", codebook=default_codebook())
    assert count == 1
    assert [one.source for one in left_out] == [str(source)]
    written = pd.read_csv(out, dtype=str, keep_default_na=False)
    assert list(written.columns) == list(COLUMNS)
    assert list(written["theme_id"]) == ["supervision-oversight", "none"]
