"""How far the two coders of the coded texts agree: the ceiling beside which the machine's figures stand.

    python benchmarks/human_agreement.py [--data ../shared/data]

For ``coded/findings.csv`` and ``coded/paragraphs.csv``, theme by theme and together. Both coders were language models
with one brief: this is a ceiling for consistency, not what two people would reach. Intervals: 95 %, bootstrap over
texts.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thememiner.coding.agreement import (
    Estimate,
    Table,
    alpha_of,
    cohen_kappa,
    confusions,
    f1_of,
    kappa_of,
    krippendorff_alpha,
    resamplings,
    two_by_two,
    weighted_scores,
    with_interval,
)

LEAST = 10
"""Texts with a theme by either coder below which there are only counts."""


@dataclass(frozen=True)
class Pair:
    """Two codings of the same texts; ``f1`` (symmetric) and ``table`` where it is yes or no."""

    units: int
    kappa: Estimate
    alpha: Estimate
    f1: Estimate
    table: Table | None


@dataclass(frozen=True)
class HumanAgreement:
    """The first theme and polarity on all texts; themes on texts to which either coder gave one."""

    primary: Pair
    polarity: Pair
    together: Pair
    themes: Mapping[str, Pair]


def human_agreement(rows: Sequence[Mapping[str, str]]) -> HumanAgreement:
    """The agreement of the coders ``_a`` and ``_b`` of coded rows (``primary_a``, ``secondary_a`` and so on)."""
    first, second = ([themes_of(row, who) for row in rows] for who in ("_a", "_b"))
    coded = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a | b]
    names = sorted({theme for one in (*first, *second) for theme in one})
    return HumanAgreement(
        primary=_named([row["primary_a"] for row in rows], [row["primary_b"] for row in rows]),
        polarity=_named([row["polarity_a"] for row in rows], [row["polarity_b"] for row in rows]),
        together=_given(first, second, coded, names),
        themes={theme: _given(first, second, coded, [theme]) for theme in names},
    )


def themes_of(row: Mapping[str, str], who: str = "") -> set[str]:
    """The themes of a row; ``who`` is the ending of the columns."""
    given = [row[f"primary{who}"], *row[f"secondary{who}"].split(";")]
    return {one.strip() for one in given if one.strip() not in {"", "none"}}


def _named(first: Sequence[str], second: Sequence[str]) -> Pair:
    values = sorted({*first, *second})
    tables = confusions(first, second, range(len(first)), values=values, clusters=len(first))
    taken = resamplings(len(first))
    kappa = with_interval(cohen_kappa(first, second), kappa_of, tables, taken)
    alpha = with_interval(krippendorff_alpha([first, second]), alpha_of, tables, taken)
    return Pair(len(first), kappa, alpha, Estimate(None), None)


def _given(first: Sequence[set[str]], second: Sequence[set[str]], coded: Sequence[int], themes: Sequence[str]) -> Pair:
    """Each coded text and theme is one yes or no; a text's themes stay together in the bootstrap."""
    a = [theme in first[place] for place in coded for theme in themes]
    b = [theme in second[place] for place in coded for theme in themes]
    texts = [number for number, _ in enumerate(coded) for _ in themes]
    tables = confusions(a, b, texts, values=(True, False), clusters=len(coded))
    taken = resamplings(len(coded))
    return Pair(
        units=len(coded),
        kappa=with_interval(cohen_kappa(a, b), kappa_of, tables, taken),
        alpha=with_interval(krippendorff_alpha([a, b]), alpha_of, tables, taken),
        f1=with_interval(weighted_scores(a, b, [1.0] * len(a)).f1, f1_of, tables, taken),
        table=two_by_two(a, b),
    )


def line(name: str, pair: Pair) -> str:
    table = pair.table
    counts = f"  both {table.both:>3} a {table.first:>2} b {table.second:>2}" if table else ""
    if table and table.given < LEAST:
        return f"  {name:<36}{counts}"
    shown = [("kappa", pair.kappa), ("alpha", pair.alpha), ("F1", pair.f1)]
    return f"  {name:<36}{counts}" + "".join(f"  {what} {said(one)}" for what, one in shown if one.value is not None)


def said(one: Estimate) -> str:
    if one.value is None or one.low is None or one.high is None:
        return "-" if one.value is None else f"{one.value:.2f}"
    return f"{one.value:.2f} [{one.low:.2f} {one.high:.2f}]"


def report(name: str, rows: Sequence[Mapping[str, str]]) -> None:
    found = human_agreement(rows)
    print(f"{name}: {len(rows)} texts, {found.together.units} of them with a theme by either coder")
    print(line("primary theme (all texts)", found.primary))
    print(line("polarity (all texts)", found.polarity))
    print(line("themes together", found.together))
    for theme, pair in found.themes.items():
        print(line(theme, pair))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    options = parser.parse_args()
    for name in ("findings", "paragraphs"):
        with (options.data / "coded" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            report(name, list(csv.DictReader(file)))


if __name__ == "__main__":
    main()
