"""Hand-coded headings of real reports (tests/data/README-headings.md): none that was found once gets lost again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from thememiner.reading import read_file
from thememiner.reading.kinds import plain_heading

LABELS = Path(__file__).parent.parent / "data"
SEEN = (
    "ilacs-isles-of-scilly-2016",
    "ilacs-medway-2013",
    "ilacs-nottinghamshire-2024",
    "ilacs-southwark-2022",
    "jtai-croydon-2016",
    "jtai-shropshire-2019",
    "send-dudley-2025",
    "send-hartlepool-2023",
)
"""Labels that have been looked at; the others are only counted, in `benchmarks/structure.py`."""

CODED = [LABELS / f"headings_{name}.csv" for name in SEEN]
NOT_FOUND = {
    "the graded judgement for adoption performance",
    "the graded judgement about the experience and progress of care leavers",
}


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
