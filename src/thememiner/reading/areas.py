"""The area that a review is about, from the name of its board, partnership or council."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thememiner.reading.blocks import Block

_WORD = r"(?:[A-Z][\w’'-]*|St\.?)"
_NAME = rf"(?P<name>{_WORD}(?:(?:,? (?:and|&|of|upon|on|the|with|in)(?: the)? | |, ){_WORD}){{0,5}}?)"
_BOARD = re.compile(
    _NAME + r"(?: Local| Regional| Strategic)? (?:Safeguarding (?:Children(?:[’']?s?) ?)?(?:Board|Partnership)|"
    r"(?:Children[’']?s? )?Safeguarding (?:Assurance )?Partnership|Safeguarding Board|LSCB|SCP|"
    r"Community Safety Partnership)\b"
)
_LABELLED = re.compile(r"^(?:LSCB|Board|Partnership|Local authority|Area)\s*[:|]\s*(?P<name>.+)$")
_INSPECTED = re.compile(
    r"\b[Ii]nspection (?:of|to) (?:the )?" + _NAME + r"(?= [Ll]ocal [Aa](?:uthority|rea)| [Cc]hildren[’']s|$)"
)
_RESPONSE_IN = re.compile(r"\bresponse to .* in (?:the )?" + _NAME + r"$")
_COUNCIL = re.compile(
    r"^(?:(?:London|Royal|Metropolitan) Borough of |City of |Council of the )?"
    r"(?P<bare>.+?)(?: (?:Metropolitan Borough|Metropolitan|County|City|Borough))?(?: Council)?"
    r"(?: Local Area Partnership)?$"
)
_NO_PLACE = re.compile(
    r"^(?:The|Local|Dear|Chair|Independent|Joint|Regional|Your|Our|Each|All|Every|This|That|A|An|National|"
    r"Manager|Director|Head|Member|Services?|Children|LSCB|Board|Of|For|By|And)\b"
)
_LEADING = re.compile(
    r"^(?:.*\b(?:[Oo]n behalf of|[Pp]repared for|[Cc]ommissioned by|[Pp]ublished by|[Cc]hair(?: and [a-z ]+)? of|for)) "
    r"(?:the )?|^(?:The|Dear) "
)
_KINDS_OF_REPORT = re.compile(r"\b(?:inspection|review|report|inquiry|published|inspector)\b", re.IGNORECASE)


def area_of(front: Sequence[Block], body: Sequence[str], *, is_inspection: bool) -> str:
    """The name of the area, without "London Borough of", "County Council" or the like.

    Args:
        front: The title pages.
        body: Texts of the first pages; heard only where they name one board and no other.
        is_inspection: Whether the report inspects an area, and so may be headed by its bare name.
    """
    lines = [block.text for block in front]
    for line in lines:
        if match := _LABELLED.match(line):
            return _of_board(match.group("name")) or _bare(match.group("name"))
    if is_inspection and (area := _inspected(front)):
        return area
    named = [name for line in lines if (name := _of_board(line))]
    if named:
        return named[0]
    others = {name for text in body if (name := _of_board(text))}
    return others.pop() if len(others) == 1 else ""


def _inspected(front: Sequence[Block]) -> str:
    for block in front:
        for pattern in (_INSPECTED, _RESPONSE_IN):
            match = pattern.search(block.text)
            if match and not _NO_PLACE.match(match.group("name")):
                return _bare(match.group("name"))
    headings = [block for block in front if block.role == "heading" and not _KINDS_OF_REPORT.search(block.text)]
    return _bare(headings[0].text) if headings else ""


def board_in(text: str) -> str:
    """The first full name of a board or partnership in the text; empty where it holds none."""
    match = _board(text)
    return match.group() if match else ""


def _of_board(text: str) -> str:
    """The place in the name of a board or partnership; empty where the words hold none."""
    match = _board(text)
    return _bare(match.group("name")) if match else ""


def _board(text: str) -> re.Match[str] | None:
    text = text.title().replace("’S", "’s").replace("'S", "'s") if text.isupper() else text
    found = _BOARD.finditer(_LEADING.sub("", text))
    return next((match for match in found if not _NO_PLACE.match(match.group("name"))), None)


def _bare(name: str) -> str:
    match = _COUNCIL.match(name.strip().rstrip(",."))
    return match.group("bare").strip() if match else name.strip()
