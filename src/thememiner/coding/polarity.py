"""How practice is judged, clause by clause: failing, good or neither, with negation and its scope.

A clause ends at a full stop, semicolon, "but", "however", "although", "while" and the like: negation and concession do
not reach beyond it (a negation that runs on past "but" is the commonest error of scope).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from thememiner.coding.matching import Hit, WordingIndex
from thememiner.coding.rulebook import rule_data, wordings
from thememiner.records import Polarity

# What joins clauses of different polarity. The comma after a concession ends it.
_JOINT = re.compile(
    r"[;–—:]\s|,?\s\b(?:but|however|although|though|whilst|while|whereas|yet|despite|in spite of|except that"
    r"|even though"
    r"|nevertheless|nonetheless|notwithstanding)\b",
    re.IGNORECASE,
)
_CONCESSION = re.compile(
    r"^\W*(?:although|though|while|whilst|despite|in spite of|even though|notwithstanding)\b", re.I
)
_NOT_FOUND = re.compile(
    r"(?:had |made )?no (?:evidence|indication|suggestion|sign|reason|criticism|concern|bearing|more|difference)"
    r"|did not|not\b|nothing|suggests",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s")
_REACH = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``text[start:end]`` and how it judges.

    ``words`` are those that decided, "" where none did. ``outright`` is false where the words are such as also occur in
    plain telling ("well", "clear", "did not"): in a case review they are no judgement of practice.
    """

    start: int
    end: int
    polarity: Polarity
    words: str
    outright: bool = True
    conceded: bool = False


@lru_cache(maxsize=1)
def _lexicon() -> WordingIndex[str]:
    return WordingIndex((kind, one) for kind, listed in rule_data("polarity").items() for one in wordings(listed))


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[Hit[str], ...]:
    """Kept for a while: a text's clauses, its counts and its signs are all asked for one after the other."""
    return tuple(_lexicon().find(text))


def word_counts(text: str) -> Counter[str]:
    """How many words of each list (failing, good, hint ...) a text has, whatever their scope."""
    return Counter(hit.key for hit in _found(text))


def clauses(text: str, sentences: Sequence[tuple[int, int]]) -> list[Clause]:
    """The clauses of a text with their polarity, in order; ``neutral`` where no word judges."""
    hits = _found(text)
    judged = [_judged(text, span, hits) for sentence in sentences for span in clause_spans(text, *sentence)]
    return [replace(one, conceded=_CONCESSION.search(text[one.start : one.end]) is not None) for one in judged]


def clause_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a sentence where polarity may turn."""
    cuts = [found.start() for found in _JOINT.finditer(text, start + 1, end)]
    spans: list[tuple[int, int]] = []
    for left, right in zip([start, *cuts], [*cuts, end], strict=True):
        comma = _COMMA.search(text, left + 1, right) if _CONCESSION.search(text[left:right]) else None
        spans.extend([(left, comma.start()), (comma.start(), right)] if comma else [(left, right)])
    return [span for span in spans if re.search(r"\w", text[span[0] : span[1]])]


def _judged(text: str, span: tuple[int, int], hits: Sequence[Hit[str]]) -> Clause:
    start, end = span
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    cancelled = [hit for hit in inside if hit.key == "cancelled"]
    live = [hit for hit in inside if not any(hit.start < one.end and one.start < hit.end for one in cancelled)]
    failing = [hit for hit in live if hit.key == "failing"]
    negators = [hit for hit in live if hit.key == "negator"]
    good = [hit for hit in live if hit.key == "good" and not _overlaps(hit, failing)]
    turned = [hit for hit in good if _is_negated(text, hit, negators)]
    praise = [hit for hit in good if hit not in turned]
    against = failing + turned
    if against and len(against) * 2 > len(praise):
        return Clause(start, end, "failing", _words(text, against))
    if praise or any(_is_praise(text[one.start : one.end]) for one in cancelled):
        named = [hit for hit in inside if hit.key == "praise"]
        return Clause(start, end, "good", _words(text, praise or cancelled), outright=bool(named))
    hints = [hit for hit in live if hit.key == "hint"]
    return Clause(start, end, "failing" if hints else "neutral", _words(text, hints or cancelled), outright=not hints)


def _overlaps(hit: Hit[str], others: Sequence[Hit[str]]) -> bool:
    return any(hit.start < one.end and one.start < hit.end for one in others)


def _is_negated(text: str, hit: Hit[str], negators: Sequence[Hit[str]]) -> bool:
    before = [one for one in negators if one.end <= hit.start]
    return any(len(re.findall(r"\w+", text[one.end : hit.start])) <= _REACH for one in before)


def _is_praise(words: str) -> bool:
    """Whether what is negated is praise: not having found a failing ("no evidence of poor sharing") is none."""
    return _NOT_FOUND.match(words) is None


def _words(text: str, hits: Sequence[Hit[str]]) -> str:
    seen = dict.fromkeys(text[hit.start : hit.end] for hit in sorted(hits, key=lambda hit: hit.start))
    return "; ".join(seen)
