"""What became of what the group decided about a theme: "decided 2026-03-04: thematic audit; audit not yet in"."""

from __future__ import annotations

from collections.abc import Sequence

from thememiner.local.by_source import MONTHS, Heard, is_old, stated_cases
from thememiner.local_records import Judgement

_SHOWN = 3
_NOT_IN = {
    "thematic audit": "audit not yet in",
    "assurance request": "no assurance has come in yet",
    "watch": "nothing local has come in since",
    "training message": "no evidence of it yet",
    "procedure change": "no evidence of it yet",
    "escalate to the chair": "what came of it is not recorded here",
    "escalate to the board": "what came of it is not recorded here",
    "no action": "nothing local has come in since",
}
"""What is said where no local evidence on the theme is dated after the decision."""


def follow_up(judgement: Judgement, heard: Sequence[Heard], today: str, months: int = MONTHS) -> str:
    """What was decided, and what has come in since; nothing that is not dated after it counts as an answer.

    Args:
        judgement: What the group concluded.
        heard: The local findings on the theme.
        today: The ISO date of the comparison.
        months: The age at which a judgement is said to be old.
    """
    said = [f"decided {judgement.when}: {judgement.response}", _since(judgement, heard)]
    if judgement.when > today:
        said.append(f"dated after {today}")
    elif is_old(judgement.when, today, months):
        said.append(f"the judgement is more than {months} months old")
    return "; ".join(said)


def _since(judgement: Judgement, heard: Sequence[Heard]) -> str:
    is_audit_asked = judgement.response == "thematic audit"
    fitting = [one for one in heard if one.is_audit or not is_audit_asked]
    later = [one for one in fitting if _is_after(one.finding.date, judgement.when)]
    if not later:
        return f"{_NOT_IN[judgement.response]}{_perhaps_later(fitting, judgement.when)}"
    if is_audit_asked:
        return f"audit of {_newest(later)} is in: {_told(later)}"
    came = f"local evidence of {_newest(later)} has come in: {_told(later)}"
    # That something was found later on does not show that a message or a changed procedure brought it about.
    shows = judgement.response in ("training message", "procedure change")
    return f"{came}; whether it is because of this is not known" if shows else came


def _is_after(dated: str, when: str) -> bool:
    """Whether a date is surely later: of one that gives only month or year, the whole month or year."""
    return bool(dated) and dated > when[: len(dated)]


def _perhaps_later(heard: Sequence[Heard], when: str) -> str:
    """Says that findings without a date, or with no more of one than the decision's month or year, are not counted."""
    unsure = sum(len(one.finding.date) < len(when) and when.startswith(one.finding.date) for one in heard)
    return f" ({unsure} {'finding' if unsure == 1 else 'findings'} not surely of a later date)" if unsure else ""


def _newest(heard: Sequence[Heard]) -> str:
    return max(one.finding.date for one in heard)


def _told(heard: Sequence[Heard]) -> str:
    """The "k of n" as stated where there are any, else how many findings say what."""
    cases = stated_cases([one.finding for one in heard])
    if cases:
        more = f" and {len(cases) - _SHOWN} more" if len(cases) > _SHOWN else ""
        return f"{', '.join(cases[:_SHOWN])}{more}"
    failing = sum(one.polarity in ("failing", "mixed") for one in heard)
    good = sum(one.polarity in ("good", "mixed") for one in heard)
    counts = [f"{count} {word}" for count, word in ((failing, "not working well"), (good, "working well")) if count]
    return f"{len(heard)} {'finding' if len(heard) == 1 else 'findings'}" + (
        f" ({', '.join(counts)})" if counts else ""
    )
