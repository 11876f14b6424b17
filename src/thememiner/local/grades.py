"""Grades on their own scales, kept as written; scales are never mixed, and no average is taken.

Scales: Ofsted's four points; red, amber, green (some boards add blue for complete and evidenced); met, partly met, not
met; a self-score of 0 to 3 as in section 11 tools; yes, partly, no. Bare numbers are a self-score only where the column
holds a 0 or is called one: in other files 1 is the best grade.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thememiner.records import Polarity


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: the words of each grade, worst first, and what each grade says."""

    name: str
    grades: tuple[tuple[str, ...], ...]
    says: tuple[Polarity, ...]

    def place(self, grade: str) -> int | None:
        """The rank of a grade (0 is worst), or None where the scale does not have it."""
        words = _plain(grade)
        for rank, names in enumerate(self.grades):
            if words in names:
                return rank
        return None


SCALES: dict[str, Scale] = {
    one.name: one
    for one in (
        Scale(
            "ofsted",
            (
                ("inadequate", "inad"),
                (
                    "requires improvement",
                    "requires improvement to be good",
                    "ri",
                    "require improvement",
                    "req imp",
                    "req improvement",
                ),
                ("good",),
                ("outstanding",),
            ),
            ("failing", "failing", "good", "good"),
        ),
        Scale(
            "rag",
            (("red", "r"), ("amber", "a", "amb", "yellow"), ("green", "g"), ("blue", "b")),
            ("failing", "mixed", "good", "good"),
        ),
        Scale(
            "met",
            (
                ("not met", "unmet", "not achieved"),
                ("partly met", "partially met", "part met", "partly achieved", "partially achieved"),
                ("met", "fully met", "achieved", "fully achieved"),
            ),
            ("failing", "mixed", "good"),
        ),
        Scale("self-score 0-3", (("0",), ("1",), ("2",), ("3",)), ("failing", "failing", "mixed", "good")),
        Scale(
            # Whether a yes is good depends on the question, so these grades say nothing of how practice was.
            "yes/no",
            (("no", "n"), ("partly", "partially", "in part", "sometimes"), ("yes", "y")),
            ("neutral", "neutral", "neutral"),
        ),
    )
}
"""Name of each scale -> the scale."""

_NO_GRADE = frozenset(
    {"", "na", "not applicable", "not graded", "none", "not known", "ungraded", "tbc", "no grade", "no grade given"}
)
_IN_WORDS = ("ofsted", "rag", "met", "yes/no")
_SELF_SCORE = re.compile(r"self\W?(score|assess)|\b0\s?(-|–|to)\s?3\b", re.IGNORECASE)
_PARTS = re.compile(r"\s[-–—]\s|[:;,()]|\n")


def scale_of_column(name: str, grades: Iterable[str]) -> str:
    """The one scale that has every grade of a column, or ''; for letters and numbers that one cell cannot settle."""
    stated = {_plain(one) for one in grades} - _NO_GRADE
    if not stated or (all(len(one) == 1 and one.isalpha() for one in stated) and not stated & {"r", "g", "y"}):
        return ""  # "A" and "B" alone may be anybody's initials
    if all(SCALES["self-score 0-3"].place(one) is not None for one in stated):
        return "self-score 0-3" if "0" in stated or _SELF_SCORE.search(name) else ""
    fitting = [scale for scale in _IN_WORDS if all(_place(one, scale) is not None for one in stated)]
    return fitting[0] if len(fitting) == 1 else ""


def graded(grade: str, scale_of_its_column: str = "") -> tuple[str, int | None]:
    """Scale and rank of a grade; ('', None) where it is not known: it is kept as written and nothing is inferred.

    Args:
        grade: As written.
        scale_of_its_column: From `scale_of_column`; without it, single letters and bare numbers are not known.
    """
    if scale_of_its_column:
        place = _place(grade, scale_of_its_column)
        return (scale_of_its_column, place) if place is not None else ("", None)
    if len(_plain(grade)) <= 2 and _plain(grade) not in ("ri", "no"):
        return "", None
    found = [(scale, place) for scale in _IN_WORDS if (place := _place(grade, scale)) is not None]
    return found[0] if len(found) == 1 else ("", None)


def says(scale: str, rank: int | None) -> Polarity:
    """What a grade says of practice; neutral where the scale is not known."""
    return SCALES[scale].says[rank] if scale in SCALES and rank is not None else "neutral"


def _place(grade: str, scale: str) -> int | None:
    """The whole cell, or the one part of "Good (moderated)" or "Amber - some progress" that is a grade."""
    whole = SCALES[scale].place(grade)
    if whole is not None:
        return whole
    found = {place for part in _PARTS.split(grade) if (place := SCALES[scale].place(part)) is not None}
    return found.pop() if len(found) == 1 else None


def _plain(grade: str) -> str:
    words = re.sub(r"[^a-z0-9./]+|\.(?!\d)", " ", grade.casefold().replace("n/a", "na")).strip()
    return re.sub(r"^(\d)\.0+$", r"\1", words).removeprefix("rag ").strip()
