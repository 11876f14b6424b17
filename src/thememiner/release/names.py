"""Names of persons: by title, relation, label, given name, and by what spaCy's model takes for a person."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thememiner.release.details import IDENTIFIES, LOOK, Found, Level, Look
from thememiner.release.name_words import (
    AUTHORSHIP,
    AUTHORSHIP_AFTER,
    CAP,
    CITED,
    LABEL,
    ORGANISATION,
    PUBLISHED,
    RELATION,
    ROLE,
    TITLE,
    can_be_name,
    given_names,
    plain,
)

_GAP = r"[ \u00a0\t]"
_JOINED = rf"(?:{_GAP}(?:{_GAP}?(?:de|da|van|der|bin|bint|ibn|al|el|ul|von|la|le|dos){_GAP})?{_GAP}?|\n)"
_FULL = rf"(?P<name>{CAP}(?:{_GAP}(?:[A-Z]\.?{_GAP})?(?:(?:de|da|van|der|bin|bint|ibn|al|el|ul|von|la|le|dos){_GAP})?{CAP}){{0,3}})"
_LED = (
    (re.compile(rf"\b{TITLE}\.?{_GAP}+(?:[A-Z]\.?{_GAP}?){{0,2}}{_FULL}"), "stands after a title"),
    (
        re.compile(
            rf"\b(?i:{RELATION})(?:['’]s? name (?:is|was)|,? (?:who (?:is|was) )?(?:called|named|known as)|,| \(|:)?{_GAP}+[\"“‘]?{_FULL}"
        ),
        "stands after a word for a relation",
    ),
    (re.compile(rf"\b{ROLE}(?:,| \(|:)?{_GAP}+{_FULL}"), "stands after a word for a professional"),
    (
        re.compile(
            rf"\b(?i:called|named|nicknamed|nickname|known as|known locally as|alias|a\.?k\.?a\.?|goes by|went by|calls (?:him|her)self|street name|real name|(?:his|her|their) name|"
            rf"my name|dear|hi|hello|signed|sincerely|regards|thanks|faithfully|wishes)(?: (?:is|was|of|by|name is))?[,:]?\s+[\"“‘]?{_FULL}"
        ),
        "stands where a name does",
    ),
    (re.compile(rf"(?:^|[\n|;(.]\s*|\*\*|- )(?i:{LABEL})\**\s?[:–|]\**\s*{_FULL}"), "stands after a label for a name"),
)
_AGED = re.compile(
    rf"\b{_FULL}(?: \(|, | - | – )(?:(?:now|then|who was|who is) )?(?:(?:aged?|DOB|d\.o\.b|born) |\d{{1,2}}(?:\)|,| years| months| weeks|-year))"
)
_OWNER = re.compile(
    rf"\b{_FULL}['’]s (?:{RELATION}|(?:own )?(?:bedroom|death|birthday|birth|funeral|body|home|house|flat|family|teacher|social worker|health visitor|school|phone|bruis\w+|injur\w+|behaviour|diary|file|case|record|account|story|uncle|hair|face|arm|leg|head))\b"
)
_SPEAKS = re.compile(
    rf"(?:^|(?<=[.!?\n\"”] )|(?<=, )|(?<=that )|(?<=when )|(?<=and ))(?P<name>{CAP}) (?:told|said|says|asked|disclosed|cried|reported (?:that|to)|lived|lives|moved|was born|was found|was seen|was taken|attended|ran away|went missing|"
    rf"ha[sd] been (?:seen|hit|hurt|bruised|missing)|loved|hated|wanted|felt|stopped|hid|slept|weighed|presented with|was (?:aged|pregnant|placed|removed|admitted|excluded|stabbed|arrested|bullied))\b"
)
_INITIALED = re.compile(rf"(?<![\w.])(?:[A-Z]\.{_GAP}?){{1,3}}(?P<name>{CAP})")
_UPPER = re.compile(rf"\b[A-Z]{{3,}}(?:['’-][A-Z]+)?(?:{_GAP}[A-Z]{{2,}}(?:['’-][A-Z]+)?){{1,2}}\b")
_REVERSED = re.compile(rf"\b(?P<name>(?:[A-Z]{{2,}}|{CAP}), {CAP})\b(?! [A-Z]?[a-z])")
_WORDS = re.compile(CAP)
_HELD_BY_A_PLACE = re.compile(r"(?:\bSaint|\bSt\.?|\bSS|\bLake|\bMount|\bPort|\bHMP|\bHMYOI)[ ]$")
_KIN_AT_END = re.compile(
    r"(?:mother|father|mum|dad|brother|sister|uncle|aunt|nan|gran|bedroom|funeral|birthday|birth|body|hair|face|arm|leg|head|diary|stepfather|stepmother|boyfriend|girlfriend|teacher)$"
)
_WEAK = ("stands after a word for a relation", "stands where a name does", "stands after a label for a name")
_OF_THE_FAMILY = re.compile(
    r"\b(?:brother|sister|mother|father|mum|dad|son|daughter|cousin|uncle|aunt|auntie|nan|gran|grandmother|grandfather|partner|boyfriend|girlfriend|"
    r"husband|wife|friend|neighbour|twin|sibling|nephew|niece|stepfather|stepmother|nicknamed?|alias|goes by|went by|real name|(?:his|her|their|my|full|first|child['’]s) name)s?\b[^.]{0,25}$",
    re.IGNORECASE,
)
_IN_A_PLACE = re.compile(r"\b(?:[Ii]n|of|across|within|at|for|by|[Tt]he|outside|near|and|to)\s$")
_OF_A_PERSON = re.compile(r" (?:had |has )?(?:slept|said|told|asked|cried|wanted|felt|loved|hated|hid)\b")
_LONGEST_INITIALS = 4
_CASE_LABEL = re.compile(r"\b(?:name|forename|surname|alias|aka)s?\b", re.IGNORECASE)
_IN_LABEL = re.compile(rf"(?:^|\| ?)(?:{LABEL})(?:$|[ |(])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of text that is a name, and what says so."""

    start: int
    end: int
    why: str
    sure: bool


