"""How faithfully PDFs are read: `python -m benchmarks.reading`.

A. Reference documents: invented passages set in many layouts by the programs that are installed (LibreOffice, Word
   files by LibreOffice, Chromium, reportlab), read back and compared with the text that was set
   (`benchmarks.reference`). For each reader: recall and precision of words, share of paragraphs whole, share of printed
   numbers found with their paragraph. A paragraph is whole for a plain text if its words stand together in it, for us
   only if they are exactly one passage. Headings: F1, beside that of taking all larger print for headings.
B. Real files, without a reference (`benchmarks.reading_real` defines the measures), headings against those coded by
   hand, and speed.
C. ``--sample N --seed S`` prints N random passages of the real files, with file and page, to be read beside the pages.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks import reading_real as real
from benchmarks import reading_speed, structure
from benchmarks.reference.built import Result, missing_programs, results
from benchmarks.reference.score import Agreement
from thememiner.errors import UnreadableFileError
from thememiner.reading import read_file

Read = TypeVar("Read")
DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("reference", "real", "headings", "speed"))
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # pdfplumber's parser remarks on fonts
    start = time.perf_counter()
    if arguments.sample:
        sample(arguments.sample, arguments.seed)
        return 0
    wanted = (arguments.only,) if arguments.only else ("reference", "real", "headings", "speed")
    if "reference" in wanted:
        reference(arguments.seed)
    if DATA.is_dir():
        for name, part in (("real", real_files), ("headings", structure.real_files), ("speed", speed)):
            if name in wanted:
                part()
    else:
        print(f"no real files at {DATA}: parts B and C left out")
    print(f"\n{time.perf_counter() - start:.0f} seconds")
    return 0


def reference(seed: int) -> None:
    """Print part A."""
    print(f"\nA. Reference documents, seed {seed}: word recall / word precision / paragraphs whole / numbers found")
    print(
        f"{'layout':<29}{'pages':>5}  {'pdfplumber':<23}{'pypdfium2':<23}{'thememiner':<23}{'headings':>8}{'larger':>7}"
    )
    for reason in missing_programs().values():
        print(f"left out: {reason}")
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for one in results(Path(folder), 1000 * seed):
            found.append(one)
            print(_line(one), flush=True)
    for name in ("plumber", "pdfium", "own"):
        agreements: list[Agreement] = [getattr(one, name) for one in found]
        recall, precision = min(one.recall for one in agreements), min(one.precision for one in agreements)
        print(f"lowest of {name:<8} recall {recall:.4f}  precision {precision:.4f}")
    own, larger = _mean([one.headings for one in found]), _mean([one.larger for one in found])
    print(f"mean F1 of headings {own:.3f}, larger print {larger:.3f}")


def _line(one: Result) -> str:
    figures = "".join(f"{_figures(agreement):<23}" for agreement in (one.plumber, one.pdfium, one.own))
    return f"{one.layout:<29}{one.pages:>5}  {figures}{one.headings:>8.2f}{one.larger:>7.2f}"


def _figures(one: Agreement) -> str:
    numbers = f"{one.numbers / one.numbered:.2f}" if one.numbered else "-"
    return f"{one.recall:.3f} {one.precision:.3f} {one.whole / one.paragraphs:.2f} {numbers}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def files() -> list[Path]:
    """The real PDF files that can be read."""
    found = [*sorted((DATA / "inspections").glob("*.pdf")), *sorted((DATA / "inquiries").glob("*.pdf"))]
    return [path for path in found if b"%PDF" in path.read_bytes()[:1024]]


def real_files() -> None:
    """Print the first table of part B."""
    groups: dict[str, list[real.Texts]] = {"inspections": [], "inquiries": []}
    for path in files():
        try:
            reading, own = _timed(partial(read_file, path))
        except UnreadableFileError as error:
            print(f"left out: {error}")
            continue
        plumber, first = _timed(partial(reading_speed.plumber_text, path))
        pdfium, second = _timed(partial(reading_speed.pdfium_text, path))
        pdfium = [text.replace("\ufffe", "-").replace("\r\n", "\n") for text in pdfium]
        groups[path.parent.name].append(real.Texts(path, plumber, pdfium, reading, (first, second, own)))
    known = real.known_words([one for group in groups.values() for one in group])
    for name, group in groups.items():
        if group:
            print(f"\nB. {len(group)} real files, {name}, {sum(len(one.plumber) for one in group)} pages")
            _print_measures(group, known)


def _timed(read: Callable[[], Read]) -> tuple[Read, float]:
    start = time.process_time()
    return read(), time.process_time() - start


def _print_measures(group: Sequence[real.Texts], known: set[str]) -> None:
    pages = sum(len(one.plumber) for one in group)
    found = {one.path: real.joins(one.path) for one in group} if real.POPPLER else {}
    numbered_files = [one for one in group if real.POPPLER and one.path.parent.name == "inspections"]
    wanted = {one.path: real.printed_numbers(one.path) for one in numbered_files}
    count = sum(map(len, found.values())), sum(join.beside for one in found.values() for join in one)
    numbered = sum(map(len, wanted.values()))
    print(f"{'':<46}" + "".join(f"{reader:>14}" for reader in real.READERS))
    broken = [real.broken((text for one in group for text in one.of(reader)), known) for reader in real.READERS]
    _row("broken words", [f"{share:.3%}" for share in broken])
    inside = [sum(real.heads_inside(one, reader) for one in group) for reader in real.READERS]
    _row("heads in sentences, per 100 pages", [f"{100 * one / pages:.1f}" for one in inside])
    seconds = [sum(one.seconds[index] for one in group) for index in range(3)]
    _row(
        "pages a second of one core (ours: read_file)",
        [f"{pages / one:.1f} ({seconds[0] / one:.1f}x)" for one in seconds],
    )
    if not real.POPPLER:
        print("joins and numbers left out: pdftotext (poppler-utils) is not installed")
        return
    kept = [[real.joins_kept(found[one.path], one.of(reader)) for one in group] for reader in real.READERS]
    _row(f"joins of lines kept (of {count[0]})", [f"{sum(k[0] for k in one) / count[0]:.2%}" for one in kept])
    _row(f"... side by side (of {count[1]})", [f"{sum(k[1] for k in one) / max(1, count[1]):.2%}" for one in kept])
    if numbered:
        numbers = [sum(_in_order(wanted[one.path], one, reader) for one in numbered_files) for reader in real.READERS]
        with_numbers = sum(map(bool, wanted.values()))
        _row(f"printed numbers ({numbered}, {with_numbers} files)", [f"{one / numbered:.2%}" for one in numbers])


def _row(name: str, values: Sequence[str]) -> None:
    print(f"{name:<46}" + "".join(f"{value:>14}" for value in values))


def _in_order(wanted: Sequence[str], texts: real.Texts, reader: str) -> int:
    if reader == "thememiner":
        found = [one.paragraph for one in texts.reading.passages if one.paragraph]
    else:
        found = real.plain_numbers("\n".join(texts.of(reader)))
    return real.numbers_in_order(wanted, found)


def speed() -> None:
    """Print pages a second on the pages that hold tables."""
    reading_speed.print_table(files(), tables_only=True)


def sample(count: int, seed: int) -> None:
    """Print random passages of the real files for reading beside the pages; short ones and contents apart."""
    found = [(path.stem, one) for path in files() for one in read_file(path).passages]
    long = [(name, one) for name, one in found if len(one.text) > 60 and one.section_kind != "contents"]
    for name, one in random.Random(seed).sample(long, count):
        pages = f"p{one.page}" + (f"-{one.page_end}" if one.page_end != one.page else "")
        print(f"\n[{name} {pages} no. {one.paragraph or '-'} {one.section_kind}]\n{one.text}")


if __name__ == "__main__":
    sys.exit(main())
