from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.reading.plaintext import read_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Findings", [("heading", None, "Findings", 1)]),
        ("## Findings", [("heading", None, "Findings", 2)]),
        ("4.2 The move", [("heading", "4.2", "The move", 2)]),
        ("4.2 Nobody asked.", [("paragraph", "4.2", "Nobody asked.", 0)]),
        ("Nobody\nasked.", [("paragraph", None, "Nobody asked.", 0)]),
        (
            "Nobody\r\nasked.\r\n\r\nNobody told.",
            [
                ("paragraph", None, "Nobody asked.", 0),
                ("paragraph", None, "Nobody told.", 0),
            ],
        ),
        (
            "4.1 Nobody\nasked.\n4.2 Nobody told.",
            [
                ("paragraph", "4.1", "Nobody asked.", 0),
                ("paragraph", "4.2", "Nobody told.", 0),
            ],
        ),
        (
            "It was fixed for\n12 March 2014 and put off.",
            [
                ("paragraph", None, "It was fixed for 12 March 2014 and put off.", 0),
            ],
        ),
        ("They met at\n10.30 p.m. that day.", [("paragraph", None, "They met at 10.30 p.m. that day.", 0)]),
        ("- One;\n- two.", [("list-item", None, "One;", 0), ("list-item", None, "two.", 0)]),
        ("Findings ........ 12", [("contents-line", None, "Findings ........ 12", 0)]),
        ("Did anyone ask?", [("paragraph", None, "Did anyone ask?", 0)]),
    ],
)
def test_blocks_of_a_text(tmp_path: Path, text: str, found: list[tuple[str, str | None, str, int]]) -> None:
    path = tmp_path / "k.txt"
    path.write_bytes(text.encode())
    assert [(block.role, block.number, block.text, block.level) for block in read_text(path).blocks] == found
