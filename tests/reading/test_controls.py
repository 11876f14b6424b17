from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.reading import read_file
from thememiner.reading.blocks import Block, RawDocument, RawPage
from thememiner.reading.controls import without_controls


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nobody asked.", "Nobody asked."),
        ("café – “why” £5 \u00a0 ﬁ", "café – “why” £5 \u00a0 ﬁ"),
        ("\x1b[2Jgone", " [2Jgone"),
        ("not \u202egnihton\u202c", "not  gnihton "),
        ("half \ud83d a face", "half   a face"),
        ("C1 \x9b31m", "C1  31m"),
    ],
)
def test_a_space_for_each_one(text: str, shown: str) -> None:
    document = without_controls(RawDocument((Block(text, "paragraph"),), (RawPage(1, "1", "text", raw=text),), text))
    assert (document.blocks[0].text, document.pages[0].raw, document.title) == (shown, shown, shown.strip())
    assert len(document.blocks[0].text) == len(text)


def test_a_block_of_nothing_else_is_none() -> None:
    assert without_controls(RawDocument((Block("\x07\x07", "paragraph"), Block("x", "paragraph")))).blocks == (
        Block("x", "paragraph"),
    )


def test_a_file_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "k.txt"
    path.write_text("Findings\n\nNobody \x1b]0;owned\x07asked the child.\n", encoding="utf-8")
    assert "\x1b" not in read_file(path).review.text
