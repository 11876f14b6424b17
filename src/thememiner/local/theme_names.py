"""Themes as people write them: by id or by label, whatever the case; what is misspelt is told the nearest."""

from __future__ import annotations

from thememiner.codebook import Codebook, Theme
from thememiner.errors import CodebookError

_NEAR = 75.0


def folded(words: str) -> str:
    """Words without case and with single spaces: the form in which names are compared."""
    return " ".join(words.casefold().split())


def theme_named(given: str, codebook: Codebook) -> Theme:
    """The theme with this id or label.

    Raises:
        CodebookError: There is none; offers the nearest.
    """
    wanted = folded(given)
    for theme in codebook.themes:
        if wanted in (folded(theme.id), folded(theme.label)):
            return theme
    near = _nearest(wanted, codebook)
    remedy = f"did you mean {near.id!r} ({near.label})?" if near else "`thememiner themes STUDY` lists the ids"
    raise CodebookError("codebook", f"there is no theme {given!r}", remedy=remedy)


def _nearest(wanted: str, codebook: Codebook) -> Theme | None:
    from rapidfuzz import fuzz

    def likeness(theme: Theme) -> float:
        return max(fuzz.ratio(wanted, folded(theme.id)), fuzz.WRatio(wanted, folded(theme.label)))

    best = max(codebook.themes, key=likeness)
    return best if likeness(best) >= _NEAR else None
