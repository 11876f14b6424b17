"""Reviews with a theme / reviews read, with an interval; and how such a figure may be said.

The unit is the case, of one kind of review: mentions are never counted, and kinds are never added up (DESIGN 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from thememiner.records import Prevalence, Review

FLOOR = 10
"""Below this many reviews or cases no percentage is given (CODEBOOK 0.6)."""


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """95 % Wilson score interval of a share, both ends in 0..1.

    Source: Wilson (1927), JASA 22:209-212; recommended for small n by Brown, Cai and DasGupta (2001).

    Raises:
        ValueError: Counts that no sample can have.
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is not a share")
    if trials == 0:
        return 0.0, 1.0
    from scipy.stats import binomtest

    interval = binomtest(successes, trials).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def case_of(review: Review) -> str:
    """What is counted: two documents about one case are one."""
    return review.case or review.id


def cases_read(reviews: Iterable[Review]) -> Counter[str]:
    """Number of cases read, by kind of review."""
    return Counter(kind for kind, _ in {(review.kind, case_of(review)) for review in reviews})


def prevalence(theme_id: str, with_theme: Iterable[Review], read: Sequence[Review]) -> tuple[Prevalence, ...]:
    """One figure for each kind among the reviews read, ordered by kind.

    Args:
        theme_id: The theme.
        with_theme: The reviews that have it (repeats do no harm).
        read: All reviews that were read.
    """
    found = cases_read(with_theme)
    return tuple(
        Prevalence(theme_id, kind, found[kind], total, *wilson(found[kind], total))
        for kind, total in sorted(cases_read(read).items())
    )


def in_words(count: int, total: int, low: float | None = None, high: float | None = None) -> str:
    """Say a share: "4 of 6", and from ten on "12 of 20 (60 %, 39 to 78 %)"."""
    said = f"{count} of {total}"
    if total < FLOOR:
        return said
    if low is None or high is None:
        low, high = wilson(count, total)
    return f"{said} ({_percent(count / total)} %, {_percent(low)} to {_percent(high)} %)"


def _percent(share: float) -> int:
    return int(share * 100 + 0.5)
