"""What every format keeps to: the same report reads the same, and everything points to its words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
import pytest

from reading.sheets import Sheets
from thememiner.reading import READERS, read_file
from thememiner.reading.jsonl import passage_rows
from thememiner.records import Reading

ROWS = [
    ("heading", "1", "Introduction"),
    ("paragraph", "1.1", "This review is about a child who was known to several services before he was hurt."),
    ("paragraph", "1.2", "It was commissioned in the spring, and the family was told of it by the chair."),
    ("heading", "2", "Findings"),
    (
        "paragraph",
        "2.1",
        "The health visitor and the school each knew a part of the story, and neither of them knew that the other "
        "one had written to the same duty team in the same week about the same bruise.",
    ),
    ("paragraph", "2.2", "Three things were missing:"),
    ("item", None, "a chronology that all agencies shared;"),
    ("item", None, "a voice for the child in every meeting;"),
    ("item", None, "a plan for the days on which nobody would be there."),
    ("heading", "3", "Recommendations"),
    ("paragraph", "3.1", "The partnership should ask each agency how it shares what it knows with the others."),
    ("paragraph", "3.2", "The partnership should report on the answer within a year."),
]
KINDS = {"Introduction": "introduction", "Findings": "findings", "Recommendations": "recommendations"}


def numbered(number: str | None, text: str) -> str:
    return f"{number} {text}" if number else text


def as_pdf(path: Path) -> None:
    sheets, y = Sheets(path), 90.0
    for role, number, text in ROWS:
        if role == "heading":
            y = sheets.write(numbered(number, text), y + 14, size=16, bold=True) + 4
        else:
            sheets.write("•" if role == "item" else str(number), y, x=90 if role == "item" else 72)
            y = sheets.flow(text, y, x=110, width=400) + 6
    sheets.save()


def as_docx(path: Path) -> None:
    document = docx.Document()
    for role, number, text in ROWS:
        if role == "heading":
            document.add_heading(numbered(number, text), 1)
        else:
            document.add_paragraph(numbered(number, text), "List Bullet" if role == "item" else None)
    document.save(str(path))


def as_html(path: Path) -> None:
    tags = {"heading": "h1", "paragraph": "p", "item": "li"}
    body = "\n".join(f"<{tags[role]}>{escape(numbered(number, text))}</{tags[role]}>" for role, number, text in ROWS)
    head = "<head><title>A review</title><style>p {color: red}</style></head>"
    path.write_text(
        f"<!DOCTYPE html><html>{head}<body><nav>Home</nav>{body}<script>x</script></body></html>", encoding="utf-8"
    )


def as_text(path: Path) -> None:
    path.write_text("\n\n".join(numbered(n, f"• {t}" if r == "item" else t) for r, n, t in ROWS), encoding="utf-8")


def as_markdown(path: Path) -> None:
    marks = {"heading": "# ", "paragraph": "", "item": "- "}
    path.write_text("\n\n".join(marks[role] + numbered(n, text) for role, n, text in ROWS), encoding="utf-8")


WRITERS: dict[str, Callable[[Path], None]] = {
    ".pdf": as_pdf,
    ".docx": as_docx,
    ".html": as_html,
    ".htm": as_html,
    ".txt": as_text,
    ".md": as_markdown,
}
SAMPLES = (
    "02-brackenshire-scr-baby-t-2015.pdf",
    "05-arwel-welsh-cpr-concise-2021.pdf",
    "10-ostermouth-lcspr-child-z-2023.docx",
    "13-calderhythe-lcspr-child-g-2024.html",
    "14b-brackenshire-child-d-overview-2011.pdf",
    "12-morvane-scr-child-y-2013-mixed.pdf",
)


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, corpus: Path) -> Reading:
    if "mixed" in request.param and shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed: the scanned pages of this file cannot be read")
    return read_file(corpus / "reviews" / request.param)


def test_every_format_is_tried_here() -> None:
    assert set(WRITERS) == set(READERS)


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_report_reads_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Child K{suffix}"
    WRITERS[suffix](path)
    passages = read_file(path).passages
    expected, heading = [], ""
    for role, number, text in ROWS:
        heading = text if role == "heading" else heading
        expected.append((number, text, heading, KINDS[heading]))
    assert [(one.paragraph, one.text, one.heading, one.section_kind) for one in passages] == expected
    assert [one.is_heading for one in passages] == [role == "heading" for role, _, _ in ROWS]
    assert {one.review_id for one in passages} == {"child-k"}


@pytest.mark.parametrize("suffix", WRITERS)
def test_ids_are_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    """A review that comes again in another format keeps the decisions made on it."""
    path, text = tmp_path / f"k{suffix}", tmp_path / "k.txt"
    WRITERS[suffix](path)
    as_text(text)
    assert [one.id for one in read_file(path).passages] == [one.id for one in read_file(text).passages]


def test_a_passage_is_its_stretch_of_the_text(sample: Reading) -> None:
    text = sample.review.text
    assert [one.text for one in sample.passages] == [text[one.start : one.end] for one in sample.passages]


def test_passages_are_in_order_and_apart(sample: Reading) -> None:
    end = 0
    for passage in sample.passages:
        assert end <= passage.start < passage.end <= len(sample.review.text)
        end = passage.end


def test_a_passage_lies_inside_its_section(sample: Reading) -> None:
    sections = {section.id: section for section in sample.sections}
    assert len(sections) == len(sample.sections)
    for passage in sample.passages:
        section = sections[passage.section_id]
        assert section.start <= passage.start
        assert passage.end <= section.end


def test_sections_follow_each_other_without_a_gap(sample: Reading) -> None:
    ends = [0, *(section.end for section in sample.sections)]
    assert [section.start for section in sample.sections] == ends[:-1]
    assert ends[-1] == len(sample.review.text)


def test_ids_are_unique(sample: Reading) -> None:
    assert len({passage.id for passage in sample.passages}) == len(sample.passages)


def test_a_section_begins_with_its_heading(sample: Reading) -> None:
    opened = {passage.section_id for passage in sample.passages if passage.is_heading}
    assert len(opened) > 3
    for section in sample.sections:
        words = sample.review.text[section.start : section.end]
        assert not section.heading or section.heading in words[: len(section.heading) + 12]
        assert not section.heading or section.id in opened


def test_white_space_is_single_and_nothing_is_empty(sample: Reading) -> None:
    assert [one.text for one in sample.passages] == [" ".join(one.text.split()) or "?" for one in sample.passages]


def test_pages_are_within_the_file(sample: Reading) -> None:
    numbers = [page.number for page in sample.pages]
    for passage in sample.passages:
        assert passage.page in numbers
        assert passage.page_end in numbers
        assert passage.page is None or passage.page <= (passage.page_end or 0)


def test_rows_have_the_documented_fields_in_order(sample: Reading, corpus: Path) -> None:
    lines = (corpus.parent / "docs" / "formats.md").read_text(encoding="utf-8").split("## ")[1].splitlines()
    cells = [line.split("|")[1] for line in lines if line.startswith("| `")]
    documented = [name.strip(" `") for cell in cells for name in cell.split(",")]
    rows = [json.loads(json.dumps(row)) for row in passage_rows(sample)]
    assert len(rows) == len(sample.passages)
    assert all(list(row) == documented for row in rows)
    types = {"page": (int, type(None)), "page_end": (int, type(None)), "start": int, "end": int}
    types |= {"paragraph": (str, type(None))}
    assert all(isinstance(row[name], types.get(name, str)) for row in rows for name in documented)


def test_kinds_are_the_documented_ones(sample: Reading, corpus: Path) -> None:
    words = (corpus.parent / "docs" / "formats.md").read_text(encoding="utf-8").partition("Section kinds: `")[2]
    documented = {one.strip() for one in words.partition("`")[0].split(",")}
    assert {passage.section_kind for passage in sample.passages} <= documented
