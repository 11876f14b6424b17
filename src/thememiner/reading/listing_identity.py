"""What makes two entries of listings the same publication: board, subject, year and which document of a case it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz
from slugify import slugify

from thememiner.library_records import Listed
from thememiner.reading.areas import area_of
from thememiner.reading.blocks import Block

ANONYMOUS = "anonymous"

_ANONYMOUS = re.compile(
    r"\b(?:anonymous|anonymi[sz]ed|un-?named|not named|name withheld|withheld|unknown)\b", re.IGNORECASE
)
_BODY = re.compile(r"\s+(?:l?scb|l?scp|sab|csp|rsb|safeguarding)$")
_WHO = (
    r"(?:child|children|baby|babies|family|families|young (?:person|people)|yp|infants?|siblings?|sibling group|twins?|"
    r"adults?|case|boy|girl|pupil|student|mother|mr|ms|subject)"
)
_CODE = r"(?!SCRs?\b|LSCB\b|CSPR\b|LCSPR\b|IN\b|OF\b)(?:[A-Z]{1,4}\d{0,3}|\d{1,4}[A-Z]?)"
_SUBJECT = re.compile(
    rf"\b(?i:(?P<who>{_WHO}))\s+(?P<codes>{_CODE}(?:(?:\s*[,/&]\s*|\s+and\s+|,\s+and\s+){_CODE})*)(?![\w'’])"
)
_BETWEEN_CODES = r"\W+|\band\b"
_REVIEW_WORDS = re.compile(
    r"\b(?:an?\s+|the\s+)?(?:(?:concise|extended|local|thematic|serious|significant|domestic|child|children'?s?|adults?|"
    r"safeguarding|practice|protection|case|homicide|management|multi-?agency|single|unified|learning|lessons|together|"
    r"partnership|incident|process|abuse|related|death|overview|executive|summary|final|published|briefing)[\s-]+)*"
    r"(?:review|reviews|report|summary|inquiry|briefing|overview|scr|lcspr|cspr|dhr|cpr|silp|process)\b",
    re.IGNORECASE,
)
_LINKING = re.compile(
    r"^(?:(?:in respect of|relating to|regarding|re|concerning|into|about|using|from|of|for|on|the|an?)\b\W*)+|"
    r"\W*\b(?:using|by|of|into|from)\b\W*$",
    re.IGNORECASE,
)
_PARTS = (
    ("executive-summary", re.compile(r"\bexecutive summary\b", re.IGNORECASE)),
    (
        "learning-summary",
        re.compile(
            r"\b(?:learning|practitioners?'?) (?:summary|brief(?:ing)?|leaflet)\b|\b(?:7|seven)[- ]minute\b", re.I
        ),
    ),
    ("response", re.compile(r"\b(?:board|lscb|partnership)'?s? response\b|\baction plan\b", re.IGNORECASE)),
)
_SAME_WORDS = 70
_OTHER_WORDS = 50
_DIGEST_OF = 60
"""Characters at the beginning of an abstract that tell one anonymous "Child A" of a year from another."""


def area_name(board: str) -> str:
    """The place in a board's name as it is written; empty where the board is unnamed or none is given."""
    if not board.strip() or _ANONYMOUS.search(board):
        return ""
    return area_of([Block(f"Board: {board.strip()}", "paragraph")], [], is_inspection=False)


def area_key(board: str) -> str:
    """The place in a board's name, in lower case; ``anonymous`` for an unnamed board; empty where none is given."""
    if _ANONYMOUS.search(board):
        return ANONYMOUS
    plain = _BODY.sub("", area_name(board).lower().replace("&", " and "))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def names_subject(words: str) -> re.Match[str] | None:
    """Where the words name a child, baby or family by letter or number ("Children F, G and H")."""
    return _SUBJECT.search(words)


