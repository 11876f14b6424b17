from __future__ import annotations

import pytest

from thememiner.errors import UnreadableFileError
from thememiner.reading.sniff import check_content

PDF, WORD, OLD = b"%PDF-1.7\nrest", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"
PAGE = b"<!DOCTYPE html><html><body>Not found</body></html>"


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".pdf", PDF),
        (".pdf", b"\xef\xbb\xbf" + PDF),
        (".pdf", b"sent by a scanner\n" + PDF),
        (".docx", WORD),
        (".html", PAGE),
        (".htm", b"<p>A fragment without a head.</p>"),
        (".txt", b"The child was seen."),
        (".md", b"# Findings"),
        (".md", PAGE),
        (".txt", b"A PDF begins with the letters PDF."),
    ],
)
def test_content_that_is_what_the_suffix_says(suffix: str, content: bytes) -> None:
    assert _fault(suffix, content) is None


def _fault(suffix: str, content: bytes) -> str | None:
    try:
        check_content(f"k{suffix}", suffix, content)
    except UnreadableFileError as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    ("suffix", "content", "words"),
    [
        (".pdf", PAGE, "is an HTML page, not a PDF"),
        (".pdf", b"\n\n  <!-- saved --> <HTML><head>", "is an HTML page, not a PDF"),
        (".pdf", b'<?xml version="1.0"?><!DOCTYPE html>', "is an HTML page, not a PDF"),
        (".pdf", WORD, "is a Word file or another zip archive, not a PDF"),
        (".pdf", b"The child was seen.", "is not a PDF"),
        (".docx", PDF, "is a PDF, not a Word file"),
        (".docx", OLD, "is an old Word (.doc) file, not a Word file"),
        (".docx", PAGE, "is an HTML page, not a Word file"),
        (".txt", PDF, "is a PDF, not a text"),
        (".html", WORD, "is a Word file or another zip archive, not a text"),
        (".pdf", b"", "is empty"),
        (".txt", b" \n\t", "is empty"),
    ],
)
def test_content_that_is_something_else_is_named(suffix: str, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        check_content(f"k{suffix}", suffix, content)
    assert str(caught.value).startswith(f"k{suffix}: {words}")
    assert caught.value.remedy
