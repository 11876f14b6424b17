from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from invented import passage, review, stance
from thememiner.coding.check_sample import (
    MISSED_ELSEWHERE,
    MISSED_HERE,
    UNTAGGED,
    Candidate,
    Draw,
    as_draw,
    candidates,
    draw_passages,
    draw_reviews,
    load_draw,
    next_number,
    probabilities,
    save_draw,
    strata,
)
from thememiner.errors import InputError
from thememiner.records import AuditFinding, Tag

DRAFT = Draw(1, "2026-11-24", 1, ("A", "B"), "book")


def candidate(number: int, *themes: str, learning: bool = True, cluster: str = "r", section: bool = True) -> Candidate:
    place = f"{cluster}, p. {number}"
    text = f"Text {number} of {cluster}."
    return Candidate(
        f"{cluster}:{number:04d}",
        cluster,
        "case-review",
        place,
        text,
        "Findings",
        section,
        learning,
        "failing",
        frozenset(themes),
    )


def frame() -> list[Candidate]:
    """300 passages of 10 reviews: 100 on a common theme, 5 on a rare one, the rest without a theme."""
    made = []
    for number in range(300):
        themes = ("common",) if number < 100 else ("rare", "common") if number < 105 else ()
        made.append(
            candidate(number, *themes, learning=number < 150, cluster=f"r{number % 10}", section=number % 2 == 0)
        )
    return made


def test_the_rarest_theme_makes_the_stratum() -> None:
    assert Counter(strata(frame())) == {
        "common": 100,
        "rare": 5,
        UNTAGGED: 45,
        MISSED_HERE: 75,
        MISSED_ELSEWHERE: 75,
    }


def test_probabilities_add_up_and_favour_the_rare() -> None:
    groups = strata(frame())
    chance = dict(zip(groups, probabilities(groups, 60), strict=True))
    assert sum(probabilities(groups, 60)) == pytest.approx(60)
    assert chance["rare"] > 3 * chance["common"] > 0
    assert chance["rare"] == 1.0
    assert min(chance.values()) > 0


def test_a_sample_larger_than_what_there_is_takes_all() -> None:
    drawn = draw_passages(frame(), 1000, seed=1)
    assert len(drawn) == 300
    assert {weight for _, _, weight in drawn} == {1.0}


@pytest.mark.parametrize("size", [1, 2, 30, 60, 299])
def test_the_size_is_as_asked_and_nothing_is_drawn_twice(size: int) -> None:
    for seed in range(5):
        drawn = draw_passages(frame(), size, seed=seed)
        assert len(drawn) == size == len({one.unit_id for one, _, _ in drawn})


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_study() -> None:
    one = draw_passages(frame(), 40, seed=3)
    assert one == draw_passages(frame()[::-1], 40, seed=3)
    assert one != draw_passages(frame(), 40, seed=4)


def test_weighted_counts_are_right_on_average() -> None:
    """Horvitz-Thompson: the mean over many draws is the truth, though rare themes are drawn far more often."""
    everyone = frame()
    truth = {
        "common": sum("common" in one.themes for one in everyone),
        "rare": 5,
        "odd": sum(int(one.unit_id[-1]) % 2 for one in everyone),
    }
    totals: dict[str, list[float]] = {name: [] for name in truth}
    for seed in range(600):
        drawn = draw_passages(everyone, 30, seed=seed)
        totals["common"].append(sum(weight for one, _, weight in drawn if "common" in one.themes))
        totals["rare"].append(sum(weight for one, _, weight in drawn if "rare" in one.themes))
        totals["odd"].append(sum(weight for one, _, weight in drawn if int(one.unit_id[-1]) % 2))
    for name, right in truth.items():
        error = np.std(totals[name]) / np.sqrt(600)
        assert abs(np.mean(totals[name]) - right) <= 4 * error + 1e-9, name
    unweighted = np.mean(
        [sum("rare" in one.themes for one, _, _ in draw_passages(everyone, 30, seed=s)) for s in (1, 2)]
    )
    assert unweighted / 30 > 3 * 5 / 300


def test_whole_reviews_come_whole_and_in_reading_order() -> None:
    drawn = draw_reviews(frame(), 3, seed=1)
    cases = {one.cluster for one, _, _ in drawn}
    assert len(cases) == 3
    assert [one for one, _, _ in drawn] == [one for one in frame() if one.cluster in cases]
    assert {weight for _, _, weight in drawn} == {10 / 3}
    draw = as_draw(drawn, frame(), DRAFT, whole=True)
    assert draw.reviews == tuple(sorted(cases))
    assert [one.unit_id for one in draw.units] == [one.unit_id for one, _, _ in drawn]


def test_keys_tell_nothing_of_the_stratum() -> None:
    drawn = draw_passages(frame(), 60, seed=1)
    draw = as_draw(drawn, frame(), DRAFT, whole=False)
    assert [one.key for one in draw.units] == [f"d1-p{number:04d}" for number in range(1, 61)]
    assert [one.stratum for one in draw.units] != sorted(one.stratum for one in draw.units)
    assert (draw.frame, draw.frame_clusters, dict(draw.strata)["rare"]) == (300, 10, 5)


def test_a_draw_is_kept_without_words_and_found_again(tmp_path: Path) -> None:
    draw = as_draw(draw_passages(frame(), 20, seed=1), frame(), DRAFT, whole=False)
    path = save_draw(tmp_path, draw)
    assert load_draw(tmp_path, 1) == draw
    assert "Text" not in path.read_text(encoding="utf-8")
    assert next_number(tmp_path) == 2
    with pytest.raises(InputError, match="cannot be written"):
        save_draw(tmp_path, draw)
    with pytest.raises(InputError, match="was not drawn in this study"):
        load_draw(tmp_path, 2)
    good = path.read_text(encoding="utf-8")
    for bad in ('{"units": [{}]}', "[]", "", good[:-40], good.replace('"weight": ', '"weight": "x", "w": ')):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(InputError, match="is damaged"):
            load_draw(tmp_path, 1)


def test_what_can_be_drawn() -> None:
    told, heading, other = passage("a", "Supervision failed."), passage("a", "Findings"), passage("b", "Not counted.")
    finding = AuditFinding("f1", "Plans drifted.", "audit.csv", 2)
    quiet = passage("a", "The family moved.", page=3)
    stances = {one.id: stance(one.id) for one in (told, heading, other)}
    stances |= {quiet.id: stance(quiet.id, "narrative"), "f1": stance("f1", "narrative")}
    tags = [Tag(unit, "sup", "failing", 0.9, 1, "rule", "words") for unit in (told.id, quiet.id, "f1")]
    tags.append(Tag(told.id, "weak", "failing", 0.1, 0, "rule", "words"))
    found = candidates([told, heading, quiet, other], [review("a")], [finding], stances, tags)
    assert [(one.unit_id, one.learning, set(one.themes), one.place) for one in found] == [
        (told.id, True, {"sup"}, "Invented a, p. 1"),
        (quiet.id, False, set(), "Invented a, p. 3"),
        ("f1", True, {"sup"}, "audit.csv, row 2"),
    ]


def test_without_reviews_no_whole_review_can_be_drawn() -> None:
    with pytest.raises(InputError, match="no coded reviews"):
        draw_reviews([], 1, seed=1)
