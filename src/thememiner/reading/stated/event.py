"""What happened to the subject and when: incident, outcome and harm."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.dates import Stated, dates_in
from thememiner.reading.stated.elsewhere import is_elsewhere
from thememiner.reading.stated.people import SUBJECT, Mention
from thememiner.reading.stated.presence import presence_of
from thememiner.reading.stated.sentences import Sentence, sentences_of

_DEATH = re.compile(
    r"\b(?:died\b|(?:was|were) (?:killed|murdered|found dead|pronounced dead|fatally|stabbed to death|shot dead|unlawfully killed)|"
    r"took (?:his|her|their) own li(?:fe|ves)|(?:death|killing|murder) of\b|lost (?:his|her) life|sad death\b)"
)
_OF = re.compile(r" of$")
_EVENT = re.compile(
    r"\b(?:(?:was|were) (?:admitted|taken|brought|rushed|conveyed) to|(?:was|were) (?:seen with|stabbed|found|injured|attacked|shot|seriously|(?:\w+ )?(?:sexually )?(?:assaulted|abused|raped))|sustained|suffered|"
    r"found (?:the|two|three|four|five|six) (?:children|boys|girls|siblings)|told (?:a|her|his|the)|disclosed|presented (?:at|to)|came to light)\b"
)
_INJURY = (
    r"(?:injur\w+|fractur\w+|bleed\w*|burns?|scalds?|bruis\w+|broken|underweight|malnourish\w+|unconscious|collapse\w*|cardiac arrest|stabbed|head|"
    r"abus\w+|alone|harm(?:ed)?|overdose|pressure sores|unresponsive|neglect|weigh\w*|starv\w*|emaciated|assault\w*|rap(?:ed|e)|appalling|squal\w*|critical|hang(?:ing|ed))"
)
_INJURED = re.compile(rf"\b{_INJURY}\b", re.IGNORECASE)
_SERIOUS = re.compile(
    r"\b(?:life[- ]?(?:threatening|changing)|serious(?:ly)? (?:\w+ )?(?:injur\w+|harm(?:ed)?|ill)|fractur\w+|bleed (?:to|on) the brain|(?:head|brain) injur\w+|"
    r"stabbed|severe(?:ly)? (?:underweight|malnourished|neglect\w*|burn\w*|injur\w+|pressure)|(?:broken|fractured) \w+|sexually (?:abused|assaulted)|sexual abuse of|raped|grievous|serious (?:\w+ )?neglect|"
    r"burns?\b|lasting (?:difficulties|damage)|permanent (?:damage|disability)|survived)",
    re.IGNORECASE,
)
_THE_CHILD = re.compile(
    r"^(?:child|children|baby|infant|boy|girl|young person|siblings?|sisters|brothers|the (?:eldest|youngest))(?:[’']s)?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|this|these|both|two|three|four|five)(?: (?:young|subject))? $", re.IGNORECASE)
_ROW = re.compile(r"^(?P<date>[^|]{4,30}) \| (?P<what>[^|]+)$")

HARMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))
    for name, pattern in (
        (
            "physical",
            r"non-?accidental|inflicted|(?:head|brain|abdominal) injur|shak(?:en|ing)|fractures\b|(?:fractur\w+|broken \w+) (?:\w+ ){1,3}bruis|bleed (?:to|on) the brain|manslaughter|(?<!sexual )(?<!sexually )assault(?:ed)?\b|"
            r"injur(?:y|ies|ed) (?:\w+ ){0,3}by|abusive head trauma|was killed|convicted of murder|grievous bodily|beaten|deliberately caused|deliberate injur",
        ),
        (
            "neglect",
            r"(?<!category of )neglect(?:ed)?\b|severely underweight|starv|malnutrition|malnourished|found alone",
        ),
        ("sexual abuse", r"sexual(?:ly)? abus|raped?\b|sexual assault|sexually assaulted"),
        ("exploitation", r"(?:sexual(?:ly)?|criminal(?:ly)?) exploit|child exploitation|county lines|trafficked"),
        ("emotional", r"emotional(?:ly)? (?:abus|harm)"),
        (
            "sudden unexpected death",
            r"sudden(?:ly)?,? (?:and )?unexpected|cause of death (?:was|is|remains?) (?:not ascertained|un\w+)|(?:asleep|sleeping) (?:on|in|with)|co-?sleeping|overl(?:ay|ain)|SUDI\b",
        ),
        ("suicide/self-harm", r"suicide\b|took (?:his|her|their) own life|hanged|self-?harm|hanging\b"),
        ("extra-familial violence", r"stabb(?:ed|ing)|\bshot\b|shooting|gang"),
        ("FII", r"fabricated (?:or|and) induced|perplexing presentations?|FII\b"),
        ("medical neglect", r"medical neglect|not been (?:treated|taken to)|untreated"),
        ("fire/drowning", r"house fire|drown(?:ed|ing)"),
    )
)
"""Kinds of harm that a review was held for, and the words that say so."""
_DOMESTIC_HOMICIDE = re.compile(r"\b(?:murder|killing|manslaughter|homicide|killed)\b", re.IGNORECASE)
_OF_THE_CASE = re.compile(
    r"\b(?:mother|father|parents|partner)\b.*\b(?:convicted of|cautioned for|pleaded guilty to|guilty of)\b|\bpost[ -]?mortem\b",
    re.IGNORECASE,
)
_MAY_BE_HISTORY = frozenset({"neglect", "emotional"})
_AS_THE_HARM = re.compile(
    r"\b(?:suffer\w*|found|serious\w*|severe\w*|cautioned|convicted|guilty|died|death|result of|caused|malnourish\w*|starv\w*|concerns)\b|"
    r"\bwho (?:was|were) neglected\b|underweight",
    re.IGNORECASE,
)
_IN_A_HOME = frozenset({"extra-familial violence"})


def incident(told: Told) -> Iterator[Fact]:
    """When it happened: the date of the subject's death; where nobody died, of the event that the report opens with."""
    deaths = [(one, date) for one in _openings(told) if (date := _date_of_death(told, one))]
    if not deaths and not _dies(told):
        deaths = [(one, date) for one in _openings(told) if (date := _date_of_event(told, one))][:1]
    for sentence, date in deaths:
        yield told.from_sentence("incident", date.iso, sentence)
    for sentence in told.of("chronology"):
        row = _ROW.match(sentence.passage.text)
        if row and (dates := dates_in(row["date"])) and _is_the_event(told, row["what"]):
            yield told.from_passage("incident", dates[0].iso, sentence.passage)
        elif not row and not is_elsewhere(sentence.text) and (date := _date_of_death(told, sentence)):
            yield told.from_sentence("incident", date.iso, sentence)


