from __future__ import annotations

import pytest

from invented import review
from thememiner.evidence.prevalence import cases_read, in_words, prevalence, wilson


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Wilson's interval without continuity correction; 12 of 20 is PEERS 4.2, 5 of 8 as well.
    [(12, 20, 0.387, 0.781), (5, 8, 0.306, 0.863), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(("successes", "trials"), [(3, 2), (-1, 4)])
def test_counts_that_no_sample_has_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(successes, trials)


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (4, 6, "4 of 6"),
        (9, 9, "9 of 9"),
        (5, 10, "5 of 10 (50 %, 24 to 76 %)"),
        (0, 0, "0 of 0"),
        (1, 200, "1 of 200 (1 %, 0 to 3 %)"),
    ],
)
def test_no_percentage_below_ten(count: int, total: int, said: str) -> None:
    assert in_words(count, total) == said


def test_each_kind_has_its_own_n() -> None:
    read = [review("a"), review("b"), review("i", kind="inspection")]
    found = prevalence("x", [read[0], read[0], read[2]], read)
    assert [(one.kind, one.reviews_with, one.reviews_read) for one in found] == [
        ("case-review", 1, 2),
        ("inspection", 1, 1),
    ]


def test_two_documents_about_one_case_count_once() -> None:
    read = [review("summary", case="k"), review("overview", case="k"), review("other")]
    assert cases_read(read) == {"case-review": 2}
    assert prevalence("x", read[:2], read)[0].reviews_with == 1
