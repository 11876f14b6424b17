"""What the title calls the subject of a review: a letter, initials, a pseudonym or a family; never resolved."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from thememiner.reading.areas import board_in
from thememiner.reading.facts import types_in
from thememiner.reading.stated.numbers import NUMBER
from thememiner.records import Passage, Review

_LETTERED = re.compile(
    r"\b(?i:Child|Baby|Infant|Young Person|Young Adult|Family|Sibling) (?!(?:OF|IN|AT|TO|AS|IS|BY|ON|OR|AN)\b)(?:[A-Z]{1,2}\d{0,2}|\d{1,2})\b"
)
_FAMILY_OF = re.compile(r"\b[Tt]he (?P<letter>[A-Z]{1,2}\d?) (?i:family)\b")
_SEVERAL = re.compile(rf"{_LETTERED.pattern}(?:(?:,| (?i:and)|,? &) {_LETTERED.pattern})+")
_AFTER = re.compile(
    r"\b(?i:in respect of|concerning|in relation to|regarding|(?:death|homicide|murder|killing|case|circumstances|experiences?|life) of|learning from|review of|review into|review:|review [–-]|re:?)\s+"
    r"(?:the (?:death|life|case) of )?(?P<name>[A-Z][a-z]+(?:(?:,| and| &)(?: (?:her|his|their) \w+| [A-Z][a-z]+))*)(?=$| in | \(|[,.–:-])"
)
_REFERRED_TO = re.compile(
    r"\b[Tt]he (?:child|subject|young person|baby|infant|boy|girl)\b[^.]{0,80}\b(?:referred to|known)(?: (?:here|throughout|in this (?:report|review)))* as "
    r"[‘'“\"]?(?P<name>(?:Child|Baby|Young Person|Infant) [A-Z]{1,2}\d?|[A-Z][a-z]+)\b"
)
_PSEUDONYM = re.compile(r"^(?P<name>[A-Z][a-z]+(?:(?:,| and| &)(?: (?:her|his|their) \w+| [A-Z][a-z]+))*)$")
_NO_PSEUDONYM = re.compile(
    r"\b(?:report|review|executive|summary|overview|final|version|draft|contents|author|chair|published|confidential|introduction|"
    r"foreword|background|purpose|and|the|case|child|children|learning|serious|safeguarding|board|partnership|appendix|january|february|"
    r"march|april|may|june|july|august|september|october|november|december|preface|glossary|acknowledgements?)\b(?! (?:her|his|their) )",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset(
    [
        "Serious",
        "Local",
        "Child",
        "Children",
        "Young",
        "Domestic",
        "Case",
        "Overview",
        "The",
        "Learning",
        "Practice",
        "Family",
        "Adult",
        "Adults",
        "Neglect",
    ]
)


_LONGEST = 200
"""Characters from which a passage behind the first page is running text."""


_ACTS = re.compile(r"\b([A-Z][a-z]{2,})(?:[’']s\b| (?:was|had|is|has|said|told|did|who|lived|died)\b)")
_OFTEN = 3
_LONGEST_NOTE = 600
"""Characters above which even a repository's note is none: what it holds is not looked for names."""
_NO_COVER = ("contents", "glossary", "recommendations")


class Subject(NamedTuple):
    """What the subject is called, the passage that says so (None: only a title given from outside) and its words."""

    name: str = ""
    passage: Passage | None = None
    words: str = ""

    @property
    def names(self) -> list[str]:
        """Pseudonyms in it that stand for one person each."""
        if _LETTERED.fullmatch(self.name):
            letter = self.name.split()[-1]
            return [letter] if len(letter) == 1 and letter not in "AI" else []
        return re.findall(r"\b[A-Z][a-z]+\b", self.name)


def subject_of(review: Review, passages: Sequence[Passage]) -> Subject:
    """The subject as in the title.

    Where the title names none, what the introduction says it is referred to as; else empty.
    """
    front = title_pages(passages)
    found = _lettered(front) or _pseudonym(front, review) or _often_named(front, passages, review)
    if found:
        return Subject(found[0], found[1], found[1].text)
    if match := _LETTERED.search(review.title):
        return Subject(_in_form(match.group()))
    for passage in passages:
        is_opening = passage.section_kind in ("introduction", "executive-summary")
        if is_opening and (match := _REFERRED_TO.search(passage.text)):
            return Subject(match["name"], passage, match.group())
    return Subject()


def _lettered(front: Sequence[Passage]) -> tuple[str, Passage] | None:
    for passage in front:
        if match := _SEVERAL.search(passage.text) or _LETTERED.search(passage.text):
            return _in_form(match.group()), passage
        if match := _FAMILY_OF.search(passage.text):
            return f"Family {match['letter']}", passage
    return None


def _pseudonym(front: Sequence[Passage], review: Review) -> tuple[str, Passage] | None:
    for passage in front:
        if (match := _AFTER.search(passage.text)) and _may_be_a_name(match["name"], review):
            return match["name"], passage
    for passage in front:
        match = _PSEUDONYM.match(passage.text.strip(" ‘’“”'\""))
        if match and passage.is_heading and _may_be_a_name(match["name"], review):
            return match["name"], passage
    return None


def _often_named(front: Sequence[Passage], passages: Sequence[Passage], review: Review) -> tuple[str, Passage] | None:
    """A name on the title pages that the text goes on to speak of as a person."""
    people = Counter(name for one in passages for name in _ACTS.findall(one.text))
    for passage in front:
        for name in re.findall(r"(?<![-’'\w])[A-Z][a-z]{2,}\b", passage.text):
            is_place = name in f"{review.area} {board_in(passage.text)}".split()
            if people[name] >= _OFTEN and not is_place and _may_be_a_name(name, review):
                return name, passage
    return None


def title_pages(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of the title pages: what comes before any contents or running text, footnotes left out.

    Among the first three pages, one with nothing but short lines on it is a title page whatever its headings are
    called: a cover sheet stands before the cover, and a cover says "Child T".
    """
    texts: dict[int | None, list[Passage]] = {}
    for passage in passages:
        texts.setdefault(passage.page, []).append(passage)
    covers = {page for page in (1, 2, 3) if all(map(_is_of_a_cover, texts.get(page, ())))}
    front: list[Passage] = []
    for passage in passages:
        if passage.section_kind == "footnote":
            continue
        is_text = len(passage.text) > _LONGEST and passage.page != 1
        if passage.page not in covers and (passage.section_kind != "front-matter" or is_text):
            break
        if len(passage.text) <= _LONGEST_NOTE:
            front.append(passage)
    return front


def _is_of_a_cover(passage: Passage) -> bool:
    is_line = len(passage.text) < _LONGEST and passage.paragraph is None and passage.section_kind not in _NO_COVER
    is_line = is_line and not (len(passage.text) > 60 and passage.text.rstrip().endswith("."))
    return is_line or passage.section_kind == "front-matter"


def _in_form(words: str) -> str:
    """``CHILD H`` as ``Child H``: first letters large, letters and numbers as they are."""
    parts = [
        part if len(part.rstrip(",")) <= 3 and part not in ("and", "AND") else part.capitalize()
        for part in words.split()
    ]
    return " ".join(part.lower() if part.lower() in ("and", "&") else part for part in parts)


def _may_be_a_name(name: str, review: Review) -> bool:
    if name.split()[0] in _NOT_A_NAME:
        return False
    plain = re.sub(r"\band\b", "", name)
    return not (
        _NO_PSEUDONYM.search(plain)
        or board_in(name)
        or types_in(name)
        or name == review.area
        or re.search(rf"\b{NUMBER}\b", name)
    )
