"""Drop caps put back: a first letter several lines high belongs to the word at its upper right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from thememiner.reading.hyphens import Vocabulary
from thememiner.reading.pdf_words import Word

_HIGH = 1.6
"""Font size, against the page's usual one, from which a single capital may be a drop cap."""


def with_drop_caps(words: Sequence[Word], known: Vocabulary) -> list[Word]:
    """The words of a page, each drop cap joined to its word."""
    usual = Counter(word.size for word in words).most_common(1)[0][0] if words else 0.0
    caps = [word for word in words if word.size > _HIGH * usual and len(word.text.lstrip("‘“'\"")) == 1]
    found = {cap.at: rest for cap in caps if cap.text[-1].isupper() and (rest := _rest(cap, words)) is not None}
    if not found:
        return list(words)
    begun = {rest.at: cap for cap in caps if (rest := found.get(cap.at)) is not None}
    result: list[Word] = []
    for word in words:
        if word.at in found:
            continue
        cap = begun.get(word.at)
        if cap is None:
            result.append(word)
        elif _is_word(cap.text[-1], word.text, known):
            result += [cap._replace(y=word.y, size=word.size, x0=word.x0, x1=word.x0), word]
        else:
            result.append(word._replace(text=cap.text + word.text, at=word.at - len(cap.text)))
    return result


def _rest(cap: Word, words: Sequence[Word]) -> Word | None:
    """The word at the upper right of a drop cap, whose capitals begin at the same height."""
    near = [
        word
        for word in words
        if -1 < word.x0 - cap.x1 < 1.5 * word.size
        and word.size < cap.size / _HIGH
        and word.y < cap.y - 0.5 * word.size
        and abs(_top(cap) - _top(word)) < 0.9 * word.size
        and word.text[0].isalpha()
    ]
    return min(near, key=lambda word: (word.y, word.x0)) if near else None


def _top(word: Word) -> float:
    return word.y - 0.72 * word.size


def _is_word(letter: str, rest: str, known: Vocabulary) -> bool:
    """Whether the letter is a word of its own ("A strategy meeting"), not the first of "Although"."""
    if letter not in "AI":
        return False
    plain = rest.lower().strip(",.;:")
    return known[plain] > known[letter.lower() + plain]
