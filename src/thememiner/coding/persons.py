"""A text with every person in it replaced by a mark of who it is, so that wordings can ask who did what to whom.

Each mention becomes a run of two letters as long as the mention: offsets stay, and a name of several words is one word
to the wordings. A pronoun is marked as the person last named before it who fits it, and is left alone where none does.
"""

from __future__ import annotations

import re

from thememiner.reading.stated.people import Mention, People

CHILD, SIBLING, MOTHER, FATHER = "kk", "zz", "mm", "ff"
PARENTS, RELATIVE, FAMILY, PROFESSIONAL, REVIEWER = "vv", "gg", "qq", "ww", "rr"
NEEDED = 2
"""Letters that a mark takes; what is shorter is left as it is."""

_REVIEWER = re.compile(
    r"\b(?:(?:the|our|both|an?|two|lead|independent|overview|one of the) )*(?:lead |overview |independent )*"
    r"(?:reviewers?|authors?|inspectors?|facilitators?|(?:review )?panel|review team|chair|reviewing team|this review|the review|the Inquiry|us)\b",
    re.IGNORECASE,
)
_SIBLING = re.compile(r"sibling|brother|sister|twins?\b", re.IGNORECASE)
_MOTHER = re.compile(r"(?<!grand)(?:mother|mum)|^MH\b", re.IGNORECASE)
_FATHER = re.compile(r"(?<!grand)(?:father|dad)", re.IGNORECASE)
_GRAND = re.compile(r"grand|aunt|uncle|\b[MP]G[MF]\b|foster|nain|taid", re.IGNORECASE)
_PARENTS = re.compile(r"parents?\b|mum and dad", re.IGNORECASE)
_SHE = re.compile(r"mother|mum|girl|daughter|sister|aunt|wife|woman|girlfriend|Ms|Mrs|Miss", re.IGNORECASE)
_HE = re.compile(r"father|dad|boy|son\b|brother|uncle|husband|man\b|boyfriend|Mr\b", re.IGNORECASE)
_MANY = re.compile(r"(?:children|parents|twins|siblings|brothers|sisters|girls|boys|babies|young people|couple)", re.IGNORECASE)
_WRITTEN_OFF = re.compile(r"independent reviewing officer", re.IGNORECASE)


def marked(text: str, people: People) -> str:
    """The text with marks; as long as the text itself."""
    letters = list(text)
    known: list[tuple[str, Mention]] = []
    for mention in people.mentions(text):
        mark = _of_pronoun(mention, known) if mention.role == "pronoun" else _mark(mention)
        if mark and len(mention.text) >= NEEDED:
            letters[mention.start : mention.end] = _run(mark, mention.end - mention.start)
        if mark and mention.role in ("child", "adult"):
            known.append((mark, mention))
    for found in _REVIEWER.finditer(text):
        if not text[found.end() :].lower().startswith("ing officer"):
            letters[found.start() : found.end()] = _run(REVIEWER, found.end() - found.start())
    return "".join(letters)


def _run(mark: str, length: int) -> str:
    return mark[0] * length


def _mark(mention: Mention) -> str:
    text = mention.text
    if mention.role == "child":
        return SIBLING if _SIBLING.search(text) and text.lower() != "twins" else CHILD
    if mention.role == "professional":
        return PROFESSIONAL
    if mention.role == "family":
        return FAMILY
    return _of_adult(text) if mention.role == "adult" else ""


def _of_adult(text: str) -> str:
    if _GRAND.search(text):
        return RELATIVE
    for pattern, mark in ((_PARENTS, PARENTS), (_MOTHER, MOTHER), (_FATHER, FATHER)):
        if pattern.search(text):
            return mark
    return RELATIVE


def _of_pronoun(pronoun: Mention, known: list[tuple[str, Mention]]) -> str:
    """The person last named who fits the pronoun; empty if there is none."""
    said = pronoun.text.lower()
    many = said.startswith(("they", "them", "their", "all", "both"))
    against = None if many else _HE if said.startswith(("she", "her")) else _SHE
    for mark, mention in reversed(known):
        if bool(_MANY.search(mention.text)) == many and not (against and against.search(mention.text)):
            return mark
    return ""
