"""Somebody else's codebook on somebody else's texts: coroners' concerns about medicines, 45 themes, 703 reports.

    python benchmarks/coroners.py [--data ../shared/data] [--part a|b|all]

``coroners/medicines-coded.csv``: one row a report, its themes given by a research team. Scored are the themes that at
least ten reports have.

(a) without labels: ``code-table --codebook benchmarks/data/medicines-codebook.yaml``, names and definitions that were
written from the names alone and committed before the first scoring run. Nothing was chosen on these reports.

(b) five folds with labels: ``fit-table``'s model fitted on four fifths, its line chosen inside them, beside TF-IDF with
one-vs-rest logistic regression whose strength and line are chosen inside the same four fifths by three inner folds.
Intervals: 95 %, bootstrap over reports, paired where two coders are compared.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook, load_codebook

Labels = NDArray[np.bool_]
LEAST_REPORTS = 10
ROUNDS = 1000
CODEBOOK = Path(__file__).parent / "data" / "medicines-codebook.yaml"


def read(data: Path) -> tuple[list[str], list[list[str]]]:
    """Texts and themes, by report."""
    with (data / "coroners" / "medicines-coded.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    themes = [[one.strip() for one in row["themes"].split(";") if one.strip()] for row in rows]
    return [row["concerns"].strip() for row in rows], themes


def matrix(themes: Sequence[Sequence[str]], names: Sequence[str]) -> Labels:
    """Reports x themes."""
    return np.array([[name in own for name in names] for own in themes])


def micro_macro(found: Labels, right: Labels) -> tuple[float, float]:
    hit, extra, missed = (found & right).sum(0), (found & ~right).sum(0), (~found & right).sum(0)
    micro = 2 * hit.sum() / max(1, 2 * hit.sum() + extra.sum() + missed.sum())
    return float(micro), float(np.mean(2 * hit / np.maximum(1, 2 * hit + extra + missed)))


def interval(score: Callable[[NDArray[np.intp]], float], size: int) -> tuple[float, float]:
    random = np.random.default_rng(1)
    again = [score(random.integers(0, size, size)) for _ in range(ROUNDS)]
    low, high = np.percentile(again, [2.5, 97.5])
    return float(low), float(high)


def line(name: str, found: Labels, right: Labels) -> str:
    """One row of a Markdown table: micro-F1 and macro-F1 with their intervals, and themes a report."""
    cells = []
    for which in (0, 1):
        low, high = interval(lambda picked, w=which: micro_macro(found[picked], right[picked])[w], len(right))
        cells.append(f"{micro_macro(found, right)[which]:.3f} [{low:.3f} {high:.3f}]")
    return f"| {name} | {cells[0]} | {cells[1]} | {found.sum(1).mean():.2f} |"


HEAD = "| coder | micro-F1 | macro-F1 | themes a report |\n|---|---|---|---|"


def without_labels(texts: Sequence[str], codebook: Codebook, names: Sequence[str]) -> dict[str, Labels]:
    """What `code-table --codebook` gives, and its two parts alone."""
    from thememiner.coding.rules import RuleCoder
    from thememiner.coding.table import code_table
    from thememiner.records import CodingUnit

    units = [CodingUnit(str(number), text) for number, text in enumerate(texts)]
    words = RuleCoder(codebook, assume_learning=True).code(units)
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    coded = code_table(rows, id_column="id", text_column="text", codebook=codebook).rows
    given: list[set[str]] = [set() for _ in texts]
    for row in coded:
        given[int(str(row["unit_id"]))].add(str(row["theme_id"]))
    by_words = [[tag.theme_id for tag in coding.tags if tag.assigned] for coding in words]
    return {
        "words of the entries alone (0.3)": matrix(by_words, names),
        "words and nearness (`code-table --codebook`)": matrix([sorted(one) for one in given], names),
    }


def part_a(data: Path) -> None:
    texts, themes = read(data)
    codebook = load_codebook(CODEBOOK)
    scored = [t.id for t in codebook.themes if sum(t.id in own for own in themes) >= LEAST_REPORTS]
    right = matrix(themes, scored)
    print(f"(a) without labels: {len(texts)} reports, {len(scored)} themes, {right.sum(1).mean():.2f} themes a report")
    print(HEAD)
    for name, found in without_labels(texts, codebook, scored).items():
        print(line(name, found, right))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--part", choices=["a", "b", "all"], default="all")
    arguments = parser.parse_args()
    if arguments.part in {"a", "all"}:
        part_a(arguments.data)


if __name__ == "__main__":
    main()
