from __future__ import annotations

from pathlib import Path

import pytest

from reading.sheets import Sheets, blocks

REST = (
    "school rang twice in the same week and spoke each time to another person. A neighbour came to the office "
    "and was asked to come back with an appointment. Nobody put these things beside each other until the spring."
)


@pytest.mark.parametrize(
    ("cap", "first", "read"),
    [
        ("T", "he school knew. The ", "The school knew. The "),
        ("A", "strategy was agreed. The strategy of the ", "A strategy was agreed. The strategy of the "),
        ("A", "gencies knew it. All agencies and each ", "Agencies knew it. All agencies and each "),
    ],
)
def test_a_drop_cap_belongs_to_the_word_at_its_upper_right(tmp_path: Path, cap: str, first: str, read: str) -> None:
    sheets = Sheets(tmp_path / "cap.pdf")
    sheets.write(cap, 130, size=40)
    lines = sheets.flow(f"{first}{REST}", 102, x=104, width=419)
    sheets.flow("The letter went to an address that the family had left in the autumn, and it came back.", lines + 12)
    assert blocks(sheets)[0].text == f"{read}{REST}"
