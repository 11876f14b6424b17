"""The evidence for each theme: which reviews teach it, how, and in which words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.codebook import Codebook
from thememiner.coding.polarity import clauses
from thememiner.evidence.prevalence import cases_read, prevalence
from thememiner.evidence.quotations import quote
from thememiner.records import LEARNING_STATEMENTS, Code, Page, Passage, Polarity, Prevalence, Quotation, Review, Stance


@dataclass(frozen=True, slots=True)
class Coded:
    """A learning statement with one of its codes: a line in the evidence for a theme."""

    review: Review
    passage: Passage
    stance: Stance
    code: Code


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read and coded, as the counting needs it."""

    reviews: tuple[Review, ...]
    passages: tuple[Passage, ...]
    pages: tuple[Page, ...]
    stances: Mapping[str, Stance]
    codes: Mapping[str, tuple[Code, ...]]

    def without(self, left_aside: Iterable[str]) -> Corpus:
        """The same corpus without some reviews (their ids), e.g. an area's own reports."""
        ids = set(left_aside)
        return Corpus(
            tuple(review for review in self.reviews if review.id not in ids),
            tuple(passage for passage in self.passages if passage.review_id not in ids),
            tuple(page for page in self.pages if page.review_id not in ids),
            self.stances,
            self.codes,
        )


@dataclass(frozen=True, slots=True)
class ThemeEvidence:
    """One row of the theme table.

    The four tuples hold one `Prevalence` for each kind of review: any learning statement, a failing one, good practice
    (a mixed statement counts in both), and a recommendation; ``quotations`` has the words for each of these kinds.
    ``statements`` counts passages (and so codings); ``confirmed`` is how many of these codings a person has
    confirmed, changed or added.
    """

    theme_id: str
    label: str
    group: str
    prevalence: tuple[Prevalence, ...]
    failing: tuple[Prevalence, ...]
    good: tuple[Prevalence, ...]
    recommended: tuple[Prevalence, ...]
    statements: int
    recommendations: int
    confirmed: int
    quotations: tuple[Quotation | None, ...]

    @property
    def quotation(self) -> Quotation | None:
        """The first quotation there is."""
        return next(filter(None, self.quotations), None)


def coded_statements(corpus: Corpus) -> dict[str, list[Coded]]:
    """The learning statements of each theme, in the order of the reviews and their pages."""
    by_theme: dict[str, list[Coded]] = defaultdict(list)
    reviews = {review.id: review for review in corpus.reviews}
    for passage in corpus.passages:
        stance = corpus.stances.get(passage.id)
        if stance is None:
            continue
        for code in corpus.codes.get(passage.id, ()):
            # A person who confirmed or added a theme has judged that the passage teaches it, whatever the stance.
            if stance.statement in LEARNING_STATEMENTS or code.status != "suggested":
                by_theme[code.theme_id].append(Coded(reviews[passage.review_id], passage, stance, code))
    return by_theme


def learning_statements(corpus: Corpus, kind: str) -> list[tuple[str, str, str]]:
    """Id, text and review id of every learning statement in reviews of one kind, in reading order."""
    reviews = {review.id for review in corpus.reviews if review.kind == kind}
    return [
        (passage.id, passage.text, passage.review_id)
        for passage in corpus.passages
        if passage.review_id in reviews
        and passage.id in corpus.stances
        and corpus.stances[passage.id].statement in LEARNING_STATEMENTS
    ]


def theme_evidence(corpus: Corpus, codebook: Codebook) -> list[ThemeEvidence]:
    """The theme table: one row for each theme of the codebook, in the codebook's order."""
    found = coded_statements(corpus)
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in corpus.pages:
        pages[page.review_id].append(page)
    labels = {group.id: group.label for group in codebook.groups}
    rows = []
    for theme in codebook.themes:
        coded = found.get(theme.id, [])
        recommended = [one for one in coded if one.stance.statement == "recommendation"]
        rows.append(
            ThemeEvidence(
                theme_id=theme.id,
                label=theme.label,
                group=labels.get(theme.group, theme.group),
                prevalence=_prevalence(theme.id, coded, corpus),
                failing=_prevalence(theme.id, [one for one in coded if shows_failing(one)], corpus),
                good=_prevalence(theme.id, [one for one in coded if shows_good(one)], corpus),
                recommended=_prevalence(theme.id, recommended, corpus),
                statements=len(coded),
                recommendations=len(recommended),
                confirmed=sum(one.code.status != "suggested" for one in coded),
                quotations=tuple(
                    best_quotation([one for one in coded if one.review.kind == kind], pages)
                    for kind in sorted(cases_read(corpus.reviews))
                ),
            )
        )
    return rows


def shows_failing(one: Coded) -> bool:
    """Whether it says that something did not work; a recommendation says nothing of practice."""
    return one.code.polarity in ("failing", "mixed") and one.stance.statement != "recommendation"


def shows_good(one: Coded) -> bool:
    """Whether it says that something worked."""
    return one.code.polarity in ("good", "mixed") and one.stance.statement != "recommendation"


def best_quotation(
    coded: Sequence[Coded], pages: Mapping[str, Sequence[Page]], *, of_good: bool = False
) -> Quotation | None:
    """A verified quotation whose own words judge, among the surest codes: a person's first, then primary, then score.

    A passage is judged as a whole, and the sentence that names the theme may only tell what happened. So a sentence
    that itself says that something worked, or did not, is taken before one that leaves it to its neighbours.

    Args:
        coded: The statements.
        pages: By review.
        of_good: The words are to be an example of what worked, else of what did not. Words that speak of something
            lacking are then passed over unless a person has looked: before a board a wrong example is worse than none.
    """
    wanted: Polarity = "good" if of_good else "failing"
    order = sorted(coded, key=lambda one: (one.code.status == "suggested", one.code.rank != 1, -one.code.score))
    tiers: dict[tuple[bool, bool], list[Quotation]] = defaultdict(list)
    for one in order:
        if one.stance.statement == "recommendation":
            continue
        found = quote(one.passage, one.code.words, pages.get(one.review.id, ()), tells=_judging(wanted))
        if found is not None and not (of_good and one.code.status == "suggested" and _LACKING.search(found.text)):
            tiers[one.code.status == "suggested", one.code.rank != 1].append(found)
    for tier in tiers.values():
        return next(filter(lambda one: _judging(wanted)(one.text), tier), tier[0])
    return None


# "This did not happen" is understood by nobody who has not read the sentence before it.
_POINTS_BACK = re.compile(r"\W*(?:this|that|these|those)\b", re.IGNORECASE)


def _judging(wanted: Polarity) -> Callable[[str], bool]:
    """Whether a sentence by itself says that something worked (or did not), and nothing to the contrary."""

    def tells(sentence: str) -> bool:
        if _POINTS_BACK.match(sentence):
            return False
        said = {one.polarity for one in clauses(sentence, [(0, len(sentence))]) if one.outright}
        return wanted in said and said <= {wanted, "neutral"}

    return tells


_LACKING = re.compile(
    r"\b(?:lack\w*|absen(?:t|ce)|missing|missed|fail\w*|insufficient\w*|inadequate\w*|poor(?:ly)?|weak\w*|"
    r"should have|ought to have|did not|was not|were not|had not|no (?:evidence|record))\b",
    re.IGNORECASE,
)


def _prevalence(theme_id: str, coded: Iterable[Coded], corpus: Corpus) -> tuple[Prevalence, ...]:
    return prevalence(theme_id, [one.review for one in coded], corpus.reviews)
