"""Seconds to fit on short coded units and to code as many, beside TF-IDF with a linear SVC in the same run.

    python -m benchmarks.fit_speed [--units 4000] [--rounds 2]

The units are sentences of the inspection reports, each once, with the themes that the rules give them (the first 40
labels; a unit without one counts as such): the labels stand for somebody's, since only time is measured. Cross-
validation is left out on both sides; encoding, fitting and coding are in, loading of models is not.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

from thememiner.codebook import default_codebook
from thememiner.coding import CODERS, CoderParts
from thememiner.coding.coded_table import CodedTexts
from thememiner.coding.fit_table import fit_table
from thememiner.encoding import load_encoder
from thememiner.errors import UnreadableFileError
from thememiner.evidence.quotations import sentences
from thememiner.reading import read_file
from thememiner.records import CodingUnit


def units(folder: Path, count: int) -> list[str]:
    """Sentences of 8 to 40 words, each once."""
    found: dict[str, None] = {}
    for path in sorted(folder.glob("*.pdf")):
        try:
            passages = read_file(path).passages
        except UnreadableFileError:
            continue
        found |= {text: None for one in passages for text in sentences(one.text) if 8 <= len(text.split()) <= 40}
        if len(found) >= count:
            break
    return list(found)[:count]


def best(rounds: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--units", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    texts = units(options.data / "inspections", options.units)
    encoder = load_encoder()
    encoder.encode(texts[:8])
    rules = CODERS["rules"](CoderParts(default_codebook(), encoder))
    coded = rules.code([CodingUnit(str(place), text) for place, text in enumerate(texts)])
    labels = [tuple(tag.theme_id for tag in one.tags if tag.assigned) for one in coded]
    themes = {label for own in labels for label in own}
    print(
        f"{len(texts)} units, {sum(map(len, map(str.split, texts))) / len(texts):.0f} words each, {len(themes)} themes"
    )
    given = CodedTexts(tuple(texts), tuple(labels), None, "", (), ())

    def ours() -> object:
        return fit_table(given, encoder=encoder, codebook=default_codebook(), validate=False).fitted.model.rank(texts)

    def plain() -> object:
        terms = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
        svc = OneVsRestClassifier(LinearSVC(random_state=0))
        matrix = terms.fit_transform(texts)
        return svc.fit(matrix, MultiLabelBinarizer().fit_transform(labels)).predict(terms.transform(texts))

    print(f"{'':<44}{'seconds':>9}")
    print(f"{'thememiner, fit and code':<44}{best(options.rounds, ours):>9.1f}")
    print(f"{'TF-IDF + linear SVC, fit and code':<44}{best(options.rounds, plain):>9.1f}")


if __name__ == "__main__":
    main()
