"""What a file is by its first bytes: a web page saved as .pdf is refused as such."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path

from thememiner.errors import UnreadableFileError

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word (.doc) file"),
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.IGNORECASE | re.DOTALL
)
_EXPECTED = {".pdf": "a PDF", ".docx": "a Word file or another zip archive"}
_HEAD = 4096
_LARGEST = {".pdf": 2000, ".docx": 300, ".html": 50, ".htm": 50, ".txt": 20, ".md": 20}
"""Megabytes of a file by suffix: scans are large, but 20 MB of plain text are 6,000 pages and no report."""


def checked_hash(path: Path, suffix: str) -> str:
    """Check that a file can be a review of this suffix, by its kind, size and beginning; give its SHA-256.

    Raises:
        UnreadableFileError: It cannot; says why.
    """
    size = file_size(path)
    most = _LARGEST[suffix]
    if size > most * 1_000_000:
        reason = f"is too large for a report ({size / 1e6:,.0f} MB; up to {most:,} MB are read)"
        raise UnreadableFileError(path.name, reason, remedy="check what it is, or split it")
    try:
        with path.open("rb") as file:
            check_content(path.name, suffix, file.read(_HEAD))
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _not_opened(path, error) from error


def file_size(path: Path) -> int:
    """Bytes of a regular file; a pipe or a device, which may never end, is not even opened.

    Raises:
        UnreadableFileError: It is no regular file, or is not there.
    """
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        raise _not_opened(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableFileError(
            path.name, "cannot be opened (is a folder)", remedy="name the files, or add the folder"
        )
    if not stat.S_ISREG(found.st_mode):
        remedy = "copy what it holds into a file"
        raise UnreadableFileError(path.name, "cannot be opened (is a pipe or a device, not a file)", remedy=remedy)
    return found.st_size


def content_hash(path: Path) -> str:
    """SHA-256 of a file's content, read piece by piece.

    Raises:
        UnreadableFileError: It is no regular file, or cannot be opened.
    """
    file_size(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _not_opened(path, error) from error


def _not_opened(path: Path, error: OSError | ValueError) -> UnreadableFileError:
    reason = getattr(error, "strerror", None) or str(error)
    remedy = "check the name and that you may read it"
    return UnreadableFileError(path.name, f"cannot be opened ({reason})", remedy=remedy)


def check_content(name: str, suffix: str, content: bytes) -> None:
    """Check that the content is what the suffix says.

    Raises:
        UnreadableFileError: The file is empty or is something else; says what it is.
    """
    if not content.strip(b" \t\r\n\f\v\x00"):
        blank = "holds nothing but zeros" if b"\x00" in content else "is empty (nothing but white space)"
        reason = blank if content else "is empty (0 bytes)"
        raise UnreadableFileError(name, reason, remedy="fetch it again")
    found, expected = _kind(content), _EXPECTED.get(suffix)
    if expected and found != expected:
        what = f"is {found}, not {_article(suffix)}" if found else f"is not {_article(suffix)}"
        raise UnreadableFileError(name, what, remedy="fetch the report itself, or give the file its true suffix")
    if not expected and found and found != "an HTML page":
        raise UnreadableFileError(name, f"is {found}, not a text", remedy="give the file its true suffix")


def _kind(content: bytes) -> str | None:
    head = content[:_HEAD]
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "an HTML page"
    # Some programs write a few bytes before the header; readers allow for that in the first kilobyte.
    if b"%PDF-" in head[:1024]:
        return "a PDF"
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)


def _article(suffix: str) -> str:
    return {".pdf": "a PDF", ".docx": "a Word file"}[suffix]
