"""What a codebook's editor should look at, from what was coded with it and what people decided about that.

Everything is a count with the number it is out of. Passages that show it are quoted with their page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from thememiner.codebook import Codebook
from thememiner.coding.codebook_check import Example, Remark, in_order, rows_of_length_1
from thememiner.coding.decisions import NOTHING, latest
from thememiner.coding.matching import Hit, WordingIndex
from thememiner.coding.wording import compile_wording, cue_wordings
from thememiner.records import Decision, Tag

TOGETHER = 0.5
"""Share of the rarer theme's passages that must have the other one, too."""
LEAST_TOGETHER = 4
LEAST_SOURCES = 2
LEAST_AGAINST = 2
LEAST_FIRED = 3
WRONG_SHARE = 0.5
"""Share of the passages with a cue that must speak against its theme."""
LOW_SCORE = 0.35
LEAST_DOUBTFUL = 3
EXAMPLES = 3
_AROUND = 140


@dataclass(frozen=True, slots=True)
class Used:
    """A coded passage or finding: where it stands, its words, what the machine says and what people decided."""

    unit_id: str
    source: str
    page: str
    text: str
    is_learning: bool
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """All that was coded, put in order for the check.

    Attributes:
        units: The coded units.
        given: By theme, the places of the units that it counts for (in ``units``).
        decided: By unit and theme, the decision that holds.
    """

    units: Sequence[Used]
    given: Mapping[str, Sequence[int]]
    decided: Mapping[str, Mapping[str, Decision]]


def use_of(units: Sequence[Used], decisions: Iterable[Decision]) -> Use:
    """Put together what was coded and what was decided."""
    given: dict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        for tag in unit.tags:
            if tag.assigned:
                given[tag.theme_id].append(place)
    return Use(units, given, latest(decisions))


def check_use(
    codebook: Codebook, use: Use, vectors: NDArray[np.float32], themes: tuple[NDArray[np.float32], NDArray[np.float32]]
) -> list[Remark]:
    """All remarks that rest on coded passages, in the order of `codebook_check.ABOUT`.

    Args:
        codebook: The themes.
        use: What was coded and decided.
        vectors: Units x dimensions, in the order of ``use.units``.
        themes: Vectors of the themes and the mean that was taken off them; see `codebook_check.theme_vectors`.
    """
    found = [
        *_without_theme(codebook, use),
        *_together(codebook, use),
        *_against(codebook, use),
        *_never_given(codebook, use, vectors, themes),
        *_doubtful(codebook, use),
        *_cues(codebook, use),
    ]
    return in_order(found)


def example(unit: Used, at: int = 0) -> Example:
    """The words around a place in a unit's text."""
    start, end = max(0, at - _AROUND), min(len(unit.text), at + _AROUND)
    while start and not unit.text[start - 1].isspace():
        start -= 1
    while end < len(unit.text) and not unit.text[end].isspace():
        end += 1
    cut = " ".join(unit.text[start:end].split())
    return Example(unit.unit_id, unit.source, unit.page, f"{'… ' * (start > 0)}{cut}{' …' * (end < len(unit.text))}")


def _examples(use: Use, places: Iterable[int]) -> tuple[Example, ...]:
    """Up to three, of different reviews where there are such."""
    ordered: list[tuple[int, int, int]] = []
    seen = Counter[str]()
    for place in places:
        ordered.append((seen[use.units[place].source], len(ordered), place))
        seen[use.units[place].source] += 1
    return tuple(example(use.units[place]) for _, _, place in sorted(ordered)[:EXAMPLES])


def _without_theme(codebook: Codebook, use: Use) -> Iterator[Remark]:
    known = {theme.id for theme in codebook.themes} | {NOTHING}
    about: dict[str, list[Decision]] = defaultdict(list)
    for by_theme in use.decided.values():
        for one in by_theme.values():
            for theme_id in dict.fromkeys((one.theme_id, one.new_theme_id)):
                if theme_id and theme_id not in known:
                    about[theme_id].append(one)
    place = {unit.unit_id: number for number, unit in enumerate(use.units)}
    for theme_id, decisions in sorted(about.items()):
        shown = [place[one.unit_id] for one in decisions if one.unit_id in place]
        said = f"{counted(len(decisions), 'decision')} on '{theme_id}', which is no id of the codebook; was it renamed?"
        yield Remark("decisions without a theme", (theme_id,), said, examples=_examples(use, shown))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 passage", "2 passages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _together(codebook: Codebook, use: Use) -> Iterator[Remark]:
    for one, other in combinations([theme.id for theme in codebook.themes], 2):
        rare, common = sorted((one, other), key=lambda theme: len(use.given.get(theme, ())))
        both = sorted(set(use.given.get(rare, ())) & set(use.given.get(common, ())))
        total, sources = len(use.given.get(rare, ())), len({use.units[place].source for place in both})
        if len(both) >= LEAST_TOGETHER and sources >= LEAST_SOURCES and len(both) >= TOGETHER * total:
            said = (
                f"{len(both)} of {total} passages with '{rare}' have '{common}', too, in {counted(sources, 'source')}"
            )
            yield Remark("given together", (rare, common), said, examples=_examples(use, both))


