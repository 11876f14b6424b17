"""Measures of agreement with coded texts, each with a 95 % interval, bootstrapped over texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

Themes = list[set[str]]
LEAST_ROWS = 5
"""Macro-F1 is over themes with at least so many rows."""


def themes_of(row: Mapping[str, str]) -> set[str]:
    """The themes of a coded row, primary and secondary; none where no theme fits."""
    return {one.strip() for one in [row["primary"], *row["secondary"].split(";")] if one.strip() not in {"", "none"}}


def micro_macro(found: Themes, truth: Themes) -> tuple[float, float]:
    """Micro-F1 over all themes, macro-F1 over those with at least `LEAST_ROWS` rows."""
    hit, extra, missed = counts(found, truth)
    micro = f1(hit.total(), extra.total(), missed.total())
    themes = [theme for theme in hit | missed if hit[theme] + missed[theme] >= LEAST_ROWS]
    return micro, float(np.mean([f1(hit[one], extra[one], missed[one]) for one in themes])) if themes else 0.0


def counts(found: Themes, truth: Themes) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By theme: right, given but wrong, missed."""
    hit: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for given, right in zip(found, truth, strict=True):
        hit.update(given & right)
        extra.update(given - right)
        missed.update(right - given)
    return hit, extra, missed


def f1(hit: int, extra: int, missed: int) -> float:
    """F1 of counts; 0 where there is nothing to find."""
    return 2 * hit / max(1, 2 * hit + extra + missed)


def with_interval(score: Callable[[Sequence[int]], float], size: int, rounds: int = 400) -> str:
    """A score of all texts with its interval."""
    random = np.random.default_rng(1)
    again = [score(random.integers(0, size, size).tolist()) for _ in range(rounds)]
    low, high = np.percentile(again, [2.5, 97.5])
    return f"{score(range(size)):.2f} [{low:.2f} {high:.2f}]"


def theme_line(name: str, found: Themes, truth: Themes) -> str:
    """One coder's line: micro- and macro-F1."""

    def score(which: int) -> Callable[[Sequence[int]], float]:
        return lambda picked: micro_macro([found[i] for i in picked], [truth[i] for i in picked])[which]

    size = len(truth)
    return f"  {name:<28} micro-F1 {with_interval(score(0), size)}  macro-F1 {with_interval(score(1), size)}"


def share_line(name: str, right: Sequence[bool]) -> str:
    """A share of texts that are right; with fewer than ten, the counts only."""
    if len(right) < 10:
        return f"  {name:<28} {sum(right)} of {len(right)}"
    return f"  {name:<28} {with_interval(lambda picked: float(np.mean([right[i] for i in picked])), len(right))}"


def theme_table(found: Themes, truth: Themes) -> list[str]:
    """Precision, recall and F1 of each theme that occurs at least `LEAST_ROWS` times, the commonest first."""
    hit, extra, missed = counts(found, truth)
    lines = [f"  {'theme':<36} rows  precision  recall     F1"]
    for theme, rows in (hit + missed).most_common():
        if rows >= LEAST_ROWS:
            precision, recall = hit[theme] / max(1, hit[theme] + extra[theme]), hit[theme] / rows
            one = f1(hit[theme], extra[theme], missed[theme])
            lines.append(f"  {theme:<36} {rows:>4}  {precision:>9.2f}  {recall:>6.2f}  {one:>5.2f}")
    return lines
