"""The small language in which cues and rules are written, compiled to regular expressions.

A wording is words in order; between two words only white space, hyphens, commas, quotes and brackets may stand. A word
is one of

====================  ===================================================================
``plan``              exactly this word (a possessive ``'s`` is allowed after any word)
``plan+``             with the endings of a noun or verb: plans, planned, planning
``assess*``           any word that begins so
``share/sharing``     either; ``social_worker`` is a word with a space in it
``very?``             may be there or not
``..`` / ``..9``      up to five (nine) words, inside the sentence
``<child>``           one of a named set of words
``MASH``              capitals match capitals only
====================  ===================================================================

Cues of codebooks are read as people write them: ``pass(ed) on``, ``supervision (staff)``, ``MASH/front door``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

Sets = Mapping[str, tuple[str, ...]]

BETWEEN = r"[\s,\-‐‑–—‘’'“”\"()/:￾]+"
_ANCHOR = 6
_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = r"(?:['’]s?(?!\w))?"
_GLOSS = re.compile(r"\s+\([^)]*\)")
_ENDING = re.compile(r"(\w+)\((\w+)\)")


@dataclass(frozen=True)
class Wording:
    """A compiled wording: its expression, and for each word that must be there the beginnings it may have.

    The rarest of them comes first in ``anchors``; a text that lacks any of them cannot match.
    """

    source: str
    expression: str
    anchors: tuple[frozenset[str], ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first tried: most of some thousand wordings are never tried on a small table."""
        return re.compile(self.expression, re.IGNORECASE)


def word_beginnings(text: str) -> set[str]:
    """First letters of all words of a text, as `Wording.anchors` has them."""
    words = set(_WORD.findall(text.lower()))
    return {word[:_ANCHOR] for word in words} | {f"{word[:size]}*" for word in words for size in range(2, _ANCHOR)}


def compile_wording(source: str, sets: Sets) -> Wording:
    """Compile one wording.

    Raises:
        ValueError: It is empty, names a set that is not there, or has no word that is always required.
    """
    parts: list[str] = []
    anchors: list[frozenset[str]] = []
    for token in source.split():
        if token.startswith(".."):
            parts.append(rf"(?:{BETWEEN}\w[\w’']*){{0,{token[2:] or 5}}}?")
            continue
        optional = token.endswith("?")
        alternatives = _alternatives(token.rstrip("?"), sets)
        choice = "(?:" + "|".join(_expression(one) for one in alternatives) + ")"
        lead = BETWEEN if parts else ""
        parts.append(f"(?:{lead}{choice})?" if optional else lead + choice)
        if not optional:
            anchors.append(frozenset().union(*(_anchors(one) for one in alternatives)))
    if not anchors:
        raise ValueError(f"the wording {source!r} has no word that must be there")
    anchors.sort(key=lambda one: (len(one), -min(map(len, one))))
    return Wording(source, r"(?<!\w)" + "".join(parts), tuple(anchors))


def _alternatives(token: str, sets: Sets) -> tuple[str, ...]:
    found: list[str] = []
    for one in token.split("/"):
        if one.startswith("<"):
            name = one.strip("<>")
            if name not in sets:
                raise ValueError(f"there is no set of words {name!r}")
            found.extend(alternative for word in sets[name] for alternative in _alternatives(word, sets))
        else:
            found.append(one)
    return tuple(found)


def _expression(word: str) -> str:
    *head, last = word.split("_")
    whole = BETWEEN.join([*(_literal(piece) for piece in head), _last(last)])
    is_capitals = word.isupper() and len(word) > 1
    return (f"(?-i:{whole})" if is_capitals else whole) + r"(?!\w)" + _POSSESSIVE


def _last(piece: str) -> str:
    if piece.endswith("*"):
        return _literal(piece[:-1]) + r"\w*"
    if piece.endswith("+"):
        return "(?:" + "|".join(_literal(form) for form in _forms(piece[:-1])) + ")"
    return _literal(piece)


def _literal(piece: str) -> str:
    return BETWEEN.join(re.escape(part) for part in re.split(r"[-'’]", piece) if part)


def _forms(stem: str) -> tuple[str, ...]:
    """Endings of nouns and verbs; too many forms do no harm, since only real words are met with."""
    if stem.endswith("e"):
        return tuple(stem[:-1] + end for end in ("e", "es", "ed", "ing"))
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return tuple(stem[:-1] + end for end in ("y", "ies", "ied", "ying"))
    doubled = stem + stem[-1]
    return tuple([stem, *(stem + end for end in ("s", "es", "ed", "ing")), doubled + "ed", doubled + "ing"])


def _anchors(word: str) -> frozenset[str]:
    """Beginnings of the longest piece of a word, the rarest by and large."""
    head, _, last = word.lower().rpartition("_")
    pieces = [piece for piece in _WORD.findall(head) if len(piece) > _ANCHOR]
    if pieces:
        return frozenset({max(pieces, key=len)[:_ANCHOR]})
    if last.endswith("*") and len(_WORD.findall(last)[0]) < _ANCHOR:
        return frozenset({_WORD.findall(last)[0] + "*"})
    forms = _forms(last[:-1]) if last.endswith("+") else (last,)
    return frozenset(_WORD.findall(form)[0][:_ANCHOR] for form in forms)


def cue_wordings(cue: str) -> tuple[str, ...]:
    """Read a codebook's cue as wordings.

    A gloss in brackets after a space says how a cue is meant and is not part of it; endings in brackets are both forms;
    an abbreviation beside a slash stands for the whole of the other side.
    """
    plain = _ENDING.sub(r"\1/\1\2", _GLOSS.sub("", cue)).strip()
    tokens = plain.split()
    for place in (0, -1):
        if tokens and "/" in tokens[place]:
            names = [one for one in tokens[place].split("/") if one.isupper()]
            others = [one for one in tokens[place].split("/") if not one.isupper()]
            if names and others:
                rest = tokens.copy()
                rest[place] = "/".join(others)
                return (*names, *_plain_endings([" ".join(rest)]))
    return tuple(_plain_endings([plain])) if plain else ()


def _plain_endings(wordings: Iterable[str]) -> list[str]:
    """Give plain lower-case words of a cue the endings of nouns and verbs."""
    found = []
    for wording in wordings:
        tokens = [[_open(one) for one in token.split("/")] for token in wording.split()]
        found.append(" ".join("/".join(choices) for choices in tokens))
    return found


def _open(word: str) -> str:
    is_plain = word.isalpha() and not word.isupper() and len(word) >= 3
    return word + "+" if is_plain else word
