"""Themes as people write them: by id or by label, whatever the case; what is misspelt is told the nearest."""

from __future__ import annotations

from thememiner.codebook import Codebook, Theme
from thememiner.errors import CodebookError

_NEAR, _AS_NEAR = 60.0, 10.0
_OFFERED = 2
_WHOLE_WORD = 5


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
        if wanted in (folded(theme.id), folded(_as_words(theme.id)), folded(theme.label)):
            return theme
    near = [f"{theme.id!r} ({theme.label})" for theme in _nearest(wanted, codebook)]
    remedy = f"did you mean {' or '.join(near)}?" if near else "`thememiner themes STUDY` lists the ids"
    raise CodebookError("codebook", f"there is no theme {given!r}", remedy=remedy)


def _nearest(wanted: str, codebook: Codebook) -> list[Theme]:
    """The theme whose id or label has nearly the same letters, or the same words in it; two where both are as near."""
    from rapidfuzz import fuzz, utils

    # A part of a name that is shorter than this is found everywhere.
    ways = (fuzz.ratio, fuzz.token_set_ratio, *((fuzz.partial_ratio,) if len(wanted) >= _WHOLE_WORD else ()))

    def likeness(theme: Theme) -> float:
        names = (_as_words(theme.id), theme.label)
        return float(
            max(way(_as_words(wanted), name, processor=utils.default_process) for name in names for way in ways)
        )

    nearest = sorted(codebook.themes, key=lambda theme: -likeness(theme))[:_OFFERED]
    best = likeness(nearest[0])
    return [theme for theme in nearest if likeness(theme) >= max(_NEAR, best - _AS_NEAR)]


def _as_words(name: str) -> str:
    return name.replace("-", " ")
