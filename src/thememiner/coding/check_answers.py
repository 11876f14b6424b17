"""What people said of a drawn passage, and what is settled where two of them coded it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thememiner.coding.check_sample import Candidate, Draw, Drawn
from thememiner.coding.decisions import text_hash
from thememiner.records import LeftOut


@dataclass(frozen=True, slots=True)
class Answer:
    """One coder's answer on one passage; without learning there is no polarity and no theme."""

    learning: bool
    polarity: str = ""
    themes: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds: None, or the theme among ``disputed``, where the coders differ and nobody settled it."""

    learning: bool | None
    polarity: str | None
    themes: frozenset[str]
    disputed: frozenset[str]

    @property
    def tagged(self) -> bool | None:
        """Whether the passage has a theme at all; None where one coder gave one and the other none."""
        return True if self.themes else (None if self.disputed else False)

    @property
    def is_disputed(self) -> bool:
        """Whether anything is open."""
        return self.learning is None or self.polarity is None or bool(self.disputed)


@dataclass(frozen=True, slots=True)
class Checked:
    """A drawn passage that both coded: the machine's answer, theirs, and what is settled."""

    drawn: Drawn
    unit: Candidate
    first: Answer
    second: Answer
    settled: Settled

    @property
    def machine(self) -> Answer:
        """What the machine says now."""
        return Answer(self.unit.learning, self.unit.polarity if self.unit.learning else "", self.unit.themes)


def settle(first: Answer, second: Answer, third: Answer | None = None) -> Settled:
    """What both say; where they differ, what the third reading says, or nothing."""
    if third is not None and (first.learning, first.polarity, first.themes) != (
        second.learning,
        second.polarity,
        second.themes,
    ):
        return Settled(third.learning, third.polarity, third.themes, frozenset())
    return Settled(
        learning=first.learning if first.learning == second.learning else None,
        polarity=first.polarity if first.polarity == second.polarity else None,
        themes=first.themes & second.themes,
        disputed=first.themes ^ second.themes,
    )


def join(
    draw: Draw,
    frame: Sequence[Candidate],
    answers: tuple[Mapping[str, Answer], Mapping[str, Answer]],
    settled: Mapping[str, Answer] | None = None,
) -> tuple[list[Checked], list[LeftOut]]:
    """Put the draw, the machine's codings and two people's answers together, in the order of the draw.

    Args:
        draw: What was drawn.
        frame: The study's candidates now.
        answers: By key, what each of the two said.
        settled: By key, a third reading of what was disputed.

    Returns:
        What both coded, and passages that changed or went since the draw, with the reason. What one of the two did not
        code is in neither.
    """
    now = {one.unit_id: one for one in frame}
    checked, left_out = [], []
    for drawn in draw.units:
        unit = now.get(drawn.unit_id)
        if unit is None or text_hash(unit.text) != drawn.text_sha256:
            reason = _GONE if unit is None else _CHANGED
            left_out.append(LeftOut(f"draw {draw.number}", f"passage {drawn.key}", reason, _REMEDY))
            continue
        first, second = (given.get(drawn.key) for given in answers)
        if first is not None and second is not None:
            checked.append(Checked(drawn, unit, first, second, settle(first, second, (settled or {}).get(drawn.key))))
    return checked, left_out


_GONE = "is no longer in the study, or its review no longer counts"
_CHANGED = "was read anew with other words since it was drawn"
_REMEDY = "draw anew if there are many of these"
