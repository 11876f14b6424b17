"""Reading: file -> Review, Section, Passage. A reader of a new format is one function and one row in `READERS`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from thememiner.errors import UnreadableFileError

if TYPE_CHECKING:
    from thememiner.reading.blocks import RawDocument
    from thememiner.records import Reading

READERS: Mapping[str, str] = {
    ".pdf": "thememiner.reading.pdf:read_pdf",
    ".docx": "thememiner.reading.docx:read_docx",
    ".html": "thememiner.reading.html:read_html",
    ".htm": "thememiner.reading.html:read_html",
    ".txt": "thememiner.reading.plaintext:read_text",
    ".md": "thememiner.reading.plaintext:read_text",
}
"""Reader by suffix, as ``module:function``, so that a format's library is loaded only when a file needs it."""


def read_file(path: Path, *, review_id: str | None = None) -> Reading:
    """Read one review.

    Args:
        path: A file with one of the suffixes in `READERS`.
        review_id: Id of the review; default made from the file's name.

    Raises:
        UnreadableFileError: Nothing can be had from the file; says why and what to do.
    """
    from slugify import slugify

    from thememiner.reading.structure import to_reading

    document, sha256 = raw_document(path)
    identity = review_id or slugify(path.stem) or "review"
    return to_reading(document, source=path.name, sha256=sha256, review_id=identity)


def raw_document(path: Path) -> tuple[RawDocument, str]:
    """What the reader of a file's format finds in it, and the hash of its content.

    Raises:
        UnreadableFileError: Nothing can be had from the file; says why and what to do.
    """
    from thememiner.reading.sniff import check_content

    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise UnreadableFileError(path.name, f"{suffix or 'no suffix'} is not read", remedy=f"reviews are {known}")
    try:
        content = path.read_bytes()
    except OSError as error:
        remedy = "check the name and that you may read it"
        raise UnreadableFileError(path.name, f"cannot be opened ({error.strerror})", remedy=remedy) from error
    check_content(path.name, suffix, content)
    return reader_for(suffix)(path), hashlib.sha256(content).hexdigest()


def reader_for(suffix: str) -> Callable[[Path], RawDocument]:
    """The reader of a suffix in `READERS`."""
    module, _, function = READERS[suffix].partition(":")
    reader: Callable[[Path], RawDocument] = getattr(import_module(module), function)
    return reader
