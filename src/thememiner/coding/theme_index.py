"""The wordings of all themes of a codebook: hand-made rules, the codebook's own cues, its labels."""

from __future__ import annotations

from collections.abc import Iterator

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.evidence import Clue
from thememiner.coding.matching import WordingIndex
from thememiner.coding.rulebook import WEIGHTS, theme_rules
from thememiner.coding.wording import Wording, compile_wording, cue_wordings

CUE_WEIGHT = 1.6
"""A cue of a user's own theme is as good as that theme's rules can be: alone it gives the theme in a short text."""


def theme_index(codebook: Codebook) -> WordingIndex[Clue]:
    """All wordings of a codebook's themes."""
    packaged = {theme.id: theme for theme in default_codebook().themes}
    return WordingIndex(clue for theme in codebook.themes for clue in _clues(theme, packaged.get(theme.id)))


def _clues(theme: Theme, packaged: Theme | None) -> Iterator[tuple[Clue, Wording]]:
    """Rules hold for a packaged theme as long as it keeps its label; cues that a user added are used beside them."""
    is_packaged = packaged is not None and packaged.label == theme.label
    known = set(packaged.cues) if is_packaged and packaged else set()
    if is_packaged:
        for kind, listed in theme_rules()[theme.id].items():
            for wording in listed:
                yield Clue(theme.id, WEIGHTS.get(kind, 0.0), "rule"), wording
    for cue in theme.cues:
        if cue not in known:
            for written in cue_wordings(cue):
                yield Clue(theme.id, CUE_WEIGHT, "cue"), compile_wording(written, {})