def outcome(told: Told) -> Iterator[Fact]:
    """Whether the subject died or came to serious harm."""
    dead = next((one for one in _openings(told) if _death_in(told, one)), None)
    if dead:
        yield told.from_sentence("outcome", "died", dead)
        return
    for sentence in _openings(told):
        match = _SERIOUS.search(sentence.text)
        if match and speaks_of_subject(told, sentence, len(sentence.text)) and _is_stated(sentence, match):
            yield told.from_sentence("outcome", "serious harm", sentence)
            return


def harm(told: Told) -> Iterator[Fact]:
    """What kind of harm the review was held for, as its opening says of the subject."""
    is_homicide = told.review.review_type == "DHR"
    for sentence in _openings(told):
        if is_homicide:
            if _DOMESTIC_HOMICIDE.search(sentence.text):
                yield told.from_sentence("harm", "domestic homicide", sentence)
                return
            continue
        if not speaks_of_subject(told, sentence, len(sentence.text)) and not _OF_THE_CASE.search(sentence.text):
            continue
        found = [(name, match) for name, pattern in HARMS if (match := pattern.search(sentence.text))]
        names = {name for name, _ in found}
        for name, match in found:
            if _is_harm(name, sentence, match) and not (name == "physical" and names & _IN_A_HOME):
                yield told.from_sentence("harm", name, sentence)


