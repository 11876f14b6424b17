"""Sentences that are not of the case: statute, research, other reviews, cohorts, definitions, what ought to be done."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re

from thememiner.records import SectionKind

TELLING: frozenset[SectionKind] = frozenset(
    {
        "executive-summary",
        "introduction",
        "family-composition",
        "family-contribution",
        "childs-story",
        "chronology",
        "agency-sections",
        "analysis",
        "findings",
        "good-practice",
        "lessons",
        "conclusions",
        "unknown",
    }
)
"""Kinds of section that may tell of the case; all others are boilerplate, process or what ought to be done."""

_STATUTE = (
    r"\bknown or (?:is )?suspected\b|\bcriteri(?:a|on)\b|\bregulation 5\b|\bsection (?:16C|9)\b|\bstatut(?:e|ory)\b|\bthe Act\b|"
    r"(?:serious case|practice|homicide) reviews? (?:are|is|must|should|considers?)\b|\breviews? (?:must|should|may|has to|have to) be held|"
    r"\bpartnerships examine\b|\bnot (?:an )?(?:inquiry|inquiries|investigation)s?\b|\bhad to commission\b|\bpurpose of (?:a|the|such)\b|"
    r"\bmust consider\b"
)
_RESEARCH = (
    r"\bresearch(?:ers)?\b|\bstud(?:y|ies)\b(?! group)|\bliterature\b|\b(?:biennial|triennial)\b|\bnationally\b|\bnational (?:\w+ )?(?:report|sample|panel|"
    r"analys\w+|review)\b|\bstatistics\b|\bOfsted\b|\bet al\b|\band others\b|\(?\b(?:19|20)\d\d[a-z]?\)|Review Panel found|\bcohort\b|"
    r"\bsample\b|\bthematic review\b|\bevidence from\b|\baudit(?:ed|s)?\b|\bper cent of (?:the )?(?:mothers|families|children|cases|young)|"
    r"\bfiles\b|\b(?:training|refresher|e-?learning|curriculum)\b"
)
_OTHER_REVIEWS = (
    r"\b(?:in|by|from) the (?:\w+ )?(?:review|case)s? (?:of|in respect of|into|concerning) (?:Child|Baby|Family|\w+ [A-Z]\b)|"
    r"\b(?:previous|earlier|other|another|similar|past|different|19\d\d|20\d\d|Welsh|Scottish) (?:[a-z]+ ){0,2}(?:case )?reviews?\b|"
    r"\bother reviews\b|\breviews? (?:published|completed|carried out|held) in\b|\bpublished (?:a|four|three|two|another) reviews?\b|"
    r"\b(?:another|similar|different) case\b|\breview of (?:Child|Baby|Family|a family)\b|\breviews of\b|\bcase review carried out in\b|"
    r"\b(?:this|the) board[’']s review\b|\bcase of Child\b|\bother areas\b|\bthis type\b"
)
_COHORT = (
    r"\b(?:\w+) (?:of|in) (?:the|these|those|all) (?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty) (?:children|young|famil|"
    r"cases|reviews|babies|girls|boys|mothers)\w*|\bthird of (?:the )?(?:cases|children|families)|\bhalf of the (?:young people|children|families)|"
    r"\b\d+ per cent (?:had|were|of)|\bacross the\b.*\bper cent\b|\bone in (?:\w+) children\b"
)
_OUGHT = (
    r"\b(?:should|must|needs? to|ought to|is to be|are to be)\b(?! have\b)|\b(?:procedures?|guidance|protocol|policy|policies) (?:state|require|says?|envisage)|"
    r"\bis (?:a|an) (?:meeting|tool|form|term|duty)\b|\b(?:is|are) (?:defined|used to|more likely|often|usually)\b|\bdefines?\b|"
    r"\bthe term\b|\bcan (?:be|have)\b|\b(?:became|is) an offence\b|\bcovers? a\b|\bsigns of \w+ include\b|\btend to\b|\bfeatures in (?:more|most|many|half|over)\b|^(?:neglect|(?:domestic|sexual|physical|emotional) abuse|coercive control|exploitation) is\b"
)
_ELSEWHERE = re.compile("|".join((_STATUTE, _RESEARCH, _OTHER_REVIEWS, _COHORT, _OUGHT)), re.IGNORECASE)
_FRONTED = re.compile("|".join((_STATUTE, _RESEARCH, _OTHER_REVIEWS)), re.IGNORECASE)


def is_elsewhere(sentence: str) -> bool:
    """Whether the sentence speaks of the law, research, other reviews, a cohort, or of what is usual or ought to be."""
    return bool(_ELSEWHERE.search(sentence))


def is_of_other_reviews(sentence: str) -> bool:
    """Whether it speaks of the law, research or other reviews; what ought to be done may stand in it."""
    return bool(_FRONTED.search(sentence))
