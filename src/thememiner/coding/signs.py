"""Whether a passage without a section sounds like learning at all: signs in its words, weighed together.

Shapes recognise what they were written for; a telling, a method or a terms of reference in other words passes for a
finding. Tense, persons, dates, questions and judging words, weighed by a logistic regression (tools/fit_signs.py, on
development texts only), catch part of those. The weights are plain numbers in ``data/sign-weights.yaml``.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from thememiner.coding.polarity import word_counts
from thememiner.coding.rulebook import rule_data
from thememiner.coding.shapes import Found

MOST = 4
"""A sign that is met more often counts no more."""
_SHAPES = (
    "terms-of-reference", "method", "other-boilerplate", "recommendation", "question", "good-practice", "lesson",
    "family-view", "practitioner-view", "narrative", "finding", "research", "process", "statute", "voice",
)  # fmt: skip
_JUDGING = ("failing", "hint", "good", "praise", "negator", "cancelled")
_WORDS = 20
_FEWEST = 10
_ITEM = 40


class _Signs(NamedTuple):
    patterns: dict[str, re.Pattern[str]]
    thick: frozenset[str]


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    data = rule_data("signs")
    return _Signs({name: re.compile(one) for name, one in data["signs"].items()}, frozenset(data["thick"]))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in rule_data("sign-weights").items()}


def signs_of(found: Found) -> dict[str, float]:
    """The strength of each sign in a text: roots of counts, and for some the count for twenty words."""
    signs: dict[str, float] = {}
    for name, pattern in _signs().patterns.items():
        count = len(pattern.findall(found.text))
        signs[name] = math.sqrt(min(count, MOST))
        if name in _signs().thick:
            signs[f"{name}, density"] = min(count / max(found.length, _FEWEST) * _WORDS, MOST)
    for shape in _SHAPES:
        signs[f"shape {shape}"] = math.sqrt(min(found.count(shape), MOST))
    counts = word_counts(found.text)
    for name in _JUDGING:
        signs[f"judging {name}"] = math.sqrt(min(counts[name], MOST))
    signs["length"] = math.log(found.length + 1)
    signs["short"] = float(found.length < _WORDS)
    return signs


def is_bare_item(found: Found) -> bool:
    """Whether it is a short item of a list ("damage by water or fire") that by itself judges nothing."""
    if found.length >= _ITEM or not found.text[:1].islower():
        return False
    counts = word_counts(found.text)
    judging = (
        counts["failing"] + counts["hint"] + counts["good"] + found.count("finding", "voice", "lesson", "question")
    )
    return judging == 0 and not found.orders


def learning_share(found: Found) -> float:
    """How likely texts with these signs were learning among the development texts, from 0 to 1."""
    weights = _weights()
    total = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in signs_of(found).items())
    return 1.0 / (1.0 + math.exp(-total))
