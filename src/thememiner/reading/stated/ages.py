"""How old the children were at the event, and how many children the review is about."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.event import is_subject, speaks_of_subject
from thememiner.reading.stated.numbers import AGE, NUMBER, age_of, band_of, number_of
from thememiner.reading.stated.sentences import Sentence

_BEFORE_AN_AGE = re.compile(
    r"\b(?:aged|at the age of|age of|who (?:was|were)|(?:was|were)(?: only| just| then)?|an?|,)\s*$", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged|at the age of)\s*$", re.IGNORECASE)
_IN_A_LIST = re.compile(
    rf"\b(?:aged|ages) (?:{NUMBER}(?: (?:years?|months?|weeks?))?(?:, and |, | and ))+$", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|were)(?: only| just| then)?\s*$", re.IGNORECASE)
_WHEN = re.compile(r"^,? (?:when\b|and (?:her|his) )")
_WHO_WAS = re.compile(r"\bwho was(?: then| only| just)? $")
_WHEN_SHE_WAS = re.compile(r"\bwhen (?:s?he|they) (?:was|were) $", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:from|since|until|by|before|between)(?: (?:the age of|about|around|s?he was))?\s*(?:the )?(?:age of )?$",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:died|death|dead|killed|murdered|admitted|injur\w+|found|stabbed|sustained|suffered|abused|taken to hospital|took (?:his|her) own life|harmed|"
    r"concerns|about|had|was a|is a|neglected|in the (?:house|home|household)|lived|asleep|at the time|removed|seen with|told|disclosed)\b",
    re.IGNORECASE,
)
_EVENT_ONLY = re.compile(
    r"\b(?:died|death|killed|murdered|admitted|injur\w+|found|stabbed|sustained|suffered|taken to hospital|took (?:his|her) own)\b",
    re.IGNORECASE,
)
_SIBLING = re.compile(
    r"\b(?:siblings?|brothers?|sisters?|half[- ]\w+|sons?|daughters?|twins?|cousins?)\b", re.IGNORECASE
)
_SIBLING_OF = re.compile(r"\b(?:sibling|brother|sister|half[- ]\w+|son|daughter|twin|cousin),? $", re.IGNORECASE)
_ORDINALS = {
    word: place for place, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"], start=1)
}  # fmt: skip
_BIRTHDAY = re.compile(r"\b(?:days?|weeks?|months?) before (?:his|her|their) (?P<ordinal>\w+) birthday")
_CELL = re.compile(rf"^(?:aged )?{AGE.pattern}$", re.IGNORECASE)
_SEVERAL = re.compile(
    rf"\b(?:concerns|subjects? of (?:this|the) review (?:is|are|were)|about|in respect of|found) (?:the )?(?:[\w ]{1, 30} of )?(?P<n>{NUMBER}) (?:\w+ )?"
    r"(?:siblings|children|sisters|brothers|girls|boys|babies)\b",
    re.IGNORECASE,
)
_IN_THE_HOUSE = re.compile(rf"^(?P<n>{NUMBER}) children, .*\bin the (?:house|home|household|flat)\b", re.IGNORECASE)
_OF_AN_ADULT = ("DHR", "SAR")


def child_ages(told: Told) -> Iterator[Fact]:
    """The age of each child the review is about, as its opening or its table of the family states it."""
    found: list[tuple[str, Sentence]] = []
    for sentence in told.opening:
        found += [(age, sentence) for age in _ages_in(told, sentence)]
    found += _from_table(told)
    for age, sentence in found:
        if band_of(age):
            yield told.from_sentence("child-age", age, sentence)
            yield told.from_sentence("age-band", band_of(age), sentence)


def _ages_in(told: Told, sentence: Sentence) -> Iterator[str]:
    text = sentence.text
    for match in AGE.finditer(text):
        if not _is_an_age(text, match) or not _HAPPENS.search(text):
            continue
        if _is_of_a_child(told, sentence, match):
            yield age_of(match)
    birthday = _BIRTHDAY.search(text)
    if (
        birthday
        and birthday["ordinal"] in _ORDINALS
        and re.search(r"\bdied\b", text)
        and speaks_of_subject(told, sentence, birthday.start())
    ):
        yield f"{_ORDINALS[birthday['ordinal']] - 1}y"


def _is_an_age(text: str, match: re.Match[str]) -> bool:
    """Whether a number is an age at the event: labelled as one, or with its unit and "old"."""
    before, after = text[: match.start()], text[match.end() :]
    if _EARLIER.search(before):
        return False
    is_in_brackets = before.endswith("(") and bool(re.match(r"(?: old)?\)", after))
    if (match["old"] or is_in_brackets) and (match["unit"] or match["years"]):
        return True
    if _AGED.search(before) or _IN_A_LIST.search(before):
        return not re.match(r" (?:or over|and over|and under)", after)
    if _WHO_WAS.search(before) and re.match(r"[,.;]| (?:when|and|at)\b", after):
        return True
    if _WHEN_SHE_WAS.search(before):
        return bool(_EVENT_ONLY.search(text))
    return bool(_WAS.search(before)) and bool(_WHEN.match(after)) and "since" not in before[-20:]


def _is_of_a_child(told: Told, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it is said of the subject, or of a child where the subject is a family or an adult."""
    text = sentence.text
    named = [
        one for one in told.people.mentions(text[: match.start()]) if one.role in ("child", "adult", "other", "pronoun")
    ]
    following = told.people.mentions(text[match.end() : match.end() + 25])
    if match["old"] and following and following[0].role == "child" and not _SIBLING.search(following[0].text):
        return (
            not named
            or any(is_subject(told, one, text) for one in named)
            or not any(one.role == "adult" for one in named)
        )
    named = [one for one in named if one.role != "pronoun"] or named
    if not named:
        return False
    last = named[-1]
    if last.role == "child" and told.review.review_type in _OF_AN_ADULT:
        return True
    if last.role in ("adult", "other"):
        return False
    if told.subject and last.text in re.findall(r"\w+", told.subject) and is_subject(told, last, text):
        return True
    if _SIBLING.search(last.text) or _SIBLING_OF.search(text[: last.start]):
        return bool(re.search(r"\b(?:brother|sister|siblings|Family)\b", told.subject))
    return is_subject(told, last, text) or speaks_of_subject(told, sentence, match.start())


