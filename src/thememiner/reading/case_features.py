"""Case features: circumstances of the case that a review states, denies or suspects, with the words that say so.

A feature counts only where the words are said of people of the family. Statute, terms of reference, definitions,
training, research, other reviews and cohorts, and other families state nothing of this case (DOMAIN 3.4); a question is
no answer. In doubt nothing is recorded.
"""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from thememiner.library_records import CaseFeature, Presence
from thememiner.reading.stated.elsewhere import TELLING, is_elsewhere
from thememiner.reading.stated.feature_kind import FeatureKind
from thememiner.reading.stated.feature_wordings import FEATURES, KINDS
from thememiner.reading.stated.names import people_of
from thememiner.reading.stated.people import Mention, People
from thememiner.reading.stated.presence import clause_around, presence_of
from thememiner.reading.stated.sentences import Sentence, sentences_of, spans
from thememiner.reading.stated.subject import subject_of
from thememiner.records import Passage, Review, Section

__all__ = ["FEATURES", "features_from"]

_OWN_CHILDHOOD = re.compile(
    r"\b(?:mother|father|parents?|partner)\b.*\b(?:herself|himself)\b|\bas a child\b|\b(?:her|his|their) own childhood\b",
    re.IGNORECASE,
)
_OF_CHILDREN = frozenset(
    {"neglect", "physical-abuse", "sexual-abuse", "emotional-abuse", "child-protection-plan", "parental-alcohol", "parental-drugs",
     "parental-substance-misuse", "looked-after", "school-absence", "school-exclusion"}
)  # fmt: skip
"""Features of this family's children: said of a parent's own childhood they are of another family."""
_KIN_OF = re.compile(
    r"\b(?:mother|father|parents?|partner|wife|husband|\w*brother|\w*sister|siblings?|aunt|uncle|grand\w+) of $",
    re.IGNORECASE,
)
_NOUN_OF_A_SERVICE = re.compile(
    r"^[\w’' -]{0,14}?[ -](?:training|polic(?:y|ies)|strateg(?:y|ies)|pathway|protocol|procedures?|guidance|briefing|course|legislation|service|services|"
    r"team|nurse|advis[eo]r|advocate|worker|officer|lead|specialist|clinic|unit|programme|charity|checklist|scale|score|forum|forms?|tool|screening|"
    r"liaison|cases?|patch|meetings?|conference|assessment|register of|act|helpline|perpetrator|awareness|board|screen\w*)\b",
    re.IGNORECASE,
)
_SUBJECT_OF_TEACHING = re.compile(
    r"\b(?:training|guidance|briefing|course|leaflet|advice|information|polic(?:y|ies)|strategy|protocol|pathway|tool|lead|specialist|expert\w*|"
    r"procedures?|programme|lessons?|experience of work|interest|chapter|literature|legislation|awareness|signs?|definition|meaning|levels?|review)"
    r" (?:on|about|for|of|in|with|to|around|regarding)(?: [\w’'-]+){0,2} $",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:suspect|not(?:ed|es|ic)|record|report|alleg|tells?\b|told|says?\b|said|thought|think|believ|rais|inform|describ|disclos|kn[eo]w|aware|identif|"
    r"observ|found|saw\b|seen|smel|diagnos|refer|learn|understood|held|hold|grad|attend|call|made|submit|consider|felt|wrote|heard|concern|state|"
    r"discover|establish|visit|involve|indicat|information|contact)\w*",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|informed|disclosed to|said to|confided in|spoke to|telling|(?:asked|seen|visited) by|saying to|explained to)"
    r" (?:the |an? |her |his |their )?(?:[\w-]+ )?$"
)
_INVOLVED = re.compile(
    r"\b(?:contact|involvement|involved|known|open|referr\w+|came|calls?|reports?|notifications?|letters?) (?:with|to|by|of|from) (?:the |a )?$",
    re.IGNORECASE,
)
_AFTERMATH = re.compile(
    r"\bnow (?:lives?|living|in|has|well)\b|\b(?:is|are) now\b|\bthat night\b|\b(?:was|were) subsequently\b",
    re.IGNORECASE,
)
_AFTER_THE_EVENT = re.compile(
    r"\b(?:following|since|after) (?:the|her|his|their|this) (?:death|incident|arrests?|injur\w+|trial|disclosure)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:suspect|not(?:ed|ing)|record|thought|believ|worri|consider|observ|identif|rais|diagnos|assess|found|located|arrest)\w*",
    re.IGNORECASE,
)
"""Reports in which "she" is not who reports."""
_OF_A_PARTNER = re.compile(r"\b(?:mother|father|partner|wife|husband|girlfriend|boyfriend)\b", re.IGNORECASE)
_SWALLOWED = re.compile(
    r"\b(?:swallow|ingest)\w*|\bprescribed (?:to|for) (?:his|her|their) (?:mother|father)", re.IGNORECASE
)
_TRADED = re.compile(r"\b(?:suppl\w+|deal\w*|sell\w*|sold|possession)(?: of)? (?:\w+ )?$", re.IGNORECASE)
_OBLIQUE = re.compile(
    r"\b(?:at|in|from|to|with) (?:(?:the|an?|her|his|their|two|three|four|local|secondary|primary) )*$", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|(?:may|might|could) have|suspected|alleged|thought|believed|noted|recorded|reported|showed|separated|divorced)\b|^(?:[\w’' ]+ )?(?:raised|came|made|followed)\b"
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|(?<!may )(?<!might )(?<!could )have|does|do|can|will|includ(?:es?|ing)|such as|tackl\w+|priorit\w+|inspectors?|range of|arrangements|services)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"^(?:\w+ ){0,2}$")
_ADULT_VICTIM = frozenset({"DHR", "SAR"})
"""Reviews in which assault and its conviction are those of an adult."""
_LONGEST = 300
_RANK: dict[Presence, int] = {"present": 0, "suspected": 1, "denied": 2}


