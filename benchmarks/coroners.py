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
from thememiner.coding.fitted.linear import fit_themes
from thememiner.encoding import DEFAULT_ENCODER, Encoder, load_encoder
from thememiner.encoding.kept import KeptVectors

Labels = NDArray[np.bool_]
LEAST_REPORTS = 10
ROUNDS = 1000
FOLDS = 5
STRENGTHS = ((1.0, "balanced"), (10.0, "balanced"), (3.0, ""), (30.0, ""))
BASELINE = "TF-IDF + logistic regression"
OURS = "fitted model, labels only"
OURS_WITH = "fitted model, with the codebook"
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

        def score(picked: NDArray[np.intp], which: int = which) -> float:
            return micro_macro(found[picked], right[picked])[which]

        low, high = interval(score, len(right))
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


def with_labels(
    texts: Sequence[str], themes: Sequence[Sequence[str]], names: Sequence[str], *, codebook: Codebook, encoder: Encoder
) -> dict[str, Labels]:
    """What each coder gives to reports of a fold that it did not see: reports x themes."""
    right = matrix(themes, names)
    folds = np.random.default_rng(0).permutation(len(texts)) % FOLDS
    found = {name: np.zeros_like(right) for name in (BASELINE, OURS, OURS_WITH)}
    for fold in range(FOLDS):
        train, test = np.flatnonzero(folds != fold).tolist(), np.flatnonzero(folds == fold).tolist()
        fitting = [texts[row] for row in train], [themes[row] for row in train]
        unseen = [texts[row] for row in test]
        found[BASELINE][test] = tuned_tfidf(fitting[0], right[train], unseen)
        for name, book in ((OURS, None), (OURS_WITH, codebook)):
            model = fit_themes(*fitting, codebook=book, encoder=encoder)
            given = [[one.theme_id for one in row if one.rank] for row in model.rank(unseen, encoder.encode(unseen))]
            found[name][test] = matrix(given, names)
    return found


def tuned_tfidf(texts: Sequence[str], right: Labels, unseen: Sequence[str]) -> Labels:
    """TF-IDF (words and pairs) and logistic regression, strength, weighing of classes and line by three inner folds."""
    inner = np.random.default_rng(1).permutation(len(texts)) % 3
    best = (-1.0, STRENGTHS[0], 0.5)
    for settings in STRENGTHS:
        chances = np.zeros(right.shape)
        for fold in range(3):
            held = np.flatnonzero(inner == fold).tolist()
            rest = np.flatnonzero(inner != fold).tolist()
            chances[held] = _chances([texts[i] for i in rest], right[rest], [texts[i] for i in held], settings)
        for line_at in np.arange(0.04, 0.8, 0.02):
            best = max(best, (sum(micro_macro(chances >= line_at, right)), settings, float(line_at)))
    return _chances(texts, right, unseen, best[1]) >= best[2]


def _chances(
    texts: Sequence[str], right: Labels, unseen: Sequence[str], settings: tuple[float, str]
) -> NDArray[np.float64]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, stop_words="english")
    rows, others = vectorizer.fit_transform(texts), vectorizer.transform(unseen)
    chances = np.zeros((len(unseen), right.shape[1]))
    for theme in np.flatnonzero(right.any(axis=0)):
        strength, weight = settings
        model = LogisticRegression(C=strength, class_weight=weight or None, solver="liblinear", random_state=0)
        chances[:, theme] = model.fit(rows, right[:, theme]).predict_proba(others)[:, 1]
    return chances


def part_b(data: Path, encoder: Encoder) -> None:
    texts, themes = read(data)
    codebook = load_codebook(CODEBOOK)
    scored = [t.id for t in codebook.themes if sum(t.id in own for own in themes) >= LEAST_REPORTS]
    right = matrix(themes, scored)
    found = with_labels(texts, themes, scored, codebook=codebook, encoder=encoder)
    print(f"(b) {FOLDS} folds with labels: {len(texts)} reports, {len(scored)} themes")
    print(HEAD)
    for name, given in found.items():
        print(line(name, given, right))
    for name in (OURS, OURS_WITH):
        for which, kind in enumerate(("micro", "macro")):

            def gain(picked: NDArray[np.intp], name: str = name, which: int = which) -> float:
                ours, theirs = (micro_macro(found[one][picked], right[picked])[which] for one in (name, BASELINE))
                return ours - theirs

            low, high = interval(gain, len(right))
            print(
                f"{name} above {BASELINE}, {kind}: {gain(np.arange(len(right))):+.3f} [{low:+.3f} {high:+.3f}], paired"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--part", choices=["a", "b", "all"], default="all")
    arguments = parser.parse_args()
    if arguments.part in {"a", "all"}:
        part_a(arguments.data)
    if arguments.part in {"b", "all"}:
        part_b(arguments.data, KeptVectors(DEFAULT_ENCODER, load_encoder, {}))


if __name__ == "__main__":
    main()
