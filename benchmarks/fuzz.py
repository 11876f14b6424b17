"""Damaged files through every reader: ``python -m benchmarks.fuzz --cases 2000``.

Takes real and invented files, changes each at random (`benchmarks.mutations`), and has it read as a study would. Prints
a table: kind of file, mutation, and how many were read, refused with a reason, ended by time or memory, broke down, or
showed a defect of a reader. The last two columns must be empty. ``--case 17`` repeats one case in this process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.mutations import MUTATIONS, Mutation
from thememiner.engine import in_order
from thememiner.errors import InputError
from thememiner.guarded import GuardedExecutor, Limits, WorkerLostError
from thememiner.local.audits import audits_or_reason
from thememiner.reading import READERS
from thememiner.reading.catalogue import read_catalogue
from thememiner.reading.intake import Found, id_of, read_found
from thememiner.reading.listing import read_listing
from thememiner.records import LeftOut, Reading

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "corpus", ROOT.parent / "shared" / "data")
LIMITS = Limits(seconds=30, megabytes=1000, tasks=100)
OUTCOMES = ("read", "refused", "time", "memory", "broke down", "defect")
_LARGEST = 1_500_000
_SUFFIXES = (".pdf", ".pdf", ".docx", ".xlsx", ".html", ".csv", ".txt")


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged file: its number, what it was, what was done to it, where it lies."""

    number: int
    original: Path
    mutation: str
    path: Path


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it, and the reason where it was not read."""

    outcome: str
    reason: str = ""


def originals() -> dict[str, list[Path]]:
    """The files to damage, by suffix."""
    found: dict[str, list[Path]] = {suffix: [] for suffix in MUTATIONS}
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*") if path.is_file()):
        if path.suffix in found and 0 < path.stat().st_size < _LARGEST:
            found[path.suffix].append(path)
    return found


def made(number: int, seed: int, files: dict[str, list[Path]], folder: Path) -> Case:
    """Write the damaged file of a case; the same number and seed give the same file."""
    random = Random(f"{seed}-{number}")
    suffix = random.choice([one for one in _SUFFIXES if files[one]])
    original = random.choice(files[suffix])
    mutation: Mutation = random.choice(MUTATIONS[suffix])
    content = original.read_bytes()
    for _ in range(random.choice((1, 1, 1, 3))):
        content = mutation(content, random) or b" "
    path = folder / f"{number}{suffix}"
    path.write_bytes(content)
    return Case(number, original, mutation.__name__, path)


def tried(case: Case) -> Result:
    """Read the file of a case as a study would, and check what came of it."""
    if case.original.name == "catalogue.csv":
        return _with_input_errors(case)
    if case.original.name.startswith("listing"):
        return _with_input_errors(case, listing=True)
    if case.path.suffix in READERS:
        return _judged(read_found(Found(case.path, case.path.name, "", id_of(case.path.name))), case)
    try:
        return _judged(audits_or_reason(case.path), case)
    except InputError as error:
        return _judged(LeftOut(error.source, error.place, error.reason, error.remedy), case)


def _with_input_errors(case: Case, *, listing: bool = False) -> Result:
    try:
        if listing:
            read_listing(case.path, date="2026-11-24")
        else:
            read_catalogue(case.path)
    except InputError as error:
        return _judged(LeftOut(error.source, error.place, error.reason, error.remedy), case)
    return Result("read")


def _judged(result: object, case: Case) -> Result:
    if isinstance(result, Reading):
        review = result.review
        review.text.encode()  # what cannot be encoded cannot be kept
        if any(one.text != review.text[one.start : one.end] for one in result.passages):
            return Result("defect", "a passage does not stand where it says")
    if isinstance(result, LeftOut):
        reason = result.reason
        if "defect of thememiner" in reason or "\n" in reason or str(case.path.parent) in reason or not result.remedy:
            return Result("defect", reason)
        return Result("refused", reason)
    return Result("read")


def lost(error: WorkerLostError, _: Case) -> Result:
    """The outcome of a case whose process was ended."""
    reason = str(error)
    kind = "time" if "seconds" in reason else "memory" if "memory" in reason else "broke down"
    return Result(kind, reason)


def run(cases: range, seed: int, folder: Path, workers: int = 1) -> Iterator[tuple[Case, Result]]:
    """Make and read the cases; the files of those that went well are removed."""
    files = originals()
    with GuardedExecutor(workers, LIMITS, lost=lost) as pool:
        for case, result in in_order(pool, tried, (made(number, seed, files, folder) for number in cases)):
            if result.outcome in ("read", "refused"):
                case.path.unlink()
            yield case, result


def without_ocr() -> None:
    """OCR of damaged pages would take most of the time; it runs in its own program, which has its own limits."""
    program = shutil.which("tesseract")
    if program:
        places = os.environ["PATH"].split(os.pathsep)
        os.environ["PATH"] = os.pathsep.join(one for one in places if not (Path(one) / "tesseract").exists())


def _table(counts: Counter[tuple[str, str, str]]) -> None:
    print(f"{'kind':<8}{'mutation':<24}" + "".join(f"{one:>12}" for one in OUTCOMES))
    for suffix, mutation in sorted({(suffix, mutation) for suffix, mutation, _ in counts}):
        row = "".join(f"{counts[suffix, mutation, one] or '':>12}" for one in OUTCOMES)
        print(f"{suffix:<8}{mutation:<24}{row}")
    total = Counter({one: sum(n for (_, _, kind), n in counts.items() if kind == one) for one in OUTCOMES})
    print(f"{'all':<32}" + "".join(f"{total[one]:>12}" for one in OUTCOMES))


def main() -> None:
    """Run the cases and print the table; exit with 1 where a reader broke down or showed a defect."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="repeat one case in this process")
    arguments = parser.parse_args()
    without_ocr()
    folder = Path(tempfile.mkdtemp(prefix="thememiner-fuzz-"))
    if arguments.case is not None:
        case = made(arguments.case, arguments.seed, originals(), folder)
        print(case, tried(case))
        return
    counts: Counter[tuple[str, str, str]] = Counter()
    for case, result in run(range(arguments.first, arguments.first + arguments.cases), arguments.seed, folder):
        counts[case.path.suffix, case.mutation, result.outcome] += 1
        if result.outcome not in ("read", "refused"):
            print(f"{result.outcome}: {case.original.name}, {case.mutation}, {case.path}: {result.reason}", flush=True)
    _table(counts)
    sys.exit(1 if any(kind in ("broke down", "defect") for _, _, kind in counts) else 0)


if __name__ == "__main__":
    main()
