"""Files read in processes of their own, so that one that is broken or hostile costs itself and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from thememiner.engine import cores
from thememiner.errors import UnreadableFileError, visible
from thememiner.guarded import GuardedExecutor, Limits, WorkerLostError
from thememiner.reading.intake import Found, id_of, read_found
from thememiner.records import LeftOut, Reading

LIMITS = Limits(seconds=120, megabytes=2000, tasks=100)
"""What a file may take, before `seconds_for` adds to it."""

_A_PAGE = 3.0
"""Seconds for each page: one of text takes a hundredth, drawing one for OCR about one (OCR itself counts a tenth)."""

_A_MEGABYTE = {".pdf": 2.0}
_A_MEGABYTE_OF_TEXT = 30.0
"""Seconds for each megabyte: most of a PDF is pictures, and its pages count; 1 MB of text is 300 pages."""

_MOST = 3 * 3600.0
_REMEDY = "look at it by itself: printed to a new PDF, or saved again, it may be read"

Result = TypeVar("Result")


@contextmanager
def readers(pool: Executor | None, jobs: int, limits: Limits = LIMITS) -> Iterator[Executor]:
    """The executor handed in, left open; or one that guards its workers, for so many files, ended afterwards."""
    if pool is not None:
        yield pool
        return
    with GuardedExecutor(min(cores(), max(1, jobs)), limits, seconds_for, lost) as made:
        yield made


def read_guarded(path: Path, *, review_id: str | None = None, limits: Limits = LIMITS) -> Reading:
    """Read one review as `read_file` does, in a process of its own.

    Raises:
        UnreadableFileError: Nothing can be had from it, or reading it took too long, too much memory or broke down.
    """
    return isolated(read_found, Found(path, visible(path.name), "", review_id or id_of(path.name)), limits=limits)


def isolated(call: Callable[..., Result | LeftOut], file: Found | Path, *, limits: Limits = LIMITS) -> Result:
    """Call a function with one file, in a process of its own.

    Raises:
        UnreadableFileError: The call gave a `LeftOut`, took too long, too much memory, or broke down.
        Exception: Whatever the call raises.
    """
    with readers(None, 1, limits) as workers:
        result = workers.submit(call, file).result()
    if isinstance(result, LeftOut):
        raise UnreadableFileError(result.source, result.reason, place=result.place, remedy=result.remedy)
    return result


def seconds_for(file: Found | Path, **_: object) -> float:
    """Time to be added for the size of a file: a scan of 300 pages is not to be ended half-way."""
    path = file.path if isinstance(file, Found) else file
    try:
        megabytes = path.stat().st_size / 1e6
    except OSError:
        return 0.0  # whoever reads it will say so
    per_megabyte = _A_MEGABYTE.get(path.suffix.lower(), _A_MEGABYTE_OF_TEXT)
    return min(_MOST, per_megabyte * megabytes + _A_PAGE * _pages(path))


def _pages(path: Path) -> int:
    if path.suffix.lower() != ".pdf" or not path.is_file():
        return 0
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0  # whoever reads it will say so


def lost(error: WorkerLostError, file: Found | Path, **_: object) -> LeftOut:
    """What stands in a file's place where its process was ended."""
    return LeftOut(file.source if isinstance(file, Found) else visible(file.name), "", str(error), _REMEDY)
