"""Topics found our way, set beside BERTopic's own default, on the same vectors.

    python benchmarks/topics.py ../shared/data/local/inspection-areas-to-improve.csv finding
    python benchmarks/topics.py ../shared/data/invented/passages.csv text --themes primary --where statement=finding

Seconds are those of the second seed, when what is compiled just in time has been compiled. Stability is the mean
adjusted Rand index between the groupings of three seeds: alone (``same texts``), and each on another four fifths of the
texts, compared on what they share (``parts``). With ``--themes`` the adjusted Rand index with people's themes is added;
it counts only texts in a topic, so read it beside the share in none.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score

from thememiner.encoding import ENCODERS, load_encoder
from thememiner.topics.find import find_topics

SEEDS = (0, 1, 2)
Labels = NDArray[np.int64]
Finder = Callable[[Sequence[str], NDArray[np.float32], int], Labels]


def ours(texts: Sequence[str], vectors: NDArray[np.float32], seed: int) -> Labels:
    found = find_topics(texts, vectors, seed=seed, samples=0)
    return np.array([topic or -1 for topic in found.assignment])


def seeded_default(texts: Sequence[str], vectors: NDArray[np.float32], seed: int) -> Labels:
    found = find_topics(texts, vectors, seed=seed, samples=0, method="umap-hdbscan")
    return np.array([topic or -1 for topic in found.assignment])


def bertopic_default(texts: Sequence[str], vectors: NDArray[np.float32], seed: int) -> Labels:
    """BERTopic as it comes: nothing seeded, topics of 10 and more."""
    from bertopic import BERTopic

    return np.array(BERTopic(embedding_model=None).fit(list(texts), embeddings=vectors).topics_)


FINDERS: dict[str, Finder] = {
    "thememiner": ours,
    "UMAP+HDBSCAN, seeded": seeded_default,
    "BERTopic default": bertopic_default,
}


def main() -> None:
    asked = _arguments()
    with asked.file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    if asked.where:
        column, _, value = asked.where.partition("=")
        rows = [row for row in rows if row[column] == value]
    texts = [row[asked.column] for row in rows]
    themes = [row[asked.themes] for row in rows] if asked.themes else None
    start = time.perf_counter()
    vectors = load_encoder(asked.encoder, fit_on=texts).encode(texts)
    seconds = time.perf_counter() - start
    print(f"{len(texts)} texts, {len(set(texts))} different; encoder {asked.encoder}: {seconds:.1f} s\n")
    print("| method | seconds | topics | in none | ARI seeds, same texts | ARI seeds, parts | ARI with themes |")
    print("|---|---|---|---|---|---|---|")
    for name, finder in FINDERS.items():
        print(f"| {name} | {_row(finder, texts, vectors, themes)} |", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("column")
    parser.add_argument("--where", default="", help="COLUMN=VALUE: only these rows")
    parser.add_argument("--themes", default="", help="column with people's themes")
    parser.add_argument("--encoder", choices=list(ENCODERS), default="minilm")
    return parser.parse_args()


def _row(finder: Finder, texts: Sequence[str], vectors: NDArray[np.float32], themes: Sequence[str] | None) -> str:
    whole, seconds = [], []
    for seed in SEEDS:
        start = time.perf_counter()
        whole.append(finder(texts, vectors, seed))
        seconds.append(time.perf_counter() - start)
    same = np.mean([adjusted_rand_score(one, other) for one, other in combinations(whole, 2)])
    parts = np.mean(_agreement_of_parts(finder, texts, vectors))
    topics = "/".join(str(len(set(labels.tolist()) - {-1})) for labels in whole)
    outside = np.mean([np.mean(labels == -1) for labels in whole])
    cells = [f"{seconds[1]:.1f}", topics, f"{outside:.0%}", f"{same:.2f}", f"{parts:.2f}", _with(whole, themes)]
    return " | ".join(cells)


def _agreement_of_parts(finder: Finder, texts: Sequence[str], vectors: NDArray[np.float32]) -> list[float]:
    found = []
    for seed in SEEDS:
        rows = np.sort(np.random.default_rng(seed).permutation(len(texts))[: 4 * len(texts) // 5])
        labels = finder([texts[row] for row in rows], vectors[rows], seed)
        found.append(dict(zip(rows.tolist(), labels.tolist(), strict=True)))
    return [
        adjusted_rand_score([one[row] for row in shared], [other[row] for row in shared])
        for one, other in combinations(found, 2)
        for shared in [sorted(one.keys() & other.keys())]
    ]


def _with(whole: Sequence[Labels], themes: Sequence[str] | None) -> str:
    if themes is None:
        return "-"
    named = np.array(themes)
    return f"{np.mean([adjusted_rand_score(named[one >= 0], one[one >= 0]) for one in whole]):.2f}"


if __name__ == "__main__":
    main()
