"""Line ends joined: a hyphen that only broke a word goes, one that belongs to the word stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\ufeff\x00]")
_BREAKS = ("\ufffe", "\x02")
"""What pdfium puts where a line ends in a hyphen that it takes for a broken word."""

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_LEFT, _RIGHT = re.compile(r"[^\W_]+$"), re.compile(r"^[^\W_]+")
_PREFIXES = frozenset(
    {
        "multi",
        "non",
        "self",
        "co",
        "re",
        "pre",
        "post",
        "ex",
        "well",
        "long",
        "short",
        "inter",
        "follow",
        "step",
        "one",
        "two",
        "three",
        "single",
        "cross",
        "anti",
        "over",
        "under",
        "high",
        "low",
        "hard",
        "half",
        "full",
        "part",
        "sub",
        "semi",
        "near",
        "cyber",
        "mid",
        "face",
        "day",
        "year",
    }
)


def plain(text: str) -> str:
    """Ligatures written out, invisible characters gone."""
    return _INVISIBLE.sub("", text.translate(LIGATURES))


class LineJoiner:
    """Joins lines with the document's own words as its dictionary.

    Args:
        lines: The words of each line of the document.
    """

    def __init__(self, lines: Iterable[Sequence[str]]) -> None:
        self._known: Counter[str] = Counter()
        for words in lines:
            for place, word in enumerate(words):
                is_broken = place == len(words) - 1 and word.endswith(("-", *_BREAKS))
                if not is_broken:
                    self._known.update(_WORDS.findall(plain(word).lower()))

    def join(self, above: str, below: str) -> str:
        """The two texts as one, with a space, a hyphen or nothing between them."""
        if above.endswith(_BREAKS):
            return self._mended(above[:-1], below)
        if above.endswith("-") and above[-2:-1].isalpha() and below[:1].isalpha():
            return self._mended(above[:-1], below)
        is_range = above.endswith(("-", "–")) and above[-2:-1].isdigit() and below[:1].isdigit()
        if is_range or (above.endswith("/") and above[-2:-1].isalpha()):
            return above + below
        return f"{above} {below}"

    def _mended(self, above: str, below: str) -> str:
        left, right = _LEFT.search(above), _RIGHT.match(below)
        if not left or not right:
            return f"{above}-{below}"
        first, second = left.group().lower(), right.group().lower()
        whole, hyphenated = self._known[first + second], self._known[f"{first}-{second}"]
        if whole or hyphenated:
            return f"{above}-{below}" if hyphenated > whole else above + below
        is_compound = first in _PREFIXES or below[:1].isupper() or not first.isalpha()
        both_are_words = self._known[first] > 0 and self._known[second] > 0 and min(len(first), len(second)) > 2
        return f"{above}-{below}" if is_compound or both_are_words else above + below
