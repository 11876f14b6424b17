"""Which passages a person should look at first: uncertain ones, varied ones, and a random share.

The random share is the start of one fixed order of all passages (by a hash of seed and id). Whatever else was looked at
in the meantime, the passages of that start are a random sample, so figures on them are not biased by the queue's
choice. The others are chosen one by one, each by its own worth less its likeness to what was chosen before (maximal
marginal relevance, Carbonell and Goldstein 1998), the varied ones by likeness alone (k-center, Gonzalez 1985).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.decisions import NOTHING
from thememiner.records import Decision, Tag

Why = Literal["uncertain", "varied", "random"]

RANDOM_SHARE = 0.2
"""One in five."""
NEAR_DUPLICATE = 0.95
"""Cosine from which a passage says what another one said; it is asked only if nothing else is left."""

_LIKENESS = 0.5
_SAME_REVIEW = 0.05
_SAME_THEME = 0.05
_NOTE = re.compile(r"\[random (\d+)\]")


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage or finding that can be asked about: where it is from, and what the machine says of it."""

    unit_id: str
    source: str
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """A passage to look at, and why it was chosen."""

    unit_id: str
    why: Why


@dataclass(slots=True)
class _Chosen:
    """What was chosen so far, and how near every passage is to it."""

    nearest: NDArray[np.float32]
    sources: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)


def queue_of(
    units: Sequence[Asked],
    vectors: NDArray[np.float32],
    *,
    size: int,
    seed: int = 1,
    decided: Collection[str] = (),
    random_share: float = RANDOM_SHARE,
) -> list[Queued]:
    """Choose the passages to look at, the most useful first, a random one in every few.

    Args:
        units: All that can be asked about.
        vectors: Units x dimensions, rows of length 1, in the order of the units.
        size: How many to choose.
        seed: Another seed, another random share.
        decided: Ids of units that people have decided upon; they are not asked again.
        random_share: How much of the queue is random (0..1).
    """
    place = {unit.unit_id: number for number, unit in enumerate(units)}
    free = {number for name, number in place.items() if name not in decided}
    n_random = round(size * random_share)
    at_random = [place[one] for one in random_order(place, seed) if place[one] in free][:n_random]
    free -= set(at_random)
    chosen = _Chosen(np.full(len(units), -1.0, dtype=np.float32))
    for number in [*(place[one] for one in sorted(decided) if one in place), *at_random]:
        _choose(number, units, vectors, chosen)
    doubts = uncertainty(units)
    picked: list[tuple[int, Why]] = []
    while free and len(picked) < size - len(at_random):
        why: Why = "varied" if len(picked) % 2 else "uncertain"
        number = _best(sorted(free), units, doubts if why == "uncertain" else np.zeros_like(doubts), chosen)
        free.remove(number)
        _choose(number, units, vectors, chosen)
        picked.append((number, why))
    return [Queued(units[number].unit_id, why) for number, why in _interleaved(picked, at_random)]


def random_order(unit_ids: Iterable[str], seed: int) -> list[str]:
    """One order of the ids for each seed, in which every id is equally likely to be anywhere."""
    return sorted(unit_ids, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())


def uncertainty(units: Sequence[Asked]) -> NDArray[np.float32]:
    """How unsure the machine is of each unit, 0..1: 1 at the score from which themes are given, more where doubtful."""
    line = _line(units)
    found = np.zeros(len(units), dtype=np.float32)
    for number, unit in enumerate(units):
        near = max((1 - abs(tag.score - line) for tag in unit.tags), default=max(0.0, 1 - line))
        doubtful = any(tag.doubtful for tag in unit.tags)
        found[number] = 0.5 * near + 0.5 * doubtful
    return found


def _line(units: Sequence[Asked]) -> float:
    """About the score from which themes are given: coders differ in it, so it is read off their tags."""
    given = [tag.score for unit in units for tag in unit.tags if tag.assigned]
    return float(np.quantile(given, 0.1)) if given else 0.5


def _best(free: Sequence[int], units: Sequence[Asked], worth: NDArray[np.float32], chosen: _Chosen) -> int:
    rows = np.array(free)
    likeness = chosen.nearest[rows]
    crowd = np.array([_crowd(units[number], chosen) for number in free], dtype=np.float32)
    value = worth[rows] - _LIKENESS * likeness - crowd - 10.0 * (likeness >= NEAR_DUPLICATE)
    return int(rows[int(np.argmax(np.round(value, 6)))])


def _crowd(unit: Asked, chosen: _Chosen) -> float:
    """What is taken off for a review and a theme that were asked about before."""
    themes = [chosen.themes[tag.theme_id] for tag in unit.tags if tag.rank == 1]
    return _SAME_REVIEW * chosen.sources[unit.source] + _SAME_THEME * max(themes, default=0)


def _choose(number: int, units: Sequence[Asked], vectors: NDArray[np.float32], chosen: _Chosen) -> None:
    chosen.nearest = np.maximum(chosen.nearest, vectors @ vectors[number])
    chosen.sources[units[number].source] += 1
    chosen.themes.update(tag.theme_id for tag in units[number].tags if tag.rank == 1)


def _interleaved(picked: Sequence[tuple[int, Why]], at_random: Sequence[int]) -> list[tuple[int, Why]]:
    """Random ones spread evenly: whoever stops early has looked at their share."""
    keyed = [((place + 0.5) / len(picked), one) for place, one in enumerate(picked)]
    keyed += [((place + 0.5) / len(at_random), (number, "random")) for place, number in enumerate(at_random)]
    return [one for _, one in sorted(keyed, key=lambda entry: entry[0])]


def random_note(seed: int) -> str:
    """What a decision on the random share carries in its note."""
    return f"[random {seed}]"


def random_sample(unit_ids: Iterable[str], decisions: Iterable[Decision]) -> set[str]:
    """The units that are a random sample of all, by the notes that decisions carry: figures on them are not biased.

    It is the start of the random order up to the last unit that was asked as random. Units of it that were decided for
    another reason belong to it; those that nobody has decided are in it, too, and are to be left out by the caller.
    """
    marked: dict[int, set[str]] = {}
    for one in decisions:
        for seed in _NOTE.findall(one.note):
            marked.setdefault(int(seed), set()).add(one.unit_id)
    ids = list(unit_ids)
    sample: set[str] = set()
    for seed, asked in marked.items():
        order = random_order(ids, seed)
        last = max((place for place, one in enumerate(order) if one in asked), default=-1)
        sample |= set(order[: last + 1])
    return sample


def tags_of(tags: Iterable[Tag]) -> dict[str, tuple[Tag, ...]]:
    """The machine's tags by unit."""
    found: dict[str, list[Tag]] = {}
    for tag in tags:
        found.setdefault(tag.unit_id, []).append(tag)
    return {unit: tuple(own) for unit, own in found.items()}


def reviewed_in_full(tags: Mapping[str, Sequence[Tag]], decided: Mapping[str, Mapping[str, Decision]]) -> set[str]:
    """Units of which every theme that the machine gave was decided, or of which it was said that no theme fits.

    Args:
        tags: The machine's tags, by unit.
        decided: By unit and theme, the decision that holds; see `decisions.latest`.
    """
    return {
        unit
        for unit, by_theme in decided.items()
        if NOTHING in by_theme or {tag.theme_id for tag in tags.get(unit, ()) if tag.assigned} <= by_theme.keys()
    }
