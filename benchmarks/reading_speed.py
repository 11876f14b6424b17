"""Pages a second of the whole reading: `python benchmarks/reading_speed.py FILE-OR-FOLDER ...` (PDF files).

Prints, in one run on one core, pdfplumber's bare ``extract_text``, pypdfium2's plain text and the whole reading (words,
columns, running heads, tables, sections, passages). Pages on which ruled tables are looked for stand apart: their row
has the time of that search; all else that is done to them is in the other row. The last table has one measure of the
text that needs no reference: words that occur in one reader's text only, since broken and glued words do.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from thememiner.errors import UnreadableFileError
from thememiner.reading import read_file
from thememiner.reading.pages.tables import find_tables, may_hold_table
from thememiner.reading.pages.words import read_page

WORD = re.compile(r"[A-Za-z][a-z]{2,}")


def table_pages(path: Path) -> list[int]:
    """Physical pages on which tables are looked for."""
    document = pypdfium2.PdfDocument(path)
    found = [index + 1 for index in range(len(document)) if may_hold_table(read_page(document, index))]
    document.close()
    return found


def with_pdfplumber(path: Path, apart: Sequence[int]) -> tuple[list[str], float, float]:
    """Texts, and processor seconds for the pages without and with tables."""
    texts, plain, tabled = [], 0.0, 0.0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            start = time.process_time()
            texts.append(page.extract_text() or "")
            taken = time.process_time() - start
            page.close()
            plain, tabled = (plain, tabled + taken) if page.page_number in apart else (plain + taken, tabled)
    return texts, plain, tabled


def with_pypdfium2(path: Path) -> tuple[list[str], float]:
    start = time.process_time()
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts, time.process_time() - start


def with_thememiner(path: Path, apart: Sequence[int]) -> tuple[list[str], float, float]:
    """Texts, seconds of the reading without the search for tables, and of that search."""
    start = time.process_time()
    find_tables(path, apart)
    search = time.process_time() - start
    start = time.process_time()
    texts = [passage.text for passage in read_file(path).passages]
    return texts, time.process_time() - start - search, search


def words_of(texts: Sequence[str]) -> set[str]:
    return {word.lower() for text in texts for word in WORD.findall(text)}


def readable(arguments: Sequence[str]) -> list[Path]:
    """The PDF files that can be read; says which cannot."""
    given = [Path(one) for one in arguments]
    paths = [one for path in given for one in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    found = []
    for path in paths:
        try:
            read_file(path)
        except UnreadableFileError as error:
            print(f"left out: {error}")
        else:
            found.append(path)
    return found


def main(arguments: Sequence[str]) -> None:
    seconds = {"plumber": [0.0, 0.0], "pdfium": [0.0, 0.0], "ours": [0.0, 0.0]}
    words: dict[str, set[str]] = {name: set() for name in seconds}
    pages = apart = 0
    for path in readable(arguments):
        tabled = table_pages(path)
        apart += len(tabled)
        texts, plain, with_tables = with_pdfplumber(path, tabled)
        pages += len(texts)
        seconds["plumber"][0] += plain
        seconds["plumber"][1] += with_tables
        words["plumber"] |= words_of(texts)
        texts, taken = with_pypdfium2(path)
        seconds["pdfium"][0] += taken
        words["pdfium"] |= words_of(texts)
        texts, plain, search = with_thememiner(path, tabled)
        seconds["ours"][0] += plain
        seconds["ours"][1] += search
        words["ours"] |= words_of(texts)
    rows = (
        ("pdfplumber extract_text, pages without tables", pages - apart, seconds["plumber"][0]),
        ("pdfplumber extract_text, pages with tables", apart, seconds["plumber"][1]),
        ("pypdfium2 plain text, all pages", pages, seconds["pdfium"][0]),
        ("thememiner, all pages, without the search for tables", pages, seconds["ours"][0]),
        ("thememiner, search for tables, pages with tables", apart, seconds["ours"][1]),
        ("pdfplumber extract_text, all pages", pages, sum(seconds["plumber"])),
        ("thememiner, all pages, all work", pages, sum(seconds["ours"])),
    )
    print(f"{'reader':<56}{'pages':>7}{'seconds':>9}{'pages/s':>9}")
    for name, count, taken in rows:
        print(f"{name:<56}{count:>7}{taken:>9.1f}{count / taken if taken else 0:>9.1f}")
    print(f"\n{'reader':<20}{'different words':>16}{'in no other reader':>20}")
    for name, own in words.items():
        others = set().union(*(other for reader, other in words.items() if reader != name))
        print(f"{name:<20}{len(own):>16}{len(own - others):>20}")


if __name__ == "__main__":
    main(sys.argv[1:])
