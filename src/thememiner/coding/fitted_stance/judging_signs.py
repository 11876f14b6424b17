"""Plain numbers of a text that say how practice is judged in it: clauses, judging words, and what its sentences say."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.polarity import Clause, clauses, word_counts

_LISTS = ("failing", "hint", "good", "praise", "negator", "cancelled")
_SHORT = 20
_FEWEST = 10
_HALF = 0.5


def judging_signs(text: str, sentences: Sequence[tuple[int, int]]) -> dict[str, float]:
    """Numbers from the clauses and judging words of a text with these sentences."""
    parts = clauses(text, sentences)
    counts = _clause_counts(parts)
    total, length = max(len(parts), 1), len(text.split())
    signs: dict[str, float] = {}
    for name, count in counts.items():
        signs |= {name: math.sqrt(count), f"{name}, share": count / total, f"{name}, any": float(count > 0)}
    failing, good = counts["failing"] + counts["hint"], counts["good"]
    signs["both"] = min(failing, good) / total
    signs["both outright"] = min(counts["failing"], counts["praise"]) / total
    for place, one in (("first", parts[:1]), ("last", parts[-1:])):
        for polarity in ("failing", "good"):
            signs[f"{place} {polarity}"] = float(any(part.polarity == polarity for part in one))
    said = word_counts(text)
    for name in _LISTS:
        signs[f"words {name}"] = math.sqrt(said[name])
        signs[f"words {name}, density"] = said[name] / max(_FEWEST, length) * _SHORT
    signs["length"] = math.log(1 + length)
    signs["short"] = float(length < _SHORT)
    signs["sentences"] = math.log(1 + len(sentences))
    return signs


def _clause_counts(parts: Sequence[Clause]) -> dict[str, int]:
    return {
        "failing": sum(one.polarity == "failing" and one.outright for one in parts),
        "hint": sum(one.polarity == "failing" and not one.outright for one in parts),
        "good": sum(one.polarity == "good" for one in parts),
        "praise": sum(one.polarity == "good" and one.outright for one in parts),
        "conceded": sum(one.conceded for one in parts),
        "dismissed": sum(one.polarity == "neutral" and bool(one.words) for one in parts),
    }


def sentence_signs(judged: NDArray[np.float64]) -> dict[str, float]:
    """Numbers from what the sentences of a text say.

    Args:
        judged: sentences x 2, how likely each says that something fell short, and that something was good.
    """
    signs: dict[str, float] = {}
    for name, shares in (("falls short", judged[:, 0]), ("good", judged[:, 1])):
        signs |= {
            f"sentence {name}, most": float(shares.max()),
            f"sentence {name}, two most": float(np.sort(shares)[-2:].mean()),
            f"sentence {name}, mean": float(shares.mean()),
            f"sentence {name}, share": float((shares > _HALF).mean()),
            f"sentence {name}, count": math.log1p(float((shares > _HALF).sum())),
            f"sentence {name}, first": float(shares[0]),
            f"sentence {name}, last": float(shares[-1]),
            f"sentence {name}, any": float(1 - np.prod(1 - shares)),
        }
    signs["sentences both, most"] = min(signs["sentence falls short, most"], signs["sentence good, most"])
    signs["sentences both, any"] = signs["sentence falls short, any"] * signs["sentence good, any"]
    return signs
