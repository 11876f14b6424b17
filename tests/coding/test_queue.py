from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from thememiner.coding.queue import Asked, queue_of, random_note, random_order, random_sample, reviewed_in_full
from thememiner.records import Decision, Tag

SIZE = 60


def tag(unit: str, score: float, *, rank: int = 1, doubtful: bool = False, theme: str = "a") -> Tag:
    return Tag(unit, theme, "failing", score, rank, "r", "w", doubtful)


def decision(unit: str, theme: str = "a", note: str = "") -> Decision:
    return Decision(unit, theme, "confirmed", "", "", "Chair", "2024-05-01", note, "")


def invented() -> tuple[list[Asked], NDArray[np.float32]]:
    """Sixty units of six reviews, every fourth doubtful, of three kinds of wording."""
    units = [
        Asked(f"r{n % 6}:{n}", f"r{n % 6}", (tag(f"r{n % 6}:{n}", 0.9, doubtful=n % 4 == 0, theme=f"t{n % 3}"),))
        for n in range(SIZE)
    ]
    vectors = np.random.default_rng(0).normal(size=(SIZE, 8)).astype(np.float32)
    return units, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_one_in_five_is_random_and_spread_over_the_queue() -> None:
    units, vectors = invented()
    found = queue_of(units, vectors, size=20)
    assert [sum(one.why == why for one in found) for why in ("uncertain", "varied", "random")] == [8, 8, 4]
    assert all(any(one.why == "random" for one in found[start : start + 5]) for start in range(0, 20, 5))


def test_the_same_seed_gives_the_same_queue_and_another_one_another() -> None:
    units, vectors = invented()
    first, again = (queue_of(units, vectors, size=20) for _ in range(2))
    other = queue_of(units, vectors, size=20, seed=2)
    assert first == again
    assert {one.unit_id for one in first if one.why == "random"} != {
        one.unit_id for one in other if one.why == "random"
    }


def test_the_random_share_does_not_depend_on_what_the_machine_says() -> None:
    units, vectors = invented()
    others = [Asked(unit.unit_id, unit.source) for unit in units]
    shares = [
        {one.unit_id for one in queue_of(them, vectors[::step], size=20) if one.why == "random"}
        for them, step in ((units, 1), (others, -1))
    ]
    assert shares[0] == shares[1] == set(random_order([unit.unit_id for unit in units], 1)[:4])


def test_uncertain_ones_are_doubtful_and_spread_over_reviews_and_themes() -> None:
    units, vectors = invented()
    doubtful = {unit.unit_id for unit in units if unit.tags[0].doubtful}
    uncertain = [one.unit_id for one in queue_of(units, vectors, size=20) if one.why == "uncertain"]
    assert set(uncertain) <= doubtful
    assert len({one.split(":")[0] for one in uncertain}) == 3  # every fourth unit is of three reviews
    assert len({theme.theme_id for unit in units if unit.unit_id in uncertain for theme in unit.tags}) == 3


def test_near_duplicates_are_not_asked_twice() -> None:
    units, vectors = invented()
    vectors[30:] = vectors[:30]
    kinds = [int(one.unit_id.split(":")[1]) % 30 for one in queue_of(units, vectors, size=20) if one.why != "random"]
    assert len(set(kinds)) == len(kinds) == 16


def test_what_was_decided_is_not_asked_again_and_the_queue_may_run_out() -> None:
    units, vectors = invented()
    decided = {unit.unit_id for unit in units[:50]}
    found = queue_of(units, vectors, size=20, decided=decided)
    assert {one.unit_id for one in found} == {unit.unit_id for unit in units[50:]}
    assert queue_of([], np.zeros((0, 8), dtype=np.float32), size=20) == []


def test_the_random_sample_is_the_start_of_the_order_whatever_was_decided_otherwise() -> None:
    ids = [str(n) for n in range(30)]
    order = random_order(ids, 4)
    decisions = [decision(order[0]), decision(order[20]), decision(order[5], note=f"as agreed {random_note(4)}")]
    assert random_sample(ids, decisions) == set(order[:6])
    assert random_sample(ids, decisions[:2]) == set()


@pytest.mark.parametrize(
    ("decided", "full"),
    [(["a"], False), (["a", "b"], True), (["none"], True), (["a", "b", "x"], True), (["x"], False)],
)
def test_reviewed_in_full_is_when_every_theme_given_was_decided(decided: list[str], full: bool) -> None:
    tags = {"u": (tag("u", 0.9, theme="a"), tag("u", 0.8, rank=2, theme="b"), tag("u", 0.2, rank=0, theme="c"))}
    by_theme = {theme: decision("u", theme) for theme in decided}
    assert (reviewed_in_full(tags, {"u": by_theme}) == {"u"}) is full
