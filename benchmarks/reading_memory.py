"""Memory over many files: ``python -m benchmarks.reading_memory --files 500``.

Reads the invented and the real reviews over and over through the pool that a study uses, and prints after every 50
files the resident memory of this process and of its workers: now, and the highest seen (looked at ten times a second).
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import psutil

from benchmarks.fuzz import without_ocr
from thememiner.guarded import Limits
from thememiner.reading import READERS
from thememiner.reading.intake import Found, id_of, read_all
from thememiner.reading.isolated import LIMITS, readers
from thememiner.records import Reading

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "corpus" / "reviews", ROOT.parent / "shared" / "data" / "inspections")
LONG = ROOT.parent / "shared" / "data" / "inquiries" / "infected-blood-volume-1.pdf"
_EVERY = 50


class Watch:
    """Resident memory in MB of this process and of its largest worker, now and at most."""

    def __init__(self) -> None:
        self.parent = self.worker = self.parent_most = self.worker_most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        own = psutil.Process()
        while not self._ended.wait(0.1):
            self.parent = own.memory_info().rss / 1e6
            self.worker = max((size for one in own.children() if (size := _size(one))), default=0.0)
            self.parent_most = max(self.parent_most, self.parent)
            self.worker_most = max(self.worker_most, self.worker)


def _size(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.Error:
        return 0.0


def files(count: int) -> Iterator[Found]:
    """So many files to read: each again and again, the longest once in every fifty."""
    found = sorted(one for folder in FOLDERS if folder.is_dir() for one in folder.iterdir() if one.suffix in READERS)
    for number, path in enumerate(islice(cycle(found), count)):
        chosen = LONG if number % _EVERY == _EVERY // 2 and LONG.exists() else path
        yield Found(chosen, chosen.name, "", f"{id_of(chosen.name)}-{number}")


def main() -> None:
    """Read the files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--tasks", type=int, default=LIMITS.tasks, help="files after which a worker is replaced")
    parser.add_argument("--workers", type=int, default=2, help="at most so many")
    arguments = parser.parse_args()
    without_ocr()
    limits: Limits = replace(LIMITS, tasks=arguments.tasks)
    watch, began, pages = Watch(), time.perf_counter(), 0
    print(f"{'files':>6}{'pages':>8}{'seconds':>9}{'parent MB':>11}{'most':>7}{'worker MB':>11}{'most':>7}")
    with readers(None, arguments.workers, limits) as pool:
        for number, (_, result) in enumerate(read_all(list(files(arguments.files)), pool), start=1):
            pages += len(result.pages) if isinstance(result, Reading) else 0
            if number % _EVERY == 0:
                row = f"{number:>6}{pages:>8}{time.perf_counter() - began:>9.0f}{watch.parent:>11.0f}"
                row += f"{watch.parent_most:>7.0f}{watch.worker:>11.0f}{watch.worker_most:>7.0f}"
                print(row, flush=True)
    watch.end()


if __name__ == "__main__":
    main()
