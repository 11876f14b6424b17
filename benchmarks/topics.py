"""Topics found our way beside BERTopic with its defaults, in one run on the same vectors.

    python benchmarks/topics.py STUDY                       # the tables; STUDY holds ../shared/data/inspections, coded
    python benchmarks/topics.py STUDY --blind OUT.csv       # topics of all runs, mixed, to be read for boilerplate
    python benchmarks/topics.py STUDY --reading READ.csv    # what that reading came to
    python benchmarks/topics.py STUDY --timing              # seconds and memory at 500, 5,000 and 50,000 passages

What is compared: the learning statements of the inspections; the coroners' concerns (with the codebook that was written
from their theme names alone); all texts of ``coded/``.

``seeds``: ten runs with other seeds, the first with each other; ``halves``: three splits (whole reviews where there are
several), topics found in each half, every passage placed, the halves compared. Likeness is that of each topic with the
one most like it, both ways, as shared passages (Jaccard) and, for halves, as cosine of their centres. Passages in none
count; for ours, so do those of topics that do not hold still. Diversity and NPMI: ten words of each topic by c-TF-IDF,
the same stop words for both; NPMI over passages. AMI and purity: passages in none are one group (AMI), or wrong
(purity).
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_mutual_info_score

from thememiner.codebook import Codebook, default_codebook, load_codebook
from thememiner.encoding import load_encoder
from thememiner.evidence.keyterms import c_tf_idf
from thememiner.topics.find import Search, find_topics, with_returns
from thememiner.topics.guided import place
from thememiner.topics.near import centred, theme_anchors, unit
from thememiner.topics.words import terms_of

DATA = Path("../shared/data")
MEDICINES = Path("benchmarks/data/medicines-codebook.yaml")
SEEDS = 10
SPLITS = 3
WORDS = 10
Labels = NDArray[np.int64]
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Data:
    """Texts with vectors, the review of each, people's themes (empty: none) and the themes as anchors."""

    name: str
    texts: list[str]
    vectors: Vectors
    reviews: list[str]
    themes: list[str]
    anchors: Vectors

    def part(self, rows: NDArray[np.int64]) -> Data:
        """Some of the texts."""
        texts, reviews = [self.texts[row] for row in rows], [self.reviews[row] for row in rows]
        return Data(self.name, texts, self.vectors[rows], reviews, [], self.anchors)


@dataclass(frozen=True)
class Found:
    """Labels (-1: none) and what places other vectors."""

    labels: Labels
    place: Callable[[Vectors], Labels]


def ours(data: Data, seed: int) -> Found:
    topics = find_topics(Search(data.texts, data.vectors, data.reviews, data.anchors, seed=seed))
    mean, centres = data.vectors.mean(axis=0), np.array([one.centre for one in topics.topics], dtype=np.float32)
    labels = np.array([-1 if one is None else one - 1 for one in topics.assignment])
    return Found(labels, lambda vectors: place(unit(vectors - mean), centres))


def bertopic_default(data: Data, seed: int) -> Found:
    """BERTopic as it comes, nothing seeded; other vectors go to the nearest topic, as in a model that was saved."""
    from bertopic import BERTopic

    model = BERTopic(embedding_model=None).fit(data.texts, embeddings=data.vectors)
    labels = np.array(model.topics_)
    centres = np.array([unit(data.vectors[labels == one].mean(axis=0)) for one in range(labels.max() + 1)])
    return Found(labels, lambda vectors: (vectors @ centres.T).argmax(axis=1))


FINDERS: dict[str, Callable[[Data, int], Found]] = {"thememiner": ours, "BERTopic default": bertopic_default}


def main() -> None:
    asked = _arguments()
    if asked.one:
        _one_timing(asked.study, *asked.one)
    elif asked.timing:
        _timings(asked.study)
    elif asked.blind:
        write_blind(asked.study, asked.blind)
    elif asked.reading:
        tell_reading(asked.reading)
    else:
        _tables(asked.study)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", type=Path)
    parser.add_argument("--blind", type=Path)
    parser.add_argument("--reading", type=Path)
    parser.add_argument("--timing", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("FINDER", "PASSAGES"), help=argparse.SUPPRESS)
    return parser.parse_args()


def inspections(study: Path, *, learning: bool = True) -> Data:
    """The learning statements of the inspections, or every passage that was read."""
    from thememiner import Study
    from thememiner.evidence.themes import learning_statements

    with Study.open(study) as opened:
        rows = sorted(learning_statements(opened.corpus(), "inspection"))
        if not learning:
            rows = sorted((one.id, one.text, one.review_id) for one in opened.library.passages())
        encoder = opened.codings.encoder()
        texts = [text for _, text, _ in rows]
        anchors = theme_anchors(default_codebook(), encoder)
        vectors = encoder.encode(texts)
        opened.codings.keep_vectors(encoder)
    return Data("inspections", texts, vectors, [one for *_, one in rows], [], anchors)


