"""An entry of a listing while it is being read: headings of entries, dates and links as listings write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thememiner.reading.catalogue import iso_date
from thememiner.reading.listing_identity import names_subject

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_WHEN = rf"(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?(?:19|20)\d\d"
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\.?,?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKS = r"[>#*•\s]*"
_YEAR_FIRST = re.compile(rf"^{_MARKS}(?P<when>{_WHEN})(?:\s*[–—:-]\s*|(?=[A-Z]))(?P<rest>[A-Z“”\"'‘].*)$")
_YEAR_LAST = re.compile(rf"^{_MARKS}(?P<rest>[A-Z“”\"'‘].{{3,120}}?)\s*(?:[,–—-]\s*|\()(?P<when>{_WHEN})\)?[*\s]*$")
_NO_YEAR = re.compile(
    rf"^{_MARKS}(?P<rest>[A-Z“”\"'‘][^:;.]{{2,60}}?\s[–—-]\s[A-Z“”\"'‘][^:;.]{{1,40}})(?P<when>)[*\s]*$"
)
_DASH = re.compile(r"\s+[–—-]\s*|\s*[–—]\s*|(?<=\S)-\s+")
_BOARD = re.compile(
    r"\b(?:LSCB|LSCP|SCB|SCP|[Bb]oard|[Pp]artnership|[Cc]ouncil|Safeguarding Children|anonymous|unnamed)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<!\bSt)[.!?]\s|[.!?]$")
_LONGEST_HEAD = 140
_LONGEST_TITLE_ALONE = 60


@dataclass(slots=True)
class Found:
    """What was found of one entry, and where (``place``: "row 12", "lines 4–9")."""

    title: str = ""
    board: str = ""
    published: str = ""
    lines: list[str] = field(default_factory=list)
    link: str = ""
    file: str = ""
    place: str = ""

    @property
    def abstract(self) -> str:
        """The words about it, with their line breaks."""
        return "\n".join(self.lines).strip()


def heading(line: str, *, is_fresh: bool) -> Found | None:
    """The entry that a line opens: "2016 – Anyshire – Child X", with the abstract behind a colon or without.

    Args:
        line: One line of text.
        is_fresh: Whether something ended before it (a blank line, a link): only then a line with a title alone, with
            the year at its end or without one ("Anyshire SCP – Child X"), opens an entry.
    """
    match = _YEAR_FIRST.match(line)
    if match:
        head, tail = _head_and_tail(match["rest"].strip())
    elif is_fresh and (match := _YEAR_LAST.match(line) or _NO_YEAR.match(line)):
        head, tail = match["rest"].strip(), ""
        if not (_BOARD.search(head) or names_subject(head)):
            return None
    else:
        return None
    parts = [part.strip(" *") for part in _DASH.split(head) if part.strip(" *")]
    if not parts or len(head) > _LONGEST_HEAD or _SENTENCE.search(head):
        return None
    if len(parts) == 1 and not names_subject(head) and (not is_fresh or tail or len(head) > _LONGEST_TITLE_ALONE):
        return None
    board, title = _board_and_title(parts)
    return Found(title.strip('"“”'), board, published(match["when"]), [tail] if tail else [])


def published(words: str) -> str:
    """ISO date, or as much of one as is stated ("October 2021" is 2021-10); empty where nothing is understood."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", " ".join(words.split()))
    if date := iso_date(plain.removesuffix(" 00:00:00")):
        return date
    if match := _MONTH_YEAR.search(plain):
        return iso_date(f"1 {match[1][:3]} {match[2]}")[:7]
    years = set(_YEAR.findall(plain))
    return years.pop() if len(years) == 1 else ""


def _head_and_tail(rest: str) -> tuple[str, str]:
    """The heading and what follows on its line, parted by the first colon or semicolon."""
    match = re.search(r"\s*[:;]\s+", rest)
    return (rest[: match.start()], rest[match.end() :].strip()) if match else (rest.rstrip(":; "), "")


def _board_and_title(parts: list[str]) -> tuple[str, str]:
    if len(parts) == 1:
        subject = names_subject(parts[0])
        cut = subject.start() if subject else 0
        return parts[0][:cut].strip(" ,:;"), parts[0][cut:]
    boards = [part for part in parts if _BOARD.search(part)]
    board = boards[0] if boards else parts[0]
    if not boards and names_subject(parts[0]) and not names_subject(parts[1]):
        board = parts[-1]
    rest = list(parts)
    rest.remove(board)
    return board, " – ".join(rest)
