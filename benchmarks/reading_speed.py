"""How fast PDFs are read, and how clean the text is, without a reference text to compare with.

    python benchmarks/reading_speed.py FILE_OR_FOLDER ... [--rounds 1]

Prints two tables. Speed: pages per second of processor time on one core, the same pages for all three: pdfplumber's
bare ``page.extract_text()``, pypdfium2's plain text, and `read_pdf` (words, running heads, columns, tables and
paragraphs). Pages with and without tables are timed apart, each set copied into files of its own. Quality: the share of
broken words, of paragraphs that end like a sentence, and running heads left inside sentences, for pdfplumber's plain
text and for ours.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import RawDocument
from thememiner.reading.pdf import read_pdf

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*-?")
_SENTENCE_END = re.compile(r"[.?!:;][\"'”’)\]]*$")


@dataclass(frozen=True)
class Timing:
    """Seconds of processor time for a file, and its pages."""

    pages: int
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=1, help="how often each file is timed; the fastest round counts")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    documents = {path: document for path in _files(arguments.paths) if (document := _readable(path))}
    if not documents:
        print("no readable PDF among the arguments")
        return 1
    _print_speed(documents, arguments.rounds)
    _print_quality(documents)
    return 0


def _files(paths: Iterable[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]


def _readable(path: Path) -> RawDocument | None:
    """The file as we read it; scans are left out, since OCR is another program's work."""
    try:
        document = read_pdf(path)
    except UnreadableFileError as error:
        print(f"left out: {error}")
        return None
    if any(page.status != "text" for page in document.pages):
        print(f"left out: {path.name}: has pages without a text layer")
        return None
    return document


def _print_speed(documents: dict[Path, RawDocument], rounds: int) -> None:
    readers: dict[str, Callable[[Path], object]] = {
        "pdfplumber extract_text": plumber_text,
        "pypdfium2 plain text": pdfium_text,
        "thememiner read_pdf": read_pdf,
    }
    with tempfile.TemporaryDirectory() as folder:
        sets = {"whole files": {path: len(document.pages) for path, document in documents.items()}}
        sets["pages with tables"] = _copied(documents, Path(folder), with_tables=True)
        sets["pages without"] = _copied(documents, Path(folder), with_tables=False)
        rates = {
            name: [_rate([_fastest(read, path, pages, rounds) for path, pages in one.items()]) for one in sets.values()]
            for name, read in readers.items()
        }
    print(f"\n{'pages/second, one core':<26}" + "".join(f"{name:>24}" for name in sets))
    for name, figures in rates.items():
        against = zip(figures, rates["pdfplumber extract_text"], strict=True)
        print(f"{name:<26}" + "".join(f"{f'{one:.1f} ({one / other:.1f}x)':>24}" for one, other in against if other))
    print(f"{'files / pages':<26}" + "".join(f"{f'{len(one)} / {sum(one.values())}':>24}" for one in sets.values()))


def _copied(documents: dict[Path, RawDocument], folder: Path, *, with_tables: bool) -> dict[Path, int]:
    """Copies of the files that hold only their pages with (or without) tables, and how many those are."""
    copies: dict[Path, int] = {}
    for path, document in documents.items():
        tabled = {block.page for block in document.blocks if block.role == "table-row"}
        chosen = [page.number - 1 for page in document.pages if (page.number in tabled) == with_tables]
        if not chosen:
            continue
        source, copy = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
        copy.import_pages(source, chosen)
        target = folder / f"{with_tables}-{path.name}"
        copy.save(target)
        copy.close()
        source.close()
        copies[target] = len(chosen)
    return copies


def _fastest(read: Callable[[Path], object], path: Path, pages: int, rounds: int) -> Timing:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        read(path)
        best = min(best, time.process_time() - start)
    return Timing(pages, best)


def _rate(timings: list[Timing]) -> float:
    return sum(one.pages for one in timings) / max(sum(one.seconds for one in timings), 1e-9)


def plumber_text(path: Path) -> list[str]:
    with pdfplumber.open(path) as document:
        return [page.extract_text() or "" for page in document.pages]


def pdfium_text(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()


def _print_quality(documents: dict[Path, RawDocument]) -> None:
    plain = {path: plumber_text(path) for path in documents}
    counts: Counter[str] = Counter()
    for texts in plain.values():
        counts.update(word.lower() for text in texts for word in _WORDS.findall(text))
    known = {word for word, count in counts.items() if count >= 3 and not word.endswith("-")}
    known |= {part for word in known for part in word.split("-")}
    ours = {path: [b.text for b in documents[path].blocks if b.role != "contents-line"] for path in documents}
    prose = [b.text for d in documents.values() for b in d.blocks if b.role in ("paragraph", "list-item")]
    plain_lines = [line for texts in plain.values() for text in texts for line in text.split("\n") if line.strip()]
    rows = [
        ("broken words (not in the vocabulary)", f"{_broken(plain, known):.2%}", f"{_broken(ours, known):.2%}"),
        ("running heads in sentences, per 100 pages", f"{_inside(plain, plain):.1f}", f"{_inside(ours, plain):.1f}"),
        ("lines / paragraphs that end like a sentence", f"{_final(plain_lines):.1%}", f"{_final(prose):.1%}"),
    ]
    print(f"\n{'quality':<46}{'pdfplumber text':>18}{'read_pdf':>12}")
    for name, other, own in rows:
        print(f"{name:<46}{other:>18}{own:>12}")


def _broken(texts: dict[Path, list[str]], known: set[str]) -> float:
    """Share of lower-case tokens that no text uses often: pieces of words, words run together, and rare words."""
    tokens = [word for parts in texts.values() for text in parts for word in _WORDS.findall(text) if word.islower()]
    bad = sum(word not in known and not all(part in known for part in word.split("-")) for word in tokens)
    return bad / max(1, len(tokens))


def _inside(texts: dict[Path, list[str]], plain: dict[Path, list[str]]) -> float:
    """How often a line that begins or ends half of a file's pages stands between two words of running text."""
    found = pages = 0
    for path, parts in texts.items():
        pages += len(plain[path])
        joined = [" ".join(part.split()) for part in ([" ".join(parts)] if parts is plain[path] else parts)]
        for head in _repeated_lines(plain[path]):
            pattern = re.compile(rf"[a-z,] {head} [a-z]")
            found += sum(len(pattern.findall(text)) for text in joined)
    return 100 * found / max(1, pages)


def _repeated_lines(pages: list[str]) -> list[str]:
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        edges.update({re.sub(r"\d+", "0", " ".join(line.split())) for line in lines[:2] + lines[-2:]})
    often = max(2, 0.4 * len(pages))
    chosen = [line for line, count in edges.items() if count > often and re.search(r"[^\W\d_]", line)]
    return [re.escape(line).replace("0", r"\d+") for line in chosen]


def _final(texts: list[str]) -> float:
    return sum(bool(_SENTENCE_END.search(text)) for text in texts) / max(1, len(texts))


if __name__ == "__main__":
    sys.exit(main())
