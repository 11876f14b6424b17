from __future__ import annotations

from dataclasses import replace

import pytest

from checks import NO, YES, frame, like_machine, whole
from thememiner.coding.check_answers import Answer, Settled, join, settle

OTHER = Answer(True, "good", frozenset({"sup", "plan"}))


@pytest.mark.parametrize(
    ("first", "second", "third", "settled"),
    [
        (YES, YES, None, Settled(True, "failing", frozenset({"sup"}), frozenset())),
        (YES, OTHER, None, Settled(True, None, frozenset({"sup"}), frozenset({"plan"}))),
        (YES, NO, None, Settled(None, None, frozenset(), frozenset({"sup"}))),
        (YES, NO, NO, Settled(False, "", frozenset(), frozenset())),
        (YES, YES, NO, Settled(True, "failing", frozenset({"sup"}), frozenset())),
        (NO, NO, None, Settled(False, "", frozenset(), frozenset())),
    ],
)
def test_what_holds(first: Answer, second: Answer, third: Answer | None, settled: Settled) -> None:
    assert settle(first, second, third) == settled


@pytest.mark.parametrize(("answers", "tagged"), [((YES, OTHER), True), ((YES, NO), None), ((NO, NO), False)])
def test_whether_a_passage_has_a_theme_at_all(answers: tuple[Answer, Answer], tagged: bool | None) -> None:
    assert settle(*answers).tagged is tagged


def test_what_went_or_changed_is_said_and_what_one_left_empty_is_left_aside() -> None:
    units = frame(2)
    draw = whole(units)
    answers = like_machine(draw, units)
    first = {key: answer for key, answer in answers.items() if key != draw.units[0].key}
    gone, changed = (next(one for one in units if one.unit_id == draw.units[place].unit_id) for place in (1, 2))
    now = [replace(one, text="Read anew.") if one == changed else one for one in units if one != gone]
    checked, left_out = join(draw, now, (first, answers))
    assert len(checked) == len(units) - 3
    assert [(one.place, one.reason[:10]) for one in left_out] == [
        (f"passage {draw.units[1].key}", "is no long"),
        (f"passage {draw.units[2].key}", "was read a"),
    ]
