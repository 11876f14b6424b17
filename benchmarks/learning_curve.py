"""How many coded texts are needed, and how long fitting takes.

    python benchmarks/learning_curve.py [--data ../shared/data] [--part curve|time|all]

Curve: N texts are drawn at random, models are fitted on them, and all texts that were not drawn are scored; mean of
`DRAWS` draws, the same for all coders. Tasks: themes of ``coded/training.csv`` (findings and paragraphs of inspection
reports, 1,179) and of ``coroners/medicines-coded.csv`` (703 reports). Scored are themes with ten or more texts in the
whole task. "Names and definitions" are given as ``--codebook``: of the packaged codebook stripped to those two fields,
and of ``data/medicines-codebook.yaml``.

Time: 4,000 short units (lines of coroners' concerns, each once) with 40 labels, one or two a unit, drawn at random:
what is measured is the clock, not sense. Fitting is ``fit-table`` without its cross-validation; coding is the fitted
model on the same units, their vectors computed once more.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook, Theme, default_codebook, load_codebook
from thememiner.coding.coded_table import CodedTexts
from thememiner.coding.fit_table import fit_table
from thememiner.coding.plain_words import NAME, plain_words
from thememiner.encoding import DEFAULT_ENCODER, Encoder, load_encoder
from thememiner.encoding.kept import KeptVectors

Labels = NDArray[np.bool_]
SIZES = (10, 50, 200, 1000)
DRAWS = 5
LEAST = 10


@dataclass(frozen=True)
class Task:
    """Texts with their labels, and the codebook of names and definitions."""

    name: str
    texts: tuple[str, ...]
    themes: tuple[tuple[str, ...], ...]
    codebook: Codebook

    def right(self, names: Sequence[str]) -> Labels:
        """Texts x names."""
        return np.array([[name in own for name in names] for own in self.themes])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def _named(*cells: str) -> tuple[str, ...]:
    named = (one.strip() for cell in cells for one in cell.split(";"))
    return tuple(dict.fromkeys(one for one in named if one and one != "none"))


def tasks(data: Path) -> list[Task]:
    training = _rows(data / "coded" / "training.csv")
    coroners = _rows(data / "coroners" / "medicines-coded.csv")
    bare = Codebook(
        themes=tuple(
            Theme(id=f"own {one.id}", label=one.id, definition=_line(one)) for one in default_codebook().themes
        )
    )
    medicines = load_codebook(Path(__file__).parent / "data" / "medicines-codebook.yaml")
    return [
        Task(
            "inspection reports",
            tuple(row["text"] for row in training),
            tuple(_named(row["primary"], row["secondary"]) for row in training),
            bare,
        ),
        Task(
            "coroners' reports",
            tuple(row["concerns"].strip() for row in coroners),
            tuple(_named(row["themes"]) for row in coroners),
            medicines,
        ),
    ]


def _line(theme: Theme) -> str:
    return f"{theme.label}: {theme.definition}"


def curve(task: Task, encoder: Encoder) -> None:
    """Print one table: rows N, columns coders, micro/macro-F1 on texts that were not drawn."""
    counts = {name: sum(name in own for own in task.themes) for own in task.themes for name in own}
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    right = task.right(names)
    print(f"\n{task.name}: {len(task.texts)} texts, {len(names)} themes with {LEAST} or more; mean of {DRAWS} draws")
    print(f"| N | {NAME} | fitted model, labels only | fitted model, names and definitions |\n|---|---|---|---|")
    for size in SIZES:
        size = min(size, len(task.texts) * 6 // 7)
        scores = [_draw(task, names, right, encoder, size, draw) for draw in range(DRAWS)]
        cells = np.mean(scores, axis=0)
        print(f"| {size} | " + " | ".join(f"{micro:.2f}/{macro:.2f}" for micro, macro in cells) + " |", flush=True)


def _draw(
    task: Task, names: Sequence[str], right: Labels, encoder: Encoder, size: int, draw: int
) -> list[tuple[float, float]]:
    order = np.random.default_rng(draw).permutation(len(task.texts))
    drawn, rest = order[:size].tolist(), order[size:].tolist()
    unseen = [task.texts[row] for row in rest]
    vectors = encoder.encode(unseen)
    found = [plain_words([task.texts[row] for row in drawn], right[drawn], unseen)]
    coded = CodedTexts(
        tuple(task.texts[row] for row in drawn), tuple(task.themes[row] for row in drawn), None, "", (), ()
    )
    for book in (None, task.codebook):
        model = fit_table(coded, encoder=encoder, codebook=book, validate=False).fitted.model
        given = [{one.theme_id for one in row if one.rank} for row in model.rank(unseen, vectors)]
        found.append(np.array([[name in own for name in names] for own in given]))
    return [_micro_macro(one, right[rest]) for one in found]


def _micro_macro(found: Labels, right: Labels) -> tuple[float, float]:
    hits, both = (found & right).sum(axis=0), found.sum(axis=0) + right.sum(axis=0)
    return float(2 * hits.sum() / max(1, both.sum())), float(np.mean(2 * hits / np.maximum(1, both)))


def clock(data: Path, units: int = 4000, labels: int = 40) -> None:
    """Print seconds of fitting and of coding."""
    rows = _rows(data / "coroners" / "medicines-coded.csv")
    lines = dict.fromkeys(line.strip() for row in rows for line in row["concerns"].splitlines())
    sentences = dict.fromkeys(one.strip() for line in lines for one in line.split(". "))
    texts = tuple(one for one in sentences if 5 <= len(one.split()) <= 40)[:units]
    random = np.random.default_rng(0)
    drawn = tuple(tuple(f"label {k}" for k in random.choice(labels, random.integers(1, 3), False)) for _ in texts)
    words = sum(len(text.split()) for text in texts) / len(texts)
    encoder = KeptVectors(DEFAULT_ENCODER, load_encoder, {})
    start = time.perf_counter()
    made = fit_table(CodedTexts(texts, drawn, None, "", (), ()), encoder=encoder, validate=False)
    fitted = time.perf_counter()
    made.fitted.model.rank(texts, load_encoder().encode(texts))
    coded = time.perf_counter()
    print(f"\n{len(texts)} units of {words:.0f} words, {labels} labels: fitted in {fitted - start:.0f} s,", end=" ")
    print(f"coded in {coded - fitted:.0f} s, together {coded - start:.0f} s (encoding counted twice)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--part", choices=["curve", "time", "all"], default="all")
    arguments = parser.parse_args()
    encoder = KeptVectors(DEFAULT_ENCODER, load_encoder, {})
    if arguments.part in {"curve", "all"}:
        for task in tasks(arguments.data):
            curve(task, encoder)
    if arguments.part in {"time", "all"}:
        clock(arguments.data)


if __name__ == "__main__":
    main()
