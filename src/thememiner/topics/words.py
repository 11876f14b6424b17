"""The terms of a topic: words and pairs of words that stand in the passages as they are shown.

BERTopic weighs them (class-based TF-IDF; Grootendorst, *BERTopic*, arXiv 2203.05794, 2022); which may be terms at all
and which say the same twice is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

_DOMAIN = """
agencies agency author board case child children child's children's family finding findings ilacs inspection
inspectors key lcspr learning lesson lessons local lscb lscp mr mrs ms panel partner partners partnership period
practice practitioner practitioners professional professionals recommendation recommendations recommended report
review reviewer reviewers reviews safeguarding scr section serious staff subject subject's young people person
"""
DOMAIN_STOP_WORDS = frozenset(_DOMAIN.split())
"""Words that say what kind of document this is, and so tell no topic from another."""

_BEGIN_PAIRS = frozenset({"child", "family", "serious", "young"})
"""Say nothing alone, and much in "child protection", "serious violence" and "young carers"."""

_OTHER = """
did does doing didn't doesn't don't wasn't weren't hadn't hasn't isn't just like said says ensure asked told known given
came went got time times date day days week weeks month months year years old aged seven thirteen later ago
"""
"""Verbs of telling, and words of time, of which any account of a case is full."""

_STOP_WORDS = ENGLISH_STOP_WORDS | DOMAIN_STOP_WORDS | frozenset(_OTHER.split())
_RUN = re.compile(r"[^\W\d_](?:[\w'-]*[^\W_])?(?:[ ]+[^\W\d_](?:[\w'-]*[^\W_])?)*")


def terms_of(text: str) -> list[str]:
    """Words, and pairs that stand side by side within a clause, without stop words, in lower case.

    ``"quality of practice"`` gives no pair: what is shown as a term was written so.
    """
    found = []
    for run in _RUN.findall(text.lower().replace("’", "'")):
        words = run.split()
        found += [word for word in words if _tells(word)]
        found += [
            f"{one} {two}" for one, two in pairwise(words) if _tells(two) and (_tells(one) or one in _BEGIN_PAIRS)
        ]
    return found


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in _STOP_WORDS


def distinct(terms: Iterable[str], *, most: int) -> tuple[str, ...]:
    """The first terms, without those whose every word (but for a plural s) has been said already."""
    kept: list[str] = []
    said: set[str] = set()
    for term in terms:
        words = {word.removesuffix("'s").removesuffix("s") for word in term.split()}
        if not words <= said:
            kept.append(term)
            said |= words
    return tuple(kept[:most])
