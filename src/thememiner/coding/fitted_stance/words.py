"""Texts as counts of words, of shapes of words, and of how they open.

Shapes keep the small words (tense, modals, negation, who speaks) and put endings in the place of all others, so that
"did not consider" and "did not weigh" are alike: a way of speaking is learnt from fewer texts than its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+|[?;:!.,“”\"()–—]", re.IGNORECASE)
_SMALL = frozenset(
    """
    a an the and or but nor so yet for of in on at by to from with without within into onto upon about after
    before during until till since between among through over under against towards across i we us our you your he
    him his she her hers it its they them their theirs this that these those who whom whose which what when where
    why how whether if unless because although though while whilst as than then there here is are was were be been
    being am has have had having do does did doing will would shall should may might can could must ought need
    needs needed cannot not no never nobody nothing none neither nowhere all any both each every few more most
    other some such only own same too very just also again once either several many much little less least enough
    another else however therefore thus nonetheless nevertheless despite instead rather even still already ever
    review panel author reviewers reviewer board partnership report lscb practitioners professionals staff
    agencies practice learning lesson lessons finding findings recommendation mother father family parents child
    children young people said told felt found considered considers identified noted evidence inspectors local
    authority
    """.split()  # noqa: SIM905 - a list of 200 quoted words cannot be read
)
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "s")
_OPENING = 7
_YEAR = 4


def words_of(text: str) -> list[str]:
    """Words and marks in small letters; numbers as ``0``, years as ``0000``."""
    return [_plain(token) for token in _TOKEN.findall(text)]


def shapes_of(text: str) -> list[str]:
    """The same with all but the small words turned into shapes: ``~ed``, ``Xx`` for a name, ``ABC``."""
    return ["^", *(_shape(token) for token in _TOKEN.findall(text))]


def word_counts(text: str) -> Counter[str]:
    """Words and pairs of words."""
    return Counter(_runs(words_of(text), (1, 2)))


def shape_counts(text: str) -> Counter[str]:
    """Shapes in runs of two to four."""
    return Counter(_runs(shapes_of(text), (2, 3, 4)))


def opening_counts(text: str) -> Counter[str]:
    """The first words, each and as the run from the beginning."""
    first = words_of(text)[:_OPENING]
    runs = (" ".join(["^", *first[:length]]) for length in range(1, 4) if len(first) >= length)
    return Counter([*runs, *first])


COUNTS: Mapping[str, Callable[[str], Counter[str]]] = {
    "words": word_counts,
    "shapes": shape_counts,
    "opening": opening_counts,
}
"""The ways of counting, by the name under which a vocabulary keeps them."""


def _plain(token: str) -> str:
    if token[0].isdigit():
        return "0000" if len(token) == _YEAR else "0"
    return token.lower().replace("’", "'")


def _shape(token: str) -> str:
    plain = _plain(token)
    if plain in _SMALL or not plain[0].isalpha():
        return plain
    if plain.endswith("n't"):
        return "n't"
    if token[0].isupper():
        return "ABC" if len(token) > 1 and token.isupper() else "Xx"
    return next((f"~{end}" for end in _ENDINGS if plain.endswith(end) and len(plain) > len(end) + 2), "~")


def _runs(tokens: Sequence[str], lengths: Sequence[int]) -> Iterator[str]:
    for length in lengths:
        for start in range(len(tokens) - length + 1):
            yield " ".join(tokens[start : start + length])
