"""Fit the weights of `thememiner.coding.signs` and write them.

``python -m tools.fit_signs [DATA]``. Development texts only: writers W1 and W3 of ``invented/passages.csv``, passages
of the invented corpus 01 to 07 that were written anew, the seen half of the real passages, and (as learning) every
eighth row of ``coded/training.csv``. Prints what ten-fold cross-validation makes of thresholds, then fits on all.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.kinds import CORPUS, REAL_PASSAGES, is_seen, match, read
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from thememiner.coding.shapes import Found
from thememiner.coding.signs import signs_of
from thememiner.reading import read_file
from thememiner.records import LEARNING_STATEMENTS

WEIGHTS = Path(__file__).parent.parent / "src" / "thememiner" / "coding" / "data" / "sign-weights.yaml"
STRENGTH = 0.3
"""Inverse strength of the L2 penalty, chosen by cross-validation of the development texts."""
HEAD = "# Fitted by tools/fit_signs.py on development texts; above zero speaks for learning, below it against.\n"


class Labelled(NamedTuple):
    """A development text."""

    group: str
    text: str
    is_learning: bool


def texts(data: Path) -> list[Labelled]:
    """All development texts."""
    found = []
    for row in read(data / "invented" / "passages.csv"):
        if row["id"][:2] in ("W1", "W3"):
            found.append(Labelled(row["id"][:2], row["text"], row["statement"] in LEARNING_STATEMENTS))
    for row in read(CORPUS / "expected" / "passages.csv"):
        if Path(row["file"]).name < "08" and row["source"] == "new":
            found.append(Labelled("corpus", row["text"], row["statement"] in LEARNING_STATEMENTS))
    found.extend(Labelled("coded", row["text"], True) for row in read(data / "coded" / "training.csv")[::8])
    return found + real_texts(data)


def real_texts(data: Path) -> list[Labelled]:
    """The seen half of the real passages, as they are read."""
    by_file = defaultdict(list)
    for row in read(REAL_PASSAGES):
        if is_seen(row["id"]):
            by_file[row["file"]].append(row)
    found = []
    for name, rows in sorted(by_file.items()):
        passages = read_file(data / name).passages
        for row in rows:
            if one := match(row, row["starts"], passages):
                found.append(Labelled("real", one.text, row["statement"] in LEARNING_STATEMENTS))
    return found


def main() -> None:
    """Cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    rows = texts(parser.parse_args().data)
    vectors = DictVectorizer()
    signs = vectors.fit_transform([signs_of(Found(row.text)) for row in rows])
    learning = np.array([row.is_learning for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    groups = [f"{row.group} {row.is_learning}" for row in rows]
    folds = list(StratifiedKFold(10, shuffle=True, random_state=1).split(signs, groups))
    share = cross_val_predict(model, signs, learning, cv=folds, method="predict_proba")[:, 1]
    for threshold in (0.1, 0.2, 0.25, 0.3, 0.4, 0.5):
        counted, missed = (share >= threshold)[~learning].mean(), (share < threshold)[learning].mean()
        print(f"threshold {threshold}: not learning and kept {counted:.1%}, learning and doubted {missed:.1%}")
    model.fit(signs, learning)
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    lines = [
        f"intercept: {model.intercept_[0]:.3f}",
        *(f"{name}: {weight:.3f}" for name, weight in sorted(weights.items())),
    ]
    WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} texts, {len(weights)} signs: {WEIGHTS}")


if __name__ == "__main__":
    main()
