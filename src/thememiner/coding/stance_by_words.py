"""What a passage does where no section says so: by its own words alone."""

from __future__ import annotations

from thememiner.coding.leans import heading_lean, is_recommended
from thememiner.coding.shapes import Found, StatementFound
from thememiner.coding.signs import is_bare_item, learning_share
from thememiner.records import LEARNING_STATEMENTS, Statement

DOUBT = 0.4
"""Share (see `learning_share`) below which what no shape gave away is still not counted: by cross-validation of the
development texts it drops two thirds of what is not learning and one in fifty of what is."""

_GUARDS: tuple[tuple[Statement, str, tuple[str, ...]], ...] = (
    ("terms-of-reference", "asks what the review is to look at", ("terms-of-reference",)),
    ("other-boilerplate", "statutory purpose", ("statute",)),
    ("method", "tells how the review was done", ("method",)),
    ("other-boilerplate", "about the review, its people or proceedings", ("other-boilerplate",)),
    ("other-boilerplate", "invitation, thanks or process", ("process",)),
)


def by_words(found: Found, heading: str, *, doubts: bool = True) -> StatementFound:
    """Shapes first; what they take for learning is doubted where its signs speak against it.

    Args:
        found: The text.
        heading: What it stands under, if anything.
        doubts: Whether to doubt at all; not where all texts of a table are known to be learning.
    """
    said = by_shapes(found, heading)
    if doubts and said.statement in LEARNING_STATEMENTS and not is_recommended(heading):
        return doubted(found, heading) or said
    return said


def doubted(found: Found, heading: str) -> StatementFound | None:
    """What a text is whose signs speak against learning: as its words say, else telling if it has persons or dates."""
    if heading_lean(heading):
        return None
    if is_bare_item(found):
        return StatementFound("narrative", "item of a list that judges nothing")
    share = learning_share(found)
    if share >= DOUBT:
        return None
    rule = f"sounds like no learning ({share:.2f})"
    if found.is_question:
        return StatementFound("question", rule)
    kinds: tuple[Statement, ...] = ("terms-of-reference", "method", "family-view", "practitioner-view")
    most = max(kinds, key=found.count)
    if found.count(most):
        return StatementFound(most, rule, found.words(most))
    return StatementFound("narrative" if found.names_persons or found.dates else "other-boilerplate", rule)


def by_shapes(found: Found, heading: str) -> StatementFound:
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