def coroners() -> Data:
    rows = _rows("coroners/medicines-coded.csv")
    themes = [row["themes"].split(";")[0].strip() for row in rows]
    return _coded("coroners", [row["concerns"] for row in rows], themes, load_codebook(MEDICINES))


def coded() -> Data:
    rows = [row for name in ("findings", "paragraphs", "training") for row in _rows(f"coded/{name}.csv")]
    return _coded("coded", [row["text"] for row in rows], [row["primary"] for row in rows], default_codebook())


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def _coded(name: str, texts: list[str], themes: list[str], codebook: Codebook) -> Data:
    encoder = load_encoder()
    return Data(name, texts, encoder.encode(texts), [""] * len(texts), themes, theme_anchors(codebook, encoder))


def _tables(study: Path) -> None:
    print("| data | finder | topics | seeds | halves, passages | halves, centres | in none | diversity | NPMI ", end="")
    print("| AMI | purity | seconds |")
    print("|---" * 12 + "|")
    for data in (inspections(study), coroners(), coded()):
        for name, finder in FINDERS.items():
            print(f"| {data.name}, {len(data.texts)} | {name} | {_row(data, finder)} |", flush=True)


def _row(data: Data, finder: Callable[[Data, int], Found]) -> str:
    start = time.perf_counter()
    runs = [finder(data, seed).labels for seed in range(SEEDS)]
    seconds = (time.perf_counter() - start) / SEEDS
    seeds = np.mean([likeness(runs[0], other) for other in runs[1:]])
    passages, centres = np.mean([_halves(data, finder, seed) for seed in range(SPLITS)], axis=0)
    words = [top_words(data, labels) for labels in runs[:3]]
    diversity = np.mean([len({word for words in one for word in words}) / max(sum(map(len, one)), 1) for one in words])
    coherence = np.mean([npmi(data.texts, one) for one in words])
    outside = f"{np.mean([np.mean(labels < 0) for labels in runs]):.1%}"
    if finder is ours:
        outside += f" ({_with_hidden(data):.1%} with those of topics that do not hold)"
    agreement = "- | -"
    if data.themes:
        ami = np.mean([adjusted_mutual_info_score(data.themes, labels) for labels in runs])
        agreement = f"{ami:.3f} | {np.mean([purity(data.themes, labels) for labels in runs]):.3f}"
    counts = sorted(len(set(labels.tolist()) - {-1}) for labels in runs)
    return (
        f"{counts[0]} to {counts[-1]} | {seeds:.2f} | {passages:.2f} | {centres:.2f} | {outside} | {diversity:.2f} "
        f"| {coherence:.3f} | {agreement} | {seconds:.1f}"
    )


def likeness(one: Labels, other: Labels) -> float:
    """Mean Jaccard of each topic with the one most like it, both ways."""
    pairs = Counter(zip(one.tolist(), other.tolist(), strict=True))
    sizes, others = Counter(one.tolist()), Counter(other.tolist())
    best = {(side, topic): 0.0 for side, found in ((0, sizes), (1, others)) for topic in found if topic >= 0}
    for (left, right), shared in pairs.items():
        if left >= 0 and right >= 0:
            jaccard = shared / (sizes[left] + others[right] - shared)
            for key in ((0, left), (1, right)):
                best[key] = max(best[key], jaccard)
    left_mean = np.mean([value for (side, _), value in best.items() if side == 0] or [0])
    right_mean = np.mean([value for (side, _), value in best.items() if side == 1] or [0])
    return float(left_mean + right_mean) / 2


def _halves(data: Data, finder: Callable[[Data, int], Found], seed: int) -> tuple[float, float]:
    ids = np.array(data.reviews if len(set(data.reviews)) > 1 else [str(row) for row in range(len(data.texts))])
    order = np.random.default_rng(seed).permutation(np.unique(ids))
    sizes = np.cumsum([np.count_nonzero(ids == one) for one in order])
    first = np.isin(ids, order[: int(np.searchsorted(sizes, len(ids) / 2)) + 1])
    placed = [finder(data.part(np.flatnonzero(side)), seed).place(data.vectors) for side in (first, ~first)]
    middle = centred(data.vectors)
    means = [np.array([unit(middle[one == topic].mean(axis=0)) for topic in set(one) - {-1}]) for one in placed]
    cosines = means[0] @ means[1].T
    return likeness(*placed), float(cosines.max(axis=0).mean() + cosines.max(axis=1).mean()) / 2


def _with_hidden(data: Data) -> float:
    search = Search(data.texts, data.vectors, data.reviews, data.anchors)
    topics = with_returns(find_topics(search), search, progress=lambda *_: None)
    return 1 - sum(one.size for one in topics.topics if one.holds) / len(data.texts)


