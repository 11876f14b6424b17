"""Evidence for themes in a text: the wordings of rules and cues that were found, and how much they weigh together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from thememiner.coding.matching import Hit, WordingIndex, without_overlaps

REPEATED = 0.35
"""What the same words add when they come again."""
FADING = 0.7
"""Each further piece of evidence adds this share of what the one before added."""
CONCEDED = 0.75
"""What words in a concession weigh."""
EARLY = 0.25
"""How much more the first words of a text weigh than the last: what comes first is usually what it is about."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a wording stands for: a theme and its weight there; weight 0 marks a false friend."""

    theme_id: str
    weight: float
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks for one theme in one text; ``hits`` in order of place."""

    theme_id: str
    weight: float
    hits: tuple[Hit[Clue], ...]

    @property
    def score(self) -> float:
        """0..1; one strong wording gives about .6."""
        return round(1 - math.exp(-self.weight / 2.2), 4)


def find_evidence(
    index: WordingIndex[Clue],
    text: str,
    windows: Sequence[tuple[int, int]] = (),
    *,
    conceded: Sequence[tuple[int, int]] = (),
) -> dict[str, Evidence]:
    """Evidence by theme, false friends taken out.

    Args:
        index: The wordings.
        text: The text.
        windows: Stretches of a long text to be weighed by themselves; a theme then weighs what it weighs in its best
            stretch, so that length alone gives no theme. The whole text is one stretch if there are none.
        conceded: Clauses such as "although letters were slow": said by the way, so their words weigh less.
    """
    parts = [_in_window(index, text, (start, end), conceded) for start, end in windows or ((0, len(text)),)]
    found = {}
    for theme_id in sorted({theme_id for part in parts for theme_id in part}):
        own = [part[theme_id] for part in parts if theme_id in part]
        hits = tuple(hit for _, hits in own for hit in hits)
        found[theme_id] = Evidence(theme_id, max(weight for weight, _ in own), hits)
    return found


def _in_window(
    index: WordingIndex[Clue], text: str, window: tuple[int, int], conceded: Sequence[tuple[int, int]]
) -> dict[str, tuple[float, tuple[Hit[Clue], ...]]]:
    start, end = window
    by_theme: dict[str, list[Hit[Clue]]] = defaultdict(list)
    for hit in index.find(text[start:end]):
        by_theme[hit.key.theme_id].append(replace(hit, start=hit.start + start, end=hit.end + start))
    kept = {theme_id: _without_false_friends(hits) for theme_id, hits in by_theme.items()}
    return {theme_id: (_weigh(hits, text, window, conceded), hits) for theme_id, hits in kept.items() if hits}


def _without_false_friends(hits: Sequence[Hit[Clue]]) -> tuple[Hit[Clue], ...]:
    blocks = [hit for hit in hits if hit.key.weight == 0]
    live = [
        hit
        for hit in hits
        if hit.key.weight > 0 and not any(hit.start < one.end and one.start < hit.end for one in blocks)
    ]
    return tuple(live[i] for i in without_overlaps([(hit.key.weight, hit.start, hit.end) for hit in live]))


def _weigh(hits: Sequence[Hit[Clue]], text: str, window: tuple[int, int], conceded: Sequence[tuple[int, int]]) -> float:
    begin, end = window
    seen: Counter[str] = Counter()
    weights = []
    for hit in sorted(hits, key=lambda hit: -hit.key.weight):
        words = text[hit.start : hit.end].lower()
        weight = hit.key.weight * (1 + EARLY * (1 - (hit.start - begin) / (end - begin)))
        if any(start <= hit.start < stop for start, stop in conceded):
            weight *= CONCEDED
        weights.append(weight * (REPEATED if seen[words] else 1.0))
        seen[words] += 1
    weights.sort(reverse=True)
    return sum(weight * FADING**place for place, weight in enumerate(weights))
