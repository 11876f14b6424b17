"""The national reviews as 0/1 tables: one row a case, so that no mention and no second file adds weight."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thememiner.evidence.prevalence import case_of
from thememiner.evidence.themes import Corpus, coded_statements, shows_failing
from thememiner.local.severity import GRADES

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """The cases of one kind of review.

    Args:
        names: The cases, sorted.
        failing: Cases x themes; 1 where the case teaches that something did not work.
        recommended: Cases x themes; 1 where its reviews recommend something on the theme.
        gravest: By case 1 where its grade is the gravest, else 0; NaN where its grade is not known.
    """

    names: tuple[str, ...]
    failing: Table
    recommended: Table
    gravest: Table


def cases_of(
    corpus: Corpus,
    kind: str,
    themes: Sequence[str],
    *,
    recommended: Mapping[str, Collection[str]],
    grades: Mapping[str, str],
) -> Cases:
    """The cases of one kind.

    Args:
        corpus: The national reviews.
        kind: The kind of review.
        themes: Theme ids, in the order of the columns.
        recommended: By theme, ids of the reviews that recommend something on it.
        grades: Grade by case, where it is known.
    """
    case_by_review = {review.id: case_of(review) for review in corpus.reviews if review.kind == kind}
    names = tuple(sorted(set(case_by_review.values())))
    row = {case: number for number, case in enumerate(names)}
    failing, asked = np.zeros((len(names), len(themes))), np.zeros((len(names), len(themes)))
    found = coded_statements(corpus)
    for column, theme in enumerate(themes):
        for one in found.get(theme, ()):
            if one.review.kind == kind and shows_failing(one):
                failing[row[case_of(one.review)], column] = 1
        for review in recommended.get(theme, ()):
            if review in case_by_review:
                asked[row[case_by_review[review]], column] = 1
    gravest = [float(grades[case] == GRADES[0]) if case in grades else np.nan for case in names]
    return Cases(names, failing, asked, np.array(gravest, dtype=float))
