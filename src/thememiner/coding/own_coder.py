"""A coder for a user's own themes: another coder's stance, and the themes by their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thememiner.coding import Coder, CoderParts
from thememiner.coding.judging import Judged, judge_theme
from thememiner.coding.own_codebook import OwnTheme, OwnThemes, own_themes
from thememiner.coding.polarity import clauses
from thememiner.coding.sentences import sentence_spans
from thememiner.coding.stance import NOT_LEARNING
from thememiner.records import Coding, CodingUnit, Polarity, Stance, Tag

LEAST_SCORE = 0.2
"""Own themes that score less are not kept: every text has some nearness to every theme."""


def with_own_themes(inner: Coder, parts: CoderParts) -> Coder:
    """The coder, able to code the codebook's own themes; itself if the codebook has none.

    Args:
        inner: Gives stance, and the tags of packaged themes.
        parts: As of any coder.
    """
    return OwnThemesCoder(inner, parts) if own_themes(parts.codebook) else inner


class OwnThemesCoder:
    """Codes own themes by words and nearness; all else is the inner coder's.

    A table's owner asks what each row is about, so in a table (``assume_learning``) own themes are given whatever kind
    of statement a row was taken for; in a study only to statements that count as learning.
    """

    def __init__(self, inner: Coder, parts: CoderParts) -> None:
        self._inner = inner
        self._encoder = parts.encoder
        self._assume_learning = parts.assume_learning
        self._own = OwnThemes(parts.codebook, parts.encoder, corpus=parts.corpus)

    def code(self, units: Sequence[CodingUnit]) -> list[Coding]:
        """One `Coding` per unit, in order."""
        texts = [unit.text for unit in units]
        found = self._own.find(texts, self._encoder.encode(texts))
        codings = self._inner.code(units)
        return [self._merged(*row) for row in zip(units, codings, found, strict=True)]

    def _merged(self, unit: CodingUnit, coding: Coding, found: Sequence[OwnTheme]) -> Coding:
        own_ids = {one.theme_id for one in found}
        others = [tag for tag in coding.tags if tag.theme_id not in own_ids]
        counts = self._assume_learning or coding.stance.statement not in NOT_LEARNING
        own = _tags(unit, coding.stance, found, counts=counts) if unit.text else ()
        return Coding(coding.stance, ranked([*others, *own]))


def ranked(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Tags of several coders with one order of ranks: the surest first, those not given last and still without rank."""
    ordered = sorted(tags, key=lambda tag: (not tag.assigned, -tag.score, tag.rank))
    return tuple(replace(tag, rank=place if tag.assigned else 0) for place, tag in enumerate(ordered, start=1))


def theme_polarity(text: str, spans: Sequence[tuple[int, int]], stance: Stance) -> tuple[Polarity, bool]:
    """Polarity of what a text says about a theme that these places speak for, and whether that is sure.

    A text that is all good or all failing is so about each of its themes; in a mixed one the clauses decide.
    """
    if stance.polarity != "mixed":
        return stance.polarity, True
    judged = judge_theme(clauses(text, sentence_spans(text)), spans, Judged("mixed", stance.rule, stance.words))
    return judged.polarity, judged.sure


def _tags(unit: CodingUnit, stance: Stance, found: Sequence[OwnTheme], *, counts: bool) -> Iterator[Tag]:
    for one in found:
        if one.given or one.score >= LEAST_SCORE:
            polarity, sure = theme_polarity(unit.text, one.spans, stance)
            yield Tag(
                unit_id=unit.id,
                theme_id=one.theme_id,
                polarity=polarity,
                score=one.score,
                rank=int(one.given and counts),
                rule=one.rule,
                words="; ".join(dict.fromkeys(unit.text[start:end] for start, end in one.spans)),
                doubtful=one.doubtful or not sure,
            )