def features_from(review: Review, sections: Sequence[Section], passages: Sequence[Passage]) -> tuple[CaseFeature, ...]:
    """The features of one case review, one record each, in the order of `FEATURES`; none for other kinds of report.

    Present beats suspected beats denied; among equals, words with a person of the family in them beat words without,
    and the first place in the report beats the later.

    Args:
        review: The report.
        sections: Its sections; not used, since every passage carries the kind of its section.
        passages: Its passages.
    """
    if review.kind != "case-review":
        return ()
    people = people_of(passages, subject_of(review, passages).names)
    best: dict[str, tuple[tuple[int, bool, int], CaseFeature]] = {}
    is_of_an_adult = review.review_type in _ADULT_VICTIM
    telling = (one for one in passages if one.section_kind in TELLING)
    for place, sentence in enumerate(sentences_of(telling)):
        for kind, presence, is_named, words in _found_in(sentence, people):
            if is_of_an_adult and kind.name == "physical-abuse":
                continue
            rank = (_RANK[presence], not is_named, place)
            if kind.name not in best or rank < best[kind.name][0]:
                best[kind.name] = (rank, _record(kind, presence, sentence, words))
    return tuple(best[name][1] for name in FEATURES if name in best)


def _record(kind: FeatureKind, presence: Presence, sentence: Sentence, words: str) -> CaseFeature:
    passage = sentence.passage
    return CaseFeature(passage.review_id, kind.name, presence, words, passage.page, passage.id)


def _found_in(sentence: Sentence, people: People) -> Iterator[tuple[FeatureKind, Presence, bool, str]]:
    """Features that the sentence states, with their presence, whether somebody of the family is named, and the words."""
    text = sentence.text
    hits = [(kind, match) for kind, match in _hits(text) if not _is_of_a_service(text, match)]
    # What is not of the case is looked for last: it costs more than the wordings, and few sentences have one.
    if not hits or is_elsewhere(text) or _AFTER_THE_EVENT.search(text):
        return
    mentions = _with_owners(text, people.mentions(text))
    for kind, match in hits:
        presence = presence_of(text, match.start(), match.end())
        if presence is None or _is_another_matter(kind, match, text):
            continue
        role = _of_whom(sentence, match, mentions, people)
        if _fits(kind, role, text, match.group()):
            yield kind, presence, role != "unknown", _words(text, match)


def _hits(text: str) -> Iterator[tuple[FeatureKind, re.Match[str]]]:
    """Every wording that stands in the text."""
    small = text.lower()
    for kind, pattern in _patterns():
        if any(stem in small for stem in kind.stems):
            for match in pattern.finditer(text):
                yield kind, match


def _is_another_matter(kind: FeatureKind, match: re.Match[str], text: str) -> bool:
    """Whether the words are of another feature, another family or a later time: a partner's blow, a parent's childhood."""
    left, right = clause_around(text, match.start(), match.end())
    if _AFTERMATH.search(text[left:right]) or (kind.name in _OF_CHILDREN and _OWN_CHILDHOOD.search(text)):
        return True
    if kind.name == "physical-abuse" and re.search(r" (?:her|him|them)$", match.group()):
        return bool(_OF_A_PARTNER.search(text))
    if kind.name == "parental-drugs":
        return bool(_TRADED.search(text[: match.start()]))
    return kind.name == "child-substance-misuse" and bool(_SWALLOWED.search(text))