def subject_key(title: str) -> str:
    """Whom a title is about: "child h", or what is left of it without the words for a kind of review."""
    named = [f"{match['who']} {re.sub(_BETWEEN_CODES, ' ', match['codes'])}" for match in _SUBJECT.finditer(title)]
    if named:
        return " ".join(" ".join(dict.fromkeys(one.lower() for one in named)).split())
    plain = title.replace("’", "'")
    left = [_stripped(piece) for piece in re.split(r"[:()–—]|\s-\s", plain)]
    return " ".join(re.sub(r"[^a-z0-9]+", " ", " ".join(filter(None, left)).lower()).split()) or slugify(title)


def document_part(title: str) -> str:
    """Which document of a case a title names: an executive summary, say; empty for the report itself."""
    return next((name for name, pattern in _PARTS if pattern.search(title)), "")


def year_of(published: str) -> int | None:
    """The year of an ISO date."""
    return int(published[:4]) if published[:4].isdigit() else None


def file_name(path: str) -> str:
    """The bare name of a file or of what a web address ends in, in lower case; empty for a page."""
    name = PurePosixPath(unquote(urlsplit(path).path if "://" in path else path).replace("\\", "/")).name.lower()
    return name if re.search(r"\.(?:pdf|docx?|html?|txt|md|rtf)$", name) else ""


def entry_id(entry: Listed, taken: Collection[str]) -> str:
    """An id that does not depend on the order of a listing; anonymous entries carry a hash of their words."""
    area, year = area_key(entry.board), entry.published[:4]
    words = f"{area or 'no board'} {subject_key(entry.title)} {year} {document_part(entry.title)}"
    base = slugify(words, max_length=80, word_boundary=True)
    if area in ("", ANONYMOUS) and entry.abstract:
        base = f"{base}-{_digest(_plain(entry.abstract)[:_DIGEST_OF])}"
    if base in taken:
        base = f"{base}-{_digest(f'{entry.abstract} {entry.file} {entry.link}')}"
    number, free = 2, base
    while free in taken:
        free, number = f"{base}-{number}", number + 1
    return free


def are_same(one: Listed, other: Listed) -> bool:
    """Whether two entries are about one publication.

    Board, subject, document and year must not contradict each other. Where a board is unnamed or missing, or the year
    is another, the words of the abstract, the file or the link must say so too; and they can say that it is not.
    """
    if subject_key(one.title) != subject_key(other.title) or document_part(one.title) != document_part(other.title):
        return False
    areas, years = {area_key(one.board), area_key(other.board)}, (year_of(one.published), year_of(other.published))
    if len(areas - {""}) > 1 or (None not in years and abs((years[0] or 0) - (years[1] or 0)) > 1):
        return False
    files = {file_name(one.file), file_name(other.file)} - {""}
    if len(files) > 1:
        return False
    alike = are_alike(one, other)
    if alike or (files and one.file and other.file) or (one.link and one.link == other.link):
        return True
    if len(areas) > 1 or not areas.isdisjoint({"", ANONYMOUS}) or years[0] != years[1]:
        return not (one.abstract or other.abstract) and len(areas) == 1 and years[0] == years[1]
    return alike is not False


def are_alike(one: Listed, other: Listed) -> bool | None:
    """Whether two abstracts are one; None where one of them is missing or they neither match nor differ enough."""
    if not (one.abstract and other.abstract):
        return None
    first, second = sorted((_plain(one.abstract), _plain(other.abstract)), key=len)
    if second.startswith(first[:_DIGEST_OF]) or fuzz.ratio(first, second) >= _SAME_WORDS:
        return True
    return (
        False if fuzz.ratio(first, second) < _OTHER_WORDS and fuzz.partial_ratio(first, second) < _SAME_WORDS else None
    )


def _stripped(piece: str) -> str:
    words = _REVIEW_WORDS.sub(" ", piece)
    for _, pattern in _PARTS:
        words = pattern.sub(" ", words)
    return _LINKING.sub("", words.strip(" ,.;'\"“”"))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
