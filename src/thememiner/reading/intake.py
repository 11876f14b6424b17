"""From the paths that a user names to files worth reading, and from files to readings, some at a time."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from slugify import slugify

from thememiner.engine import in_order
from thememiner.errors import InputError, UnreadableFileError, visible
from thememiner.reading import READERS, read_file
from thememiner.reading.catalogue import FILE_NAME as CATALOGUE
from thememiner.reading.catalogue import read_catalogue
from thememiner.reading.known import with_catalogue
from thememiner.reading.sniff import content_hash as content_hash
from thememiner.reading.sniff import file_size
from thememiner.records import LeftOut, Reading

_LONGEST_ID = 100
_SPREADSHEETS = frozenset({".csv", ".xlsx", ".xls", ".ods"})


Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it is, what it is called in reports, its content hash and the id of its review."""

    path: Path
    source: str
    sha256: str
    review_id: str


def files_in(paths: Iterable[Path]) -> tuple[list[tuple[Path, str]], list[LeftOut]]:
    """The files that the paths name, each with the name it has in reports, and those that are no reviews.

    Folders are searched through; inside one a file is called by its path from there. System files, Word's lock files
    and the catalogue are passed over without a word, everything else that is not read is listed.
    """
    found: dict[Path, str] = {}
    left_out = []
    for path in paths:
        if path.is_dir():
            inside, closed = _inside(path)
            left_out += closed
            for one in inside:
                source = visible(one.relative_to(path).as_posix())
                fault = _not_a_review(one, source)
                if fault:
                    left_out.append(fault)
                else:
                    found[one] = source
        elif path.is_file():
            found[path] = visible(path.name)
        else:
            left_out.append(_no_file(path))
    return list(found.items()), left_out


