"""The board's own words for themes: which theme a priority or a heading stands for, there and back.

Records are only added. For a term and a theme the latest holds; a record without a theme takes the term back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thememiner.local.theme_names import folded
from thememiner.local_records import LocalTerm


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the board's own with all the themes that it stands for; ``priority``: it is one of the board's plan."""

    term: str
    theme_ids: tuple[str, ...]
    priority: bool


def holding(terms: Iterable[LocalTerm]) -> list[LocalTerm]:
    """The records that hold, in the order in which terms came."""
    kept: dict[tuple[str, str], LocalTerm] = {}
    for one in terms:
        if one.theme_id:
            kept[folded(one.term), one.theme_id] = one
        else:
            kept = {key: other for key, other in kept.items() if key[0] != folded(one.term)}
    return list(kept.values())


def terms_of(terms: Iterable[LocalTerm]) -> list[Term]:
    """The terms that hold, each once; spelt as it was last."""
    by_term: dict[str, list[LocalTerm]] = {}
    for one in holding(terms):
        by_term.setdefault(folded(one.term), []).append(one)
    return [
        Term(own[-1].term, tuple(one.theme_id for one in own), any(one.priority for one in own))
        for own in by_term.values()
    ]


def local_terms_of(theme_id: str, terms: Iterable[LocalTerm]) -> tuple[str, ...]:
    """The board's own words for a theme, for outputs to show beside its label."""
    return tuple(one.term for one in terms_of(terms) if theme_id in one.theme_ids)


def themes_of(words: str, terms: Iterable[LocalTerm]) -> tuple[str, ...]:
    """The themes that a heading or priority stands for, case and spaces apart; empty where it is no term."""
    return next((one.theme_ids for one in terms_of(terms) if folded(one.term) == folded(words)), ())


def records_of(said: Sequence[Term], terms: Iterable[LocalTerm], *, who: str, when: str) -> list[LocalTerm]:
    """What to keep so that each term stands for just the themes said; nothing for a term that does already.

    Args:
        said: The terms as somebody wrote them down; other terms stay as they are.
        terms: Every record in the study.
        who: Who says so.
        when: The date (ISO).
    """
    held = {folded(one.term): one for one in terms_of(terms)}
    new: list[LocalTerm] = []
    for one in said:
        before = held.get(folded(one.term))
        if before and set(before.theme_ids) == set(one.theme_ids) and before.priority == one.priority:
            continue
        new += [LocalTerm(one.term, "", False, who, when)] if before else []
        new += [LocalTerm(one.term, theme, one.priority, who, when) for theme in one.theme_ids]
    return new
