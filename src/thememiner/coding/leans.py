"""What a heading says of all below it: to improve, strength, recommended."""

from __future__ import annotations

import re
from typing import Literal

Lean = Literal["failing", "good", ""]

_IMPROVE = re.compile(
    r"\b(needs? to improve|(?:areas?|points?) (?:for|of) (?:improvement|development|concern|priority action|weakness)"
    r"|weakness(?:es)?|could be better|shortfalls?|gaps|what did not (?:go|work) well|even better if"
    r"|missed opportunit\w+|worr(?:y|ies|ied about))\b",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"\b((?:good|effective|notable|best|positive) practice|strengths?|what (?:went|worked|is working) well"
    r"|positives?)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"\brecommend(?:ations?|ed)\b|\bproposed actions?\b", re.IGNORECASE)


def heading_lean(heading: str) -> Lean:
    """Whether a heading says that all below it is to improve, or is strength."""
    if _IMPROVE.search(heading):
        return "failing"
    return "good" if _STRENGTH.search(heading) else ""


def is_recommended(heading: str) -> bool:
    """Whether a heading says that what is below it is recommended."""
    return _RECOMMENDED.search(heading) is not None
