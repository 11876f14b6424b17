"""What people decide about the local position, and the words of their own, as a study keeps them.

The machine prepares, people judge: a `Judgement` overrides what the machine says of a theme wherever it is shown, and
both stand side by side. All of these are appended, never changed; of several on one question the latest holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Response = Literal[
    "watch",
    "assurance request",
    "thematic audit",
    "training message",
    "procedure change",
    "escalate to the chair",
    "escalate to the board",
    "no action",
]
"""What a group may decide to do about a theme (DOMAIN 2, step 9)."""
TrainingForm = Literal[
    "multi-agency course",
    "briefing",
    "7-minute briefing",
    "factsheet",
    "supervision prompt",
    "forum",
    "not training",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the group concluded about a theme locally; an empty ``position`` leaves the machine's word.

    Args:
        theme_id: The theme.
        position: One of `thememiner.local.positions.POSITIONS`, or empty.
        response: What was decided.
        reason: Why, in the group's words.
        who: Who decided (a group or a person).
        when: The date (ISO).
        machine_position: What the machine said when the group decided.
    """

    theme_id: str
    position: str
    response: Response
    reason: str
    who: str
    when: str
    machine_position: str = ""


@dataclass(frozen=True, slots=True)
class LocalTerm:
    """A priority or heading of the board's own, and the theme that it stands for.

    A term may stand for several themes, one record each. ``priority`` says that it is a priority of the board's plan.
    An empty ``theme_id`` takes the term back.
    """

    term: str
    theme_id: str
    priority: bool
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class EmergentCode:
    """A label of the group's own on a unit that no theme fits; ``label`` empty takes the unit's emergent code back."""

    unit_id: str
    label: str
    note: str
    who: str
    when: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class EmergentDecision:
    """What became of an emergent label: promoted to a theme, merged into one (``theme_id``), or dropped."""

    label: str
    verdict: Literal["promoted", "merged", "dropped"]
    theme_id: str
    who: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class TrainingChoice:
    """Why training was or was not chosen for a theme; ``form`` is ``not training`` where it was not."""

    theme_id: str
    form: TrainingForm
    reason: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Severity:
    """The grade that people gave a review on the SSCB matrix (SSC-14), over what the machine read of its outcome."""

    review_id: str
    grade: str
    reason: str
    who: str
    when: str
