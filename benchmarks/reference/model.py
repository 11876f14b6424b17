"""A report-like document with known text: invented passages under invented headings, and what may stand around them.

The passages are those of ``shared/data/invented`` (or, where that folder is absent, those that the corpus uses); every
document is drawn from them with a seed. Its pieces are in the order in which a person reads them.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parent.parent.parent
PASSAGES = (ROOT.parent / "shared" / "data" / "invented" / "passages.csv", ROOT / "tools/corpus/texts/passages.csv")

Kind = Literal["heading", "paragraph", "item", "footnote", "table", "box", "sidebar", "caption"]
CHAPTERS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Introduction and purpose", ("purpose", "introduction", "method", "terms-of-reference"),
     ("Why this review was held", "How the review was carried out", "Terms of reference")),
    ("The family and the period under review", ("family-composition", "chronology", "childs-story"),
     ("Family composition", "Summary of agency involvement", "The last three months")),
    ("Views of the family and of practitioners", ("family-contribution", "practitioner-contribution"),
     ("What the family told the review", "What practitioners told the review")),
    ("Analysis of practice", ("analysis",),
     ("Early help and thresholds", "Assessment and planning", "Supervision and challenge",
      "Information sharing between health agencies", "The voice of the child")),
    ("Findings and good practice", ("findings", "good-practice"),
     ("Systems findings", "Examples of good practice")),
    ("Lessons, conclusions and recommendations", ("lessons", "conclusions", "recommendations"),
     ("Learning points", "Conclusion", "Recommendations for the partnership")),
)  # fmt: skip
NOTES = (
    "Working Together to Safeguard Children, chapter 4, as in force during the period under review.",
    "The meeting is recorded in the school's own log but not in the minutes that were sent out afterwards.",
    "Interview with the service manager; a second interview was offered and was not taken up.",
    "See the single-agency report of the community health trust, paragraph 6.12, and the chronology in the annex.",
    "A multi-agency audit of forty-two cases reported the same difficulty in the following year.",
)
AGENCIES = ("Children's social care", "Community health trust", "Police", "Schools and colleges", "Safeguarding board")
MONTHS = ("March 2024", "July 2024", "October 2024")
_LEADING_NUMBER = re.compile(
    r"^(?:(?:[A-Z]{0,3}\d+(?:\.\d+)*[.:)]?|\(?[a-z]\))\s+(?=[A-Z])|[A-Z][a-z]+(?: [A-Za-z]+)? \d+[a-z]?(?:[.:]| –)\s+)"
)


@dataclass(frozen=True)
class Piece:
    """One piece of a document; ``rows`` are a table's (its head first), ``notes`` the footnotes called in its text."""

    kind: Kind
    text: str = ""
    number: str = ""
    level: int = 0
    notes: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Layout:
    """How a document is set: the program, and what the layout holds (``features``, words that the renderers know)."""

    name: str
    program: Literal["libreoffice", "word", "chromium", "reportlab", "weasyprint"]
    features: frozenset[str]

    def has(self, feature: str) -> bool:
        """Whether the layout holds something."""
        return feature in self.features


def passages() -> dict[str, list[str]]:
    """Invented passages by section kind, single-spaced, without a number or label typed before them."""
    path = next(path for path in PASSAGES if path.exists())
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            text = _LEADING_NUMBER.sub("", " ".join(row["text"].split()))
            found.setdefault(row["section_kind"], []).append(text)
    return found


def document(layout: Layout, seed: int, *, length: int = 11) -> list[Piece]:
    """The pieces of one document; ``length`` is the number of passages under a second-level heading."""
    maker = _Maker(layout, random.Random(seed), passages())
    return [piece for index in range(len(CHAPTERS)) for piece in maker.chapter(index, length // 3)]


class _Maker:
    def __init__(self, layout: Layout, rng: random.Random, pool: dict[str, list[str]]) -> None:
        self._layout, self._rng, self._pool = layout, rng, pool
        self._running = self._note = 0

    def chapter(self, index: int, length: int) -> Iterator[Piece]:
        """One chapter."""
        title, kinds, subheadings = CHAPTERS[index]
        texts = [text for kind in kinds for text in self._pool.get(kind, ())]
        self._rng.shuffle(texts)
        yield Piece("heading", title, self._heading_number(str(index + 1)), 1)
        for place, subheading in enumerate(subheadings):
            yield Piece("heading", subheading, self._heading_number(f"{index + 1}.{place + 1}"), 2)
            for _ in range(length):
                if texts:
                    yield self._paragraph(texts.pop(), index + 1)
            yield from self._extras(texts, index, place)

    def _heading_number(self, number: str) -> str:
        return number if self._layout.has("numbered headings") else ""

    def _paragraph(self, text: str, chapter: int) -> Piece:
        number = ""
        if self._layout.has("running numbers"):
            self._running += 1
            number = f"{self._running}."
        elif self._layout.has("decimal numbers"):
            self._running = self._running + 1 if self._chapter_is(chapter) else 1
            number = f"{chapter}.{self._running}"
        notes: tuple[str, ...] = ()
        if self._layout.has("footnotes") and self._rng.random() < 0.4:
            notes = (NOTES[self._note % len(NOTES)],)
            self._note += 1
        return Piece("paragraph", text, number, notes=notes)

    def _chapter_is(self, chapter: int) -> bool:
        same = getattr(self, "_last", None) == chapter
        self._last = chapter
        return same

    def _extras(self, texts: list[str], index: int, place: int) -> Iterator[Piece]:
        has = self._layout.has
        if has("bullets") and place == 0:
            yield from (Piece("item", text, "•") for text in self._short(texts, 4))
        if has("letters") and place == 1:
            yield from (Piece("item", text, f"({'abcdef'[n]})") for n, text in enumerate(self._short(texts, 4)))
        if has("boxes") and place == 1:
            yield Piece("box", " ".join(self._short(texts, 1)), "Practice point")
        if has("sidebars") and place == 0:
            yield Piece("sidebar", " ".join(self._short(texts, 1)))
        if has("tables") and place == 1:
            if has("captions"):
                yield Piece("caption", f"Table {index + 1}: Actions agreed by the partner agencies")
            yield Piece("table", rows=self._table(index))

    def _short(self, texts: list[str], count: int) -> list[str]:
        chosen = [text for text in texts if len(text) < 420][:count]
        for text in chosen:
            texts.remove(text)
        return chosen

    def _table(self, index: int) -> tuple[tuple[str, ...], ...]:
        texts = [text for text in self._pool["recommendations"] if len(text) < 330]
        chosen = self._rng.sample(texts, 9 if index % 2 else 5)
        rows = [
            (f"{index + 1}.{n + 1}", text, AGENCIES[(n + index) % len(AGENCIES)], MONTHS[n % len(MONTHS)])
            for n, text in enumerate(chosen)
        ]  # fmt: skip
        return (("No.", "Action", "Lead agency", "By when"), *rows)


def hyphenated(text: str) -> str:
    """Soft hyphens put into long words, between two consonants that stand between vowels."""
    return re.sub(r"[A-Za-z]{7,}", lambda match: _syllables(match[0]), text)


def _syllables(word: str) -> str:
    return re.sub(r"(?<=[a-z]{2}[bcdfgklmnprst])(?=[bcdfgklmnprst][aeiou][a-z]{2})", "\u00ad", word)
