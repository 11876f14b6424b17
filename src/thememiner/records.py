"""The words of the field as records: one per question, joined by id, nothing filled in later.

Every record is frozen. A coding unit is anything with an ``id`` and a ``text``: passages of reviews and findings of
local audits alike. Character offsets count code points into ``Review.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thememiner.library_records import CaseFeature, Fact

SectionKind = Literal[
    "front-matter",
    "contents",
    "glossary",
    "executive-summary",
    "introduction",
    "purpose",
    "terms-of-reference",
    "method",
    "people",
    "parallel-processes",
    "confidentiality",
    "family-composition",
    "family-contribution",
    "practitioner-contribution",
    "childs-story",
    "chronology",
    "agency-sections",
    "analysis",
    "findings",
    "good-practice",
    "lessons",
    "conclusions",
    "recommendations",
    "developments",
    "board-response",
    "appendices",
    "footnote",
    "unknown",
]
Statement = Literal[
    "finding",
    "lesson",
    "good-practice",
    "recommendation",
    "question",
    "family-view",
    "practitioner-view",
    "narrative",
    "method",
    "terms-of-reference",
    "other-boilerplate",
]
Polarity = Literal["failing", "good", "mixed", "neutral"]
ReviewKind = Literal["case-review", "inspection", "inquiry", "thematic", "abstract", "other"]
Verdict = Literal["confirmed", "rejected", "changed", "added"]

LEARNING_STATEMENTS: frozenset[str] = frozenset({"finding", "lesson", "good-practice", "recommendation"})
"""Statements that count as learning (CODEBOOK 0.3); a recommendation counts, but says nothing of practice."""


@dataclass(frozen=True, slots=True)
class CodingUnit:
    """Anything that can be coded: a passage, a local audit finding, a row of somebody's spreadsheet.

    ``section_kind`` and ``heading`` are the context the words stood in (``unknown`` and empty where there is none);
    ``review_kind`` is the kind of the review, empty for everything else.
    """

    id: str
    text: str
    section_kind: str = "unknown"
    heading: str = ""
    review_kind: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One physical page (or, for formats without pages, the whole text as page ``None``).

    ``raw`` is what the file's own text layer (or the OCR program) gave, before any layout work; quotations are checked
    against it. It is empty for formats without pages.
    """

    review_id: str
    number: int | None
    label: str
    start: int
    end: int
    status: Literal["text", "ocr", "no-text"]
    note: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a review under one heading; its kind decides whether it counts."""

    id: str
    review_id: str
    heading: str
    level: int
    kind: SectionKind
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph-sized run of a section: ``text == review.text[start:end]``."""

    id: str
    review_id: str
    section_id: str
    page: int | None
    page_label: str
    page_end: int | None
    paragraph: str | None
    heading: str
    section_kind: SectionKind
    start: int
    end: int
    text: str

    @property
    def is_heading(self) -> bool:
        """Whether these are the words of the heading itself: read, shown, never coded."""
        return self.text == self.heading


@dataclass(frozen=True, slots=True)
class Review:
    """A published report that we read: its facts and its one text."""

    id: str
    source: str
    sha256: str
    title: str
    kind: ReviewKind
    review_type: str
    area: str
    published: str
    text: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that could not be used, with the reason and what to do; reports list it."""

    source: str
    place: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that came of reading one file."""

    review: Review
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = ()
    facts: tuple[Fact, ...] = ()
    features: tuple[CaseFeature, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """One finding of a local audit or other local evidence.

    ``cases_with`` of ``cases`` is the "4 of 6" where it is stated. ``grade`` is kept as written; ``grade_scale`` names
    its scale and ``grade_rank`` its place on that scale (0 is worst), never averaged across scales.

    ``case`` and ``question`` are the row's own in a filled-in audit tool (the question by its id); ``theme_id`` is the
    theme that the source itself states (the tool's). ``value``, ``period``, ``comparator`` and ``target`` are those of
    a performance indicator, as written: whether more is better is not for the machine to say.
    """

    id: str
    text: str
    source: str
    row: int
    sheet: str = ""
    audit: str = ""
    source_type: str = ""
    agency: str = ""
    area: str = ""
    date: str = ""
    heading: str = ""
    grade: str = ""
    grade_scale: str = ""
    grade_rank: int | None = None
    cases_with: int | None = None
    cases: int | None = None
    case: str = ""
    question: str = ""
    theme_id: str = ""
    value: str = ""
    period: str = ""
    comparator: str = ""
    target: str = ""

    @property
    def only_graded(self) -> bool:
        """Whether its words say no more than its grade: there is nothing to code, and only the grade speaks."""
        return bool(self.grade) and self.text.startswith(("Graded", "Overall grade"))


@dataclass(frozen=True, slots=True)
class Stance:
    """What a unit does, and its polarity as a whole."""

    unit_id: str
    statement: Statement
    polarity: Polarity
    rule: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """This unit speaks of this theme: this surely (``score`` 0..1), with this polarity, because of these words.

    ``rank`` is 1 for the primary theme, 2 and 3 for secondary ones and 0 for a score that was not assigned.
    """

    unit_id: str
    theme_id: str
    polarity: Polarity
    score: float
    rank: int
    rule: str
    words: str
    doubtful: bool = False

    @property
    def assigned(self) -> bool:
        """Whether the coder gave the unit this theme."""
        return self.rank > 0


@dataclass(frozen=True, slots=True)
class Coding:
    """All that the coder says of one unit."""

    stance: Stance
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person confirmed, rejected, changed or added a tag. Re-running the machine never touches it.

    ``theme_id`` is the theme the machine gave (or the added one); ``new_theme_id`` and ``new_polarity`` say what a
    ``changed`` tag becomes. ``text_sha256`` is the text that was judged.
    """

    unit_id: str
    theme_id: str
    verdict: Verdict
    new_theme_id: str
    new_polarity: str
    who: str
    when: str
    note: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Code:
    """What counts: the machine's assigned tag after people's decisions.

    ``status`` says whether a person has looked: ``suggested`` (nobody yet), ``stated`` (the local source or the
    board's own heading names the theme; nobody has confirmed the reading), ``confirmed``, ``changed`` or ``added``.
    Rejected tags have no code.
    """

    unit_id: str
    theme_id: str
    polarity: Polarity
    rank: int
    score: float
    status: Literal["suggested", "stated", "confirmed", "changed", "added"]
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Prevalence:
    """Reviews with a theme / reviews read, of one kind of review, with a Wilson interval (shares, 0..1)."""

    theme_id: str
    kind: str
    reviews_with: int
    reviews_read: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words found, after a stated normalisation, on the page they cite."""

    unit_id: str
    review_id: str
    page: int | None
    paragraph: str | None
    text: str
