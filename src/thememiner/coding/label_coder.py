"""A coder for somebody's own labels: another coder's stance, and the labels of a model that was fitted on hers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thememiner.coding import Coder
from thememiner.coding.fitted.model import RankedTheme, ThemeModel
from thememiner.coding.own_coder import theme_polarity
from thememiner.encoding import Encoder
from thememiner.records import Coding, CodingUnit, Stance, Tag


class LabelCoder:
    """Codes units with a model's labels and no others.

    The owner of the labels coded every row, whatever it states, so labels are given whatever kind of statement a unit
    is taken for.

    Args:
        inner: Gives the stance; its tags are not used.
        model: Gives the labels.
        encoder: Makes the vectors that the model was fitted on.
    """

    def __init__(self, inner: Coder, model: ThemeModel, encoder: Encoder) -> None:
        self._inner = inner
        self._model = model
        self._encoder = encoder

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in order."""
        if not units:
            return []
        texts = [unit.text for unit in units]
        vectors = self._encoder.encode(texts)
        ranked = self._model.rank(texts, vectors)
        scores = self._model.scores(texts, vectors)
        stances = [coding.stance for coding in self._inner.code(units)]
        return [
            Coding(stance, tuple(self._tags(unit, stance, own, dict(zip(self._model.labels, row, strict=True)))))
            for unit, stance, own, row in zip(units, stances, ranked, scores.tolist(), strict=True)
        ]

    def _tags(
        self, unit: CodingUnit, stance: Stance, ranked: Sequence[RankedTheme], scores: dict[str, float]
    ) -> Iterator[Tag]:
        for one in ranked:
            spans = [found.span() for word in one.words.split("; ") if (found := _place(word, unit.text))]
            polarity, sure = theme_polarity(unit.text, spans, stance)
            yield Tag(
                unit_id=unit.id,
                theme_id=one.theme_id,
                polarity=polarity,
                score=one.score,
                rank=one.rank if unit.text else 0,
                rule=one.reason,
                words=one.words,
                doubtful=one.doubtful or not sure,
            )
        for label in scores.keys() - {one.theme_id for one in ranked}:
            yield Tag(unit.id, label, stance.polarity, round(scores[label], 4), 0, "", "")


def _place(words: str, text: str) -> re.Match[str] | None:
    return re.search(re.escape(words), text) if words else None
