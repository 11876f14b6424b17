from __future__ import annotations

import pytest

from thememiner.codebook import Theme, default_codebook
from thememiner.local.training_content import discussion_questions, outcomes, supervision_prompt, topics
from thememiner.local.training_evaluation import SCALE, evaluation

THEMES = default_codebook().themes
BARE = Theme(id="t", label="Own theme", definition="What the board cares about.")


@pytest.mark.parametrize("theme", [*THEMES, BARE], ids=lambda one: one.id)
def test_every_theme_has_outcomes_questions_and_a_prompt(theme: Theme) -> None:
    learnt = outcomes(theme)
    assert learnt
    assert all(one.asked.startswith("How well c") and " their " not in f" {one.asked.split(':')[0]} " for one in learnt)
    assert len(discussion_questions(theme)) >= 2
    assert len(supervision_prompt(theme)) >= 4


def test_what_is_no_topic_is_not_taught() -> None:
    by_id = {one.id: one for one in THEMES}
    assert topics(by_id["workload-capacity"]) == ("optional managers' session on workload and risk",)
    assert topics(by_id["workforce-knowledge"]) == ("induction", "refresher and reach analysis")
    assert topics(BARE) == ()


def test_the_letters_of_facets_are_not_printed() -> None:
    by_id = {one.id: one for one in THEMES}
    asked = " ".join(discussion_questions(by_id["hindsight"]))
    assert "method statement" in asked
    assert "M. method" not in asked


def test_the_same_outcomes_are_asked_three_times_and_the_manager_once() -> None:
    theme = next(one for one in THEMES if one.id == "neglect")
    learnt = outcomes(theme)
    asked = evaluation(theme, learnt)
    rated = {moment: [one.text for one in asked if one.moment == moment and one.answer == SCALE] for moment in
             ("before", "on the day", "about three months later")}  # fmt: skip
    assert list(rated.values()) == [[one.asked for one in learnt]] * 3
    managers = [one for one in asked if one.who == "manager"]
    assert {one.moment for one in managers} == {"about three months later"}
    assert any(theme.audit_questions[0] in one.text for one in managers)
