"""How well a reader's text agrees with the known text of a reference document.

Words are aligned by their longest common subsequence, so words lost, broken, run together, added or out of order all
cost. Footnotes and side bars may stand anywhere among themselves in order: they are aligned with what the running text
left over, for every reader alike. Printed numbers, bullets and footnote marks count neither for nor against a reader,
since one keeps them in the text and another beside it. Case is not compared (small capitals have none).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from benchmarks.reference.model import Piece
from thememiner.records import Passage

_ASIDE = ("footnote", "sidebar")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": "", "\u2010": "-", "\u2011": "-", "\uf0b7": "•"}
)


@dataclass(frozen=True)
class Agreement:
    """Words of the reference, words read (numbers apart), words aligned; paragraphs whole, numbers found, and all."""

    wanted: int
    read: int
    aligned: int
    whole: int
    paragraphs: int
    numbers: int
    numbered: int

    @property
    def recall(self) -> float:
        """Share of the reference's words that came out, in order."""
        return self.aligned / self.wanted

    @property
    def precision(self) -> float:
        """Share of the words that came out that belong there."""
        return self.aligned / max(1, self.read)


def tokens(text: str) -> list[str]:
    """Words as they are compared."""
    return unicodedata.normalize("NFKC", text.translate(_SAME)).casefold().split()


def plain_agreement(pieces: Sequence[Piece], text: str) -> Agreement:
    """Agreement of a whole text; a paragraph is whole if its words stand in it without a break."""
    found = tokens(text)
    joined = f" {' '.join(found)} "
    paragraphs = _paragraphs(pieces)
    whole = sum(f" {' '.join(tokens(one.text))} " in joined for one in paragraphs)
    numbered = [one for one in paragraphs if one.number not in ("", "•")]
    numbers = sum(f" {' '.join(tokens(one.number) + tokens(one.text)[:4])} " in joined for one in numbered)
    return Agreement(*_aligned(pieces, found), whole, len(paragraphs), numbers, len(numbered))


def passage_agreement(pieces: Sequence[Piece], passages: Sequence[Passage]) -> Agreement:
    """Agreement of passages; a paragraph is whole if its words are exactly one passage."""
    found = [token for one in passages for token in tokens(one.text) if token not in ("|", "•")]
    texts: dict[str, list[Passage]] = {}
    for one in passages:
        texts.setdefault(" ".join(tokens(one.text)), []).append(one)
    paragraphs = _paragraphs(pieces)
    whole = sum(" ".join(tokens(one.text)) in texts for one in paragraphs)
    numbered = [one for one in paragraphs if one.number not in ("", "•")]
    beginnings = {(one.paragraph, *tokens(one.text)[:4]) for one in passages}
    numbers = sum((one.number.strip("().").strip(), *tokens(one.text)[:4]) in beginnings for one in numbered)
    return Agreement(*_aligned(pieces, found), whole, len(paragraphs), numbers, len(numbered))


def heading_f1(pieces: Sequence[Piece], found: Sequence[str]) -> float:
    """F1 of headings: in nearly the same words, each used once."""
    wanted = [" ".join(tokens(piece.text)) for piece in pieces if piece.kind == "heading"]
    free = [" ".join(tokens(text)) for text in found]
    hits = 0
    for one in wanted:
        same = next((other for other in free if fuzz.ratio(re.sub(r"^[\d. ]+", "", other), one) >= 90), None)
        if same is not None:
            free.remove(same)
            hits += 1
    return 2 * hits / max(1, len(wanted) + len(found))


def lost_and_added(pieces: Sequence[Piece], found: list[str]) -> tuple[list[str], list[str]]:
    """The words of the running text that did not come out, and those left over: to find causes by."""
    main = _main(pieces)
    left = _left(found, main)
    for extra in (_aside(pieces), _marks(pieces)):
        left = _left(left, extra)
    missed = _left(main, found)
    return missed, left


def _aligned(pieces: Sequence[Piece], found: list[str]) -> tuple[int, int, int]:
    main, aside, marks = _main(pieces), _aside(pieces), _marks(pieces)
    left = _left(found, main)
    rest = _left(left, aside)
    unasked = _left(rest, marks)
    return len(main) + len(aside), len(found) - (len(rest) - len(unasked)), len(found) - len(rest)


def _left(found: list[str], wanted: list[str]) -> list[str]:
    """What of the words found the longest common subsequence leaves over."""
    left: list[str] = []
    for code in LCSseq.opcodes(found, wanted):
        if code.tag in ("delete", "replace"):
            left += found[code.src_start : code.src_end]
    return left


def _main(pieces: Sequence[Piece]) -> list[str]:
    words: list[str] = []
    for piece in pieces:
        if piece.kind == "table":
            words += [word for row in piece.rows for cell in row for word in tokens(cell)]
        elif piece.kind not in _ASIDE:
            words += tokens(f"{piece.number}: {piece.text}" if piece.kind == "box" else piece.text)
    return [word for word in words if word not in _numbers(pieces)]


def _numbers(pieces: Sequence[Piece]) -> set[str]:
    """First cells of tables: numbers that some readers keep beside the text."""
    return {word for piece in pieces for row in piece.rows for word in tokens(row[0])}


def _aside(pieces: Sequence[Piece]) -> list[str]:
    texts = [note for piece in pieces for note in piece.notes]
    texts = [piece.text for piece in pieces if piece.kind in _ASIDE] + texts
    return [word for text in texts for word in tokens(text)]


def _marks(pieces: Sequence[Piece]) -> list[str]:
    words: list[str] = []
    note = 0
    for piece in pieces:
        words += tokens(piece.number) if piece.kind != "box" else []
        words += [word for row in piece.rows for word in tokens(row[0])]
        words += [str(note + n + 1) for n in range(len(piece.notes))]
        note += len(piece.notes)
    return words


def _paragraphs(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind in ("paragraph", "item", "sidebar")]
