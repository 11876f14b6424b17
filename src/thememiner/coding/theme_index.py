"""The wordings of all themes of a codebook: hand-made rules for packaged themes, the entry itself for others."""

from __future__ import annotations

from collections.abc import Iterator

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.evidence import Clue
from thememiner.coding.matching import WordingIndex
from thememiner.coding.own_themes import CUE_WEIGHT, own_clues, word_rarity
from thememiner.coding.rulebook import WEIGHTS, theme_rules
from thememiner.coding.wording import Wording, compile_wording, cue_wordings


def theme_index(codebook: Codebook) -> WordingIndex[Clue]:
    """All wordings of a codebook's themes.

    The rules of this package hold for a packaged theme as long as it keeps its id and label; a theme that only has the
    id of one is its owner's, and is coded by its entry.
    """
    packaged = {theme.id: theme for theme in default_codebook().themes}
    own = [theme for theme in codebook.themes if not _is_packaged(theme, packaged.get(theme.id))]
    rarity = word_rarity(codebook) if own else {}
    clues: list[tuple[Clue, Wording]] = []
    for theme in codebook.themes:
        known = packaged.get(theme.id)
        if known is None or not _is_packaged(theme, known):
            clues.extend(own_clues(theme, rarity))
        else:
            clues.extend(_ruled(theme, known))
    return WordingIndex(clues)


def _is_packaged(theme: Theme, known: Theme | None) -> bool:
    return known is not None and known.label == theme.label


def _ruled(theme: Theme, known: Theme) -> Iterator[tuple[Clue, Wording]]:
    for kind, listed in theme_rules()[theme.id].items():
        for wording in listed:
            yield Clue(theme.id, WEIGHTS.get(kind, 0.0), "rule"), wording
    # Cues that people added to a packaged theme count beside its rules.
    for cue in theme.cues:
        if cue not in known.cues:
            for written in cue_wordings(cue):
                yield Clue(theme.id, CUE_WEIGHT, "cue"), compile_wording(written, {})
