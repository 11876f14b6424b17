"""Themes of a user's own codebook: the words of its entries and nearness to its definitions, taken together.

No example is needed. In a table its texts then teach one another (`likeness`). How these are added and where the line
is drawn was chosen on coded/training.csv and invented passages (writers W1 and W3) with the packaged codebook stripped
to names and definitions; see docs/own-codings.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.evidence import Clue, Evidence, find_evidence
from thememiner.coding.likeness import LEAST_TEXTS, left_out_scores
from thememiner.coding.matching import WordingIndex
from thememiner.coding.nearness import Nearness, NearnessCoder
from thememiner.coding.own_themes import own_clues, rarity_in, word_rarity
from thememiner.coding.sentences import sentence_spans, windows
from thememiner.encoding import Encoder

WORDS_WORTH = 0.06
"""What one unit of evidence by words adds to nearness."""
WORDS_WORTH_IN_TABLE = 0.08
"""The same in a table that is large enough to say which words are common in it."""
MOST_WORDS = 4.0
"""Evidence by words beyond this adds nothing: a long text repeats itself."""
SHARE_OF_FIRST = 0.3
"""This share of the text's best theme is taken from every theme: beside a clear theme a faint one counts less."""
LINE = 0.2
"""What a theme with a bare entry must reach."""
LINE_WITH_WORDS = 0.27
"""What a theme with cues or phrases must reach: it has more to be found by."""
MARGIN = 0.03
"""This near to the line a theme is doubtful."""
STEEPNESS = 0.08
"""How fast the score leaves .5 on either side of the line."""
LIKENESS_WORTH = 0.2
"""What likeness to other texts of the table adds to the scale of the lines."""
LIKENESS_NEUTRAL = 0.6
"""Likeness that speaks neither for nor against: most texts have few of the themes, so that no likeness is below 0."""
SURELY = 0.04
"""This far above its line a theme is taken as a label for others to learn from."""
_DEFINITION = 60


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """What was found of one of the user's themes in one text.

    ``score`` is .5 at the line, above it the theme is ``given``; ``spans`` are the places that speak for it.
    """

    theme_id: str
    score: float
    given: bool
    doubtful: bool
    rule: str
    spans: tuple[tuple[int, int], ...]


def own_themes(codebook: Codebook) -> tuple[Theme, ...]:
    """The themes that are the user's own: those that the package has not, or has under another label."""
    packaged = {theme.id: theme.label for theme in default_codebook().themes}
    return tuple(theme for theme in codebook.themes if packaged.get(theme.id) != theme.label)


class OwnThemes:
    """Finds the user's own themes.

    Args:
        codebook: The whole codebook; packaged themes in it are left to their rules.
        encoder: Makes vectors.
        corpus: Vectors of the texts to be coded, if they are one table, see `NearnessCoder`.
    """

    def __init__(self, codebook: Codebook, encoder: Encoder, *, corpus: NDArray[np.float32] | None = None) -> None:
        self.themes = own_themes(codebook)
        self._encoder = encoder
        self._is_table = corpus is not None
        self._rarity = word_rarity(codebook)
        self._nearness = NearnessCoder(self.themes, encoder, corpus=corpus)
        self._lines = np.array([LINE_WITH_WORDS if theme.cues or theme.phrases else LINE for theme in self.themes])

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32] | None = None) -> list[list[OwnTheme]]:
        """By text, every theme of the user's own, in the order of the codebook.

        Texts of a table (``corpus`` was given) teach one another if they are enough.
        """
        vectors = self._encoder.encode(texts) if vectors is None else vectors
        near = self._nearness.near(texts, vectors)
        teaches = self._is_table and len(texts) >= LEAST_TEXTS
        index = self._index(rarity_in(texts, self._rarity) if teaches else self._rarity)
        evidence = [_evidence(index, text) for text in texts]
        worth = WORDS_WORTH_IN_TABLE if teaches else WORDS_WORTH
        alone = np.array([self._over(*row, worth) for row in zip(evidence, near, strict=True)]).reshape(len(texts), -1)
        over = alone
        if teaches:
            over = alone + LIKENESS_WORTH * (left_out_scores(texts, vectors, alone >= SURELY) + LIKENESS_NEUTRAL)
        return [
            [
                OwnTheme(
                    theme_id=theme.id,
                    score=round(1 / (1 + math.exp(-float(over[row, k]) / STEEPNESS)), 4),
                    given=bool(over[row, k] >= 0),
                    doubtful=bool(abs(over[row, k]) <= MARGIN),
                    rule=_rule(theme, found.get(theme.id), by_likeness=bool(over[row, k] >= 0 > alone[row, k])),
                    spans=_spans(found.get(theme.id), near[row].nearest[k]),
                )
                for k, theme in enumerate(self.themes)
            ]
            for row, found in enumerate(evidence)
        ]

    def _index(self, rarity: Mapping[str, float]) -> WordingIndex[Clue]:
        return WordingIndex([clue for theme in self.themes for clue in own_clues(theme, rarity)])

    def _over(self, evidence: Mapping[str, Evidence], near: Nearness, worth: float) -> NDArray[np.float64]:
        """By theme, how far one text is above the line."""
        words = np.array([evidence[theme.id].weight if theme.id in evidence else 0.0 for theme in self.themes])
        over: NDArray[np.float64] = combined(words, near.scores, worth) - self._lines
        return over


def combined(words: NDArray[np.float64], nearness: NDArray[np.float32], worth: float) -> NDArray[np.float64]:
    """Evidence of one text for each theme, by words (weights) and by nearness, on the scale of the lines above."""
    total: NDArray[np.float64] = nearness + worth * np.minimum(words, MOST_WORDS)
    over: NDArray[np.float64] = total - SHARE_OF_FIRST * total.max()
    return over


def _evidence(index: WordingIndex[Clue], text: str) -> dict[str, Evidence]:
    stretches = windows(sentence_spans(text), words_in=lambda start, end: len(text[start:end].split()))
    return find_evidence(index, text, stretches)


def _rule(theme: Theme, evidence: Evidence | None, *, by_likeness: bool) -> str:
    definition = " ".join(theme.definition.split())
    shown = definition if len(definition) <= _DEFINITION else definition[:_DEFINITION].rsplit(" ", 1)[0] + "…"
    near = f"near to: {theme.label}: {shown}"
    if by_likeness:
        near += "; like other texts of the table that have it"
    if evidence is None:
        return near
    heaviest = sorted(evidence.hits, key=lambda hit: -hit.key.weight)
    wordings = list(dict.fromkeys(f"{hit.key.source}: {hit.wording}" for hit in heaviest))[:3]
    return "; ".join([*wordings, near])


def _spans(evidence: Evidence | None, nearest: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    hits = evidence.hits if evidence else ()
    return (*((hit.start, hit.end) for hit in hits), nearest)