def _is_harm(name: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is stated; suicide may be suspected, and what a fall did is no harm that somebody did."""
    if re.match(r"\w* (?:\w+ ){0,2}(?:from|after|in) a fall\b", sentence.text[match.end() :]):
        return False
    if name in _MAY_BE_HISTORY and not _AS_THE_HARM.search(sentence.text):
        return False
    presence = presence_of(sentence.text, match.start(), match.end())
    return presence == "present" or (presence == "suspected" and name == "suicide/self-harm")


def speaks_of_subject(told: Told, sentence: Sentence, end: int) -> bool:
    """Whether the words before ``end`` speak of the subject, by its name, as "the child", or by a pronoun for it."""
    mentions = told.people.mentions(sentence.text[:end])
    if any(is_subject(told, one, sentence.text) for one in mentions):
        return True
    people = [one.role for one in mentions if one.role != "family"]
    if "pronoun" not in people or people[0] in ("professional", "other"):
        return False
    return any(is_subject(told, one, sentence.before) for one in told.people.mentions(sentence.before))


def is_subject(told: Told, mention: Mention, text: str) -> bool:
    """Whether the mention is the subject of the review or, where the title names none, its child."""
    if mention.role not in ("child", "adult"):
        return False
    bare = re.sub(r"[’']s?$", "", mention.text)
    if told.subject and (bare in told.subject or _is_of_the_family(told.subject, bare)):
        return mention.role == "child" or told.review.review_type in ("DHR", "SAR", "SUSR")
    if re.fullmatch(SUBJECT, mention.text):
        return not told.subject
    return (
        mention.role == "child"
        and bool(_THE_CHILD.match(bare))
        and bool(bare.lower().startswith("the ") or _THE.search(text[: mention.start]))
    )


def _is_of_the_family(subject: str, name: str) -> bool:
    """Whether ``Child S1`` or ``S2`` is of ``Family S``."""
    return subject.startswith("Family ") and bool(re.fullmatch(rf"(?:Child )?{re.escape(subject.split()[-1])}\d", name))


def _openings(told: Told) -> list[Sentence]:
    front = [Sentence(one.text, one, 0) for one in told.front if one.is_heading or len(one.text) < 200]
    return [
        *front,
        *sentences_of(one for one in told.front if not one.is_heading and len(one.text) >= 200),
        *told.opening,
    ]


def _dies(told: Told) -> bool:
    return any(_death_in(told, one) for one in _openings(told))


def _death_in(told: Told, sentence: Sentence) -> re.Match[str] | None:
    """The words that say that the subject died."""
    for match in _DEATH.finditer(sentence.text):
        if not _is_stated(sentence, match):
            continue
        if _OF.search(match.group()):
            behind = told.people.mentions(sentence.text[match.end() : match.end() + 60])
            if (behind and is_subject(told, behind[0], sentence.text[match.end() :])) or re.match(
                r" (?:a|the) child\b(?! who)", sentence.text[match.end() :]
            ):
                return match
        elif _dies_before(told, sentence, match):
            return match
    return None


def _dies_before(told: Told, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is the subject that the verb is said of: the last one named before it, in this sentence or before."""
    named = [
        one for one in told.people.mentions(sentence.text[: match.start()]) if one.role in ("child", "adult", "pronoun")
    ]
    if named and named[-1].role != "pronoun":
        last = named[-1]
        is_named = is_subject(told, last, sentence.text)
        return is_named or (
            bool(_THE_CHILD.match(last.text)) and any(is_subject(told, one, sentence.text) for one in named)
        )
    earlier = [one for one in named if one.role != "pronoun"] or [
        one for one in told.people.mentions(sentence.before) if one.role in ("child", "adult")
    ]
    is_spoken_of = bool(earlier) and is_subject(told, earlier[-1], sentence.before if not named[:-1] else sentence.text)
    return is_spoken_of and (bool(named) or match.start() > 0)


def _is_stated(sentence: Sentence, match: re.Match[str]) -> bool:
    return presence_of(sentence.text, match.start(), match.end()) == "present"


def _date_of_death(told: Told, sentence: Sentence) -> Stated | None:
    match = _death_in(told, sentence)
    return _nearest(dates_in(sentence.text), match.start()) if match else None


def _date_of_event(told: Told, sentence: Sentence) -> Stated | None:
    match = _EVENT.search(sentence.text)
    if not match or not _INJURED.search(sentence.text) or not speaks_of_subject(told, sentence, len(sentence.text)):
        return None
    return _nearest(dates_in(sentence.text), match.start())


def _nearest(dates: list[Stated], place: int) -> Stated | None:
    return min(dates, key=lambda date: abs(date.start - place)) if dates else None


def _is_the_event(told: Told, what: str) -> bool:
    if re.match(r"(?i)(?:the )?critical incident\b", what.strip()):
        return True
    died = _DEATH.search(what)
    return bool(died) and any(
        is_subject(told, one, what) for one in told.people.mentions(what[: died.start()] if died else "")
    )
