from __future__ import annotations

import numpy as np
import pytest

from invented import code, passage, review, stance
from thememiner.evidence.prevalence import wilson
from thememiner.evidence.themes import Corpus
from thememiner.local import bootstrap
from thememiner.local.bootstrap_cases import Cases, cases_of
from thememiner.records import Polarity, Statement

NAN = float("nan")


def table(rows: list[list[float]], gravest: list[float] | None = None) -> Cases:
    failing = np.array(rows, dtype=float)
    names = tuple(f"case {number}" for number in range(len(rows)))
    return Cases(names, failing, np.zeros_like(failing), np.array(gravest or [NAN] * len(rows)))


def corpus(*said: tuple[str, str, Polarity, Statement]) -> Corpus:
    """One passage each: (review, case, polarity, statement), all on theme ``t``."""
    passages = [passage(one[0], f"Text {number} of {one[0]}.") for number, one in enumerate(said)]
    kinds = dict.fromkeys((one[0], one[1]) for one in said)
    return Corpus(
        tuple(review(name, case=case) for name, case in kinds),
        tuple(passages),
        (),
        {one.id: stance(one.id, about[3]) for one, about in zip(passages, said, strict=True)},
        {one.id: (code(one.id, "t", polarity=about[2]),) for one, about in zip(passages, said, strict=True)},
    )


@pytest.mark.parametrize(("hits", "trials"), [(0, 0), (0, 5), (1, 1), (3, 11), (11, 11), (40, 500)])
def test_the_lower_end_is_that_of_the_shown_intervals(hits: int, trials: int) -> None:
    found = bootstrap.wilson_low(np.array([[float(hits)]]), np.array([[float(trials)]]))
    assert found[0, 0] == pytest.approx(wilson(hits, trials)[0], abs=1e-9)


def test_a_case_counts_once_however_often_and_in_however_many_files_it_says_so() -> None:
    once = corpus(("a", "x", "failing", "finding"), ("b", "y", "good", "finding"))
    flood = corpus(
        *(("a", "x", "failing", "finding") for _ in range(60)),
        ("a-summary", "x", "failing", "lesson"),
        ("b", "y", "good", "finding"),
    )
    made = [
        cases_of(one, "case-review", ["t"], recommended={"t": ["a", "unknown"]}, grades={"x": "Catastrophic"})
        for one in (once, flood)
    ]
    for cases in made:
        assert cases.names == ("x", "y")
        assert cases.failing.tolist() == [[1], [0]]
        assert cases.recommended.tolist() == [[1], [0]]
        assert cases.gravest[0] == 1
        assert np.isnan(cases.gravest[1])


def test_a_recommendation_says_nothing_of_practice() -> None:
    found = corpus(("a", "x", "failing", "recommendation"))
    cases = cases_of(found, "case-review", ["t"], recommended={}, grades={"x": "Severe"})
    assert (cases.failing.tolist(), cases.gravest.tolist()) == ([[0]], [0])


def test_gravity_is_a_share_and_no_count() -> None:
    # Theme 0 is in every case, theme 1 only in one grave and one other, theme 2 only in a case without a grade.
    cases = table([[1, 1, 0], [1, 1, 0], [1, 0, 0], [1, 0, 0], [1, 0, 1]], [1, 0, 1, 0, NAN])
    found = bootstrap.gravest(cases, bootstrap.once(cases))[0]
    assert found.tolist() == pytest.approx([0.5, 0.5, 0.5])
    grave = bootstrap.gravest(table([[1, 0], [0, 1], [0, 1]], [1, 0, 0]), np.ones((1, 3)))[0]
    assert grave.tolist() == pytest.approx([(1 + 3 / 3) / 4, (0 + 3 / 3) / 5])


def test_no_grade_at_all_gives_nothing() -> None:
    assert bootstrap.gravest(table([[1], [1]]), np.ones((2, 2))).tolist() == [[0], [0]]


def test_draws_are_of_all_cases_and_the_same_each_time() -> None:
    cases = table([[1], [0], [1]])
    drawn = bootstrap.draws(cases)
    assert drawn.shape == (bootstrap.SAMPLES, 3)
    assert set(drawn.sum(axis=1)) == {3}
    assert (drawn == bootstrap.draws(cases)).all()
    assert (drawn != bootstrap.draws(cases, seed=2)).any()
    assert drawn.mean() == pytest.approx(1)


def test_no_cases_are_no_trouble() -> None:
    none = Cases((), np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0))
    assert bootstrap.recurrence(none, bootstrap.draws(none)).tolist() == [[0, 0]] * bootstrap.SAMPLES


def test_equal_points_share_the_better_place() -> None:
    assert bootstrap.places(np.array([[3.0, 5.0, 3.0, 1.0]])).tolist() == [[2, 1, 2, 4]]
