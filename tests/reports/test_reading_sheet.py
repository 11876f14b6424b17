from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from reading.drawn import BOLD, LEFT, MORE, PROSE, Draw, drawn, line, paragraph
from thememiner.errors import InputError, UnreadableFileError
from thememiner.library_records import CaseFeature, Fact
from thememiner.reading import READERS, read_file
from thememiner.reports.reading_sheet import inspect_file, reading_sheet, tree

HOSTILE = "</title><script>alert(1)</script>\"><img src=x onerror=alert(2)> & 'Child K'"


class Parsed(HTMLParser):
    """Tags with their attributes, the text, and the rectangles of each mark with what it says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.marks: list[tuple[str, str, tuple[float, ...]]] = []
        self._open: list[str] = []
        self._mark = ("", "")
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags.append((tag, held))
        self._open.append(tag)
        if tag == "g" and held.get("class", "").startswith("mark"):
            self._mark = (held["class"], "")
        if tag == "rect" and held.get("class") == "m":
            box = tuple(float(held[name]) for name in ("x", "y", "width", "height"))
            self.marks.append((*self._mark, box))

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._open[-2:] == ["g", "title"]:
            self._mark = (self._mark[0], self._mark[1] + data)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def report(number: int, text: str = PROSE) -> Draw:
    def page(canvas: Canvas) -> None:
        line(canvas, LEFT, 40, "Serious case review: Child K", size=9)
        if number == 1:
            line(canvas, LEFT, 100, "Findings", BOLD, 16)
        line(canvas, LEFT, 140, f"1.{number}")
        paragraph(canvas, 140, f"In week {number} this was so. {text}", x=LEFT + 36)
        line(canvas, 300, 800, str(number), size=9)

    return page


@pytest.fixture
def four_pages(tmp_path: Path) -> Path:
    texts = (PROSE, MORE, PROSE, MORE)
    return drawn(tmp_path / "child-k.pdf", *(report(number, text) for number, text in enumerate(texts, 1)))


def pages_of(parsed: Parsed) -> list[str]:
    return [held["id"] for tag, held in parsed.tags if tag == "section" and held.get("class") == "card page"]


def test_a_heading_is_marked_where_it_was_drawn(four_pages: Path) -> None:
    parsed = Parsed(reading_sheet(four_pages))
    (mark,) = [box for css, said, box in parsed.marks if "role-heading" in css and said.startswith("1: heading")]
    x, y, wide, high = mark
    assert x == pytest.approx(LEFT, abs=4)
    assert 80 < y < 90 < 100 < y + high < 107
    assert 55 < wide < 85


def test_a_paragraph_says_its_number_its_kind_and_its_id(four_pages: Path) -> None:
    parsed = Parsed(reading_sheet(four_pages))
    passage = next(one for one in read_file(four_pages).passages if one.paragraph == "1.1")
    (said,) = [said for _, said, _ in parsed.marks if passage.id in said]
    assert said.splitlines() == [
        "2: paragraph 1.1",
        "section kind: findings (mined for learning)",
        "under: Findings",
        f"passage {passage.id}",
    ]


def test_running_heads_and_page_numbers_are_marked_as_left_out_and_listed_once(four_pages: Path) -> None:
    parsed = Parsed(reading_sheet(four_pages))
    dropped = [(said, box) for css, said, box in parsed.marks if "role-dropped" in css]
    assert len(dropped) == 8
    assert dropped[0][0] == "left out of the text: running head\nSerious case review: Child K"
    assert dropped[0][1][1] < 40 < dropped[0][1][1] + dropped[0][1][3]
    assert dropped[1][0].startswith("left out of the text: page number")
    assert "running head Serious case review: Child K 1–4" in parsed.text
    assert "page number 1, … 1–4" in parsed.text


def test_every_mark_lies_on_its_page(corpus: Path) -> None:
    html = reading_sheet(corpus / "reviews" / "05-arwel-welsh-cpr-concise-2021.pdf")
    wide, high = (float(size) for size in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', html)[0])
    marks = Parsed(html).marks
    assert len(marks) > 50
    for _, _, (x, y, width, height) in marks:
        assert -2 <= x < x + width <= wide + 2
        assert -2 <= y < y + height <= high + 2


def test_columns_are_joined_by_an_arrow_and_a_single_column_by_none(tmp_path: Path) -> None:
    def columns(canvas: Canvas) -> None:
        paragraph(canvas, 100, f"{PROSE} {MORE}", width=200)
        paragraph(canvas, 100, f"Afterwards nothing was said. {MORE} {PROSE}", x=320, width=200)

    def plain(canvas: Canvas) -> None:
        paragraph(canvas, 100, PROSE)
        paragraph(canvas, 300, MORE)

    leaps = [
        reading_sheet(drawn(tmp_path / f"{one.__name__}.pdf", one)).count('<path class="leap')
        for one in (columns, plain)
    ]
    assert leaps == [1, 0]


def test_text_that_never_counts_is_toned_down(corpus: Path) -> None:
    parsed = Parsed(reading_sheet(corpus / "reviews" / "02-brackenshire-scr-baby-t-2015.pdf"))
    rows = [held["class"] for tag, held in parsed.tags if tag == "tr" and held.get("class", "").startswith("t-")]
    assert {"t-never", "t-mined", "t-by-words"} <= set(rows)
    assert any("role-paragraph t-never" in css for css, _, _ in parsed.marks)
    assert any("role-paragraph t-mined" in css for css, _, _ in parsed.marks)


@pytest.mark.parametrize("suffix", [".html", ".md", ".pdf"])
def test_nothing_of_a_file_becomes_markup(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"child{suffix}"
    if suffix == ".pdf":

        def page(canvas: Canvas) -> None:
            canvas.setTitle(HOSTILE)
            line(canvas, LEFT, 100, HOSTILE, BOLD, 10)
            paragraph(canvas, 140, f"{HOSTILE} {PROSE}")

        drawn(path, page)
    else:
        escaped = HOSTILE.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        heading = (
            f"<h1>{escaped}</h1><p>{escaped} {PROSE}</p>" if suffix == ".html" else f"# {HOSTILE}\n\n{HOSTILE} {PROSE}"
        )
        path.write_text(f"<html><body>{heading}</body></html>" if suffix == ".html" else heading, encoding="utf-8")
    html = reading_sheet(path)
    parsed = Parsed(html)
    assert "alert(1)" in parsed.text
    assert "script" not in {tag for tag, _ in parsed.tags}
    assert not [held for _, held in parsed.tags if any(name.startswith("on") for name in held)]
    assert {held["src"][:11] for tag, held in parsed.tags if tag == "img"} <= {"data:image/"}


def test_it_asks_for_nothing_from_outside(four_pages: Path) -> None:
    parsed = Parsed(reading_sheet(four_pages))
    for tag, held in parsed.tags:
        assert tag not in {"script", "link", "iframe", "object", "embed", "base"}
        for name in ("src", "href"):
            assert held.get(name, "#").startswith(("#", "data:image/"))
    policy = next(held["content"] for tag, held in parsed.tags if held.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")


def test_a_page_that_is_named_is_drawn_and_the_others_are_said(four_pages: Path) -> None:
    parsed = Parsed(reading_sheet(four_pages, pages="2,4"))
    assert pages_of(parsed) == ["page-2", "page-4"]
    assert "Not drawn: pages 1, 3" in parsed.text
    assert pages_of(Parsed(reading_sheet(four_pages, pages="all"))) == ["page-1", "page-2", "page-3", "page-4"]


def test_pages_that_make_no_sense_are_refused(four_pages: Path) -> None:
    with pytest.raises(InputError, match="1 to 4"):
        inspect_file(four_pages, pages="five")


@pytest.mark.slow
def test_a_hundred_pages_stay_below_eight_megabytes(tmp_path: Path) -> None:
    path = drawn(tmp_path / "long.pdf", *(report(number, f"{PROSE} {MORE} " * 6) for number in range(1, 101)))
    html = reading_sheet(path, pages="all")
    assert len(pages_of(Parsed(html))) == 100
    assert 500_000 < len(html.encode()) < 8_000_000


def test_the_score_its_reasons_and_how_it_is_made_are_said(corpus: Path) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed: the scanned page of this file cannot be read")
    text = Parsed(reading_sheet(corpus / "reviews" / "12-morvane-scr-child-y-2013-mixed.pdf", pages="6")).text
    assert re.search(r"How well it was read 9\d of 100 Read well", text)
    assert "1 page of 6 is a picture of text" in text
    assert "How this score is made" in text
    assert "they are no probability" in text
    assert re.search(r"read by an OCR program Page How sure the program was 6 9\d of 100", text)


def test_a_page_without_text_is_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def picture(canvas: Canvas) -> None:
        for index in range(30):
            canvas.rect(80 + 10 * index, 300, 6, 200, fill=1)

    monkeypatch.setenv("PATH", str(tmp_path))  # no OCR program
    path = drawn(tmp_path / "scan.pdf", report(1), picture)
    text = Parsed(reading_sheet(path)).text
    assert "1 page of 2 could not be read" in text
    assert "Pages that could not be read Page Why 2 no text layer: probably a scan" in text
    assert "No text of this page was read" in text


def test_facts_and_features_are_shown_with_their_words_and_what_is_missing_is_said(four_pages: Path) -> None:
    reading = read_file(four_pages)
    review = reading.review.id
    full = replace(
        reading,
        facts=(Fact(review, "child-age", "2y 6m", "aged two and <b>a half</b>", 3),),
        features=(CaseFeature(review, "domestic-abuse", "denied", "there was no violence", 2, "x"),),
    )
    text = Parsed(reading_sheet(four_pages, reading=full)).text
    assert "Child age 2y 6m “aged two and <b>a half</b>” 3" in text
    assert re.search(r"Not stated: [^.]*Author[^.]*Guidance", text)
    assert "Domestic abuse denied “there was no violence” 2" in text
    assert "Area not stated" in text
    none = replace(full, facts=(), features=())
    assert "Facts of the review" not in Parsed(reading_sheet(four_pages, reading=none)).text


def test_the_facts_of_a_file_that_is_read_anew_are_those_of_any_reading(corpus: Path) -> None:
    path = corpus / "reviews" / "02-brackenshire-scr-baby-t-2015.pdf"
    facts = [one for one in read_file(path).facts if one.words]
    assert facts
    text = Parsed(reading_sheet(path, pages="1")).text
    assert all(" ".join(one.words[:300].split()) in text for one in facts)


def test_an_overrule_in_the_reading_is_shown(four_pages: Path) -> None:
    reading = read_file(four_pages)
    sections = tuple(replace(one, kind="method") for one in reading.sections)
    passages = tuple(replace(one, section_kind="method") for one in reading.passages)
    parsed = Parsed(reading_sheet(four_pages, reading=replace(reading, sections=sections, passages=passages)))
    assert not [css for css, _, _ in parsed.marks if "t-mined" in css]


def test_the_reading_of_another_file_is_refused(four_pages: Path, corpus: Path) -> None:
    other = read_file(corpus / "reviews" / "10-ostermouth-lcspr-child-z-2023.docx")
    with pytest.raises(InputError, match="its content is another"):
        inspect_file(four_pages, reading=other)


def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no pdf at all")
    with pytest.raises(UnreadableFileError):
        inspect_file(path)


@pytest.mark.parametrize("name", ["10-ostermouth-lcspr-child-z-2023.docx", "13-calderhythe-lcspr-child-g-2024.html"])
def test_formats_without_pages_list_every_passage(corpus: Path, name: str) -> None:
    path = corpus / "reviews" / name
    parsed = Parsed(reading_sheet(path))
    reading = read_file(path)
    items = [held for tag, held in parsed.tags if tag == "li" and held.get("class", "").startswith("item")]
    assert [item["title"].removeprefix("passage ") for item in items] == [one.id for one in reading.passages]
    assert "has no pages" in parsed.text
    assert path.suffix in READERS


def test_words_over_a_page_end_are_listed_on_both_pages(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        paragraph(canvas, 100, MORE)
        line(canvas, LEFT, 760, "The panel heard that the practice had no way of telling one letter from another, so")

    def second(canvas: Canvas) -> None:
        paragraph(canvas, 90, "that the concern was known to four people and acted on by none of them.")

    text = Parsed(reading_sheet(drawn(tmp_path / "two.pdf", first, second))).text
    assert text.count("one letter from another, so") == 1
    assert "goes on from the page before that the concern was known" in text


def test_sections_stand_under_those_above_them(corpus: Path) -> None:
    lines = {
        line.heading: line for line in tree(read_file(corpus / "reviews" / "10-ostermouth-lcspr-child-z-2023.docx"))
    }
    assert (lines["Findings"].depth, lines["Services with edges"].depth) == (0, 1)
    assert lines["Services with edges"].words > 100
    assert lines["Methodology"].treatment == "never"


def test_a_notebook_shows_it_in_a_frame_that_runs_nothing(four_pages: Path) -> None:
    sheet = inspect_file(four_pages, pages="1")
    (frame,) = [held for tag, held in Parsed(sheet._repr_html_()).tags if tag == "iframe"]
    assert frame["srcdoc"] == sheet.html
    assert frame["sandbox"] == ""
