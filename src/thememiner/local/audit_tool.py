"""The tool of a thematic audit: its questions, its grades, and the mark by which a filled-in copy is known.

A question's id is made of its words. Whoever changes the words asks something else, and what was asked differently is
never set beside what was asked before.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.codebook import Theme
from thememiner.evidence.quotations import is_on_page
from thememiner.evidence.themes import Corpus
from thememiner.library_records import Recommendation
from thememiner.local.grades import says
from thememiner.records import LEARNING_STATEMENTS, Page

MARK = "thememiner-audit-tool/1"
_OF_ANY_THEME = (
    "Where it was not as it should be, was that seen at the time, and what was done?",
    "What difference did it make to the child, and how does the file show it?",
)
OVERALL = "overall"
"""The question id of a case's overall grade."""
NOT_APPLICABLE = "not applicable"
GRADES: Mapping[str, tuple[str, ...]] = {
    "ofsted": ("outstanding", "good", "requires improvement", "inadequate"),
    "met": ("met", "partly met", "not met"),
}
"""The scales that a tool can have, best grade first."""
SHORT: Mapping[str, str] = {"ofsted": "requires improvement or inadequate", "met": "partly met or not met"}
"""What is called falling short on each scale."""
ENOUGH: Mapping[str, str] = {"ofsted": "good or outstanding", "met": "met"}

MOST_QUESTIONS = 9
"""Up to here a tool is filled with recommendations."""
MOST_OF_CODEBOOK = 20
"""More questions than these are refused: nobody answers them well, and their ids would not fit a file's property."""
MOST_RECOMMENDATIONS = 4
_LONGEST_RECOMMENDATION = 320
_NOT_ON_FILE = frozenset({"training", "national", "question", "structure"})
"""Kinds of recommendation of which the file of a case can show nothing."""

_WHERE = (
    (r"referr|contact|threshold|nfa\b|front door", "contact and referral records, with the decision and its reasons"),
    (r"meeting|minutes|conference|strategy|core group|lead professional|dissent", "minutes and attendance lists"),
    (r"supervis|oversight|management", "supervision records and management decisions"),
    (r"\bseen\b|views?\b|child's life|own words|non-verbal|behaviour|disclosure", "records of visits and direct work"),
    (r"chronolog|history|previous|earlier", "chronology, earlier assessments, transfer records"),
    (r"assess|analys|hypothes|\btools?\b", "assessments, and the tools used in them"),
    (r"\bplans?\b|outcomes|safety plan|last six months", "the plan and its reviews"),
    (r"appointment|discharge|medical|injur|bruis|health|doctor|nurse|gp\b", "health records and letters"),
    (r"school|absence|exclusion|attendance", "the school's safeguarding file and attendance record"),
    (r"consent|information|shared|requested|told|informed|notif", "requests and replies between services"),
    (r"father|partner|household|adult|parents|relatives", "household details, records of adult services"),
    (r"completed the training|\bcourse\b", "training records"),
    (r"\bstaff\b|practitioner|could they", "conversation with the practitioners"),
)
_WHERE_ELSE = "case notes and decisions in the audited period"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a tool.

    ``where`` says where on file its evidence is usually found. A question made of a recommendation carries that
    recommendation as printed, and where it stands.
    """

    id: str
    text: str
    where: str
    recommendation: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class AuditTool:
    """The tool of one audit: what is asked, on which scale, of how many cases.

    ``name`` is what the audit is called; ``area`` the partnership's area, which what comes back belongs to;
    ``codebook`` the fingerprint of the codebook that the questions come from.
    """

    theme_id: str
    label: str
    name: str
    date: str
    scale: str
    codebook: str
    questions: tuple[Question, ...]
    cases: int = 6
    area: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be written as a grade."""
        return (*GRADES[self.scale], NOT_APPLICABLE)

    @property
    def mark(self) -> Mark:
        """What a filled-in copy is known by."""
        ids = tuple(one.id for one in self.questions)
        return Mark(self.theme_id, self.name, self.date, self.scale, self.codebook, ids, self.area)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file of a tool says of itself, in its properties and in a line that people see."""

    theme_id: str
    name: str
    date: str
    scale: str
    codebook: str
    questions: tuple[str, ...]
    area: str = ""

    @property
    def properties(self) -> tuple[tuple[str, str], ...]:
        """Names and values of the file's custom properties."""
        parts = zip(_PARTS, (*self._stated(), self.name), strict=True)
        return (("thememiner tool", MARK), *((f"thememiner {name}", value[:255]) for name, value in parts))

    @property
    def line(self) -> str:
        """The line in the file; it stands in for properties that a program did not keep."""
        told = " | ".join(f"{name}: {value}" for name, value in zip(_PARTS, self._stated(), strict=False) if value)
        return f"Tool id: {MARK} | {told}"

    def _stated(self) -> tuple[str, ...]:
        return self.theme_id, self.date, self.scale, self.codebook, " ".join(self.questions), self.area


_PARTS = ("theme", "issued", "scale", "codebook", "questions", "area", "audit")


