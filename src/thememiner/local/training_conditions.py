"""Conditions of work that training does not change, where reviews speak of them in the statements on a theme.

Listing what was not done is description; the reason may be workload, a system or a gap in services (DOMAIN 2, step 9).
A condition counts where it stands in the same statement as the theme: the coder is sure of its theme there and says
that it did not work well, or the words say it. Recommendations are counted apart, by their kind; a statement about
practice that worked, or one that denies the condition, does not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thememiner.coding.hindsight import explanation
from thememiner.evidence.prevalence import case_of
from thememiner.evidence.quotations import quote, sentences
from thememiner.evidence.themes import Coded
from thememiner.local_records import Response
from thememiner.records import Code, Page, Quotation


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of work.

    Args:
        name: What it is called in a sentence ("workload, staffing or capacity").
        theme_id: The packaged theme about it; empty where there is none.
        words: What it is called in reviews.
        instead: What would change it.
        response: Which of the group's decisions that is.
    """

    name: str
    theme_id: str
    words: re.Pattern[str]
    instead: str
    response: Response


def _condition(name: str, theme_id: str, words: str, instead: str, response: Response) -> Condition:
    return Condition(name, theme_id, re.compile(rf"\b(?:{words})", re.IGNORECASE), instead, response)


CONDITIONS = (
    _condition(
        "workload, staffing or capacity",
        "workload-capacity",
        r"workloads?\b|caseloads\b|(?:high|heavy|large|rising|growing|excessive) caseload\b|"
        r"vacanc(?:y|ies)\b|understaff\w*|staff(?:ing)? shortages?|short[- ]staffed|"
        r"staff turnover|turnover of staff|high turnover|sickness absence|waiting lists?\b|(?:lack of|limited|"
        r"insufficient|reduced) (?:staff |service )?capacity|unallocated|agency (?:staff|social workers?)\b|"
        r"changes? of (?:social )?worker\b",
        "ask the agencies for assurance on caseloads, vacancies, waits and cover, and take what stays open to the "
        "board and to those who fund the services",
        "assurance request",
    ),
    _condition(
        "records or information systems",
        "recording-systems",
        r"(?:IT|information|computer|electronic|record(?:ing|s)?|case management) systems?\b|databases?\b|"
        r"electronic records?\b|(?:could|did) not (?:see|open|view) (?:each other[\u2019']s |the )?records",
        "have the system or the form changed by those who own it, and ask for assurance that it works in use",
        "assurance request",
    ),
    _condition(
        "tools or forms",
        "",
        r"no (?:\w+ )?(?:tool|template|checklist|form)s?\b|(?:the|its|their) (?:\w+ )?(?:form|template|checklist|tool) "
        r"(?:did not|does not|had no|has no)\b|without (?:a|an|any) (?:\w+ )?(?:tool|template|checklist)\b",
        "agree one tool or form, and who keeps it in use; train in it when it is there",
        "procedure change",
    ),
    _condition(
        "services that were not there or not commissioned",
        "",
        r"(?:not|never|de-?)\s?commissioned|gaps? in (?:service|provision|commissioning)s?|service gaps?|"
        r"no (?:\w+ ){0,2}(?:service|provision|placement)s? (?:was |were |is )?(?:available|existed|locally)|"
        r"lack of (?:\w+ )?(?:services|provision|placements|resources)|(?:funding|budget) (?:cuts?|reductions?|ended)|"
        r"decommission\w*",
        "put the gap to the commissioners with this evidence, and ask what is planned",
        "escalate to the board",
    ),
    _condition(
        "procedures or guidance that were missing, unclear or in the way",
        "policy-procedure",
        r"no (?:\w+ ){0,2}(?:procedure|protocol|policy|guidance|pathway)s?\b(?! (?:was|were|is) (?:breach|broken))|"
        r"(?:procedure|protocol|policy|guidance|"
        r"pathway)s? (?:was|were|is|are) (?:unclear|ambiguous|conflicting|out of date|outdated|silent|not clear)|"
        r"(?:unclear|conflicting|outdated|ambiguous) (?:\w+ )?(?:procedure|protocol|polic(?:y|ies)|guidance|pathway)s?",
        "change the procedure first, with those who use it; then make it known",
        "procedure change",
    ),
    _condition(
        "leadership or culture of organisations",
        "leadership-culture",
        r"(?:organisational|blame|workplace|team) culture|culture of (?:blame|fear|silence|optimism)|"
        r"performance targets?\b",
        "take it to the leaders of the agencies through the chair, and ask for assurance on how staff are heard",
        "escalate to the chair",
    ),
)
"""In the order in which they are told."""

