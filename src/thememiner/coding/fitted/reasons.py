"""Why a theme was given: the words and cues that weighed most, or the phrase of the codebook that is nearest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from thememiner.coding.evidence import Evidence
from thememiner.coding.fitted.features import Features

if TYPE_CHECKING:
    from thememiner.coding.fitted.model import ThemeModel

MOST_WORDS = 3
LEAST_WEIGHT = 0.02
"""What a word adds to the linear score (which runs from -1 to 1) for it to be named."""


class Reason(NamedTuple):
    """Why a label was given: in words, the words of the text, and where those stand that speak of the label itself."""

    rule: str
    words: str
    spans: tuple[tuple[int, int], ...]


def reason_for(model: ThemeModel, text: str, row: int, label: int, given: Features) -> Reason:
    """The reason for one label of one text; its places are those of the rules' words if any rule found some."""
    hits = given.found[row].get(label)
    terms = _heaviest_terms(model, row, label, given)
    reasons = [_rule(hits)] if hits else []
    if terms:
        reasons.append("words: " + ", ".join(terms))
    phrase, cosine = model.extractor.entries.nearest(given.vectors[row], label)
    if phrase and not hits:
        reasons.append(f"near ({cosine:.2f}): {phrase}")
    ruled = tuple((hit.start, hit.end) for hit in hits.hits) if hits else ()
    learnt = tuple(found.span() for term in terms if (found := _in_text(term, text)))
    # Where rules fired their words say best which sentence speaks of the theme; learnt words stand in the reason.
    spans = ruled or learnt
    words = dict.fromkeys(text[start:end] for start, end in spans)
    return Reason("; ".join(reasons) or "likeness to texts with this label", "; ".join(words), spans)


def _rule(evidence: Evidence) -> str:
    heaviest = sorted(evidence.hits, key=lambda hit: -hit.key.weight)
    return "; ".join(dict.fromkeys(f"{hit.key.source}: {hit.wording}" for hit in heaviest[:MOST_WORDS]))


def _heaviest_terms(model: ThemeModel, row: int, label: int, given: Features) -> list[str]:
    one = given.words[[row]]
    added = one.data * model.linear["all"].words[one.indices, label]
    terms = model.extractor.words.terms
    order = [place for place in np.argsort(-added, kind="stable") if added[place] >= LEAST_WEIGHT]
    named = [terms[one.indices[place]] for place in order]
    return [term for term in named if not set(term.split()) <= _stop_words()][:MOST_WORDS]


def _in_text(term: str, text: str) -> re.Match[str] | None:
    return re.search(r"\b" + r"[\W\d_]+".join(map(re.escape, term.split())) + r"\b", text, re.IGNORECASE)


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset(ENGLISH_STOP_WORDS)