def names(look: Look) -> Iterator[Found]:
    """Every name of a person in the piece, the sure ones and those to look at."""
    for name in (
        *_led(look),
        *_acting(look),
        *_labelled(look),
        *_given(look),
        *_shaped(look),
        *_modelled(look),
        *_known(look),
    ):
        words = look.text[name.start : name.end]
        after = look.text[name.end : name.end + 60]
        if PUBLISHED.search(look.text, max(0, name.start - 8), name.end + 14) and _is_published(look.text, name):
            continue
        if CITED.match(after) and not name.why.startswith(("stands after", "is a name")):
            continue
        level, why = _weighed(look, name, words, after)
        yield Found(name.start, name.end, "name", level, why)


def _weighed(look: Look, name: Name, words: str, after: str) -> tuple[Level, str]:
    """How sure, and why; authors of reports and pseudonyms are for a person to look at."""
    tokens = {plain(one) for one in _WORDS.findall(words)}
    if tokens and tokens <= look.document.pseudonyms:
        return LOOK, "the title or the text uses it as a pseudonym, or it is the real name"
    if look.document.changed and len(tokens) == 1 and name.sure and not name.why.startswith("stands after a title"):
        return LOOK, "the document says that names were changed: is this one?"
    if AUTHORSHIP.search(look.text[max(0, name.start - 60) : name.start]) or AUTHORSHIP_AFTER.match(after):
        return LOOK, "seems to be the author, chair or inspector of a published report"
    return (IDENTIFIES if name.sure else LOOK), name.why


def _led(look: Look) -> Iterator[Name]:
    for pattern, why in _LED:
        for match in pattern.finditer(look.text):
            if cut := _cut(look.text, *match.span("name")):
                word = look.text[cut[0] : cut[1]].split()[0]
                yield Name(*cut, why, sure=_is_sure(look, cut[0], word, why))


