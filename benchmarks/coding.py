"""How well the coder by rules agrees with coded texts that no rule was made on, and two baselines.

    python benchmarks/coding.py [--data ../shared/data] [--development]

Rules were developed on ``coded/training.csv`` and the invented passages of writers W1 and W3; reported are
``coded/findings.csv``, ``coded/paragraphs.csv`` and writers W2 and W4 (``--development`` shows the others). Baselines:
the codebook's cues as plain keywords, and one-vs-rest logistic regression over TF-IDF fitted on training.csv.
Intervals: 95 %, bootstrap over texts. The texts were coded by language models or by their own writer: this is
agreement, not truth.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from thememiner.codebook import Codebook, default_codebook
from thememiner.coding.matching import WordingIndex
from thememiner.coding.rules import RuleCoder
from thememiner.coding.stance import NOT_LEARNING
from thememiner.coding.wording import compile_wording, cue_wordings
from thememiner.records import Coding, CodingUnit

Row = dict[str, str]
Themes = list[set[str]]
LEAST_ROWS = 5


@dataclass(frozen=True)
class TestSet:
    """Coded texts; ``heading`` and ``use_section`` say with how much of their context they are coded."""

    name: str
    rows: list[Row]
    heading: str = ""
    use_section: bool = False

    @property
    def units(self) -> list[CodingUnit]:
        """The texts as coding units."""
        return [
            CodingUnit(row["id"], row["text"], row["section_kind"] if self.use_section else "unknown", self.heading)
            for row in self.rows
        ]

    @property
    def themes(self) -> Themes:
        """The settled themes, by text."""
        return [_themes(row) for row in self.rows]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def _themes(row: Row) -> set[str]:
    return {one.strip() for one in [row["primary"], *row["secondary"].split(";")] if one.strip() not in {"", "none"}}


def test_sets(data: Path, *, development: bool) -> list[TestSet]:
    invented = read(data / "invented" / "passages.csv")
    by_writer = {name: [row for row in invented if row["id"].startswith(name)] for name in ("W1", "W2", "W3", "W4")}
    if development:
        training = read(data / "coded" / "training.csv")
        findings = [row for row in training if row["id"].startswith("FT")]
        paragraphs = [row for row in training if row["id"].startswith("PT")]
        writers = ("W1", "W3")
    else:
        findings = read(data / "coded" / "findings.csv")
        paragraphs = read(data / "coded" / "paragraphs.csv")
        writers = ("W2", "W4")
    sets = [
        TestSet("findings", findings),
        TestSet("findings, heading 'to improve'", findings, "What needs to improve"),
        TestSet("paragraphs", paragraphs),
    ]
    for name in writers:
        sets.append(TestSet(f"invented {name}", by_writer[name], use_section=True))
        sets.append(TestSet(f"invented {name}, no section", by_writer[name]))
    return sets


def keyword_themes(codebook: Codebook, texts: Sequence[str]) -> Themes:
    """Every theme one of whose cues occurs, in any of the ways in which it may be read."""
    index = WordingIndex(
        (theme.id, compile_wording(written, {}))
        for theme in codebook.themes
        for cue in theme.cues
        for written in cue_wordings(cue)
    )
    return [{hit.key for hit in index.find(text)} for text in texts]


def regression_themes(data: Path, texts: Sequence[str]) -> Themes:
    """TF-IDF (words and pairs) and one-vs-rest logistic regression, fitted on training.csv."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.preprocessing import MultiLabelBinarizer

    training = read(data / "coded" / "training.csv")
    labels = MultiLabelBinarizer()
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000))
    model.fit(vectors.fit_transform([row["text"] for row in training]), labels.fit_transform(map(_themes, training)))
    likely = model.predict_proba(vectors.transform(texts)) >= 0.5
    return [set(labels.classes_[row]) for row in likely]


def micro_macro(found: Themes, truth: Themes) -> tuple[float, float]:
    hit: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for given, right in zip(found, truth, strict=True):
        hit.update(given & right)
        extra.update(given - right)
        missed.update(right - given)
    micro = _f1(hit.total(), extra.total(), missed.total())
    themes = [theme for theme in hit | missed if hit[theme] + missed[theme] >= LEAST_ROWS]
    return micro, float(np.mean([_f1(hit[one], extra[one], missed[one]) for one in themes])) if themes else 0.0


def _f1(hit: int, extra: int, missed: int) -> float:
    return 2 * hit / max(1, 2 * hit + extra + missed)


def with_interval(score: Callable[[Sequence[int]], float], size: int, rounds: int = 400) -> str:
    random = np.random.default_rng(1)
    again = [score(random.integers(0, size, size).tolist()) for _ in range(rounds)]
    low, high = np.percentile(again, [2.5, 97.5])
    return f"{score(range(size)):.2f} [{low:.2f} {high:.2f}]"


def theme_line(name: str, found: Themes, truth: Themes) -> str:
    def score(which: int) -> Callable[[Sequence[int]], float]:
        return lambda picked: micro_macro([found[i] for i in picked], [truth[i] for i in picked])[which]

    size = len(truth)
    return f"  {name:<28} micro-F1 {with_interval(score(0), size)}  macro-F1 {with_interval(score(1), size)}"


def stance_lines(test: TestSet, codings: Sequence[Coding]) -> list[str]:
    rows = test.rows
    lines = []
    if "statement" in rows[0]:
        exact = [one.stance.statement == row["statement"] for one, row in zip(codings, rows, strict=True)]
        learning = [
            (one.stance.statement in NOT_LEARNING) == (row["statement"] in NOT_LEARNING)
            for one, row in zip(codings, rows, strict=True)
        ]
        lines += [_share_line("statement, exact", exact), _share_line("learning or not", learning)]
    judged = [
        one.stance.polarity == row["polarity"]
        for one, row in zip(codings, rows, strict=True)
        if row.get("statement") not in NOT_LEARNING
    ]
    return [*lines, _share_line("polarity (learning only)", judged)]


def _share_line(name: str, right: Sequence[bool]) -> str:
    return f"  {name:<28} {with_interval(lambda picked: float(np.mean([right[i] for i in picked])), len(right))}"


def report(test: TestSet, data: Path, codebook: Codebook) -> None:
    print(f"{test.name}, {len(test.rows)} texts")
    coder = RuleCoder(codebook, assume_learning=not test.use_section)
    codings = coder.code(test.units)
    found = [{tag.theme_id for tag in coding.tags if tag.assigned} for coding in codings]
    texts = [row["text"] for row in test.rows]
    primary = [
        min((tag for tag in coding.tags if tag.assigned), key=lambda tag: tag.rank).theme_id == row["primary"]
        if any(tag.assigned for tag in coding.tags)
        else row["primary"] == "none"
        for coding, row in zip(codings, test.rows, strict=True)
    ]
    print(theme_line("rules", found, test.themes))
    print(theme_line("cues as keywords", keyword_themes(codebook, texts), test.themes))
    print(theme_line("TF-IDF + regression", regression_themes(data, texts), test.themes))
    print(_share_line("primary theme (rules)", primary))
    print("\n".join(stance_lines(test, codings)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--development", action="store_true", help="the texts on which the rules were made instead")
    options = parser.parse_args()
    codebook = default_codebook()
    for test in test_sets(options.data, development=options.development):
        report(test, options.data, codebook)


if __name__ == "__main__":
    main()
