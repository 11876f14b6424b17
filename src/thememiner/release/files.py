"""Which file is opened how: a new form is one function and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from thememiner.errors import UnreadableFileError
from thememiner.release.office import open_office
from thememiner.release.pdf_pages import open_pdf
from thememiner.release.plain_files import open_csv, open_text
from thememiner.release.units import Opened
from thememiner.release.web_pages import open_page

OPENERS: Mapping[str, Callable[[Path], Opened]] = {
    ".docx": open_office,
    ".pptx": open_office,
    ".xlsx": open_office,
    ".html": open_page,
    ".htm": open_page,
    ".md": open_text,
    ".txt": open_text,
    ".csv": open_csv,
    ".pdf": open_pdf,
}


def open_file(path: Path) -> Opened:
    """Open a file for the check.

    Raises:
        UnreadableFileError: It is missing, of a form that is not known, or cannot be opened.
    """
    opener = OPENERS.get(path.suffix.lower())
    if opener is None:
        remedy = f"save it as one of {', '.join(sorted(OPENERS))}"
        raise UnreadableFileError(path.name, f"files of the form {path.suffix!r} cannot be checked", remedy=remedy)
    if not path.is_file():
        raise UnreadableFileError(str(path), "there is no such file", remedy="look at its name")
    return opener(path)
