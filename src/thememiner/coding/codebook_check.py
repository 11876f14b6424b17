"""What a codebook's editor should look at, from its entries alone: likeness of themes, shared and misleading cues.

Definitions are compared by the nearness of their vectors and by the telling words that they share. The mean of all
definitions, the packaged ones among them, is taken off first: they are written in one register, which would decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook, Theme, default_codebook
from thememiner.coding.own_themes import content_words, word_rarity
from thememiner.coding.rulebook import rule_data
from thememiner.encoding import Encoder

Kind = Literal[
    "definitions overlap",
    "cue shared",
    "cue is a false friend",
    "no cues or phrases",
    "given together",
    "decided against each other",
    "never given",
    "cue fires wrongly",
    "cue never fires",
    "mostly doubtful",
    "decisions without a theme",
]
ABOUT: Mapping[Kind, str] = {
    "decisions without a theme": "People decided about a theme that the codebook does not have (any more).",
    "definitions overlap": "Hard to keep apart by their definitions: say under exclude what goes to the other.",
    "given together": "Where the rarer of the two was given, the other mostly was, too.",
    "decided against each other": "People took one of these away and gave the other on the same passage.",
    "never given": "No passage was given this theme; the passages nearest to its definition are quoted.",
    "mostly doubtful": "The coder gave this theme and was mostly unsure: cues and phrases of its own would help.",
    "cue fires wrongly": "The cue's words stand in passages that are not about the theme.",
    "cue is a false friend": "The word has another meaning in reviews: put a word beside it (staff supervision).",
    "cue shared": "The same cue stands in several themes and cannot tell them apart.",
    "cue never fires": "The cue's words stand in no passage: check the spelling and the endings.",
    "no cues or phrases": "The theme is coded from its label and definition alone.",
}
"""Every kind of remark, in the order in which they are shown, and what it means."""

NEAR = 0.35
"""Cosine of centred definitions from which two themes may overlap (of the 780 packaged pairs three reach it)."""
VERY_NEAR = 0.55
"""Cosine from which they do, whatever their words and whatever is said to tell them apart."""
SHARED_WORDS = 2
_LISTED = 6


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that shows what is meant: where it stands ("p. 4"), and its words (cut where they are many)."""

    unit_id: str
    source: str
    page: str
    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: what it is about (themes and, where it is one, the cue), in words, with passages."""

    kind: Kind
    themes: tuple[str, ...]
    said: str
    cue: str = ""
    examples: tuple[Example, ...] = ()


def check_entries(codebook: Codebook, encoder: Encoder) -> list[Remark]:
    """All remarks that need no coded passages, in the order of `ABOUT` and of the codebook."""
    found = [
        *_overlaps(codebook, encoder),
        *_false_friends(codebook),
        *_shared_cues(codebook),
        *_without_cues(codebook),
    ]
    return in_order(found)


def in_order(remarks: Sequence[Remark]) -> list[Remark]:
    """The remarks by kind, each kind in the order it came."""
    kinds = list(ABOUT)
    return sorted(remarks, key=lambda one: kinds.index(one.kind))


def theme_vectors(codebook: Codebook, encoder: Encoder) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Themes x dimensions, centred and of length 1, and the mean that was taken off."""
    own = [f"{theme.label}: {theme.definition}" for theme in codebook.themes]
    packaged = [f"{theme.label}: {theme.definition}" for theme in default_codebook().themes]
    vectors = encoder.encode(own)
    mean = encoder.encode(list(dict.fromkeys([*own, *packaged]))).mean(axis=0)
    return rows_of_length_1(vectors - mean), mean


def rows_of_length_1(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows brought to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = np.divide(vectors, np.maximum(lengths, 1e-12), dtype=np.float32)
    return scaled


def _overlaps(codebook: Codebook, encoder: Encoder) -> Iterator[Remark]:
    vectors, _ = theme_vectors(codebook, encoder)
    nearness = vectors @ vectors.T
    rarity = word_rarity(codebook)
    telling = [_telling(theme, rarity) for theme in codebook.themes]
    pairs = []
    for one, other in combinations(range(len(codebook.themes)), 2):
        near, shared = float(nearness[one, other]), sorted(telling[one] & telling[other])
        apart = _told_apart(codebook.themes[one], codebook.themes[other])
        if near >= VERY_NEAR or (near >= NEAR and len(shared) >= SHARED_WORDS and not apart):
            pairs.append((near, one, other, shared))
    for near, one, other, shared in sorted(pairs, key=lambda pair: (-round(pair[0], 4), pair[1:3])):
        first, second = codebook.themes[one], codebook.themes[other]
        words = f"; words in both: {', '.join(shared[:_LISTED])}" if shared else ""
        yield Remark("definitions overlap", (first.id, second.id), f"nearness {near:.2f}{words}")


def _telling(theme: Theme, rarity: Mapping[str, float]) -> frozenset[str]:
    words = content_words(f"{theme.label} {theme.definition}")
    return frozenset(word for word in words if rarity.get(word, 1.0) > 0)


def _told_apart(first: Theme, second: Theme) -> bool:
    return any(
        other.id in {confusion.theme for confusion in theme.confused_with} or other.id in theme.exclude
        for theme, other in ((first, second), (second, first))
    )


def _false_friends(codebook: Codebook) -> Iterator[Remark]:
    friends: dict[str, str] = rule_data("false-friends")
    for theme in codebook.themes:
        for cue in theme.cues:
            word = cue.strip().rstrip("*+")
            meaning = next((text for start, text in friends.items() if _begins(word, start)), "")
            if meaning and len(word.split()) == 1:
                yield Remark("cue is a false friend", (theme.id,), f"'{cue}' may also mean: {meaning}", cue)


def _begins(word: str, start: str) -> bool:
    """Abbreviations are meant as they are written; other words in any of their forms."""
    return word == start if start.isupper() else word.lower().startswith(start) or start.startswith(word.lower())


def _shared_cues(codebook: Codebook) -> Iterator[Remark]:
    by_cue: dict[str, list[str]] = defaultdict(list)
    for theme in codebook.themes:
        for cue in dict.fromkeys(one.strip().lower() for one in theme.cues):
            by_cue[cue].append(theme.id)
    for cue, themes in by_cue.items():
        if len(themes) > 1:
            yield Remark("cue shared", tuple(themes), f"'{cue}' is a cue of {len(themes)} themes", cue)


def _without_cues(codebook: Codebook) -> Iterator[Remark]:
    for theme in codebook.themes:
        if not theme.cues and not theme.phrases:
            yield Remark("no cues or phrases", (theme.id,), "coded from label and definition alone")
