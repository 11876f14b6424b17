from __future__ import annotations

from pathlib import Path

import pytest

from thememiner.reading.html import read_html


def read(path: Path, body: str) -> list[tuple[str, str | None, str]]:
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    return [(block.role, block.number, block.text) for block in read_html(path).blocks]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<h2>4.1 The move</h2>", [("heading", "4.1", "The move")]),
        ("<p>4.1 Nobody\n asked.</p>", [("paragraph", "4.1", "Nobody asked.")]),
        ("<p>No<b>bod</b>y asked.</p>", [("paragraph", None, "Nobody asked.")]),
        ("<ul><li>One;</li><li>two.</li></ul>", [("list-item", None, "One;"), ("list-item", None, "two.")]),
        ("<ul><li><p>One.</p></li></ul>", [("paragraph", None, "One.")]),
        ("<div>One.<p>Two.</p>Three.</div>", [("paragraph", None, f"{one}.") for one in ("One", "Two", "Three")]),
        ("<div>One<br>line.</div>", [("paragraph", None, "One line.")]),
        ("<p>One.</p><!-- no --><p>Two.</p>", [("paragraph", None, "One."), ("paragraph", None, "Two.")]),
        (
            "<table><tr><th>Name</th><th>Relation</th></tr><tr><td>Mother</td><td></td></tr></table>",
            [("table-row", None, "Name | Relation"), ("table-row", None, "Mother")],
        ),
        ("<nav><p>Home</p></nav><form><p>Search</p></form><p>One.</p>", [("paragraph", None, "One.")]),
        ("<header><p>Menu</p></header><p>One.</p><footer><p>Cookies</p></footer>", [("paragraph", None, "One.")]),
        (
            "<header><h1>Child K</h1></header><article><footer><p>One.</p></footer></article>",
            [("heading", None, "Child K"), ("paragraph", None, "One.")],
        ),
        ("<p hidden>No.</p><div style='display: none'><p>No.</p></div><p>One.</p>", [("paragraph", None, "One.")]),
        ("<div role='navigation'><p>Home</p><p hidden>No.</p></div><p>One.</p>", [("paragraph", None, "One.")]),
        ("<p>One<sup><a href='#n1'>1</a></sup> of 5 m<sup>2</sup>.</p>", [("paragraph", None, "One of 5 m2.")]),
        (
            "<table><tbody><tr><td>Mother</td><td><table><tr><td>aged</td><td>30</td></tr></table></td></tr></tbody></table>",
            [("table-row", None, "Mother | aged 30")],
        ),
        ("<p></p><p> </p><h1></h1><p>One.</p>", [("paragraph", None, "One.")]),
        ("<p>a &lt; b &amp; c&nbsp;d</p>", [("paragraph", None, "a < b & c d")]),
        ("<p>safe\u00adguarding</p>", [("paragraph", None, "safeguarding")]),
        (
            "<section><article><h1>Findings</h1><p>One.</p></article></section>",
            [
                ("heading", None, "Findings"),
                ("paragraph", None, "One."),
            ],
        ),
    ],
)
def test_blocks_of_a_page(tmp_path: Path, body: str, found: list[tuple[str, str | None, str]]) -> None:
    assert read(tmp_path / "k.html", body) == found


def test_words_are_split_where_a_line_breaks_inside_a_paragraph(tmp_path: Path) -> None:
    assert read(tmp_path / "k.html", "<p>Nobody<br>asked.</p>") == [("paragraph", None, "Nobody asked.")]


def test_cells_of_several_paragraphs_keep_their_words_apart(tmp_path: Path) -> None:
    body = "<table><tr><td><p>One.</p><p>Two.</p></td><td>Three.</td></tr></table>"
    assert read(tmp_path / "k.html", body) == [("table-row", None, "One. Two. | Three.")]


def test_control_characters_are_white_space(tmp_path: Path) -> None:
    path = tmp_path / "k.html"
    path.write_bytes(b"<p>Nobody\x0casked<br>\x0c&#12;&#1;the\x01child.</p>")
    assert " ".join(block.text for block in read_html(path).blocks) == "Nobody asked the child."
