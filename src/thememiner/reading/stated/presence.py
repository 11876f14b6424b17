"""Whether a clause states, denies, suspects or only asks about what its words name."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

import re

from thememiner.library_records import Presence

_CLAUSE = re.compile(
    r"[;:|]|\b(?:but|however|although|though|whereas|while|because)\b|, (?=who\b|which\b|and\b|when\b|after\b)|, (?=(?:(?:the|his|her|their) \w+|it|there|he|she|they) (?:was|were|had)\b)|"
    r" and (?=(?:was|were|had|he|she|they|there)\b)"
)
_ASKED = re.compile(
    r"\b(?:whether|(?<!even )(?<!as )if)\b|\b(?:ask(?:s|ed|ing)?|enquir\w*|inquir\w*|question(?:s|ed)?)\b (?:[\w’']+ ){0,3}?about\b|"
    r"\benquir(?:y|ies) (?:about|into)|\bscreen(?:ed|ing) for\b|\bcheck(?:s|ed|ing)? (?:for|whether)\b|\bchecklist\b|\bbox for\b|"
    r"\bcovers?\b|\bpossibility of\b|\bto ask about\b|\blook(?:s|ed|ing) for\b|\btest(?:ed|s) for\b|\bassessed for\b|\bexplored?\b|\bassum\w+\b|\b(?:should|would|ought to) (?:not )?have\b|"
    r"\b(?:not|never|nobody|no one|no-one|neither|none|without|n[’']t)\b(?:\W+\w+){0,3}?\W+(?:consider|ask|explor|assess|address|test|rais|discuss|enquir)\w*",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\s*(?:whether|if|had (?!there been no\b))\b", re.IGNORECASE)
_UNAWARE = re.compile(
    r"\bnot until\b|\b(?:not|never|nobody|no one|no-one|neither|none|n[’']t)\b(?:\W+\w+){0,3}?\W+"
    r"(?:kn[eo]w(?:n that)?\b(?! to)|told|aware|inform|recogni[sz]|record|shar|realis|seen?\b|understood|respond|pass|linked|receiv|act(?:ed)?\b)\w*|"
    r"\b(?:unaware|no idea)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|neither|nor|none|without|nothing|denie[sd]|denying|denial)\b|n[’']t\b|\bruled out\b|\bfree of\b",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^\w*\W*(?:\w+ ){0,6}?(?:(?:was|were|is|had been) (?:not|never) (?:\w+ )?(?:feature|factor|concern|issue|made out|found|substantiated|"
    r"present|identified|evident|suspected|a )|(?:was|were) (?:ruled out|negative|unfounded|unsubstantiated|denied)|played no part)",
    re.IGNORECASE,
)
_SUSPECTED = re.compile(
    r"(?i:\bsuspect\w*|\bsuspicions?\b|\balleg\w+|\bpossib\w+|\bmight\b|\bappear(?:s|ed)? to\b|\bappears? that\b|\bseem\w*|"
    r"(?<!\breview )(?<!\breport )(?<!\bcase )\bconcerns?\b(?! (?:was|were) (?:shared|held))|\bat risk of\b|\brumours?\b|\bthought (?:that|to)\b|\bbelieved\b|\bindicat\w+|\bsuggest\w*|"
    r"\bclaimed\b|\bworr(?:y|ied|ies)\b|\bpotential\w*\b|\bundiagnosed\b|\bsaid\b(?: by (?:\w+ ){1,4})?(?: ?to (?:be|have)\b))|\bmay\b"
)
_SUSPECTED_AFTER = re.compile(
    r"^\W*(?:\w+ ){0,4}?(?:was|were|is|had been) (?:suspected|alleged)\b|^\W*,? possibly\b", re.IGNORECASE
)
_REACH = 9
"""Words between a negation and what it denies."""


def clause_around(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the clause that the words from start to end stand in."""
    left = max((match.end() for match in _CLAUSE.finditer(sentence) if match.end() <= start), default=0)
    right = min((match.start() for match in _CLAUSE.finditer(sentence) if match.start() >= end), default=len(sentence))
    return left, right


def presence_of(sentence: str, start: int, end: int) -> Presence | None:
    """What the sentence says of the words from start to end; None where it only asks."""
    left, right = clause_around(sentence, start, end)
    before, after = sentence[left:start], sentence[end:right]
    if sentence.endswith("?") or _ASKED.search(before) or _SUPPOSED.match(sentence):
        return None
    if _DENIED_AFTER.search(after) or _is_denied(before):
        return "denied"
    if _SUSPECTED.search(sentence[left:end]) or _SUSPECTED_AFTER.search(after):
        return "suspected"
    return "present"


def _is_denied(before: str) -> bool:
    """Whether a negation reaches the end of these words; that something was not known or not told denies nothing."""
    unaware = [match.span() for match in _UNAWARE.finditer(before)]
    for match in _DENIED.finditer(before):
        if any(start <= match.start() < end for start, end in unaware):
            continue
        if len(re.findall(r"[\w’']+", before[match.end() :])) <= _REACH:
            return True
    return False
