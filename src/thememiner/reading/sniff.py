"""What a file is by its first bytes: a web page saved as .pdf is refused as such."""

from __future__ import annotations

import re

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


def check_content(name: str, suffix: str, content: bytes) -> None:
    """Check that the content is what the suffix says.

    Raises:
        UnreadableFileError: The file is empty or is something else; says what it is.
    """
    if not content.strip():
        raise UnreadableFileError(name, "is empty (0 bytes)", remedy="fetch it again")
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
