"""Whether a text repeats words of local cases: what is trained from must not carry them."""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 6
"""Words in a row that count as repeating."""


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    """Every run of so many words, case and punctuation apart."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def repeated(text: str, local: Iterable[str]) -> str:
    """The first local text of which a run of words stands in a text; empty where there is none."""
    own = runs(text)
    return next((one for one in local if own & runs(one)), "") if own else ""
