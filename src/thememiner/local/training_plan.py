"""The training plan: for each theme its need, the form that is suggested and the one that people chose, what is learnt.

It holds no words of local cases: of local evidence there are counts only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thememiner.errors import InputError
from thememiner.local.case_words import repeated
from thememiner.local.course_matching import Catalogue, Match
from thememiner.local.training_content import Outcome, discussion_questions, outcomes
from thememiner.local.training_evaluation import EvaluationQuestion, evaluation
from thememiner.local.training_form import Suggested, latest_choices, suggested
from thememiner.local.training_need import TrainingNeed
from thememiner.local_records import TrainingChoice
from thememiner.records import AuditFinding

ORDER = (
    "Themes for which the group decided on a training message come first, then those whose local position is weak, "
    "mixed or contradictory, then by the lower end of the interval of the share of reviews in which it did not work "
    "(of the kind where it is highest); else in the order of the codebook."
)


@dataclass(frozen=True, slots=True)
class Planned:
    """One theme in the plan.

    Args:
        suggestion: What the rules suggest.
        choice: What people chose, and why; it stands beside the suggestion.
        matches: The courses of the catalogue that are on it.
    """

    need: TrainingNeed
    suggestion: Suggested
    choice: TrainingChoice | None
    outcomes: tuple[Outcome, ...]
    questions: tuple[str, ...]
    evaluation: tuple[EvaluationQuestion, ...]
    matches: tuple[Match, ...]

    @property
    def theme_id(self) -> str:
        """The theme."""
        return self.need.theme.id

    @property
    def form(self) -> str:
        """The form that holds: people's, else the suggested one."""
        return self.choice.form if self.choice else self.suggestion.form


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """The plan on a day; ``catalogue`` is None where no course catalogue was given."""

    date: str
    planned: tuple[Planned, ...]
    catalogue: Catalogue | None

    @property
    def without_course(self) -> tuple[Planned, ...]:
        """The themes with a need for training of which no course in the catalogue is known to be."""
        return tuple(one for one in self.planned if is_needed(one) and not any(m.is_sure for m in one.matches))


def training_plan(
    needs: Sequence[TrainingNeed], choices: Sequence[TrainingChoice], date: str, catalogue: Catalogue | None = None
) -> TrainingPlan:
    """The plan, in its order (`ORDER`)."""
    chosen = latest_choices(choices)
    matches = catalogue.by_theme() if catalogue else {}
    planned = [_planned(one, chosen, matches) for one in needs]
    return TrainingPlan(date, tuple(sorted(planned, key=_place)), catalogue)


def is_needed(one: Planned) -> bool:
    """Whether the plan has training for it."""
    return one.form not in ("not training", "none suggested")


def checked_reason(reason: str, findings: Sequence[AuditFinding]) -> str:
    """The reason for a choice, in one line.

    Raises:
        InputError: There is none, or it repeats words of a local finding: the plan goes to people who train.
    """
    said = " ".join(reason.split())
    if not said:
        raise InputError("training", "no reason is given", place="--reason", remedy="say why, in the group's words")
    sources = {one.text: one for one in findings}
    if found := repeated(said, sources):
        one = sources[found]
        place = f"{one.source}, row {one.row}"
        raise InputError(
            "training",
            f"the reason repeats words of a local finding ({place})",
            place="--reason",
            remedy="say it without case material: the plan goes to those who train",
        )
    return said


def _planned(
    need: TrainingNeed, chosen: Mapping[str, TrainingChoice], matches: Mapping[str, tuple[Match, ...]]
) -> Planned:
    learnt = outcomes(need.theme)
    return Planned(
        need=need,
        suggestion=suggested(need),
        choice=chosen.get(need.theme.id),
        outcomes=learnt,
        questions=discussion_questions(need.theme),
        evaluation=evaluation(need.theme, learnt),
        matches=matches.get(need.theme.id, ()),
    )


def _place(one: Planned) -> tuple[bool, bool, float]:
    row = one.need.row
    is_decided = row.judgement is not None and row.judgement.response == "training message"
    low = max((figure.low for figure in one.need.evidence.failing if figure.reviews_with), default=0.0)
    return not is_decided, row.standing not in ("weak", "mixed", "contradictory"), -low
