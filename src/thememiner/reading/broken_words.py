"""Words torn apart or run together, told by the document's own vocabulary, without a word list.

"safe guarding" is broken where the document writes "safeguarding" elsewhere and one of the two pieces hardly ever;
"theschool" is run together where it stands once and "school" stands often. Both miss what happens to a word that the
document uses once only; neither takes a rare or foreign word for a broken one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_TOKEN = re.compile(r"(?<![\w.’'@/-])[a-z]+(?![\w’'@/-])")
_GLUED_BEFORE = ("the", "and", "that", "was", "were", "which", "from")
_GLUED_AFTER = ("the", "and", "that", "was", "with", "from")
_LONGEST_GAP = 1
_RARE, _USED, _OFTEN = 2, 2, 3
_SHORTEST_REST = 4
_LETTERS = frozenset("bcdefghjklmnpqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Broken:
    """What looks broken: the pieces as they stand, and in which text (by its place among those given)."""

    words: str
    text: int


def broken_words(texts: Iterable[str]) -> tuple[list[Broken], int]:
    """Find broken words.

    Args:
        texts: The passages of one document.

    Returns:
        What was found, and the number of lower-case words looked at.
    """
    tokens = [[(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)] for text in texts]
    counts = Counter(word for line in tokens for word, _, _ in line)
    found: list[Broken] = []
    for index, line in enumerate(tokens):
        for (word, _, end), (after, start, _) in pairwise(line):
            if start - end <= _LONGEST_GAP and _are_one(word, after, counts):
                found.append(Broken(f"{word} {after}", index))
        found += [Broken(word, index) for word, _, _ in line if counts[word] == 1 and _is_glued(word, counts)]
    return found, sum(counts.values())


def _are_one(word: str, after: str, counts: Counter[str]) -> bool:
    if len(word) == 1 and word in _LETTERS:
        return counts[word + after] >= _USED
    return counts[word + after] >= _USED and min(counts[word], counts[after]) <= _RARE


def _is_glued(word: str, counts: Counter[str]) -> bool:
    rests = [word.removeprefix(one) for one in _GLUED_BEFORE if word.startswith(one)]
    rests += [word.removesuffix(one) for one in _GLUED_AFTER if word.endswith(one)]
    return any(len(rest) >= _SHORTEST_REST and counts[rest] >= _OFTEN for rest in rests)
