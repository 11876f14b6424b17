from __future__ import annotations

import numpy as np

from thememiner.topics.slots import slots_for
from thememiner.topics.stability import stability


def test_a_group_put_together_at_will_is_not_found_again(vectors: np.ndarray) -> None:
    slots = slots_for(vectors, "auto", distinct=72, min_size=5, seed=0)
    real, mixed = stability(vectors, [range(24), range(12, 36)], slots, seed=0, samples=4)
    assert real == 1.0
    assert mixed is not None
    assert mixed < 0.5


def test_untried_is_not_called_unstable(vectors: np.ndarray) -> None:
    slots = slots_for(vectors, "auto", distinct=72, min_size=5, seed=0)
    assert stability(vectors, [range(24)], slots, seed=0, samples=0) == [None]