def top_words(data: Data, labels: Labels) -> list[list[str]]:
    """Ten single words of each topic, by c-TF-IDF."""
    groups = {str(topic): [data.texts[row] for row in np.flatnonzero(labels == topic)] for topic in set(labels) - {-1}}
    return [[one.term for one in terms][:WORDS] for terms in c_tf_idf(groups, terms=_words, most=WORDS).values()]


def _words(text: str) -> list[str]:
    return [term for term in terms_of(text) if " " not in term]


def npmi(texts: Sequence[str], topics: Sequence[Sequence[str]]) -> float:
    """Normalised pointwise mutual information of the words of each topic (Bouma 2009), over passages; the mean."""
    wanted = {word for words in topics for word in words}
    single: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for text in texts:
        present = sorted(wanted.intersection(_words(text)))
        single.update(present)
        both.update(combinations(present, 2))
    scores = []
    for words in topics:
        for one, other in combinations(sorted(words), 2):
            share = both[one, other] / len(texts)
            lift = np.log(share * len(texts) ** 2 / (single[one] * single[other])) if share else 0.0
            scores.append(lift / -np.log(share) if 0 < share < 1 else -1.0)
    return float(np.mean(scores))


def purity(themes: Sequence[str], labels: Labels) -> float:
    """Share of all texts that have the most frequent theme of their topic; in none is wrong."""
    named = np.array(themes)
    right = [Counter(named[labels == topic].tolist()).most_common(1)[0][1] for topic in set(labels.tolist()) - {-1}]
    return sum(right) / len(themes)


def write_blind(study: Path, out: Path) -> None:
    """Topics of three runs, 50 in all, in a mixed order and without where they come from; the key lies beside it."""
    learning, everything = inspections(study), inspections(study, learning=False)
    runs = [("thememiner", learning, ours), ("default", learning, bertopic_default)]
    runs.append(("default, all passages", everything, bertopic_default))
    pool = []
    for number, (name, data, finder) in enumerate(runs):
        labels = finder(data, 0).labels
        words = top_words(data, labels)
        listed = list(zip(sorted(set(labels.tolist()) - {-1}), words, strict=True))
        for topic, terms in random.Random(number).sample(listed, min(len(listed), 17 - (number == 2))):
            rows = random.Random(topic).sample(np.flatnonzero(labels == topic).tolist(), 4)
            pool.append((name, " ".join(terms), " || ".join(data.texts[row][:160] for row in rows)))
    random.Random(7).shuffle(pool)
    with out.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([("number", "terms", "passages", "boilerplate")])
        csv.writer(opened).writerows((number, terms, texts, "") for number, (_, terms, texts) in enumerate(pool))
    with out.with_suffix(".key.csv").open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([("number", "run"), *((number, name) for number, (name, *_) in enumerate(pool))])


def tell_reading(read: Path) -> None:
    """The share of topics read as boilerplate, by run."""
    with read.open(encoding="utf-8", newline="") as opened:
        verdicts = {row["number"]: row["boilerplate"] == "yes" for row in csv.DictReader(opened)}
    with read.with_suffix(".key.csv").open(encoding="utf-8", newline="") as opened:
        runs = {row["number"]: row["run"] for row in csv.DictReader(opened)}
    for run in sorted(set(runs.values())):
        own = [verdicts[number] for number, name in runs.items() if name == run]
        print(f"| {run} | {sum(own)} of {len(own)} topics are boilerplate |")


def _timings(study: Path) -> None:
    print("| passages | finder | seconds | of the processor | MB at most |\n|---|---|---|---|---|")
    for passages in ("500", "5000", "50000"):
        for name in FINDERS:
            call = [sys.executable, "-W", "ignore", __file__, str(study), "--one", name, passages]
            print(subprocess.run(call, check=True, capture_output=True, text=True).stdout, end="", flush=True)


def _one_timing(study: Path, name: str, passages: str) -> None:
    """One fit after one on 300 passages, by which what is compiled just in time has been compiled."""
    import resource

    data, count = inspections(study), int(passages)
    drawn = np.random.default_rng(0)
    rows = drawn.choice(len(data.texts), count, replace=count > len(data.texts))
    noise = 0.01 * drawn.standard_normal((count, data.vectors.shape[1])).astype(np.float32)
    part = data.part(rows)
    sample = Data(part.name, part.texts, unit(part.vectors + noise), part.reviews, [], part.anchors)
    FINDERS[name](data.part(np.arange(300)), 0)
    start, used = time.perf_counter(), time.process_time()
    FINDERS[name](sample, 0)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {count} | {name} | {seconds:.1f} | {used:.1f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
