"""How the stance model is fitted: four logistic regressions, one of them on what the two of sentences say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from tools.stance_texts import REAL, Labelled

from thememiner.coding.fitted_stance.layout import Layout, Matrix, Seen, Vocabulary
from thememiner.coding.fitted_stance.linear import Linear
from thememiner.coding.fitted_stance.model import StanceModel, polarity_seen, sentence_seen, statement_seen
from thememiner.coding.judging import UNJUDGING
from thememiner.coding.sentences import sentence_spans

STRENGTH = 3.0
"""Inverse strength of the L2 penalty; figures for 1 and 10 are the same within a point."""
FOLDS = 4
LEAST = {"words": 2, "shapes": 3, "opening": 2}
"""Texts in which an entry of a vocabulary occurs at least."""
UNSEEN = 0.7
"""Weight of a sentence that has its label from its passage."""
_LETTERS = {"failing": "F", "good": "G", "neutral": "N"}
_YES = ("no", "yes")


@dataclass(frozen=True)
class Texts:
    """Labelled texts with their vectors, sentences and the labels of sentences."""

    rows: Sequence[Labelled]
    vectors: NDArray[np.float32]
    spans: Sequence[Sequence[tuple[int, int]]]
    seen: Sequence[Sequence[Seen]]
    labels: Mapping[str, str]

    def part(self, picked: Sequence[int]) -> Texts:
        """Some of them."""
        return Texts(
            [self.rows[i] for i in picked],
            self.vectors[list(picked)],
            [self.spans[i] for i in picked],
            [self.seen[i] for i in picked],
            self.labels,
        )


def with_sentences(rows: Sequence[Labelled], vectors: NDArray[np.float32], labels: Mapping[str, str]) -> Texts:
    """Split the texts and look at each sentence once."""
    spans = [sentence_spans(row.text) or [(0, len(row.text))] for row in rows]
    seen = [[sentence_seen(row.text[start:end]) for start, end in own] for row, own in zip(rows, spans, strict=True)]
    return Texts(rows, vectors, spans, seen, labels)


def fit_stance(texts: Texts) -> StanceModel:
    """All four models."""
    judging = [i for i, row in enumerate(texts.rows) if row.group in REAL or row.statement not in UNJUDGING]
    own = texts.part(judging)
    falls_short, good = _fit_sentences(own)
    statement = _fit_statement(texts)
    empty = StanceModel(statement, statement, falls_short, good)
    return replace(empty, polarity=_fit_polarity(own))


def _fit_statement(texts: Texts) -> Linear:
    """On invented texts alone: no statement of a real one was labelled, and taking them for findings cost accuracy."""
    own = [(row, vector) for row, vector in zip(texts.rows, texts.vectors, strict=True) if row.statement]
    seen = [statement_seen(row.unit(known=known), vector) for known in (True, False) for row, vector in own]
    layout = _layout(seen, ("words", "shapes", "opening"), vector_weight=2.0, context_weight=4.0)
    return _fit(layout, layout.matrix(seen), [row.statement for row, _ in own] * 2, [1.0] * len(seen))


def _fit_sentences(texts: Texts) -> tuple[Linear, Linear]:
    """Two models of sentences, one matrix; sentences of mixed passages that nobody labelled are left out."""
    seen: list[Seen] = []
    letters, weights = "", []
    for row, own in zip(texts.rows, texts.seen, strict=True):
        given = texts.labels.get(row.id)
        said = given or _LETTERS.get(row.polarity, "") * len(own)
        seen += own if said else []
        letters += said
        weights += [1.0 if given else UNSEEN] * len(said)
    layout = _layout(seen, ("words", "shapes"))
    matrix = layout.matrix(seen)
    short, good = ([_YES[one in both] for one in letters] for both in ("FM", "GM"))
    return _fit(layout, matrix, short, weights), _fit(layout, matrix, good, weights)


def _fit_polarity(texts: Texts) -> Linear:
    """On what sentence models fitted without the text say of it."""
    said: list[NDArray[np.float64]] = [np.zeros((0, 2))] * len(texts.rows)
    strata = [f"{row.group in REAL} {row.polarity}" for row in texts.rows]
    for rest, held in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(strata, strata):
        models = _fit_sentences(texts.part(rest.tolist()))
        for i in held:
            said[i] = np.column_stack([one.judged(texts.seen[i])[:, 1] for one in models])
    seen = [
        polarity_seen(row.unit(known=known), vector, spans, own, row.statement or "finding")
        for known in (True, False)
        for row, vector, spans, own in zip(texts.rows, texts.vectors, texts.spans, said, strict=True)
    ]
    layout = _layout(seen, ("words", "shapes"), context_weight=2.0)
    return _fit(layout, layout.matrix(seen), [row.polarity for row in texts.rows] * 2, [1.0] * len(seen))


def _layout(
    seen: Sequence[Seen], counted: Sequence[str], *, vector_weight: float = 1.0, context_weight: float = 1.0
) -> Layout:
    """Vocabularies of what occurs in two texts, numbers with mean and spread, contexts that occur."""
    names = tuple(sorted(seen[0].numbers))
    numbers = np.array([[one.numbers[name] for name in names] for one in seen])
    vector = seen[0].vector
    return Layout(
        tuple(_vocabulary(name, seen) for name in counted),
        names,
        numbers.mean(axis=0).astype(np.float16).astype(np.float32),
        (numbers.std(axis=0) + 1e-3).astype(np.float16).astype(np.float32),
        tuple(sorted({name for one in seen for name in one.context})),
        0 if vector is None else len(vector),
        vector_weight,
        context_weight,
    )


def _vocabulary(counted: str, seen: Sequence[Seen]) -> Vocabulary:
    texts = {one.text: one.counted(counted) for one in seen}
    times = Counter(entry for counts in texts.values() for entry in counts)
    entries = tuple(sorted(entry for entry, n in times.items() if n >= LEAST[counted]))
    idf = np.log((1 + len(texts)) / (1 + np.array([times[entry] for entry in entries]))) + 1
    return Vocabulary(counted, entries, idf.astype(np.float16).astype(np.float32))


def _fit(layout: Layout, matrix: Matrix, classes: Sequence[str], weights: Sequence[float]) -> Linear:
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    model.fit(matrix, np.array(classes), sample_weight=np.array(weights))
    coefficients, intercepts = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        coefficients = np.vstack([np.zeros_like(coefficients), coefficients])
        intercepts = np.array([0.0, intercepts[0]])
    rounded = coefficients.astype(np.float16).astype(np.float32)
    return Linear(tuple(model.classes_.tolist()), layout, rounded, intercepts.astype(np.float16).astype(np.float32))
