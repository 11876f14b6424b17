"""The random sample on which people check the machine: who can be drawn, how likely, and what was drawn.

Rare themes are drawn more often than common ones, and so are passages that were tagged; how often is known, and each
drawn passage carries one over its probability as weight, so that figures are those of everything that was read.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thememiner.coding.decisions import text_hash
from thememiner.errors import InputError
from thememiner.records import LEARNING_STATEMENTS, AuditFinding, Passage, Review, Stance, Tag

FOLDER = "check"
"""Folder of a study that keeps its draws, each as ``draw-N.json``."""

UNTAGGED = "learning without a theme"
MISSED_HERE = "not learning, in a section of learning"
MISSED_ELSEWHERE = "not learning, elsewhere"
SHARES: Mapping[str, float] = {UNTAGGED: 0.15, MISSED_HERE: 0.15, MISSED_ELSEWHERE: 0.1}
"""Shares of a sample that go to passages without a theme; the rest (or what one of these cannot use) is tagged ones."""

LEARNING_SECTIONS = frozenset(
    {
        *("executive-summary", "agency-sections", "analysis", "findings", "good-practice", "lessons"),
        *("conclusions", "recommendations", "unknown"),
    }
)
_POWER = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage or local finding that can be drawn, and what the machine says of it.

    ``cluster`` is what is resampled: the case of a review, the file of an audit; ``kind`` is the kind of review, or
    ``local``.
    """

    unit_id: str
    cluster: str
    kind: str
    place: str
    text: str
    heading: str
    in_learning_section: bool
    learning: bool
    polarity: str
    themes: frozenset[str]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn unit: ``key`` names it in the sheets, ``weight`` is how many passages it stands for."""

    key: str
    unit_id: str
    stratum: str
    weight: float
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn, when, and from how many; ``reviews`` are the cases of a draw of whole reviews."""

    number: int
    date: str
    seed: int
    coders: tuple[str, ...]
    codebook: str
    frame: int = 0
    frame_clusters: int = 0
    units: tuple[Drawn, ...] = ()
    strata: tuple[tuple[str, int], ...] = ()
    reviews: tuple[str, ...] = ()


def candidates(
    passages: Iterable[Passage],
    reviews: Sequence[Review],
    findings: Iterable[AuditFinding],
    stances: Mapping[str, Stance],
    tags: Iterable[Tag],
) -> list[Candidate]:
    """All that was coded in reviews that count, and the local findings; headings are no passages.

    The machine's own tags are taken, without what people decided: it is the machine that is checked.
    """
    given: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.assigned:
            given[tag.unit_id].append(tag)
    by_id = {review.id: review for review in reviews}
    found = []
    for one in passages:
        if one.review_id in by_id and one.id in stances and not one.is_heading:
            review, stance = by_id[one.review_id], stances[one.id]
            learning = stance.statement in LEARNING_STATEMENTS
            found.append(
                Candidate(
                    unit_id=one.id,
                    cluster=review.case or review.id,
                    kind=review.kind,
                    place=f"{review.title or review.source}, p. {one.page_label}" if one.page_label else review.title,
                    text=one.text,
                    heading=one.heading,
                    in_learning_section=one.section_kind in LEARNING_SECTIONS,
                    learning=learning,
                    polarity=stance.polarity,
                    themes=frozenset(tag.theme_id for tag in given[one.id]) if learning else frozenset(),
                    words=_words(given[one.id]),
                )
            )
    return found + [_local(one, stances[one.id], given[one.id]) for one in findings if one.id in stances]


def _local(finding: AuditFinding, stance: Stance, given: Sequence[Tag]) -> Candidate:
    themes = frozenset(tag.theme_id for tag in given)
    return Candidate(
        unit_id=finding.id,
        cluster=finding.source,
        kind="local",
        place=f"{finding.source}, row {finding.row}",
        text=finding.text,
        heading=finding.heading,
        in_learning_section=True,
        learning=bool(themes) or stance.statement in LEARNING_STATEMENTS,
        polarity=stance.polarity,
        themes=themes,
        words=_words(given),
    )


def _words(given: Sequence[Tag]) -> str:
    return "; ".join(dict.fromkeys(tag.words for tag in given if tag.words))


def strata(frame: Sequence[Candidate]) -> list[str]:
    """The stratum of each candidate: the rarest of its themes, or one of three kinds without a theme."""
    common = Counter(theme for one in frame for theme in one.themes)
    return [_stratum(one, common) for one in frame]


def _stratum(one: Candidate, common: Mapping[str, int]) -> str:
    if one.themes:
        return min(one.themes, key=lambda theme: (common[theme], theme))
    if one.learning:
        return UNTAGGED
    return MISSED_HERE if one.in_learning_section else MISSED_ELSEWHERE


def probabilities(groups: Sequence[str], size: int) -> NDArray[np.float64]:
    """How likely each unit is drawn, so that about ``size`` are: shape (units,), each above 0 and at most 1.

    Themes share their part by the square root of their number ("power allocation": Bankier 1988, The American
    Statistician 42:174-177), so that a theme with four passages is not lost beside one with four hundred.
    """
    numbers = Counter(groups)
    roots = {name: number**_POWER for name, number in numbers.items() if name not in SHARES}
    fixed = sum(SHARES[name] for name in numbers if name in SHARES)
    wanted = {name: SHARES[name] for name in numbers if name in SHARES}
    wanted |= {name: (1 - fixed) * root / sum(roots.values()) for name, root in roots.items()}
    need = np.array([wanted[name] / numbers[name] for name in groups])
    return _scaled(need, size)


