"""A listing as text: pages of entries, copied from a website or a newsletter, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thememiner.reading.listing_entries import Found, heading
from thememiner.records import LeftOut

_URL = re.compile(r"https?://[^\s<>\"”)\]]+")
_LINK_LINE = re.compile(
    r"^[>›»•\s]*(?:other resources\s+)?(?:read|view|download|access|see|find|open)\b.{0,70}?"
    r"\b(?:report|summary|review|briefing|here|repository|record|website|response|leaflet|resources|pdf)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:case reviews? published in (?P<year>\d{4})\.?|last updated\b.*|skip to (?:main )?content\.?|back to top|"
    r"new in the collection|(?:recently published )?case reviews?(?: update)?|page \d+(?: of \d+)?|\d{1,3}|©.*|"
    r"print this page|share(?: this page)?|other resources|[-–—_=*\s]+)$",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(r"\bkey[- ]?words\b\s*:", re.IGNORECASE)
_ONCE = re.compile(r"^(background|learning|key issues|keywords)\b[^.:;\n]{0,30}:", re.IGNORECASE | re.MULTILINE)
_SHOWN = 60


def entries_in_text(text: str, source: str) -> tuple[list[Found], list[LeftOut]]:
    """The entries of a text, and the lines that belong to none of them.

    An entry ends at the next heading, behind its link ("Read the overview report") or at a blank line after its
    keywords: words that follow there without a heading are not added to it, they are left out and said.
    """
    found: list[Found] = []
    strays: list[tuple[int, str]] = []
    year, is_fresh, is_open = "", True, False
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if not words:
            is_fresh, is_open = True, is_open and not _KEYWORDS.search(found[-1].abstract)
            continue
        if match := _FURNITURE.match(words):
            year, is_fresh = match["year"] or year, True
        elif entry := heading(words, is_fresh=is_fresh):
            entry.place, entry.published = f"line {number}", entry.published or year
            found.append(entry)
            is_fresh, is_open = False, True
        elif found and _take_link(words, found[-1]):
            is_fresh, is_open = True, False
        elif is_open:
            found[-1].lines.append(words)
            is_fresh = False
        else:
            strays.append((number, words))
    return found, [*_left_out(strays, source), *_doubled(found, source)]


def _doubled(found: Sequence[Found], source: str) -> Iterator[LeftOut]:
    """Notes on entries that say twice what an entry says once: a heading between them was perhaps not recognised."""
    for one in found:
        labels = [label.casefold() for label in _ONCE.findall(one.abstract)]
        if len(labels) > len(set(labels)):
            reason = f"{one.title!r} has two parts of one name: are these two entries? They were read as one"
            yield LeftOut(source, one.place, reason, "begin each entry with a line like '2016 – Board – Child X'")


def _take_link(line: str, entry: Found) -> bool:
    """Whether a line is a link to the report; its address is kept."""
    address = _URL.search(line)
    rest = _URL.sub("", line).strip(" ()<>[]–-:.")
    is_link = bool(_LINK_LINE.match(rest)) or (address is not None and len(rest.split()) <= 6)
    if is_link and address and not entry.link:
        entry.link = address.group().rstrip(".,;")
    return is_link


def _left_out(strays: Sequence[tuple[int, str]], source: str) -> Iterator[LeftOut]:
    """One note for each run of lines."""
    runs: list[list[tuple[int, str]]] = []
    for number, words in strays:
        if runs and number - runs[-1][-1][0] <= 2:
            runs[-1].append((number, words))
        else:
            runs.append([(number, words)])
    for run in runs:
        first, last = run[0][0], run[-1][0]
        place = f"line {first}" if first == last else f"lines {first} to {last}"
        shown = run[0][1] if len(run[0][1]) <= _SHOWN else f"{run[0][1][:_SHOWN]}…"
        reason = f"stands outside of every entry and was not read: {shown!r}"
        yield LeftOut(source, place, reason, "if it is an entry, begin it with a line like '2016 – Board – Child X'")