def _acting(look: Look) -> Iterator[Name]:
    """Names beside an age, as owners of what persons have, and as those who do what persons do."""
    for match in _AGED.finditer(look.text):
        if cut := _cut(look.text, *match.span("name")):
            yield Name(*cut, "stands before an age", sure=not _is_in(cut[0], look.places))
    for match in _OWNER.finditer(look.text):
        if cut := _cut(look.text, *match.span("name")):
            first = look.text[cut[0] : cut[1]].split()[0]
            is_many = re.search(r"(?:children|parents|friends|siblings|sons|daughters|school|family)$", match.group())
            if _is_given(first) or not (is_many or plain(first) in look.document.areas):
                is_kin = bool(_KIN_AT_END.search(match.group()))
                yield Name(
                    *cut, "owns what a person does", sure=_is_given(first) or is_kin or _is_in(cut[0], look.persons)
                )
    for match in _SPEAKS.finditer(look.text):
        if can_be_name(match["name"]) and not _is_in(match.start("name"), look.places):
            first = match["name"]
            yield Name(*match.span("name"), "does what a person does", sure=_is_given(first))


def _is_sure(look: Look, start: int, word: str, why: str) -> bool:
    """Whether the word after a title, a relation or a role is surely a name, and not a place or a common word."""
    if _is_given(word) or why.startswith("stands after a title"):
        return True
    if _is_in(start, look.places) or plain(word) in look.document.areas | look.document.lower:
        return False
    return why not in _WEAK or _is_in(start, look.persons) or bool(_OF_THE_FAMILY.search(look.text[:start]))


def _labelled(look: Look) -> Iterator[Name]:
    """The value of a cell or property whose label asks for a name."""
    if not _IN_LABEL.search(look.context) or len(look.text) > 80:
        return
    asks = bool(_CASE_LABEL.search(look.context))
    for match in re.finditer(_FULL, look.text):
        if cut := _cut(look.text, *match.span("name")):
            first = look.text[cut[0] : cut[1]].split()[0]
            is_person = _is_given(first) or _is_in(cut[0], look.persons)
            yield Name(*cut, f'stands under "{look.context}"', sure=is_person or (asks and len(look.text) < 40))
    if asks and re.fullmatch(r"\s*[a-z]{2,}(?: [a-z'-]{2,}){0,2}\s*", look.text) and _is_given(look.text.split()[0]):
        yield Name(0, len(look.text), f'stands under "{look.context}"', sure=True)


def _given(look: Look) -> Iterator[Name]:
    """Given names of the list, with the surname that follows."""
    alone, both = given_names()
    last = -1
    for match in _WORDS.finditer(look.text):
        first = _first_part(match.group())
        if match.start() < last or not (first in alone or first in both):
            continue
        if _HELD_BY_A_PLACE.search(look.text[max(0, match.start() - 7) : match.start()]):
            continue
        if match.group().isupper() and (len(match.group()) <= _LONGEST_INITIALS or _is_shouted(look.text)):
            continue
        end = _end_of_name(look.text, match.end())
        if end is None:
            continue
        last = end
        is_person = _is_in(match.start(), look.persons)
        follows = end > match.end()
        if first in alone:
            is_place = _is_in(match.start(), look.places) and not follows and not _OF_A_PERSON.match(look.text[end:])
            yield Name(
                match.start(),
                _unowned(look.text, end),
                "begins with a given name" if follows else "a given name",
                sure=not is_place,
            )
        elif is_person and follows:
            yield Name(match.start(), _unowned(look.text, end), "begins with what may be a given name", sure=True)
        elif is_person or (follows and match.start() and not _is_in(match.start(), look.places)):
            yield Name(match.start(), _unowned(look.text, end), "may be a given name", sure=False)


def _shaped(look: Look) -> Iterator[Name]:
    """Initials with a surname, names in capitals, and surnames before given names."""
    for match in _INITIALED.finditer(look.text):
        before = look.text[max(0, match.start() - 14) : match.start()]
        if can_be_name(match["name"]) and not re.search(
            r"\b(?:Child|Adult|Baby|Family|Sibling|Appendix|Table|Section|Annex|Part)s? $", before
        ):
            yield Name(*match.span(), "initials and a surname", sure=_is_in(match.start("name"), look.persons))
    for match in _UPPER.finditer(look.text):
        words = match.group().split()
        if plain(words[0]) in given_names()[0] and all(can_be_name(one) for one in words):
            yield Name(*match.span(), "a name in capitals", sure=True)
    for match in _REVERSED.finditer(look.text):
        surname, _, given = match["name"].partition(", ")
        is_first = not look.text[: match.start()].strip()
        if can_be_name(surname) and can_be_name(given) and (surname.isupper() or (is_first and _is_given(given))):
            yield Name(*match.span("name"), "a surname before a given name", sure=_is_given(given) or is_first)


