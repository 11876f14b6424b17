from __future__ import annotations

from dataclasses import replace

import pytest

from local.planted import AUDIT_DECIDED, BOOK, JUDGED, TAUGHT, THEMES, Local, graded, local, national, planned
from thememiner.errors import InputError
from thememiner.evidence.themes import Corpus
from thememiner.local.audit_parts import PARTS
from thememiner.local.audit_plan import AuditPlan, AuditRank, main_kind
from thememiner.local.comparison import LocalRecord


def rank(plan: AuditPlan, theme: str) -> AuditRank:
    return next(one for one in plan.ranks if one.theme_id == theme)


def value(plan: AuditPlan, theme: str, part: str) -> float:
    return rank(plan, theme).part(part).value


def test_planted_gaps_stand_in_their_places() -> None:
    plan = planned(national(TAUGHT))
    order = [one.theme_id for one in plan.ranked]
    assert order[:3] == ["weak-twice", "judged-weak", "never-audited"]
    assert order[-1] == "strong"
    assert [one.theme_id for one in plan.decided] == ["decided"]
    assert [one.theme_id for one in plan.not_for_audit] == ["hindsight"]
    assert {one.theme_id for one in plan.ranks} == set(THEMES)


def test_the_group_stands_before_the_machine_and_both_are_said() -> None:
    plan = planned(national(TAUGHT))
    part = rank(plan, "judged-weak").part("weakness")
    assert part.value == 1
    assert "the group judged it weak on 2026-05-01" in part.reason
    assert "thememiner says strong" in part.reason
    judged_strong = planned(national(TAUGHT), judgements=[replace(JUDGED, theme_id="weak-twice", position="strong")])
    assert value(judged_strong, "weak-twice", "weakness") == 0
    assert value(judged_strong, "weak-twice", "sources") == 0


def test_a_decided_audit_is_listed_apart_until_it_is_in() -> None:
    assert rank(planned(national(TAUGHT)), "decided").place == 0
    before = local_with("decided", date="2026-02")
    assert rank(planned(national(TAUGHT), before), "decided").state == "already decided"
    came_in = local_with("decided", date="2026-05")
    found = rank(planned(national(TAUGHT), came_in), "decided")
    assert found.state == "ranked"
    assert found.place > 0
    other = planned(national(TAUGHT), judgements=[replace(AUDIT_DECIDED, response="watch")])
    assert rank(other, "decided").state == "ranked"
    assert "watch" in rank(other, "decided").note


def local_with(theme: str, **fields: object) -> LocalRecord:
    return Local().add(theme, "failing", **fields).record()


def test_what_is_not_known_is_no_weakness_and_no_strength() -> None:
    plan = planned(national(TAUGHT))
    assert value(plan, "never-audited", "weakness") == 0
    assert value(plan, "never-audited", "age") == 1
    assert not rank(plan, "never-audited").part("weakness").is_known


@pytest.mark.parametrize(
    "corpus",
    [
        national(TAUGHT, mentions={"stale": 200, "silent": 1}),
        national(TAUGHT, second_file=True),
        national(TAUGHT, mentions={"strong": 80, "contradictory": 80}, second_file=True),
    ],
    ids=["a flood of mentions", "a second file about the same case", "both"],
)
def test_one_review_cannot_move_the_ranking_by_repeating_itself(corpus: Corpus) -> None:
    grades = graded("case-review-00", "case-review-01") | graded("case-review-02", grade="Severe")
    recommended = {"stale": ["review-00", "review-00", "second"], "strong": ["review-03"]}
    once = planned(national(TAUGHT), grades=grades, recommended=recommended)
    more = planned(corpus, grades=grades, recommended=recommended)
    shown = [
        [
            (one.theme_id, one.place, one.points, one.firmness, [(p.value, p.reason) for p in one.parts])
            for one in p.ranks
        ]
        for p in (once, more)
    ]
    assert shown[0] == shown[1]
    assert (once.first, once.three) == (more.first, more.three)


def test_one_more_case_does_move_it() -> None:
    before, after = planned(national(TAUGHT)), planned(national({**TAUGHT, "stale": 9}))
    assert value(after, "stale", "recurrence") > value(before, "stale", "recurrence")


def test_points_are_the_weighted_sum_of_the_parts_shown() -> None:
    plan = planned(national(TAUGHT), priorities={"strong": {"Early help"}}, weights={"priority": 40, "age": 0})
    for one in plan.ranks:
        assert one.points == pytest.approx(sum(part.points for part in one.parts))
        total = sum(part.weight * part.value for part in one.parts) / sum(part.weight for part in one.parts)
        assert one.points == pytest.approx(100 * total)
        assert [part.name for part in one.parts] == list(PARTS)
    assert rank(plan, "strong").part("priority").weight == 40
    assert rank(plan, "never-audited").part("age").points == 0