def _words(text: str, match: re.Match[str]) -> str:
    """The sentence as printed, or of a long one the clause."""
    left, right = clause_around(text, match.start(), match.end()) if len(text) > _LONGEST else (0, len(text))
    return text[left:right].strip()


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[FeatureKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(kind.wordings)})", re.IGNORECASE)) for kind in KINDS)


def _is_of_a_service(text: str, match: re.Match[str]) -> bool:
    """Whether the words only name a service, a policy or what is taught ("domestic abuse training")."""
    return bool(_NOUN_OF_A_SERVICE.match(text[match.end() :]) or _SUBJECT_OF_TEACHING.search(text[: match.start()]))


def _with_owners(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, but a relative of a professional or a stranger ("the worker's own mother") is somebody else."""
    found: list[Mention] = []
    for one in mentions:
        last = found[-1] if found else None
        owned = last and last.role in ("professional", "other") and re.search(r"[’']s?$", last.text)
        if last and owned and one.role in ("adult", "child") and _OF_OTHERS.match(text[last.end : one.start].lstrip()):
            one = Mention("other", one.start, one.end, one.text)
        found.append(one)
    return found


def _of_whom(sentence: Sentence, match: re.Match[str], mentions: Sequence[Mention], people: People) -> str:
    """The role of whoever the words are said of: child, adult, family, somebody, unknown; other where it is nobody of the case.

    It is the last one mentioned before the words, those left out who only report them or are told of them; else the
    first behind them; else, for a pronoun or in a row of a table, whoever the sentence before is of.
    """
    text = sentence.text
    if any(match.start() < one.start < match.end() and one.role == "family" for one in mentions):
        return "family"
    if own := next((one.role for one in mentions if one.start == match.start() and one.role in ("child", "adult")), ""):
        return own
    before = [one for one in mentions if one.start < match.start() and not _is_aside(text[: one.start])]
    if role := _last_before(text, before, match.start()):
        return role
    is_pronoun = any(one.role == "pronoun" for one in before)
    behind = [one for one in mentions if one.start >= match.start() and one.role in ("child", "adult", "family")]
    if behind and not is_pronoun:
        return behind[0].role
    goes_on = is_pronoun or (not before and "|" in sentence.before)
    if goes_on and (earlier := _first_of_the_last(people, sentence.before)):
        return earlier
    return "somebody" if any(one.text.lower() in ("he", "she", "his", "her", "him") for one in before) else "unknown"


def _first_of_the_last(people: People, before: str) -> str:
    """The role of whoever the last sentence that names one began with: "she" most often goes on with its subject."""
    for start, end in reversed(list(spans(before))):
        for one in people.mentions(before[start:end]):
            if one.role in ("child", "adult"):
                return one.role
    return ""


def _is_aside(before: str) -> bool:
    """Whether somebody named behind these words is only told of it, or only says whose mother another one is."""
    return bool(_TOLD.search(before) or _KIN_OF.search(before))


def _last_before(text: str, before: Sequence[Mention], start: int) -> str:
    """The role of the last one before a place in the text; a home or a family only where nobody is before it."""
    is_pronoun, place = False, ""
    for one in reversed(before):
        if one.role == "pronoun":
            is_pronoun = True
        elif one.role == "family":
            place = "family"
        elif one.role not in ("professional", "other"):
            return one.role
        elif not place and not _only_reports(text, one, start, is_pronoun=is_pronoun):
            return "other"
    return place


def _only_reports(text: str, one: Mention, start: int, *, is_pronoun: bool) -> bool:
    """Whether a professional or stranger only tells of what the words say, or is only in contact with the family."""
    reports = _OF_ANOTHER if is_pronoun else _REPORTS
    is_aside = bool(_INVOLVED.search(text[: one.start])) or (
        one.role == "professional" and bool(_OBLIQUE.search(text[: one.start]))
    )
    return is_aside or bool(reports.search(text[one.end : start]))


def _fits(kind: FeatureKind, role: str, text: str, words: str) -> bool:
    if role == "other":
        return False
    if kind.whose == "any":
        return role != "unknown" or bool(_PAST.search(text) and not _PRESENT.search(text))
    says_whose = re.search(r"\bparental\b|^born when\b", words, re.IGNORECASE)
    return role == kind.whose or (kind.whose == "adult" and (role == "family" or bool(says_whose)))
