"""Pages a second of the whole reading: `python benchmarks/reading_speed.py FILE-OR-FOLDER ...` (PDF files).

Prints, in one run on one core, pdfplumber's bare ``extract_text``, pypdfium2's plain text, and the whole reading (words,
columns, running heads, tables, sections, passages), files with pages on which tables were looked for apart; and one
measure of the text that needs no reference: the share of words that hardly occur in all readings together, since broken
and glued words are such (rare names are, too, and the same for every reader).
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pdfplumber
import pypdfium2

from thememiner.errors import UnreadableFileError
from thememiner.reading import read_file
from thememiner.reading.pages.tables import may_hold_table
from thememiner.reading.pages.words import read_page

WORD = re.compile(r"[A-Za-z][a-z]{2,}")


def with_pdfplumber(path: Path) -> list[str]:
    with pdfplumber.open(path) as document:
        return [page.extract_text() or "" for page in document.pages]


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


def has_tables(path: Path) -> bool:
    document = pypdfium2.PdfDocument(path)
    found = any(may_hold_table(read_page(document, index)) for index in range(len(document)))
    document.close()
    return found


def measured(read: Callable[[Path], list[str]], paths: Iterable[Path]) -> tuple[float, list[str]]:
    """Processor seconds, and the texts."""
    texts: list[str] = []
    start = time.process_time()
    for path in paths:
        texts += read(path)
    return time.process_time() - start, texts


def unknown_words(texts: list[str], known: Counter[str]) -> float:
    """Share of words seen fewer than three times in all readings together: broken and glued words, and rare names."""
    words = [word.lower() for text in texts for word in WORD.findall(text)]
    return sum(known[word] < 3 for word in words) / max(1, len(words))


def main(arguments: list[str]) -> None:
    paths = [one for given in map(Path, arguments) for one in (sorted(given.rglob("*.pdf")) if given.is_dir() else [given])]
    readable = []
    for path in paths:
        try:
            read_file(path)
        except UnreadableFileError as error:
            print(f"left out: {error}")
        else:
            readable.append(path)
    groups = {"no tables": [one for one in readable if not has_tables(one)]}
    groups["some pages with ruled tables"] = [one for one in readable if one not in groups["no tables"]]
    everything: dict[str, list[str]] = {name: [] for name in READERS}
    print(f"{'files':<32}{'pages':>7}  {'reader':<28}{'pages/s':>9}{'times pdfplumber':>18}")
    for group, members in groups.items():
        pages = sum(len(pypdfium2.PdfDocument(path)) for path in members)
        first = 0.0
        for name, read in READERS.items():
            seconds, texts = measured(read, members)
            everything[name] += texts
            rate = pages / seconds if seconds else 0.0
            first = first or rate
            print(f"{group:<32}{pages:>7}  {name:<28}{rate:>9.1f}{rate / first if first else 0:>18.1f}")
    known = Counter(word.lower() for texts in everything.values() for text in texts for word in WORD.findall(text))
    print(f"\n{'reader':<28}{'words':>9}{'rare words':>12}")
    for name, texts in everything.items():
        count = sum(len(WORD.findall(text)) for text in texts)
        print(f"{name:<28}{count:>9}{unknown_words(texts, known):>12.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