def _modelled(look: Look) -> Iterator[Name]:
    """What spaCy's model takes for a person, where it is no body, month or role."""
    for start, end in look.persons:
        words = look.text[start:end]
        cap = [one for one in _WORDS.findall(words) if can_be_name(one)]
        if not cap or len(words) > 60 or len(cap) < len(_WORDS.findall(words)) or re.search(r"\d|[|/@_]", words):
            continue
        if ORGANISATION.match((_WORDS.findall(look.text[end : end + 25]) or [""])[0]) and re.match(
            r" [A-Z]", look.text[end:]
        ):
            continue
        places, lower = look.document.areas, look.document.lower
        if len(cap) == 1 and (plain(cap[0]) in places | lower or _IN_A_PLACE.search(look.text[:start])):
            continue
        first = re.search(CAP, words)
        if first and (cut := _cut(look.text, start + first.start(), end)):
            is_whole = len(cap) > 1 and not any(plain(one) in places | lower for one in cap)
            yield Name(*cut, "looks like a name to the language model", sure=is_whole)


def _known(look: Look) -> Iterator[Name]:
    """Parts of names that stand in full elsewhere in the document."""
    for match in _WORDS.finditer(look.text):
        bare = plain(match.group())
        if (
            bare in look.document.known - look.document.areas - look.document.lower
            and _end_of_name(look.text, match.end()) is not None
        ):
            yield Name(
                match.start(), _unowned(look.text, match.end()), "is a name elsewhere in this document", sure=True
            )


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name without what only seems to belong to it; None where nothing is left."""
    for match in _WORDS.finditer(text, start, end):
        if not can_be_name(match.group()):
            end = match.start()
            break
    end = start + len(text[start:end].rstrip())
    if end <= start:
        return None
    following = re.match(rf"{_GAP}({CAP})", text[end:])
    if following and ORGANISATION.match(following.group(1)) and not _is_given(text[start:end].split()[0]):
        return None
    return start, _unowned(text, end)


def _unowned(text: str, end: int) -> int:
    return end - 2 if text[max(0, end - 2) : end] in ("'s", "’s") else end


def _end_of_name(text: str, end: int) -> int | None:
    """Where a name ends that begins with a given name; None where it is the name of a place or a body."""
    if text[max(0, end - 2) : end] in ("'s", "’s"):
        return end
    for _ in range(3):
        match = re.match(_JOINED + rf"(?P<next>{CAP})", text[end:])
        if not match or "\n" in match.group():
            break
        if ORGANISATION.match(match["next"]):
            return None
        if not can_be_name(match["next"]):
            break
        end += match.end()
        if match["next"].endswith(("'s", "’s")):
            break
    return end


def _first_part(word: str) -> str:
    """The first half of a double name: Anne-Marie is found by Anne."""
    whole = plain(word)
    alone, both = given_names()
    return whole if whole in alone or whole in both else whole.partition("-")[0]


def _is_given(word: str) -> bool:
    return _first_part(word.strip(",.")) in given_names()[0]


def _is_in(place: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= place < end for start, end in spans)


def _is_shouted(text: str) -> bool:
    """Whether a whole line is in capitals, as a heading."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 25 and sum(one.isupper() for one in letters) > 0.8 * len(letters)


def _is_published(text: str, name: Name) -> bool:
    """Whether the name is part of that of a law, an inquiry or a body."""
    return any(
        match.start() < name.end and match.end() > name.start
        for match in PUBLISHED.finditer(text, max(0, name.start - 20), min(len(text), name.end + 20))
    )
