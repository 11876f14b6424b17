"""What a passage does where no section says so: by its own words alone."""

from __future__ import annotations

from thememiner.coding.leans import heading_lean, is_recommended
from thememiner.coding.shapes import Found, StatementFound
from thememiner.records import Statement

_GUARDS: tuple[tuple[Statement, str, tuple[str, ...]], ...] = (
    ("terms-of-reference", "asks what the review is to look at", ("terms-of-reference",)),
    ("other-boilerplate", "statutory purpose", ("statute",)),
    ("method", "tells how the review was done", ("method",)),
    ("other-boilerplate", "about the review, its people or proceedings", ("other-boilerplate",)),
    ("other-boilerplate", "invitation, thanks or process", ("process",)),
)


def by_words(found: Found, heading: str) -> StatementFound:
    """Boilerplate is recognised first, then recommendations, then the rest."""
    learning = found.count("finding", "lesson", "good-practice")
    if is_recommended(heading) or found.opens_as_recommendation:
        return StatementFound("recommendation", "opens as a recommendation", found.words("recommendation"))
    for statement, rule, keys in _GUARDS:
        count = found.count(*keys)
        if count and count > learning and (count > 1 or found.length < 60 or not learning):
            return StatementFound(statement, rule, found.words(*keys))
    if found.count("research") > found.count("finding"):
        return StatementFound("other-boilerplate", "research, guidance or other reviews", found.words("research"))
    return _learning(found, heading)


def is_narrative(found: Found) -> bool:
    """Whether it tells dated events or a household without judging.

    Dates one after another are a chronology even where a word or two sounds like judgement.
    """
    dates = found.dates
    told = found.names_persons and not found.count("finding") and found.count("voice") <= max(0, dates - 2)
    is_dated = dates >= 2 or (dates == 1 and found.count("narrative") >= 2)
    return told and (found.is_household or is_dated)


def _learning(found: Found, heading: str) -> StatementFound:
    if found.is_question:
        return StatementFound("question", "asks the board", found.words("question"))
    if found.count("recommendation") > found.count("finding", "lesson"):
        return StatementFound("recommendation", "asks for action", found.words("recommendation"))
    if heading_lean(heading) == "good" or found.count("good-practice") > found.count("finding"):
        return StatementFound("good-practice", "names good practice", found.words("good-practice"))
    if found.count("lesson"):
        return StatementFound("lesson", "states a lesson", found.words("lesson"))
    for statement in ("family-view", "practitioner-view"):
        if found.opening_count(statement):
            return StatementFound(statement, "reported speech", found.words(statement))
    if is_narrative(found):
        return StatementFound("narrative", "dated events without judgement", found.words("narrative"))
    return StatementFound("finding", "states without other shape", found.words("finding"))
