"""Who a clause speaks of: people of the family, professionals, others; and who is a child among them."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["child", "adult", "family", "professional", "other", "pronoun"]

SUBJECT = r"(?:(?:Child|Baby|Infant|Young Person|Young Adult|Family|Sibling) (?:[A-Z]{1,2}\d{0,2}|\d{1,2})\b(?:[’']s)?)"
_CHILD = (
    r"(?:(?<!as a )(?:the (?:two |three )?(?:eldest|youngest)\b|child(?! (?:sexual|criminal|protection|and adolescent|abuse|exploitation|health|in need|adolescent|practice|safeguarding))|children|(?<!shaken )baby|babies|infant|toddler|twins?|boys?|girls?|sons?|daughters?|siblings?|half[- ]?(?:brother|sister|sibling)s?|"
    r"step[- ]?(?:brother|sister)s?|brothers?|sisters?|pupil|young (?:person|people|man|woman))(?:[’']s?)?\b)"
)
_ADULT = (
    r"(?:(?:(?:step|birth|foster|grand|god|adoptive|maternal|paternal)[ -]?)*(?:mothers?|fathers?|mums?|dads?|parents?|mum and dad)"
    r"(?:[’']s?)?\b|(?:maternal |paternal )?(?:grandmother|grandfather|grandparents?|aunts?|uncles?|great-aunt|great-uncle)(?:[’']s?)?\b"
    r"|(?:new |ex-|former )?(?:partner|husband|wife|boyfriend|girlfriend|lodger|couple|perpetrator)(?:[’']s?)?\b"
    r"|(?:[MP]G[MF]|M[FP]|MH|Taid|Nain)\b(?:[’']s)?|(?:Mr|Ms|Mrs|Miss) [A-Z][a-z]*\b(?:[’']s)?|Adult \d\b)"
)
_FAMILY = r"(?:(?:the|this|her|his|their|whole|extended) (?:family|household|home|flat|house|couple)\b(?:[’']s)?|family home\b)"
_PROFESSIONAL = (
    r"(?:(?:social|support|outreach|youth|key|housing|probation|police|welfare|school|health|duty|attendance|offender|"
    r"liaison|community|ward|practice|class|head|team|service|named|designated|recovery|case|custody|night)[ -]?"
    r"(?:worker|officer|visitor|nurse|teacher|manager|mentor|sister|keyworker|sergeant)s?\b(?:[’']s?)?|"
    r"(?:practitioner|professional|staff|worker|midwife|midwives|nurse|doctor|GP|paediatrician|consultant|psychologist|psychiatrist|"
    r"teacher|headteacher|officer|police|manager|therapist|agency|agencies|service|team|surgery|hospital|ward|nursery|"
    r"pre-school|clinic|locum|registrar|constable|sergeant|advocate|interpreter|reviewer|author|panel|chair|health visitor|"
    r"receptionist|pharmacist|dentist|carer|council|board|authority|court|HV\d?|SW\d?|landlord|refuge|project|department|"
    r"employer|trust|caseload)s?\b(?:[’']s?)?|schools?(?! (?:attendance|day|year|work|refus|exclu|age|holiday|uniform|placement))\b(?:[’']s?)?)"
)
_OTHER = (
    r"(?:(?:an)?other (?:two |three |four )?(?:\w+ )?(?:famil(?:y|ies)|child(?:ren)?|young (?:person|people)|residents?|pupils?|cases?|incidents?|"
    r"parents?|tenants?|patients?)|different (?:family|case|child)|(?:two|three|four|many|most|some|several|forty|\w+ty) (?:other )?families|"
    r"(?:neighbour|colleague|previous tenant|(?:school )?friend|resident|classmate|caller)s?(?:[’']s?)?\b"
    r"(?: of (?:the |her |his |their )?(?:family|(?-i:Child [A-Z0-9]+)|child(?:ren)?|mother|father|social worker))?|"
    r"(?:one|a) practitioner|(?<!the )(?<!these )(?<!both )(?<!her )(?<!his )(?<!two )(?<!older )(?:women|men|families|parents|mothers|fathers|people|pupils|children|young people|babies|infants|patients|"
    r"teenagers) (?:who|with|in|at|under|whose|that|are|can|often|may|often)\b|(?:many|most|some|all|several|(?:half|most|many|some|one) of the) (?:women|men|families|"
    r"parents|mothers|fathers|people|pupils|children|young people|babies)\b|\b(?:a|any|where a|when a|each|every) (?:parent|child|baby|mother|"
    r"father|young person|family|patient|child who) (?:who|with|in|has|is|of|whose|must|may|dies|should)\b)"
)
_PRONOUN = r"(?:he|she|they|him|her|his|hers|their|them|himself|herself|all (?:three|four|five|six)|both(?! (?:of|parents|agencies|were held)))\b"


_PLURAL = re.compile(
    r"(?:children|parents|mothers|fathers|babies|infants|young people|siblings|girls|boys|partners)(?:[’']s?)?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|these|those|both|her|his|their|its|all|two|three|four|five|six|seven|older|younger|elder|eldest|other|neither|either|surviving|twin|half|"
    r"step|grand|own|subject|birth|previous|first|of these)|[’']s?|\b\d|;|\|)[ -]?$",
    re.IGNORECASE,
)
_SINGULAR = re.compile(r"(?:child|parent|mother|father|young person|baby)$", re.IGNORECASE)
_ANY = re.compile(r"\b(?:a|any|every|each|some) $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is mentioned."""

    role: Role
    start: int
    end: int
    text: str


class People:
    """Finds mentions in a text, knowing the names that this review uses.

    Args:
        children: Names and pseudonyms of its children.
        adults: Names of its adults.
    """

    def __init__(self, children: Iterable[str] = (), adults: Iterable[str] = ()) -> None:
        roles: Sequence[tuple[Role, str]] = (
            ("other", f"(?i:{_OTHER})"),
            ("professional", f"(?i:{_PROFESSIONAL})"),
            ("child", _named(children)),
            ("adult", _named(adults)),
            ("child", SUBJECT),
            ("adult", f"(?i:{_ADULT})"),
            ("family", f"(?i:{_FAMILY})"),
            ("child", f"(?i:{_CHILD})"),
            ("pronoun", f"(?i:{_PRONOUN})"),
        )
        self._roles: list[Role] = [role for role, pattern in roles if pattern]
        self._pattern = re.compile("|".join(rf"(\b{pattern})" for _, pattern in roles if pattern))

    def mentions(self, text: str) -> list[Mention]:
        """All mentions, in order, none inside another."""
        return [
            Mention(
                _role_of(self._roles[(match.lastindex or 1) - 1], match, text),
                match.start(),
                match.end(),
                match.group(),
            )
            for match in self._pattern.finditer(text)
        ]


def _role_of(role: Role, match: re.Match[str], text: str) -> Role:
    """The role, but people in general ("children", "a parent") are others."""
    is_general = bool(_PLURAL.match(match.group()) and not _DETERMINED.search(text[: match.start()]))
    is_any = bool(_SINGULAR.match(match.group()) and _ANY.search(text[: match.start()]))
    return "other" if role in ("child", "adult") and (is_general or is_any) else role


def _named(names: Iterable[str]) -> str:
    listed = sorted({re.escape(name) for name in names}, key=len, reverse=True)
    return rf"(?:{'|'.join(listed)})\b(?:[’']s)?" if listed else ""
