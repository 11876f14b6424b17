"""Whether the text layer of a PDF page says what is printed on it.

A font may come without a character map: its letters then are numbers of shapes, which come out as signs of other
scripts, as private-use characters, or as other letters. Such a page looks right on paper and reads as nonsense.
"""

from __future__ import annotations

import re

from thememiner.reading.pdf_words import PageWords

_STRANGE = re.compile(
    "[^\t\n\r -~\xa0-\u036f\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\ufb00-\ufb06\ufe0f\ufeff\ufffe\x00\x02]"
)
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    "the of and to in a is was for that with on by as at be are not this it from or have has his her their i "  # noqa: SIM905
    "o y yn yr ar ac wedi am gan bod oedd roedd mae ei eu".split()
)
"""Words that no page of English or Welsh does without: 0.05 of 38 words was the least of 324 real pages."""

_MOST_STRANGE = 0.3
_FEWEST_COMMON = 0.02
_ENOUGH = 60


def illegible(found: PageWords) -> str:
    """Why the text layer of a page cannot be what is printed on it; empty where it can."""
    text = "".join(found.raw.split())
    if len(text) >= _ENOUGH and len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text):
        return "its fonts do not say which letters they hold (or it is in another script): they come out as signs"
    words = _WORD.findall(found.raw.lower())
    if len(words) >= _ENOUGH and sum(word in _COMMON for word in words) < _FEWEST_COMMON * len(words):
        return "its letters come out as other letters (or it is in another language): none of the usual words is there"
    return ""
