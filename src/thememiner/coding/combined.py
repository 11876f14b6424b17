"""The default coder: small fitted models beside the rules, each tag with what it rests on.

The stance model says what a unit does and how it judges; a source of themes says what it is about; the polarity of a
tag is that of the sentences in which the theme's evidence stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from thememiner.artefacts import artefact_folder
from thememiner.codebook import Codebook, default_codebook
from thememiner.coding import CoderParts
from thememiner.coding.fitted.artefact import load_model
from thememiner.coding.fitted.model import ThemeModel
from thememiner.coding.fitted_stance.model import StanceJudged, StanceModel
from thememiner.coding.fitted_stance.store import load_stance_model
from thememiner.coding.hindsight import hindsight_polarity
from thememiner.coding.ranking import GOES_FIRST
from thememiner.coding.sentences import WINDOW, sentence_spans, windows
from thememiner.coding.stance import NOT_LEARNING
from thememiner.encoding import Encoder
from thememiner.errors import InputError
from thememiner.records import Coding, CodingUnit, Tag

STANCE, THEMES = "safeguarding-stance", "safeguarding-themes"
"""The packaged models."""


class ThemeFound(NamedTuple):
    """A theme with its score in one text.

    Attributes:
        theme_id: The theme.
        score: How surely, 0..1.
        rank: 1 primary, 2 and more secondary, 0 not given.
        doubtful: Whether it is near the line between given and not given.
        rule: What decided.
        words: The words it rests on.
        spans: Where they stand (start, end); none: the text as a whole.
    """

    theme_id: str
    score: float
    rank: int
    doubtful: bool
    rule: str
    words: str
    spans: tuple[tuple[int, int], ...] = ()


class ThemeSource(Protocol):
    """Says what texts are about."""

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> list[list[ThemeFound]]:
        """The themes of each text, given ones first, with all scores that are worth keeping."""
        ...


class CombinedCoder:
    """Codes units by a stance model and a source of themes.

    Args:
        stance: Says what units do.
        themes: Says what they are about.
        encoder: Makes the vectors that both look at.
        assume_learning: See `CoderParts`.
    """

    def __init__(
        self, stance: StanceModel, themes: ThemeSource, encoder: Encoder, *, assume_learning: bool = False
    ) -> None:
        self._stance = stance
        self._themes = themes
        self._encoder = encoder
        self._assume_learning = assume_learning

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in order."""
        if not units:
            return []
        texts = [unit.text for unit in units]
        vectors = self._encoder.encode(texts)
        judged = self._stance.judge(units, vectors, assume_learning=self._assume_learning)
        # What is no learning has no themes: looking for them is half of the work.
        rows = [row for row, one in enumerate(judged) if self._counts(one)]
        found = dict(zip(rows, self._themes.find([texts[row] for row in rows], vectors[rows]), strict=True))
        return [
            Coding(one.stance, tuple(self._tag(unit, one, theme) for theme in found.get(row, ())))
            for row, (unit, one) in enumerate(zip(units, judged, strict=True))
        ]

    def _counts(self, judged: StanceJudged) -> bool:
        statement = judged.stance.statement
        return statement not in NOT_LEARNING or (self._assume_learning and statement == "narrative")

    def _tag(self, unit: CodingUnit, judged: StanceJudged, theme: ThemeFound) -> Tag:
        polarity = self._stance.theme_polarity(unit.text, judged, theme.spans)
        # What went wrong in practice is not what the theme asks: it asks how the text itself judges.
        about_judging = theme.theme_id in GOES_FIRST and judged.stance.statement != "recommendation"
        return Tag(
            unit_id=unit.id,
            theme_id=theme.theme_id,
            polarity=hindsight_polarity(unit) if about_judging else polarity.polarity,
            score=round(theme.score, 4),
            rank=theme.rank,
            rule=theme.rule,
            words=theme.words,
            doubtful=theme.doubtful or not polarity.sure,
        )


class FittedThemes:
    """Themes by a fitted model.

    A text longer than the ones it was fitted on is worked through window by window, each theme as its surest window has
    it: length alone must not make a theme, and nothing is cut off.

    Args:
        model: The model.
        kept: The labels to answer with; those of the model that a codebook no longer has are passed over.
        encoder: Makes the vectors of windows.
    """

    def __init__(self, model: ThemeModel, kept: Collection[str], encoder: Encoder) -> None:
        self._model = model
        self._kept = frozenset(kept)
        self._encoder = encoder

    def find(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> list[list[ThemeFound]]:
        """Themes as the model ranks them."""
        ranked = self._model.rank(texts, vectors)
        return [
            self._of_text(self._by_window(text) if len(text.split()) > WINDOW else [ThemeFound(*one) for one in themes])
            for text, themes in zip(texts, ranked, strict=True)
        ]

    def _of_text(self, ranked: Sequence[ThemeFound]) -> list[ThemeFound]:
        kept = [one for one in ranked if one.theme_id in self._kept]
        given = [one for one in kept if one.rank]
        # Where the codebook has dropped a theme the others move up.
        return [one._replace(rank=rank) for rank, one in enumerate(given, start=1)] + [
            one for one in kept if not one.rank
        ]

    def _by_window(self, text: str) -> list[ThemeFound]:
        spans = windows(sentence_spans(text), words_in=lambda start, end: len(text[start:end].split()))
        parts = [text[start:end] for start, end in spans]
        best: dict[str, ThemeFound] = {}
        for (start, _), themes in zip(spans, self._model.rank(parts, self._encoder.encode(parts)), strict=True):
            for one in map(ThemeFound._make, themes):
                moved = tuple((start + left, start + right) for left, right in one.spans)
                if one.theme_id not in best or one.score > best[one.theme_id].score:
                    best[one.theme_id] = one._replace(spans=moved)
        most = self._model.decision.cap or len(best)
        ordered = sorted(best.values(), key=lambda one: (not one.rank, -one.score, one.theme_id))
        return [one if place < most else one._replace(rank=0) for place, one in enumerate(ordered)]


def combined_coder(parts: CoderParts) -> CombinedCoder:
    """The coder of the packaged themes that a codebook still has.

    Raises:
        InputError: The models were fitted on another encoder's vectors, or their files are not the ones that were made.
    """
    themes = _theme_model(artefact_folder(THEMES))
    if themes.encoder_name != parts.encoder.name:
        reason = f"needs the encoder {themes.encoder_name!r}, and the settings say {parts.encoder.name!r}"
        remedy = f"set encoder: {themes.encoder_name}, or coder: rules"
        raise InputError("settings.yaml", f"the coder 'combined' {reason}", place="field 'encoder'", remedy=remedy)
    stance = _stance_model(artefact_folder(STANCE))
    source = FittedThemes(themes, packaged_themes(parts.codebook), parts.encoder)
    return CombinedCoder(stance, source, parts.encoder, assume_learning=parts.assume_learning)


def packaged_themes(codebook: Codebook) -> frozenset[str]:
    """Ids of the packaged themes that a codebook still has: under the same id and label."""
    packaged = {theme.id: theme.label for theme in default_codebook().themes}
    return frozenset(theme.id for theme in codebook.themes if packaged.get(theme.id) == theme.label)


@lru_cache(maxsize=2)
def _theme_model(folder: Path) -> ThemeModel:
    return load_model(folder)


@lru_cache(maxsize=1)
def _stance_model(folder: Path) -> StanceModel:
    return load_stance_model(folder)
