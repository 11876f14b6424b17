"""Agencies that contributed, mapped to the sector they belong to, whatever they are called locally."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator

from thememiner.library_records import Fact
from thememiner.reading.stated.context import Told
from thememiner.reading.stated.elsewhere import is_of_other_reviews
from thememiner.records import Passage, SectionKind

SECTORS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})", re.IGNORECASE))
    for name, pattern in (
        ("children's social care", r"children[’']?s (?:social (?:care|services|work)|services|integrated services|trust)|social services|CSC\b|children and families(?: service)?"),
        ("police", r"police|constabulary"),
        ("GP", r"GPs?\b|general practi\w+|primary care|surgery"),
        ("health visiting", r"health visit\w*|0-19 (?:service|provider)"),
        ("midwifery", r"midwif\w+|maternity"),
        ("school nursing", r"school nurs\w+"),
        ("acute hospital", r"(?:acute|foundation)(?: hospitals?)? (?:NHS )?(?:foundation )?trust|hospitals?(?: trust| NHS)?\b|emergency department|teaching hospitals?"),
        ("community health", r"community (?:health|services?|NHS)?(?: \w+)? ?trusts?\b|community (?:healthcare|health services)|community health\b"),
        ("mental health", r"mental health\b|CAMHS\b|partnership (?:NHS )?trust"),
        ("school", r"schools?\b(?! nurs)|education\b|academ(?:y|ies)|college"),
        ("early years", r"early years|nurser(?:y|ies)|pre-?school|children[’']?s cent(?:re|er)s?|childmind\w+"),
        ("probation", r"probation|community rehabilitation company|CRC\b|NPS\b"),
        ("youth justice", r"youth (?:justice|offending)|YOT\b|YOS\b"),
        ("housing", r"housing|homelessness service|landlord"),
        ("substance misuse", r"(?:substance misuse|drug(?:s)? and alcohol|alcohol|recovery) (?:service|team|agency)s?|substance misuse"),
        ("domestic abuse service", r"domestic (?:abuse|violence) (?:service|advoca\w+)|IDVA\b|Women[’']s Aid|refuge"),
        ("voluntary sector", r"voluntary (?:\w+ )?(?:sector|organisation\w*|project|group|agency|provider)|charit(?:y|ies)|NSPCC|Barnardo[’']?s|Home-?Start"),
        ("Cafcass", r"cafcass"),
        ("ambulance", r"ambulance"),
        ("adult social care", r"adult (?:social care|services)"),
    )
)  # fmt: skip
"""Types of agency (DOMAIN 3.5) and the names they go by."""

_KINDS: tuple[SectionKind, ...] = (
    "method",
    "people",
    "introduction",
    "executive-summary",
    "purpose",
    "unknown",
    "appendices",
)
_CONTRIBUTED = re.compile(
    r"\b(?:(?:agencies|organisations|services)\b.{0,50}\b(?:contribut\w+|submitted|provided|took part|participated|gave|supplied|prepared|were)\b|"
    r"(?:management|agency|IMR)s? (?:reviews?|reports?)?.{0,20}\b(?:received|provided|submitted|requested|obtained|prepared|commissioned|completed|supplied)\b.{0,20}"
    r"\b(?:from|by)\b|IMRs? (?:were |was )?(?:\w+ )?(?:from|by)\b|contributing agencies|reports? (?:were |was )?(?:requested|received|sought|supplied|obtained) (?:from|by)|(?:contributions?|reports?|IMRs?) (?:were |was )?(?:received|provided|submitted) (?:from|by)|"
    r"gave information)",
    re.IGNORECASE,
)
_NO_LIST = re.compile(
    r"\bpanel (?:members|comprised|consisted)\b|\bmembers were\b|\bmeeting\b|\bconference\b|\bcriteria\b|\bwill be\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r":\W*$")
_LONGEST_ITEM = 160
_FEWEST = 2


def agencies(told: Told) -> Iterator[Fact]:
    """Agencies named where the report says who contributed: in the sentence, or in the list that it leads into."""
    for sentence in told.of(*_KINDS):
        match = _CONTRIBUTED.search(sentence.text)
        if not match or _NO_LIST.search(sentence.text) or is_of_other_reviews(sentence.text):
            continue
        is_of_one = "gave information" in match.group()
        sectors = _sectors(sentence.text if is_of_one else sentence.text[match.start() :])
        if len(sectors) >= _FEWEST or is_of_one:
            for sector in sectors:
                yield told.from_sentence("agency", sector, sentence)
        if _LEADS_IN.search(sentence.passage.text) and sentence.passage.text.endswith(sentence.text):
            for passage in _items_after(told, sentence.passage):
                for sector in _sectors(passage.text):
                    yield told.from_passage("agency", sector, passage)


def _sectors(text: str) -> list[str]:
    """Sector types in a text; words of a longer name ("health visiting" in "school and health visiting") count once."""
    found: list[tuple[int, int, str]] = []
    for name, pattern in SECTORS:
        found += [(match.start(), match.end(), name) for match in pattern.finditer(text)]
    kept = [
        (start, name)
        for start, end, name in found
        if not any(
            other_start <= start and end <= other_end and (other_start, other_end) != (start, end)
            for other_start, other_end, _ in found
        )
    ]
    return list(dict.fromkeys(name for _, name in sorted(kept)))


def _items_after(told: Told, lead: Passage) -> Iterator[Passage]:
    place = told.passages.index(lead)
    for passage in told.passages[place + 1 :]:
        if passage.is_heading or passage.section_id != lead.section_id or len(passage.text) > _LONGEST_ITEM:
            return
        yield passage
