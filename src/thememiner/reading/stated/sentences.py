"""Sentences of passages, with the place they stand in; small and quick, since facts need no perfect boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thememiner.records import Passage, SectionKind

_END = re.compile(r"[.?!][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")
_ABBREVIATION = 12
_GOES_ON = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|No|no|paras?|pp?|c|ca|approx|cf|vs|e\.g|i\.e|Reg|Ch|ch)|(?:^|[\s(])[A-Z])\.\s+$"
)


LONGEST = 1_500
"""Characters above which a run without a full stop is no sentence but a list, a table or a broken text layer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence exactly as printed (``passage.text[start:start + len(text)]``)."""

    text: str
    passage: Passage
    start: int

    @property
    def kind(self) -> SectionKind:
        """Kind of the section it stands in."""
        return self.passage.section_kind

    @property
    def before(self) -> str:
        """The words of the same passage before it."""
        return self.passage.text[: self.start]


def sentences_of(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of all passages that are no headings, in order; what is longer than any sentence is left out."""
    for passage in passages:
        if not passage.is_heading:
            for start, end in spans(passage.text):
                if end - start <= LONGEST:
                    yield Sentence(passage.text[start:end], passage, start)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space between them left out."""
    start = 0
    for match in _END.finditer(text):
        if _GOES_ON.search(text[max(start, match.end() - _ABBREVIATION) : match.end()]):
            continue
        end = start + len(text[start : match.end()].rstrip())
        yield start, end
        start = match.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())
