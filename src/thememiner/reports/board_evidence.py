"""What the board paper is made of. Nothing in it is text of the paper; that is `thememiner.reports.board`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from thememiner.codebook import Codebook
from thememiner.evidence.prevalence import cases_read
from thememiner.evidence.themes import (
    Coded,
    Corpus,
    ThemeEvidence,
    best_quotation,
    coded_statements,
    shows_failing,
    shows_good,
    theme_evidence,
)
from thememiner.local.audit_plan import AuditPlan
from thememiner.local.comparison import ComparisonRow
from thememiner.local.training_plan import TrainingPlan
from thememiner.records import LeftOut, Page, Quotation, Review

Quotations = Mapping[tuple[str, str], Quotation]
"""Verified quotations by kind of review and theme id."""

INVENTED = "This corpus is invented: no child, family, service or review in it is real, and no figure is evidence."
"""What every document on an invented corpus says."""
_SAMPLE_MARK = "invented for thememiner"
"""What every page of the sample corpus says of itself."""


@dataclass(frozen=True, slots=True)
class BoardEvidence:
    """All that the paper says, as records.

    Attributes:
        date: The day the paper is made out for (ISO).
        reviews: The reviews that the figures count.
        pages: Their pages.
        themes: One row for each theme of the codebook, in its order, over exactly these reviews.
        failing_quotations: For each kind and theme, words that say something did not work.
        good_quotations: For each kind and theme, words that say something worked.
        comparison: One row for each theme, or none where there is no local evidence.
        left_out: Everything that could not be used; all of it is printed.
        partnership: Name printed under the title.
        coder: Name of the coder.
        codebook: Version of the codebook, as printed.
        settings: Name and value of everything else that shaped the figures; printed as they are.
        where: Which local evidence was asked for, in words ("area: Harrow").
        quotations_failed: How many quotations were not found on their page, where that was counted.
        screening: Sentences on which reviews were included or excluded, where a screening log is kept.
        audit_plan: What speaks for auditing which theme next; no section where it is None or ranks nothing.
        training_plan: What training is asked for; no section where it is None or asks for none.
        invented: Whether the corpus is invented; every part of the paper then says so.

    Raises:
        ValueError: Themes were counted over other reviews than these.
    """

    date: str
    reviews: tuple[Review, ...]
    pages: tuple[Page, ...]
    themes: tuple[ThemeEvidence, ...]
    failing_quotations: Quotations = field(default_factory=dict)
    good_quotations: Quotations = field(default_factory=dict)
    comparison: tuple[ComparisonRow, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    partnership: str = ""
    coder: str = ""
    codebook: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    where: str = ""
    quotations_failed: int | None = None
    screening: tuple[str, ...] = ()
    audit_plan: AuditPlan | None = None
    training_plan: TrainingPlan | None = None
    invented: bool = False

    def __post_init__(self) -> None:
        cases = self.cases
        for theme in self.themes:
            counted = {one.kind: one.reviews_read for one in theme.prevalence}
            if counted != cases:
                raise ValueError(f"theme {theme.theme_id!r} is counted over {counted}, the reviews are {cases}")

    @property
    def cases(self) -> dict[str, int]:
        """Number of cases read, by kind of review."""
        return dict(cases_read(self.reviews))

    @property
    def says_invented(self) -> bool:
        """Whether the corpus is invented: it was said to be, or a review's own title or type says so."""
        return self.invented or any("invented" in f"{one.title} {one.review_type}".lower() for one in self.reviews)

    def letter(self, appendix: str) -> str:
        """The letter of an appendix: ``reviews``, ``themes``, ``method``, ``local`` or ``left out``."""
        local = ("local",) if self.comparison else ()
        return "ABCDE"[("reviews", "themes", "method", *local, "left out").index(appendix)]

    def section(self, name: str) -> str:
        """The number of one of the sections that come after the local evidence, which are not in every paper.

        Args:
            name: ``audit``, ``training`` or ``left out``.
        """
        audit = ("audit",) if self.audit_plan is not None and self.audit_plan.ranked else ()
        training = ("training",) if self.training_plan is not None and self.training_plan.planned else ()
        return str(6 + (*audit, *training, "left out").index(name))

    @property
    def codings(self) -> int:
        """Codings of learning statements, over all themes and kinds."""
        return sum(theme.statements for theme in self.themes)

    @property
    def confirmed(self) -> int:
        """How many of the codings a person has confirmed, changed or added."""
        return sum(theme.confirmed for theme in self.themes)


def gather(
    corpus: Corpus,
    codebook: Codebook,
    *,
    date: str,
    comparison: Sequence[ComparisonRow] = (),
    left_out: Sequence[LeftOut] = (),
) -> BoardEvidence:
    """Count themes and find quotations for the paper; names and settings are added by `dataclasses.replace`."""
    coded = coded_statements(corpus)
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in corpus.pages:
        pages[page.review_id].append(page)
    return BoardEvidence(
        date=date,
        reviews=corpus.reviews,
        pages=corpus.pages,
        themes=tuple(theme_evidence(corpus, codebook)),
        failing_quotations=_quotations(coded, pages, shows_failing),
        good_quotations=_quotations(coded, pages, shows_good),
        comparison=tuple(comparison),
        left_out=tuple(left_out),
        invented=is_invented(corpus),
        codebook=f"version {codebook.version}, fingerprint {codebook.fingerprint}",
    )


def is_invented(corpus: Corpus) -> bool:
    """Whether the reviews are invented: their pages, titles or types say so."""
    named = any("invented" in f"{one.title} {one.review_type}".lower() for one in corpus.reviews)
    return named or any(_SAMPLE_MARK in page.raw.casefold() for page in corpus.pages)


def _quotations(
    coded: Mapping[str, Sequence[Coded]], pages: Mapping[str, Sequence[Page]], shows: Callable[[Coded], bool]
) -> dict[tuple[str, str], Quotation]:
    groups: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    for theme_id, lines in coded.items():
        for one in lines:
            # A mixed statement counts as both; its words may say the other half, so it is not quoted as either.
            if shows(one) and one.code.polarity != "mixed":
                groups[one.review.kind, theme_id].append(one)
    of_good = shows is shows_good
    found = {key: best_quotation(lines, pages, of_good=of_good) for key, lines in groups.items()}
    return {key: quotation for key, quotation in found.items() if quotation is not None}