def _inside(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    """What is in a folder and the folders in it, sorted; links to folders are listed: they may lead round in a ring."""
    found: list[Path] = []
    left_out: list[LeftOut] = []

    def closed(error: OSError) -> None:
        name = visible(str(error.filename))
        left_out.append(LeftOut(name, "", f"cannot be opened ({error.strerror})", "check that you may read it"))

    for parent, folders, names in os.walk(folder, onerror=closed):
        here = Path(parent)
        found += [here / name for name in names]
        for link in (
            here / name for name in folders if (here / name).is_symlink() and not _is_clutter(here / name, folder)
        ):
            source = visible(link.relative_to(folder).as_posix())
            left_out.append(LeftOut(source, "", "is a link to another folder", "add that folder by its own name"))
    return sorted(one for one in found if not _is_clutter(one, folder)), left_out


def _no_file(path: Path) -> LeftOut:
    try:
        file_size(path)
    except UnreadableFileError as error:
        if path.exists():
            return LeftOut(visible(str(path)), "", error.reason, error.remedy)
    return LeftOut(visible(str(path)), "", "there is no such file or folder", "check the name")


def to_read(
    files: Sequence[tuple[Path, str]], known: Collection[str], taken: Collection[str]
) -> tuple[list[Found], int, list[LeftOut]]:
    """Which files are new, by content.

    Args:
        files: As `files_in` gives them.
        known: Content hashes that the study has.
        taken: Review ids that the study has.

    Returns:
        The new files, how many are known already, and notes on files that cannot be opened or share a name.
    """
    seen: dict[str, str] = {}
    ids = set(taken)
    new, unchanged, notes = [], 0, []
    for path, source in files:
        try:
            digest = content_hash(path)
        except InputError as error:
            notes.append(LeftOut(source, "", error.reason, error.remedy))
            continue
        if digest in known:
            unchanged += 1
            continue
        if digest in seen:
            notes.append(LeftOut(source, "", f"has the same content as {seen[digest]}", "one of the two is enough"))
            continue
        seen[digest] = source
        review_id = id_of(source)
        if review_id in ids:
            reason = f"another file with other content is called {review_id!r} too; both count as reviews"
            notes.append(LeftOut(source, "", reason, f"if it is a new version, `thememiner remove STUDY {review_id}`"))
            review_id = f"{review_id}-{digest[:6]}"
        ids.add(review_id)
        new.append(Found(path, source, digest, review_id))
    return new, unchanged, notes


def without_withdrawn(files: Sequence[Found], withdrawn: Mapping[str, str]) -> tuple[list[Found], list[LeftOut]]:
    """The files less those that were removed from the study, given the reasons by content hash."""
    kept_out = [
        LeftOut(
            one.source, "", f"was removed from this study ({withdrawn[one.sha256]})", "use --withdrawn to take it in"
        )
        for one in files
        if one.sha256 in withdrawn
    ]
    return [one for one in files if one.sha256 not in withdrawn], kept_out


def id_of(source: str) -> str:
    """Id of a review by the name of its file: small letters, figures and hyphens, whatever the name holds."""
    return slugify(Path(source).stem, max_length=_LONGEST_ID) or "review"


def read_found(found: Found) -> Reading | LeftOut:
    """Read one file; one that cannot be read comes back as the reason."""
    result = or_reason(found.source, partial(read_file, found.path, review_id=found.review_id))
    if isinstance(result, LeftOut):
        return result
    return replace(
        result,
        review=replace(result.review, source=found.source),
        left_out=tuple(replace(one, source=found.source) for one in result.left_out),
    )


def or_reason(source: str, read: Callable[[], Result]) -> Result | LeftOut:
    """What a reader makes of a file, or why nothing, whatever went wrong: the others go on.

    Raises:
        InputError: The file can be read, but not with what was said of it (a column that is not there).
    """
    try:
        return read()
    except UnreadableFileError as error:
        return LeftOut(source, error.place, error.reason, error.remedy)
    except InputError:
        raise
    except MemoryError:
        return LeftOut(source, "", "needs more memory than there is", "check what it is, or split it")
    except Exception as error:  # noqa: BLE001 - the one net under all readers; what it catches is said to be our fault
        return _defect(source, error)


def _defect(source: str, error: Exception) -> LeftOut:
    """A file that no reader should have stumbled over."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return LeftOut(source, "", f"could not be read ({where}): this is a defect of thememiner", "please report it")


def read_all(files: Sequence[Found], pool: Executor) -> Iterator[tuple[Found, Reading | LeftOut]]:
    """Read files in the executor; results come in the order of the files."""
    return in_order(pool, read_found, files)


def facts_for(folders: Iterable[Path], catalogue: Path | None) -> dict[str, dict[str, str]]:
    """Facts by file name, from the catalogue given and from any inside the folders.

    Raises:
        InputError: A catalogue is not a UTF-8 CSV with a column ``file``.
    """
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.rglob(CATALOGUE))]
    facts: dict[str, dict[str, str]] = {}
    for path in found + ([catalogue] if catalogue else []):
        facts.update(read_catalogue(path))
    return facts


def catalogued(reading: Reading, facts: Mapping[str, Mapping[str, str]]) -> Reading:
    """The reading with the catalogue's facts, looked up by the bare file name."""
    given = facts.get(Path(reading.review.source).name)
    return with_catalogue(reading, given) if given else reading


def _is_clutter(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return any(part.startswith((".", "~$")) for part in parts) or path.name in (CATALOGUE, "README.md", "Thumbs.db")


def _not_a_review(path: Path, source: str) -> LeftOut | None:
    if not path.is_file():
        fault = _no_file(path)
        return LeftOut(source, "", fault.reason, fault.remedy)
    if path.suffix.lower() in READERS:
        return None
    if path.suffix.lower() in _SPREADSHEETS:
        return LeftOut(
            source, "", "is a spreadsheet, not a review", "local findings come in by `thememiner add audits`"
        )
    return LeftOut(source, "", "is of a kind that is not read", f"reviews are {', '.join(sorted(READERS))}")
