"""What can be seen in the words of a passage: the shapes of the project's notes, persons, dates, tense, questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thememiner.coding.matching import Hit, WordingIndex
from thememiner.coding.rulebook import rule_data, wordings
from thememiner.records import Statement

LEAST_PAST = 3
"""Past forms of being, having and saying that a telling text has at least."""

_PAST = re.compile(r"\b(?:was|were|had|did|said|told)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:is|are|has|have|do|does|can|will)\b", re.IGNORECASE)
_PERSONS = re.compile(
    r"\b(?:[Mm]other|[Ff]ather|[Hh]e|[Ss]he|[Hh]er|[Hh]is|MGM|PGM|[Pp]artner|[Ss]ibling|Child [A-Z]|"
    r"[Ff]amily|[Pp]arents?|[Ss]on|[Dd]aughter|[Bb]aby|[Bb]oy|[Gg]irl|infant|teenager|"
    r"(?:young|old) (?:person|man|woman)|"
    r"[Cc]hild(?! (?:protection|sexual|in need|practice|safeguarding))|[Bb]rother|[Ss]ister)\b"
)
_OF_A_CASE = re.compile(
    r"\b(?:[Mm]other|[Ff]ather|[Hh]e|[Ss]he|MGM|PGM|[Ss]ibling \d|(?:Child|Baby) [A-Z]|in this case)\b"
)
_AGED = re.compile(r"\baged? \d|\b\d{1,2} (?:years|months|weeks)(?: old)?\b", re.IGNORECASE)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATED = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b\d{{1,2}}[.:]\d{{2}}\b|"
    r"\b(?:19|20)\d{2}s?\b|\bon the \d+(?:st|nd|rd|th)\b"
)
_DATE_FIRST = re.compile(
    rf"^\W*(?:(?:On|In|By|From|Between|During|At|Until|After|Early|Late|Later|the|early|late|mid|end|of|summer|spring|autumn|"
    rf"winter|beginning|following|next|same|day|week|month)[\s-]+)*(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH}|(?:19|20)\d\d)\b"
)
_ORDERS = (
    "ensure|review|develop|seek|consider|agree|produce|revise|write|provide|commission|ask|work|demonstrate|require"
    "|remind|audit|publish|report|satisfy|issue|establish|relaunch|raise|promote|strengthen|undertake|deliver"
)
_OPENS_RECOMMENDATION = re.compile(
    r"^\W*(?:\d[\d.]*\s*)?(?:Recommendation\b|(?:National|Local|Single[- ]agency)(?: recommendation)?\s*:"
    r"|That (?:the|all|each|every|[A-Z]\w*)\b|It is recommended"
    # "The Board should …", but not "Whether the Board should …" or "Assessments of whether children should …"
    r"|(?:(?!whether|who|which|that|if|is|are|was|were|has|have|had|do|does|did)[\w’'&()–-]+,?\s){1,9}?(?:should|must)\b"
    r"(?! have)"
    # "Constabulary to ensure …": names and small words only before the order
    rf"|(?:(?:[Tt]he|and|of|for|with|in|on|each|all|local|partner|agencies|[A-Z][\w’'&()-]*),?\s){{1,9}}?"
    rf"to (?:{_ORDERS})\b"
    rf"|(?i:{_ORDERS}) (?:\w|,))"
)
_ORDERED = re.compile(
    r"\b(?:should|must|ought to|needs? to|recommend\w*|is asked to|are asked to|is to|are to|to be)\b|"
    rf"(?:^|[;:.]\s+)(?:\W*\(?\w{{1,3}}[).]\s)?(?i:{_ORDERS}|improve|implement|embed|increase|address|introduce|amend|use|build)\b|"
    r"\bto (?:ensure|improve|strengthen|review|develop|provide|seek|write|tell|record)\b|\bmay wish to\b",
)
_EXPECTED = re.compile(
    r"\b(?:procedures?|polic(?:y|ies)|guidance|protocols?|manual|standards?|framework|Working Together)\b"
    r"(?:[^.;]|\.\d){0,80}?\b(?:stat(?:e|es|ed)|sets? out|envisages?|says?|requires?|required|provides?|provided|"
    r"defin(?:e|es|ed)|describes?)\b",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(rf"^\W*(?:[\w’'()&/,-]+\s){{1,14}}?to (?:be|have|{_ORDERS}|record|tell|make|amend|stop|use)\b")
_ASKED_FOR = re.compile(r"^\W*(?:That \w+|(?:[\w’'()&/,:-]+\s){1,14}?to [a-z]+)\b")
_SIGNPOST = re.compile(
    r"\b(?:set out|listed|reproduced|given|summarised|shown|described) "
    r"(?:below|above|in (?:section|chapter|appendix|annex)\b)|"
    r"\b(?:examples?|recommendations?|actions?|findings?|lessons?|points|questions|paragraphs|sections?) "
    r"(?:that follow|below)\b|"
    r"\bfollowing (?:recommendations?|actions?|findings|lessons|learning points|questions|themes|areas)\b|"
    r"\b[Tt]h(?:is|e (?:next|following)) (?:section|chapter|part)s?\b|"
    r"\b(?:number of|these|the) recommendations (?:are|has|have|is)\b",
)
_FINITE_BEFORE_TO = re.compile(
    r"^[^.]*?\b(?:is|are|was|were|has|have|had|did|do|does|will|would|can|could|\w{2,}ed) (?:\w+ )*?to\b"
)
_DESCRIBED = re.compile(
    r"^[^.]{2,60}? (?:is|are) (?:an?|the) (?:[\w-]+ ){0,6}"
    r"(?:school|academy|college|nursery|trust|charity|provider|service|hospital|organisation|agency|team|practice|programme)\b"
)
_CASE_PAST = re.compile(r"\b(?:was|were|had|did|nobody|never)\b|n[’']t\b")


@dataclass(frozen=True, slots=True)
class StatementFound:
    """What a unit does, which rule said so, and the words it rests on."""

    statement: Statement
    rule: str
    words: str = ""


@lru_cache(maxsize=1)
def _shapes() -> WordingIndex[str]:
    return WordingIndex((kind, one) for kind, listed in rule_data("stance").items() for one in wordings(listed))


def is_telling(text: str) -> bool:
    """Whether a text mostly tells what was; there "well" and "clear" are seldom a judgement of practice."""
    past = len(_PAST.findall(text))
    return past >= LEAST_PAST and past > 2 * len(_PRESENT.findall(text))


def is_stated(text: str, *, times: float = 2) -> bool:
    """Whether a text states what is more than so many times as often as what was, of no child in particular."""
    past = len(_PAST.findall(text))
    return (past == 0 or len(_PRESENT.findall(text)) > times * past) and _OF_A_CASE.search(text) is None


class Found:
    """The shapes found in a text, counted by kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text.split())
        self._hits: list[Hit[str]] = _shapes().find(text)

    def count(self, *kinds: str) -> int:
        """How many different shapes of these kinds there are."""
        return len({hit.wording for hit in self._hits if hit.key in kinds})

    def opening_count(self, kind: str, *, within: int = 150) -> int:
        """How many begin in the first characters."""
        return sum(hit.key == kind and hit.start < within for hit in self._hits)

    def words(self, *kinds: str) -> str:
        """The words themselves, in order, each once."""
        hits = sorted((hit for hit in self._hits if hit.key in kinds), key=lambda hit: hit.start)
        return "; ".join(dict.fromkeys(self.text[hit.start : hit.end] for hit in hits))

    @property
    def is_question(self) -> bool:
        """Whether half of its sentences or more are questions."""
        ends = re.findall(r"[.?!](?=\s|$|[”\"'])", self.text)
        return bool(ends) and ends.count("?") * 2 >= len(ends)

    @property
    def opens_as_recommendation(self) -> bool:
        """Whether it begins as recommendations do."""
        return _OPENS_RECOMMENDATION.search(self.text) is not None

    @property
    def orders(self) -> bool:
        """Whether anything in it says what is to be done."""
        return _ORDERED.search(self.text) is not None

    @property
    def is_to_be_done(self) -> bool:
        """Whether it is no sentence but something to be done: "Caseload lists to be available to the supervisor"."""
        opening = _TO_BE_DONE.search(self.text)
        return opening is not None and _FINITE_BEFORE_TO.search(opening.group()) is None

    @property
    def is_asked_for(self) -> bool:
        """Whether it has the form of a request, whatever is asked: "That there be …", "Children's Services to …"."""
        opening = _ASKED_FOR.search(self.text)
        return opening is not None and _FINITE_BEFORE_TO.search(opening.group()) is None

    @property
    def names_persons(self) -> bool:
        """Whether it speaks of the people of a case."""
        return _PERSONS.search(self.text) is not None

    @property
    def is_household(self) -> bool:
        """Whether it lists ages."""
        return len(_AGED.findall(self.text)) >= 2

    @property
    def dates(self) -> int:
        """How many dates, times and years it names."""
        return len(_DATED.findall(self.text))

    @property
    def opens_with_date(self) -> bool:
        """Whether it begins with when something happened."""
        return _DATE_FIRST.search(self.text) is not None

    @property
    def is_expected_standard(self) -> str:
        """The words that quote what procedure asks, where nothing is said beside them of what was done; else ""."""
        said = _EXPECTED.search(self.text)
        return (
            said.group() if said and not _CASE_PAST.search(self.text[: said.start()] + self.text[said.end() :]) else ""
        )

    @property
    def is_description(self) -> str:
        """The words by which it says what an agency is: "School 1 is a two form entry primary school"; else ""."""
        said = _DESCRIBED.search(self.text)
        return said.group() if said and not self.count("finding", "lesson") else ""

    @property
    def signpost(self) -> str:
        """The words by which a text speaks of the report itself and of what follows in it, else ""."""
        said = _SIGNPOST.search(self.text)
        return said.group() if said else ""
