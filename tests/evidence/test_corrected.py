from __future__ import annotations

import numpy as np
import pytest

from thememiner.coding.agreement import resamplings
from thememiner.evidence.corrected import Known, corrected_reviews, corrected_share, rogan_gladen


def shares(raw: float, sensitivity: float, specificity: float) -> float:
    return float(rogan_gladen(np.array(raw), np.array(sensitivity), np.array(specificity)))


def test_the_worked_example_of_the_cows() -> None:
    """23 of 150 positive, sensitivity .96, specificity .89: true prevalence .051 (manual of epiR, `epi.prev`)."""
    assert shares(23 / 150, 0.96, 0.89) == pytest.approx(0.051, abs=0.0005)


@pytest.mark.parametrize("truth", [0.0, 0.02, 0.1, 0.5, 1.0])
def test_errors_put_in_are_taken_out(truth: float) -> None:
    assert shares(truth * 0.8 + (1 - truth) * 0.05, 0.8, 0.95) == pytest.approx(truth)


def test_a_test_like_chance_gives_nothing_and_shares_stay_shares() -> None:
    assert np.isnan(shares(0.3, 0.5, 0.5))
    assert np.isnan(shares(0.3, 0.2, 0.5))
    assert shares(0.01, 0.9, 0.9) == 0.0
    assert shares(0.99, 0.9, 0.9) == 1.0


def known(reviews: int = 20, hit: int = 2, missed: int = 1, extra: int = 1, right: int = 6) -> Known:
    checked = np.tile(np.array([[hit, extra], [missed, right]], dtype=float), (reviews, 1, 1))
    read = np.tile(np.array([100.0, 30.0]), (reviews, 1))
    return Known(checked, read, (hit + missed) * reviews, (extra + right) * reviews)


def test_the_share_and_its_interval() -> None:
    alike = corrected_share(known(), resamplings(20))
    right = (0.3 + 6 / 7 - 1) / (2 / 3 + 6 / 7 - 1)
    assert (alike.raw, alike.total, alike.because) == (600, 2000, "no interval: too little was checked")
    assert (alike.share.value, alike.share.low) == (pytest.approx(right), None)
    uneven = known()
    uneven.checked[:10, 1, 0] += 1
    found = corrected_share(uneven, resamplings(20))
    assert found.share.value is not None and found.share.low is not None and found.share.high is not None
    assert right < found.share.low < found.share.value < found.share.high < 1


def test_too_little_is_said_and_not_corrected() -> None:
    few = corrected_share(known(reviews=3), resamplings(3))
    assert (few.share.value, few.because) == (None, "fewer than 10 that were checked have it")
    clustered = corrected_share(known(reviews=4), resamplings(4))
    assert clustered.share.value is not None and clustered.share.low is None
    assert clustered.because == "no interval: fewer than 10 reviews were checked"
    chance = corrected_share(known(hit=1, missed=4, extra=4, right=1), resamplings(20))
    assert (chance.share.value, chance.because) == (None, "the machine is no better than chance here")


def test_corrected_shares_are_right_on_average() -> None:
    """Reviews differ, the machine misses a third and invents some; the mean of 300 checks is near the truth."""
    random = np.random.default_rng(3)
    taken = resamplings(30, rounds=2)
    found = []
    for _ in range(300):
        truth = random.random((30, 200)) < random.beta(2, 8, 30)[:, None]
        said = np.where(truth, random.random(truth.shape) < 0.67, random.random(truth.shape) < 0.04)
        picked = random.random(truth.shape) < 0.1
        checked = np.array(
            [
                [[(picked & (said == s) & (truth == t))[row].sum() for t in (True, False)] for s in (True, False)]
                for row in range(30)
            ],
            dtype=float,
        )
        read = np.stack([np.full(30, 200.0), said.sum(1)], axis=1)
        share = corrected_share(Known(checked, read, 99, 99), taken).share
        assert share.value is not None
        found.append(share.value - truth.mean())
    assert abs(np.mean(found)) < 0.005
    assert abs(said.mean() - truth.mean()) > 0.02, "the raw share is off"


def test_reviews_are_corrected_from_ten_with_and_ten_without_on() -> None:
    machine, truth = [True] * 9 + [False] * 11, [True] * 10 + [False] * 10
    everywhere = machine + [True] * 10 + [False] * 20
    found = corrected_reviews(machine, truth, everywhere, resamplings(50))
    assert (found.raw, found.total) == (19, 50)
    assert found.share.value == pytest.approx(19 / 50 / 0.9)
    assert found.share.low is not None
    assert corrected_reviews(machine[:15], truth[:15], everywhere, resamplings(50)).share.value is None
