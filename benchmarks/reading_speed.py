"""How fast PDFs are read: `python -m benchmarks.reading_speed FILE_OR_FOLDER ... [--rounds 1]`.

Pages per second of processor time on one core, the same pages for all three: pdfplumber's bare ``page.extract_text()``,
pypdfium2's plain text, and `read_pdf` (words, running heads, columns, tables and paragraphs). Pages with and without
tables are timed apart, each set copied into files of its own. `benchmarks.reading` prints the table too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2

from thememiner.errors import UnreadableFileError
from thememiner.reading.blocks import RawDocument
from thememiner.reading.pdf import read_pdf


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
    print_table(_files(arguments.paths), arguments.rounds)
    return 0


def print_table(paths: Iterable[Path], rounds: int = 1, *, tables_only: bool = False) -> None:
    documents = {path: document for path in paths if (document := _readable(path))}
    if documents:
        _print_speed(documents, rounds, tables_only=tables_only)
    else:
        print("no readable PDF among the arguments")


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


def _print_speed(documents: dict[Path, RawDocument], rounds: int, *, tables_only: bool) -> None:
    readers: dict[str, Callable[[Path], object]] = {
        "pdfplumber extract_text": plumber_text,
        "pypdfium2 plain text": pdfium_text,
        "thememiner read_pdf": read_pdf,
    }
    with tempfile.TemporaryDirectory() as folder:
        sets = {"pages with tables": _copied(documents, Path(folder), with_tables=True)}
        if not tables_only:
            sets["pages without"] = _copied(documents, Path(folder), with_tables=False)
            sets["whole files"] = {path: len(document.pages) for path, document in documents.items()}
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


if __name__ == "__main__":
    sys.exit(main())
