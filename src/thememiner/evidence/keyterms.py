"""Terms that set one group of texts apart from the others: a theme, a topic, a period, a board, a kind of review.

Two readings. *c-TF-IDF* says what a group speaks of much (Grootendorst, *BERTopic*, arXiv 2203.05794, 2022). *Log-odds
with an informative Dirichlet prior* says what it speaks of more than the others do, and how surely (Monroe, Colaresi
and Quinn, *Fightin' Words*, Political Analysis 16, 2008). In both a term counts once a text: how often a writer repeats
a word says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from thememiner.topics.words import distinct, terms_of

PRIOR = 500.0
"""How many term uses the prior is worth at most, spread over the terms as in all texts together; where there are few
texts, a tenth of their term uses, so that the prior does not drown them."""
SURE = 1.96
"""A term whose z is below this does not set a group apart (95 %, each term for itself)."""
FEWEST = 3
"""Texts of the group that a term has to stand in."""

Terms = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A term of one group: in how many of its texts, in how many of the others, and its score.

    The score is the z of the log-odds, or the c-TF-IDF weight.
    """

    term: str
    score: float
    texts: int
    elsewhere: int


def log_odds(
    groups: Mapping[str, Sequence[str]], *, most: int = 10, terms: Terms = terms_of
) -> dict[str, tuple[KeyTerm, ...]]:
    """For each group the terms that it uses more than all the others together, the surest first.

    Args:
        groups: Texts by the name of their group; with a single group nothing can be set apart.
        most: How many terms to give at most; fewer where fewer are sure.
        terms: Makes terms of a text.
    """
    counts = _counts(groups, terms)
    total = sum(counts.values(), Counter[str]())
    every = total.total()
    return {name: _sure(own, total, every, most) if len(groups) > 1 else () for name, own in counts.items()}


def _sure(own: Counter[str], total: Counter[str], every: int, most: int) -> tuple[KeyTerm, ...]:
    here, there = own.total(), every - own.total()
    worth = min(PRIOR, every / 10)
    found = []
    for term, count in own.items():
        other = total[term] - count
        prior = worth * total[term] / every
        odds = log((count + prior) / (here + worth - count - prior)) - log(
            (other + prior) / (there + worth - other - prior)
        )
        z = odds / sqrt(1 / (count + prior) + 1 / (other + prior))
        if count >= FEWEST and z >= SURE:
            found.append(KeyTerm(term, z, count, other))
    return _first(found, most)


def c_tf_idf(
    groups: Mapping[str, Sequence[str]], *, most: int = 10, terms: Terms = terms_of
) -> dict[str, tuple[KeyTerm, ...]]:
    """For each group the terms of the greatest class-based TF-IDF; see `log_odds` for the arguments."""
    counts = _counts(groups, terms)
    total = sum(counts.values(), Counter[str]())
    average = total.total() / max(len(counts), 1)
    return {
        name: _first(
            [
                KeyTerm(term, count / own.total() * log(1 + average / total[term]), count, total[term] - count)
                for term, count in own.items()
            ],
            most,
        )
        for name, own in counts.items()
    }


def _counts(groups: Mapping[str, Sequence[str]], terms: Terms) -> dict[str, Counter[str]]:
    return {name: Counter(term for text in texts for term in set(terms(text))) for name, texts in groups.items()}


def _first(found: Sequence[KeyTerm], most: int) -> tuple[KeyTerm, ...]:
    """The best, of equals the first in the alphabet, without those that say the same again."""
    by_term = {one.term: one for one in sorted(found, key=lambda one: (-one.score, one.term))}
    return tuple(by_term[term] for term in distinct(by_term, most=most))
