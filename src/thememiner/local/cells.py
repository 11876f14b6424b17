"""The words in one cell of a text column: cleaned, and whether they are words at all."""

from __future__ import annotations

import re

from thememiner.local.sheets import Cell, Formula

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b]|_x000D_")
_ERROR = re.compile(r"#(REF|N/A|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC)[!?]?", re.IGNORECASE)
_PLACEHOLDER = frozenset(
    {
        "n/a",
        "na",
        "none",
        "nil",
        "tbc",
        "tba",
        "not applicable",
        "x",
        "see above",
        "as above",
        "no comment",
        "no comments",
    }
    | {
        "none identified",
        "none noted",
        "nothing to report",
        "no gaps",
        "no gaps identified",
        "no issues",
        "no concerns",
    }
)
_TOTAL = frozenset({"total", "totals", "subtotal", "sub total", "grand total", "average", "mean"})


def words(cell: Cell) -> str:
    """A cell as text: line ends made alike, no control characters, no white space around; '' for a formula."""
    if cell is None or isinstance(cell, Formula):
        return ""
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\xa0", " ")
    return _CONTROL.sub("", text).strip()


def why_unusable(cell: Cell) -> str:
    """Why a filled cell of a text column is no finding; '' where it is one."""
    text = words(cell)
    if isinstance(cell, Formula):
        return "holds a formula whose result is not in the file"
    if _ERROR.fullmatch(text):
        return f"holds a spreadsheet error ({text})"
    if text.casefold().strip(" .") in _PLACEHOLDER or not re.search(r"\w", text):
        return f"says only {text!r}"
    if not isinstance(cell, str) or not re.search(r"[^\W\d_]{2}", text):
        return f"holds {text!r}, which is not words"
    return ""


def remedy_for(cell: Cell) -> str:
    """What to do about a cell that is no finding."""
    if isinstance(cell, Formula):
        return "open the file in a spreadsheet and save it, or paste values"
    return "write the finding in words if there is one"


def is_total(cell: Cell) -> bool:
    """Whether a cell says that its row adds up others."""
    return isinstance(cell, str) and cell.casefold().replace("-", " ").strip(" :.") in _TOTAL
