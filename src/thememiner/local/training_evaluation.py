"""How training is evaluated: before, on the day and about three months later with the manager (HAR-18, CAM-39).

The same questions are asked three times, so that what changed can be told; attendance and satisfaction are no impact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thememiner.codebook import Theme
from thememiner.local.training_content import Outcome

Moment = Literal["before", "on the day", "about three months later"]
SCALE = "1 (not at all) to 5 (fully)"
WHO: dict[Moment, str] = {
    "before": "participant, when booking",
    "on the day": "participant, at the end",
    "about three months later": "participant together with the manager",
}
REPORTED: dict[Moment, str] = {
    "before": "to those who run the training, to be set beside the later answers",
    "on the day": "to the learning and development group, at its next training evaluation report",
    "about three months later": "to the learning and development group and the quality assurance group, at the first "
    "training evaluation report after it; then in the board's annual report",
}
_ON_FILE = 2


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """One question: when, to whom, its words, and how it is answered."""

    moment: Moment
    who: str
    text: str
    answer: str


def evaluation(theme: Theme, outcomes: Sequence[Outcome]) -> tuple[EvaluationQuestion, ...]:
    """The questions for a theme: each learning outcome at all three times, and at the last one what changed.

    Args:
        theme: The theme; its audit questions are asked of files three months later.
        outcomes: What participants can do afterwards.
    """
    return (*_before(theme, outcomes), *_on_the_day(outcomes), *_later(theme, outcomes))


def _before(theme: Theme, outcomes: Sequence[Outcome]) -> list[EvaluationQuestion]:
    open_ones = (
        (f"What do you want to be able to do better on the theme \u201c{theme.label}\u201d?", "own words"),
        ("What makes this hard in your work today (time, systems, procedures, anything else)?", "own words"),
    )
    return [*_rated("before", outcomes), *(_asked("before", *one) for one in open_ones)]


def _on_the_day(outcomes: Sequence[Outcome]) -> list[EvaluationQuestion]:
    open_ones = (
        ("What is the one thing you will do differently, and by when?", "own words"),
        ("What did you learn from the other services in the room about working together?", "own words"),
        ("What helped you to learn today, and what should the trainers change?", "own words"),
        ("What could keep you from using it, and who would need to know?", "own words"),
    )
    return [*_rated("on the day", outcomes), *(_asked("on the day", *one) for one in open_ones)]


def _later(theme: Theme, outcomes: Sequence[Outcome]) -> list[EvaluationQuestion]:
    moment: Moment = "about three months later"
    open_ones = (
        ("What have you done differently since? Give an example, without names.", "own words"),
        ("What was different for a child because of it, and how do you know?", "own words"),
        ("How has it changed how you work with other services?", "own words"),
        ("What kept you from using it? (Workload, systems, procedures, no occasion.)", "own words"),
    )
    manager = (
        ("Have you seen it in supervision or in this person's work? What did you see?", "yes, no, or not yet looked"),
        *(
            (f"On files looked at since: {text}", "yes in \u2026 of \u2026 files")
            for text in theme.audit_questions[:_ON_FILE]
        ),
    )
    return [
        *_rated(moment, outcomes),
        *(_asked(moment, *one) for one in open_ones),
        *(EvaluationQuestion(moment, "manager", *one) for one in manager),
    ]


def _rated(moment: Moment, outcomes: Sequence[Outcome]) -> list[EvaluationQuestion]:
    return [EvaluationQuestion(moment, "participant", one.asked, SCALE) for one in outcomes]


def _asked(moment: Moment, text: str, answer: str) -> EvaluationQuestion:
    return EvaluationQuestion(moment, "participant", text, answer)
