"""Lines to blocks: headings, numbered and plain paragraphs, list items, footnotes, contents lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from thememiner.reading.blocks import Block, Role
from thememiner.reading.pages.hyphens import LineJoiner, plain
from thememiner.reading.pages.lines import Line, is_bold
from thememiner.reading.pages.numbering import next_in_series, split_number
from thememiner.reading.pages.words import PageText, Word

_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{5,}")
_ENDS_IN_NUMBER = re.compile(r"(?:\d{1,3}|[ivxl]+)\s*$")
_SENTENCE_END = re.compile(r"[.!?]['\"’”)\]]*$")
_STOP = re.compile(r"[.!?:;]['\"’”)\]]*$")
_MARK = re.compile(r"^(?:\d{1,3}|[*†‡]+)$")
_LARGE = 1.08
_SMALL = 0.92
_LONGEST_HEADING = 170


@dataclass(slots=True)
class _Open:
    """The block that is being put together."""

    role: Role
    number: str | None
    text: str
    first: Line
    last: Line
    caps: bool
    box: int | None
    breaks: list[tuple[int, int]] = field(default_factory=list)


class BlockBuilder:
    """Puts blocks together from lines fed to it in reading order.

    Args:
        lines: All lines of the document, by page: the body's size and spacing are what is commonest in it.
    """

    def __init__(self, lines: Sequence[Sequence[Line]]) -> None:
        flat = [line for own in lines for line in own]
        self.body = _commonest((line.size, len(line.text)) for line in flat) or 11.0
        steps = [
            (round(below.y - above.y), 1)
            for own in lines
            for above, below in pairwise(own)
            if above.size == below.size == self.body
            and above.same_column(below)
            and 0 < below.y - above.y < 3 * self.body
        ]
        self._leading = _commonest(steps) or 1.2 * self.body
        self._larger = sorted({line.size for line in flat if line.size >= _LARGE * self.body}, reverse=True)
        self._edges = _right_edges(flat)
        self.joiner = LineJoiner([[word.text for word in line.words] for line in flat])
        self._expected: set[str] = set()
        self._open: _Open | None = None
        self._waiting: list[Block] = []
        self.blocks: list[Block] = []

    def feed(self, line: Line, *, box: int | None = None) -> None:
        """Take the next line."""
        is_new = self._role_of_new(line)
        if self._open is not None and self._open.box != box:
            is_new = is_new or ("paragraph", None, line.words)
        if is_new is None and self._open is not None and self._carries_on(line):
            self._append(line)
        else:
            role, number, words = is_new or ("paragraph", None, line.words)
            self._start(role, number, words, line, box)

    def add(self, block: Block) -> None:
        """Take a finished block, such as a row of a table."""
        self.finish()
        self.blocks.append(block)

    def finish(self) -> None:
        """Close the block in hand."""
        done, self._open = self._open, None
        block = self._block(done) if done else None
        self.blocks += ([block] if block else []) + self._waiting
        self._waiting = []

    def _block(self, done: _Open) -> Block | None:
        text = re.sub(r"\s+", " ", done.text.replace("\ufffe", "-").replace("\x02", "-")).strip()
        number = done.number or None
        if not text and number:
            text, number = number, None
        if not text:
            return None
        return Block(
            text=text,
            role=done.role,
            page=done.first.page,
            page_end=done.last.page,
            number=number,
            level=self._level(done) if done.role == "heading" else 0,
            breaks=tuple(done.breaks),
            size=round(done.first.size / self.body, 2),
            bold=done.first.bold,
            box=done.box,
        )

    def _role_of_new(self, line: Line) -> tuple[Role, str | None, list[Word]] | None:
        """What the line begins, or None when it may carry on what is open."""
        if _LEADER.search(line.text) and _ENDS_IN_NUMBER.search(line.text):
            return "contents-line", None, line.words
        is_large = line.size >= _LARGE * self.body
        found = split_number(line.words, expected=frozenset(self._expected), is_large=is_large)
        words = found.rest if found else line.words
        if words and self._looks_like_heading(line, words):
            if not found and self._carries_on_heading(line):
                return None
            return "heading", found.number if found else None, words
        if found:
            role: Role = "list-item" if not found.number else "paragraph"
            return role, found.number or None, words
        return None

    def is_footnote(self, page: PageText, line: Line) -> bool:
        """Whether the line is in small print in the lower half of the page."""
        return line.size < _SMALL * self.body and line.y > 0.5 * page.height

    def feed_footnotes(self, lines: Iterable[Line]) -> None:
        """Take the footnotes of a page; they come after the block that they interrupt."""
        notes: list[_Open] = []
        for line in lines:
            marked = len(line.words) > 1 and bool(_MARK.match(line.words[0].text))
            if marked or not notes:
                number, words = (line.words[0].text, line.words[1:]) if marked else (None, line.words)
                notes.append(_Open("footnote", number, _text(words, line), line, line, _caps(line), None))
            else:
                notes[-1].text = self.joiner.join(notes[-1].text, _text(line.words, line))
                notes[-1].last = line
        self._waiting += filter(None, map(self._block, notes))
        if self._open is None:
            self.finish()

    def _looks_like_heading(self, line: Line, words: Sequence[Word]) -> bool:
        text = " ".join(word.text for word in words)
        letters = re.sub(r"[^A-Za-z]", "", text)
        if len(letters) < 2 or len(text) > _LONGEST_HEADING:
            return False
        if line.size >= _LARGE * self.body:
            return not _SENTENCE_END.search(text) or text.endswith("?") or is_bold(words)
        if is_bold(words):
            return True
        return letters.isupper() and len(letters) > 3 and len(text) < 90 and not _SENTENCE_END.search(text)

    def _carries_on_heading(self, line: Line) -> bool:
        open_ = self._open
        if open_ is None or open_.role != "heading" or not self._same_print(open_, line):
            return False
        close = open_.last.same_column(line) and 0 < line.y - open_.last.y < 1.75 * line.size
        return close and open_.caps == _caps(line) and not _SENTENCE_END.search(open_.text)

    def _carries_on(self, line: Line) -> bool:
        """Whether a line without a sign of its own belongs to the open block."""
        open_ = self._open
        if open_ is None or open_.role == "contents-line":
            return False
        if open_.role == "heading":
            return self._carries_on_heading(line) or (not open_.text and bool(open_.number))
        if abs(open_.last.size - line.size) > 0.6 and len(line.text) > 4:
            return False
        if not open_.last.same_column(line):
            return self._carries_over(open_, line)
        return self._carries_down(open_, line)

    def _carries_over(self, open_: _Open, line: Line) -> bool:
        """Over the end of a page or column: the sentence goes on."""
        if not open_.text or line.text[:1].islower():
            return True
        return not _STOP.search(open_.text) and not (self._is_short(open_.last) and line.text[:1].isupper())

    def _carries_down(self, open_: _Open, line: Line) -> bool:
        gap = line.y - open_.last.y
        step = self._leading * line.size / self.body
        if gap > 1.35 * step:
            return gap <= 2.3 * step and not _STOP.search(open_.text) and line.text[:1].islower()
        ended = bool(_SENTENCE_END.search(open_.text) or open_.text.endswith(":"))
        indented = line.x0 > open_.last.x0 + 0.9 * line.size and open_.last is not open_.first
        opened_up = self._is_short(open_.last) and line.text[:1].isupper() and gap > 1.12 * step
        return not (ended and (indented or opened_up))

    def _is_short(self, line: Line) -> bool:
        """Whether the line ends well before the right edge of its column."""
        edge = self._edges[line.page, line.left, line.right]
        return line.x1 < edge - 0.18 * (edge - line.x0)

    def _same_print(self, open_: _Open, line: Line) -> bool:
        return abs(open_.last.size - line.size) < 0.3 and open_.last.bold == line.bold

    def _start(self, role: Role, number: str | None, words: Sequence[Word], line: Line, box: int | None) -> None:
        self.finish()
        if number:
            self._expected.discard(number)
            self._expected.add(next_in_series(number))
        self._open = _Open(role, number, _text(words, line), line, line, _caps(line), box)

    def _append(self, line: Line) -> None:
        open_ = self._open
        text = _text(line.words, line)
        if open_ is None or not text:
            return
        joined = self.joiner.join(open_.text, text) if open_.text else text
        if line.page != open_.last.page:
            open_.breaks.append((len(joined) - len(text), line.page))
        open_.text, open_.last = joined, line

    def _level(self, done: _Open) -> int:
        if done.number and re.fullmatch(r"\d+(\.\d+)*", done.number):
            return done.number.count(".") + 1
        if done.first.size in self._larger:
            return min(3, 1 + self._larger.index(done.first.size))
        return 3 if done.first.bold else 4


def _text(words: Iterable[Word], line: Line) -> str:
    """The words without raised footnote marks, which would stick to the word before them."""
    kept = [
        word
        for word in words
        if not (
            word.size < 0.78 * line.size and word.y < line.y - 0.1 * line.size and _MARK.match(word.text.strip(","))
        )
    ]
    return plain(" ".join(word.text for word in kept))


def _caps(line: Line) -> bool:
    return line.text.isupper()


def _commonest(weighted: Iterable[tuple[float, int]]) -> float | None:
    counts: Counter[float] = Counter()
    for value, weight in weighted:
        counts[value] += weight
    return counts.most_common(1)[0][0] if counts else None


def _right_edges(lines: Iterable[Line]) -> dict[tuple[int, float, float], float]:
    ends: dict[tuple[int, float, float], list[float]] = {}
    for line in lines:
        ends.setdefault((line.page, line.left, line.right), []).append(line.x1)
    return {key: sorted(values)[int(0.9 * (len(values) - 1))] for key, values in ends.items()}
