"""What people decided about codings, and what counts after that.

Decisions are only ever added; the latest one on a unit and theme holds. The machine's tags stay as they are.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from thememiner.records import Code, Decision, Polarity, Tag

NOTHING = "none"
"""The theme id of a decision that no theme fits; no theme of a codebook may have it."""


def text_hash(text: str) -> str:
    """What a decision remembers of the words that were judged."""
    return hashlib.sha256(text.encode()).hexdigest()


def latest(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """The decision that holds, by unit and by the theme it is about; later ones in the list come after earlier ones."""
    by_unit: dict[str, dict[str, Decision]] = defaultdict(dict)
    for one in decisions:
        by_unit[one.unit_id][one.theme_id] = one
    return by_unit


def same_decision(one: Decision, other: Decision | None) -> bool:
    """Whether it decides the same as the one that holds: importing a sheet twice adds nothing."""
    return other is not None and replace(one, when=other.when) == other


def codes(tags: Iterable[Tag], decisions: Iterable[Decision]) -> dict[str, tuple[Code, ...]]:
    """What counts, by unit: assigned tags after people's decisions.

    A confirmed, changed or added theme counts whether or not the machine (still) gives it; a rejected one does not.
    Where a person has confirmed that no theme fits, the machine's themes do not count.
    """
    by_unit: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        by_unit[tag.unit_id].append(tag)
    decided = latest(decisions)
    units = by_unit.keys() | decided.keys()
    return {unit: _codes_of(unit, by_unit.get(unit, ()), decided.get(unit, {})) for unit in sorted(units)}


def _codes_of(unit: str, tags: Sequence[Tag], decided: Mapping[str, Decision]) -> tuple[Code, ...]:
    found: dict[str, Code] = {}
    for tag in tags:
        if tag.assigned and tag.theme_id not in decided and NOTHING not in decided:
            found[tag.theme_id] = Code(
                unit, tag.theme_id, tag.polarity, tag.rank, tag.score, "suggested", tag.rule, tag.words
            )
    by_theme = {tag.theme_id: tag for tag in tags}
    for decision in decided.values():
        if decision.verdict != "rejected" and decision.theme_id != NOTHING:
            code = _decided(decision, by_theme)
            found[code.theme_id] = code
    return tuple(sorted(found.values(), key=lambda code: (code.rank, code.theme_id)))


def _decided(decision: Decision, by_theme: Mapping[str, Tag]) -> Code:
    theme_id = decision.new_theme_id or decision.theme_id
    tag = by_theme.get(theme_id) or by_theme.get(decision.theme_id)
    polarity = decision.new_polarity or (tag.polarity if tag else "neutral")
    status = decision.verdict if decision.verdict != "rejected" else "changed"
    return Code(
        unit_id=decision.unit_id,
        theme_id=theme_id,
        polarity=cast("Polarity", polarity),
        rank=tag.rank if tag and tag.rank else 1,
        score=1.0,
        status=status,
        rule=f"decided by {decision.who}",
        words=tag.words if tag else "",
    )
