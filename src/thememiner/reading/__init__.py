"""Reading: file -> Review, Section, Passage. A reader of a new format is one function and one row in `READERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from thememiner.errors import UnreadableFileError, visible

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
    document, sha256 = raw_document(path)
    return reading_of(document, path, sha256=sha256, review_id=review_id)


def reading_of(document: RawDocument, path: Path, *, sha256: str, review_id: str | None = None) -> Reading:
    """The reading that comes of a raw document: what `read_file` gives, for those who want the document, too."""
    from thememiner.reading.intake import id_of
    from thememiner.reading.known import with_known
    from thememiner.reading.structure import to_reading

    identity = review_id or id_of(path.name)
    return with_known(to_reading(document, source=visible(path.name), sha256=sha256, review_id=identity))


def raw_document(path: Path) -> tuple[RawDocument, str]:
    """What the reader of a file's format finds in it, and the hash of its content.

    Raises:
        UnreadableFileError: Nothing can be had from the file; says why and what to do.
    """
    from thememiner.reading.controls import without_controls
    from thememiner.reading.sniff import checked_hash

    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise UnreadableFileError(path.name, f"{suffix or 'no suffix'} is not read", remedy=f"reviews are {known}")
    sha256 = checked_hash(path, suffix)
    return without_controls(reader_for(suffix)(path)), sha256


def reader_for(suffix: str) -> Callable[[Path], RawDocument]:
    """The reader of a suffix in `READERS`."""
    module, _, function = READERS[suffix].partition(":")
    reader: Callable[[Path], RawDocument] = getattr(import_module(module), function)
    return reader
