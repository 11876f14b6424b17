"""Hand-coded headings of real reports (tests/data/README-headings.md): none that was found once gets lost again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from thememiner.reading import read_file
from thememiner.reading.kinds import plain_heading

CODED = sorted((Path(__file__).parent.parent / "data").glob("headings_*.csv"))
NOT_FOUND = {
    "the graded judgement for adoption performance",
    "the graded judgement about the experience and progress of care leavers",
}


def test_the_labels_are_there() -> None:
    assert len(CODED) == 8


@pytest.mark.parametrize("path", CODED, ids=lambda path: path.stem.removeprefix("headings_"))
def test_headings_and_their_kinds(shared_data: Path, path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        coded = [(int(row["page"]), plain_heading(row["heading"]), row["kind"]) for row in csv.DictReader(lines)]
    reading = read_file(shared_data / "inspections" / f"{path.stem.removeprefix('headings_')}.pdf")
    # A title in the head of a table carries its grade.
    found = {
        (one.page, plain_heading(one.text.partition(" | ")[0]), one.section_kind)
        for one in reading.passages
        if one.is_heading
    }
    assert [one for one in coded if one not in found and one[1] not in NOT_FOUND] == []