def test_weights_change_the_order() -> None:
    only_age = planned(national(TAUGHT), weights=dict.fromkeys(PARTS, 0.0) | {"age": 1.0})
    assert {one.theme_id for one in only_age.ranked if one.place == 1} == {"never-audited", "silent"}
    assert all(one.tied for one in only_age.ranked if one.place == 1)
    # Those that share a place stand in the order of the codebook.
    assert [one.theme_id for one in only_age.ranked][:2] == ["never-audited", "silent"]


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"recurence": 1.0}, "audit_weights.recurence.*recurrence, weakness, age"),
        ({"age": -1.0}, "audit_weights.age.*0 or more"),
        ({"age": float("nan")}, "audit_weights.age"),
        (dict.fromkeys(PARTS, 0.0), "all weights are 0"),
    ],
)
def test_a_wrong_weight_is_refused(weights: dict[str, float], said: str) -> None:
    with pytest.raises(InputError, match=said):
        planned(national(TAUGHT), weights=weights)


def test_kinds_of_review_are_never_added_up() -> None:
    inspections = national({"stale": 6}, cases=6, kind="inspection")
    case_reviews = national(TAUGHT)
    renamed = replace(
        inspections,
        reviews=tuple(replace(one, id=f"i-{one.id}", case=f"i-{one.case}") for one in inspections.reviews),
        passages=tuple(replace(one, review_id=f"i-{one.review_id}") for one in inspections.passages),
    )
    both = Corpus(
        case_reviews.reviews + renamed.reviews,
        case_reviews.passages + renamed.passages,
        (),
        {**case_reviews.stances, **renamed.stances},
        {**case_reviews.codes, **renamed.codes},
    )
    plan = planned(both)
    assert (plan.kind, plan.cases) == ("case-review", 20)
    assert value(plan, "stale", "recurrence") == value(planned(case_reviews), "stale", "recurrence")
    assert main_kind(Corpus((), (), (), {}, {})) == ""


def test_few_cases_give_counts_without_shares_and_no_firmness() -> None:
    plan = planned(national({"stale": 3}, cases=4))
    reason = rank(plan, "stale").part("recurrence").reason
    assert reason.startswith("3 of 4 case reviews elsewhere")
    assert "rests on little" in reason
    assert "%" not in reason
    assert {one.firmness.word for one in plan.ranked} == {"not known"}


def test_a_clear_leader_is_firm_and_equals_are_open() -> None:
    recurrence = dict.fromkeys(PARTS, 0.0) | {"recurrence": 1.0}
    clear = planned(national({"stale": 19, "silent": 2}), weights=recurrence, judgements=[])
    assert clear.first == "firm: stale"
    # Two themes in six cases each, none of them the same: other reviews could have put either first.
    apart = national({"stale": 6, "silent": 6}, cases=12, first={"silent": 6})
    even = planned(apart, weights=recurrence, judgements=[])
    assert even.first in ("open between stale; silent", "open between silent; stale")
    assert [one.place for one in even.ranked][:2] == [1, 1]


def test_what_a_part_does_to_the_order_is_shown() -> None:
    firmness = rank(planned(national(TAUGHT)), "never-audited").firmness
    # It stands on recurrence and on never having been audited.
    assert firmness.best_without <= 3 < firmness.worst_without


def test_nothing_read_and_nothing_local_is_a_ranking_of_ties() -> None:
    plan = planned(Corpus((), (), (), {}, {}), Local().record(), judgements=[])
    assert {one.place for one in plan.ranked} == {1}
    assert all(one.tied for one in plan.ranked)
    assert plan.kind == ""
    assert rank(plan, "stale").part("recurrence").reason == "no reviews elsewhere were read"


def test_own_recommendations_count_before_those_to_others() -> None:
    recommended = {
        "stale": ["own-1", "own-2", "own-2b"],
        "strong": ["own-1"],
        "silent": [f"review-{n:02}" for n in range(20)],
    }
    own = {"own-1": "case-1", "own-2": "case-2", "own-2b": "case-2"}
    plan = planned(national(TAUGHT), recommended=recommended, own_cases=own)
    assert value(plan, "stale", "recommendations") == 1
    assert value(plan, "strong", "recommendations") == 0.75
    assert 0.4 < value(plan, "silent", "recommendations") < 0.5
    assert value(plan, "weak-twice", "recommendations") == 0
    assert "counts as open" in rank(plan, "stale").part("recommendations").reason
    assert "2 of the area's own reviews" in rank(plan, "stale").part("recommendations").reason


def test_the_same_evidence_gives_the_same_ranking() -> None:
    assert planned(national(TAUGHT), local()) == planned(national(TAUGHT), local())
    assert {theme.id for theme in BOOK.themes} == set(THEMES)