def _against(codebook: Codebook, use: Use) -> Iterator[Remark]:
    known = {theme.id for theme in codebook.themes}
    turned: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, unit in enumerate(use.units):
        for pair in _turned(use.decided.get(unit.unit_id, {})):
            turned[pair].append(place)
    for (lost, won), places in sorted(turned.items()):
        back = len(turned.get((won, lost), ()))
        if len(places) >= LEAST_AGAINST and {lost, won} <= known:
            other_way = f", and the other way round in {back}" if back else ""
            said = f"'{lost}' was taken away for '{won}' in {counted(len(places), 'passage')}{other_way}"
            yield Remark("decided against each other", (lost, won), said, examples=_examples(use, places))


def _turned(decided: Mapping[str, Decision]) -> set[tuple[str, str]]:
    """Pairs of a theme that was taken away and one that was given instead."""
    pairs = {(one.theme_id, one.new_theme_id) for one in decided.values() if one.new_theme_id}
    lost = {one.theme_id for one in decided.values() if one.verdict == "rejected"}
    added = {one.theme_id for one in decided.values() if one.verdict == "added"}
    pairs |= {(one, other) for one in lost for other in added}
    return {(one, other) for one, other in pairs if one != other}


def _never_given(
    codebook: Codebook, use: Use, vectors: NDArray[np.float32], themes: tuple[NDArray[np.float32], NDArray[np.float32]]
) -> Iterator[Remark]:
    learning = [place for place, unit in enumerate(use.units) if unit.is_learning]
    by_people = {one.new_theme_id or one.theme_id for own in use.decided.values() for one in own.values()}
    if not learning:
        return
    own = vectors[learning]
    centred = rows_of_length_1(own - own.mean(axis=0)) if len(learning) > 1 else own
    for row, theme in enumerate(codebook.themes):
        if not use.given.get(theme.id):
            nearness = np.round(centred @ themes[0][row], 4)
            nearest = [learning[place] for place in np.argsort(-nearness, kind="stable")[:EXAMPLES]]
            said = f"in none of {counted(len(learning), 'learning statement')}"
            said += "; people gave it" if theme.id in by_people else ""
            yield Remark("never given", (theme.id,), said, examples=tuple(example(use.units[one]) for one in nearest))


def _doubtful(codebook: Codebook, use: Use) -> Iterator[Remark]:
    for theme in codebook.themes:
        given = use.given.get(theme.id, ())
        unsure = [place for place in given if _tag(use.units[place], theme.id).doubtful]
        if len(unsure) >= LEAST_DOUBTFUL and 2 * len(unsure) > len(given):
            said = f"doubtful in {len(unsure)} of {counted(len(given), 'passage')}"
            yield Remark("mostly doubtful", (theme.id,), said, examples=_examples(use, unsure))


def _tag(unit: Used, theme_id: str) -> Tag:
    return next(tag for tag in unit.tags if tag.theme_id == theme_id)


def _cues(codebook: Codebook, use: Use) -> Iterator[Remark]:
    fired = _fired(codebook, use)
    for theme in codebook.themes:
        cues = list(dict.fromkeys(theme.cues))
        silent = [cue for cue in cues if (theme.id, cue) not in fired]
        if silent:
            listed = ", ".join(f"'{cue}'" for cue in silent)
            said = f"{len(silent)} of {counted(len(cues), 'cue')} in no learning statement: {listed}"
            yield Remark("cue never fires", (theme.id,), said, "; ".join(silent))
        for cue in cues:
            hits = fired.get((theme.id, cue), {})
            by_people = [place for place in hits if _refused(use, place, theme.id)]
            opposed = [place for place in hits if place not in by_people and _opposed(use, place, theme.id)]
            wrong = [*by_people, *opposed]
            if len(hits) >= LEAST_FIRED and len(wrong) > WRONG_SHARE * len(hits):
                said = (
                    f"'{cue}' stands in {counted(len(hits), 'learning statement')}; people refused the theme in "
                    f"{len(by_people)}, and in {len(opposed)} other themes were given and this one scored low"
                )
                shown = tuple(example(use.units[place], hits[place]) for place in wrong[:EXAMPLES])
                yield Remark("cue fires wrongly", (theme.id,), said, cue, shown)


def _fired(codebook: Codebook, use: Use) -> dict[tuple[str, str], dict[int, int]]:
    """By theme and cue: the places of learning statements with its words, and where in the text these begin."""
    keyed = [
        ((theme.id, cue), compile_wording(written, {}))
        for theme in codebook.themes
        for cue in dict.fromkeys(theme.cues)
        for written in cue_wordings(cue)
    ]
    index = WordingIndex(keyed)
    fired: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for place, unit in enumerate(use.units):
        if unit.is_learning:
            hits: list[Hit[tuple[str, str]]] = index.find(unit.text)
            for hit in hits:
                fired[hit.key].setdefault(place, hit.start)
    return fired


def _refused(use: Use, place: int, theme_id: str) -> bool:
    """Whether people took the theme away here, or said that none fits."""
    decided = use.decided.get(use.units[place].unit_id, {})
    one = decided.get(theme_id)
    return (one is not None and (one.verdict == "rejected" or bool(one.new_theme_id))) or NOTHING in decided


def _opposed(use: Use, place: int, theme_id: str) -> bool:
    """Whether the coder gave other themes here and thought little of this one."""
    unit = use.units[place]
    if theme_id in use.decided.get(unit.unit_id, {}):
        return False
    score = max((tag.score for tag in unit.tags if tag.theme_id == theme_id), default=0.0)
    given = {tag.theme_id for tag in unit.tags if tag.assigned}
    return bool(given) and theme_id not in given and score < LOW_SCORE
