"""Pages a second of the whole reading: `python benchmarks/reading_speed.py FILE-OR-FOLDER ...` (PDF files).

Prints, in one run on one core, pdfplumber's bare ``extract_text``, pypdfium2's plain text and the whole reading (words,
columns, running heads, tables, sections, passages); files with ruled tables on some page stand apart. The last table
has one measure of the text that needs no reference: words that occur in one reader's text only, since broken and glued
words do.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from thememiner.errors import UnreadableFileError
from thememiner.reading import read_file, reader_for

WORD = re.compile(r"[A-Za-z][a-z]{2,}")


def with_pdfplumber(path: Path) -> list[str]:
    texts = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            texts.append(page.extract_text() or "")
            page.close()
    return texts


def with_pypdfium2(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def with_thememiner(path: Path) -> list[str]:
    return [passage.text for passage in read_file(path).passages]


READERS: dict[str, Callable[[Path], list[str]]] = {
    "pdfplumber extract_text": with_pdfplumber,
    "pypdfium2 plain text": with_pypdfium2,
    "thememiner, whole reading": with_thememiner,
}


def readable(arguments: Sequence[str]) -> dict[Path, tuple[int, int]]:
    """Pages, and pages with rows of tables, of each PDF file that can be read; says which cannot."""
    given = [Path(one) for one in arguments]
    paths = [one for path in given for one in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    found = {}
    for path in paths:
        try:
            pages = len(read_file(path).pages)
        except UnreadableFileError as error:
            print(f"left out: {error}")
            continue
        blocks = reader_for(".pdf")(path).blocks
        found[path] = pages, len({block.page for block in blocks if block.role == "table-row"})
    return found


def main(arguments: Sequence[str]) -> None:
    files = readable(arguments)
    words: dict[str, set[str]] = {name: set() for name in READERS}
    groups = {
        "files without tables": [path for path, (_, tabled) in files.items() if not tabled],
        "files with tables": [path for path, (_, tabled) in files.items() if tabled],
        "all files": list(files),
    }
    print(f"{'files':<24}{'pages':>6}{'with tables':>13}  {'reader':<28}{'seconds':>8}{'pages/s':>9}{'ratio':>7}")
    for group, members in groups.items():
        pages = sum(files[path][0] for path in members)
        tabled = sum(files[path][1] for path in members)
        first = 0.0
        for name, read in READERS.items():
            start = time.process_time()
            texts = [text for path in members for text in read(path)]
            taken = time.process_time() - start
            words[name].update(word.lower() for text in texts for word in WORD.findall(text))
            rate = pages / taken if taken else 0.0
            first = first or rate
            ratio = rate / first if first else 0.0
            print(f"{group:<24}{pages:>6}{tabled:>13}  {name:<28}{taken:>8.1f}{rate:>9.1f}{ratio:>7.1f}")
    print(f"\n{'reader':<28}{'different words':>16}{'in no other reader':>20}")
    for name, own in words.items():
        others = set().union(*(other for reader, other in words.items() if reader != name))
        print(f"{name:<28}{len(own):>16}{len(own - others):>20}")


if __name__ == "__main__":
    main(sys.argv[1:])
