"""A text with every person in it replaced by a mark of who it is, so that wordings can ask who did what to whom.

Each mention becomes a run of two letters as long as the mention: offsets stay, and a name of several words is one word
to the wordings. A pronoun is marked as the person last named before it who fits it, and is left alone where none does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thememiner.reading.stated.people import Mention, People

CHILD, SIBLING, MOTHER, FATHER = "kk", "zz", "mm", "ff"
PARENTS, RELATIVE, FAMILY, PROFESSIONAL, REVIEWER = "vv", "gg", "qq", "ww", "rr"
NEEDED = 2
"""Letters that a mark takes; what is shorter is left as it is."""

_REVIEWER = re.compile(
    r"\b(?:(?:the|our|both|an?|two|lead|independent|overview|one of the) )*(?:lead |overview |independent )*"
    r"(?:reviewers?|authors?|inspectors?|facilitators?|(?:review )?panel|review team|chair|reviewing team|"
    r"this review|the review|the Inquiry|us)\b",
    re.IGNORECASE,
)
_SIBLING = re.compile(r"sibling|brother|sister|twins?\b", re.IGNORECASE)
_MOTHER = re.compile(r"(?<!grand)(?:mother|mum)|^MH\b", re.IGNORECASE)
_FATHER = re.compile(r"(?<!grand)(?:father|dad)", re.IGNORECASE)
_GRAND = re.compile(r"grand|aunt|uncle|\b[MP]G[MF]\b|foster|nain|taid", re.IGNORECASE)
_PARENTS = re.compile(r"parents?\b|mum and dad", re.IGNORECASE)
_SHE = re.compile(r"mother|mum|girl|daughter|sister|aunt|wife|woman|girlfriend|Ms|Mrs|Miss", re.IGNORECASE)
_HE = re.compile(r"father|dad|boy|son\b|brother|uncle|husband|man\b|boyfriend|Mr\b", re.IGNORECASE)
_MANY = re.compile(
    r"(?:children|parents|twins|siblings|brothers|sisters|girls|boys|babies|young people|couple)", re.IGNORECASE
)
_CHILDREN = re.compile(
    r"(?:the |all |most |some |many |few |these )*(?:child|children|young people|babies|pupils)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:school|service|team|surgery|hospital|ward|nursery|clinic|council|board|authority|court|refuge|project|"
    r"department|trust|caseload|agency|agencies|practice|police)\b",
    re.IGNORECASE,
)
_VIEWS = re.compile(r"\s+(?:own )?(?:views?|wishes|voice|feelings|lived experience)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:younger|older|elder|surviving|other|half)[ -]$", re.IGNORECASE)
_OWNING = frozenset({"her", "his", "their"})
_GROWN = frozenset({MOTHER, FATHER, PARENTS, RELATIVE})
_NEAR = 14


def marked(text: str, people: People, *, of_children: bool = False, anyone: bool = False) -> str:
    """The text with marks; as long as the text itself.

    Args:
        text: The text.
        people: Who is who.
        of_children: Whether a pronoun that nobody before fits is the child, as in a child's story.
        anyone: Whether children in general ("children are seen") are marked too, as in a report on a service.
    """
    letters = list(text)
    mentions = people.mentions(text)
    marks = _marks(text, mentions, of_children=of_children, anyone=anyone)
    for place, (mention, mark) in enumerate(zip(mentions, marks, strict=True)):
        if mark and len(mention.text) >= NEEDED and not _is_owner(place, mentions, text):
            letters[mention.start : mention.end] = _run(mark, mention.end - mention.start)
    for found in _REVIEWER.finditer(text):
        if not text[found.end() :].lower().startswith("ing officer"):
            letters[found.start() : found.end()] = _run(REVIEWER, found.end() - found.start())
    return "".join(letters)


def _marks(text: str, mentions: Sequence[Mention], *, of_children: bool, anyone: bool) -> list[str]:
    marks: list[str] = []
    known: list[tuple[str, Mention]] = []
    for place, mention in enumerate(mentions):
        if mention.role == "pronoun":
            is_childs = of_children or _VIEWS.match(text, mention.end) is not None
            mark = _of_pronoun(mention, known, is_childs)
        else:
            mark = _mark(mention, anyone)
        if mark == CHILD and _OTHERS.search(text[: mention.start]):
            mark = SIBLING
        if mark == SIBLING and place and _owns(mentions[place - 1], mention, text):
            mark = RELATIVE if known and known[-1][0] in _GROWN else mark
        if mention.role in ("child", "adult") or (mark == PROFESSIONAL and not _BODY.search(mention.text)):
            known.append((mark, mention))
        marks.append(mark)
    return marks


def _is_owner(place: int, mentions: Sequence[Mention], text: str) -> bool:
    """Whether the mention only says whose the one beside it is."""
    before = place > 0 and text[mentions[place - 1].end : mentions[place].start] == " of "
    return before or (place + 1 < len(mentions) and _owns(mentions[place], mentions[place + 1], text))


def _run(mark: str, length: int) -> str:
    return mark[0] * length


def _owns(owner: Mention, owned: Mention, text: str) -> bool:
    """Whether the first only says whose the second is: "Kian's mother", "her new teacher"."""
    between = text[owner.end : owned.start]
    if owned.role == "pronoun" or not 0 < len(between) <= _NEAR or re.search(r"[.,;]", between):
        return False
    return owner.text.lower() in _OWNING or owner.text.endswith(("'s", "’s", "s'", "s’"))


def _mark(mention: Mention, anyone: bool) -> str:
    text = mention.text
    if mention.role == "child":
        return SIBLING if _SIBLING.search(text) and text.lower() != "twins" else CHILD
    if mention.role == "other":
        return CHILD if anyone and _CHILDREN.match(text) else ""
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


def _of_pronoun(pronoun: Mention, known: list[tuple[str, Mention]], of_children: bool) -> str:
    """The person last named who fits the pronoun; empty if there is none, or if it is somebody of a service."""
    said = pronoun.text.lower()
    many = said.startswith(("they", "them", "their", "all", "both"))
    against = None if many else _HE if said.startswith(("she", "her")) else _SHE
    for mark, mention in reversed(known):
        is_other = bool(against and (against.search(mention.text) or _PARENTS.search(mention.text)))
        if (mark == PROFESSIONAL or bool(_MANY.search(mention.text)) == many) and not is_other:
            return mark
    return CHILD if of_children else ""
