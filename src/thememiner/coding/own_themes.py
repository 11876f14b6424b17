"""Evidence for a user's own theme, of which only label and definition are known: its telling words.

Words weigh by how few themes use them (inverse document frequency, Spärck Jones 1972), counted over the user's codebook
and the packaged one together: with three themes alone "children" would look rare.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.evidence import Clue
from thememiner.coding.wording import Wording, compile_wording, cue_wordings

CUE_WEIGHT = 2.0
LABEL_PHRASE_WEIGHT = 2.0
LABEL_WORD_WEIGHT = 2.0
DEFINITION_WORD_WEIGHT = 1.2
"""Two or three rare words of a definition together give a theme; one does not."""

COMMON = 10
"""A word that fewer than one text in so many uses has its whole weight."""

_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y")
_LEAST_STEM = 4


def own_clues(theme: Theme, rarity: Mapping[str, float]) -> Iterator[tuple[Clue, Wording]]:
    """Wordings of a theme by its own entry: cues, label, facets and phrases, then definition and inclusions."""
    for cue in theme.cues:
        for written in cue_wordings(cue):
            yield Clue(theme.id, CUE_WEIGHT, "cue"), compile_wording(written, {})
    seen: set[str] = set()
    for phrase in (theme.label, *theme.facets, *(one.text for one in theme.phrases)):
        words = content_words(phrase)
        if 2 <= len(words) <= 6:
            written = " .. ".join(stem + "*" for stem in words)
            yield Clue(theme.id, LABEL_PHRASE_WEIGHT, "phrase"), compile_wording(written, {})
    for weight, source, text in _fields(theme):
        for stem in content_words(text):
            if stem not in seen and rarity.get(stem, 1.0) > 0:
                seen.add(stem)
                yield Clue(theme.id, weight * rarity.get(stem, 1.0), source), compile_wording(stem + "*", {})


def _fields(theme: Theme) -> tuple[tuple[float, str, str], ...]:
    label_weight = LABEL_WORD_WEIGHT if len(content_words(theme.label)) <= 2 else DEFINITION_WORD_WEIGHT
    more = " ".join((*theme.facets, *(one.text for one in theme.phrases)))
    return (
        (label_weight, "label", theme.label),
        (DEFINITION_WORD_WEIGHT, "definition", theme.definition),
        (DEFINITION_WORD_WEIGHT, "entry", f"{theme.include} {more}"),
    )


def word_rarity(codebook: Codebook) -> dict[str, float]:
    """By stem, 0..1: 1 for a word that one theme uses, 0 for one that a quarter or more of them use."""
    texts = [*map(_entry, codebook.themes), *map(_entry, default_codebook().themes)]
    found = Counter(stem for text in texts for stem in set(content_words(text)))
    most = math.log(4)
    return {stem: min(1.0, max(0.0, math.log(len(texts) / count) - most) / most) for stem, count in found.items()}


def rarity_in(texts: Sequence[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """The same, less for words that many of these texts use: 0 for one in all of them, no less for one in a tenth."""
    used = Counter(stem for text in texts for stem in set(content_words(text)))
    stems = sorted(used)
    found = {}
    for stem, weight in rarity.items():
        # A clue has an open ending: it finds every word that begins with it.
        first, end = bisect_left(stems, stem), bisect_left(stems, stem + "\uffff")
        count = min(len(texts), sum(used[one] for one in stems[first:end]))
        found[stem] = weight * min(1.0, math.log((len(texts) + 1) / (count + 1)) / math.log(COMMON))
    return found


def _entry(theme: Theme) -> str:
    return " ".join((theme.label, theme.definition, *theme.facets, theme.include, theme.failing, theme.good))


def content_words(text: str) -> list[str]:
    """Stems of the words that say something, each once, in order."""
    from spacy.lang.en.stop_words import STOP_WORDS

    words = re.findall(r"[a-z]{3,}", text.lower())
    return list(dict.fromkeys(stem_of(word) for word in words if word not in STOP_WORDS))


def stem_of(word: str) -> str:
    """The word without its ending, so that an open ending finds its other forms."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