SURE = 0.8
"""A theme that the coder gave counts from this score on, or where a person confirmed it; set on the sample corpus."""

_DENIED = re.compile(
    r"\b(?:no (?:evidence|indication|suggestion)|nothing to suggest|did not find|not (?:a|an|the|due to|because of|"
    r"related to|affected by)|neither|manageable|was not (?:a|an)|were not (?:a|an)|"
    r"reduc(?:ed|ing) (?:\w+ )?caseloads|caseloads (?:have |had |were |are )?(?:been )?(?:reduced|fallen|acceptable)|"
    r"(?:realistic|reasonable|acceptable) (?:\w+ ){0,5}caseloads|caseloads were previously high)\b",
    re.IGNORECASE,
)

_NO = re.compile(r"\b(?:no|without|any)(?: longer)?\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """Cases of one kind of review in which something stands, of those that teach the theme."""

    kind: str
    cases: int
    of: int


@dataclass(frozen=True, slots=True)
class Signal:
    """A condition that reviews speak of together with a theme.

    Args:
        shares: By kind of review, those with at least one case.
        explained: Cases in which the statement also says why, in so many words (kinds are not told apart, only
            whether there is any is used).
        quotation: Verified words.
    """

    condition: Condition
    shares: tuple[Share, ...]
    explained: int
    quotation: Quotation | None


def signals(
    theme_id: str, coded: Sequence[Coded], codes: Mapping[str, Sequence[Code]], pages: Mapping[str, Sequence[Page]]
) -> tuple[Signal, ...]:
    """The conditions that national reviews speak of in their statements on a theme.

    Args:
        theme_id: The theme; it is no condition of itself.
        coded: Its learning statements.
        codes: All codes by unit.
        pages: By review id, for quotations.
    """
    every: dict[str, set[str]] = defaultdict(set)
    for one in coded:
        every[one.review.kind].add(case_of(one.review))
    found = (
        _signal(condition, coded, codes, pages, every) for condition in CONDITIONS if condition.theme_id != theme_id
    )
    return tuple(one for one in found if one.shares)


def _signal(
    condition: Condition,
    coded: Iterable[Coded],
    codes: Mapping[str, Sequence[Code]],
    pages: Mapping[str, Sequence[Page]],
    every: Mapping[str, set[str]],
) -> Signal:
    hits = [(one, words) for one in coded if (words := spoken_of(condition, one, codes.get(one.passage.id, ())))]
    cases = {(one.review.kind, case_of(one.review)) for one, _ in hits}
    shares = [Share(kind, sum(kind == other for other, _ in cases), len(all_)) for kind, all_ in sorted(every.items())]
    explained = {case_of(one.review) for one, _ in hits if explanation(one.passage.text)}
    # Words of the condition itself say more than what a coder went by, which may stand in another sentence.
    telling = sorted(hits, key=lambda hit: not condition.words.search(hit[1]))
    quoted = (quote(one.passage, words, pages.get(one.review.id, ())) for one, words in telling)
    quotation = next((one for one in quoted if one is not None), None)
    return Signal(condition, tuple(one for one in shares if one.cases), len(explained), quotation)


def spoken_of(condition: Condition, one: Coded, codes: Iterable[Code]) -> str:
    """The words with which a statement speaks of a condition; empty where it does not."""
    if one.stance.statement == "recommendation" or "good" in (one.code.polarity, one.stance.polarity):
        return ""
    said = _said(condition, one.passage.text)
    for code in codes:
        if condition.theme_id and code.theme_id == condition.theme_id and _says_so(code):
            return said or code.words or one.passage.text[:40]
    return said if one.stance.polarity == "failing" else ""


def _said(condition: Condition, text: str) -> str:
    """The words of the condition itself, where they are not denied."""
    for sentence in sentences(text):
        match = condition.words.search(sentence)
        if match and not _DENIED.search(sentence) and not _NO.search(sentence[: match.start()]):
            return match[0]
    return ""


def _says_so(code: Code) -> bool:
    return code.polarity == "failing" and (code.score >= SURE or code.status != "suggested")


def is_condition(theme_id: str) -> Condition | None:
    """The condition that a theme is itself about."""
    return next((one for one in CONDITIONS if one.theme_id and one.theme_id == theme_id), None)
