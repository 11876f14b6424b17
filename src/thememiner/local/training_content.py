"""What is learnt and asked in training on a theme: outcomes, discussion questions, prompts. Made of the codebook alone.

Nothing here comes of a case, and none is invented: whoever trains brings a fictional case of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thememiner.codebook import Theme

_TOPICS = 3
_QUESTIONS = 4
_FACETS = 3
_CODE_LETTER = re.compile(r"^[A-Z]\.\s+")
_NO_TOPIC = re.compile(r"not an? (?:issue of training|training issue)|as named by|usually", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One learning outcome: as it follows "Participants can", and as a question to a participant."""

    can: str
    asked: str


def outcomes(theme: Theme) -> tuple[Outcome, ...]:
    """What participants can do afterwards; each can be seen or asked."""
    if theme.good:
        first = f"describe what good practice on this theme looks like: {_within(theme.good)}"
    else:
        first = f"explain what this theme is about: {_within(theme.definition)}"
    signs = [f"name the signs that it is not working: {_within(theme.failing)}"] if theme.failing else []
    plain = [Outcome(one, f"How well can you {one}?") for one in (first, *signs)]
    shown = [
        Outcome(
            f"show in an exercise how they would use this in their own role: {one}",
            f"How well could you show how you would use this in your own role: {one}?",
        )
        for one in topics(theme)
    ]
    answered = [
        Outcome(
            f"answer this of a case of their own, with evidence: \u201c{one}\u201d",
            f"How well can you answer this of a case of your own, with evidence: \u201c{one}\u201d",
        )
        for one in theme.audit_questions[:1]
    ]
    return (*plain, *shown, *answered)


def topics(theme: Theme) -> tuple[str, ...]:
    """The codebook's training topics that are topics."""
    return tuple(one for one in theme.training_topics if not _NO_TOPIC.search(one))[:_TOPICS]


def discussion_questions(theme: Theme) -> tuple[str, ...]:
    """Questions for a group: the audit questions turned to one's own practice, and the facets."""
    think = "Think of a family that you work with now. Answer these of your work with it, and say how you know:"
    asked = tuple(f"{think} {one}" if at == 0 else one for at, one in enumerate(theme.audit_questions[:_QUESTIONS]))
    facets = "; ".join(_CODE_LETTER.sub("", one) for one in theme.facets[:_FACETS])
    parts = (f"Where do you meet these in your own work, and what would help: {facets}?",) if facets else ()
    return (*asked, *parts, *_SYSTEM_QUESTIONS)


_SYSTEM_QUESTIONS = (
    "What makes it sensible, on a busy day, to do it another way? What in time, systems or procedures would have to "
    "change?",
    "Where does this already go well here, and what makes that possible?",
)

FICTIONAL_CASE = (
    "Use a fictional case of your own: thememiner invents no family, and no family of this area may be used.",
    "Take nothing from a real case: no age, place, date, school, injury or family form that could lead back to one.",
    "Let the case be ordinary and open: what is known at first allows several explanations, and the end is not told.",
    "Let each service hold a part of what is known, so that the group has to put it together.",
    "Put in what makes the work hard: time, a full caseload, a system that does not show everything.",
    "Ask what made sense to the people at the time before asking what else could be done.",
    "Have someone who was not involved in any such case read it: could anyone recognise a family in it?",
)
"""How to make a case for training."""


def supervision_prompt(theme: Theme) -> tuple[str, ...]:
    """Steps of one supervision session on the theme."""
    good = f"Good practice looks like this: {_within(theme.good)}. " if theme.good else ""
    asked = theme.audit_questions[:2]
    return (
        "Choose together one child whom the worker sees now; not the one that worries both most.",
        *(f"Ask: {one} What is the evidence, and who else would know?" for one in asked),
        f"{good}Where is the work with this child close to it, and what made that possible?",
        "Ask what gets in the way: time, systems, procedures, other services. Note who needs to hear of it.",
        "Agree one step, who takes it and by when, and write the reasons down where the record is kept.",
        "Come back to it in the next session: what was different for the child?",
    )


def _within(text: str) -> str:
    """A sentence of the codebook as a part of another one."""
    words = text.strip().rstrip(".")
    is_name = words[:2].isupper() or words.split(" ", 1)[0].isupper()
    return words if is_name else words[:1].lower() + words[1:]