def mark_of(stated: Mapping[str, str]) -> Mark | None:
    """The mark from a file's custom properties; None where they are those of no tool, or incomplete."""
    if stated.get("thememiner tool") != MARK:
        return None
    theme, issued, scale, codebook, questions, area, name = (stated.get(f"thememiner {one}", "") for one in _PARTS)
    if not theme or scale not in GRADES:
        return None
    return Mark(theme, name, issued, scale, codebook, tuple(questions.split()), area)


def mark_in(text: str) -> Mark | None:
    """The mark from the line that people see, wherever in a text it stands."""
    found = re.search(rf"{re.escape(MARK)} \|([^\n]*)", text)
    if not found:
        return None
    parts = dict(part.strip().partition(": ")[::2] for part in found[1].split("|"))
    return mark_of({"thememiner tool": MARK, **{f"thememiner {name}": one.strip() for name, one in parts.items()}})


def question_id(text: str, kind: str = "C") -> str:
    """The id of a question: ``C`` for one of the codebook, ``R`` for one made of a recommendation, and its words' hash.

    Letters and digits alone count, so that a program's own quotation marks or spaces make no other question.
    """
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def where_found(question: str) -> str:
    """Where on file the evidence for a question usually is: at most two places, by its words."""
    found = [place for words, place in _WHERE if re.search(words, question.casefold())]
    return "; ".join(found[:2]) or _WHERE_ELSE


def falls_short(scale: str, rank: int | None) -> bool | None:
    """Whether a grade says that practice fell short; None where the grade is on no known scale."""
    said = says(scale, rank)
    return None if said == "neutral" else said != "good"


def codebook_questions(theme: Theme) -> list[Question]:
    """The codebook's own audit questions on a theme; where it has none, what its definition asks after."""
    texts = theme.audit_questions or (
        f"How far does the file show this in the case: {theme.definition.strip().rstrip('.')}?",
        *_OF_ANY_THEME,
    )
    return [Question(question_id(text), text, where_found(text)) for text in texts]


def recommendation_questions(
    theme_id: str,
    recommendations: Iterable[Recommendation],
    corpus: Corpus,
    called: Mapping[str, str],
    *,
    most: int = MOST_RECOMMENDATIONS,
) -> list[Question]:
    """Questions made of recommendations of published reviews on a theme: one a case, as printed and with the page.

    Recommendations that a file cannot show (training, national, questions to a board), that are long, or whose words
    are not found on the page they cite are passed over. Those whose theme a person confirmed come first.

    Args:
        theme_id: The theme.
        recommendations: The register.
        corpus: The national reviews with their codings and pages.
        called: How each review is called where it is cited, by its id.
        most: How many at most.
    """
    cases = {review.id: review.case or review.id for review in corpus.reviews}
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in corpus.pages:
        pages[page.review_id].append(page)
    usable = [
        (place, one)
        for one in recommendations
        if one.review_id in cases
        and one.kind not in _NOT_ON_FILE
        and one.owner_type != "national"
        and len(one.text) <= _LONGEST_RECOMMENDATION
        and (place := _theme_place(one, theme_id, corpus)) is not None
        and _is_printed(one, pages[one.review_id])
    ]
    chosen: dict[str, Recommendation] = {}
    for _, one in sorted(usable, key=lambda pair: (pair[0], pair[1].owner_type != "board", pair[1].id)):
        chosen.setdefault(cases[one.review_id], one)
    return [_asked(one, called) for one in list(chosen.values())[:most]]


def questions_of(theme: Theme, of_recommendations: Sequence[Question]) -> tuple[Question, ...]:
    """All questions of a tool: too many are a risk of their own, so recommendations fill what the codebook leaves."""
    own = codebook_questions(theme)
    return (*own, *of_recommendations[: max(0, MOST_QUESTIONS - len(own))])


def _theme_place(one: Recommendation, theme_id: str, corpus: Corpus) -> tuple[bool, bool, float] | None:
    """How surely the recommendation is on the theme: confirmed first, then the primary theme, then the score."""
    places = [
        (code.status == "suggested", code.rank != 1, -code.score)
        for unit in one.passages.split(";")
        for code in corpus.codes.get(unit, ())
        if code.theme_id == theme_id and (code.status != "suggested" or _is_learning(unit, corpus))
    ]
    return min(places, default=None)


def _is_learning(unit: str, corpus: Corpus) -> bool:
    stance = corpus.stances.get(unit)
    return stance is not None and stance.statement in LEARNING_STATEMENTS


def _is_printed(one: Recommendation, pages: Sequence[Page]) -> bool:
    """Whether its words stand on its page; in a format without pages the text itself is the proof."""
    near = [page for page in pages if one.page is None or page.number == one.page]
    return one.page is None or any(is_on_page(one.text, page) for page in near)


def _asked(one: Recommendation, called: Mapping[str, str]) -> Question:
    words = " ".join(one.text.split())
    text = f"What shows that this is done here, or why it is not needed: \u201c{words}\u201d"
    place = [f"p. {one.page}"] if one.page is not None else []
    number = one.number or one.paragraph
    named = [f"recommendation {number}" if number[:1].isdigit() else number] if number else []
    citation = ", ".join([called.get(one.review_id, one.review_id), *place, *named])
    return Question(question_id(words, "R"), text, where_found(words), words, citation)
