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
        (
            "Contents\nFindings ..... 4\nLessons … 5\n\nFindings",
            [
                ("heading", None, "Contents", 1),
                ("contents-line", None, "Findings ..... 4", 0),
                ("contents-line", None, "Lessons … 5", 0),
                ("heading", None, "Findings", 1),
            ],
        ),
        (
            "KEY FINDINGS\nNobody asked.",
            [("heading", None, "KEY FINDINGS", 1), ("paragraph", None, "Nobody asked.", 0)],
        ),
        ("Nobody asked the\nLSCB.", [("paragraph", None, "Nobody asked the LSCB.", 0)]),
        ("# Findings\nNobody asked.", [("heading", None, "Findings", 1), ("paragraph", None, "Nobody asked.", 0)]),
        (
            "Findings\n========\nNobody asked.\n\nThe move\n---\n",
            [
                ("heading", None, "Findings", 1),
                ("paragraph", None, "Nobody asked.", 0),
                ("heading", None, "The move", 2),
            ],
        ),
        (
            "Nobody asked.\n\f4.2 Nobody told.",
            [("paragraph", None, "Nobody asked.", 0), ("paragraph", "4.2", "Nobody told.", 0)],
        ),
        (
            "It was to:\n\n1. Ask the child\n2. Ask the father\n3. Ask the school",
            [
                ("paragraph", None, "It was to:", 0),
                ("paragraph", "1", "Ask the child", 0),
                ("paragraph", "2", "Ask the father", 0),
                ("paragraph", "3", "Ask the school", 0),
            ],
        ),
        (
            "1 Introduction\n\n2 Findings\n\n2.1 Nobody asked.",
            [
                ("paragraph", "1", "Introduction", 0),
                ("heading", "2", "Findings", 1),
                ("paragraph", "2.1", "Nobody asked.", 0),
            ],
        ),
        (
            "4 Findings\n\n4.1 The move\n\nNobody asked.\n\n4.2 The school\n\nNobody told.",
            [
                ("heading", "4", "Findings", 1),
                ("heading", "4.1", "The move", 2),
                ("paragraph", None, "Nobody asked.", 0),
                ("heading", "4.2", "The school", 2),
                ("paragraph", None, "Nobody told.", 0),
            ],
        ),
        ("Did anyone ask?", [("paragraph", None, "Did anyone ask?", 0)]),
    ],
)
def test_blocks_of_a_text(tmp_path: Path, text: str, found: list[tuple[str, str | None, str, int]]) -> None:
    path = tmp_path / "k.txt"
    path.write_bytes(text.encode())
    assert [(block.role, block.number, block.text, block.level) for block in read_text(path).blocks] == found
