"""One tree of errors.

    ThememinerError            caught by the CLI: one line, exit code 1
    ├── InputError             a file, page, row or field that cannot be used as it is
    │   ├── UnreadableFileError     a review or audit file that yields nothing
    │   └── CodebookError      a codebook entry that is wrong
    ├── StudyError             a study folder that cannot be opened, written or upgraded
    └── QuotationError         words that are not on the page they cite

Programming mistakes stay ``ValueError`` and ``TypeError`` and keep their traceback.
"""

from __future__ import annotations

import unicodedata

_LONGEST = 1000


class ThememinerError(Exception):
    """Base of everything that a user can put right; ``str(error)`` is one line that says how."""


class InputError(ThememinerError):
    """Something outside that cannot be used; names where it stands and what to do.

    Args:
        source: File name, as the user gave it.
        reason: What is wrong, in plain words.
        place: Page, row or field inside the source, e.g. ``"page 3"`` or ``"row 12, column 'Grade'"``.
        remedy: What to do about it.
    """

    def __init__(self, source: str, reason: str, *, place: str = "", remedy: str = "") -> None:
        self.source = source
        self.reason = reason
        self.place = place
        self.remedy = remedy
        where = f"{source}, {place}" if place else source
        super().__init__(visible(f"{where}: {reason}" + (f"; {remedy}" if remedy else "")))

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the four parts when the error crosses a process boundary."""
        return _rebuild, (type(self), self.source, self.reason, self.place, self.remedy)


def visible(text: str) -> str:
    r"""One line of text from outside, safe to print: what a terminal would obey or nobody would see is spelled out.

    Control characters, halves of surrogates, marks of direction and the like become ``\x1b`` or ``\u202e``.
    """
    line = " ".join(text.split()) if any(one in text for one in "\n\r\t") else text
    line = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
    if line.isprintable():
        return line
    return "".join(one if one.isprintable() or unicodedata.category(one) == "Zs" else _spelled(one) for one in line)


def _spelled(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _rebuild(kind: type[InputError], source: str, reason: str, place: str, remedy: str) -> InputError:
    return kind(source, reason, place=place, remedy=remedy)


class UnreadableFileError(InputError):
    """A file from which no text can be had."""


class CodebookError(InputError):
    """A codebook that does not hold to its form; names the theme and the field."""


class StudyError(ThememinerError):
    """A study folder that cannot be opened, written or upgraded."""


class QuotationError(ThememinerError):
    """Words that are not on the page they cite; such a quotation is never printed."""