def _scaled(need: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Proportional to the need, adding up to the size, with what would be more than certain made certain."""
    if size >= len(need):
        return np.ones(len(need))
    certain = np.zeros(len(need), dtype=bool)
    while True:
        scaled = np.where(certain, 1.0, need * (size - certain.sum()) / need[~certain].sum())
        if not (scaled > 1).any():
            return scaled
        certain |= scaled >= 1


def draw_passages(frame: Sequence[Candidate], size: int, *, seed: int) -> list[tuple[Candidate, str, float]]:
    """Draw units with known probabilities; gives unit, stratum and weight.

    Systematic sampling with unequal probabilities from a list in random order within each stratum (Hartley and Rao
    1962, Annals of Mathematical Statistics 33:350-374): the size is as asked, and each stratum gets its part to within
    one.
    """
    random = np.random.default_rng(seed)
    groups = strata(frame)
    order = sorted(range(len(frame)), key=lambda place: (groups[place], frame[place].unit_id))
    shuffled = random.permutation(len(order))
    order = [order[place] for place in shuffled]
    order.sort(key=lambda place: groups[place])
    chance = probabilities([groups[place] for place in order], size)
    reached = np.floor(np.cumsum(chance) + random.random() + 1e-9)
    before = np.concatenate(([0.0], reached[:-1]))
    return [
        (frame[place], groups[place], float(1 / one))
        for place, one, hit in zip(order, chance, reached > before, strict=True)
        if hit
    ]


def draw_reviews(frame: Sequence[Candidate], number: int, *, seed: int) -> list[tuple[Candidate, str, float]]:
    """Draw whole reviews, all alike likely, with all their passages in reading order.

    Raises:
        InputError: There are no reviews to draw.
    """
    cases = sorted({one.cluster for one in frame if one.kind != "local"})
    if not cases:
        raise InputError("the study", "has no coded reviews to draw", remedy="add reviews and run `thememiner code`")
    picked = np.random.default_rng(seed).permutation(len(cases))[:number]
    chosen = {cases[place] for place in picked}
    weight = len(cases) / len(chosen)
    groups = strata(frame)
    return [
        (one, group, weight)
        for one, group in zip(frame, groups, strict=True)
        if one.cluster in chosen and one.kind != "local"
    ]


def draw_sample(frame: Sequence[Candidate], draft: Draw, *, size: int, whole_reviews: int = 0) -> Draw:
    """Draw passages, or whole reviews.

    Args:
        frame: What can be drawn.
        draft: Number, date, seed, coders and codebook.
        size: How many passages.
        whole_reviews: How many whole reviews instead, if any.

    Raises:
        InputError: There is nothing to draw from.
    """
    if not frame:
        raise InputError("the study", "has nothing coded to draw from", remedy="run `thememiner code` first")
    if whole_reviews:
        return as_draw(draw_reviews(frame, whole_reviews, seed=draft.seed), frame, draft, whole=True)
    return as_draw(draw_passages(frame, size, seed=draft.seed), frame, draft, whole=False)


def as_draw(
    drawn: Sequence[tuple[Candidate, str, float]], frame: Sequence[Candidate], draft: Draw, *, whole: bool
) -> Draw:
    """The record of a draw: keys that tell nothing of the stratum, and what is needed to count from it.

    Args:
        drawn: From `draw_passages` or `draw_reviews`.
        frame: What could be drawn.
        draft: Number, date, seed, coders and codebook.
        whole: Whether whole reviews were drawn; their passages then stay in reading order.
    """
    order = list(range(len(drawn)))
    if not whole:
        order = [int(place) for place in np.random.default_rng(draft.seed + 1).permutation(len(drawn))]
    units = []
    for number, place in enumerate(order, start=1):
        one, group, weight = drawn[place]
        units.append(Drawn(f"d{draft.number}-p{number:04d}", one.unit_id, group, weight, text_hash(one.text)))
    counted = [one for one in frame if not whole or one.kind != "local"]
    return replace(
        draft,
        frame=len(counted),
        frame_clusters=len({one.cluster for one in counted}),
        units=tuple(units),
        strata=tuple(sorted(Counter(strata(counted)).items())),
        reviews=tuple(sorted({one.cluster for one, _, _ in drawn})) if whole else (),
    )


def next_number(study: Path) -> int:
    """The number of the next draw of a study."""
    taken = [int(one.stem[5:]) for one in (study / FOLDER).glob("draw-*.json") if one.stem[5:].isdigit()]
    return max(taken, default=0) + 1


def save_draw(study: Path, draw: Draw) -> Path:
    """Keep a draw in the study: no words of any review, only which passages, and their weights.

    Raises:
        InputError: The file is there already, or cannot be written.
    """
    path = study / FOLDER / f"draw-{draw.number}.json"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(asdict(draw), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        reason = f"cannot be written ({error.strerror})"
        raise InputError(str(path), reason, remedy="make the study's folder writable") from error
    return path


def load_draw(study: Path, number: int) -> Draw:
    """A draw that was kept.

    Raises:
        InputError: There is no such draw, or its file was damaged.
    """
    path = study / FOLDER / f"draw-{number}.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        units = tuple(Drawn(**one | {"weight": float(one["weight"])}) for one in kept.pop("units"))
        groups = tuple((str(name), int(count)) for name, count in kept.pop("strata"))
        coders, reviews = tuple(kept.pop("coders")), tuple(kept.pop("reviews"))
        return Draw(**kept, coders=coders, reviews=reviews, strata=groups, units=units)
    except FileNotFoundError as error:
        reason = f"was not drawn in this study (there is no {FOLDER}/{path.name})"
        raise InputError(f"draw {number}", reason, remedy="name the study it was drawn from") from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(str(path), f"is damaged ({error})", remedy="restore it from a backup, or draw anew") from error
