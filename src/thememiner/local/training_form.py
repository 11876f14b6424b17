"""Which form of training a theme asks for, by rules that are said in words; people choose.

The rules are a starting point set by hand, in the order in which they are tried. None rests on a trial of forms.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from thememiner.errors import InputError
from thememiner.local.staff_groups import LEADERS
from thememiner.local.theme_names import folded
from thememiner.local.training_need import TrainingNeed
from thememiner.local_records import TrainingChoice, TrainingForm
from thememiner.records import Prevalence

FORMS: tuple[TrainingForm, ...] = get_args(TrainingForm)
NONE = "none suggested"
"""Where nothing is known that training could rest on."""

RECURS_CASES = 3
RECURS = 1 / 3
"""A theme recurs where it did not work in three cases of a kind and a third of those read."""
MOST = 0.5
"""It recurs in most cases where the lower end of the interval of their share is at least this."""
SEEN = 2
"""Cases, or local findings, from which on something is more than a single word."""
MANY_GROUPS = 3
_WEAK = frozenset({"weak", "mixed", "contradictory"})
_REFLECTION = re.compile(r"reflect|supervis|curiosity|uncertainty|critical thinking|bias", re.IGNORECASE)
_LAUNCH = re.compile(r"launch briefing|new or revised procedure", re.IGNORECASE)
_NOT_TRAINING = re.compile(r"not an? (?:issue of training|training issue)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggested:
    """The form that the rules suggest (`NONE`: no form), and the rule in words."""

    form: str
    rule: str


def suggested(need: TrainingNeed) -> Suggested:
    """The form for a theme, by the first rule that applies."""
    for rule in (_not_training, _nothing_known, _good_alone, _strong, _by_topic, _by_reach):
        found = rule(need)
        if found:
            return found
    return Suggested("factsheet", "Reviews teach it in single cases only: a factsheet keeps the message at hand.")


def form_named(given: str) -> TrainingForm:
    """One of `FORMS`.

    Raises:
        InputError: It is none of them; lists what there is.
    """
    wanted = folded(given).replace("seven-minute", "7-minute")
    if wanted in FORMS:
        return wanted
    near = difflib.get_close_matches(wanted, FORMS, n=1)
    remedy = (f"did you mean '{near[0]}'? " if near else "") + f"use one of: {', '.join(FORMS)}"
    raise InputError("training", f"{given!r} is not a form of training", place="form", remedy=remedy)


def latest_choices(choices: Iterable[TrainingChoice]) -> dict[str, TrainingChoice]:
    """The choice that holds on each theme: that of the latest day, and of one day the one kept last."""
    return {one.theme_id: one for one in sorted(choices, key=lambda one: one.when)}


def _not_training(need: TrainingNeed) -> Suggested | None:
    if any(_NOT_TRAINING.search(topic) for topic in need.theme.training_topics):
        return Suggested("not training", "The codebook says that this is usually no issue of training.")
    if need.dominant:
        names = " and of ".join(dict.fromkeys(one.condition.name for one, _ in need.dominant))
        rule = f"At least half of the cases that teach it speak of {names}: that comes first."
        return Suggested("not training", rule)
    return None


def _nothing_known(need: TrainingNeed) -> Suggested | None:
    if any(one.reviews_with for one in need.evidence.prevalence) or need.row.standing in _WEAK:
        return None
    if need.row.standing == "stale":
        rule = (
            "No review that was read teaches it, and what local evidence says is stale: find out first how it stands."
        )
        return Suggested(NONE, rule)
    rule = f"No review that was read teaches it, and the local position is: {need.row.standing}. That is not assurance."
    return Suggested(NONE, rule)


def _good_alone(need: TrainingNeed) -> Suggested | None:
    failing = any(one.reviews_with for one in (*need.evidence.failing, *need.evidence.recommended))
    if failing or need.row.standing in _WEAK or not any(one.reviews_with for one in need.evidence.good):
        return None
    return Suggested("forum", "Reviews found only what worked: practitioners share it best with each other.")


def _strong(need: TrainingNeed) -> Suggested | None:
    if need.row.standing != "strong":
        return None
    judged = need.row.judgement is not None and need.row.judgement.position == "strong"
    # One praise that a machine heard is no reason to leave a theme to a factsheet.
    if not judged and sum(one.current for one in need.row.by_source) < SEEN:
        return None
    return Suggested("factsheet", "Local evidence says that it works: a factsheet keeps it so, without a course.")


def _by_topic(need: TrainingNeed) -> Suggested | None:
    topics = " ".join(need.theme.training_topics)
    if _LAUNCH.search(topics):
        return Suggested(
            "briefing", "What is to be learnt is a procedure: those who use it are briefed when it changes."
        )
    groups = frozenset(need.audience.groups)
    if groups and groups <= LEADERS:
        return Suggested("forum", "It concerns leaders, managers and advisers alone: they work it out with each other.")
    if need.itself:
        rule = "It is itself a condition of work that has to change: those concerned are briefed when it does."
        return Suggested("briefing", rule)
    reflective = sum(bool(_REFLECTION.search(topic)) for topic in need.theme.training_topics)
    if reflective * 2 >= max(len(need.theme.training_topics), 1):
        rule = "It is a habit of thought: it is practised on one's own cases, in supervision."
        return Suggested("supervision prompt", rule)
    return None


def _by_reach(need: TrainingNeed) -> Suggested | None:
    is_weak, groups = need.row.standing in _WEAK, len(need.audience.groups)
    in_most = any(one.reviews_with >= RECURS_CASES and one.low >= MOST for one in need.evidence.failing)
    if (is_weak or in_most) and groups >= MANY_GROUPS:
        why = f"The local position is {need.row.standing}" if is_weak else "It recurs in most reviews elsewhere"
        rule = f"{why}, and it concerns {groups} staff groups: they learn it together."
        return Suggested("multi-agency course", rule)
    if is_weak or in_most:
        return Suggested("briefing", "It matters, and it concerns few staff groups: a briefing reaches them.")
    if any(_recurs(one) for one in need.evidence.failing):
        rule = "It recurs in reviews elsewhere, and nothing current says that it is weak here: a briefing comes first."
        return Suggested("briefing", rule)
    if any(one.reviews_with >= SEEN for one in need.evidence.prevalence):
        rule = "Reviews teach it in some cases, and no current local evidence says that it is weak: teams discuss it."
        return Suggested("7-minute briefing", rule)
    return None


def _recurs(one: Prevalence) -> bool:
    return one.reviews_with >= RECURS_CASES and one.reviews_with >= RECURS * one.reviews_read
