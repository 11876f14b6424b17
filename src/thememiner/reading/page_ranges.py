"""Page numbers as people write them: "1-5, 12"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from thememiner.errors import InputError

_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def page_ranges(pages: Iterable[int]) -> str:
    """Numbers in order with those that follow each other closed up: ``"1–5, 12"``."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def pages_named(pages: Iterable[int]) -> str:
    """``"page 4"`` or ``"pages 1–5, 12"``."""
    numbers = set(pages)
    return f"{'page' if len(numbers) == 1 else 'pages'} {page_ranges(numbers)}"


def parsed_pages(written: str, last: int) -> list[int]:
    """The pages that are meant, in order.

    Args:
        written: Like ``"1-5,12"``, or ``"all"``.
        last: The file's last page; what lies behind it is left away.

    Raises:
        InputError: It is written in another way, or names no page of the file.
    """
    remedy = f"write it like 1-5,12 or all; the file's pages are 1 to {last}"
    if written.strip().lower() == "all":
        return list(range(1, last + 1))
    found: set[int] = set()
    for part in written.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise InputError(f"pages {written!r}", f"{part.strip()!r} is not a page or a range of pages", remedy=remedy)
        first = int(match[1])
        found.update(range(max(first, 1), min(int(match[2] or first), last) + 1))
    if not found:
        raise InputError(f"pages {written!r}", "names no page of the file", remedy=remedy)
    return sorted(found)
