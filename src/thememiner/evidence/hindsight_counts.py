"""Hindsight by review and by theme: what is worded with it, and whether a reason is given; never a ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thememiner.codebook import Codebook
from thememiner.coding.hindsight import Hindsight, HindsightFacet, explanation, find_hindsight
from thememiner.evidence.themes import Coded, Corpus, coded_statements, shows_failing
from thememiner.records import CodingUnit, Passage, Review


@dataclass(frozen=True, slots=True)
class HindsightPlace:
    """A facet with the review and the passage it stands in."""

    review: Review
    passage: Passage
    found: Hindsight

    @property
    def sentence(self) -> str:
        """The sentence as printed."""
        return self.passage.text[self.found.start : self.found.end]


@dataclass(frozen=True, slots=True)
class HindsightOfReview:
    """The counts of one review: passages, each once for a facet.

    ``promised`` says whether its method promises to avoid hindsight; ``explained`` are those of the passages with the
    reviewer's own hindsight (``own``) that give a reason.
    """

    review: Review
    promised: bool
    own: int
    explained: int
    foresight: int
    reflection: int
    careful: int
    places: tuple[HindsightPlace, ...]


@dataclass(frozen=True, slots=True)
class HindsightOfTheme:
    """Of the failing findings of a theme in one kind of review: how many are worded so, how many give a reason.

    ``worded_unexplained`` are worded with hindsight and give no reason.
    """

    theme_id: str
    label: str
    kind: str
    failing: int
    worded: int
    explained: int
    worded_unexplained: int


def hindsight_places(corpus: Corpus) -> list[HindsightPlace]:
    """All that was found, in the order of the reviews and their pages."""
    reviews = {one.id: one for one in corpus.reviews}
    places = []
    for passage, following in _with_next(corpus.passages):
        review = reviews[passage.review_id]
        unit = CodingUnit(passage.id, passage.text, passage.section_kind, passage.heading, review.kind)
        places += [HindsightPlace(review, passage, one) for one in find_hindsight(unit, following)]
    return places


def hindsight_by_review(corpus: Corpus) -> list[HindsightOfReview]:
    """One entry for each review, in the corpus' order: the order says nothing about them."""
    by_review: dict[str, list[HindsightPlace]] = defaultdict(list)
    for place in hindsight_places(corpus):
        by_review[place.review.id].append(place)
    return [_of_review(review, by_review[review.id]) for review in corpus.reviews]


def _of_review(review: Review, places: Sequence[HindsightPlace]) -> HindsightOfReview:
    def passages(facet: HindsightFacet, *, explained: bool = False) -> int:
        held = [one for one in places if one.found.facet == facet and (one.found.explained or not explained)]
        return len({one.passage.id for one in held})

    return HindsightOfReview(
        review=review,
        promised=passages("M") > 0,
        own=passages("R"),
        explained=passages("R", explained=True),
        foresight=passages("P"),
        reflection=passages("D"),
        careful=passages("careful"),
        places=_promise_once(places),
    )


def _promise_once(places: Sequence[HindsightPlace]) -> tuple[HindsightPlace, ...]:
    """A promise of the method is a flag: its first words are kept, repeats are not."""
    first = next((one for one in places if one.found.facet == "M"), None)
    return tuple(one for one in places if one.found.facet != "M" or one is first)


def hindsight_by_theme(corpus: Corpus, codebook: Codebook) -> list[HindsightOfTheme]:
    """One entry for each theme and kind of review with failing findings, in the codebook's order.

    The theme hindsight itself is left out: there the words are the topic.
    """
    following = {passage.id: after for passage, after in _with_next(corpus.passages)}
    worded = {one.passage.id for one in hindsight_places(corpus) if one.found.facet == "R"}
    coded = coded_statements(corpus)
    found = []
    for theme in codebook.themes:
        if theme.id == "hindsight":
            continue
        failing = [one for one in coded.get(theme.id, ()) if shows_failing(one)]
        for kind in sorted({one.review.kind for one in failing}):
            mine = [one for one in failing if one.review.kind == kind]
            found.append(_of_theme((theme.id, theme.label, kind), mine, worded, following))
    return found


def _of_theme(
    named: tuple[str, str, str], failing: Sequence[Coded], worded: set[str], following: Mapping[str, str]
) -> HindsightOfTheme:
    explained = {one.passage.id for one in failing if explanation(one.passage.text, following[one.passage.id])}
    own = {one.passage.id for one in failing} & worded
    return HindsightOfTheme(*named, len(failing), len(own), len(explained), len(own - explained))


def _with_next(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each passage with the text of the one after it in the same section; a heading is nobody's next."""
    for place, passage in enumerate(passages):
        after = passages[place + 1] if place + 1 < len(passages) else None
        is_next = after is not None and after.section_id == passage.section_id and not after.is_heading
        yield passage, after.text if after is not None and is_next else ""