def _from_table(told: Told) -> list[tuple[str, Sentence]]:
    """Ages in the row of the subject in a table of the family."""
    found: list[tuple[str, Sentence]] = []
    is_of_ages = False
    for passage in told.passages:
        if passage.section_kind != "family-composition" or "|" not in passage.text:
            continue
        cells = [cell.strip() for cell in passage.text.split("|")]
        is_of_ages = is_of_ages or any(re.match(r"(?i)ages?\b|details", cell) for cell in cells[1:])
        if not told.subject or cells[0] != told.subject or not is_of_ages:
            continue
        parts = [part.strip() for cell in cells[1:] for part in cell.split(". ")]
        match = next((match for part in parts if (match := _CELL.match(part.rstrip(".")))), None)
        if match:
            found.append((age_of(match), Sentence(passage.text, passage, 0)))
    return found


def children(told: Told) -> Iterator[Fact]:
    """How many children the review is about: as its subject is named, or as its opening says."""
    place = told.named.passage
    is_of_children = told.review.review_type not in _OF_AN_ADULT and not told.subject.startswith(("Family", "Adult"))
    if place is not None and is_of_children:
        yield told.from_passage("children", str(len(re.split(r",? and |, | & ", told.subject))), place)
        return
    for sentence in told.opening:
        match = _SEVERAL.search(sentence.text) or _IN_THE_HOUSE.search(sentence.text)
        if match:
            yield told.from_sentence("children", str(number_of(match["n"])), sentence)
            return
