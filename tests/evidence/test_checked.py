from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from checks import IDS, NO, candidate, checked, frame, like_machine, machine_of, whole
from thememiner.coding.agreement import Table, weighted_scores
from thememiner.coding.check_answers import Answer, join
from thememiner.coding.check_sample import MISSED_HERE, Draw, draw_sample
from thememiner.evidence.checked import CheckResult, check_result


def result(units: list, first: dict[str, Answer], second: dict[str, Answer], draw: Draw | None = None) -> CheckResult:
    draw = draw or whole(units)
    return check_result(draw, checked(draw, units, first, second), units, IDS)


def test_full_agreement() -> None:
    units = frame()
    answers = like_machine(whole(units), units)
    found = result(units, answers, answers)
    sup = found.themes[0]
    assert (sup.machine.support, sup.machine.hit, sup.machine.extra, sup.machine.missed) == (36, 36, 0, 0)
    assert (sup.machine.precision.value, sup.machine.precision.low, sup.machine.f1.value) == (1.0, None, 1.0)
    assert sup.pairs[0].table == Table(36, 0, 0, 0)
    assert sup.pairs[0].kappa.value is None, "every coded passage has it: there is no chance to go beyond"
    assert (found.themes[1].pairs[0].kappa.value, found.themes[1].pairs[1].alpha.value) == (1.0, 1.0)
    assert (found.themes[2].machine.support, found.themes[2].machine.f1.value) == (0, None)
    assert (found.learning[0].same, found.learning[0].kappa.value, found.polarity[0].units) == (72, 1.0, 36)
    assert found.any_theme.share.value == pytest.approx(0.5)
    assert sup.share is not None and sup.share.share.value == pytest.approx(0.5)


def test_what_is_disputed_is_left_out_of_the_machines_figures() -> None:
    units = frame()
    draw = whole(units)
    first = like_machine(draw, units)
    plan = next(key for key, answer in first.items() if "plan" in answer.themes)
    second = first | {plan: replace(first[plan], themes=frozenset({"sup"}))}
    found = result(units, first, second)
    assert (found.themes[1].open, found.themes[1].machine.support) == (1, 11)
    assert found.themes[1].pairs[0].table == Table(11, 1, 0, 24)
    assert found.themes[1].pairs[2].table == Table(11, 1, 0, 24), "the machine down, the second coder across"
    assert found.together.open == 1
    settled, _ = join(draw, units, (first, second), {plan: first[plan]})
    assert check_result(draw, settled, units, IDS).themes[1].open == 0


def test_below_ten_there_are_counts_only() -> None:
    units = frame(reviews=3)
    answers = like_machine(whole(units), units)
    plan = result(units, answers, answers).themes[1]
    assert (plan.machine.hit, plan.machine.precision.value, plan.machine.recall.value) == (3, None, None)
    assert plan.share is not None and plan.share.because == "fewer than 10 that were checked have it"


def test_what_was_missed_and_how_much_more_may_have_been() -> None:
    units = frame()
    draw = whole(units)
    answers = like_machine(draw, units)
    blank = [key for key, answer in answers.items() if not answer.learning]
    found = result(units, answers, answers)
    here = next(one for one in found.missed if one.stratum == MISSED_HERE)
    assert (here.read, here.looked, here.found) == (36, 36, 0)
    assert here.bound == pytest.approx(1 - 0.05 ** (1 / 36))
    assert found.missed_share == (0.0, pytest.approx(here.bound))
    more = answers | {blank[0]: Answer(True, "failing", frozenset({"plan"}))}
    again = result(units, more, more)
    assert again.themes[1].machine.missed == 1
    assert again.missed_share is not None and again.missed_share[0] == pytest.approx(1 / 36)


def test_one_coder_blank_leaves_nothing_to_divide() -> None:
    units = frame()
    draw = whole(units)
    nothing = dict.fromkeys(like_machine(draw, units), NO)
    found = result(units, nothing, nothing)
    assert (found.together.machine.hit, found.together.machine.extra) == (0, 48)
    assert (found.together.pairs[0].units, found.together.pairs[0].kappa.value) == (0, None)
    assert found.together.machine.precision.value == 0.0
    assert found.learning[1].kappa.value == 0.0
    assert found.polarity[0].units == 0


def test_weighted_precision_and_recall_are_right_on_average() -> None:
    """Rare themes and tagged passages are drawn far more often; the weights undo it."""
    random = np.random.default_rng(5)
    units = [
        candidate(number, *(("sup",) if number < 60 else ("plan",) if number < 66 else ()), review=f"r{number % 12}")
        for number in range(600)
    ]
    truth = {}
    for one in units:
        wrong = random.random() < (0.3 if one.themes else 0.05)
        truth[one.unit_id] = (not one.themes) if wrong else bool(one.themes)
    right = weighted_scores([bool(one.themes) for one in units], list(truth.values()), [1.0] * 600)
    weighted, plain = [], []
    for seed in range(300):
        draw = draw_sample(units, Draw(1, "2026-11-24", seed, ("A", "B"), "x"), size=120)
        by_id = {one.unit_id: one for one in units}
        said = [bool(by_id[one.unit_id].themes) for one in draw.units]
        true = [truth[one.unit_id] for one in draw.units]
        weighted.append(weighted_scores(said, true, [one.weight for one in draw.units]))
        plain.append(weighted_scores(said, true, [1.0] * len(said)))
    recall = float(np.mean([one.recall for one in weighted]))
    assert right.precision is not None and right.recall is not None
    assert float(np.mean([one.precision for one in weighted])) == pytest.approx(right.precision, abs=0.02)
    assert recall == pytest.approx(right.recall, abs=0.03)
    assert float(np.mean([one.recall for one in plain])) > right.recall + 0.1, "without weights recall looks better"


def test_whole_reviews_coded_twice_give_reviews() -> None:
    units = [*frame(24), candidate(1, "sup", review="audit.csv", kind="local")]
    draw = whole(units, reviews=True)
    first = {one.key: machine_of(next(u for u in units if u.unit_id == one.unit_id)) for one in draw.units}
    by_review = {one.key: one.unit_id.split(":")[0] for one in draw.units}
    for number in range(12):
        for key, review in by_review.items():
            if review == f"r{number}":
                first[key] = replace(first[key], themes=first[key].themes - {"plan"})
    dropped = next(key for key, review in by_review.items() if review == "r23")
    second = {key: answer for key, answer in first.items() if key != dropped}
    kept = [one for one in units if one.kind != "local"]
    found = check_result(draw, checked(draw, kept, first, second), kept, IDS)
    plan = next(one for one in found.reviews if one.theme_id == "plan")
    assert found.incomplete_reviews == 1
    assert (plan.kind, plan.checked, plan.machine, plan.people, plan.open) == ("case-review", 23, 23, 11, 0)
    assert plan.share.because == "the machine is no better than chance here"
    sup = next(one for one in found.reviews if one.theme_id == "sup")
    assert (sup.people, sup.share.because) == (23, "fewer than 10 that were checked do not have it")


def test_a_review_on_which_the_coders_differ_cannot_be_told() -> None:
    units = frame(2)
    draw = whole(units, reviews=True)
    first = like_machine(draw, units)
    second = {key: replace(answer, themes=answer.themes - {"plan"}) for key, answer in first.items()}
    found = check_result(draw, checked(draw, units, first, second), units, IDS)
    plan = next(one for one in found.reviews if one.theme_id == "plan")
    assert (plan.checked, plan.open) == (0, 2)
